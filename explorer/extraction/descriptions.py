"""Ties that the words right before a name make: "Chinese President Xi", "his grandfather Kim".

Read from the words and not from the parse, which often errs here. What stands between an owner
(a demonym, a country, "Y's", "his") and the name says what the name is to the owner.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from explorer.extraction.arguments import Reading
from explorer.extraction.dependents import colors
from explorer.extraction.gazetteers import kinship, offices, words
from explorer.extraction.name import Name
from explorer.extraction.offices import (
    describes,
    kind_of_kin,
    office_at_end,
    phrase,
    property_of_kin,
)
from explorer.extraction.tie import Tie

_FAR = 7


def description_ties(reading: Reading) -> Iterator[Tie]:
    """Ties of what stands before the names of a sentence."""
    for name in reading.names():
        if name.title != "pronoun":
            yield from _before(reading, name)


def _before(reading: Reading, name: Name) -> Iterator[Tie]:
    doc, start = reading.sentence.doc, reading.sentence.start
    at = name.first - 1
    comma = at > start and doc[at].text == ","
    beside = comma and (doc[at - 1].lower_ in kinship() or _named_behind(reading, name, at))
    if beside or (at > start and doc[at].text in ('"', "``", "''")):
        at -= 1
    last = at
    while at >= start and at not in reading.at and last - at < _FAR and describes(doc[at]):
        at -= 1
    if at < start:
        return
    possessive = doc[at].tag_ == "POS" and at - 1 in reading.at
    owner_at = at - 1 if possessive else at
    owner = reading.at.get(owner_at) or _joined(reading, owner_at)
    if owner is None or owner is name:
        return
    if owner_at in reading.at and owner.last - 1 != owner_at:
        return
    if owner.kind in ("EVENT", "WORK", "PRODUCT"):
        yield from _won(reading, name, owner, at, last)
        return
    if doc[owner_at].tag_ in ("PRP$", "WP$"):
        possessive = True
    elif (
        not possessive
        and (owner.kind == "PERSON" or doc[owner_at].pos_ == "PRON")
        and not (name.kind == "PERSON" and doc[last].lower_ in words("roles", "personal"))
    ) or (owner.kind == "ORGANIZATION" and doc[owner_at].tag_ == "JJ" and not _team(doc[last])):
        return
    between = [t for t in doc[at + 1 : last + 1] if t.is_alpha or t.text == "-"]
    tie = _described(reading, name, owner, between, possessive, owner_at)
    tie = tie or (None if between or possessive else _in_office_for(reading, name, owner))
    if tie is not None:
        yield tie


def _won(reading: Reading, name: Name, owner: Name, at: int, last: int) -> Iterator[Tie]:
    """As in "Booker Prize winner Ann Lee", "Wimbledon champion Ann Lee"."""
    noun = reading.sentence.doc[last]
    if name.kind != "PERSON" or noun.lower_ not in words("roles", "of an award"):
        return
    if last - at > 2 or owner.last > last:
        return
    yield Tie(
        name, owner, (noun.lower_, "of"), f"{noun.lemma_.lower()} of", "other", True,
        (noun.i, noun.i + 1), reading.sentence.doc[name.last - 1], 0.8, "office-before-name",
        modal=False,
    )  # fmt: skip


def _in_office_for(reading: Reading, name: Name, owner: Name) -> Tie | None:
    """As in "Minister for the Middle East Tobias Ellwood"."""
    doc, at = reading.sentence.doc, owner.first - 1
    at -= at > reading.sentence.start and doc[at].lower_ == "the"
    office = doc[at - 1] if at > reading.sentence.start else None
    if name.kind != "PERSON" or office is None or doc[at].lower_ not in ("for", "of", "to"):
        return None
    if office.lower_ not in offices() or owner.kind not in ("PLACE", "ORGANIZATION"):
        return None
    label = (*phrase(office), doc[at].lower_)
    return Tie(
        name, owner, label, " ".join(label), "role", True, (office.i, at + 1), doc[name.last - 1],
        0.85, "office-before-name", modal=False,
    )  # fmt: skip


def _named_behind(reading: Reading, name: Name, comma: int) -> bool:
    """As in "Malaysia's Prime Minister, Najib Razak said", and not where a list goes on."""
    doc, first = reading.sentence.doc, comma - 1
    after = doc[name.last].lower_ if name.last < reading.sentence.end else "."
    person = doc[first].lower_ in offices() or doc[first].lower_ in words("nounkinds", "PERSON")
    if name.kind != "PERSON" or not person or after in ("and", "or"):
        return False
    while first > reading.sentence.start and comma - first < _FAR and doc[first].tag_ != "POS":
        first -= 1
    return doc[first].tag_ == "POS" and first - 1 in reading.at


def _team(word: Token) -> bool:
    """As in "Arsenal coach X", where the parser takes the club for an adjective."""
    return word.lower_ in words("roles", "of a team")


def _joined(reading: Reading, at: int) -> Name | None:
    """Whom "its" means in "Gazprom and its partner CNPC", where no one else can be meant.

    Also whom "whose" means right behind a name: "Hungary, whose leader Viktor Orban …".
    """
    word = reading.sentence.doc[at]
    if word.tag_ == "WP$" and at - 2 >= reading.sentence.start:
        return reading.at.get(at - 1 - (word.nbor(-1).text == ","))
    owner = reading.at.get(at - 2)
    if owner is None or word.tag_ != "PRP$" or word.nbor(-1).lower_ != "and":
        return None
    kinds = {"its": ("ORGANIZATION",), "his": ("PERSON",), "her": ("PERSON",)}
    return owner if owner.kind in kinds.get(word.lower_, ()) else None


def _described(
    reading: Reading, name: Name, owner: Name, between: list[Token], possessive: bool, at: int
) -> Tie | None:
    adjective = owner.country and owner.kind in ("PLACE", "GROUP")
    if name.kind == "GROUP":
        return None
    if owner.kind == "GROUP" and not owner.country:
        return _of_group(reading, name, owner, between, at) if not possessive else None
    trigger = (between[0].i, between[-1].i + 1) if between else (at, at + 1)
    office = office_at_end(between)
    noun = office[-1].lower() if office else ""

    def tie(
        label: tuple[str, ...], key: str, kind: str, sure: float, rule: str, code: str | None = None
    ) -> Tie:
        return Tie(
            name, owner, label, key, kind, True, trigger, reading.sentence.doc[name.last - 1],
            sure, rule, modal=False, code=code,
        )  # fmt: skip

    if name.kind == "PERSON":
        if noun in kinship() and (owner.kind == "PERSON" or noun not in offices()):
            if owner.kind != "PERSON" or not possessive:
                return None
            code = property_of_kin(noun, owner)
            if between[-1].tag_ == "NNS":
                office, noun = (*office[:-1], between[-1].lemma_), between[-1].lemma_
            return tie((*office, "of"), f"{noun} of", kind_of_kin(noun), 0.9, "kinship", code)
        office = office or _of_person(owner, between)
        office = _once(reading, owner, office)
        noun = office[-1].lower() if office else ""
        within = noun in ("officer", "student") and owner.kind == "ORGANIZATION"
        if office and (within or noun not in words("roles", "vague")):
            team = noun in words("roles", "of a team") and owner.kind == "PLACE"
            if noun in words("roles", "occupations") and adjective and not (possessive or team):
                return tie(
                    (owner.text, *office[-2:]), f"{noun} from", "location", 0.85, "nationality",
                    "P27",
                )  # fmt: skip
            return tie(
                (*office, "of"), f"{' '.join(office).lower()} of", "role", 0.9, "office-before-name"
            )
        if adjective and not possessive and between and between[-1].tag_ == "NN":
            word = between[-1].lower_
            return tie((owner.text, word), f"{word} from", "location", 0.7, "nationality")
        if adjective and not possessive and not between and owner.kind == "GROUP":
            return tie((owner.text,), "from", "location", 0.75, "nationality", "P27")
        if possessive and not between and owner.kind != "PERSON":
            code = "P27" if owner.what == "country" else None
            return tie(("of",), "of", "membership", 0.75, "possessive-name", code)
        return None
    if possessive and between and between[-1].lower_ in words("nouns", "counterparts"):
        noun = between[-1].lower_
        return tie((noun, "of"), f"{noun} of", "other", 0.8, "counterpart")
    if (owner.kind == "PERSON" and name.kind in ("PLACE", "EVENT")) or name.what == "country":
        return None
    if adjective and not possessive and between and between[-1].tag_ == "NN":
        label = tuple([owner.text, *(t.lower_ for t in between if t.is_alpha)][:4])
        sure = 0.8 if between[-1].lower_ in words("roles", "descriptors") else 0.7
        key = f"{between[-1].lemma_.lower()} in"
        return tie(label, key, "location", sure, "described-name")
    if owner.kind == name.kind == "ORGANIZATION" and not possessive and between:
        noun = between[-1].lower_
        if noun in words("roles", "descriptors") or noun == "side":
            return tie((noun, "in"), f"{noun} in", "part-of", 0.7, "described-name")
    if possessive and colors(reading.sentence.doc[name.last - 1]):
        return None  # "the United States and its NATO allies"
    if possessive and not any(t.lower_ in offices() for t in between) and owner.kind != "PERSON":
        kind = {"PLACE": "location", "ORGANIZATION": "part-of"}.get(name.kind, "other")
        within = owner.what == "country" and name.kind in ("ORGANIZATION", "PLACE")
        sure, code = 0.8 if len(between) < 4 else 0.65, "P17" if within else None
        return tie(("of",), "of", kind, sure, "possessive-name", code)
    if possessive and owner.kind == "PERSON" and name.kind in ("WORK", "PRODUCT", "ORGANIZATION"):
        code = _made(between[-1].lemma_.lower()) if between and name.kind == "WORK" else None
        return tie(("of",), "of", "other", 0.7, "possessive-name", code)
    return None


def _made(noun: str) -> str | None:
    """Whose a work is, by its noun: who performs a song, who wrote a book."""
    return next((code for code, nouns in _MAKERS.items() if noun in nouns), None)


_MAKERS = {
    "P175": ("album", "song", "single", "record", "track", "ep", "hit", "ballad", "mixtape"),
    "P50": ("book", "novel", "memoir", "poem", "essay", "autobiography", "trilogy", "thriller"),
}


def _once(reading: Reading, owner: Name, office: tuple[str, ...]) -> tuple[str, ...]:
    """As in "former Goldman Sachs banker Roger Ng": he is none now."""
    before = reading.sentence.doc[max(reading.sentence.start, owner.first - 2) : owner.first]
    said = [t.lower_ for t in before if t.lower_ not in ("the", "-", "-")]
    known = said[-1:] if said and said[-1] in ("former", "ex", "late", "acting", "interim") else []
    word = "former" if known == ["ex"] else "".join(known)
    return (word, *office) if office and word and word not in office else office


def _of_person(owner: Name, between: list[Token]) -> tuple[str, ...]:
    """Any noun for a person behind an organization: "Volvo customer Anna Keller"."""
    last = between[-1] if between else None
    if last is None or last.tag_ not in ("NN", "JJ") or owner.kind != "ORGANIZATION":
        return ()
    called = last.lower_ in words("nounkinds", "PERSON") or _team(last)
    return (last.lower_,) if called else ()


def _of_group(
    reading: Reading, name: Name, owner: Name, between: list[Token], at: int
) -> Tie | None:
    """As in "Catholic bishop X", "Kurdish singer X"."""
    office = office_at_end(between)
    if name.kind != "PERSON" or not office or office[-1].lower() in kinship():
        return None
    label = (owner.text, *office[-2:])
    return Tie(
        name, owner, label, f"{office[-1].lower()} from", "membership", True,
        (at, between[-1].i + 1), reading.sentence.doc[name.last - 1], 0.75, "nationality",
        modal=False,
    )  # fmt: skip
