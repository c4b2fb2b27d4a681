"""Which earlier references a noun or pronoun may go with at all, before they are weighed.

How many are looked at is bounded for each, so that a long text takes longer but not its words.
"""

from collections.abc import Iterator
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from explorer.extraction.references import Reference

_REACH = {"he": 5, "she": 5, "it": 3, "they": 3}
_NEAR = 40
_FAR = 400
"""References; nobody looks back farther for whom a pronoun means."""

Ints = NDArray[np.int64]


def candidates(references: list[Reference]) -> tuple[Ints, Ints]:
    """Pairs of an article by number: the first may go with the second, or with nothing (-1).

    The pairs of one reference lie together in order of place, its "nothing" last.
    """
    asks: list[int] = []
    means: list[int] = []
    heads: dict[str, list[int]] = {}
    last_of: dict[int, int] = {}
    for i, one in enumerate(references):
        if one.sort != "name":
            found = (
                _for_pronoun(references, i)
                if one.pronoun
                else _for_noun(references, i, heads, last_of)
            )
            asks += [i] * (len(found) + 1)
            means += [*found, -1]
        if one.sort == "name":
            last_of.pop(one.cluster, None)
            last_of[one.cluster] = i  # the latest comes last
        if not one.pronoun:
            for word in one.words:
                heads.setdefault(word, []).append(i)
    return np.array(asks, dtype=np.int64), np.array(means, dtype=np.int64)


def _for_pronoun(references: list[Reference], i: int) -> list[int]:
    one = references[i]
    reach = _REACH[one.sort]
    found: list[int] = []
    at = i - 1
    while at >= max(0, i - _FAR) and len(found) < _NEAR:
        if one.sentence - references[at].sentence > reach:
            break
        if _agree(one, references[at]):
            found.append(at)
        at -= 1
    return sorted([*found, *_behind(references, i, 12)])


def _for_noun(
    references: list[Reference], i: int, heads: dict[str, list[int]], last_of: dict[int, int]
) -> list[int]:
    one = references[i]
    lemma = one.head.lemma_.lower()
    found = {j for j in heads.get(lemma, ())[-6:] if _agree(one, references[j])}
    recent = list(islice(reversed(last_of.values()), 25))
    found |= {
        j
        for j in recent
        if _agree(one, references[j])
        and (references[j].kind == one.kind or one.sentence - references[j].sentence <= 3)
    }
    at = i - 1
    while at >= 0 and one.sentence - references[at].sentence <= 2 and i - at < _NEAR:
        if _agree(one, references[at]):
            found.add(at)
        at -= 1
    return sorted({*found, *_behind(references, i, 4)})


def _behind(references: list[Reference], i: int, reach: int) -> Iterator[int]:
    """Names soon behind in the same sentence: "in his speech, Xi said"."""
    one = references[i]
    for at in range(i + 1, min(i + reach, len(references))):
        if references[at].sentence != one.sentence:
            return
        if references[at].sort == "name" and _agree(one, references[at]):
            yield at


def _agree(one: Reference, other: Reference) -> bool:
    """Whether nothing known forbids that both mean one thing."""
    if one.gender and other.gender and one.gender != other.gender:
        return False
    if one.number and other.number and one.number != other.number:
        return False
    if one.countries and other.countries and not one.countries & other.countries:
        return False
    if one.sort in ("he", "she"):
        if other.kind not in ("", "PERSON") or other.sort in ("it", "they"):
            return False
    elif one.sort == "it":
        if other.kind == "PERSON" or other.sort in ("he", "she"):
            return False
    elif other.sort in ("he", "she", "it") and one.kind:
        person = one.kind == "PERSON"
        return person == (other.sort != "it")
    # a country may be called an organization, a team a group; but a person is never either
    kinds = {one.kind, other.kind}
    if other.sort == "name" and one.kind and len(kinds) == 2 and "PERSON" in kinds:
        return False
    return one.passage != other.passage or not _overlap(one, other)


def _overlap(one: Reference, other: Reference) -> bool:
    return one.first <= other.head.i < one.last or other.first <= one.head.i < other.last
