"""Which Wikidata properties a sentence states between two names: the trained relation head.

The head was trained with the encoder (``explorer/training/network.py``, ``Relations``; after ATLOP,
Zhou and others 2021): both ends and what the sentence says around them go through a grouped
bilinear form. A property is only taken where the kinds of the ends allow it.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from explorer.extraction.arguments import Reading
from explorer.extraction.encoder import Encoded, Encoder, Floats
from explorer.extraction.factuality import certainty
from explorer.extraction.gazetteers import is_country, words
from explorer.extraction.name import Name
from explorer.extraction.paths import joining
from explorer.extraction.tie import Tie
from explorer.extraction.witnesses import Stated, chained, is_open, told_of_others, trigger_of
from explorer.model.properties import properties

_DISTANCES = (-64, -24, -12, -6, -3, -1, 0, 1, 3, 6, 12, 24, 64)
_BLOCK = 32
_MOST_NAMES = 24
"""Names of one sentence that are paired; a longer list is no sentence."""
LEAST = 0.1
_DEEDS = frozenset({"travel", "meeting", "conflict", "transfer", "support", "attendance"})
_CHILD, _PARENT = frozenset({"P22", "P25"}), frozenset({"P40"})
_KIN = {
    **dict.fromkeys(("son", "daughter", "child", "heir"), _CHILD),
    **dict.fromkeys(("father", "mother", "parent"), _PARENT),
    **dict.fromkeys(("brother", "sister", "sibling", "twin"), frozenset({"P3373"})),
    **dict.fromkeys(("wife", "husband", "spouse", "widow", "married"), frozenset({"P26"})),
}
_WITHIN = frozenset({"P17", "P131", "P150", "P36", "P1376"})
_SAID = (0.18, 0.5, 0.8, 0.95, 1.0)
_RIGHT = (0.45, 0.46, 0.47, 0.52, 0.70)
"""How often the head is right when it says so much, on documents that it was not trained on
(``tests/benchmarks/calibration.py``); between these, in proportion."""


def stated(reading: Reading, encoded: Encoded, encoder: Encoder) -> list[Stated]:
    """The properties between the names of a sentence, the most probable first."""
    names = reading.names()
    if not 2 <= len(names) <= _MOST_NAMES:
        return []
    first, last = reading.sentence.start, reading.sentence.end
    inside = encoded.vectors[first:last].astype(np.float32)
    pairs = [(a, b) for a in names for b in names if a is not b and not _overlap(a, b)]
    if not pairs:
        return []
    means = {n: encoded.vectors[n.first : n.last].astype(np.float32).mean(0) for n in names}
    scores = _scores(
        inside,
        np.stack([means[a] for a, _ in pairs]),
        np.stack([means[b] for _, b in pairs]),
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


def property_ties(
    reading: Reading, encoded: Encoded, encoder: Encoder, least: float
) -> Iterator[Tie]:
    """Ties for the properties that are at least so probable, each pair and property once.

    Only where the sentence is sure: a property has no words for what is denied, planned or alleged.
    """
    table = properties()
    taken: set[tuple[frozenset[Name], str | None]] = set()
    doc = reading.sentence.doc
    for each in stated(reading, encoded, encoder):
        known = table[each.code]
        both = frozenset((each.source, each.target))
        if each.sure < least or (both, each.code) in taken:
            continue
        taken |= {(both, each.code), (both, known.inverse)}
        source, target = each.source.key_word(doc), each.target.key_word(doc)
        found = joining(source, target)
        if found is None:
            continue
        scope, between = found
        if told_of_others(reading, each, known.way, between, scope):
            continue
        trigger = trigger_of(reading, known.said, [source, *between, target], each)
        if known.said and trigger is None:
            continue
        if not chained(doc, each) and not is_open(known.way, [*between, source, target], scope):
            continue
        telling = dict.fromkeys([scope, *(t for t in between if t.pos_ == "VERB")])
        if any(certainty(word).factuality != "asserted" for word in telling):
            continue  # "the airline would buy jets from Boeing" says nothing of an owner
        place = (scope.i, scope.i + 1) if trigger is None else (trigger.i, trigger.i + 1)
        yield Tie(
            each.source, each.target, tuple(known.label.split()), known.label, known.kind,
            known.directed, place, scope, _calibrated(each.sure), "property", code=each.code,
        )  # fmt: skip


def merged(grammar: list[Tie], stated: list[Tie]) -> list[Tie]:
    """One tie for what both grammar and model say: the sentence's words, the model's property.

    Where the property runs the other way, its inverse is taken, if there is one; what grammar has
    no such words for, or words for a single deed only, stands by itself, in the words of the table.
    """
    table = properties()
    ties = list(grammar)
    for tie in stated:
        code, told = tie.code or "", False
        for n, other in enumerate(ties):
            if not _same_ends(other, tie) or other.rule == "property":
                continue
            if other.words[0] == "of":
                if other.code == code and other.source is tie.source:
                    ties[n], told = replace(tie, sure=max(tie.sure, other.sure)), True
                continue
            way = code if other.source is tie.source else table[code].inverse
            if other.kind in _DEEDS and other.kind != tie.kind:
                continue  # a trip to a country is no citizenship
            kin = other.kind == "family" and not _of_kin(other, way)
            if kin or (other.kind == tie.kind == "part-of" and other.source is not tie.source):
                told = True  # whose child or part one is, grammar tells better
                continue
            if way and not _worded(other, way):
                continue  # "died in" is no place of birth
            if other.code is None and way:
                ties[n] = replace(other, code=way)
            if not way and _says_it(other, code):
                ties[n], told = replace(tie, sure=other.sure, scope=other.scope), True
            told = told or bool(way) or other.kind == tie.kind
        if not told:
            ties.append(tie)
    return ties


def _worded(tie: Tie, code: str) -> bool:
    """Whether the words that say a property are among a tie's own, where it needs any."""
    said = properties()[code].said
    return not said or bool(said & set(tie.key.split()))


