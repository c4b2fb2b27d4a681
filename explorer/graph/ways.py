"""How two entities hang together through others: the best paths of two to four lines.

All paths of two lines are looked at, then those of three, then of four: halves from either end are
joined in the middle, so that the best are found among millions without listing them.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explorer.graph.columns import Mask, Numbers
from explorer.graph.sifting import lines_for, shown_in
from explorer.graph.tied import Tied
from explorer.graph.view import ViewState
from explorer.model.corpus import Corpus

_DOUBT = 0.5  # a line that nobody asserts counts half
_OPEN = ViewState()

Costs = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Ways:
    """The best paths as relation ids, best first; ``shortest`` of all have the fewest lines."""

    paths: tuple[tuple[str, ...], ...]
    shortest: int = 0


def ways_between(
    corpus: Corpus,
    one: str,
    other: str,
    k: int = 5,
    view: ViewState = _OPEN,
    left: Tied | None = None,
) -> Ways:
    """The ``k`` best paths between two entities over the lines that a view's filters leave.

    ``left`` are these lines, where they are known already.

    Fewer lines come first, of as many lines those that are firm and well stated; the direct line
    is no path. Of several relations of a line, the first stands for it.
    """
    tied = lines_for(corpus, view) if left is None else left
    tied = tied.among(shown_in(corpus, view, tied))
    ends = [tied.entities.of.get(end, -1) for end in (one, other)]
    if one == other or min(ends) < 0:
        return Ways(())
    search = _Search(tied, *ends)
    found: list[tuple[int, ...]] = []
    shortest = 0
    for step in (search.two, search.three, search.four):
        number, rows, cost = step(k - len(found))
        shortest = shortest or number
        order = np.lexsort((*rows.T[::-1], cost))[: k - len(found)]
        found += [tuple(path) for path in rows[order].tolist()]
        if len(found) >= k:
            break
    lines = tied.lines
    return Ways(tuple(tuple(lines[row].relations[0] for row in path) for path in found), shortest)


class _Search:
    """Both directions of all lines but the direct one: ``start``, ``end``, row of the line."""

    def __init__(self, tied: Tied, one: int, other: int) -> None:
        edges = tied.edges
        direct = ((edges == one) | (edges == other)).all(axis=1)
        rows = np.flatnonzero(~direct).astype(np.int32)
        self._tied, self._one, self._other = tied, one, other
        self.start = np.concatenate((edges[rows, 0], edges[rows, 1]))
        self.end = np.concatenate((edges[rows, 1], edges[rows, 0]))
        self.row = np.concatenate((rows, rows))
        self._costs = np.full(len(edges), np.nan)
        self.first, self.last = self._spoke(one), self._spoke(other)

    def two(self, k: int) -> tuple[int, Numbers, Costs]:
        """Over somebody whom both are tied to."""
        middle = np.flatnonzero((self.first >= 0) & (self.last >= 0))
        return self._best(len(middle), np.stack((self.first[middle], self.last[middle]), 1), k)

    def three(self, k: int) -> tuple[int, Numbers, Costs]:
        """Over two who are tied to each other."""
        at = np.flatnonzero((self.first[self.start] >= 0) & (self.last[self.end] >= 0))
        rows = (self.first[self.start[at]], self.row[at], self.last[self.end[at]])
        return self._best(len(at), np.stack(rows, 1), k)

    def four(self, k: int) -> tuple[int, Numbers, Costs]:
        """Over two, and somebody in the middle whom both are tied to."""
        inner = (self.end != self._one) & (self.end != self._other)
        here = inner & (self.first[self.start] >= 0)
        there = inner & (self.last[self.start] >= 0)
        size = len(self._tied.entities)
        left = np.bincount(self.end[here], minlength=size)
        right = np.bincount(self.end[there], minlength=size)
        turning = np.bincount(self.end[here & there], minlength=size)  # out and back the same way
        number = int((left * right - turning).sum())
        meeting = (left > 0) & (right > 0)
        near = self._halves(here & meeting[self.end], self.first, k + 1)
        far = self._halves(there & meeting[self.end], self.last, k + 1)
        i, j = _joined(self.end[near], self.end[far])
        near, far = near[i], far[j]
        apart = self.start[near] != self.start[far]
        near, far = near[apart], far[apart]
        outer = self.first[self.start[near]], self.row[near]
        back = self.row[far], self.last[self.start[far]]
        return self._best(number, np.stack((*outer, *back), 1), k)

    def _halves(self, wanted: Mask, spokes: Numbers, most: int) -> NDArray[np.intp]:
        """The cheapest half paths to each middle, at most so many, in order of the middle."""
        at = np.flatnonzero(wanted)
        cost = self._cost(spokes[self.start[at]]) + self._cost(self.row[at])
        at = at[np.lexsort((self.start[at], cost, self.end[at]))]
        middle = self.end[at]
        begins = np.flatnonzero(np.diff(middle, prepend=-1))
        place = np.arange(len(at)) - np.repeat(begins, np.diff(begins, append=len(at)))
        return at[place < most]

    def _best(self, number: int, rows: Numbers, k: int) -> tuple[int, Numbers, Costs]:
        """How many there are, and the cheapest: some more than asked for where they cost alike."""
        cost = np.zeros(len(rows))
        for column in rows.T:
            cost += self._cost(column)
        if len(cost) > k > 0:
            least = np.partition(cost, k - 1)[k - 1]
            rows, cost = rows[cost <= least], cost[cost <= least]
        return number, rows, cost

    def _spoke(self, hub: int) -> Numbers:
        """For each entity the row of its line to one of the ends, -1 where there is none."""
        found = np.full(len(self._tied.entities), -1, dtype=np.int32)
        here = self.start == hub
        found[self.end[here]] = self.row[here]
        return found

    def _cost(self, rows: Numbers) -> Costs:
        """Between 1 (long stated) and 4 (hardly said): each further line costs at least one."""
        unknown = np.unique(rows[np.isnan(self._costs[rows])])
        lines = [self._tied.lines[row] for row in unknown.tolist()]
        worth = np.array([line.strength * (1.0 if line.asserted else _DOUBT) for line in lines])
        self._costs[unknown] = 1.0 + 1.0 / np.maximum(worth, 1 / 3)
        found: Costs = self._costs[rows]
        return found


def _joined(left: Numbers, right: Numbers) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """All pairs of places with the same value; both are in order."""
    begin = np.searchsorted(right, left, side="left")
    many = np.searchsorted(right, left, side="right") - begin
    i = np.repeat(np.arange(len(left)), many)
    offset = np.arange(len(i)) - np.repeat(np.cumsum(many) - many, many)
    return i, np.repeat(begin, many) + offset
