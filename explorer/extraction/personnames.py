"""The parts of a person's name, and which of them may stand for the whole."""

import re
from collections.abc import Iterable

from explorer.extraction import gazetteers as known
from explorer.extraction.shortforms import folded


def name_parts(text: str) -> list[str]:
    """The words of a name in small letters, without what "of" places; "iv" stays with its word."""
    cleaned = re.sub(r"[.\"'’()]", "", folded(text.partition(" of ")[0].replace("-", " ")))
    parts = cleaned.split()
    if len(parts) > 1 and parts[-1] in _LATER:  # "Trump Jr" is not "Trump", "James IV" not "James"
        parts[-2:] = [" ".join(parts[-2:])]
    return parts


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
