"""What common words beside a name belong to it: "the Syrian army", not "a Foreign Office aide"."""

from spacy.tokens import Doc, Token

from explorer.extraction.gazetteers import (
    gender_of_given_name,
    is_country,
    known_names,
    offices,
    title_words,
    words,
)
from explorer.extraction.namewords import kind_by_words

_NOUNS = ("NN", "NNS")
_WEEK = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
_NAMED_DAYS = frozenset(  # "Sheffield Wednesday" is a football club
    {"Ash", "Black", "Bloody", "Cyber", "Easter", "Good", "Happy", "Holy", "Palm", "Ruby",
     "Sheffield", "Super"}
)  # fmt: skip
_LONGER = ("ORGANIZATION", "GROUP", "PERSON")


def trimmed(doc: Doc, first: int, last: int, kind: str) -> tuple[int, int, str]:
    """A reader's name without the common nouns behind and before it, or with those it lacks."""
    team = kind == "EVENT" and last - first > 1 and doc[last - 2].tag_ == "NNPS"
    if (team or kind in _LONGER) and last - first > 1 and _when(doc[last - 1]):
        last, kind = (
            last - 1,
            "ORGANIZATION" if team else kind,
        )  # "the Pittsburgh Steelers | Sunday"
    while last - first > 1 and doc[last - 1].is_lower and doc[last - 1].tag_ == "IN":
        last -= 1  # "the Institute of Physics | at the Academy"
    end = _day(doc, first, last)
    if end and kind in ("WORK", "EVENT", "PLACE", "GROUP"):
        return first, end, "EVENT"
    if last - first > 1 and doc[last - 1].is_lower and doc[last - 1].tag_ in ("VBD", "VBZ"):
        last -= 1  # "Shares in Nordwind | rose"
    stately = kind == "PLACE" and last - first > 1 and doc[last - 1].text == "State"
    if stately and last < len(doc) and doc[last].lower_ in offices():
        return first, last - 1, kind  # "New Hampshire | State Senator"
    happening = last - first > 1 and doc[last - 1].lemma_ in words("nounkinds", "EVENT")
    if kind == "PLACE" and happening and doc[last - 1].is_lower:
        last -= 1  # "the Richmond Hill | crash"
    if kind not in _LONGER or doc[first:last].text in known_names():
        return _force(doc, first, last, kind)
    if kind == "PERSON":
        first = _behind_office(doc, first, last)
        first, last, kind = _member(doc, first, last)
    rest = known_names().get(doc[first : last - 1].text)
    if last - first > 1 and rest is not None and _no_part(doc[last - 1]):
        return first, last - 1, rest.kind  # "under Islamic State | control"
    capital = all(_capital(t) for t in doc[first : last - 1])
    if kind == "ORGANIZATION" and last - first > 2 and capital and _no_part(doc[last - 1]):
        last -= 1  # "Defence Ministry | statement"
    if kind == "ORGANIZATION" and last - first > 1 and _halves_office(doc, last):
        last -= 1  # "White House | Press Secretary"
    if kind == "ORGANIZATION" and last - first > 1 and _office_behind(doc, last):
        last -= 1  # "U.S. Army | General | Joseph Votel"
    if last - first > 1 and _loose(doc, first, last, kind):
        last -= 1
        entry = known_names().get(doc[first:last].text)
        kind = entry.kind if entry else "ORGANIZATION"
    if kind == "GROUP" and all(t.lower_ in title_words() for t in doc[first + 1 : last]):
        last = first + 1  # "Russian | Foreign Minister"
    rest = known_names().get(doc[first + 1 : last].text)
    if last - first > 1 and doc[first].tag_ == "JJ" and doc[first].is_lower and rest:
        first, kind = first + 1, rest.kind
    return _force(doc, first, last, kind)


def _when(word: Token) -> bool:
    """A day of the week that says when, and ends no name as "Black Friday" does."""
    before = word.nbor(-1)
    return word.text in _WEEK and before.pos_ == "PROPN" and before.text not in _NAMED_DAYS


def _behind_office(doc: Doc, first: int, last: int) -> int:
    """Where a person's name begins behind an office: "U.S. Secretary of Defense | Ash Carter".

    Before the office there may be whose it is: a known name, or one in capitals ("FCO Minister").
    """
    for begin in range(first, last - 1):
        whose = doc[first:begin]
        named = whose.text in known_names() or (len(whose) == 1 and _is_acronym(whose[0]))
        if begin > first and not named:
            continue
        for end in range(last - 1, begin, -1):
            given = end == begin + 1 and gender_of_given_name(doc[begin].text)  # "Dean Kamen"
            office = not given and _is_office(doc[begin:end].text.lower())
            if office and all(_capital(token) for token in doc[end:last]):
                return end
    return first


def _is_office(phrase: str) -> bool:
    """Whether words are an office, by themselves or of a portfolio: "secretary of defense"."""
    office, of, portfolio = phrase.partition(" of ")
    held = office in words("roles", "offices")
    return held and (not of or portfolio in words("roles", "portfolios"))


def _is_acronym(token: Token) -> bool:
    return token.text.isupper() and token.is_alpha and 1 < len(token) < 6


