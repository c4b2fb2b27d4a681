"""The drawing of a crowded graph: the ground in bulk, over it what stands out, and the texts."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from explorer.graph.bulk import Layer
from explorer.graph.crowd import Crowd, crowd_of, ground_layer, looks_of
from explorer.graph.crowd_front import Front, front_layer, front_of, moving_layer
from explorer.graph.crowd_names import (
    CrowdName,
    Texts,
    label_of,
    moved_rect,
    place_crowd_names,
    place_texts,
)
from explorer.graph.glyphs import card
from explorer.graph.items import (
    Box,
    Drawing,
    GlyphBox,
    Item,
    LabelBox,
    Marks,
    NameBox,
    Rect,
    Stroke,
    Text,
    View,
)
from explorer.graph.metrics import ASCENT, Measure
from explorer.graph.plates import plate_items
from explorer.graph.scene import Scene
from explorer.graph.theme import Theme

MARGIN = 1.5  # times the view that a picture shows, so that it can be moved
_MOST_TOLD = 400  # things in front whose boxes are told
_MOST_NAMED = 40  # entities in front that get a name though they had none
_MOST_LABELS = 12  # lines in front that have their label


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """What does not depend on any mark: lines, glyphs and texts."""

    layer: Layer
    texts: Texts


def compose_crowd(
    scene: Scene, view: View, theme: Theme, measure: Measure, marks: Marks
) -> Drawing:
    """Draw a crowded scene for a screen or a picture."""
    crowd = crowd_of(scene, view, looks_of(scene, view.zoom, theme.sizes), theme.sizes, measure)
    ground = ground_of(crowd, theme, measure)
    front = front_of(scene, marks)
    named = front_names(crowd, ground.texts, front, marks, theme, measure)
    live = live_drawing(crowd, ground.texts, front, named, marks, theme, measure)
    opacity = 1.0 - theme.sizes.line_fade if front.fades else 1.0
    return replace(live, layers=(replace(ground.layer, opacity=opacity), *live.layers))


def area_of(view: View, margin: float = MARGIN) -> Rect:
    """The pixels of a picture with a margin round the view, from the view's left top corner."""
    x, y = view.width * (margin - 1) / 2, view.height * (margin - 1) / 2
    return (-x, -y, view.width + x, view.height + y)


def ground_of(crowd: Crowd, theme: Theme, measure: Measure, held: Iterable[int] = ()) -> Ground:
    """The ground of a view with its margin; ``held`` rows are left out with their lines."""
    area = area_of(crowd.view)
    layer = ground_layer(crowd, area, theme, tuple(held))
    return Ground(layer, place_texts(crowd, area, theme.sizes, measure))


def front_names(
    crowd: Crowd, texts: Texts, front: Front, marks: Marks, theme: Theme, measure: Measure
) -> tuple[CrowdName, ...]:
    """Names for what is in front and has none, as many as fit; what the pointer is at comes first.

    Names that are there stay where they are.
    """
    asked = [e for e in (marks.hover_entity, marks.cursor) if e is not None]
    first = np.array([crowd.scene.rows[e] for e in asked if e in crowd.scene.rows], dtype=np.intp)
    rest = front.lit if front.fades else front.chosen
    has = np.array([one.row for one in texts.names], dtype=np.intp)
    first = np.setdiff1d(first, has)
    stays = [
        moved_rect(one.name.rect, _at(crowd, one.row))
        for one in texts.names
        if not front.fades or one.row in front.lit
    ]
    named: list[CrowdName] = []
    for rows, most in ((first, len(first)), (np.setdiff1d(rest, first), _MOST_NAMED)):
        new = np.setdiff1d(rows, has)
        if len(new):
            # What the pointer is at is named even if another name is there.
            kept = np.array(stays[-2_000:] if rows is not first else []).reshape(-1, 4)
            found = place_crowd_names(crowd, new, most, theme.sizes, measure, kept)
            stays += [moved_rect(one.name.rect, _at(crowd, one.row)) for one in found]
            named += found
    return tuple(named)


def live_drawing(
    crowd: Crowd,
    texts: Texts,
    front: Front,
    named: tuple[CrowdName, ...],
    marks: Marks,
    theme: Theme,
    measure: Measure,
    moving: NDArray[np.intp] | None = None,
) -> Drawing:
    """What is painted over the ground: what moves, what is in front, cards and texts.

    ``named`` are names of what is in front; others that they would touch are left out.
    """
    layers = []
    if moving is not None and len(moving):
        layers.append(moving_layer(crowd, moving, theme, front))
    if front.fades or len(front.chosen) or len(front.bold):
        layers.append(front_layer(crowd, front, theme))
    lit = set(front.lit.tolist()) if front.fades else None
    items, boxes = _cards(crowd, front, marks, theme, measure, lit)
    labels, label_boxes = _labels(crowd, texts, front, marks, theme, measure)
    names, boxes_of_names = _names(crowd, texts, named, theme, lit)
    strokes = layers[-1].strokes if layers and len(front.lines) + len(front.bold) else None
    told: list[Stroke] = []
    if strokes is not None:
        for at in np.flatnonzero(strokes.lines >= 0)[:_MOST_TOLD]:
            row = int(strokes.lines[at])
            line = crowd.scene.lines[row]
            start, end = (tuple(map(float, side[at])) for side in (strokes.starts, strokes.ends))
            told.append(Stroke(row, line.ends, start, end, line.arrows))  # type: ignore[arg-type]
    return Drawing(
        width=crowd.view.width,
        height=crowd.view.height,
        background=theme.canvas,
        items=(*items, *labels, *names),
        names=(*boxes_of_names, *(NameBox(b.entity, (), b.rect, 0.0) for b in boxes if b.card)),
        labels=tuple(label_boxes),
        glyphs=tuple(boxes),
        strokes=tuple(told),
        layers=tuple(layers),
    )


