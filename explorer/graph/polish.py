"""A small picture made legible: entities move one by one to where the whole reads best.

The cost of a place counts what a reader minds: lines that cross, lines through names or near
foreign glyphs, texts on texts, lines too short for their label, sharp angles, crowding, and
leaving the page. Two dozen places are tried at once for an entity or for a hub with its leaves.
Names may go to any of four sides meanwhile, labels stand on the middle of their line; the exact
placement follows when the picture is drawn.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explorer.graph.geometry import Array

_TRIED = 22  # places for each move
_CLEAR = 9.0  # px that a line should keep from a foreign glyph
_SIDES = 4  # of a name: below, right, above, left


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """What is to be placed: ``radii`` (n,) of glyphs, ``names`` (n, 2) sizes of names.

    ``cards`` (n,) are stacks: a box about its middle, ``names`` is its size. ``edges`` (m, 2)
    are rows, ``labels`` (m, 2) sizes of line labels, ``page`` width and height about the origin.
    """

    radii: Array
    names: Array
    cards: NDArray[np.bool_]
    edges: NDArray[np.intp]
    labels: Array
    page: tuple[float, float]


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
        # +1 where two lines start (or end) at the same entity, -1 where one ends and one starts.
        self._joint = same[..., 0, 0] + same[..., 1, 1] - same[..., 0, 1] - same[..., 1, 0]
        np.fill_diagonal(self._joint, 0.0)
        self._apart = same.sum(axis=(2, 3)) == 0
        self._around = [
            np.unique(edges[self._incident[row]][edges[self._incident[row]] != row])
            for row in range(len(at))
        ]
        degree = self._incident.sum(axis=1)
        frozen = np.zeros(len(at), dtype=np.bool_) if frozen is None else frozen
        self._free = np.flatnonzero(~frozen)
        self._leaves = [near[(degree[near] == 1) & ~frozen[near]] for near in self._around]
        along = np.hypot(*pieces.labels.T) if len(edges) else np.empty(0)
        ends = pieces.radii[edges].sum(axis=1) if len(edges) else np.empty(0)
        self._wish = ends + 0.8 * along + 62.0

    def improved(self, sweeps: int) -> Iterator[Array]:
        """Move every entity once a sweep, the worst placed first; yields positions."""
        blame = self._incident.sum(axis=1).astype(np.float64)
        for sweep in range(sweeps):
            heat = (1.0 - sweep / sweeps) ** 1.3
            worst = np.argsort(-blame[self._free], kind="stable")
            for row in self._free[worst]:
                blame[row] = self._move(int(row), heat)
            yield self.at.copy()

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
            other = self.random.random(len(spots)) < 0.4
            other[0] = False
            sides[other, row] = self.random.integers(0, _SIDES, other.sum())
        costs = self._cost(tried, sides, group)
        best = int(costs.argmin())
        self.at[group] = tried[best, group]
        self.sides[group] = sides[best, group]
        return float(costs[best])

    def _spots(self, row: int, heat: float, group: bool) -> Array:
        """Places to try, the present one first: near by, about a neighbor, anywhere on the page."""
        random, here = self.random, self.at[row]
        w, h = self.pieces.page
        near = here + random.normal(0.0, 14.0 + 90.0 * heat, (8, 2))
        around = self._around[row]
        if len(around) and not group:
            center = around[random.integers(len(around))]
            angle = random.uniform(0.0, 2 * np.pi, 8)
            reach = random.uniform(90.0, 190.0, 8)
            ring = (
                self.at[center] + np.column_stack((np.cos(angle), np.sin(angle))) * reach[:, None]
            )
            middle = self.at[around].mean(axis=0) + random.normal(0.0, 40.0, (2, 2))
            ring = np.vstack((ring, middle))
        else:
            ring = here + random.normal(0.0, 120.0, (10, 2))
        anywhere = random.uniform(-0.5, 0.5, (_TRIED - 19, 2)) * (w, h)
        return np.vstack((here, near, ring, anywhere))

    def _cost(self, at: Array, sides: NDArray[np.intp], group: NDArray[np.intp]) -> Array:
        """Cost, (k,), of k pictures as far as it depends on the entities of ``group``.

        ``at`` is (k, n, 2), ``sides`` (k, n). What stays the same in all k pictures is left out.
        """
        pieces, edges = self.pieces, self.pieces.edges
        rows = np.arange(at.shape[1])
        full = at[:, :, None, :].repeat(2, axis=2).reshape(*at.shape[:2], 4)
        name = full + self._boxes[rows, sides]
        glyph = full + (pieces.radii[:, None] * np.array((-1.0, -1.0, 1.0, 1.0)))
        whole = np.concatenate(
            (np.minimum(name[..., :2], glyph[..., :2]), np.maximum(name[..., 2:], glyph[..., 2:])),
            axis=2,
        )
        others = np.ones((len(group), at.shape[1]))
        others[np.arange(len(group)), group] = 0.0
        cost = _crowding(at, whole, group, others)
        half = np.array(pieces.page) / 2
        box = whole[:, group]
        beyond = np.maximum(-half - box[..., :2], 0.0) + np.maximum(box[..., 2:] - half, 0.0)
        cost += 0.12 * beyond.sum(axis=(1, 2)) + 1.5 * (beyond > 0).any(axis=2).sum(axis=1)
        cost += 0.25 * (sides[:, group] != 0).sum(axis=1)
        moved = np.flatnonzero(self._incident[group].any(axis=0))
        if not len(edges):
            return cost
        starts, ends = at[:, edges[:, 0]], at[:, edges[:, 1]]
        along = ends - starts
        length = np.maximum(np.hypot(along[..., 0], along[..., 1]), 1e-6)
        unit = along / length[..., None]
        radius = pieces.radii[edges]
        middle = starts + along / 2 + unit * ((radius[:, 0] - radius[:, 1]) / 2)[:, None]
        label = np.concatenate((middle - pieces.labels / 2, middle + pieces.labels / 2), axis=2)
        # Lines that moved against everything; entities that moved against lines that did not.
        still = np.setdiff1d(np.arange(len(edges)), moved)
        every = np.arange(at.shape[1])
        for lines, seen in ((moved, every), (still, group)):
            if not len(lines):
                continue
            incident = self._incident[np.ix_(seen, lines)]
            cost += _lines_near(
                starts[:, lines],
                along[:, lines],
                length[:, lines],
                at[:, seen],
                pieces.radii[seen],
                name[:, seen],
                incident,
            )
            cost += 1.4 * _touching(label[:, lines], whole[:, seen], 3.0).sum(axis=(1, 2))
        if not len(moved):
            return cost
        share = np.ones((len(moved), len(edges)))
        share[:, moved] = 0.5
        cost += _crossings(starts, along, moved, self._apart[moved] * share)
        lap = _touching(label[:, moved], label, 3.0)
        lap[:, np.arange(len(moved)), moved] = 0.0
        cost += 1.2 * (lap * share).sum(axis=(1, 2))
        slope = (unit[:, moved, None, :] * unit[:, None, :, :]).sum(axis=3) * self._joint[moved]
        cost += 1.6 * (np.maximum(slope - 0.86, 0.0) / 0.14 * share).sum(axis=(1, 2))
        cost += self._lengths(length[:, moved], unit[:, moved], moved)
        return cost

    def _lengths(self, length: Array, unit: Array, lines: NDArray[np.intp]) -> Array:
        """Lines too short for their label, which is horizontal, and lines too long."""
        flat = np.maximum(np.abs(unit), 1e-3)
        cut = (self.pieces.labels[lines] / flat).min(axis=2)
        need = self.pieces.radii[self.pieces.edges[lines]].sum(axis=1) + cut + 46.0
        short = np.maximum(need - length, 0.0) / need
        long = np.maximum(length / self._wish[lines] - 1.0, 0.0)
        cost: Array = (7.0 * short + 0.5 * long + 0.25 * long**2).sum(axis=1)
        return cost


def _name_boxes(pieces: Pieces) -> Array:
    """Boxes of names about their entity by side, (n, 4 sides, 4)."""
    r, (w, h) = pieces.radii, pieces.names.T
    down, aside = r + 2.5, r + 6.0
    boxes = np.array((
        (-w / 2, down, w / 2, down + h), (aside, -h / 2, aside + w, h / 2),
        (-w / 2, -down - h, w / 2, -down), (-aside - w, -h / 2, -aside, h / 2),
    )).transpose(2, 0, 1)  # fmt: skip
    middle = np.column_stack((-w / 2, -h / 2, w / 2, h / 2))
    return np.where(pieces.cards[:, None, None], middle[:, None, :], boxes)


def _crowding(at: Array, whole: Array, group: NDArray[np.intp], others: Array) -> Array:
    """Boxes on boxes, and entities that stand close together."""
    lap = _touching(whole[:, group], whole, 9.0) * others
    gap = at[:, group, None, :] - at[:, None, :, :]
    square = (gap**2).sum(axis=3) + 900.0
    cost: Array = (5.0 * lap + others * 1400.0 / square).sum(axis=(1, 2))
    return cost


def _touching(one: Array, other: Array, margin: float) -> Array:
    """How deep boxes (k, a, 4) lie in boxes (k, b, 4): 0, or from 0.4 to 1.4."""
    x = np.minimum(one[:, :, None, 2], other[:, None, :, 2])
    x = x - np.maximum(one[:, :, None, 0], other[:, None, :, 0])
    y = np.minimum(one[:, :, None, 3], other[:, None, :, 3])
    y = y - np.maximum(one[:, :, None, 1], other[:, None, :, 1])
    depth = np.minimum(x, y) + margin
    return np.where(depth > 0.0, 0.4 + np.minimum(depth / 24.0, 1.0), 0.0)


def _lines_near(
    starts: Array,
    along: Array,
    length: Array,
    at: Array,
    radii: Array,
    names: Array,
    incident: NDArray[np.bool_],
) -> Array:
    """Lines (k, m) near glyphs and through names of entities (k, s); own ones count less."""
    offset = at[:, :, None, :] - starts[:, None]
    share = (offset * along[:, None]).sum(axis=3) / (length**2)[:, None]
    away = offset - np.clip(share, 0.0, 1.0)[..., None] * along[:, None]
    gap = np.hypot(away[..., 0], away[..., 1]) - radii[None, :, None]
    close = np.where(incident, 0.0, np.clip((_CLEAR + 7.0 - gap) / 7.0, 0.0, 2.0))
    step = np.where(np.abs(along) < 1e-6, 1e-6, along)[:, None]
    near = (names[:, :, None, :2] - 3.0 - starts[:, None]) / step
    far = (names[:, :, None, 2:] + 3.0 - starts[:, None]) / step
    enter = np.maximum(np.minimum(near, far).max(axis=3), 0.0)
    leave = np.minimum(np.maximum(near, far).min(axis=3), 1.0)
    through = np.maximum(leave - enter, 0.0) * length[:, None]
    inside = np.where(through > 0.0, 0.7 + np.minimum(through / 30.0, 1.5), 0.0)
    cost: Array = (1.6 * close + inside * np.where(incident, 0.45, 1.6)).sum(axis=(1, 2))
    return cost


def _crossings(starts: Array, along: Array, moved: NDArray[np.intp], share: Array) -> Array:
    """Weighted crossings of the moved lines with all lines, (k,)."""
    a, u = starts[:, moved, None], along[:, moved, None]
    b, v = starts[:, None], along[:, None]
    cross = u[..., 0] * v[..., 1] - u[..., 1] * v[..., 0]
    cross = np.where(np.abs(cross) < 1e-9, 1e-9, cross)
    gap = b - a
    s = (gap[..., 0] * v[..., 1] - gap[..., 1] * v[..., 0]) / cross
    t = (gap[..., 0] * u[..., 1] - gap[..., 1] * u[..., 0]) / cross
    hit = (s > 0.0) & (s < 1.0) & (t > 0.0) & (t < 1.0)
    cost: Array = 2.2 * (hit * share).sum(axis=(1, 2))
    return cost