def _member(doc: Doc, first: int, last: int) -> tuple[int, int, str]:
    """Only the party in "Ottawa | New Democrat | MP", which readers take for a person.

    Also only the "UN" in "UN | Secretary-General", where another name follows.
    """
    for begin in range(last - 2, first + 1, -1):
        before = (known_names().get(doc[at:begin].text) for at in range(first, begin - 1))
        placed = any(one is not None and one.kind == "PLACE" for one in before)
        if placed and gender_of_given_name(doc[begin].text):
            return begin, last, "PERSON"  # "Minister for the Middle East | Tobias Ellwood"
    entry = known_names().get(doc[first].text)
    titles = all(t.lower_ in title_words() or t.text == "-" for t in doc[first + 1 : last])
    if last - first > 1 and entry is not None and titles and entry.kind != "PERSON":
        return first, first + 1, entry.kind
    if last - first < 3 or doc[last - 1].text not in ("MP", "MPs", "MEP", "MEPs"):
        return first, last, "PERSON"
    for begin in range(first, last - 1):
        entry = known_names().get(doc[begin : last - 1].text)
        placed = begin == first or doc[first:begin].text in known_names()
        if entry is not None and entry.kind in ("ORGANIZATION", "GROUP") and placed:
            return begin, last - 1, entry.kind
    return first, last, "PERSON"


def _no_part(word: Token) -> bool:
    """Whether a common noun calls no one and so ends no name: "control", and not "fighters"."""
    lemma = word.lemma_.lower()
    actors = any(lemma in words("nounkinds", k) for k in ("PERSON", "GROUP", "ORGANIZATION"))
    acting = word.lower_ in words("roles", "representatives")
    return word.is_lower and word.tag_ == "NN" and not (actors or acting)


def _halves_office(doc: Doc, last: int) -> bool:
    """Whether an office begins with the last word of a name: "Press Secretary"."""
    return doc[last - 1 : last + 1].text.lower() in words("roles", "offices")


def is_title(token: Token) -> bool:
    """Whether a word may be a title: "Gen", "Gen.", and "Lt" with its full stop a word apart."""
    word, after = token.lower_, token.doc[token.i + 1 : token.i + 2].text
    written = (word, word.rstrip("."), f"{word}.") if after == "." else (word, word.rstrip("."))
    return any(one in title_words() for one in written)


def office_begins(doc: Doc, at: int, person_follows: bool) -> bool:
    """Whether somebody's office and no further word of a name stands here: "Party | Chairman"."""
    word, alone = doc[at], words("roles", "of persons alone")
    vice = word.text in ("Vice", "Deputy") and doc[at + 1 : at + 2].text.lower() in alone
    two = doc[at : at + 2].text.lower() in words("roles", "offices")
    return vice or two or word.lower_ in alone or (person_follows and word.lower_ in title_words())


def _office_behind(doc: Doc, last: int) -> bool:
    """Whether an organization's last word is somebody's office and no part of its name."""
    word = doc[last - 1]
    if word.lower_ in words("roles", "of persons alone"):
        return True
    after = doc[last] if last < len(doc) else None
    person = after is not None and after.ent_type_ == "PERSON" and after.tag_ in ("NNP", "NNPS")
    rank = word.lower_ in offices() or word.lower_ in title_words()
    return person and rank and word.text[0].isupper()


def _loose(doc: Doc, first: int, last: int, kind: str) -> bool:
    """Whether the last word is no part: "Foreign Office | spokesman", "U.S. | military aides"."""
    word, rest = doc[last - 1], doc[first : last - 1]
    if word.text in words("namewords", "forces"):
        return rest.text in known_names() and last < len(doc) and doc[last].tag_ in _NOUNS
    if kind != "PERSON" or not word.is_lower or word.text not in offices():
        return False
    begin = 1 if rest[0].lower_ in ("a", "an", "the") else 0
    parts = [t.text for t in rest][begin:]
    entry = known_names().get(" ".join(parts))
    known = entry is not None and entry.kind == "ORGANIZATION"
    return known or kind_by_words(parts) == "ORGANIZATION"


def _force(doc: Doc, first: int, last: int, kind: str) -> tuple[int, int, str]:
    """With "army" or "navy" behind a country's adjective: each country has one."""
    entry = known_names().get(doc[first:last].text)
    if entry is None or entry.what != "adjective" or not is_country(entry.country):
        return first, last, kind
    for size in (2, 1):
        end = last + size
        if doc[last:end].text in words("namewords", "forces") and end <= len(doc):
            further = end < len(doc) and (doc[end].tag_ in _NOUNS or doc[end].text == "-")
            return (first, last, kind) if further else (first, end, "ORGANIZATION")
    return first, last, kind


def _day(doc: Doc, first: int, last: int) -> int:
    """Behind "Day" where a name is a holiday's: "on Waitangi | Day"; 0 where it is none."""
    end = last if doc[last - 1].text == "Day" else last + 1
    holiday = end <= len(doc) and doc[end - 1].text == "Day" and end - first > 1
    return end if holiday and all(_capital(t) for t in doc[first:end]) else 0


def _capital(token: Token) -> bool:
    return token.text[0].isupper() or token.text in ("'s", "’s")
