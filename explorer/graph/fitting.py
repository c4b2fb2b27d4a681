"""The view in which everything, or some of it, can be seen: texts do not shrink with the zoom."""

from collections.abc import Iterable

import numpy as np

from explorer.graph.drawing import layout_of
from explorer.graph.geometry import Array
from explorer.graph.items import View
from explorer.graph.metrics import Measure
from explorer.graph.scene import Scene
from explorer.graph.theme import Theme

_LARGEST = 1.4  # a picture of three entities need not fill a wall
_ROUNDS = 3


def fitted(
    scene: Scene,
    width: float,
    height: float,
    theme: Theme,
    measure: Measure,
    margin: float = 24.0,
    rows: Iterable[int] | None = None,
) -> View:
    """The largest view that shows the entities of ``rows`` (all unless given) with their names."""
    wanted = np.zeros(len(scene.entities), dtype=np.bool_)
    wanted[list(range(len(scene.entities)) if rows is None else rows)] = True
    wanted &= np.isfinite(scene.positions).all(axis=1)
    if not wanted.any():
        return View(width, height, (0.0, 0.0), 1.0)
    room = np.maximum(np.array((width, height)) - 2 * margin, 40.0)
    at = scene.positions[wanted]
    zoom = _zoom(at, np.zeros((len(at), 4)), room)
    over = np.zeros((len(at), 4))
    for _ in range(_ROUNDS if len(scene.entities) <= 300 else 1):
        over = _overhang(scene, zoom, theme, measure)[wanted]
        zoom = _zoom(at, over, room)
    low = (at + over[:, :2] / zoom).min(axis=0)
    high = (at + over[:, 2:] / zoom).max(axis=0)
    middle = (low + high) / 2
    return View(width, height, (float(middle[0]), float(middle[1])), zoom)


def _overhang(scene: Scene, zoom: float, theme: Theme, measure: Measure) -> Array:
    """How far glyph and name reach beyond each entity's point, (n, 4) pixels."""
    layout = layout_of(scene, zoom, theme.sizes, measure)
    over = np.zeros((len(scene.entities), 4))
    plane = layout.plane
    over[plane.rows] = plane.glyphs - np.hstack((plane.points, plane.points))
    for at, name in enumerate(layout.names):
        if name is not None:
            box = np.array(name.rect) - np.tile(plane.points[at], 2)
            row = plane.rows[at]
            over[row, :2] = np.minimum(over[row, :2], box[:2])
            over[row, 2:] = np.maximum(over[row, 2:], box[2:])
    return over


def _zoom(at: Array, over: Array, room: Array) -> float:
    """The largest zoom at which the points with their overhang fit, by bisection."""
    low, high = 1e-3, _LARGEST
    for _ in range(40):
        zoom = (low + high) / 2
        side = (at * zoom + over[:, 2:]).max(axis=0) - (at * zoom + over[:, :2]).min(axis=0)
        low, high = (zoom, high) if (side <= room).all() else (low, zoom)
    return low
