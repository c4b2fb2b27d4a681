"""What speaks for and against a noun or pronoun meaning an earlier thing, as numbers.

One row a pair of a reference and one that it may go with, and one row for "none of them". All of
an article's rows are made at once with numpy; :mod:`~.coreference` weighs them.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explorer.extraction.references import Reference

SORTS = (
    "name", "definite", "demonstrative", "possessive", "indefinite", "bare",
    "he", "she", "it", "they",
)  # fmt: skip
_KINDS = ("", "PERSON", "GROUP", "ORGANIZATION", "PLACE", "EVENT", "WORK", "PRODUCT")
_ROLES = {
    "nsubj": 1, "nsubjpass": 1, "dobj": 2, "dative": 2, "pobj": 3, "poss": 4, "appos": 5,
    "attr": 6, "conj": 7,
}  # fmt: skip
_GENDERS = ("", "male", "female")
_NUMBERS = ("", "one", "many")
_REACH = {"he": 5, "she": 5, "it": 3, "they": 3}
_NEAR = 40
_BUCKETS = np.array([1, 2, 3, 4, 6, 10, 20])

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of an article: ``asks[k]`` may go with ``means[k]``, or with nothing where that is -1.

    Rows of one reference lie together; its "none" comes last.
    """

    asks: Ints
    means: Ints
    features: Floats


def pair_rows(references: list[Reference]) -> Pairs:
    """All pairs of an article with their features."""
    asks, means = _candidates(references)
    return Pairs(asks, means, _features(references, asks, means))


def _candidates(references: list[Reference]) -> tuple[Ints, Ints]:
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
            last_of[one.cluster] = i
        if not one.pronoun:
            for word in one.words:
                heads.setdefault(word, []).append(i)
    return np.array(asks, dtype=np.int64), np.array(means, dtype=np.int64)


def _for_pronoun(references: list[Reference], i: int) -> list[int]:
    one = references[i]
    reach = _REACH[one.sort]
    found: list[int] = []
    at = i - 1
    while at >= 0 and one.sentence - references[at].sentence <= reach and len(found) < _NEAR:
        if _agree(one, references[at]):
            found.append(at)
        at -= 1
    at = i + 1
    while at < len(references) and references[at].sentence == one.sentence and at - i < 12:
        if references[at].sort == "name" and _agree(one, references[at]):
            found.append(at)
        at += 1
    return sorted(found)


def _for_noun(
    references: list[Reference], i: int, heads: dict[str, list[int]], last_of: dict[int, int]
) -> list[int]:
    one = references[i]
    lemma = one.head.lemma_.lower()
    found = {j for j in heads.get(lemma, ())[-6:] if _agree(one, references[j])}
    recent = sorted(last_of.values())[-25:]
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
    at = i + 1
    while at < len(references) and references[at].sentence == one.sentence and at - i < 4:
        if references[at].sort == "name" and _agree(one, references[at]):
            found.add(at)
        at += 1
    return sorted(found)


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


