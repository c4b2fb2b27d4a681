"""What a name's own words tell about its kind: "… University", "Lake …", "Battle of …"."""

import re
from functools import cache

from spacy.tokens import Doc

from explorer.extraction.gazetteers import gender_of_given_name, known_names, offices, words
from explorer.extraction.products import is_product


def kind_by_words(parts: list[str]) -> str:
    """The kind that the last or first words of a name show, or ''."""
    if not parts:
        return ""
    road = len(parts) > 1 and parts[-2].lower() in words("namewords", "roads")
    if road and parts[-1][0].isdigit():
        return "PLACE"  # "State Route 52"
    if len(parts) > 1 and _NUMERAL.fullmatch(parts[-1]):
        parts = parts[:-1]
    last = parts[-1].rstrip(".").lower()
    first = parts[0].lower()
    if len(parts) > 2 and parts[1].lower() in ("of", "for"):
        for kind in _KINDS:
            if first in _list(kind, "before of"):
                return kind
    for kind in _KINDS:
        if last in _list(kind, "last"):
            return kind
    if len(parts) > 1:
        for kind in _KINDS:
            if first in _list(kind, "first"):
                return kind
    placed = (
        len(parts) > 2 and parts[-1] in known_names() and known_names()[parts[-1]].kind == "PLACE"
    )
    if placed and parts[-2].lower() in _list("EVENT", "last"):
        return "EVENT"  # "Fan Expo Canada"
    return ""


def kind_in_place(doc: Doc, first: int, last: int, guess: str, titled: bool) -> tuple[str, bool]:
    """The kind of a name where it stands, and whether a rule rather than the guess gave it."""
    parts = [t.text for t in doc[first:last]]
    given = gender_of_given_name(parts[0])
    alone = len(parts) == 1
    by_words = kind_by_words(parts)
    team = (not given and _of_a_team(doc, first, last)) or _town_and_team(parts)
    if team and guess in ("PLACE", "GROUP", "PERSON", "ORGANIZATION"):
        return "ORGANIZATION", True
    site = first > 0 and doc[first - 1].lower_ in ("site", "website", "blog", "magazine")
    if by_words == "EVENT" and site:
        return "ORGANIZATION", True  # "the website Operation Clambake"
    if len(parts) > 1 and parts[-1].lower() in words("namewords", "programs"):
        held = parts[-2].lower() in words("namewords", "shows held")
        return ("EVENT" if held else "WORK"), True
    person = not by_words or (alone and parts[0].lower() not in _list("ORGANIZATION", "before of"))
    if titled and guess not in ("GROUP", "EVENT", "WORK") and person:
        return "PERSON", True
    headed = first > 0 and doc[first - 1].lower_ == "the" and len(parts) > 2
    surname = len(parts) == 2 and parts[-1].lower() in words("namewords", "also surnames")
    if guess == "PERSON" and surname and not _placed(doc, first):
        return guess, False
    several = by_words == "ORGANIZATION" and parts[-1].endswith("s")  # "Gordon Advisors"
    named = given and len(parts) < 4 and not (headed or several)
    road = bool(by_words) and parts[-1][0].isdigit()  # "Route 52"
    if by_words and not (guess == "PERSON" and (alone or named) and not road):
        return by_words, True
    after = doc[last] if last < len(doc) else None
    if after is not None and after.text.islower() and kind_by_words([after.text]) == "PLACE":
        return "PLACE", True
    if is_product(doc, first, last, guess):
        return "PRODUCT", True
    of_somebody = (
        first > 1 and doc[first - 1].lower_ == "of" and doc[first - 2].ent_type_ == "PERSON"
    )
    apposed = "" if of_somebody else _apposed(doc, first) or called(doc, last)
    if apposed and not (given and len(parts) > 1 and guess == "PERSON"):
        return apposed, True
    if len(parts) > 1 and guess not in ("PERSON", "EVENT", "WORK") and given and len(parts) < 4:
        return "PERSON", False
    if guess == "PERSON" and not given and (_headed(doc, first) or _led(doc, last)):
        return "ORGANIZATION", True
    before = doc[first - 1].lower_ if first > 0 else ""
    if (
        guess == "PERSON"
        and not given
        and (before == "near" or (before == "in" and len(parts) == 1))
    ):
        return "PLACE", False
    acronym = len(parts) == 1 and named_acronym(parts[0]) and len(parts[0]) > 2
    if acronym and guess == "PERSON" and not given and before:
        return "ORGANIZATION", False
    return guess, False


