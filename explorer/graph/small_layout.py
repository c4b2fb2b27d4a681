"""The layout of up to 60 entities: a page on which every name and label has its place.

Stress gives the start of each connected part; then everything is polished together, stretched to
the page, and polished once more without heat.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from explorer.graph.geometry import Array
from explorer.graph.glyphs import diameters
from explorer.graph.labels import MARK, label_shapes, label_size
from explorer.graph.metrics import estimate
from explorer.graph.polish import BARE, BARE_AT_LAST, ODDS, Board, Pieces
from explorer.graph.scene import Scene
from explorer.graph.stress import classical, majorized, path_lengths, turned
from explorer.graph.strokes import head_length, line_width
from explorer.graph.theme import theme

_AIR = 1.28  # times the room that texts and glyphs need
_LEAST_ROOM, _LARGE = 6.0e4, 4.3e5  # for each of a few entities, up to a canvas at 125 %
_SCREEN = 0.93e6  # room of a usual canvas at 85 %, under which texts no longer shrink
_WISH = 0.8  # of the side of the square that an entity has for itself
_STARTS = 5
_CHANCE = 35  # entities up to which two runs find more than one long one
_RUNS = 5  # at most, while something cannot be read
_STEPS = 850  # changes tried for each entity
_REPAIRS, _REPAIR, _WARM = 10, 6000, 3.0  # rounds, changes tried in each, heat
_SLACK = 1.5  # px more than must be between lines and what they must not touch
_STRETCH = 1.7  # how far a picture is spread to fill its page
_NAME_GAP = 3.5  # between glyph and name


def pieces_of(scene: Scene, boxes: Array, beside: float, texts: bool) -> Pieces:
    """Sizes of all that is to be placed, at 100 %; labels only with ``texts``.

    ``boxes`` (n, 2) are those of glyphs with their names below; ``beside`` is the width of what
    stands beside each label.
    """
    sizes = theme("light").sizes
    cards = np.array([stack is not None for stack in scene.stacks], dtype=np.bool_)
    radii = np.where(cards, boxes[:, 1] / 2, diameters(scene, sizes) / 2)
    below = np.maximum(boxes[:, 1] - 2 * radii - _NAME_GAP, 1.0)
    names = np.column_stack((boxes[:, 0], np.where(cards, boxes[:, 1], below)))
    plates, heads = np.zeros((len(scene.lines), 4, 2)), np.zeros((len(scene.lines), 2))
    odds = np.full((len(scene.lines), 4), BARE)
    size = label_size(sizes, 1.0)
    for row, line in enumerate(scene.lines if texts else ()):
        marks = beside + (1.4 * MARK * size if line.verdict == "disputed" else 0.0)
        shapes = label_shapes(line, sizes) if row < sizes.label_at_most else []
        for shape, rows in enumerate(shapes):
            measured = [estimate(text, size, 400) for text in rows]
            width, height = max(w for w, _ in measured), sum(h for _, h in measured)
            plates[row, shape] = width + 8.0 + marks, height + 1.0
            odds[row, shape] = ODDS[shape]
        if not shapes and marks:
            plates[row, 0] = marks + 2.0, MARK * size + 1.0
            odds[row, 0] = 0.0
        heads[row] = head_length(line_width(line, sizes), 1.0, 100.0, sizes) * np.array(line.arrows)
    wishes = 0.8 * np.hypot(*plates[:, 0].T) + 62.0
    none = np.zeros_like(names)
    return Pieces(radii, names, none, cards, scene.edges, plates, odds, heads, wishes, (0.0, 0.0))


def on_a_page(pieces: Pieces, tied: NDArray[np.intp], aspect: float) -> Pieces:
    """The pieces with a page of an aspect that holds the entities that lines tie."""
    boxes = pieces.reaches[tied] * 2 + (0.0, 20.0)
    room = float(((boxes[:, 0] + 62.0) * (boxes[:, 1] + 46.0)).sum())
    room += float(((pieces.plates[:, 0, 0] + 46.0) * (pieces.plates[:, 0, 1] + 40.0)).sum())
    room = max(_AIR * room, min(_LEAST_ROOM * len(tied), _LARGE))
    if pieces.plates.any():
        room = min(room, _SCREEN)
    page = float(np.sqrt(room * aspect)), float(np.sqrt(room / aspect))
    # Where there is more room than lines need, they may be longer before they are long.
    wishes = np.maximum(pieces.wishes, _WISH * np.sqrt(room / max(len(tied), 1)) - 25.0)
    return replace(pieces, page=page, wishes=wishes)


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
    steps, hot = _steps(len(at)), float(np.clip(len(at) / 4, 4.0, 10.0))
    start = _on_page(at, pieces)
    boards = [Board(pieces, start, 1000 * seed)]
    yield from boards[0].improved(steps, hot, 0.04, 90.0, 5.0, parts=8)
    if len(at) <= _CHANCE:
        boards.append(Board(pieces, start, 1000 * seed + 100))
        deque(boards[1].improved(steps, hot, 0.04, 90.0, 5.0), maxlen=0)
    boards.sort(key=Board.total)
    found: list[tuple[int, Board]] = []
    for run in range(_RUNS):
        if run >= len(boards):
            boards.append(Board(pieces, start, 1000 * seed + 100 * (run + 1)))
            deque(boards[run].improved(steps, hot, 0.04, 90.0, 5.0), maxlen=0)
        low, high = boards[run].bounds
        room = np.array(pieces.page) / np.maximum(high - low, 1.0)
        boards[run].stretched(np.clip(room, 1.0, _STRETCH))
        yield from boards[run].improved(steps // 3, 0.3, 0.02, 12.0, 3.0, parts=2)
        found.append(_repaired(boards[run]))
        if not found[-1][0] or len(at) > _CHANCE:
            break
    _, board = min(found, key=lambda one: one[0])
    low, high = board.bounds
    yield board.at - (low + high) / 2


def _repaired(board: Board) -> tuple[int, Board]:
    """Whatever cannot be read, and its neighbors, moved with some heat; how much is left."""
    bad, where = board.hindrances(_SLACK)
    if bad:
        board = board.copied(0, BARE_AT_LAST)
    for number in range(_REPAIRS):
        if not bad:
            break
        other = board.copied(number)
        around = where.copy()
        around[board.pieces.edges[where[board.pieces.edges].any(axis=1)].ravel()] = True
        only = where if number % 2 else around
        deque(other.improved(_REPAIR, _WARM, 0.03, 60.0, 4.0, only=only), maxlen=0)
        found, there = other.hindrances(_SLACK)
        if (found, other.total()) < (bad, board.total()):
            board, bad, where = other, found, there
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