def _features(references: list[Reference], asks: Ints, means: Ints) -> Floats:
    n = len(references)
    if not len(asks):
        return np.zeros((0, WIDTH), dtype=np.float32)
    sort = np.array([SORTS.index(r.sort) for r in references])
    kind = np.array([_KINDS.index(r.kind) if r.kind in _KINDS else 0 for r in references])
    gender = np.array([_GENDERS.index(r.gender) for r in references])
    number = np.array([_NUMBERS.index(r.number) for r in references])
    role = np.array([_ROLES.get(r.head.dep_, 0) for r in references])
    passage = np.array([r.passage for r in references])
    sentence = np.array([r.sentence for r in references])
    quoted = np.array([r.quoted for r in references])
    first = np.array([r.first for r in references])
    idle = np.array([r.idle for r in references])
    post = np.array([_followed(r) for r in references])
    named = sort == 0
    cluster = np.array([r.cluster for r in references])
    sizes = np.bincount(cluster[named], minlength=1) if named.any() else np.zeros(1, int)
    size = np.where(named, sizes[np.maximum(cluster, 0)], 0)
    governor = np.array([r.passage * 1_000_000 + r.head.head.i for r in references])
    own = np.array([r.passage * 1_000_000 + r.head.i for r in references])
    lemmas: dict[str, int] = {}
    lemma = np.array([lemmas.setdefault(r.head.lemma_.lower(), len(lemmas)) for r in references])
    subject_of = {governor[k]: k for k in range(n) if role[k] == 1}
    verbs = [_clauses(r) for r in references]
    verb = np.array([v[0] for v in verbs])
    above = np.array([v[1] for v in verbs])
    depth = np.array([v[2] for v in verbs])
    length = np.array([r.last - r.first for r in references])

    none = means < 0
    i, j = asks, np.where(none, 0, means)
    some = ~none
    rows = len(asks)
    pronoun = sort[i] >= 6
    group: Ints = np.cumsum(none) - none
    ahead = some & (j > i)
    far = np.abs(sentence[i] - sentence[j])
    distance = np.searchsorted(_BUCKETS, far, side="right")
    words = [references[b].words if s else _NO for b, s in zip(j.tolist(), some, strict=True)]
    pairs = list(zip(i.tolist(), j.tolist(), words, strict=True))
    called = np.array([references[a].head.lemma_.lower() in w for a, b, w in pairs])
    shared = np.array([len(references[a].modifiers & w) for a, b, w in pairs])
    rest = np.array([len(references[a].modifiers - w) for a, b, w in pairs])
    other = np.array([len(references[b].modifiers - references[a].words) for a, b, w in pairs])
    same_head = some & (lemma[i] == lemma[j]) & ~pronoun
    apposed = some & (
        ((role[i] == 5) & (governor[i] == own[j])) | ((role[j] == 5) & (governor[j] == own[i]))
    )
    equated = (
        some
        & (role[i] == 6)
        & np.array(
            [
                subject_of.get(g, -1) == b
                for g, b in zip(governor[i].tolist(), j.tolist(), strict=True)
            ]
        )
    )
    before = some & np.array(
        [
            references[a].passage == references[b].passage
            and references[a].last == references[b].first
            for a, b, _ in pairs
        ]
    )
    clause = some & (governor[i] == governor[j]) & (role[i] != 4) & (role[j] != 4)
    owns = some & ((governor[i] == own[j]) | (governor[j] == own[i]))
    held = some & (verb[i] == verb[j]) & (verb[i] >= 0)
    under = some & (above[i] == verb[j]) & (above[i] >= 0)
    beside = some & (above[i] == above[j]) & (above[i] >= 0) & ~held
    over = some & (above[j] == verb[i]) & (above[j] >= 0)
    alike = some & (kind[i] == kind[j]) & (kind[i] > 0)
    differ = some & (kind[i] != kind[j]) & (kind[i] > 0) & (kind[j] > 0)

    # things between: how many rows of the same reference lie nearer
    totals = np.bincount(group, weights=some & ~ahead).astype(int)
    begins = np.concatenate([[0], np.cumsum(np.bincount(group))[:-1]])
    nearer = np.where(some & ~ahead, totals[group] - 1 - (np.arange(rows) - begins[group]), 0)
    people = some & ~ahead & ((kind[j] == 1) | (sort[j] == 6) | (sort[j] == 7))
    nearer_subjects = _after(some & ~ahead & (role[j] == 1), group, begins)
    nearer_names = _after(some & ~ahead & named[j], group, begins)
    any_head = np.bincount(group, weights=same_head | (called & some))[group] > 0
    any_equal = np.bincount(group, weights=apposed | equated | before)[group] > 0
    best = np.bincount(group, weights=people)[group]

    out = [
        _one_hot(sort[i], 10),
        _one_hot(np.where(some, sort[j], 10), 11),
        _one_hot(kind[i], 8),
        _one_hot(np.where(some, kind[j], 8), 9),
        _one_hot(np.where(some & pronoun, (sort[i] - 6) * 8 + kind[j], 32), 33),
        _one_hot(role[i], 8),
        _one_hot(np.where(some, role[j], 8), 9),
        _one_hot(np.where(some, (gender[i] > 0) * 2 + (gender[i] == gender[j]), 4), 5),
        _one_hot(np.where(some, (number[i] > 0) * 2 + (number[i] == number[j]), 4), 5),
        _one_hot(np.where(some, pronoun * 8 + distance, 16), 17),
        _one_hot(np.where(some, np.minimum(nearer, 7), 8), 9),
        _one_hot(np.where(some, np.minimum(nearer_subjects, 3), 4), 5),
        _one_hot(np.where(some, np.minimum(nearer_names, 3), 4), 5),
        _one_hot(np.where(some, quoted[i] * 2 + quoted[j], 4), 5),
        _one_hot(np.minimum(best, 4).astype(int), 5),
        _one_hot(np.where(some, np.minimum(depth[j], 5), 6), 7),
        _one_hot(np.minimum(depth[i], 5), 6),
        _columns(
            held & (role[j] == 1), held & (role[j] != 1), under & (role[j] == 1),
            under & (role[j] != 1), beside & (role[j] == 1), beside & (role[j] != 1), over,
            held & (role[i] == 4) & (role[j] == 1), named[j] & some & (length[j] > 1),
        ),
        _columns(
            none, ahead, same_head, called & some, same_head & (shared > 0), same_head & (rest > 0),
            same_head & (other > 0), called & (rest > 0) & some, named[j] & called & some,
            apposed, equated, before, clause, owns, alike, differ,
            some & (passage[i] == passage[j]), some & (role[i] == role[j]) & (role[i] > 0),
            some & (role[j] == 1) & (far == 1), some & (role[j] == 1) & (far == 0),
            some & (sentence[j] == 1), idle[i], none & idle[i], post[i], none & post[i],
            none & any_head, none & any_equal, some & any_head & ~same_head & ~called,
            post[j] & some, none & (totals[group] == 0), some & (first[j] < 3),
            named[j] & some & alike,
            same_head & (shared == 0) & (rest == 0) & (other == 0),
        ),
        np.stack([
            np.log1p(np.where(some, size[j], 0)), np.where(some, np.log1p(np.abs(i - j)), 0),
            np.where(none, np.log1p(totals[group]), 0),
            np.where(same_head | (called & some), np.log1p(np.abs(i - j)), 0),
        ], 1),
    ]  # fmt: skip
    return np.concatenate(out, 1, dtype=np.float32)