def _of_a_team(doc: Doc, first: int, last: int) -> bool:
    """Whether a name stands before a player's place: "Chargers wide receiver Vincent Jackson"."""
    at = last
    while at < len(doc) and at - last < 2 and doc[at].is_lower and doc[at].pos_ in ("ADJ", "NOUN"):
        if doc[at].lower_ in words("roles", "of a team"):
            return at + 1 < len(doc) and doc[at + 1].pos_ == "PROPN" and last - first < 5
        at += 1
    return False


def _town_and_team(parts: list[str]) -> bool:
    """As "San Diego Chargers", "Philadelphia 76ers": a known town's name and several."""
    town = known_names().get(" ".join(parts[:-1]))
    several = parts[-1].endswith("s") and parts[-1].lower() not in _list("PLACE", "last")
    return several and town is not None and town.kind == "PLACE" and town.what != "country"


def _placed(doc: Doc, first: int) -> bool:
    """Whether the word before a name says that it is a place or an institution."""
    before = doc[first - 1].lower_ if first else ""
    return before in ("the", "at", "in", "near", "of", "from", "to", "outside")


def _headed(doc: Doc, first: int) -> bool:
    """As in "the chief executive of X", "a subsidiary of X", "shares in X"."""
    if first < 2 or doc[first - 1].lower_ not in ("of", "at", "in"):
        return False
    noun = doc[first - 2].lower_
    if doc[first - 1].lower_ == "in":
        return noun in ("stake", "shares", "stakes")
    return noun in words("namewords", "heads of organizations")


def _led(doc: Doc, last: int) -> bool:
    """As in "X's chief executive", "X's shareholders"."""
    if last + 2 >= len(doc) or doc[last].tag_ != "POS":
        return False
    after = [t.lower_ for t in doc[last + 1 : last + 3]]
    return any(word in words("namewords", "heads of organizations") for word in after)


def _apposed(doc: Doc, first: int) -> str:
    """What the noun before a name calls it: "the city of …", "the band …", "the film …"."""
    at = first - 1
    if at >= 0 and doc[at].text in ('"', ",", "''", "``") and at > 0 and doc[at].text != ",":
        at -= 1
    if at < 0:
        return ""
    if doc[at].text == "," and at > 0 and doc[at - 1].lemma_ in words("namewords", "WORK nouns"):
        equal = any(t.dep_ == "appos" and t.head.i == at - 1 for t in doc[first : first + 4])
        return "WORK" if equal else ""
    if doc[at].lower_ == "of" and at > 0:
        lemma = doc[at - 1].lemma_.lower()
        return "PLACE" if lemma in words("namewords", "PLACE of nouns") else ""
    lemma = doc[at].lemma_.lower()
    if doc[at].pos_ != "NOUN" or doc[at].tag_ != "NN":
        return ""
    for kind in ("ORGANIZATION", "WORK"):
        if lemma in words("namewords", f"{kind} nouns"):
            return kind
    return ""


