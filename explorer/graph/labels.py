"""Where the labels of lines go: on their line, which they interrupt, wherever it is free.

A label slides along its line to a place that touches no glyph, no name, no other label and, if it
can, no other line. What has no such place is left out; hovering or selecting the line shows it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from explorer.graph.geometry import Array, grown, touching
from explorer.graph.ground import Ground, ground_of
from explorer.graph.items import Point, Rect
from explorer.graph.metrics import Measure
from explorer.graph.names import PlacedName, wrapped
from explorer.graph.plane import Plane
from explorer.graph.projection import Line
from explorer.graph.scene import Scene
from explorer.graph.theme import Sizes

# Shares of the line's length at which its label may stand, the middle first.
_STOPS = np.array((0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.25, 0.75, 0.2, 0.8))
_BLOCKED = 50.0
_TALLER, _WORDLESS = 5.0, 30.0  # cost of a narrower shape, and of a number alone
_ON_LINE, _ON_HEAD = 5.0, 12.0  # cost of lying on another line, and on an arrowhead
STUB = 12.0  # px of line that must be seen on each side of a label, its arrowhead included
SHAFT = 4.0  # px of line that must be seen beside an arrowhead
NO_SOURCE = "no source"
MARK = 1.3  # height of a mark, of the text size


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """A plate on a line: number, rows of the label, badge; ``rect`` on the plane holds them all.

    ``number`` and ``disputed`` say which marks stand before and after the text, ``marks`` how wide
    each is. ``rows`` is empty where only a mark fits. ``anchor`` is where the leader of a number
    meets its line, for one that stands beside it.
    """

    rows: tuple[str, ...]
    widths: tuple[float, ...]
    row_height: float
    rect: Rect
    size: float
    number: int | None
    disputed: bool
    marks: tuple[float, float]
    anchor: Point | None = None


def label_size(sizes: Sizes, scale: float) -> float:
    """Text size of line labels; never under legible."""
    return max(sizes.label_size * scale, sizes.label_legible)


def place_labels(
    plane: Plane,
    scene: Scene,
    names: list[PlacedName | None],
    sizes: Sizes,
    measure: Measure,
) -> dict[int, PlacedLabel]:
    """Labels by row of the scene's lines; the strongest lines choose first.

    With more than ``label.at_most`` lines only that many may have words.
    """
    ground = ground_of(plane, scene, names, sizes)
    placed: dict[int, PlacedLabel] = {}
    plates = plates_on(plane, scene, sizes, measure, {})
    choices = [
        (at, number, stops_on(ground, at, plate))
        for at, found in enumerate(plates)
        for number, plate in enumerate(found)
    ]
    choices = [choice for choice in choices if len(choice[2])]
    if not choices:
        return placed
    boxes = np.concatenate([stops for _, _, stops in choices])
    owner = np.concatenate([np.full(len(stops), at) for at, _, stops in choices])
    rank = np.concatenate([np.full(len(stops), number) for _, number, stops in choices])
    order = np.concatenate([np.arange(len(stops)) for _, _, stops in choices])
    wordless = np.array(
        [not plates[at][number].rows for at, number in zip(owner, rank, strict=True)]
    )
    cost = 4.0 * order / len(_STOPS) + np.where(wordless, _WORDLESS, _TALLER * rank)
    cost = cost + _BLOCKED * ground.blocked(boxes) + _ON_HEAD * ground.on_heads(boxes)
    foreign = ground.foreign(boxes, owner)
    cost = cost + (foreign > 0).sum(axis=1) * _ON_LINE + 0.03 * foreign.sum(axis=1)
    for at, choice in _chosen(boxes, owner, cost).items():
        row = int(plane.lines[at])
        placed[row] = moved_to(plates[at][rank[choice]], boxes[choice])
    return placed


def forced_plate(
    line: Line,
    row: int,
    scale: float,
    sizes: Sizes,
    measure: Measure,
    numbers: Mapping[int, int],
    middle: Point = (0.0, 0.0),
) -> PlacedLabel | None:
    """The plate of a line that is to be told whatever it lies on, about a point.

    None where there is nothing to tell: no words, no number and no mark.
    """
    plates = plates_of(line, row, True, scale, sizes, measure, numbers)
    if not plates:
        return None
    x, y = middle
    w, h = plates[0].rect[2] / 2, plates[0].rect[3] / 2
    return replace(plates[0], rect=(x - w, y - h, x + w, y + h))


def plates_on(
    plane: Plane, scene: Scene, sizes: Sizes, measure: Measure, numbers: Mapping[int, int]
) -> list[list[PlacedLabel]]:
    """The plates that would do for each line of a plane; only the strongest have words."""
    return [
        plates_of(
            scene.lines[row],
            int(row),
            at < sizes.label_at_most,
            plane.scale,
            sizes,
            measure,
            numbers,
        )
        for at, row in enumerate(plane.lines)
    ]


def plates_of(
    line: Line,
    row: int,
    worded: bool,
    scale: float,
    sizes: Sizes,
    measure: Measure,
    numbers: Mapping[int, int],
) -> list[PlacedLabel]:
    """The plates that would do for a line, best first; their boxes start at the origin."""
    number, disputed = numbers.get(row), line.verdict == "disputed"
    shapes = label_shapes(line, sizes) if worded else []
    if number is not None or disputed:
        shapes.append(())
    size = label_size(sizes, scale)
    before = _mark_width(str(number), size, measure) if number is not None else 0.0
    after = _mark_width("?", size, measure) if disputed else 0.0
    plates = []
    for shape in shapes:
        widths = [measure(text, size, 400) for text in shape]
        gaps = 0.35 * size * ((before > 0) + (after > 0)) * bool(shape)
        width = max((w for w, _ in widths), default=0.0) + before + after + gaps
        pad = padding(bool(shape))
        high = widths[0][1] if widths else 0.0
        height = max(high * len(shape), MARK * size if before + after > 0 else 0.0)
        rect = (0.0, 0.0, width + 2 * pad, height + 1.0)
        only = tuple(w for w, _ in widths)
        plates.append(PlacedLabel(shape, only, high, rect, size, number, disputed, (before, after)))
    return plates


def padding(worded: bool) -> float:
    """Room at both sides inside a plate, px."""
    return 4.0 if worded else 1.0


def badge_of(label: PlacedLabel) -> Rect:
    """The box of a plate's number; where it has none, of the whole plate."""
    left, top, _, bottom = label.rect
    if label.number is None:
        return label.rect
    x, middle, half = left + padding(bool(label.rows)), (top + bottom) / 2, MARK * label.size / 2
    return x, middle - half, x + label.marks[0], middle + half


