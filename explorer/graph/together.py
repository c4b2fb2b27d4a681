"""Pairs that a sentence names together and no line ties; chains over lines and such pairs.

A sentence that names two may tie them in words that were not read as a tie: where no chain of lines
leads from one to another, such pairs show where to look.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explorer.graph.columns import Mask, Numbers, columns_of, distinct
from explorer.graph.passing import article_passes
from explorer.graph.sifting import lines_for, shown_in
from explorer.graph.tied import Tied
from explorer.graph.view import ViewState
from explorer.model.corpus import Corpus
from explorer.model.untied import untied

_NAMED = 5.0  # what a step without a line costs; one with a line costs from 1 to 4
_TOLD_APART = 1e-7  # times the number of an entity: of equal chains some are the same each time
_LOOKED_AT = 4_000  # steps of the cheapest chains
_WIDEST = 2_000  # entities from which a search goes on: from more it would take seconds
_OPEN = ViewState()


@dataclass(frozen=True, slots=True)
class Step:
    """From one entity to the next; without a ``relation`` a sentence only names both."""

    ends: tuple[str, str]
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Chains:
    """The best of the ``shortest`` chains that there are, best first; lines before mere names."""

    best: tuple[tuple[Step, ...], ...] = ()
    shortest: int = 0


class Together:
    """Lines that a view leaves, and beside them the pairs that are named together, as asked for.

    Not pairs that a line ties, be it left out, nor those of which a person said that nothing does.
    """

    def __init__(self, corpus: Corpus, view: ViewState = _OPEN, left: Tied | None = None) -> None:
        """``left`` are the lines that the filters leave, where they are known already."""
        tied = lines_for(corpus, view) if left is None else left
        self.shown = shown_in(corpus, view, tied)
        self.tied = tied.among(self.shown)
        self.count = len(tied.entities)
        self._corpus = corpus
        self._documents = None
        if view.sifts:
            self._documents = [one for one in corpus.documents if article_passes(corpus, one, view)]
        of = tied.entities.of
        ids, _ = untied(corpus.decisions.values())
        apart = [sorted(of.get(end, -1) for end in pair) for pair in ids if len(pair) == 2]
        none = np.array(apart, dtype=np.int64).reshape(-1, 2)
        lines = columns_of(corpus).edges
        self._told = np.sort(np.concatenate((self._keys(lines), self._keys(none))))

    def named(self, entities: NDArray[np.intp]) -> Numbers:
        """Pairs (n, 2) with one of some entities at an end, each once."""
        codes = self.tied.entities
        asked = [codes.values[one] for one in entities.tolist()]
        found = self._corpus.store.named_with(asked, self._documents)
        number = codes.of.get
        ends = [number(end, -1) for pair in found for end in pair]
        pairs = np.array(ends, dtype=np.int64).reshape(-1, 2)
        pairs = pairs[(pairs >= 0).all(axis=1) & (pairs[:, 0] != pairs[:, 1])]
        keys = distinct(self._keys(pairs[self.shown[pairs].all(axis=1)]))
        at = np.searchsorted(self._told, keys)
        there = np.append(self._told, -1)[at] == keys
        keys = keys[~there]
        return np.stack((keys // self.count, keys % self.count), 1).astype(np.int32)

    def between(self, source: int, target: int) -> Numbers | None:
        """The named pairs that a search from both ends passed until it met; None if it did not."""
        ends = (np.array([source]), np.array([target]))
        seen = [np.zeros(self.count, dtype=np.bool_) for _ in ends]
        fronts = list(ends)
        for mask, front in zip(seen, fronts, strict=True):
            mask[front] = True
        passed = np.zeros((0, 2), dtype=np.int32)
        while not (seen[0] & seen[1]).any():
            side = int(len(fronts[1]) < len(fronts[0]))
            if not 0 < len(fronts[side]) <= _WIDEST:
                return None
            bare = self.named(fronts[side])
            passed = np.concatenate((passed, bare))
            near = np.zeros(self.count, dtype=np.bool_)
            near[fronts[side]] = True
            edges = np.concatenate((self.tied.edges, bare))
            near[edges[near[edges].any(axis=1)].ravel()] = True
            fronts[side] = np.flatnonzero(near & ~seen[side])
            seen[side] |= near
        keys = distinct(self._keys(passed))
        return np.stack((keys // self.count, keys % self.count), 1).astype(np.int32)

    def _keys(self, pairs: NDArray[np.integer]) -> NDArray[np.int64]:
        ends = pairs.astype(np.int64)
        keys: NDArray[np.int64] = ends.min(axis=1) * self.count + ends.max(axis=1)
        return keys


def chains(
    corpus: Corpus,
    one: str,
    other: str,
    view: ViewState = _OPEN,
    left: Tied | None = None,
    k: int = 3,
) -> Chains:
    """The ``k`` best of the shortest chains from one to the other, over what a view leaves.

    ``left`` are its lines, where they are known already. What is far from both is not looked at.
    """
    together = Together(corpus, view, left)
    tied = together.tied
    source, target = (tied.entities.of.get(end, -1) for end in (one, other))
    if one == other or min(source, target) < 0 or not together.shown[[source, target]].all():
        return Chains()
    bare = together.between(source, target)
    if bare is None:
        return Chains()
    edges = np.concatenate((tied.edges, bare))
    there = _steps(edges, together.count, source, target)
    back = _steps(edges, together.count, target, source)
    length = int(there[target])
    rows = np.concatenate((np.arange(len(edges)),) * 2)
    start = np.concatenate((edges[:, 0], edges[:, 1]))
    end = np.concatenate((edges[:, 1], edges[:, 0]))
    on = (there[start] >= 0) & (back[end] >= 0) & (there[start] + 1 + back[end] == length)
    rows, start, end = rows[on], start[on], end[on]
    strong = np.maximum(tied.strengths, 1 / 3)
    cost = np.concatenate((1.0 + 1.0 / strong, np.full(len(bare), _NAMED)))[rows]
    cost = cost + _TOLD_APART * end
    layers = [np.flatnonzero(there[start] == step) for step in range(length)]
    number, total = _totals(layers, start, end, cost, together.count, source, target)
    looked = np.sort(np.argsort(total, kind="stable")[:_LOOKED_AT])
    best: dict[int, list[tuple[float, tuple[int, ...]]]] = {source: [(0.0, ())]}
    for layer in range(length):
        ways: dict[int, list[tuple[float, tuple[int, ...]]]] = {}
        for at in looked[there[start[looked]] == layer].tolist():
            ways.setdefault(int(end[at]), []).extend(
                (so_far + float(cost[at]), (*path, at))
                for so_far, path in best.get(int(start[at]), ())
            )
        best = {entity: sorted(found)[:k] for entity, found in ways.items()}
    names = tied.entities.values

    def step(at: int) -> Step:
        row, ends = int(rows[at]), (names[int(start[at])], names[int(end[at])])
        return Step(ends, tied.lines[row].relations[0] if row < len(tied.edges) else "")

    found = tuple(tuple(map(step, path)) for _, path in best.get(target, ()))
    return Chains(found, number)


def beside_each(
    corpus: Corpus, entities: Sequence[str], view: ViewState = _OPEN
) -> tuple[str, ...]:
    """Whom lines tie to, or sentences name with, each of some entities; most connected first."""
    together = Together(corpus, view)
    tied = together.tied
    rows = np.flatnonzero(tied.entities.among(entities))
    edges = np.concatenate((tied.edges, together.named(rows)))
    found = np.ones(together.count, dtype=np.bool_)
    for row in rows.tolist():
        near: Mask = np.zeros(together.count, dtype=np.bool_)
        near[edges[(edges == row).any(axis=1)].ravel()] = True
        found &= near
    found[rows] = False
    others = np.flatnonzero(found) if len(rows) == len({*entities}) else rows[:0]
    order = np.argsort(-tied.degrees()[others], kind="stable")
    return tuple(tied.entities.values[row] for row in others[order].tolist())


def _steps(edges: Numbers, count: int, source: int, target: int) -> Numbers:
    """How many steps each entity is away, -1 for those beyond ``target``."""
    steps = np.full(count, -1, dtype=np.int32)
    steps[source] = 0
    for away in range(1, count):
        on = steps[edges] == away - 1
        reached = np.concatenate((edges[on[:, 0], 1], edges[on[:, 1], 0]))
        reached = reached[steps[reached] < 0]
        steps[reached] = away
        if not len(reached) or steps[target] >= 0:
            break
    return steps


def _totals(
    layers: Sequence[NDArray[np.intp]],
    start: NDArray[np.intp],
    end: NDArray[np.intp],
    cost: NDArray[np.float64],
    count: int,
    source: int,
    target: int,
) -> tuple[int, NDArray[np.float64]]:
    """How many chains there are, and for each step what the cheapest over it costs."""
    ways, here, left = np.zeros(count), np.full(count, np.inf), np.full(count, np.inf)
    ways[source], here[source], left[target] = 1.0, 0.0, 0.0
    for rows in layers:
        np.add.at(ways, end[rows], ways[start[rows]])
        np.minimum.at(here, end[rows], here[start[rows]] + cost[rows])
    for rows in reversed(layers):
        np.minimum.at(left, start[rows], left[end[rows]] + cost[rows])
    total: NDArray[np.float64] = here[start] + cost + left[end]
    return int(ways[target]), total
