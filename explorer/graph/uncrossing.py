"""Starts with few crossings: entities alone, without names and labels, annealed a few times.

Without texts a change is counted quickly and nothing keeps an entity from leaving a tangle; when
texts come in, a picture seldom gets rid of a crossing any more.
"""

from collections import deque
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from explorer.graph.geometry import Array
from explorer.graph.pieces import Pieces
from explorer.graph.polish import Board

_TRIES, _FEWER, _MANY = 5, 4, 40  # starts, and those beyond so many entities
_STEPS = 300  # changes tried for each entity
_HOT, _COLD, _WIDE, _NARROW = 8.0, 0.3, 90.0, 10.0
_DOT = 1.0  # px of what is left of a name


def uncrossed(pieces: Pieces, start: Array, seed: int) -> list[Array]:
    """Positions (n, 2) found from a start, those with the fewest crossings first."""
    bare = _without_texts(pieces)
    found: list[tuple[int, float, Array]] = []
    for number in range(_TRIES if len(start) <= _MANY else _FEWER):
        board = Board(bare, start, 1000 * seed + number)
        steps = _STEPS * len(start)
        deque(board.improved(steps, _HOT, _COLD, _WIDE, _NARROW), maxlen=0)
        found.append((crossed(board.at, pieces.edges), board.total(), board.at))
        if not found[0][0]:
            break
    return [at for _, _, at in sorted(found, key=lambda one: one[:2])]


def crossed(at: Array, edges: NDArray[np.intp]) -> int:
    """How many pairs of lines (m, 2) between positions (n, 2) cross, common ends apart."""
    start, end = at[edges[:, 0]], at[edges[:, 1]]
    one, other = (start[:, None], end[:, None]), (start[None], end[None])
    apart = (edges[:, None, :, None] != edges[None, :, None, :]).all(axis=(2, 3))
    cut = (_side(*one, other[0]) * _side(*one, other[1]) < 0) & apart
    cut &= _side(*other, one[0]) * _side(*other, one[1]) < 0
    return int(np.triu(cut, 1).sum())


def _side(start: Array, end: Array, point: Array) -> Array:
    way, there = end - start, point - start
    found: Array = way[..., 0] * there[..., 1] - way[..., 1] * there[..., 0]
    return found


def _without_texts(pieces: Pieces) -> Pieces:
    return replace(
        pieces,
        names=np.where(pieces.cards[:, None], pieces.names, _DOT),
        wider=np.zeros_like(pieces.wider),
        plates=np.zeros_like(pieces.plates),
        odds=np.zeros_like(pieces.odds),
    )
