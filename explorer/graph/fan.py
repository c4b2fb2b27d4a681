"""A selected pair spread out: each of its relations a curve of its own with its own words.

So one sees what the line between two consists of, and which way each relation runs.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import cos, sin

import numpy as np

from explorer.graph.geometry import Array, grown, touching
from explorer.graph.items import Curve, Item, LabelBox, Point, Rect, as_point
from explorer.graph.labels import PlacedLabel, forced_plate, label_size
from explorer.graph.metrics import Measure
from explorer.graph.names import PlacedName
from explorer.graph.plane import Plane
from explorer.graph.plates import plate_items
from explorer.graph.projection import Line, Strand
from explorer.graph.scene import Scene
from explorer.graph.strokes import curve_items
from explorer.graph.theme import Theme

MOST = 7  # curves; more relations than that are counted in words
_APART = 1.9  # between curves, of the height of a label
_AWAY = 12.0  # px from a glyph's border to an arrowhead: there curves are apart
_STEEPEST = 1.1  # radians by which a curve leaves its glyph beside the straight way
_PIECES = 20  # straight pieces of a curve
_SHARES = (0.5, 0.42, 0.58, 0.35, 0.65, 0.28, 0.72, 0.22, 0.78)


@dataclass(frozen=True, slots=True)
class Fan:
    """Strokes of a pair's relations, the plates of their labels, and where all these are."""

    strokes: tuple[Item, ...]
    plates: tuple[Item, ...]
    labels: tuple[LabelBox, ...]
    curves: tuple[Curve, ...]


def fans_of(
    lines: Iterable[int],
    plane: Plane,
    names: Sequence[PlacedName | None],
    scene: Scene,
    shift: Array,
    theme: Theme,
    measure: Measure,
) -> dict[int, Fan]:
    """The fans of those of some lines that have several relations, by row of the scene."""
    fans: dict[int, Fan] = {}
    rows = [row for row in sorted(lines) if row < len(scene.lines) and scene.lines[row].strands]
    if not rows:
        return fans
    rects = np.array([name.rect for name in names if name is not None]).reshape(-1, 4)
    taken = np.vstack((rects, plane.glyphs)) + np.tile(shift, 2)
    for row in rows:
        for at in np.flatnonzero(plane.lines == row):
            fans[row] = fan(scene.lines[row], row, plane, int(at), shift, taken, theme, measure)
            taken = np.vstack((taken, *(np.array([box.rect]) for box in fans[row].labels)))
    return fans


def fan(
    line: Line,
    row: int,
    plane: Plane,
    at: int,
    shift: Array,
    taken: Array,
    theme: Theme,
    measure: Measure,
) -> Fan:
    """The fan of row ``at`` of the plane, which is ``row`` of the scene, moved by ``shift``.

    ``taken`` (k, 4) are boxes that its labels keep clear of where they can.
    """
    shown = _shown(line.strands)
    start, end = plane.starts[at] + shift, plane.ends[at] + shift
    middles = [plane.points[row] + shift for row in plane.edges[at]]
    parts = [_as_line(line, strand) for strand in shown]
    plates = [forced_plate(part, row, plane.scale, theme.sizes, measure, {}) for part in parts]
    apart = _APART * max(
        (plate.rect[3] - plate.rect[1] for plate in plates if plate is not None),
        default=label_size(theme.sizes, plane.scale),
    )
    casings: list[Item] = []  # under all strokes: curves meet at their ends
    strokes: list[Item] = []
    items: list[Item] = []
    boxes: list[LabelBox] = []
    curves: list[Curve] = []
    placed = np.empty((0, 4))
    way = end - start  # the strongest is on top, or at the left of a steep line
    down = 1.0 if (-way[1] if abs(way[1]) > 2 * abs(way[0]) else way[0]) >= 0 else -1.0
    for number, (part, plate) in enumerate(zip(parts, plates, strict=True)):
        curve = _curve(start, end, middles, down * (number - (len(parts) - 1) / 2) * apart)
        points = _points(curve)
        casing, *rest = curve_items(part, points, theme, plane.scale, selected=True, away=_AWAY)
        casings.append(casing)
        strokes += rest
        several = number == MOST - 1 and len(line.strands) > MOST
        curves.append(Curve(row, None if several else part.relations[0], points))
        if plate is None:
            continue
        rect = _room(curve, plate, np.vstack((taken, placed)), placed)
        if rect is not None:
            placed = np.vstack((placed, rect))
            items += plate_items(plate, rect, theme, measure, selected=True)
            boxes.append(LabelBox(row, "\n".join(plate.rows), rect, plate.size))
    return Fan((*casings, *strokes), tuple(items), tuple(boxes), tuple(curves))