def called(doc: Doc, last: int) -> str:
    """What the sentence calls a name after it: "X is an album …", "X, a town in …"."""
    at, end = last, len(doc)
    if at < end and doc[at].text == "(":
        closing = next((i for i in range(at, min(end, at + 30)) if doc[i].text == ")"), at)
        at = closing + 1
    if at + 2 >= end or doc[at].lower_ not in ("is", "was", ","):
        return ""
    if doc[at + 1].lower_ not in ("a", "an", "the") or (
        doc[at + 1].lower_ == "the" and doc[at].text == ","
    ):
        return ""
    for i in range(at + 2, min(end - 1, at + 9)):
        if (
            doc[i].pos_ == "NOUN"
            and doc[i + 1].pos_ not in ("NOUN", "PROPN", "ADJ")
            and doc[i + 1].text != "-"
        ):
            return _class_of(doc[i].lemma_.lower())
        if (doc[i].is_punct and doc[i].text not in ("-", ",", "/")) or doc[i].pos_ in (
            "VERB",
            "ADP",
        ):
            return ""
    return ""


def _class_of(noun: str) -> str:
    for kind in ("WORK", "ORGANIZATION"):
        if noun in words("namewords", f"{kind} nouns"):
            return kind
    if noun in words("namewords", "PLACE of nouns") | words("namewords", "PLACE last"):
        return "PLACE"
    return "PERSON" if noun in offices() else ""


def named_acronym(word: str) -> bool:
    """Two to six capitals, as in "KCNA", "IAEA", "G7"."""
    letters = word.replace(".", "").replace("-", "")
    return (
        2 <= len(letters) <= 6
        and letters.isalnum()
        and letters.isupper()
        and not letters[0].isdigit()
        and not letters.isdigit()
    )


def first_of_company(short: str, long: str) -> bool:
    """Whether one name is the first word of the other, a company's: "Halden Industries"."""
    parts = long.split()
    return (
        len(parts) > 1
        and short == parts[0]
        and len(short) > 2
        and short not in known_names()
        and not kind_by_words([short])
        and parts[-1].rstrip(".").lower() in words("namewords", "commercial")
        and not any(kind_by_words([p]) == "PLACE" or _is_place(p) for p in parts[1:-1])
    )


def _is_place(word: str) -> bool:
    """Whether a word is or begins a place's name: "Holden New Zealand Limited" is a branch."""
    entry = known_names().get(word)
    return (entry is not None and entry.kind == "PLACE") or word in ("New", "North", "South")


def generic_company_word(word: str) -> bool:
    """Whether a word may be left off a company's name ("Apple Inc." is "Apple")."""
    return word.rstrip(".").lower() in words("namewords", "companies")


_NUMERAL = re.compile("[IVX]+|[0-9]+")
_KINDS = ("ORGANIZATION", "PLACE", "EVENT", "WORK")


@cache
def _list(kind: str, where: str) -> frozenset[str]:
    return words("namewords", f"{kind} {where}")


def is_turn(doc: Doc, first: int, last: int) -> bool:
    """As in "KH: I went to college.", where an interview says in initials who speaks."""
    word = doc[first]
    initials = last - first == 1 and word.text.isupper() and 1 < len(word) < 4
    begins = first == 0 or doc[first - 1].is_space or bool(word.is_sent_start)
    bracketed = first > 1 and doc[first - 1].text == doc[first - 2].text == "("
    return initials and (bracketed or (begins and last < len(doc) and doc[last].text == ":"))


def is_younger(doc: Doc, last: int) -> bool:
    """Whether ", Jr." stands behind a name."""
    after = [t.text.rstrip(".") for t in doc[last : last + 2]]
    return after in ([",", "Jr"], [",", "Sr"])


def born_behind(doc: Doc, last: int) -> bool:
    """As in "X (born 13 March 1963 …"."""
    return last + 2 < len(doc) and doc[last].text == "(" and doc[last + 1].lower_ in ("born", "b.")


def is_quoted_work(doc: Doc, first: int) -> bool:
    """Whether a name stands in quotes behind what it is: 'the romantic epic "Australia"'."""
    quoted = first > 1 and doc[first - 1].is_quote and doc[first - 1].text not in ("'", "’")
    return quoted and doc[first - 2].lemma_.lower() in words("namewords", "WORK nouns")
