"""The drawing of a crowded graph: the ground in bulk, over it what stands out, and the texts."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from explorer.graph.bulk import Layer
from explorer.graph.corrected import correction_dots
from explorer.graph.crowd import Crowd, crowd_of, ground_layer, looks_of
from explorer.graph.crowd_front import Front, front_layer, front_of, moving_layer
from explorer.graph.crowd_names import (
    CrowdName,
    Texts,
    place_crowd_names,
    place_texts,
    room_for,
)
from explorer.graph.crowd_texts import drawn_texts, front_names
from explorer.graph.cursor import cursor_frame
from explorer.graph.glyphs import card, far, fill_of, frame
from explorer.graph.items import (
    Drawing,
    GlyphBox,
    Item,
    Marks,
    NameBox,
    Rect,
    Stroke,
    View,
    as_point,
    moved_rect,
)
from explorer.graph.metrics import Measure
from explorer.graph.scene import Scene
from explorer.graph.theme import Theme

MARGIN = 1.5  # times the view that a picture shows, so that it can be moved
_MOST_TOLD = 400  # things in front whose boxes are told


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


def compose_page(
    scene: Scene, view: View, box: Rect, text: float, theme: Theme, measure: Measure
) -> Drawing:
    """Draw a crowded scene into a box of a page; no name reaches beyond it.

    ``text`` is the scale of texts; none gets smaller than the theme's legible sizes.
    """
    looks = replace(looks_of(scene, view.zoom, theme.sizes), text=text)
    crowd = crowd_of(scene, view, looks, theme.sizes, measure)
    named = place_crowd_names(crowd, crowd.seen(box), room_for(box), theme.sizes, measure)
    texts = Texts(tuple(one for one in named if _within(crowd, one, box)))
    live = live_drawing(crowd, texts, front_of(scene, Marks()), (), Marks(), theme, measure)
    return replace(live, layers=(ground_layer(crowd, box, theme),))


def area_of(view: View, margin: float = MARGIN) -> Rect:
    """The pixels of a picture with a margin round the view, from the view's left top corner."""
    x, y = view.width * (margin - 1) / 2, view.height * (margin - 1) / 2
    return (-x, -y, view.width + x, view.height + y)


def ground_of(crowd: Crowd, theme: Theme, measure: Measure, held: Iterable[int] = ()) -> Ground:
    """The ground of a view with its margin; ``held`` rows are left out with their lines."""
    area = area_of(crowd.view)
    layer = ground_layer(crowd, area, theme, tuple(held))
    return Ground(layer, place_texts(crowd, area, theme.sizes, measure))


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
    names, boxes_of_names, labels, label_boxes = drawn_texts(
        crowd, texts, front, named, marks, theme, measure
    )
    noted = correction_dots(crowd.scene, _noted(crowd), label_boxes, theme)
    strokes = layers[-1].strokes if layers and len(front.lines) + len(front.bold) else None
    told: list[Stroke] = []
    if strokes is not None:
        for at in np.flatnonzero(strokes.lines >= 0)[:_MOST_TOLD]:
            row = int(strokes.lines[at])
            line = crowd.scene.lines[row]
            start, end = as_point(strokes.starts[at]), as_point(strokes.ends[at])
            told.append(Stroke(row, line.ends, start, end, line.arrows))
    return Drawing(
        width=crowd.view.width,
        height=crowd.view.height,
        background=theme.canvas,
        items=(*items, *labels, *names, *noted),
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
    cursor = scene.rows.get(marks.cursor) if marks.cursor is not None else None
    for row in np.flatnonzero(crowd.facts.cards).tolist():
        stack, (x, y) = scene.stacks[row], crowd.points[row]
        wide, high = crowd.half[row] + 12.0
        if stack is None or not (-wide < x < crowd.view.width + wide):
            continue
        if not (-high < y < crowd.view.height + high):
            continue
        rect = _rect(crowd, row)
        if row in chosen:
            items.append(frame(rect, 4.0, theme.accent, theme.sizes.line_ring))
        color = fill_of(scene, row, theme)
        shown = lit is None or row in lit
        color = color if shown else theme.faded(color)
        text = crowd.looks.text
        small = far(crowd.view.zoom, text)
        items += card(stack, rect, theme, color, measure, text, lit=shown, small=small)
        boxes.append(GlyphBox(scene.entities[row], rect, True))
    if cursor is not None and np.isfinite(crowd.points[cursor, 0]):
        items.append(cursor_frame(_rect(crowd, cursor), None, (), theme))
    told = front.lit if front.fades else front.chosen
    for row in told[:_MOST_TOLD].tolist():
        if not crowd.facts.cards[row] and np.isfinite(crowd.points[row, 0]):
            boxes.append(GlyphBox(scene.entities[row], _rect(crowd, row)))
    return items, boxes


def _noted(crowd: Crowd) -> list[GlyphBox]:
    """Glyphs in sight that corrections changed."""
    rows, scene = crowd.scene.rows, crowd.scene
    changed = sorted(rows[one] for one in scene.corrected if isinstance(one, str) and one in rows)
    seen = set(crowd.seen((0.0, 0.0, crowd.view.width, crowd.view.height)).tolist())
    return [GlyphBox(scene.entities[row], _rect(crowd, row)) for row in changed if row in seen]


def _within(crowd: Crowd, one: CrowdName, box: Rect) -> bool:
    x, y = crowd.points[one.row].tolist()
    left, top, right, bottom = moved_rect(one.name.rect, (x, y))
    return left >= box[0] and top >= box[1] and right <= box[2] and bottom <= box[3]


def _rect(crowd: Crowd, row: int) -> Rect:
    (x, y), (w, h) = crowd.points[row].tolist(), crowd.half[row].tolist()
    return x - w, y - h, x + w, y + h
