"""Where entities stand: ever better positions, the last ones final, the same for the same seed.

Up to 60 entities are laid out like a page (stress for the start, then polished one by one), more
by forces, see ``large``. What has a place keeps it: new entities go near their neighbors where it
is free.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from explorer.graph.adding import beside_neighbors
from explorer.graph.geometry import Array
from explorer.graph.glyphs import card_size, diameters
from explorer.graph.labels import NO_SOURCE, label_size
from explorer.graph.large import Crowd, Manner, added, pictures, pictures_about
from explorer.graph.metrics import Measure, estimate
from explorer.graph.names import name_font, wrapped
from explorer.graph.packing import cleared, closed_up, components, packed
from explorer.graph.polish import Board, Pieces
from explorer.graph.scene import Scene
from explorer.graph.stress import classical, majorized, path_lengths, turned
from explorer.graph.theme import Theme, theme

SMALL = 60  # entities up to which every name and label is reckoned with
_AIR = 1.28  # times the room that texts and glyphs need
_SCREEN = 1.05e6  # room of a usual canvas at 85 %, under which texts no longer shrink
_STARTS = 5
_REPAIRS = 240  # entities looked at again because lines cross names
_GAP = 46.0  # between components
_ROOM = np.array((10.0, 24.0))  # for a name beside or below its entity
_NAME_GAP = 3.5  # between glyph and name


def arrange(
    scene: Scene,
    boxes: Array,
    *,
    aspect: float = 1.5,
    seed: int = 1,
    keep: bool = True,
    page: tuple[float, float] | None = None,
    beside: float = 0.0,
    manner: Manner = "forces",
) -> Iterator[Array]:
    """Yield ever better positions, (n, 2) scene units with y downward; the last are final.

    ``boxes`` (n, 2) are width and height of glyph and name, see :func:`boxes_of`; ``aspect`` is
    width by height of the area to fill, ``page`` its size where a picture must fit one, and
    ``beside`` what stands beside each line label there (a number). Rows that have a position keep
    it exactly, with ``keep=False`` only the pinned ones do. ``manner`` is how more than 60 are laid
    out. 25 entities take 0.3 s, 1,000 take 0.1 s, 100,000 take 3 s.
    """
    if not len(scene.entities):
        yield scene.positions
        return
    fixed = np.array(np.isfinite(scene.positions).all(axis=1), dtype=np.bool_)
    if not keep:
        fixed &= scene.pinned
    parts = _parts_of(scene, boxes, aspect if page is None else page[0] / page[1], beside)
    if page is not None:
        parts = replace(parts, pieces=replace(parts.pieces, page=page))
        aspect = page[0] / page[1]
    if fixed.all():
        yield scene.positions.copy()
    elif not fixed.any():
        yield from _fresh(parts, aspect, seed, manner)
    elif keep:
        yield _added(parts, scene.positions, fixed, aspect, seed)
    elif len(fixed) <= SMALL:
        yield from _about_pins(parts, scene.positions, fixed, aspect, seed)
    else:
        crowd = _crowd(parts)
        yield from pictures_about(crowd, scene.positions, fixed, aspect, seed, manner)


def final(steps: Iterator[Array]) -> Array:
    """The last positions of an arrangement."""
    *_, last = steps
    return last


def boxes_of(scene: Scene, look: Theme | None = None, measure: Measure = estimate) -> Array:
    """Width and height, (n, 2), of each glyph with its name below it, at 100 %."""
    sizes = (look or theme("light")).sizes
    glyphs = diameters(scene, sizes)
    boxes = np.empty((len(scene.entities), 2))
    for row, stack in enumerate(scene.stacks):
        if stack is not None:
            boxes[row] = card_size(stack, measure, 1.0, sizes)
            continue
        size, weight = name_font(int(scene.weights[row]), sizes, 1.0)
        rows = [measure(text, size, weight) for text in wrapped(scene.names[row], sizes.name_wrap)]
        width, height = max(w for w, _ in rows), sum(h for _, h in rows)
        boxes[row] = max(width, glyphs[row]), glyphs[row] + _NAME_GAP + height
    return boxes


def room_of(scene: Scene, boxes: Array, beside: float = 0.0) -> float:
    """The area, in square scene units, that a legible picture of a small scene needs."""
    page = _parts_of(scene, boxes, 1.0, beside).pieces.page
    return page[0] * page[1]


@dataclass(frozen=True, slots=True, eq=False)
class _Parts:
    pieces: Pieces
    wish: Array  # (m,) lengths that lines would like
    groups: list[NDArray[np.intp]]  # connected parts, the largest first
    alone: NDArray[np.intp]  # entities without lines


def _parts_of(scene: Scene, boxes: Array, aspect: float, beside: float) -> _Parts:
    sizes = theme("light").sizes
    cards = np.array([stack is not None for stack in scene.stacks], dtype=np.bool_)
    radii = np.where(cards, boxes[:, 1] / 2, diameters(scene, sizes) / 2)
    below = np.maximum(boxes[:, 1] - 2 * radii - _NAME_GAP, 1.0)
    names = np.column_stack((boxes[:, 0], np.where(cards, boxes[:, 1], below)))
    small = len(scene.entities) <= SMALL
    labels = np.zeros((len(scene.lines), 2))
    for row, line in enumerate(scene.lines if small else ()):
        texts = (*wrapped(line.label, sizes.label_wrap), *(() if line.sourced else (NO_SOURCE,)))
        size = label_size(sizes, 1.0)
        measured = [estimate(text, size, 400) for text in texts]
        labels[row] = max(w for w, _ in measured) + 8.0 + beside, sum(h for _, h in measured) + 1.0
    groups = components(len(scene.entities), scene.edges)
    alone = np.array([rows[0] for rows in groups if len(rows) == 1], dtype=np.intp)
    groups = [rows for rows in groups if len(rows) > 1]
    tied = np.concatenate(groups) if groups else np.empty(0, dtype=np.intp)
    room = float(((boxes[tied, 0] + 62.0) * (boxes[tied, 1] + 50.0)).sum())
    room += float(((labels[:, 0] + 46.0) * (labels[:, 1] + 40.0)).sum())
    room = min(_AIR * room, _SCREEN) if small else _AIR * room
    page = np.sqrt(room * aspect), np.sqrt(room / aspect)
    reach = np.where(cards, 0.3 * boxes.sum(axis=1), radii)
    pieces = Pieces(
        radii, reach, names, cards, scene.edges, labels, (float(page[0]), float(page[1]))
    )
    ends = reach[scene.edges].sum(axis=1) if len(scene.edges) else np.empty(0)
    return _Parts(pieces, ends + 0.8 * np.hypot(*labels.T) + 62.0, groups, alone)


def _fresh(parts: _Parts, aspect: float, seed: int, manner: Manner = "forces") -> Iterator[Array]:
    if len(parts.pieces.radii) <= SMALL:
        yield from (_with_alone(parts, at, aspect) for at in _small(parts, aspect, seed))
    else:
        yield from pictures(_crowd(parts), aspect, seed, manner)


def _small(parts: _Parts, aspect: float, seed: int) -> Iterator[Array]:
    at = np.zeros((len(parts.pieces.radii), 2))
    for rows in parts.groups:
        at[rows] = _by_stress(parts, rows, aspect, seed)
    tied = np.concatenate(parts.groups) if parts.groups else np.empty(0, dtype=np.intp)
    at = _side_by_side(parts, at, aspect)
    yield at
    if not len(tied):
        return
    at[tied] = _on_page(at[tied], parts.pieces, tied)
    own = _selected(parts.pieces, tied)
    board, other = (Board(own, at[tied], seed + more) for more in (0, 1))
    for better in board.improved(_sweeps(len(tied))):
        at = at.copy()
        at[tied] = better
        yield at
    # Chance decides much in so small a picture: two short runs find more than one long one.
    deque(other.improved(_sweeps(len(tied))), maxlen=0)
    board = min((board, other), key=Board.total)
    at = at.copy()
    at[tied] = _on_page(board.repaired(_REPAIRS // len(tied)), parts.pieces, tied)
    pieces = parts.pieces
    half = np.where(pieces.cards[:, None], pieces.names / 2, pieces.radii[:, None])
    at[tied] = cleared(at[tied], half[tied])
    yield _about_origin(closed_up(at, pieces.names / 2 + _ROOM, parts.groups, _GAP), tied)


def _about_origin(at: Array, tied: NDArray[np.intp]) -> Array:
    at[tied] -= (at[tied].min(axis=0) + at[tied].max(axis=0)) / 2
    return at


def _sweeps(count: int) -> int:
    return int(np.clip(165 // count, 4, 15))


def _by_stress(parts: _Parts, rows: NDArray[np.intp], aspect: float, seed: int) -> Array:
    """The best of a few starts for one connected part, by the cost that polishing uses."""
    pieces = _selected(parts.pieces, rows)
    own = np.isin(parts.pieces.edges[:, 0], rows)
    far = path_lengths(len(rows), pieces.edges, parts.wish[own])
    random = np.random.default_rng(seed)
    starts = [classical(far)]
    if len(rows) > 3:
        starts += [random.normal(0.0, far.max() / 3, (len(rows), 2)) for _ in range(_STARTS - 1)]
    found = [turned(majorized(start, far), aspect) for start in starts]
    costs = [Board(pieces, _on_page(at, pieces), seed).total() for at in found]
    return found[int(np.argmin(costs))]


def _selected(pieces: Pieces, rows: NDArray[np.intp]) -> Pieces:
    """The pieces of some rows, with the lines between them."""
    place = np.full(len(pieces.radii), -1)
    place[rows] = np.arange(len(rows))
    edges = place[pieces.edges]
    own = (edges >= 0).all(axis=1)
    return Pieces(
        pieces.radii[rows],
        pieces.reach[rows],
        pieces.names[rows],
        pieces.cards[rows],
        edges[own],
        pieces.labels[own],
        pieces.page,
    )


def _on_page(at: Array, pieces: Pieces, rows: NDArray[np.intp] | None = None) -> Array:
    """Spread positions to the page about the origin, each way by a like measure."""
    chosen = slice(None) if rows is None else rows
    half = pieces.names[chosen] / 2
    room = np.maximum(np.array(pieces.page) - 2 * half.max(axis=0) - 20.0, 60.0)
    low, high = at.min(axis=0), at.max(axis=0)
    side = np.maximum(high - low, 1.0)
    factor = room / side
    factor = np.clip(factor, factor.min(), factor.min() * 1.45)
    spread_out: Array = (at - (low + high) / 2) * factor
    return spread_out


def _crowd(parts: _Parts) -> Crowd:
    pieces = parts.pieces
    half = np.maximum(pieces.names / 2, pieces.radii[:, None])
    room = pieces.page[0] * pieces.page[1]
    return Crowd(pieces.edges, pieces.radii, half, parts.groups, parts.alone, room)


def _side_by_side(parts: _Parts, at: Array, aspect: float) -> Array:
    """Connected parts packed beside each other, the whole about the origin."""
    if not parts.groups:
        return at
    at = at.copy()
    half = np.maximum(parts.pieces.names / 2, parts.pieces.radii[:, None])
    boxes = [
        ((at[rows] - half[rows]).min(axis=0), (at[rows] + half[rows]).max(axis=0))
        for rows in parts.groups
    ]
    corners = packed([tuple(high - low) for low, high in boxes], aspect, _GAP)
    for rows, (low, _), corner in zip(parts.groups, boxes, corners, strict=True):
        at[rows] += corner - low
    return _about_origin(at, np.concatenate(parts.groups))


def _with_alone(parts: _Parts, at: Array, aspect: float) -> Array:
    """Entities without lines in rows under the picture, like words on a page."""
    if not len(parts.alone):
        return at
    at = at.copy()
    names = parts.pieces.names
    area = float(((names[parts.alone, 0] + 30.0) * (names[parts.alone, 1] + 44.0)).sum())
    width = max(parts.pieces.page[0] if parts.groups else 0.0, np.sqrt(area * aspect))
    tied = np.concatenate(parts.groups) if parts.groups else None
    if tied is not None:
        width = max(width, float(np.ptp(at[tied, 0])))
    x, y = -width / 2, float(at[tied, 1].max()) + 90.0 if tied is not None else 0.0
    height = 0.0
    for row in parts.alone:
        w = float(names[row, 0]) + 30.0
        if x + w > width / 2 and x > -width / 2:
            x, y, height = -width / 2, y + height, 0.0
        at[row] = x + w / 2, y
        x += w
        height = max(height, float(names[row, 1]) + 44.0)
    return at


def _about_pins(
    parts: _Parts, positions: Array, fixed: NDArray[np.bool_], aspect: float, seed: int
) -> Iterator[Array]:
    """A fresh picture laid over the pinned entities, and polished about them."""
    at = final(_fresh(parts, aspect, seed))
    at = at + (positions[fixed] - at[fixed]).mean(axis=0)
    at[fixed] = positions[fixed]
    yield at
    middle = (at.min(axis=0) + at.max(axis=0)) / 2
    board = Board(parts.pieces, at - middle, seed, fixed)
    for better in board.improved(_sweeps(len(at)) // 2):
        moved = better + middle
        moved[fixed] = positions[fixed]
        yield moved


def _added(
    parts: _Parts, positions: Array, fixed: NDArray[np.bool_], aspect: float, seed: int
) -> Array:
    """Place the new entities only: near their neighbors where it is free, else beside the rest."""
    edges, names = parts.pieces.edges, parts.pieces.names
    half = np.maximum(names / 2, parts.pieces.radii[:, None]) + np.array((4.0, 10.0))
    at = added(_crowd(parts), positions, fixed) if int((~fixed).sum()) > SMALL else None
    if at is None:
        at, placed = beside_neighbors(positions, fixed, edges, half)
    else:
        placed = np.array(np.isfinite(at).all(axis=1), dtype=np.bool_)
    rest = np.flatnonzero(~placed)
    if len(rest):
        groups = components(len(rest), _selected(parts.pieces, rest).edges)
        own = np.isin(edges[:, 0], rest)
        # A page of their own size: on that of everything, two would stand at its far ends.
        tied = rest[[row for group in groups if len(group) > 1 for row in group]]
        share = np.sqrt(names[tied].prod(axis=1).sum() / names.prod(axis=1).sum())
        page = (parts.pieces.page[0] * share, parts.pieces.page[1] * share)
        aside = _Parts(
            replace(_selected(parts.pieces, rest), page=page),
            parts.wish[own],
            [g for g in groups if len(g) > 1],
            np.array([g[0] for g in groups if len(g) == 1], dtype=np.intp),
        )
        fresh = final(_fresh(aside, aspect, seed))
        low, high = at[placed].min(axis=0), at[placed].max(axis=0)
        below = (high[0] - low[0]) > aspect * (high[1] - low[1])
        corner = (
            np.array((low[0], high[1] + 110.0)) if below else np.array((high[0] + 150.0, low[1]))
        )
        at[rest] = fresh - fresh.min(axis=0) + corner
    return at
