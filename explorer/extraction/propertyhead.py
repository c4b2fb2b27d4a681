"""Which Wikidata properties a sentence states between two names: the trained relation head.

The head was trained with the encoder (``explorer/training/network.py``, ``Relations``; after ATLOP,
Zhou and others 2021): both ends and what the sentence says around them go through a grouped
bilinear form. A property is only taken where the kinds of the ends allow it.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explorer.extraction.arguments import Reading
from explorer.extraction.encoder import Encoded, Encoder, Floats
from explorer.extraction.gazetteers import is_country, words
from explorer.extraction.name import Name
from explorer.model.properties import properties

_DISTANCES = (-64, -24, -12, -6, -3, -1, 0, 1, 3, 6, 12, 24, 64)
_BLOCK = 32
_MOST_NAMES = 24
"""Names of one sentence that are paired; a longer list is no sentence."""
LEAST = 0.1
_WITHIN = frozenset({"P17", "P131", "P150", "P36", "P1376"})


@dataclass(frozen=True, slots=True)
class Stated:
    """A property from ``source`` to ``target`` and its probability."""

    source: Name
    target: Name
    code: str
    sure: float


def stated(reading: Reading, encoded: Encoded, encoder: Encoder) -> list[Stated]:
    """The properties between the names of a sentence, the most probable first."""
    names = reading.names()
    if not 2 <= len(names) <= _MOST_NAMES:
        return []
    first, last = reading.sentence.start, reading.sentence.end
    inside = encoded.vectors[first:last].astype(np.float32)
    rows = [
        (i, j)
        for i, a in enumerate(names)
        for j, b in enumerate(names)
        if a is not b and not _overlap(a, b)
    ]
    if not rows:
        return []
    pairs = [(names[i], names[j]) for i, j in rows]
    scores = _scores(
        inside,
        np.stack([encoded.vectors[n.first : n.last].astype(np.float32).mean(0) for n in names]),
        np.array(rows).T,
        np.array([_bucket(b.first - a.first) for a, b in pairs]),
        encoder.head,
    )
    found = []
    table = properties()
    for row, (a, b) in zip(scores, pairs, strict=True):
        for column in np.flatnonzero(row >= LEAST):
            code = encoder.properties[column]
            known = table.get(code)
            if known is not None and known.joins(_kind(a), _kind(b)) and _able(code, a, b):
                found.append(Stated(a, b, code, float(row[column])))
    return sorted(found, key=lambda s: (-s.sure, s.source.first, s.target.first, s.code))


def _scores(
    words: Floats,
    names: Floats,
    pairs: NDArray[np.int64],
    bucket: NDArray[np.int64],
    w: dict[str, Floats],
) -> Floats:
    """Probabilities (pairs, properties); ``pairs`` (2, n) are rows of ``names``.

    What a name alone decides is reckoned once for all of its pairs.
    """

    def line(x: Floats, name: str) -> Floats:
        return x @ w[f"{name}.weight"].T + w[f"{name}.bias"]

    (source, target), width = pairs, names.shape[1]
    query = w["query.weight"]
    ask = (names @ query[:, :width].T)[source] + (names @ query[:, width:].T)[target]
    ask += w["query.bias"]
    weight = ask @ words.T / np.float32(words.shape[1] ** 0.5)
    weight = np.exp(weight - weight.max(1, keepdims=True))
    context = (weight / weight.sum(1, keepdims=True)) @ words
    head, tail = line(names, "head")[source], line(names, "tail")[target]
    h = np.tanh(head + line(context, "around_head") + w["distance.weight"][bucket])
    t = np.tanh(tail + line(context, "around_tail"))
    groups = h.shape[1] // _BLOCK
    both = h.reshape(-1, groups, _BLOCK, 1) * t.reshape(-1, groups, 1, _BLOCK)
    scores = line(both.reshape(len(h), -1), "out")
    return (1 / (1 + np.exp(-scores))).astype(np.float32)


def _bucket(distance: int) -> int:
    return int(np.searchsorted(_DISTANCES, distance, side="right"))


def _able(code: str, source: Name, target: Name) -> bool:
    """What the gazetteer forbids: a country in a country, a citizen of what is none."""
    if code in ("P17", "P131") and source.what == "country":
        return False
    if code == "P206" and (not _is_water(target) or _is_water(source)):
        return False
    if code == "P364" and source.kind not in ("WORK", "EVENT"):
        return False
    abroad = source.country and target.country and source.country != target.country
    if code in _WITHIN and (abroad or source.what == target.what == "country"):
        return False
    if code in ("P361", "P527") and source.kind != target.kind:
        return False
    return code not in ("P17", "P27", "P495") or is_country(target.country)


def _is_water(name: Name) -> bool:
    return not words("places", "waters").isdisjoint(name.text.lower().split())


def _overlap(a: Name, b: Name) -> bool:
    return a.first < b.last and b.first < a.last


def _kind(name: Name) -> str:
    """A country's adjective ends where the country does."""
    return "PLACE" if name.kind == "GROUP" and name.country else name.kind