_NO: frozenset[str] = frozenset()
WIDTH = 10 + 11 + 8 + 9 + 33 + 8 + 9 + 5 + 5 + 17 + 9 + 5 + 5 + 5 + 5 + 7 + 6 + 9 + 33 + 4


def _after(marked: NDArray[np.bool_], group: Ints, begins: Ints) -> Ints:
    """Of each row, how many marked rows of its group come later."""
    running = np.cumsum(marked)
    totals = np.bincount(group, weights=marked).astype(int)
    start: Ints = running[begins] - marked[begins]
    return totals[group] - (running - start[group])


def _clauses(one: Reference) -> tuple[int, int, int]:
    """The verb of a reference's clause, that of the clause around it, and how deep it lies."""
    found, depth, at = [-1, -1], 0, one.head
    base = one.passage * 1_000_000
    nth = 0
    while at.head.i != at.i and depth < 12:
        depth += 1
        at = at.head
        if at.pos_ in ("VERB", "AUX"):
            found[nth] = base + at.i
            nth += 1
            if nth == 2:
                break
    return found[0], found[1], depth


def _followed(one: Reference) -> bool:
    """Whether words behind the noun say which one is meant: "the head of", "the man who"."""
    return any(c.dep_ in ("prep", "relcl", "acl", "appos") for c in one.head.rights)


def _one_hot(values: Ints, width: int) -> Floats:
    return np.eye(width, dtype=np.float32)[values]


def _columns(*marks: NDArray[np.bool_]) -> Floats:
    return np.stack(marks, 1).astype(np.float32)
