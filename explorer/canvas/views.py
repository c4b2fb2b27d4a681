"""Which part of a scene to show: everything with its names, closer, and the way between two."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import inf

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QMargins

from explorer.canvas.fonts import measure
from explorer.graph.crowd import crowded
from explorer.graph.drawing import compose
from explorer.graph.fitting import fitted as graph_fitted
from explorer.graph.geometry import near_rows
from explorer.graph.items import Drawing, Rect, View
from explorer.graph.scene import Scene
from explorer.graph.theme import Theme

CLOSEST, FARTHEST = 8.0, 0.1
LEGIBLE, NEAR = 0.6, 1.25  # between these, what was looked for is read, with what is around it
LARGE_FARTHEST = 0.002  # of a large graph, which may be as wide as it needs to be
MARGIN = 22.0  # pixels that stay free around a fitted drawing
_MOST, _STILL = 0.5, 0.5  # of the entities; of those in sight that are still there
_LARGEST = 1.4  # a large graph with all its entities in a corner need not fill a wall
_BESIDE, _BELOW = 64.0, 14.0  # more of them beside a large graph, and above and below: for names


def empty_scene() -> Scene:
    """A scene without anything in it."""
    none = np.zeros(0, dtype=np.intp)
    return Scene(
        (), (), (), (), np.zeros((0, 2)), none, np.zeros(0, dtype=np.bool_), (), none.reshape(0, 2)
    )


def places_before(scene: Scene, before: Scene) -> NDArray[np.float64]:
    """Where the entities of a scene (n, 2) stood before; new ones stand at their place."""
    if scene.entities == before.entities:
        rows = np.arange(len(scene.entities))
    else:
        known = {entity: row for row, entity in enumerate(before.entities)}
        found = (known.get(entity, -1) for entity in scene.entities)
        rows = np.fromiter(found, np.intp, len(scene.entities))
    places = scene.positions.copy()
    stood = np.flatnonzero(rows >= 0)
    stood = stood[np.isfinite(before.positions[rows[stood]]).all(axis=1)]
    places[stood] = before.positions[rows[stood]]
    return places


def went_away(scene: Scene, before: Scene, view: View, fits: bool) -> bool:
    """Whether most entities stand elsewhere, and a view that showed them does so no more.

    One that ``fits`` showed all of them, and is to do so again.
    """
    stood, stands = places_before(scene, before), scene.positions
    both = np.isfinite(stood).all(axis=1) & np.isfinite(stands).all(axis=1)
    stood, stands = stood[both], stands[both]
    moved = (np.abs(stood - stands) > 0.5).any(axis=1)
    if moved.sum() <= _MOST * len(moved):
        return False
    return fits or _in_sight(view, stands) < _STILL * _in_sight(view, stood)


def _in_sight(view: View, places: NDArray[np.float64]) -> int:
    there, size = view.to_screen(places), (view.width, view.height)
    return int(((there >= 0) & (there <= size)).all(axis=1).sum())


def displaced(scene: Scene, places: Mapping[str, tuple[float, float]]) -> Scene:
    """The scene with some of its entities elsewhere."""
    positions = scene.positions.copy()
    for entity, place in places.items():
        if entity in scene.rows:
            positions[scene.rows[entity]] = place
    return scene.moved(positions)


def nothing_seen(view: View) -> bool:
    """Whether a view is that of a canvas that has no size yet."""
    return view.width <= 1 or view.height <= 1


def zoomed_at(view: View, factor: float, x: float, y: float, farthest: float = FARTHEST) -> View:
    """A view closer by a factor, with the same point of the scene at a pixel."""
    zoom = min(max(view.zoom * factor, farthest), CLOSEST)
    at_x, at_y = view.to_scene((x, y))
    center = (
        float(at_x - (x - view.width / 2) / zoom),
        float(at_y - (y - view.height / 2) / zoom),
    )
    return replace(view, center=center, zoom=zoom)


def between(start: View, goal: View, share: float) -> View:
    """A view on the way; the point at which a zoom holds stays under the pointer all the way."""
    if share >= 1:
        return goal
    zoom = start.zoom * (goal.zoom / start.zoom) ** share
    way = 1 / goal.zoom - 1 / start.zoom
    part = (1 / zoom - 1 / start.zoom) / way if abs(way) > 1e-9 else share
    (x, y), (goal_x, goal_y) = start.center, goal.center
    return replace(goal, center=(x + (goal_x - x) * part, y + (goal_y - y) * part), zoom=zoom)


def fitted(
    scene: Scene,
    rows: Sequence[int],
    view: View,
    insets: QMargins,
    theme: Theme,
    control: Rect = (inf, inf, inf, inf),
) -> View | None:
    """The closest view that shows the entities of some rows with their names, or None for none.

    ``insets`` are pixels that something floats over; ``control`` is a rectangle in the corner
    that does: where something would lie below it, the drawing moves to the left.
    """
    if nothing_seen(view) or not near_rows(scene.positions[list(rows)]).any():
        return None
    if crowded(scene):
        return _large_within(scene, rows, view, insets)
    found = _within(scene, rows, view, insets, theme)
    if _below(compose(scene, found, theme, measure), control):
        right = max(insets.right(), round(view.width - control[0]) - 8)
        beside = QMargins(insets.left(), insets.top(), right, insets.bottom())
        return _within(scene, rows, view, beside, theme)
    return found


def _within(scene: Scene, rows: Sequence[int], view: View, insets: QMargins, theme: Theme) -> View:
    width = view.width - insets.left() - insets.right()
    height = view.height - insets.top() - insets.bottom()
    found = graph_fitted(scene, width, height, theme, measure, MARGIN, rows)
    zoom = min(max(found.zoom, FARTHEST), CLOSEST)
    x = found.center[0] + (insets.right() - insets.left()) / 2 / zoom
    y = found.center[1] + (insets.bottom() - insets.top()) / 2 / zoom
    return View(view.width, view.height, (x, y), zoom)


def _large_within(scene: Scene, rows: Sequence[int], view: View, insets: QMargins) -> View:
    """Names of a large graph are placed where there is room: its middles are what must be seen."""
    at = scene.positions if len(rows) == len(scene.entities) else scene.positions[list(rows)]
    at = at[near_rows(at)]
    low, high = (np.array((edge(at[:, 0]), edge(at[:, 1]))) for edge in (np.min, np.max))
    left, right = insets.left() + MARGIN + _BESIDE, insets.right() + MARGIN + _BESIDE
    top, bottom = insets.top() + MARGIN + _BELOW, insets.bottom() + MARGIN + _BELOW
    room = max(view.width - left - right, 60.0), max(view.height - top - bottom, 60.0)
    side = np.maximum(high - low, 1.0)
    zoom = float(np.clip(min(room / side), LARGE_FARTHEST, _LARGEST))
    x, y = (low + high) / 2 + np.array((right - left, bottom - top)) / 2 / zoom
    return View(view.width, view.height, (float(x), float(y)), zoom)


def near(scene: Scene, rows: Sequence[int], view: View, insets: QMargins) -> View | None:
    """A view with some entities in the middle, and their neighbors where these have room.

    So near that names can be read, and no nearer than it is where that is near enough.
    """
    rows = [row for row in rows if np.isfinite(scene.positions[row]).all()]
    if nothing_seen(view) or not rows:
        return None
    touched = np.isin(scene.edges, rows).any(axis=1)
    around = scene.positions[np.union1d(rows, scene.edges[touched].ravel()).astype(np.intp)]
    around = around[np.isfinite(around).all(axis=1)]
    low_left = np.array((insets.left(), insets.top()), dtype=float)
    high_right = np.array((insets.right(), insets.bottom()), dtype=float)
    size = np.array((view.width, view.height)) - low_left - high_right
    room = np.maximum(size - 2 * np.array((MARGIN + _BESIDE, MARGIN + _BELOW)), 60.0) / 2

    def fits(points: NDArray[np.float64], center: NDArray[np.float64]) -> float:
        return float((room / np.maximum(np.abs(points - center).max(axis=0), 1e-6)).min())

    own = scene.positions[rows]
    center, beside = _middle(own), _middle(around)
    most = fits(around, center)
    if most < LEGIBLE <= fits(around, beside):
        center, most = beside, fits(around, beside)
    elif most < LEGIBLE:
        most = min(LEGIBLE, fits(own, center))
    zoom = float(np.clip(view.zoom, min(LEGIBLE, most), min(NEAR, most)))
    x, y = center + (high_right - low_left) / 2 / zoom
    return View(view.width, view.height, (float(x), float(y)), zoom)


def _middle(points: NDArray[np.float64]) -> NDArray[np.float64]:
    middle: NDArray[np.float64] = (points.min(axis=0) + points.max(axis=0)) / 2
    return middle


def farthest(scene: Scene, view: View) -> float:
    """The least zoom that makes sense: a large graph can be seen whole, and a little smaller."""
    if not crowded(scene) or nothing_seen(view) or not near_rows(scene.positions).any():
        return FARTHEST
    whole = _large_within(scene, range(len(scene.entities)), view, QMargins())
    return max(LARGE_FARTHEST, min(FARTHEST, whole.zoom / 2))


def selected_rows(scene: Scene, entities: Iterable[str], lines: Iterable[int]) -> list[int]:
    """Rows of entities and of the ends of lines."""
    rows = {scene.rows[entity] for entity in entities if entity in scene.rows}
    return sorted(rows | set(scene.edges[list(lines)].ravel().tolist()))


def lines_between(scene: Scene, pairs: frozenset[tuple[str, str]]) -> frozenset[int]:
    """Rows of lines that a scene has, by their ends: rows differ from scene to scene."""
    if not pairs:
        return frozenset()
    return frozenset(row for row, line in enumerate(scene.lines) if line.ends in pairs)


def _below(drawing: Drawing, control: Rect) -> bool:
    """Whether a name, label or glyph touches a rectangle."""
    left, top, right, bottom = control
    return any(
        box.rect[0] < right and box.rect[2] > left and box.rect[1] < bottom and box.rect[3] > top
        for box in (*drawing.names, *drawing.labels, *drawing.glyphs)
    )