def label_shapes(line: Line, sizes: Sizes) -> list[tuple[str, ...]]:
    """The rows in which the words of a line may stand, up to three ways, the widest first."""
    shapes: list[tuple[str, ...]] = []
    if line.label.strip():
        for limit in (sizes.label_wrap, sizes.label_wrap // 2, sizes.label_wrap // 3):
            rows = wrapped(line.label, limit)
            shape = rows if line.sourced else (*rows, NO_SOURCE)
            if shape not in shapes:
                shapes.append(shape)
    return shapes


def _mark_width(text: str, size: float, measure: Measure) -> float:
    return max(MARK * size, measure(text, size, 600)[0] + 0.6 * size)


def stops_on(ground: Ground, at: int, plate: PlacedLabel, stops: Array = _STOPS) -> Array:
    """Boxes of a plate along a line, as far as they leave both ends of the line to be seen."""
    start, end = ground.plane.starts[at], ground.plane.ends[at]
    length = float(np.hypot(*(end - start)))
    if length < 1.0:
        return np.empty((0, 4))
    half = np.array(plate.rect[2:]) / 2
    along = np.maximum(np.abs(end - start) / length, 1e-9)
    inside = float((half / along).min())
    stubs = np.maximum(STUB, ground.reach[at] + SHAFT * (ground.reach[at] > 0)) + inside
    least, most = stubs[0] / length, 1 - stubs[1] / length
    shares = stops[(stops >= least) & (stops <= most)]
    if least <= most and not len(shares):  # a short line: there is just one place
        shares = np.array(((least + most) / 2,))
    middles = start + shares[:, None] * (end - start)
    return np.hstack((middles - half, middles + half))


def _chosen(boxes: Array, owner: NDArray[np.intp], cost: Array) -> dict[int, int]:
    """Strongest line first; then those without a place try once more, moving others aside."""
    conflict = touching(grown(boxes, 2.5), boxes) & (owner[:, None] != owner[None, :])
    groups = {int(at): np.flatnonzero(owner == at) for at in np.unique(owner)}
    chosen: dict[int, int] = {}
    for _ in range(4):
        before = dict(chosen)
        for at, places in groups.items():
            others = [place for who, place in chosen.items() if who != at]
            total = cost[places] + _BLOCKED * conflict[places][:, others].sum(axis=1)
            chosen[at] = int(places[total.argmin()])
        if chosen == before:
            break
    kept: dict[int, int] = {}
    for at, place in chosen.items():
        if cost[place] < _BLOCKED and not any(conflict[place, other] for other in kept.values()):
            kept[at] = place
    return kept


def moved_to(plate: PlacedLabel, box: Array) -> PlacedLabel:
    """The plate with its box elsewhere."""
    rect = (float(box[0]), float(box[1]), float(box[2]), float(box[3]))
    return replace(plate, rect=rect)