def _cards(
    crowd: Crowd, front: Front, marks: Marks, theme: Theme, measure: Measure, lit: set[int] | None
) -> tuple[list[Item], list[GlyphBox]]:
    """Stacks, which have cards and no glyphs, the keyboard's place, boxes of what is in front."""
    items: list[Item] = []
    boxes: list[GlyphBox] = []
    scene, chosen = crowd.scene, set(front.chosen.tolist())
    rows = crowd.seen((0.0, 0.0, crowd.view.width, crowd.view.height))
    cursor = scene.rows.get(marks.cursor) if marks.cursor is not None else None
    for row in rows[crowd.facts.cards[rows]].tolist():
        stack = scene.stacks[row]
        if stack is None:
            continue
        rect = _rect(crowd, row)
        if row in chosen:
            items.append(_frame(rect, 4.0, theme.accent, theme.sizes.line_ring))
        color = scene.color(row) or theme.kind(scene.kinds[row])
        shown = lit is None or row in lit
        color = color if shown else theme.faded(color)
        items += card(stack, rect, theme, color, measure, crowd.looks.text, lit=shown)
        boxes.append(GlyphBox(scene.entities[row], rect, True))
    if cursor is not None and np.isfinite(crowd.points[cursor, 0]):
        items.append(_frame(_rect(crowd, cursor), 8.0, theme.ink, 1.2))
    told = front.lit if front.fades else front.chosen
    for row in told[:_MOST_TOLD].tolist():
        if not crowd.facts.cards[row] and np.isfinite(crowd.points[row, 0]):
            boxes.append(GlyphBox(scene.entities[row], _rect(crowd, row)))
    return items, boxes


def _names(
    crowd: Crowd,
    texts: Texts,
    named: tuple[CrowdName, ...],
    theme: Theme,
    lit: set[int] | None,
) -> tuple[list[Item], list[NameBox]]:
    """Names in view; those that a name in front needs the place of are left out."""
    taken = [moved_rect(one.name.rect, _at(crowd, one.row)) for one in named]
    shown = [
        one
        for one in texts.names
        if not any(_lap(moved_rect(one.name.rect, _at(crowd, one.row)), other) for other in taken)
    ]
    items: list[Item] = []
    boxes: list[NameBox] = []
    for one in chain(shown, named):
        x, y = _at(crowd, one.row)
        left, top, right, bottom = moved_rect(one.name.rect, (x, y))
        if not (right > 0 and bottom > 0 and left < crowd.view.width and top < crowd.view.height):
            continue
        color = theme.ink if lit is None or one.row in lit else theme.faded(theme.ink)
        name = one.name
        for text, rect in zip(name.rows, name.rects, strict=True):
            at = rect[0] + x, rect[1] + y + ASCENT * name.size
            items.append(Text(*at, text, name.size, name.weight, color, theme.canvas))
        entity = crowd.scene.entities[one.row]
        boxes.append(NameBox(entity, name.rows, (left, top, right, bottom), name.size))
    return items, boxes


def _labels(
    crowd: Crowd, texts: Texts, front: Front, marks: Marks, theme: Theme, measure: Measure
) -> tuple[list[Item], list[LabelBox]]:
    items: list[Item] = []
    boxes: list[LabelBox] = []
    bold, lines = set(front.bold.tolist()), set(front.lines.tolist())
    numbers = marks.numbers or {}
    wanted = list(front.bold[:_MOST_LABELS].tolist())
    wanted += [front.hovered] if front.hovered is not None and front.hovered not in bold else []
    placed = {one.line: one for one in texts.labels}
    for line in wanted:
        if line not in placed or not placed[line].label.rows:
            placed[line] = label_of(crowd, line, theme.sizes, measure, numbers.get(line))
    for line, one in placed.items():
        start, end = crowd.points[crowd.scene.edges[line]]
        x, y = (start + (end - start) * one.share).tolist()
        if np.isnan(x):
            continue
        rect = moved_rect(one.label.rect, (x, y))
        if rect[2] - rect[0] < 1:
            continue
        left, top, right, bottom = rect
        items.append(Box(left, top, right - left, bottom - top, 3.0, theme.canvas))
        shown = not front.fades or line in lines
        items += plate_items(one.label, rect, theme, measure, selected=line in bold, lit=shown)
        boxes.append(LabelBox(line, "\n".join(one.label.rows), rect, one.label.size))
    return items, boxes


def _frame(rect: Rect, by: float, color: str, width: float) -> Box:
    left, top, right, bottom = rect
    return Box(
        left - by, top - by, right - left + 2 * by, bottom - top + 2 * by, 9.0, None, color, width
    )


def _rect(crowd: Crowd, row: int) -> Rect:
    (x, y), (w, h) = crowd.points[row].tolist(), crowd.half[row].tolist()
    return x - w, y - h, x + w, y + h


def _at(crowd: Crowd, row: int) -> tuple[float, float]:
    x, y = crowd.points[row].tolist()
    return x, y


def _lap(one: Rect, other: Rect) -> bool:
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]
