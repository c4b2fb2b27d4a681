"""The layout of up to 60 entities: a page on which every name and label has its place.

Stress gives the start of each connected part; entities alone are then freed of crossings, and from
the best of that everything is polished together, stretched to the page, and polished once more
without heat. More than 35 fill their page, so that shape alone does not make them legible: what
cannot be read weighs more and more against what is not pretty, while the heat sinks, in as many
runs as it takes.
"""

from collections import deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import replace
from itertools import islice
from threading import Event

import numpy as np
from numpy.typing import NDArray

from explorer.graph.geometry import Array
from explorer.graph.pieces import BARE_AT_LAST, Pieces
from explorer.graph.polish import Board
from explorer.graph.stress import classical, majorized, path_lengths, turned
from explorer.graph.uncrossing import uncrossed

_STARTS = 5
_CHANCE = 35  # entities up to which some runs find more than one long one
_RUNS, _LONGER = 5, 8  # at most, while something cannot be read; and of more than 35
_HOPELESS = 5  # of these runs, after which the best that leaves more than one thing is taken
_STEPS = 600  # changes tried for each entity
_AT_ONCE, _ASKED = 2, 0.1  # runs side by side; seconds after which the asker hears of them
_TOGETHER = 3  # runs of which the best goes on
_HOT = 2.0  # not so much that the start is forgotten
_REPAIRS, _REPAIR, _WARM = 8, 6000, 3.0  # rounds, changes tried in each, heat
_VAIN = 3  # rounds one after the other that mend nothing, after which no more are tried
_SLACK = 2.5  # px more than must be between lines and what they must not touch
_STRETCH = 1.7  # how far a picture is spread to fill its page
_LAX, _STRICT = 1.2, 10.0  # weight of what cannot be read, at first and at last
_COLD, _NARROW = 0.02, 0.04  # shares of heat and width that are left at last
_WIDE = 80.0  # px that an entity moves at first
_PARTS = 6  # steps in which it grows
_CROWDED = 1.5  # times the changes that fewer entities need
_OVER, _TRIES, _SMALL = (
    1.08,
    3,
    0.9,
)  # times a page that is left; runs that keep to it, and to how much
_INSIDE = 0.95  # of the page, so that the zoom that shows all of it shrinks no text


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


def annealed(pieces: Pieces, at: Array, seed: int, hurried: bool = False) -> Iterator[Array]:
    """Ever better positions of entities that lines tie, from a start, about the origin.

    ``hurried`` where many are to be one run suffices: who asks tries other pages too.
    """
    starts = uncrossed(pieces, _on_page(at, pieces), seed)
    yield starts[0]
    found: list[tuple[int, Board]] = []
    if len(at) <= _CHANCE:
        yield from _spacious(pieces, starts, seed, found)
        low, high = min(found, key=_left)[1].bounds
        if not hurried and (high - low > _OVER * np.array(pieces.page)).any():
            found.clear()  # on a small canvas it would be seen smaller than its texts
            yield from _crowded(pieces, starts, seed, found, _TRIES, _SMALL)
    else:
        yield from _crowded(pieces, starts, seed, found, 1 if hurried else _LONGER)
    _, board = min(found, key=_left)
    low, high = board.bounds
    yield board.at - (low + high) / 2


