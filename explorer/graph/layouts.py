"""Where entities stand: ever better positions, the last ones final, the same for the same seed.

Up to 60 entities that lines tie are laid out like a page on which every text counts, see
``small_layout``, where compiled code is there; others by forces, groups or distances, see
``large``. What has a place keeps it: new entities go near their neighbors where it is free.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import inf
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

from explorer.graph import kernels
from explorer.graph.adding import NOWHERE, beside_neighbors
from explorer.graph.aside import BELOW, above_cells, area_of, cells_of, in_cells
from explorer.graph.geometry import Array
from explorer.graph.glyphs import LEAST_TEXT, card_size, diameters
from explorer.graph.large import Crowd, Manner, added, pictures, pictures_about
from explorer.graph.metrics import Measure, estimate
from explorer.graph.names import NAME_GAP, name_font, wrapped
from explorer.graph.packing import components, packed
from explorer.graph.pieces import SMALL, Pieces, few, on_a_page, pieces_of
from explorer.graph.scene import Scene
from explorer.graph.theme import Theme, theme

_GAP = 46.0  # between components
_AROUND = np.array((30.0, 44.0))  # … and about each of those without lines
_RAGGED_CELLS = 1.25  # times the room of cells, in columns as wide as their widest
_WIDTHS = (1.0, 1.15, 1.3, 1.5, 1.8)  # of cells alone, times the side of their room
_SEEN_CELLS = 1.4  # … with what is left beside them when all is seen
_ROUNDS, _LARGEST = 8, 4.0  # in which names grow to what a small canvas wants, and times at most
_RAGGED = 1.3  # times that room, in rows that are not full
_BELOW, _RIGHT = np.array((0.0, 70.0)), np.array((90.0, 0.0))  # from a picture to what is added
_LARGER = 2.0  # times the room at 100 % that texts of what is added have at most


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
    canvas: float = inf,
    taken: Array = NOWHERE,
) -> Iterator[Array]:
    """Yield ever better positions, (n, 2) scene units with y downward; the last are final.

    ``boxes`` (n, 2) are width and height of glyph and name, see :func:`boxes_of`; ``aspect`` is
    width by height of the area to fill, ``page`` its size where a picture must fit one, and
    ``beside`` what stands beside each line label there (a number). Rows that have a position keep
    it exactly, with ``keep=False`` only the pinned ones do. ``manner`` is how more than 60 are laid
    out, ``canvas`` the area, px², that a picture with all its texts is to be seen on; ``taken``
    (k, 2) are places of what is not drawn now, which what is added leaves free.
    25 entities take 0.4 s, 1,000 take 0.1 s, 100,000 take 3 s.
    """
    if not len(scene.entities):
        yield scene.positions
        return
    fixed = np.array(np.isfinite(scene.positions).all(axis=1), dtype=np.bool_)
    if not keep:
        fixed &= scene.pinned
    parts = _parts_of(scene, boxes, aspect if page is None else page[0] / page[1], beside, canvas)
    if page is not None:
        held = above_cells(page, parts.cells) if parts.groups else page
        parts = replace(parts, pieces=replace(parts.pieces, page=held), hurried=True)
        aspect = page[0] / page[1]
    if fixed.all():
        yield scene.positions.copy()
    elif not fixed.any():
        yield from _fresh(parts, aspect, seed, manner)
    elif keep:
        roomy = _for_small_zoom(parts, fixed, scene.positions, canvas)
        yield _added(roomy, scene.positions, fixed, aspect, seed, taken)
    elif (small := _small_layout(parts)) is not None:
        yield from _about_pins(small, parts, scene.positions, fixed, aspect, seed)
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
        boxes[row] = max(width, glyphs[row]), glyphs[row] + NAME_GAP + height
    return boxes


def room_of(scene: Scene, boxes: Array, beside: float = 0.0) -> float:
    """The area, in square scene units, that a legible picture of a small scene needs."""
    page = _parts_of(scene, boxes, 1.0, beside).pieces.page
    return page[0] * page[1]


@dataclass(frozen=True, slots=True, eq=False)
class _Parts:
    pieces: Pieces
    groups: list[NDArray[np.intp]]  # connected parts, the largest first
    alone: NDArray[np.intp]  # entities without lines
    cells: Array  # sizes of these with their names, see ``aside``
    canvas: float = inf  # px² on which all is seen
    hurried: bool = False  # where it is one of several tries


def _parts_of(
    scene: Scene, boxes: Array, aspect: float, beside: float, canvas: float = inf
) -> _Parts:
    groups = components(len(scene.entities), scene.edges)
    alone = np.array([rows[0] for rows in groups if len(rows) == 1], dtype=np.intp)
    groups = [rows for rows in groups if len(rows) > 1]
    tied = np.concatenate(groups) if groups else np.empty(0, dtype=np.intp)
    pieces = pieces_of(scene, boxes, beside, texts=few(len(scene.entities), len(tied)))
    cells = cells_of(pieces, alone)
    if few(len(scene.entities), len(tied)):
        pieces = on_a_page(pieces, tied, aspect, canvas, _RAGGED_CELLS * area_of(cells))
        above = pieces.page[0] * pieces.page[1]
        for _ in range(_ROUNDS):  # names do not shrink with the zoom, and the more the smaller
            seen = LEAST_TEXT * np.sqrt((above + _SEEN_CELLS * area_of(cells)) / canvas)
            cells = cells_of(pieces, alone, float(np.clip(seen, 1.0, _LARGEST)))
    else:
        pieces = on_a_page(pieces, tied, aspect, canvas)
    return _Parts(pieces, groups, alone, cells, canvas)


def _fresh(parts: _Parts, aspect: float, seed: int, manner: Manner = "forces") -> Iterator[Array]:
    small = _small_layout(parts, manner)
    if small is not None:
        yield from (_with_alone(parts, at, aspect) for at in _polished(small, parts, aspect, seed))
    else:
        yield from pictures(_crowd(parts), aspect, seed, manner)


def _small_layout(parts: _Parts, manner: Manner = "forces") -> ModuleType | None:
    """What lays so few entities out name by name; None for more, and without compiled code."""
    count = len(parts.pieces.radii)
    asked = count <= SMALL or manner == "forces"  # more are laid out as one wishes
    fast = kernels.load() if asked and few(count, count - len(parts.alone)) else None
    return None if fast is None else fast.small_layout


def _polished(small: ModuleType, parts: _Parts, aspect: float, seed: int) -> Iterator[Array]:
    at = np.zeros((len(parts.pieces.radii), 2))
    for rows in parts.groups:
        at[rows] = small.by_stress(parts.pieces.chosen(rows), aspect, seed)
    at = _side_by_side(parts, at, aspect)
    yield at
    if not parts.groups:
        return
    tied = np.concatenate(parts.groups)
    for better in small.annealed(parts.pieces.chosen(tied), at[tied], seed, parts.hurried):
        at = at.copy()
        at[tied] = better
        yield at


def _about_origin(at: Array, tied: NDArray[np.intp]) -> Array:
    at[tied] -= (at[tied].min(axis=0) + at[tied].max(axis=0)) / 2
    return at


def _crowd(parts: _Parts) -> Crowd:
    pieces = parts.pieces
    half = np.maximum(pieces.names / 2, pieces.radii[:, None])
    room = pieces.page[0] * pieces.page[1]
    return Crowd(pieces.edges, pieces.radii, half, parts.groups, parts.alone, room, parts.canvas)


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
    """Entities without lines in cells under the picture."""
    if not len(parts.alone):
        return at
    at = at.copy()
    cells = parts.cells
    left, top, width = 0.0, 0.0, 0.0
    if parts.groups:
        tied, reaches = np.concatenate(parts.groups), parts.pieces.reaches
        low, high = (at - reaches)[tied].min(axis=0), (at + reaches)[tied].max(axis=0)
        left, top = float(low[0] + high[0]) / 2, float(high[1]) + BELOW
        width = max(parts.pieces.page[0], float(high[0] - low[0]))
    else:
        whole = np.sqrt(area_of(cells) * aspect)
        sides = {more: in_cells(cells, more * whole)[1:] for more in _WIDTHS}
        width = whole * min(_WIDTHS, key=lambda more: max(sides[more][0] / aspect, sides[more][1]))
    found, wide, _ = in_cells(cells, width)
    at[parts.alone] = found + np.array((left - wide / 2, top))
    return at


def _about_pins(
    small: ModuleType,
    parts: _Parts,
    positions: Array,
    fixed: NDArray[np.bool_],
    aspect: float,
    seed: int,
) -> Iterator[Array]:
    """A fresh picture laid over the pinned entities, and polished about them."""
    at = final(_fresh(parts, aspect, seed))
    at = at + (positions[fixed] - at[fixed]).mean(axis=0)
    at[fixed] = positions[fixed]
    yield at
    middle = (at.min(axis=0) + at.max(axis=0)) / 2
    for better in small.around_fixed(parts.pieces, at - middle, fixed, seed):
        moved = better + middle
        moved[fixed] = positions[fixed]
        yield moved


def _for_small_zoom(
    parts: _Parts, fixed: NDArray[np.bool_], positions: Array, canvas: float
) -> _Parts:
    """The parts with the room that texts take once all is seen on a canvas, px².

    Texts do not shrink with the zoom, and the more there is to see the smaller it is.
    """
    reaches = parts.pieces.reaches[fixed]
    low, high = positions[fixed] - reaches, positions[fixed] + reaches
    side = high.max(axis=0) - low.min(axis=0)
    zoom = np.sqrt(canvas / max(float(side.prod()), 1.0) * fixed.mean())
    larger = float(np.clip(LEAST_TEXT / zoom, 1.0, _LARGER))
    return replace(parts, pieces=replace(parts.pieces, names=parts.pieces.names * larger))


def _aside(side: Array, area: float, aspect: float) -> tuple[bool, float]:
    """Whether what is added stands below a picture or beside it, and its width by height.

    There where all together fills the aspect best; it takes an ``area`` and is as long as the
    side of the picture that it stands at.
    """
    wide, high = np.maximum(side, np.sqrt(area) / 2)
    under = max(wide / aspect, high + _BELOW[1] + area / wide)
    beside = max((wide + _RIGHT[0] + area / high) / aspect, high)
    if under < beside:
        return True, float(wide**2 / area)
    return False, float(area / high**2)


def _added(
    parts: _Parts,
    positions: Array,
    fixed: NDArray[np.bool_],
    aspect: float,
    seed: int,
    taken: Array,
) -> Array:
    """Place the new entities only: near their neighbors where it is free, else beside the rest."""
    edges, names = parts.pieces.edges, parts.pieces.names
    half = np.maximum(names / 2, parts.pieces.radii[:, None]) + np.array((4.0, 10.0))
    at = added(_crowd(parts), positions, fixed) if int((~fixed).sum()) > SMALL else None
    if at is None:
        at, placed = beside_neighbors(positions, fixed, edges, half, taken)
    else:
        placed = np.array(np.isfinite(at).all(axis=1), dtype=np.bool_)
    rest = np.flatnonzero(~placed)
    if len(rest):
        groups = components(len(rest), parts.pieces.chosen(rest).edges)
        # A page of their own size: on that of everything, two would stand at its far ends.
        tied = rest[[row for group in groups if len(group) > 1 for row in group]]
        share = np.sqrt(names[tied].prod(axis=1).sum() / names.prod(axis=1).sum())
        page = (parts.pieces.page[0] * share, parts.pieces.page[1] * share)
        aside = _Parts(
            replace(parts.pieces.chosen(rest), page=page),
            [g for g in groups if len(g) > 1],
            (lone := np.array([g[0] for g in groups if len(g) == 1], dtype=np.intp)),
            cells_of(parts.pieces.chosen(rest), lone),
        )
        reaches = parts.pieces.reaches[placed]
        low, high = (at[placed] - reaches).min(axis=0), (at[placed] + reaches).max(axis=0)
        area = _RAGGED * float((names[rest] + _AROUND).prod(axis=1).sum())
        below, shape = _aside(high - low, area, aspect)
        fresh = final(_fresh(aside, shape, seed))
        corner = np.array((low[0], high[1])) if below else np.array((high[0], low[1]))
        reaches = parts.pieces.reaches[rest]
        at[rest] = fresh - (fresh - reaches).min(axis=0) + corner + (_BELOW if below else _RIGHT)
    return at
