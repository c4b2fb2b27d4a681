"""The parts of a person's name, and which of them may stand for the whole."""

import re
from collections.abc import Iterable
from functools import cache

from explorer.extraction import gazetteers as known
from explorer.extraction.shortforms import folded

INITIAL = "same surname with the initial"
NICKNAME = "same surname with the short given name"
BEGINNING = "beginning of the full name"
SPELLED = "same name in another spelling"


def name_parts(text: str) -> list[str]:
    """The words of a name in small letters, without what "of" places; "iv" stays with its word."""
    text = _ARTICLE.sub("", text.partition(" of ")[0]).replace("-", " ")
    cleaned = re.sub(r"[.\"'’()]", "", folded(text))
    parts = cleaned.split()
    if len(parts) > 1 and parts[-1] in _LATER:  # "Trump Jr" is not "Trump", "James IV" not "James"
        parts[-2:] = [" ".join(parts[-2:])]
    return parts


_ARTICLE = re.compile(r"\b(?:al|el)[-‑]", re.IGNORECASE)  # "el-Sisi" is "al-Sisi" and "Sisi"
_LATER = frozenset(
    ["jr", "sr", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "xi", "xii", "xiv", "xvi"]
)


def same_but_middle(one: list[str], other: list[str]) -> bool:
    """Whether one has middle names that the other leaves out."""
    if len(one) == len(other) or min(len(one), len(other)) != 2 or max(len(one), len(other)) > 4:
        return False
    return one[0] == other[0] and one[-1] == other[-1]


def can_be(part: str, texts: Iterable[str]) -> bool:
    """Whether a word may stand for who is named so."""
    for text in texts:
        parts = name_parts(text)
        if len(parts) > 1 and part in (parts[0], parts[-1], parts[-1].split()[0]):
            return True
        if len(parts) == 1 and parts[0] != part and parts[0].split()[0] == part:
            return True  # "Charles" of "Charles III"
    return False


def is_middle(part: str, texts: Iterable[str]) -> bool:
    """Whether a word is the first of two surnames: "Endara" of "Guillermo Endara Galimany"."""
    if len(part) < 4 or known.gender_of_given_name(part.capitalize()):
        return False
    return any(len(p) > 3 and part == p[-2] for p in map(name_parts, texts))


def is_surname(part: str, texts: Iterable[str]) -> bool:
    """Whether a word stands where the family name stands: last, or first in Korean or Chinese."""
    first = part.capitalize() in known.words("people", "surnames_first")
    return any(
        len(parts) > 1 and (part == parts[-1] or (first and part == parts[0]))
        for parts in map(name_parts, texts)
    )


def is_surname_of_later(part: str, texts: Iterable[str], known: Iterable[str]) -> bool:
    """Whether a word is the family name of a "III" whose given name no one of ``known`` has.

    "Trump" is Donald Trump, where Donald Trump Jr. is named too.
    """
    given = {parts[0] for parts in map(name_parts, known) if parts}
    return any(
        len(parts) > 1
        and part != parts[-1]
        and part == parts[-1].split()[0]
        and parts[0] not in given
        for parts in map(name_parts, texts)
    )


def variant(one: str, other: str) -> str:
    """Why two full names may be one person's although they differ, or ''.

    By an initial ("J. Smith"), a usual short form ("Bill Clinton"), a spelling ("Kristen Beck") or
    without the second surname ("Enrique Peña" of "Enrique Peña Nieto").
    """
    a, b = name_parts(one), name_parts(other)
    if min(len(a), len(b)) < 2 or max(len(a), len(b)) > 5 or a == b:
        return ""
    short, long = sorted((a, b), key=len)
    if short == long[: len(short)] and not known.gender_of_given_name(short[-1].capitalize()):
        return BEGINNING
    if a[-1] == b[-1] and _middle_agrees(a[1:-1], b[1:-1]):
        if a[0] == b[0] or 1 in (len(a[0]), len(b[0])):
            return INITIAL if a[0][0] == b[0][0] else ""
        if b[0] in _short_given().get(a[0], ()) or a[0] in _short_given().get(b[0], ()):
            return NICKNAME
    if a[1:-1] != b[1:-1]:
        return ""
    surname = a[-1] == b[-1] or (
        min(len(a[-1]), len(b[-1])) > 5 and spelled(a[-1]) == spelled(b[-1])
    )
    return SPELLED if surname and _given_alike(a[0], b[0]) else ""


def sounds(text: str) -> set[tuple[str, str]]:
    """First letters, the usual short forms' too, with each surname: shared by all variants."""
    parts = name_parts(text) or [text]
    given = {parts[0], *_short_given().get(parts[0], ())}
    given |= {full for full, short in _short_given().items() if parts[0] in short}
    return {(word[:1], spelled(part)) for word in given for part in parts[1:] or parts}


def spelled(word: str) -> str:
    """What stays the same of a name in most spellings: "zelenski" of "Zelenskyy"."""
    text = word
    for often, once in _SOUNDS:
        text = text.replace(often, once)
    return re.sub(r"(.)\1", r"\1", text)


_SOUNDS = (
    ("ph", "f"), ("ck", "k"), ("dh", "d"), ("gh", "g"), ("kh", "h"), ("c", "k"), ("w", "v"),
    ("z", "s"), ("y", "i"),
)  # fmt: skip


def _given_alike(one: str, other: str) -> bool:
    """But for one vowel inside: "Kristin" and "Kristen", not "Mario" and "Maria"."""
    if one == other:
        return True
    a, b = spelled(one), spelled(other)
    if min(len(a), len(b)) < 5 or a[0] != b[0] or a[-1] != b[-1]:
        return a == b and len(a) > 3
    unlike = [(x, y) for x, y in zip(a, b, strict=False) if x != y]
    return len(a) == len(b) and (
        not unlike or (len(unlike) == 1 and all(c in "aeiou" for c in unlike[0]))
    )


def _middle_agrees(one: list[str], other: list[str]) -> bool:
    """Whether middle names are the same, left out or an initial: "W." and "Walker"."""
    return all(
        a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for a, b in zip(one, other, strict=False)
    )


@cache
def _short_given() -> dict[str, frozenset[str]]:
    table = known.rows("people", "nicknames")
    return {row[0].lower(): frozenset(folded(short) for short in row[1:]) for row in table}
