"""A small picture made legible: entities move one by one to where the whole reads best.

The cost of a place counts what a reader minds: lines that cross, lines through names or near
foreign glyphs, texts on texts, lines too short for their label, sharp angles, crowding, and
leaving the page. Two dozen places are tried at once for an entity or for a hub with its leaves.
Names may stand on any side meanwhile, labels on the middle of their line; the exact placement
follows when the picture is drawn.

All arrays of a move are (places tried, pairs that the move can change): few and flat, because
numpy's overhead a call, not the arithmetic, is what such small pictures cost.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explorer.graph.geometry import Array
from explorer.graph.names import PLACES, TASTE, boxes_around
from explorer.graph.reading_cost import Ends, crossing, depth, length_cost, near_glyph, through

_TRIED = 22  # places for each move
_WARM = 0.3  # how far a repair reaches, 1 is across the page


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """What is to be placed: ``radii`` (n,) of glyphs, ``names`` (n, 2) sizes of names.

    ``cards`` (n,) are stacks: a box about its middle, ``names`` is its size. ``reach`` (n,) is
    about how much of a line a glyph or card takes. ``edges`` (m, 2) are rows, ``labels`` (m, 2)
    sizes of line labels, ``page`` width and height about the origin.
    """

    radii: Array
    reach: Array
    names: Array
    cards: NDArray[np.bool_]
    edges: NDArray[np.intp]
    labels: Array
    page: tuple[float, float]


@dataclass(frozen=True, slots=True, eq=False)
class _Changes:
    """Pairs of rows whose cost a move of some entities can change.

    ``lines``: those that move; ``near`` line and entity, ``own`` where they belong together;
    ``pair`` two lines, ``joint`` +1 where they start or end at the same entity, -1 where one
    starts where the other ends, 0 where they are apart; ``meet`` two entities.
    """

    lines: NDArray[np.intp]
    near: tuple[NDArray[np.intp], NDArray[np.intp]]
    own: NDArray[np.bool_]
    pair: tuple[NDArray[np.intp], NDArray[np.intp]]
    joint: Array
    meet: tuple[NDArray[np.intp], NDArray[np.intp]]


class Board:
    """The pieces with the places they have now; ``at`` (n, 2) and ``sides`` (n,) change."""

    def __init__(
        self, pieces: Pieces, at: Array, seed: int, frozen: NDArray[np.bool_] | None = None
    ) -> None:
        """Start from positions; names stand below, ``frozen`` (n,) entities stay."""
        self.pieces = pieces
        self.at = at.copy()
        self.sides = np.zeros(len(at), dtype=np.intp)
        self.random = np.random.default_rng(seed)
        self._boxes = _name_boxes(pieces)
        edges = pieces.edges
        self._incident = np.zeros((len(at), len(edges)), dtype=np.bool_)
        for side in (0, 1):
            self._incident[edges[:, side], np.arange(len(edges))] = True
        same = (edges[:, None, :, None] == edges[None, :, None, :]).astype(np.float64)
        self._joint = same[..., 0, 0] + same[..., 1, 1] - same[..., 0, 1] - same[..., 1, 0]
        self._around = [
            np.unique(edges[own][edges[own] != row]) for row, own in enumerate(self._incident)
        ]
        frozen = np.zeros(len(at), dtype=np.bool_) if frozen is None else frozen
        self._free = np.flatnonzero(~frozen)
        degree = self._incident.sum(axis=1)
        self._leaves = [near[(degree[near] == 1) & ~frozen[near]] for near in self._around]
        self._changes: dict[tuple[int, ...], _Changes] = {}

    def improved(self, sweeps: int) -> Iterator[Array]:
        """Move every entity once a sweep, the worst placed first; yields positions."""
        blame = self._incident.sum(axis=1).astype(np.float64)
        for sweep in range(sweeps):
            heat = (1.0 - sweep / sweeps) ** 1.3
            worst = np.argsort(-blame[self._free], kind="stable")
            for row in self._free[worst]:
                blame[row] = self._move(int(row), heat)
            yield self.at.copy()

    def repaired(self, rounds: int) -> Array:
        """Move once more whose names are crossed by lines, and who these lines belong to."""
        for _ in range(rounds):
            rows = self._crossed()
            if not len(rows):
                break
            for row in rows:
                self._move(int(row), _WARM)
        return self.at.copy()

    def _crossed(self) -> NDArray[np.intp]:
        """Free entities whose name a line runs through, and the ends of these lines."""
        if not len(self.pieces.edges):
            return np.empty(0, dtype=np.intp)
        ends = Ends.of(self.at[None, :, 0], self.at[None, :, 1], self.pieces.edges)
        count, lines = self._incident.shape
        entity, line = (side.ravel() for side in np.indices((count, lines)))
        box = self._boxes[np.arange(count), self.sides] + np.tile(self.at, 2)
        card = self.pieces.cards[entity] & self._incident[entity, line]
        inside = through(ends.taken(line), [box[None, entity, side] for side in range(4)], 2.0)[0]
        hit = (inside > 0) & ~card
        rows = np.union1d(entity[hit], self.pieces.edges[line[hit]].ravel())
        return np.intersect1d(rows, self._free)

    def total(self) -> float:
        """Cost of the whole picture as it is."""
        everything = np.arange(len(self.at))
        return float(self._cost(self.at[None], self.sides[None], everything)[0])

    def _move(self, row: int, heat: float) -> float:
        """Put an entity, or a hub with its leaves, where it costs least; returns what it costs."""
        leaves = self._leaves[row]
        group = np.array((row,))
        if len(leaves) and self.random.random() < 0.4:
            group = np.concatenate((group, leaves[leaves != row]))
        spots = self._spots(row, heat, len(group) > 1)
        tried = np.repeat(self.at[None], len(spots), axis=0)
        tried[:, group] += (spots - self.at[row])[:, None, :]
        sides = np.repeat(self.sides[None], len(spots), axis=0)
        if len(group) == 1:
            other = self.random.random(len(spots)) < 0.5
            other[0] = False
            sides[other, row] = self.random.integers(0, PLACES, other.sum())
        costs = self._cost(tried, sides, group)
        best = int(costs.argmin())
        self.at[group] = tried[best, group]
        self.sides[group] = sides[best, group]
        return float(costs[best])

    def _spots(self, row: int, heat: float, group: bool) -> Array:
        """Places to try, the present one first: near by, about a neighbor, anywhere on the page."""
        random, here = self.random, self.at[row]
        stay = np.repeat(here[None], 3, axis=0)  # twice with the name on another side
        near = here + random.normal(0.0, 10.0 + 90.0 * heat, (8, 2))
        around = self._around[row]
        if len(around) and not group:
            center = around[random.integers(len(around))]
            angle, reach = random.uniform(0.0, 2 * np.pi, 6), random.uniform(90.0, 190.0, 6)
            ring = self.at[center] + np.column_stack((np.cos(angle) * reach, np.sin(angle) * reach))
            middle = self.at[around].mean(axis=0) + random.normal(0.0, 40.0, (2, 2))
            ring = np.vstack((ring, middle))
        else:
            ring = here + random.normal(0.0, 120.0, (8, 2))
        anywhere = random.uniform(-0.5, 0.5, (_TRIED - 19, 2)) * self.pieces.page
        return np.vstack((stay, near, ring, anywhere))

    def _cost(self, at: Array, sides: NDArray[np.intp], group: NDArray[np.intp]) -> Array:
        """Cost, (k,), of k pictures as far as it depends on the entities of ``group``.

        ``at`` is (k, n, 2), ``sides`` (k, n). What stays the same in all k pictures is left out.
        """
        pieces, changes = self.pieces, self._changed_by(group)
        x, y = at[..., 0], at[..., 1]
        around = self._boxes[np.arange(at.shape[1]), sides]
        name = (x + around[..., 0], y + around[..., 1], x + around[..., 2], y + around[..., 3])
        r = pieces.radii
        whole = (
            np.minimum(name[0], x - r),
            np.minimum(name[1], y - r),
            np.maximum(name[2], x + r),
            np.maximum(name[3], y + r),
        )
        cost: Array = self._page(whole, group) + 0.3 * TASTE[sides[:, group]].sum(axis=1)
        a, b = changes.meet
        lap = depth([side[:, a] for side in whole], [side[:, b] for side in whole], 9.0)
        square = (x[:, a] - x[:, b]) ** 2 + (y[:, a] - y[:, b]) ** 2 + 900.0
        cost += (5.0 * lap + 1400.0 / square).sum(axis=1)
        if not len(changes.lines):
            return cost
        ends = Ends.of(x, y, pieces.edges)
        gap = (r[pieces.edges[:, 0]] - r[pieces.edges[:, 1]]) / 2
        middle = (
            ends.x + ends.u / 2 + ends.u / ends.length * gap,
            ends.y + ends.v / 2 + ends.v / ends.length * gap,
        )
        w, h = pieces.labels.T / 2
        label = (middle[0] - w, middle[1] - h, middle[0] + w, middle[1] + h)
        line, entity = changes.near
        some = ends.taken(line)
        close = near_glyph(some, x[:, entity], y[:, entity], r[entity])
        cost += (1.6 * np.where(changes.own, 0.0, close)).sum(axis=1)
        inside = through(some, [side[:, entity] for side in name], 3.0)
        cost += (inside * np.where(changes.own, 3.5, 4.0)).sum(axis=1)
        texts = depth([side[:, line] for side in label], [side[:, entity] for side in whole], 3.0)
        cost += 1.4 * texts.sum(axis=1)
        if len(changes.pair[0]):
            cost += self._lines(ends, label, changes)
        moved = ends.taken(changes.lines)
        radii = pieces.reach[pieces.edges[changes.lines]].sum(axis=1)
        cost += length_cost(moved, radii, pieces.labels[changes.lines]).sum(axis=1)
        return cost

    def _lines(self, ends: Ends, label: tuple[Array, ...], changes: _Changes) -> Array:
        """Cost of two lines with each other: crossing, labels in the way, sharp angles."""
        one, other = changes.pair
        first, second = ends.taken(one), ends.taken(other)
        apart = changes.joint == 0.0
        cost = 2.2 * np.where(apart, crossing(first, second), 0.0)
        plates = [side[:, one] for side in label], [side[:, other] for side in label]
        cost = cost + 1.2 * depth(*plates, 3.0)
        cost += 0.9 * (through(first, plates[1], 0.0) + through(second, plates[0], 0.0))
        slope = (first.u * second.u + first.v * second.v) / (first.length * second.length)
        cost += 1.6 * np.maximum(slope * changes.joint - 0.86, 0.0) / 0.14
        found: Array = cost.sum(axis=1)
        return found

    def _page(self, whole: tuple[Array, ...], group: NDArray[np.intp]) -> Array:
        """How far entities reach beyond the page."""
        w, h = self.pieces.page[0] / 2, self.pieces.page[1] / 2
        left, top, right, bottom = (side[:, group] for side in whole)
        beyond = np.maximum(np.maximum(-w - left, right - w), 0.0)
        beyond += np.maximum(np.maximum(-h - top, bottom - h), 0.0)
        cost: Array = (0.12 * beyond + 1.5 * (beyond > 0)).sum(axis=1)
        return cost

    def _changed_by(self, group: NDArray[np.intp]) -> _Changes:
        key = tuple(group.tolist())
        if key not in self._changes:
            self._changes[key] = self._pairs(group)
        return self._changes[key]

    def _pairs(self, group: NDArray[np.intp]) -> _Changes:
        inside = np.zeros(len(self._incident), dtype=np.bool_)
        inside[group] = True
        moves: NDArray[np.bool_] = np.any(self._incident[group], axis=0)
        line, entity = np.nonzero(moves[:, None] | inside[None, :])
        either = np.triu(moves[:, None] | moves[None, :], 1)
        one, other = np.nonzero(either)
        a, b = np.nonzero(np.triu(inside[:, None] | inside[None, :], 1))
        return _Changes(
            lines=np.flatnonzero(moves),
            near=(line, entity),
            own=self._incident[entity, line],
            pair=(one, other),
            joint=self._joint[one, other],
            meet=(a, b),
        )


def _name_boxes(pieces: Pieces) -> Array:
    """Boxes of names about their entity by side, (n, places, 4)."""
    boxes = np.empty((len(pieces.radii), PLACES, 4))
    for row, (r, (w, h)) in enumerate(zip(pieces.radii, pieces.names, strict=True)):
        middle = np.array((-w / 2, -h / 2, w / 2, h / 2))
        boxes[row] = middle if pieces.cards[row] else boxes_around(np.zeros(2), r, w, h)
    return boxes
