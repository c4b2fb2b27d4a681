"""Whom nouns and pronouns mean: a small trained scorer weighs each against what came before.

For every noun phrase and pronoun the scorer spreads a probability over the earlier references it
may go with and over "none of them". What goes to references of one thing is added up, so that the
confidence of a mention is the probability that it belongs to its cluster.
"""

import hashlib
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from explorer.errors import ModelMissing
from explorer.extraction.pairfeatures import Floats, Ints, Pairs, pair_blocks
from explorer.extraction.references import Reference
from explorer.resources import resource

PRONOUN_FROM = 0.3
"""Pronouns less sure than this are left out; lines are drawn on surer ones only."""
NOUN_FROM = 0.4
_INHERITED = 0.3
"""How far the doubt about an earlier mention passes on; a chain is mostly right as a whole."""
INDEFINITE_FROM = 0.6
"""Nouns after "a" and "some" mostly bring in something new, but where grammar equates them."""


@dataclass(frozen=True, slots=True)
class Scorer:
    """A network of two hidden layers, one set of weights per trained copy; copies are averaged."""

    copies: tuple[Mapping[str, Floats], ...]

    def probabilities(self, pairs: Pairs) -> Floats:
        """Of each row, how probable it is among the rows of its reference."""
        if not len(pairs.asks):
            return np.zeros(0, dtype=np.float32)
        starts = group_starts(pairs)
        found = [softmax(scores(copy, pairs.features), starts) for copy in self.copies]
        out: Floats = np.mean(found, 0, dtype=np.float32)
        return out


@dataclass(slots=True)
class Meaning:
    """What a reference goes with: a thing by number, how probably, and by way of which other."""

    thing: int
    sure: float
    by: int = -1


def scores(weights: Mapping[str, Floats], features: Floats) -> Floats:
    """The network's score of each row."""
    hidden = np.maximum(features @ weights["w1"] + weights["b1"], 0)
    hidden = np.maximum(hidden @ weights["w2"] + weights["b2"], 0)
    out: Floats = hidden @ weights["w3"]
    return out


def softmax(values: Floats, starts: Ints) -> Floats:
    """Probabilities within each group of rows; groups begin at ``starts``."""
    sizes = np.diff(np.append(starts, len(values)))
    most = np.repeat(np.maximum.reduceat(values, starts), sizes)
    powers = np.exp(values - most)
    out: Floats = powers / np.repeat(np.add.reduceat(powers, starts), sizes)
    return out


def group_starts(pairs: Pairs) -> Ints:
    """Where the rows of each reference begin."""
    return np.flatnonzero(np.diff(pairs.asks, prepend=-1))


@cache
def trained_scorer() -> Scorer:
    """The scorer of ``resources/models``; raises :class:`ModelMissing` where it cannot be read."""
    try:
        told = tomllib.loads(resource("models", "coreference.toml").read_text(encoding="utf-8"))
        data = resource("models", "coreference.npz").read_bytes()
        if hashlib.sha256(data).hexdigest() != told["sha256"]:
            raise ValueError("other weights than those that were measured")
        with np.load(BytesIO(data), allow_pickle=False) as file:
            return scorer_of(dict(file))
    except (OSError, EOFError, KeyError, ValueError, BadZipFile):
        raise ModelMissing(
            "The model file coreference.npz is damaged or missing; install again."
        ) from None


def scorer_of(arrays: Mapping[str, NDArray[np.floating]]) -> Scorer:
    """A scorer from its stored arrays, named "<copy>/<weight>"."""
    copies: dict[str, dict[str, Floats]] = defaultdict(dict)
    for key, array in arrays.items():
        copy, _, name = key.partition("/")
        copies[copy][name] = array.astype(np.float32)
    return Scorer(tuple(copies[key] for key in sorted(copies)))


def meanings(references: list[Reference], scorer: Scorer, named: int) -> list[Meaning]:
    """Of each reference, what it goes with: things below ``named`` are the clusters of names.

    A noun that goes with nothing before is a thing of its own; a pronoun that does not is -1.
    """
    found = [Meaning(r.cluster, 1.0) for r in references]
    rows: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for pairs in pair_blocks(references):
        shares = scorer.probabilities(pairs).tolist()
        for i, j, share in zip(pairs.asks.tolist(), pairs.means.tolist(), shares, strict=True):
            rows[i].append((j, share))
    new = named
    genders: dict[int, str] = {}
    for i in sorted(rows):
        one = references[i]
        able = [
            (j, share)
            for j, share in rows[i]
            if j >= 0 and _same_gender(one.gender, genders.get(found[j].thing, ""))
        ]
        by_thing, nearest = _added_up(able, found)
        least = _least(one)
        best = max(by_thing, key=lambda t: by_thing[t], default=-1)
        if best >= 0 and by_thing[best] >= least:
            found[i] = Meaning(best, by_thing[best], nearest[best])
            if one.gender:
                genders.setdefault(best, one.gender)
        elif not one.pronoun:
            found[i] = Meaning(new, 1.0)
            new += 1
    return found


def _least(one: Reference) -> float:
    if one.pronoun:
        return PRONOUN_FROM
    equated = one.head.dep_ in ("appos", "attr")
    return INDEFINITE_FROM if one.sort == "indefinite" and not equated else NOUN_FROM


def _same_gender(one: str, other: str) -> bool:
    return not one or not other or one == other


def _added_up(
    rows: Iterable[tuple[int, float]], found: list[Meaning]
) -> tuple[dict[int, float], dict[int, int]]:
    by_thing: dict[int, float] = defaultdict(float)
    nearest: dict[int, int] = {}
    most: dict[int, float] = defaultdict(float)
    for j, share in rows:
        if found[j].thing < 0:
            continue
        thing = found[j].thing
        by_thing[thing] += share * found[j].sure ** _INHERITED
        if share > most[thing]:
            most[thing], nearest[thing] = share, j
    return by_thing, nearest
