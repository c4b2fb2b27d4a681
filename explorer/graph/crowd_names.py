"""Names and line labels of a crowded graph: the most connected first, never one on another.

Each is placed against its entity or its line and travels with it, so a frame only moves them; they
are placed anew when the view rests. There is one name for so many pixels at most: a wall of text
tells nothing. Where a view shows few enough entities, all others are named that have room.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from explorer.graph.crowd import Crowd
from explorer.graph.geometry import Array, grown, touching
from explorer.graph.items import Rect, as_point, moved_rect
from explorer.graph.labels import PlacedLabel, forced_plate, place_labels
from explorer.graph.metrics import Measure
from explorer.graph.names import (
    BLOCKED,
    PLACES,
    TASTE,
    NameShape,
    PlacedName,
    all_boxes_around,
    glyph_costs,
    name_at,
    name_font,
    ranks,
    shape_of,
)
from explorer.graph.plane import Plane
from explorer.graph.theme import Sizes

_PIXELS = 12_000.0  # of the picture for each name
_NEAR = 3_500.0  # of the picture for each entity, from which on all may have names
_AIR = 4.0  # px between the names of those and other names
_STRIP = 32  # names that are held against the glyphs about them at once
_TRIES = 3  # times the names that there may be, that are tried
_DOT, _DOTS = 0.35, 5.0  # cost of a leaf below, of many leaves
_CELL, _MOST_CELLS = 5.0, 2_000  # px of a cell in which glyphs are counted; cells to a side


@dataclass(frozen=True, slots=True)
class CrowdName:
    """The name of an entity by its row; its boxes are about the entity's middle."""

    row: int
    name: PlacedName


@dataclass(frozen=True, slots=True)
class CrowdLabel:
    """The label of a line by its row, about the point at a ``share`` of the way along it."""

    line: int
    share: float
    label: PlacedLabel


@dataclass(frozen=True, slots=True)
class Texts:
    """All texts that are placed."""

    names: tuple[CrowdName, ...] = ()
    labels: tuple[CrowdLabel, ...] = ()


def place_texts(crowd: Crowd, area: Rect, sizes: Sizes, measure: Measure) -> Texts:
    """Names in an area; labels too where a view shows so few lines that each can have one."""
    view = (0.0, 0.0, crowd.view.width, crowd.view.height)
    rows = crowd.seen(view)
    names = place_crowd_names(crowd, rows, room_for(view), sizes, measure)
    beyond = np.zeros(len(crowd.points), dtype=np.bool_)
    beyond[crowd.seen(area)] = True
    beyond[rows] = False
    margin = np.flatnonzero(beyond)
    there = _placed_boxes(crowd, names)
    more = max(room_for(area) - room_for(view), 1)
    names += place_crowd_names(crowd, margin, more, sizes, measure, there)
    if len(rows) <= crowd.view.width * crowd.view.height / _NEAR:
        names += _names_with_room(crowd, np.union1d(rows, margin), names, sizes, measure)
    lines = crowd.lines_seen(view)
    if not 0 < len(lines) <= sizes.label_at_most:
        return Texts(names)
    return Texts(names, _place_labels(crowd, lines, names, sizes, measure))


def room_for(area: Rect) -> int:
    """How many names an area may have."""
    return max(8, int((area[2] - area[0]) * (area[3] - area[1]) / _PIXELS))


def place_crowd_names(
    crowd: Crowd,
    rows: NDArray[np.intp],
    most: int,
    sizes: Sizes,
    measure: Measure,
    kept: Array | None = None,
) -> tuple[CrowdName, ...]:
    """A place for the names of some entities, at most so many; who comes late may have none.

    The most connected choose first, of equals the first in the scene. ``kept`` (k, 4) are boxes of
    names that stand already.
    """
    rows = rows[~crowd.facts.cards[rows] & np.isfinite(crowd.points[rows, 0])]
    order = rows[np.argsort(-crowd.scene.weights[rows], kind="stable")]
    hubs = order[:most]
    tried = _with_names(crowd, order[: _TRIES * most])
    if not len(tried):
        return ()
    shapes, boxes = _boxes_of_names(crowd, tried, sizes, measure)
    cards = np.flatnonzero(crowd.facts.cards & np.isfinite(crowd.points[:, 0]))
    fixed = np.concatenate((hubs, cards))
    under = touching(boxes.reshape(-1, 4), _boxes(crowd, fixed)).reshape(len(tried), PLACES, -1)
    under &= tried[:, None, None] != fixed
    dots = np.minimum(_DOT * _counted(crowd, order[most:], boxes), _DOTS)
    lines = ranks(crowd.scene, fixed)
    costs = TASTE + dots + glyph_costs(under, crowd.scene.weights[tried], lines)
    return _chosen(crowd, tried, shapes, boxes, costs, most, kept)