def _spacious(
    pieces: Pieces, starts: list[Array], seed: int, found: list[tuple[int, Board]]
) -> Iterator[Array]:
    """The best of some runs, spread to the page; ``found`` gets boards and what each hinders."""
    boards = [_board(pieces, starts, 0, seed)]
    yield from _heated(boards[0])
    for run in range(1, _TOGETHER):
        boards.append(_board(pieces, starts, run, seed))
        deque(_heated(boards[run]), maxlen=0)
    boards.sort(key=Board.total)
    for run in range(_RUNS):
        if run >= len(boards):
            boards.append(_board(pieces, starts, run, seed))
            deque(_heated(boards[run]), maxlen=0)
        low, high = boards[run].bounds
        room = np.array(pieces.page) / np.maximum(high - low, 1.0)
        boards[run].stretched(np.clip(room, 1.0, _STRETCH))
        yield from boards[run].improved(_steps(len(starts[0])) // 3, 0.3, 0.02, 12.0, 3.0, parts=2)
        found.append(_repaired(boards[run]))
        if not found[-1][0]:
            break


def _crowded(
    pieces: Pieces,
    starts: list[Array],
    seed: int,
    found: list[tuple[int, Board]],
    runs: int,
    inside: float = _INSIDE,
) -> Iterator[Array]:
    """Runs that grow strict, until one leaves nothing that cannot be read.

    The first is shown as it goes; the others run two at a time (compiled code lets the other one
    work), and are asked in their order, so that the same seed gives the same picture.
    """
    width, height = pieces.page
    pieces = replace(pieces, page=(width * inside, height * inside))
    board = _board(pieces, starts, 0, seed)
    for stricter in _stricter(board):
        board = stricter
        yield board.at.copy()
    found.append(_repaired(board))
    given_up = Event()

    def whole(run: int) -> tuple[int, Board]:
        board = _board(pieces, starts, run, seed)
        for stricter in _stricter(board):
            board = stricter
            if given_up.is_set():
                break
        return _repaired(board)

    others = iter(range(1, runs))
    with ThreadPoolExecutor(_AT_ONCE, "layout") as pool:
        try:
            while not _enough(found) and (pair := list(islice(others, _AT_ONCE))):
                running = [pool.submit(whole, run) for run in pair]
                while wait(running, _ASKED).not_done:
                    yield min(found, key=_left)[1].at.copy()  # what is best so far; may be stopped
                for done in running:
                    found.append(done.result())
                    if not found[-1][0]:
                        break
        finally:
            given_up.set()


def _stricter(board: Board) -> Iterator[Board]:
    """The same board with ever more weight on what cannot be read, while the heat sinks."""
    steps = int(_CROWDED * _steps(len(board.at))) // _PARTS
    for part in range(_PARTS):
        board = board.copied(0, BARE_AT_LAST, _LAX + (_STRICT - _LAX) * part / (_PARTS - 1))
        heats = [_HOT * board.strict * _COLD ** ((part + more) / _PARTS) for more in (0, 1)]
        wides = [_WIDE * _NARROW ** ((part + more) / _PARTS) for more in (0, 1)]
        deque(board.improved(steps, *heats, *wides), maxlen=0)
        yield board


def _enough(found: list[tuple[int, Board]]) -> bool:
    best = min(map(_left, found))
    return not best or (len(found) >= _HOPELESS and best > 1)


def _left(one: tuple[int, Board]) -> int:
    return one[0]


def _board(pieces: Pieces, starts: list[Array], run: int, seed: int) -> Board:
    return Board(pieces, starts[run % len(starts)], 1000 * seed + 100 * run)


def _heated(board: Board) -> Iterator[Array]:
    return board.improved(_steps(len(board.at)), _HOT, 0.04, 60.0, 5.0, parts=4)


def _repaired(board: Board) -> tuple[int, Board]:
    """Whatever cannot be read, and its neighbors, moved with some heat; how much is left."""
    bad, where = board.hindrances(_SLACK)
    edges, strict = board.pieces.edges, board.strict
    if bad:
        board = board.copied(0, BARE_AT_LAST, strict)
    vain = 0
    for number in range(_REPAIRS):
        if not bad or vain >= _VAIN:
            break
        other = board.copied(number, strict=strict)
        around = where.copy()
        for _ in range(1 + number % 2):
            around[edges[around[edges].any(axis=1)].ravel()] = True
        only = where if number % 3 == 1 else around
        heat = max(_WARM, strict)
        deque(other.improved(_REPAIR, heat, 0.03, 60.0, 4.0, only=only), maxlen=0)
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
