"""Numbers at lines: each line has one, found before any words are placed.

A number is centered on its own line, where it touches no glyph, name, arrowhead or other number and
no other line, so that nobody takes it for another line's. Where its line has no such place it
stands beside it at the end of a short leader, nearer to its own line than to any other. Then lines
get their words where these fit beside the number, which stays on the line; words never lie on
another line. A line whose number has no place at all is the caller's to leave out.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from explorer.graph.geometry import (
    Array,
    distances,
    grown,
    lengths_in_boxes,
    spans_in_boxes,
    touching,
)
from explorer.graph.ground import Ground, ground_of
from explorer.graph.items import Rect
from explorer.graph.labels import SHAFT, PlacedLabel, badge_of, moved_to, plates_on
from explorer.graph.metrics import Measure
from explorer.graph.names import PlacedName
from explorer.graph.plane import Plane
from explorer.graph.scene import Scene
from explorer.graph.theme import Sizes

_SHARES = np.array([0.5 + sign * step / 48 for step in range(22) for sign in (1, -1)][1:])
_STUB = 5.0  # px of line that must be seen on each side of a number, beside its arrowhead
_OTHERS = 2.0  # px between a number or words and another line
_APART = 2.0  # px between labels
_AWAY = (1.1, 1.5, 2.0, 2.6, 3.3)  # how long leaders are, of the height of a number
_TURNS = (0.0, 0.6, -0.6)  # radians by which leaders may lean from the perpendicular
_NEARER = 3.0  # px that another line must be farther away than the number's own
_CLEAR = 3.0  # px between what has a leader and any line
_TURNED = 1.5  # cost of a narrower shape
_TAKEN = 60.0  # cost of lying on another number
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
    bare = [found[-1] if found else None for found in plates]
    placed = _numbers(ground, bare)
    led = _leaders(ground, bare, placed)
    placed.update(led)
    ways = np.array([_leader(one) for one in led.values()]).reshape(-1, 4)
    for at in sorted(placed.keys() - led.keys()):
        worded = [plate for plate in plates[at] if plate.rows]
        others = np.array([one.rect for who, one in placed.items() if who != at])
        best = _words(ground, at, worded, others.reshape(-1, 4), ways)
        if best is not None:
            placed[at] = best
    return {int(plane.lines[at]): label for at, label in placed.items()}


def _numbers(ground: Ground, plates: list[PlacedLabel | None]) -> dict[int, PlacedLabel]:
    """Numbers on their lines: all improve in turns, then who still lies on another is left out."""
    boxes: dict[int, Array] = {}
    costs: dict[int, Array] = {}
    for at, plate in enumerate(plates):
        if plate is None:
            continue
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
    return {at: moved_to(plate, box) for at, box in kept.items() if (plate := plates[at])}


def _leaders(
    ground: Ground, plates: list[PlacedLabel | None], placed: Mapping[int, PlacedLabel]
) -> dict[int, PlacedLabel]:
    """Numbers beside the lines that have no place for them, at short leaders; strongest first."""
    led: dict[int, PlacedLabel] = {}
    for at, plate in enumerate(plates):
        if plate is None or at in placed:
            continue
        boxes, anchors, cost = _beside(ground, at, plate)
        there = np.array([one.rect for one in (*placed.values(), *led.values())]).reshape(-1, 4)
        ways = np.array([_leader(one) for one in led.values()]).reshape(-1, 4)
        mine = np.hstack(((boxes[:, :2] + boxes[:, 2:]) / 2, anchors))
        free = _laps(boxes, there) == 0
        free &= (lengths_in_boxes(mine[:, :2], mine[:, 2:], grown(there, 1.0)) == 0).all(axis=1)
        free &= (lengths_in_boxes(ways[:, :2], ways[:, 2:], grown(boxes, 1.0)) == 0).all(axis=0)
        free &= ~_cross(mine, ways).any(axis=1)
        if free.any():
            best = int(np.where(free, cost, np.inf).argmin())
            x, y = anchors[best]
            led[at] = replace(moved_to(plate, boxes[best]), anchor=(float(x), float(y)))
    return led


def _beside(ground: Ground, at: int, plate: PlacedLabel) -> tuple[Array, Array, Array]:
    """Boxes (k, 4) beside a line, where their leaders meet it (k, 2), and their cost."""
    plane = ground.plane
    start, end = plane.starts[at], plane.ends[at]
    way = end - start
    length = float(np.hypot(*way))
    none = np.empty((0, 4)), np.empty((0, 2)), np.empty(0)
    if length < 2 * _STUB:
        return none
    least, most = ground.reach[at] + 2.0
    shares = _SHARES[(_SHARES * length >= least) & ((1 - _SHARES) * length >= most)]
    half = np.array(plate.rect[2:]) / 2
    normal = np.array((-way[1], way[0])) / length
    found = []
    for turn in _TURNS:
        for side in (1.0, -1.0):
            lean = side * normal + np.tan(turn) * way / length
            lean = lean / np.hypot(*lean)
            for number, away in enumerate(_AWAY):
                reach = float(half @ np.abs(lean)) + away * half[1] * 2 - half[1]
                anchors = start + shares[:, None] * way
                middles = anchors + lean * reach
                cost = 3.0 * number + 2.0 * abs(turn) + 4.0 * np.abs(shares - 0.5)
                found.append(np.hstack((middles - half, middles + half, anchors, cost[:, None])))
    rows = np.vstack(found)
    boxes, anchors, cost = rows[:, :4], rows[:, 4:6], rows[:, 6]
    middles = (boxes[:, :2] + boxes[:, 2:]) / 2
    free = (ground.blocked(boxes) == 0) & (ground.on_heads(boxes) == 0)
    through = lengths_in_boxes(plane.starts, plane.ends, grown(boxes, _CLEAR)) > 0
    free &= ~through.any(axis=0)
    gaps = distances(middles, plane.starts, plane.ends)
    mine = gaps[:, at].copy()
    gaps[:, at] = np.inf
    free &= mine + _NEARER <= gaps.min(axis=1)
    leaders = np.hstack((middles, anchors))
    lines = np.hstack((plane.starts, plane.ends))
    lines = np.delete(lines, at, axis=0)
    free &= ~_cross(leaders, lines).any(axis=1)
    under = np.vstack((plane.glyphs, ground.names, ground.heads))
    free &= (lengths_in_boxes(middles, anchors, under) == 0).all(axis=1)
    return boxes[free], anchors[free], cost[free]


def _words(
    ground: Ground, at: int, plates: list[PlacedLabel], others: Array, leaders: Array
) -> PlacedLabel | None:
    """The best place for words with their number that is free and on no other line."""
    best: tuple[float, PlacedLabel] | None = None
    for shape, plate in enumerate(plates):
        boxes, cost = _places(ground, at, plate)
        free = _laps(boxes, others) == 0
        led = lengths_in_boxes(leaders[:, :2], leaders[:, 2:], grown(boxes, 1.0))
        free &= (led == 0).all(axis=0)
        if not free.any():
            continue
        place = int(np.where(free, cost, np.inf).argmin())
        total = float(cost[place]) + _TURNED * shape
        if best is None or total < best[0]:
            best = total, moved_to(plate, boxes[place])
    return None if best is None else best[1]


def _places(ground: Ground, at: int, plate: PlacedLabel) -> tuple[Array, Array]:
    """Boxes (k, 4) of a plate whose number is centered on its line, and their cost.

    They touch no glyph, name, arrowhead or other line, and leave both ends of their own to be seen.
    """
    start, end = ground.plane.starts[at], ground.plane.ends[at]
    way = end - start
    length = float(np.hypot(*way))
    if length < 2 * _STUB:
        return np.empty((0, 4)), np.empty(0)
    badge = np.array(badge_of(plate))
    middle = (badge[:2] + badge[2:]) / 2
    corners = start + _SHARES[:, None] * way - middle  # of the plates
    boxes = np.hstack((corners, corners + np.array(plate.rect[2:])))
    enter, leave = (side[0] for side in spans_in_boxes(start[None], end[None], boxes))
    stubs = ground.reach[at] + np.where(ground.reach[at] > 0, SHAFT, _STUB)
    free = (enter * length >= stubs[0]) & ((1 - leave) * length >= stubs[1])
    free &= (ground.blocked(boxes) == 0) & (ground.on_heads(boxes) == 0)
    owner = np.full(len(boxes), at, dtype=np.intp)
    free &= (ground.foreign(grown(boxes, _OTHERS), owner) == 0).all(axis=1)
    cost = 4.0 * np.abs((enter + leave) / 2 - 0.5)
    return boxes[free], cost[free]


def _leader(label: PlacedLabel) -> Rect:
    """From the middle of a number to where its leader meets the line."""
    left, top, right, bottom = label.rect
    x, y = label.anchor or (left, top)
    return (left + right) / 2, (top + bottom) / 2, x, y


def _cross(one: Array, other: Array) -> Array:
    """Which segments (k, 4) cross which others (l, 4), (k, l)."""

    def sides(a: Array, b: Array) -> Array:
        way = a[:, 2:] - a[:, :2]
        first, second = (b[None, :, at : at + 2] - a[:, None, :2] for at in (0, 2))
        turns = [
            way[:, None, 0] * to[..., 1] - way[:, None, 1] * to[..., 0] for to in (first, second)
        ]
        found: Array = turns[0] * turns[1]
        return found

    return np.array((sides(one, other) < 0) & (sides(other, one).T < 0))


def _laps(boxes: Array, others: Array) -> Array:
    """How many other boxes each box touches, (k,)."""
    found: Array = touching(grown(boxes, _APART), others).sum(axis=1).astype(np.float64)
    return found