def _says_it(tie: Tie, code: str) -> bool:
    """Whether a tie says a property the other way: "founded" and not "founded by"."""
    known = properties()[code]
    done = tie.rule in ("subject-object", "passive-agent") and known.label.endswith(" by")
    return done and bool(known.said & set(tie.key.split()))


def _of_kin(tie: Tie, code: str | None) -> bool:
    """Whether a property of kinship runs the way in which the sentence's word does."""
    said = next((_KIN[word] for word in tie.words if word in _KIN), None)
    return said is None or code in said


def stands_alone(tie: Tie) -> bool:
    """Whether a property is probable enough to be drawn with no words of grammar beside it."""
    return tie.sure >= _calibrated(properties()[tie.code or ""].alone)


def _same_ends(a: Tie, b: Tie) -> bool:
    return {id(a.source), id(a.target)} == {id(b.source), id(b.target)}


def _scores(
    words: Floats, head: Floats, tail: Floats, bucket: NDArray[np.int64], w: dict[str, Floats]
) -> Floats:
    def line(x: Floats, name: str) -> Floats:
        return x @ w[f"{name}.weight"].T + w[f"{name}.bias"]

    ask = line(np.concatenate([head, tail], 1), "query")
    weight = ask @ words.T / np.float32(words.shape[1] ** 0.5)
    weight = np.exp(weight - weight.max(1, keepdims=True))
    context = (weight / weight.sum(1, keepdims=True)) @ words
    h = np.tanh(line(head, "head") + line(context, "around_head") + w["distance.weight"][bucket])
    t = np.tanh(line(tail, "tail") + line(context, "around_tail"))
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


def _calibrated(said: float) -> float:
    return round(float(np.interp(said, _SAID, _RIGHT)), 3)


def _overlap(a: Name, b: Name) -> bool:
    return a.first < b.last and b.first < a.last


def _kind(name: Name) -> str:
    """A country's adjective ends where the country does."""
    return "PLACE" if name.kind == "GROUP" and name.country else name.kind
