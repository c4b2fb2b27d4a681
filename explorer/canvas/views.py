"""Which part of a scene to show: everything with its names, closer, and the way between two."""

from collections.abc import Sequence
from dataclasses import replace
from math import inf

import numpy as np
from PySide6.QtCore import QMargins

from explorer.canvas.fonts import measure
from explorer.graph.drawing import compose
from explorer.graph.items import Rect, View
from explorer.graph.scene import Scene
from explorer.graph.theme import Theme

CLOSEST, FARTHEST = 8.0, 0.1
CLOSEST_FIT = 1.5  # three entities need not fill the screen
MARGIN = 22.0  # pixels that stay free around a fitted drawing


def empty_scene() -> Scene:
    """A scene without anything in it."""
    none = np.zeros(0, dtype=np.intp)
    return Scene(
        (), (), (), (), np.zeros((0, 2)), none, np.zeros(0, dtype=np.bool_), (), none.reshape(0, 2)
    )


def nothing_seen(view: View) -> bool:
    """Whether a view is that of a canvas that has no size yet."""
    return view.width <= 1 or view.height <= 1


def zoomed_at(view: View, factor: float, x: float, y: float) -> View:
    """A view closer by a factor, with the same point of the scene at a pixel."""
    zoom = min(max(view.zoom * factor, FARTHEST), CLOSEST)
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

    Names keep their size in pixels while places move apart, so what sticks out is measured in a
    first view and again in the next. ``control`` is a rectangle in the corner that floats over
    the canvas: where something would lie below it, the drawing moves to the left.
    """
    places = scene.positions[list(rows)]
    places = places[np.isfinite(places).all(axis=1)]
    if not len(places) or nothing_seen(view):
        return None
    low, high = places.min(axis=0), places.max(axis=0)
    ids = {scene.entities[row] for row in rows}
    free = np.array(
        [
            insets.left() + MARGIN,
            insets.top() + MARGIN,
            view.width - insets.right() - MARGIN,
            view.height - insets.bottom() - MARGIN,
        ]
    )
    out = np.array([40.0, 20.0, 40.0, 40.0])  # a first guess of what sticks out, pixels
    found = _placed(view, low, high, free, out)
    for _ in range(3):
        rects = _rects(scene, found, theme, ids)
        edges = np.concatenate([found.to_screen(low), found.to_screen(high)])
        sides = np.concatenate([rects[:, :2].min(axis=0), rects[:, 2:].max(axis=0)])
        out = np.maximum(np.abs(sides - edges), 0)
        better = _placed(view, low, high, free, out)
        if _below(rects, control) and free[2] > control[0] - 8:
            free[2] = control[0] - 8
            better = _placed(view, low, high, free, out)
        elif abs(better.zoom / found.zoom - 1) < 0.005:
            return better
        found = better
    return found


def _placed(
    view: View, low: np.ndarray, high: np.ndarray, free: np.ndarray, out: np.ndarray
) -> View:
    """The view that puts places between ``low`` and ``high`` inside ``free`` less ``out``."""
    room = np.maximum(free[2:] - out[2:] - free[:2] - out[:2], 40.0)
    span = np.maximum(high - low, 1.0)
    zoom = float(np.clip((room / span).min(), FARTHEST, CLOSEST_FIT))
    middle = (free[:2] + out[:2] + free[2:] - out[2:]) / 2
    center = (low + high) / 2 - (middle - (view.width / 2, view.height / 2)) / zoom
    return View(view.width, view.height, (float(center[0]), float(center[1])), zoom)


def _rects(scene: Scene, view: View, theme: Theme, ids: set[str]) -> np.ndarray:
    drawing = compose(scene, view, theme, measure)
    return np.array(
        [box.rect for box in (*drawing.names, *drawing.glyphs) if box.entity in ids]
        or [(*view.to_screen(view.center), *view.to_screen(view.center))]
    )


def _below(rects: np.ndarray, control: Rect) -> bool:
    left, top, right, bottom = control
    return bool(
        (
            (rects[:, 0] < right)
            & (rects[:, 2] > left)
            & (rects[:, 1] < bottom)
            & (rects[:, 3] > top)
        ).any()
    )
