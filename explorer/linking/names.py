"""How alike two names are, by kind: the rules that suggest a merge, and those that forbid one."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from explorer.model.message import Message

Alike = tuple[float, Message]

_LEGAL = frozenset({
    "inc", "incorporated", "ltd", "limited", "llc", "plc", "corp", "corporation", "co", "company",
    "gmbh", "ag", "sa", "nv", "bv", "spa", "oy", "ab", "as", "kg", "se", "pte", "pty",
})  # fmt: skip
_SMALL = frozenset({
    "of", "the", "and", "for", "de", "la", "le", "du", "des", "di", "da", "von", "van", "der",
    "den", "y", "e", "et", "und", "a", "an",
})  # fmt: skip
_TELLING = frozenset({
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "upper",
    "lower", "new", "old", "men", "women", "male", "female", "junior", "senior", "jr", "sr",
    "ii", "iii", "iv", "first", "second", "third", "inner", "outer", "minor", "major",
})  # fmt: skip
_WORD = re.compile(r"[^\W_]+")
_NOTHING: Alike = (0.0, Message(""))


@dataclass(frozen=True, slots=True)
class Called:
    """A name taken apart: ``words`` folded (case, accents, points), ``plain`` without small ones.

    ``plain`` of an organization lacks its legal form too.
    """

    name: str
    kind: str
    words: tuple[str, ...]
    plain: tuple[str, ...]

    @property
    def joined(self) -> str:
        """The plain words in one."""
        return " ".join(self.plain)


def called(name: str, kind: str) -> Called:
    """A name taken apart."""
    folded = unicodedata.normalize("NFKD", name).casefold().replace("’", "").replace("'", "")
    bare = "".join(c for c in folded if not unicodedata.combining(c))
    for sign, letters in (("ø", "o"), ("ł", "l"), ("đ", "d"), ("æ", "ae"), ("œ", "oe")):
        bare = bare.replace(sign, letters)
    words = tuple(_WORD.findall(bare))
    initials = kind == "PERSON"  # "John A. Smith"
    plain = tuple(w for w in words if w not in _SMALL or (initials and len(w) == 1)) or words
    if kind == "ORGANIZATION":
        plain = tuple(word for word in plain if word not in _LEGAL) or plain
    return Called(name, kind, words, plain)


def keys(name: Called) -> Iterator[str]:
    """Words under which names that may be alike meet; "=" before one that is the whole name."""
    plain = name.plain
    if not plain:
        return
    yield "=" + " ".join(sorted(plain))
    if name.kind == "PERSON":
        yield plain[-1]
        if len(plain) > 1:
            yield plain[0]
    elif len(plain) > 1:
        yield f"{plain[0]} {plain[1]}"
    if name.kind not in ("PERSON", "PLACE", "EVENT"):
        yield plain[0]
        yield "@" + _initials(name)
        if len(name.words) == 1 and 2 <= len(name.words[0]) <= 6:
            yield "@" + name.words[0]
    joined = name.joined
    if len(joined) >= 6:  # names one letter apart share what is left when one goes from each
        yield "-" + joined
        for at in range(len(joined)):
            yield f"-{joined[:at]}{joined[at + 1 :]}"


def alike(one: Called, other: Called) -> Alike | None:
    """How alike two names of one kind are (0 to 1) and why; None where they forbid a merge."""
    if one.plain == other.plain or one.words == other.words:
        told = "Both are called “{name}”" if one.name == other.name else _SPELLED
        return 0.95, Message.of(told, name=one.name, other=other.name)
    if _numbers(one) != _numbers(other):
        return None
    different = set(one.plain) ^ set(other.plain)
    if different & _TELLING:
        return None
    if one.kind == "PERSON":
        return _people(one, other)
    return _others(one, other)


_SPELLED = "“{name}” and “{other}” differ in accents, points or a legal form"


def _people(one: Called, other: Called) -> Alike | None:
    short, long = sorted((one, other), key=lambda name: (len(name.plain), len(name.joined)))
    if sorted(short.plain) == sorted(long.plain):
        return 0.75, _of("“{one}” has the words of “{other}” in another order", short, long)
    if len(short.plain) == 1:
        if short.plain[0] in (long.plain[0], long.plain[-1]) and len(short.plain[0]) > 1:
            return 0.55, _of("“{one}” is part of “{other}”", short, long)
        return _one_letter_apart(one, other) if len(long.plain) == 1 else _NOTHING
    same_last = short.plain[-1] == long.plain[-1]
    close_last = len(short.plain[-1]) >= 5 and _distance_one(short.plain[-1], long.plain[-1])
    given = _given(short.plain[:-1], long.plain[:-1])
    if same_last and given is None:
        return None  # a surname shared by two people
    if same_last and given:
        return given, _of("“{one}” may be short for “{other}”", short, long)
    if close_last and short.plain[:-1] == long.plain[:-1]:
        return 0.65, _of("“{one}” and “{other}” differ in one letter of the surname", one, other)
    return _NOTHING


def given_names_agree(one: str, other: str) -> bool:
    """Whether two full names of a surname may be one person's: no given names that differ."""
    short, long = sorted((called(one, "PERSON").plain, called(other, "PERSON").plain), key=len)
    if len(short) < 2 or short[-1] != long[-1] or (set(short) ^ set(long)) & _TELLING:
        return False
    return _given(short[:-1], long[:-1]) is not None


def _given(short: tuple[str, ...], long: tuple[str, ...]) -> float | None:
    """Whether given names agree: the first one, and no two middle names that differ."""
    first, other = short[0], long[0]
    if first != other and not _initial(first, other):
        return None
    at = 1
    for word in short[1:]:
        while at < len(long) and not (word == long[at] or _initial(word, long[at])):
            at += 1
        if at == len(long):
            return None
        at += 1
    return 0.85 if first == other and len(first) > 1 else 0.7


def _initial(one: str, other: str) -> bool:
    return min(len(one), len(other)) == 1 and one[0] == other[0]


def _others(one: Called, other: Called) -> Alike:
    short, long = sorted((one, other), key=lambda name: (len(name.plain), len(name.joined)))
    if len(short.words) == 1 and short.words[0] == _initials(long) and len(long.plain) > 1:
        return 0.85, _of("“{one}” are the first letters of “{other}”", short, long)
    if one.kind not in ("PLACE", "EVENT") and len(short.plain) < len(long.plain):
        if long.plain[: len(short.plain)] == short.plain and len(short.joined) > 3:
            return 0.55, _of("“{one}” begins “{other}”", short, long)
        return _NOTHING
    return _one_letter_apart(one, other)


def _one_letter_apart(one: Called, other: Called) -> Alike:
    if min(len(one.joined), len(other.joined)) >= 6 and _distance_one(one.joined, other.joined):
        return 0.6, _of("“{one}” and “{other}” differ in one letter", one, other)
    return _NOTHING


def _distance_one(one: str, other: str) -> bool:
    """Whether one letter more, less, other or two changed places make one word the other."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    at = 0
    while at < min(len(one), len(other)) and one[at] == other[at]:
        at += 1
    if len(one) != len(other):
        short, long = sorted((one, other), key=len)
        return short[at:] == long[at + 1 :]
    turned = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    return one[at + 1 :] == other[at + 1 :] or turned


def _numbers(name: Called) -> list[str]:
    return sorted(word for word in name.words if any(c.isdigit() for c in word))


def _initials(name: Called) -> str:
    return "".join(word[0] for word in name.plain)


def _of(template: str, one: Called, other: Called) -> Message:
    return Message.of(template, one=one.name, other=other.name)
