"""The layout of up to 60 entities: a page on which every name and label has its place.

Stress gives the start of each connected part; entities alone are then freed of crossings, and from
the best of that everything is polished together, stretched to the page, and polished once more
without heat.
"""

from collections import deque
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from explorer.graph.geometry import Array
from explorer.graph.pieces import BARE_AT_LAST, Pieces
from explorer.graph.polish import Board
from explorer.graph.stress import classical, majorized, path_lengths, turned
from explorer.graph.uncrossing import uncrossed

_STARTS = 5
_CHANCE = 35  # entities up to which some runs find more than one long one
_RUNS = 5  # at most, while something cannot be read
_STEPS = 600  # changes tried for each entity
_TOGETHER = 3  # runs of which the best goes on
_HOT = 2.0  # not so much that the start is forgotten
_REPAIRS, _REPAIR, _WARM = 10, 6000, 3.0  # rounds, changes tried in each, heat
_VAIN = 4  # rounds one after the other that mend nothing, after which no more are tried
_SLACK = 1.5  # px more than must be between lines and what they must not touch
_STRETCH = 1.7  # how far a picture is spread to fill its page


def by_stress(pieces: Pieces, aspect: float, seed: int) -> Array:
    """The best of a few starts for one connected part, by the cost that polishing uses."""
    radii = pieces.halves.sum(axis=1) * np.where(pieces.cards, 0.6, 0.5)
    far = path_lengths(len(radii), pieces.edges, pieces.wishes + radii[pieces.edges].sum(axis=1))
    random = np.random.default_rng(seed)
    starts = [classical(far)]
    if len(radii) > 3:
        starts += [random.normal(0.0, far.max() / 3, (len(radii), 2)) for _ in range(_STARTS - 1)]
    found = [turned(majorized(start, far), aspect) for start in starts]
    costs = [Board(pieces, _on_page(at, pieces), seed).total() for at in found]
    return found[int(np.argmin(costs))]


def annealed(pieces: Pieces, at: Array, seed: int) -> Iterator[Array]:
    """Ever better positions of entities that lines tie, from a start, about the origin."""
    starts = uncrossed(pieces, _on_page(at, pieces), seed)
    yield starts[0]
    boards = [_board(pieces, starts, 0, seed)]
    yield from _heated(boards[0])
    for run in range(1, _TOGETHER if len(at) <= _CHANCE else 1):
        boards.append(_board(pieces, starts, run, seed))
        deque(_heated(boards[run]), maxlen=0)
    boards.sort(key=Board.total)
    found: list[tuple[int, Board]] = []
    for run in range(_RUNS):
        if run >= len(boards):
            boards.append(_board(pieces, starts, run, seed))
            deque(_heated(boards[run]), maxlen=0)
        low, high = boards[run].bounds
        room = np.array(pieces.page) / np.maximum(high - low, 1.0)
        boards[run].stretched(np.clip(room, 1.0, _STRETCH))
        yield from boards[run].improved(_steps(len(at)) // 3, 0.3, 0.02, 12.0, 3.0, parts=2)
        found.append(_repaired(boards[run]))
        if not found[-1][0] or len(at) > _CHANCE:
            break
    _, board = min(found, key=lambda one: one[0])
    low, high = board.bounds
    yield board.at - (low + high) / 2


def _board(pieces: Pieces, starts: list[Array], run: int, seed: int) -> Board:
    return Board(pieces, starts[run % len(starts)], 1000 * seed + 100 * run)


def _heated(board: Board) -> Iterator[Array]:
    return board.improved(_steps(len(board.at)), _HOT, 0.04, 60.0, 5.0, parts=4)


def _repaired(board: Board) -> tuple[int, Board]:
    """Whatever cannot be read, and its neighbors, moved with some heat; how much is left."""
    bad, where = board.hindrances(_SLACK)
    if bad:
        board = board.copied(0, BARE_AT_LAST)
    vain = 0
    for number in range(_REPAIRS):
        if not bad or vain >= _VAIN:
            break
        other = board.copied(number)
        around = where.copy()
        around[board.pieces.edges[where[board.pieces.edges].any(axis=1)].ravel()] = True
        only = where if number % 2 else around
        deque(other.improved(_REPAIR, _WARM, 0.03, 60.0, 4.0, only=only), maxlen=0)
        found, there = other.hindrances(_SLACK)
        if (found, other.total()) < (bad, board.total()):
            board, bad, where, vain = other, found, there, 0
        else:
            vain += 1
    return bad, board


def _steps(count: int) -> int:
    return int(_STEPS * count * max(1.0, count / _CHANCE))


def around_fixed(pieces: Pieces, at: Array, fixed: NDArray[np.bool_], seed: int) -> Iterator[Array]:
    """Ever better positions about entities that stay."""
    board = Board(pieces, at, seed, fixed)
    yield from board.improved(_steps(len(at)), 1.5, 0.04, 50.0, 5.0, parts=4)


def _on_page(at: Array, pieces: Pieces) -> Array:
    """Spread positions to the page about the origin, each way by a like measure."""
    room = np.maximum(np.array(pieces.page) - 2 * pieces.reaches.max(axis=0) - 20.0, 60.0)
    low, high = at.min(axis=0), at.max(axis=0)
    factor = room / np.maximum(high - low, 1.0)
    factor = np.clip(factor, factor.min(), factor.min() * 1.45)
    spread_out: Array = (at - (low + high) / 2) * factor
    return spread_out
