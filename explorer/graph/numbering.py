"""Numbers at lines: each line has one, found before any words are placed.

A number stands on its line or close beside it, wherever it touches no glyph, name or other number.
Then lines get their words where these fit with the number, the strongest first; words never lie on
another line. A line whose number has no place at all is the caller's to leave out.
"""

from collections.abc import Mapping

import numpy as np

from explorer.graph.geometry import Array, grown, touching
from explorer.graph.ground import Ground, ground_of
from explorer.graph.labels import PlacedLabel, moved_to, plates_on, stops_on
from explorer.graph.metrics import Measure
from explorer.graph.names import PlacedName
from explorer.graph.plane import Plane
from explorer.graph.scene import Scene
from explorer.graph.theme import Sizes

_SHARES = np.array([0.5 + sign * step / 40 for step in range(18) for sign in (1, -1)][1:])
_BESIDE = 3.0  # px between a line and what stands beside it
_FAR = 3.2  # half heights that the middle of words may lie from their line
_NEAR = 6.0  # px from another line at which a label beside its own seems to belong there
_ASIDE, _TURNED = 3.0, 1.5  # cost of standing beside the line, and of a narrower shape
_ON_LINE, _ON_HEAD, _NEAR_LINE = 12.0, 15.0, 4.0
_TAKEN = 60.0  # cost of lying on another number
_APART = 2.0  # px between labels
_ROUNDS = 6


def place_numbered(
    plane: Plane,
    scene: Scene,
    names: list[PlacedName | None],
    sizes: Sizes,
    measure: Measure,
    numbers: Mapping[int, int],
) -> dict[int, PlacedLabel]:
    """Labels with numbers by row of the scene's lines; who has none found no place."""
    ground = ground_of(plane, scene, names, sizes)
    plates = plates_on(plane, scene, sizes, measure, numbers)
    chosen = _numbers(ground, [found[-1] for found in plates])
    placed = {at: moved_to(plates[at][-1], box) for at, box in chosen.items()}
    for at in sorted(placed):
        worded = [plate for plate in plates[at] if plate.rows]
        others = np.array([one.rect for who, one in placed.items() if who != at])
        best = _words(ground, at, worded, others.reshape(-1, 4))
        if best is not None:
            placed[at] = best
    return {int(plane.lines[at]): label for at, label in placed.items()}


def _numbers(ground: Ground, plates: list[PlacedLabel]) -> dict[int, Array]:
    """A box for each number: all improve in turns, then who still lies on another is left out."""
    boxes: dict[int, Array] = {}
    costs: dict[int, Array] = {}
    for at, plate in enumerate(plates):
        found, cost = _places(ground, at, plate)
        if len(found):
            boxes[at], costs[at] = found, cost
    chosen: dict[int, int] = {}
    order = sorted(boxes, key=lambda at: (len(boxes[at]), at))
    for _ in range(_ROUNDS):
        before = dict(chosen)
        for at in order:
            others = [boxes[who][place] for who, place in chosen.items() if who != at]
            total = costs[at] + _TAKEN * _laps(boxes[at], np.array(others).reshape(-1, 4))
            chosen[at] = int(total.argmin())
        if chosen == before:
            break
    kept: dict[int, Array] = {}
    for at in sorted(chosen):
        taken = np.array(list(kept.values())).reshape(-1, 4)
        total = costs[at] + _TAKEN * (_laps(boxes[at], taken) > 0)
        place = chosen[at] if not _laps(boxes[at][chosen[at]][None], taken)[0] else total.argmin()
        if not _laps(boxes[at][place][None], taken)[0]:
            kept[at] = boxes[at][place]
    return kept


def _words(ground: Ground, at: int, plates: list[PlacedLabel], others: Array) -> PlacedLabel | None:
    """The best place for words with their number that is free and on no other line."""
    best: tuple[float, PlacedLabel] | None = None
    for shape, plate in enumerate(plates):
        boxes, cost = _places(ground, at, plate)
        free = (cost < min(_ON_LINE, _ON_HEAD)) & (_laps(boxes, others) == 0)
        if not free.any():
            continue
        place = int(np.where(free, cost, np.inf).argmin())
        total = float(cost[place]) + _TURNED * shape
        if best is None or total < best[0]:
            best = total, moved_to(plate, boxes[place])
    return None if best is None else best[1]


def _places(ground: Ground, at: int, plate: PlacedLabel) -> tuple[Array, Array]:
    """Boxes (k, 4) of a plate on and beside a line that touch no glyph and no name; their cost."""
    start, end = ground.plane.starts[at], ground.plane.ends[at]
    way = end - start
    length = float(np.hypot(*way))
    if length < 1.0:
        return np.empty((0, 4)), np.empty(0)
    on = stops_on(ground, at, plate, _SHARES)
    half = np.array(plate.rect[2:]) / 2
    normal = np.array((-way[1], way[0])) / length
    away = float(half @ np.abs(normal)) + _BESIDE
    middles = start + _SHARES[:, None] * way
    # Words beside a steep line reach far from it: whose they are could not be told.
    beside = not plate.rows or away <= _FAR * half[1]
    middles = np.concatenate((middles + normal * away, middles - normal * away))[
        : 2 * len(_SHARES) * beside
    ]
    boxes = np.concatenate((on, np.hstack((middles - half, middles + half))))
    aside = np.arange(len(boxes)) >= len(on)
    centers = (boxes[:, :2] + boxes[:, 2:]) / 2
    from_middle = np.abs((centers - (start + end) / 2) @ way) / length**2
    free = ground.blocked(boxes) == 0
    boxes, aside, from_middle = boxes[free], aside[free], from_middle[free]
    owner = np.full(len(boxes), at, dtype=np.intp)
    cost = 4.0 * from_middle + _ASIDE * aside + _ON_HEAD * ground.on_heads(boxes)
    cost = cost + _ON_LINE * (ground.foreign(boxes, owner) > 0).sum(axis=1)
    near = (ground.foreign(grown(boxes, _NEAR), owner) > 0).sum(axis=1)
    return boxes, cost + _NEAR_LINE * near * aside


def _laps(boxes: Array, others: Array) -> Array:
    """How many other boxes each box touches, (k,)."""
    found: Array = touching(grown(boxes, _APART), others).sum(axis=1).astype(np.float64)
    return found
