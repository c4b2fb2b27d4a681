"""Who holds an office or is of an organization, from the words right around a person's name.

"Afghan ambassador to the United States Hamdullah Mohib"; "the president of the Lombardy region,
Roberto Maroni"; "Joseph Votel, commander, U.S. Central Command"; "Anna Keller at Nordbank said".
Read from the words, since the parser takes much of it for lists.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from explorer.extraction.arguments import Reading
from explorer.extraction.gazetteers import offices, words
from explorer.extraction.name import Name
from explorer.extraction.offices import describes, phrase
from explorer.extraction.tie import Tie

_LINKS = frozenset({"of", "to", "for", "at"})
_WHOLES = ("PLACE", "ORGANIZATION")
_FAR = 5
_BRACKET = 9
_AND = frozenset({"and", "or", "&"})


def officeholder_ties(reading: Reading) -> Iterator[Tie]:
    """Ties of the people of a sentence to what they hold an office of, or speak for."""
    for name in reading.names():
        if name.kind == "PERSON" and name.title != "pronoun":
            yield from _behind_office(reading, name)
            yield from _before_office(reading, name)
            yield from _spoken_for(reading, name)


def _behind_office(reading: Reading, name: Name) -> Iterator[Tie]:
    """As in "the President of Poland, Lech Wałęsa"; without the comma too."""
    doc, start = reading.sentence.doc, reading.sentence.start
    at = name.first - 1
    if at > start and doc[at].text == ",":
        if _listed(reading, name):
            return
        at -= 1
    at = _before_bracket(reading, at)
    sorts = words("roles", "descriptors") | words("namewords", "PLACE of nouns")
    if at > start and at not in reading.at and doc[at].lower_ in sorts:
        at -= 1
    owner = reading.at.get(at)
    if owner is None or owner.kind not in _WHOLES or owner.last - 1 != at:
        return
    link = owner.first - 1
    if link > start and doc[link].lower_ == "the":
        link -= 1
    if link <= start or doc[link].lower_ not in _LINKS:
        return
    noun, lower = doc[link - 1], doc[link].lower_
    if noun.lower_ not in offices() or noun.tag_ in ("NNS", "NNPS") or noun.i in reading.at:
        return
    if lower == "to" and noun.lower_ not in words("roles", "posted"):
        return
    office = phrase(noun)
    trigger = (link - len(office), link)
    yield _role(reading, name, owner, office, lower, trigger, 0.85)
    sender = _sender(reading, trigger[0] - 1)
    if sender is not None and sender is not owner and lower != "of":
        yield _role(reading, name, sender, office, "of", trigger, 0.85)


def _listed(reading: Reading, name: Name) -> bool:
    """As in "met the president of Poland, Angela Merkel and Joe Biden": another begins there."""
    doc, after = reading.sentence.doc, name.last
    if after + 1 >= reading.sentence.end or doc[after].lower_ not in _AND:
        return False
    other = reading.at.get(after + 1)
    return other is not None and other.kind == "PERSON"


def _before_bracket(reading: Reading, at: int) -> int:
    """The place before "(Italian Episcopal Conference)"."""
    doc = reading.sentence.doc
    if doc[at].text != ")":
        return at
    first = at
    while first > reading.sentence.start and at - first < _BRACKET and doc[first].text != "(":
        first -= 1
    return first - 1 if doc[first].text == "(" else at


def _sender(reading: Reading, at: int) -> Name | None:
    """Whose office it is, by the words before it: "Afghan ambassador to", "Iran's envoy to"."""
    doc, start, last = reading.sentence.doc, reading.sentence.start, at
    while at >= start and last - at < _FAR and at not in reading.at and describes(doc[at]):
        at -= 1
    if at > start and doc[at].tag_ == "POS":
        at -= 1
    name = reading.at.get(at) if at >= start else None
    if name is None or name.last - 1 != at or name.kind == "PERSON":
        return None
    return name if name.country or name.kind == "ORGANIZATION" else None


def _before_office(reading: Reading, name: Name) -> Iterator[Tie]:
    """As in "Joseph Votel, commander, U.S. Central Command": an office with no word for whose."""
    doc, end, at = reading.sentence.doc, reading.sentence.end, name.last
    if at + 3 >= end or doc[at].text != ",":
        return
    at += 1
    first = at
    while at < end and at - first < _FAR and at not in reading.at and describes(doc[at]):
        at += 1
    noun = doc[at - 1]
    if at == first or at + 1 >= end or doc[at].text != "," or noun.lower_ not in offices():
        return
    at += 2 if doc[at + 1].lower_ == "the" and at + 1 not in reading.at else 1
    owner = reading.at.get(at)
    if owner is None or owner.first != at or owner.kind != "ORGANIZATION":
        return
    after = doc[owner.last] if owner.last < end else None
    if after is not None and (after.lower_ in _AND or after.tag_ == "POS"):
        return
    office = phrase(noun)
    yield _role(reading, name, owner, office, "of", (noun.i - len(office) + 1, noun.i + 1), 0.75)


def _spoken_for(reading: Reading, name: Name) -> Iterator[Tie]:
    """As in "Anna Keller at Nordbank said", "Lydia Buchtmann for Food Standards, says"."""
    doc, end, at = reading.sentence.doc, reading.sentence.end, name.last
    if at + 2 >= end or doc[at].lower_ not in ("for", "at", "with"):
        return
    article = doc[at + 1].lower_ == "the" and at + 1 not in reading.at
    owner = reading.at.get(at + 1 + article)
    if owner is None or owner.first != at + 1 + article or owner.kind != "ORGANIZATION":
        return
    if owner.last >= end or not _says(list(doc[owner.last : min(end, owner.last + 3)])):
        return
    link = doc[at].lower_
    yield Tie(
        name, owner, (link,), link, "membership", True, (at, at + 1), doc[name.last - 1], 0.75,
        "spoken-for", modal=False,
    )  # fmt: skip


def _says(after: list[Token]) -> bool:
    said = [t for t in after if t.text != ","]
    return bool(said) and any(
        t.pos_ == "VERB"
        and t.tag_ in ("VBD", "VBZ", "VBP")
        and t.lemma_.lower() in words("verbs", "reporting")
        for t in said[: 1 + (said[0].lower_ in ("has", "have", "also"))]
    )


def _role(
    reading: Reading,
    name: Name,
    owner: Name,
    office: tuple[str, ...],
    link: str,
    trigger: tuple[int, int],
    sure: float,
) -> Tie:
    return Tie(
        name, owner, (*office, link), f"{' '.join(office).lower()} {link}", "role", True, trigger,
        reading.sentence.doc[name.last - 1], sure, "office-before-name", modal=False,
    )  # fmt: skip