def without_covered(
    labels: Mapping[int, PlacedLabel], fans: Mapping[int, Fan], shift: Array
) -> Mapping[int, PlacedLabel]:
    """Labels without those of the fans' own lines and those that lie under a fan's."""
    if not fans:
        return labels
    over = np.array([box.rect for one in fans.values() for box in one.labels]).reshape(-1, 4)
    over = grown(over - np.tile(shift, 2), 2.0)
    return {
        row: label
        for row, label in labels.items()
        if row not in fans and not touching(np.array([label.rect]), over).any()
    }


def _shown(strands: Sequence[Strand]) -> list[Strand]:
    """The strongest first; where there are too many, the last says how many more."""
    strands = sorted(strands, key=lambda one: (-one.sentences, not one.asserted))
    if len(strands) <= MOST:
        return strands
    more = len(strands) - MOST + 1
    last = replace(strands[MOST - 1], label=f"{more} more", arrows=(False, False))
    return [*strands[: MOST - 1], last]


def _as_line(line: Line, strand: Strand) -> Line:
    return replace(
        line,
        relations=(strand.relation,),
        sentences=strand.sentences,
        asserted=strand.asserted,
        denied=strand.denied,
        verdict=strand.verdict,
        label=strand.label,
        arrows=strand.arrows,
        sourced=strand.sourced,
        color=strand.color,
        strands=(),
    )


def _curve(start: Array, end: Array, middles: Sequence[Array], offset: float) -> Array:
    """Points (k, 2) of a curve whose middle lies beside that of the straight way."""
    way = end - start
    length = max(float(np.hypot(*way)), 1e-9)
    normal = np.array((-way[1], way[0])) / length
    turn = float(np.clip(2.4 * offset / length, -_STEEPEST, _STEEPEST))
    one = _turned(start, middles[0], turn)
    other = _turned(end, middles[1], -turn)
    # A curve of the second degree reaches half as far as its middle point pulls.
    pull = (start + end) / 2 + normal * (2 * offset) - ((one + other) / 2 - (start + end) / 2)
    share = np.linspace(0.0, 1.0, _PIECES + 1)[:, None]
    found: Array = (1 - share) ** 2 * one + 2 * share * (1 - share) * pull + share**2 * other
    return found


def _turned(border: Array, middle: Array, angle: float) -> Array:
    """The point at a glyph's border where a curve begins that leaves at an angle."""
    x, y = border - middle
    turned = np.array((x * cos(angle) - y * sin(angle), x * sin(angle) + y * cos(angle)))
    found: Array = middle + turned
    return found


def _room(curve: Array, plate: PlacedLabel, taken: Array, own: Array) -> Rect | None:
    """Where the plate is free on its curve, else free of those of its own fan, else nowhere."""
    half = np.array(plate.rect[2:])  # its box is about 0, 0
    spots = curve[[round(share * _PIECES) for share in _SHARES]]
    boxes = np.hstack((spots - half, spots + half))
    for others in (taken, own):
        free = ~touching(grown(boxes, 2.0), others).any(axis=1)
        if free.any():
            left, top, right, bottom = boxes[int(free.argmax())]
            return float(left), float(top), float(right), float(bottom)
    return None


def _points(curve: Array) -> tuple[Point, ...]:
    return tuple(map(as_point, curve))
