"""The view in which everything, or some of it, can be seen: texts do not shrink with the zoom."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np

from explorer.graph.geometry import Array
from explorer.graph.items import View
from explorer.graph.metrics import Measure
from explorer.graph.pieces import SMALL
from explorer.graph.scene import Scene
from explorer.graph.text_layout import NO_NUMBERS, Layout, layout_of, names_of
from explorer.graph.theme import Theme

_LARGEST, _ON_A_WALL = 2.0, 3.0  # a picture of three entities need not fill a wall
_USUAL = 3.6e6  # px² of a canvas up to which it is no larger; it may be on a larger one
_BEYOND = 0.3  # of a view: as far as texts have a say, else a small one would show nothing else
_ROUNDS = 3
_NEAR = 1.02
_CALM = 3  # more rounds, in which nothing may take less room than in the round before


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
    over = np.zeros((len(at), 4))
    largest = float(np.clip(_LARGEST * (room.prod() / _USUAL) ** 0.25, _LARGEST, _ON_A_WALL))
    zoom = _zoom(at, over, room, largest)
    for number in reversed(range(_ROUNDS if len(scene.entities) <= 300 else 1)):
        # Labels lie between entities and hardly ever reach farther: they have a say at the end.
        layout = (
            layout_of(scene, zoom, theme.sizes, measure)
            if number == 0 or len(scene.entities) <= SMALL
            else names_of(scene, zoom, theme.sizes, measure)
        )
        points, reach = _reach(scene, layout)
        reach = np.clip(reach, -np.tile(_BEYOND * room, 2), np.tile(_BEYOND * room, 2))
        inside = np.concatenate((wanted, wanted[scene.edges].all(axis=1)))
        at, over = points[inside], reach[inside]
        zoom = _zoom(at, over, room, largest)
    return _centered(at, over, zoom, width, height)


def fit_in(
    scene: Scene,
    width: float,
    height: float,
    theme: Theme,
    measure: Measure,
    scale: float,
    numbers: Mapping[int, int],
    trim: bool = False,
) -> View:
    """The view that fills a page with texts of a given scale, names and labels inside it.

    With ``trim`` the page is only as high as it needs to be.
    """
    if not len(scene.entities):
        return View(width, height, (0.0, 0.0), 1.0)
    room = np.array((width, height)) - 2.0
    at, zoom = scene.positions, 1.0
    over = np.zeros((len(at) + len(scene.lines), 4))
    for number in range(_ROUNDS + _CALM):
        said = numbers if number else NO_NUMBERS  # the first zoom is far from the last
        layout = layout_of(scene, zoom, theme.sizes, measure, said, scale)
        at, reach = _reach(scene, layout)
        if number >= _ROUNDS:
            low, high = np.minimum(over, reach), np.maximum(over, reach)
            reach = np.hstack((low[:, :2], high[:, 2:]))
        over, before = reach, zoom
        zoom = _zoom(at, over, room, _LARGEST * scale)
        if before <= zoom <= _NEAR * before and number:
            zoom = before  # what is placed so fits and nearly fills the page
            break
    view = _centered(at, over, zoom, width, height)
    if not trim:
        return view
    side = (at * zoom + over[:, 2:]).max(axis=0) - (at * zoom + over[:, :2]).min(axis=0)
    return replace(view, height=min(height, float(side[1]) + 2.0))


def _reach(scene: Scene, layout: Layout) -> tuple[Array, Array]:
    """Points of entities, then of labels, (n + m, 2), and how many pixels each reaches beyond.

    A line without a label is a point on itself.
    """
    plane = layout.plane
    points = np.vstack((scene.positions, scene.positions[scene.edges].mean(axis=1)))
    over = np.zeros((len(points), 4))
    over[plane.rows] = plane.glyphs - np.hstack((plane.points, plane.points))
    for at, name in enumerate(layout.names):
        if name is not None:
            box = np.array(name.rect) - np.tile(plane.points[at], 2)
            row = plane.rows[at]
            over[row, :2] = np.minimum(over[row, :2], box[:2])
            over[row, 2:] = np.maximum(over[row, 2:], box[2:])
    for line, label in layout.labels.items():
        box = np.array(label.rect)
        middle = (box[:2] + box[2:]) / 2
        points[len(scene.positions) + line] = middle / plane.zoom
        over[len(scene.positions) + line] = box - np.tile(middle, 2)
    return points, over


def _centered(at: Array, over: Array, zoom: float, width: float, height: float) -> View:
    low, high = (at + over[:, :2] / zoom).min(axis=0), (at + over[:, 2:] / zoom).max(axis=0)
    middle = (low + high) / 2
    return View(width, height, (float(middle[0]), float(middle[1])), zoom)


def _zoom(at: Array, over: Array, room: Array, largest: float) -> float:
    """The largest zoom at which the points with their overhang fit, by bisection."""
    low, high = 1e-3, largest
    for _ in range(40):
        zoom = (low + high) / 2
        side = (at * zoom + over[:, 2:]).max(axis=0) - (at * zoom + over[:, :2]).min(axis=0)
        low, high = (zoom, high) if (side <= room).all() else (low, zoom)
    return low
