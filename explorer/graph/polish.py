"""A small picture made legible: the search for the places where its pieces read best.

The cost of a place counts what a reader minds: lines that cross, lines through names or near
foreign glyphs, texts on texts, lines too short for their label, sharp angles, crowding, and
leaving the page. Entities, the sides of their names and the places of labels change together, or
texts alone where everybody has a place already.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from explorer.graph.annealing import anneal, best_texts, cost_of
from explorer.graph.geometry import Array, distances, grown, lengths_in_boxes, touching
from explorer.graph.labels import SHAFT, STUB
from explorer.graph.names import PLACES, TASTE, boxes_around
from explorer.graph.pieces import BARE, Pieces
from explorer.graph.settling import STOPS, settle

Rows = NDArray[np.int64]
_TOUCH = 0.5  # px that boxes may share
_CLEAR = 6.5  # px between a line and a foreign glyph
_WIDER = 0.7  # cost of a name in its other shape


class Board:
    """The pieces with the places they have now: ``at`` (n, 2), ``sides`` (n,), ``slots`` (m,)."""

    def __init__(
        self,
        pieces: Pieces,
        at: Array,
        seed: int,
        frozen: NDArray[np.bool_] | None = None,
        strict: float = 1.0,
    ) -> None:
        """Start from positions; names stand below, ``frozen`` (n,) entities stay."""
        count, rows = len(at), len(pieces.edges)
        self.pieces, self._seed, self.strict = pieces, seed, strict
        self.at = np.array(at, dtype=np.float64, order="C")
        self.sides = np.zeros(count, dtype=np.int64)
        self.slots = np.full(rows, STOPS // 2, dtype=np.int64)
        boxes, self._places = _name_boxes(pieces)
        tastes = np.concatenate((TASTE, TASTE + _WIDER))
        edges = np.ascontiguousarray(pieces.edges, dtype=np.int64).reshape(-1, 2)
        plates = np.ascontiguousarray(pieces.plates / 2)
        # One shape more than have a size: nothing.
        self._shapes: Rows = ((plates[:, :, 0] > 0).sum(axis=1) + 1).astype(np.int64)
        derived = [np.zeros((size, 4)) for size in (count, count, rows, rows, count, rows)]
        self._picture: tuple[Any, ...] = (
            self.at, self.sides, self.slots, *derived,
            boxes, tastes, np.ascontiguousarray(pieces.halves), pieces.radii.copy(), pieces.cards,
            edges, plates, np.ascontiguousarray(pieces.odds),
            np.ascontiguousarray(pieces.heads), pieces.wishes.copy(),
            *map(float, pieces.page), strict,
        )  # fmt: skip
        self._near = _near(count, edges)
        frozen = np.zeros(count, dtype=np.bool_) if frozen is None else frozen
        self._free: Rows = np.flatnonzero(~frozen).astype(np.int64)
        settle(*self._picture)

    def improved(
        self,
        steps: int,
        hot: float,
        cold: float,
        wide: float,
        narrow: float,
        parts: int = 1,
        only: NDArray[np.bool_] | None = None,
    ) -> Iterator[Array]:
        """Search in some parts; yields positions, the texts' places are kept along.

        With ``only`` (n,) no other entities move.
        """
        free = self._free if only is None else self._free[only[self._free]]
        for part in range(parts):
            heat = [hot * (cold / hot) ** (at / parts) for at in (part, part + 1)]
            way = [wide * (narrow / wide) ** (at / parts) for at in (part, part + 1)]
            self._seed += 1
            anneal(  # type: ignore[call-arg]
                *self._picture, *self._near, free, self._places, self._shapes,
                steps // parts, *heat, *way, self._seed,
            )  # fmt: skip
            yield self.at.copy()

    def texts_improved(self, rounds: int = 4) -> None:
        """Let names and labels alone find better places, everything else stays."""
        best_texts(*self._picture, self._places, self._shapes, rounds)  # type: ignore[call-arg]

    def texts_shaken(self, steps: int, hot: float) -> None:
        """Let names and labels change places with some heat, to leave a dead end."""
        self._seed += 1
        none = np.empty(0, dtype=np.int64)
        anneal(  # type: ignore[call-arg]
            *self._picture, *self._near, none, self._places, self._shapes,
            steps, hot, 0.03, 1.0, 1.0, self._seed,
        )  # fmt: skip

    def hindrances(self, slack: float = 0.0) -> tuple[int, NDArray[np.bool_]]:
        """How many texts, glyphs and lines hinder each other, and which entities take part, (n,).

        With ``slack`` lines must keep so many pixels more away from names and glyphs.
        """
        names, labels, edges = _there(self.names), _there(self.labels), self.pieces.edges
        glyphs, cards = grown(self.glyphs, -_TOUCH), self.pieces.cards
        starts, ends = self.ways[:, :2], self.ways[:, 2:]
        lap = touching(names, glyphs) | np.triu(touching(names, names), 1)
        np.fill_diagonal(lap, False)
        labeled = touching(labels, glyphs) | touching(labels, names)
        foreign = (edges[:, :, None] != np.arange(len(names))).all(axis=1)
        near = self.pieces.radii + _CLEAR + slack > distances(self.at, starts, ends).T
        over = lengths_in_boxes(starts, ends, glyphs) > 0.0
        labeled |= np.where(cards, over, near) & foreign
        labeled |= (lengths_in_boxes(starts, ends, grown(names, slack)) > 1.0) & ~cards
        crossed = np.triu(touching(labels, labels), 1)
        crossed |= lengths_in_boxes(starts, ends, labels) > 1.0
        np.fill_diagonal(crossed, False)
        involved: NDArray[np.bool_] = np.zeros(len(names), dtype=np.bool_)
        involved |= lap.any(axis=0) | lap.any(axis=1) | labeled.any(axis=0)
        lines = labeled.any(axis=1) | crossed.any(axis=0) | crossed.any(axis=1)
        outside, beyond = self._outside(names) | self._outside(glyphs), self._outside(labels)
        involved |= outside
        lines |= beyond
        involved[edges[lines].ravel()] = True
        count = lap.sum() + labeled.sum() + crossed.sum() + outside.sum() + beyond.sum()
        return int(count), involved

    def _outside(self, boxes: Array) -> NDArray[np.bool_]:
        """Which boxes reach beyond a page that must hold everything, (k,)."""
        half = np.array(self.pieces.page) / 2 + 1.0
        beyond = ((boxes[:, :2] < -half) | (boxes[:, 2:] > half)).any(axis=1)
        found: NDArray[np.bool_] = beyond & (boxes[:, 2] > boxes[:, 0]) & (self.strict > 1.0)
        return found

    @property
    def glyphs(self) -> Array:
        """Boxes of glyphs and cards, (n, 4)."""
        found: Array = self._picture[4]
        return found

    @property
    def names(self) -> Array:
        """Boxes of names, (n, 4)."""
        found: Array = self._picture[3]
        return found

    @property
    def ways(self) -> Array:
        """Starts and ends of the visible parts of lines, (m, 4)."""
        found: Array = self._picture[5]
        return found

    @property
    def labels(self) -> Array:
        """Boxes of labels, (m, 4)."""
        found: Array = self._picture[6]
        return found

    def stretched(self, factor: Array) -> None:
        """Move everything away from the origin."""
        self.at *= factor
        settle(*self._picture)

    def copied(self, number: int, bare: float = BARE, strict: float = 1.0) -> "Board":
        """The same places, to go on from with other chances; ``bare`` is what no label costs."""
        odds = np.where(self.pieces.odds == BARE, bare, self.pieces.odds)
        pieces = replace(self.pieces, odds=odds)
        found = Board(pieces, self.at, self._seed + 10 * number + 1, strict=strict)
        found.sides[:], found.slots[:] = self.sides, self.slots
        settle(*found._picture)
        return found

    def fits(self, line: int) -> bool:
        """Whether a line is long enough for the label that it has."""
        start, end = self.ways[line, :2], self.ways[line, 2:]
        length = float(np.hypot(*(end - start))) + 1e-9
        half = (self.labels[line, 2:] - self.labels[line, :2]) / 2
        along = float((half / (np.abs(end - start) / length + 1e-9)).min())
        stubs = np.maximum(STUB, self.pieces.heads[line] + SHAFT).sum()
        return length >= 2 * along + float(stubs)

    def total(self) -> float:
        """Cost of the whole picture as it is."""
        members = np.arange(len(self.at), dtype=np.int64)
        lines = np.arange(len(self.slots), dtype=np.int64)
        every = np.ones(len(members), dtype=np.bool_), np.ones(len(lines), dtype=np.bool_)
        return float(cost_of(*self._picture, members, every[0], lines, every[1]))  # type: ignore[call-arg]

    @property
    def bounds(self) -> tuple[Array, Array]:
        """Left top and right bottom of all names, glyphs and labels."""
        names, glyphs, labels = self._picture[3], self._picture[4], self._picture[6]
        boxes = np.vstack((names, glyphs, labels[labels[:, 2] > labels[:, 0]]))
        return boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)


def _there(boxes: Array) -> Array:
    """Boxes as they are counted; one without size is far from everything."""
    found = grown(boxes, -_TOUCH)
    found[boxes[:, 2] <= boxes[:, 0]] = 1e9
    return found


def _near(count: int, edges: Rows) -> tuple[Rows, Rows, Rows, Rows]:
    """Lines and neighbors of each entity (n, most), how many, and its connected part's number."""
    degrees = np.bincount(edges.ravel(), minlength=count).astype(np.int64)
    lines = np.zeros((count, max(int(degrees.max(initial=0)), 1)), dtype=np.int64)
    around = np.zeros_like(lines)
    filled = np.zeros(count, dtype=np.int64)
    part = np.arange(count, dtype=np.int64)
    for line, (a, b) in enumerate(edges):
        for one, other in ((a, b), (b, a)):
            lines[one, filled[one]], around[one, filled[one]] = line, other
            filled[one] += 1
        part[part == part[a]] = part[b]
    _, numbers = np.unique(part, return_inverse=True)
    return lines, degrees, around, numbers.astype(np.int64)


def _name_boxes(pieces: Pieces) -> tuple[Array, Rows]:
    """Boxes of names about their entity by shape and side, (n, places, 4), and how many."""
    boxes = np.zeros((len(pieces.radii), 2 * PLACES, 4))
    places = np.ones(len(boxes), dtype=np.int64)
    tied = np.bincount(pieces.edges.ravel(), minlength=len(boxes)) > 0
    for row, r in enumerate(pieces.radii):
        w, h = pieces.names[row]
        if pieces.cards[row]:
            boxes[row] = np.array((-w / 2, -h / 2, w / 2, h / 2))
            continue
        boxes[row, :PLACES] = boxes_around(np.zeros(2), r, w, h)
        if not tied[row]:
            continue  # in a cell of its own, with the name below
        places[row] = PLACES
        if pieces.wider[row, 0] > 0:
            boxes[row, PLACES:] = boxes_around(np.zeros(2), r, *pieces.wider[row])
            places[row] = 2 * PLACES
    return boxes, places