def _names_with_room(
    crowd: Crowd,
    rows: NDArray[np.intp],
    names: tuple[CrowdName, ...],
    sizes: Sizes,
    measure: Measure,
) -> tuple[CrowdName, ...]:
    """Names of all others that hide neither a glyph nor another name, with some air."""
    rest = np.setdiff1d(rows, [one.row for one in names])
    rest = _with_names(crowd, rest[~crowd.facts.cards[rest] & np.isfinite(crowd.points[rest, 0])])
    if not len(rest):
        return ()
    rest = rest[np.argsort(-crowd.scene.weights[rest], kind="stable")]
    shapes, boxes = _boxes_of_names(crowd, rest, sizes, measure)
    own = _boxes(crowd, rest)[:, None]
    hidden = (np.maximum(boxes, own)[..., :2] < np.minimum(boxes, own)[..., 2:]).all(axis=-1)
    costs = TASTE + BLOCKED * (_touched(boxes, _boxes(crowd, rows)) > hidden)
    kept = grown(_placed_boxes(crowd, names), _AIR)
    return _chosen(crowd, rest, shapes, boxes, costs, len(rest), kept)


def _touched(boxes: Array, glyphs: Array) -> NDArray[np.intp]:
    """How many glyphs, (m, 4), each place of each name, (n, …, 4), touches: strip by strip."""
    found = np.zeros(boxes.shape[:-1], dtype=np.intp)
    order = boxes[..., 0].min(axis=1).argsort()
    for strip in np.array_split(order, max(1, len(order) // _STRIP)):
        mine = boxes[strip]
        left, right = mine[..., 0].min(), mine[..., 2].max()
        near = glyphs[(glyphs[:, 2] > left) & (glyphs[:, 0] < right)]
        found[strip] = touching(mine.reshape(-1, 4), near).sum(axis=1).reshape(mine.shape[:-1])
    return found


def _with_names(crowd: Crowd, rows: NDArray[np.intp]) -> NDArray[np.intp]:
    return rows[[bool(crowd.scene.names[row].strip()) for row in rows.tolist()]]


def _boxes_of_names(
    crowd: Crowd, rows: NDArray[np.intp], sizes: Sizes, measure: Measure
) -> tuple[list[NameShape], Array]:
    """The shapes of names, and their boxes at each place about their glyphs."""
    shapes = [_shape(crowd, row, sizes, measure) for row in rows.tolist()]
    wide = np.array([max(shape.widths) for shape in shapes])
    high = np.array([shape.row_height * len(shape.rows) for shape in shapes])
    boxes = all_boxes_around(crowd.points[rows], crowd.diameters[rows] / 2, wide, high)
    return shapes, boxes


def _chosen(
    crowd: Crowd,
    tried: NDArray[np.intp],
    shapes: list[NameShape],
    boxes: Array,
    costs: Array,
    most: int,
    kept: Array | None,
) -> tuple[CrowdName, ...]:
    """The cheapest place for each that lies on no name before it, nor on those ``kept``."""
    already = 0 if kept is None else len(kept)
    taken = np.empty((already + most, 4))
    taken[:already] = np.empty((0, 4)) if kept is None else kept
    found: list[CrowdName] = []
    for at, row in enumerate(tried.tolist()):
        cost, count = costs[at], already + len(found)
        if len(found) == most:
            break
        if cost.min() >= BLOCKED:
            continue
        room = grown(boxes[at], 2.0)
        cost = cost + BLOCKED * touching(room, taken[:count]).any(axis=1)
        best = int(cost.argmin())
        if cost[best] >= BLOCKED:
            continue
        taken[count] = room[best]
        here = boxes[at, best] - np.tile(crowd.points[row], 2)
        found.append(CrowdName(row, name_at(here, shapes[at], best)))
    return tuple(found)


def _shape(crowd: Crowd, row: int, sizes: Sizes, measure: Measure) -> NameShape:
    many = crowd.looks.many / 2 + 1
    font = name_font(int(crowd.scene.weights[row]), sizes, crowd.looks.text, many)
    return shape_of(crowd.scene.names[row], sizes.name_wrap, font, measure)


def _counted(crowd: Crowd, rows: NDArray[np.intp], boxes: Array) -> Array:
    """About how many of some glyphs have their middle in boxes (…, 4): by a table of sums.

    Crow 1984, in cells of a few pixels.
    """
    points = crowd.points[rows]
    corner = boxes.reshape(-1, 4)[:, :2].min(axis=0)
    size = ((boxes.reshape(-1, 4)[:, 2:].max(axis=0) - corner) / _CELL).astype(np.intp) + 2
    size = np.minimum(size, _MOST_CELLS)
    at = ((points - corner) / _CELL).astype(np.intp)
    at = at[((at >= 0) & (at < size)).all(axis=1)]
    sums = np.zeros(size + 1)
    np.add.at(sums, (at[:, 0] + 1, at[:, 1] + 1), 1.0)
    sums = sums.cumsum(axis=0).cumsum(axis=1)
    low = np.clip(((boxes[..., :2] - corner) / _CELL).astype(np.intp), 0, size)
    high = np.clip(((boxes[..., 2:] - corner) / _CELL).astype(np.intp) + 1, 0, size)
    found: Array = (
        sums[high[..., 0], high[..., 1]]
        - sums[low[..., 0], high[..., 1]]
        - sums[high[..., 0], low[..., 1]]
        + sums[low[..., 0], low[..., 1]]
    )
    return found


def label_of(
    crowd: Crowd, line: int, sizes: Sizes, measure: Measure, numbers: Mapping[int, int]
) -> CrowdLabel | None:
    """The label of a line that is hovered or selected: on its middle, over all else."""
    record = crowd.scene.lines[line]
    plate = forced_plate(record, line, crowd.looks.text, sizes, measure, numbers)
    return None if plate is None else CrowdLabel(line, 0.5, plate)


def _place_labels(
    crowd: Crowd,
    lines: NDArray[np.intp],
    names: Iterable[CrowdName],
    sizes: Sizes,
    measure: Measure,
) -> tuple[CrowdLabel, ...]:
    """Labels as a small graph has them, among the few lines that are seen."""
    reach = np.array((crowd.view.width, crowd.view.height))
    rows = np.union1d(crowd.seen((-reach[0], -reach[1], 2 * reach[0], 2 * reach[1])), [])
    rows = np.union1d(rows, crowd.scene.edges[lines].ravel()).astype(np.intp)
    place = np.full(len(crowd.scene.entities), -1)
    place[rows] = np.arange(len(rows))
    one, other = crowd.points[crowd.scene.edges[lines]].transpose(1, 0, 2)
    way = other - one
    length = np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-9)
    ends = crowd.scene.edges[lines]
    near, far = (crowd.diameters[ends[:, side]] / 2 + sizes.glyph_gap for side in (0, 1))
    short = near + far >= length
    near, far = np.where(short, length / 2, near), np.where(short, length / 2, far)
    along = way / length[:, None]
    plane = Plane(
        zoom=crowd.view.zoom,
        scale=crowd.looks.text,
        rows=rows,
        lines=lines,
        points=crowd.points[rows],
        diameters=crowd.diameters[rows],
        glyphs=_boxes(crowd, rows),
        edges=place[ends],
        starts=one + along * near[:, None],
        ends=other - along * far[:, None],
    )
    there: list[PlacedName | None] = [None] * len(rows)
    for name in names:
        at = place[name.row]
        if at >= 0:
            there[at] = replace(
                name.name, rect=moved_rect(name.name.rect, as_point(crowd.points[name.row]))
            )
    placed = place_labels(plane, crowd.scene, there, sizes, measure)
    found = []
    for at, line in enumerate(lines.tolist()):
        label = placed.get(line)
        if label is None:
            continue
        left, top, right, bottom = label.rect
        middle = np.array(((left + right) / 2, (top + bottom) / 2))
        share = float((middle - one[at]) @ way[at] / length[at] ** 2)
        origin = one[at] + way[at] * share
        rect = moved_rect(label.rect, as_point(-origin))
        found.append(CrowdLabel(line, share, replace(label, rect=rect)))
    return tuple(found)


def _placed_boxes(crowd: Crowd, names: Iterable[CrowdName]) -> Array:
    rects = [moved_rect(one.name.rect, as_point(crowd.points[one.row])) for one in names]
    return np.array(rects).reshape(-1, 4)


def _boxes(crowd: Crowd, rows: NDArray[np.intp]) -> Array:
    points, half = crowd.points[rows], crowd.half[rows]
    boxes: Array = np.hstack((points - half, points + half))
    return boxes
