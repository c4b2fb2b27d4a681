"""Scene + view + theme → drawing: the one way in which anything of the graph is drawn.

What is said here item by item is said of a large graph in bulk, by ``crowd_drawing``.
"""

from collections.abc import Iterable, Mapping

import numpy as np

from explorer.graph.corrected import correction_dots
from explorer.graph.crowd import MOST_ITEMS, crowded
from explorer.graph.crowd_drawing import compose_crowd
from explorer.graph.cursor import cursor_frame
from explorer.graph.fan import Fan, fans_of, without_covered
from explorer.graph.geometry import Array, spans_in_boxes
from explorer.graph.glyphs import card, far, fill_of, frame, glyph
from explorer.graph.items import (
    Box,
    Disc,
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
    as_point,
)
from explorer.graph.labels import PlacedLabel, badge_of, forced_plate
from explorer.graph.metrics import ASCENT, Measure
from explorer.graph.names import shortened
from explorer.graph.plates import plate_items
from explorer.graph.scene import Scene
from explorer.graph.strokes import line_items
from explorer.graph.text_layout import NO_NUMBERS, Layout, layout_of
from explorer.graph.theme import Theme

_CUT_UP_TO = MOST_ITEMS  # lines; with more a halo round the name is quicker than cutting lines


def compose(
    scene: Scene, view: View, theme: Theme, measure: Measure, marks: Marks | None = None
) -> Drawing:
    """Draw a scene for a screen; entities without a position are left out."""
    marks = marks or Marks()
    if crowded(scene):
        return compose_crowd(scene, view, theme, measure, marks)
    layout = layout_of(scene, view.zoom, theme.sizes, measure, marks.numbers or NO_NUMBERS)
    return drawn(layout, scene, view, theme, measure, marks)


def drawn(
    layout: Layout, scene: Scene, view: View, theme: Theme, measure: Measure, marks: Marks
) -> Drawing:
    """Draw a layout: lines first, then glyphs, labels and names over them."""
    shift = np.array((view.width, view.height)) / 2 - np.array(view.center) * view.zoom
    forward = _forward(scene, marks)
    fans = fans_of(marks.lines, layout.plane, layout.names, scene, shift, theme, measure)
    labels = without_covered(_labels(layout, scene, theme, measure, marks), fans, shift)
    lines, strokes = _lines(layout, scene, view, shift, theme, marks, forward, labels, fans)
    glyph_items, glyph_boxes, cards = _glyphs(
        layout, scene, view, shift, theme, measure, marks, forward
    )
    plates: list[Item] = []
    label_boxes = []
    for row, label in labels.items():
        rect = _shifted(label.rect, shift)
        if not _seen(rect, view):
            continue
        lit = forward is None or row in forward[1]
        plates += plate_items(label, rect, theme, measure, selected=row in marks.lines, lit=lit)
        label_boxes.append(_label_box(row, label, rect, shift))
    name_items, name_boxes = _names(layout, scene, view, shift, theme, measure, marks, forward)
    noted = correction_dots(scene, glyph_boxes, label_boxes, theme)
    fanned = [item for one in fans.values() for item in one.plates]
    if marks.cursor is not None:
        glyph_items += _cursor(marks.cursor, glyph_boxes, name_boxes, label_boxes, theme)
    return Drawing(
        width=view.width,
        height=view.height,
        background=theme.canvas,
        items=(*lines, *glyph_items, *plates, *name_items, *noted, *fanned),
        names=(*name_boxes, *cards),
        labels=(*label_boxes, *(box for one in fans.values() for box in one.labels)),
        glyphs=tuple(glyph_boxes),
        strokes=tuple(strokes),
        curves=tuple(curve for one in fans.values() for curve in one.curves),
    )


def _label_box(row: int, label: PlacedLabel, rect: Rect, shift: Array) -> LabelBox:
    badge = None if label.number is None else _shifted(badge_of(label), shift)
    anchor = None if label.anchor is None else as_point(np.array(label.anchor) + shift)
    return LabelBox(row, "\n".join(label.rows), rect, label.size, badge, anchor)


def _cursor(
    entity: str,
    glyphs: Iterable[GlyphBox],
    names: Iterable[NameBox],
    labels: Iterable[LabelBox],
    theme: Theme,
) -> list[Item]:
    """The frame about the entity that the keyboard is at, if it is in view."""
    own = [box.rect for box in glyphs if box.entity == entity]
    name = next((box.rect for box in names if box.entity == entity), None)
    others = [box.rect for box in glyphs if box.entity != entity]
    others += [box.rect for box in names if box.entity != entity]
    others += [box.rect for box in labels]
    return [cursor_frame(rect, name, others, theme) for rect in own]


def _lines(
    layout: Layout,
    scene: Scene,
    view: View,
    shift: Array,
    theme: Theme,
    marks: Marks,
    forward: tuple[frozenset[str], frozenset[int]] | None,
    labels: Mapping[int, PlacedLabel],
    fans: Mapping[int, Fan],
) -> tuple[list[Item], list[Stroke]]:
    """Lines in view, faded ones under the others, selected ones on top."""
    plane = layout.plane
    starts, ends = plane.starts + shift, plane.ends + shift
    low, high = np.minimum(starts, ends), np.maximum(starts, ends)
    size = np.array((view.width, view.height))
    seen = ((high > -20.0) & (low < size + 20.0)).all(axis=1)
    cuts = _cuts(starts, ends, _holes(layout, labels, shift))
    layers: tuple[list[Item], list[Item], list[Item]] = ([], [], [])
    strokes: list[Stroke] = []
    for at in np.flatnonzero(seen):
        row = int(plane.lines[at])
        line, chosen = scene.lines[row], row in marks.lines
        lit = forward is None or row in forward[1]
        start, end = as_point(starts[at]), as_point(ends[at])
        layers[2 if chosen else 1 if lit else 0].extend(
            fans[row].strokes
            if row in fans
            else line_items(
                line,
                start,
                end,
                theme,
                plane.scale,
                cuts.get(int(at), ()),
                selected=chosen,
                lit=lit,
                hovered=row == marks.hover_line,
            )
        )
        strokes.append(Stroke(row, line.ends, start, end, line.arrows, not lit))
    return [*layers[0], *layers[1], *layers[2]], strokes


def _cuts(starts: Array, ends: Array, holes: Array) -> dict[int, list[tuple[float, float]]]:
    """By line: from where to where, as shares of its length, it runs through a hole."""
    cuts: dict[int, list[tuple[float, float]]] = {}
    if not len(holes) or not len(starts):
        return cuts
    enter, leave = spans_in_boxes(starts, ends, holes)
    for at, hole in np.argwhere(enter < leave):
        cuts.setdefault(int(at), []).append((float(enter[at, hole]), float(leave[at, hole])))
    return cuts


def _forward(scene: Scene, marks: Marks) -> tuple[frozenset[str], frozenset[int]] | None:
    """Entities and lines that stay in front; None where nothing fades."""
    centers, lines = set(marks.entities), set(marks.lines)
    if marks.hover_entity is not None:
        centers.add(marks.hover_entity)
    if marks.hover_line is not None:
        lines.add(marks.hover_line)
    if marks.hover_entity is None and marks.hover_line is None and not marks.faded:
        return None
    if marks.hover_entity is not None or (marks.faded and not lines):
        around = {marks.hover_entity} if marks.hover_entity is not None else centers
        lines |= {row for row, line in enumerate(scene.lines) if around & set(line.ends)}
    ends = {end for row in lines if row < len(scene.lines) for end in scene.lines[row].ends}
    return frozenset(centers | ends), frozenset(lines)


def _labels(
    layout: Layout, scene: Scene, theme: Theme, measure: Measure, marks: Marks
) -> dict[int, PlacedLabel]:
    """The placed labels, and those of hovered or selected lines that found no place."""
    wanted = set(marks.lines)
    if marks.hover_line is not None:
        wanted.add(marks.hover_line)
    missing = [row for row in wanted if row not in layout.labels or not layout.labels[row].rows]
    if not missing:
        return layout.labels
    labels, plane = dict(layout.labels), layout.plane
    for row in missing:
        for at in np.flatnonzero(plane.lines == row):
            forced = forced_plate(
                scene.lines[row],
                row,
                plane.scale,
                theme.sizes,
                measure,
                marks.numbers or NO_NUMBERS,
                as_point((plane.starts[at] + plane.ends[at]) / 2),
            )
            if forced is not None:
                labels[row] = forced
    return labels


def _holes(layout: Layout, labels: Mapping[int, PlacedLabel], shift: Array) -> Array:
    """Boxes that lines must not run through: rows of names and plates of labels."""
    names = layout.names if len(layout.plane.lines) <= _CUT_UP_TO else ()
    boxes = [
        (left - 3 + shift[0], top + shift[1], right + 3 + shift[0], bottom + shift[1])
        for name in names
        if name is not None
        for left, top, right, bottom in name.rects
    ]
    boxes += [_shifted(label.rect, shift) for label in labels.values()]
    return np.array(boxes, dtype=np.float64).reshape(-1, 4)


def _glyphs(
    layout: Layout,
    scene: Scene,
    view: View,
    shift: Array,
    theme: Theme,
    measure: Measure,
    marks: Marks,
    forward: tuple[frozenset[str], frozenset[int]] | None,
) -> tuple[list[Item], list[GlyphBox], list[NameBox]]:
    plane = layout.plane
    items: list[Item] = []
    piles: list[Item] = []  # over glyphs: a card has words
    boxes, cards = [], []
    for at, row in enumerate(plane.rows):
        rect = _shifted(plane.glyphs[at], shift)
        if not _seen(rect, view, 12.0):
            continue
        entity, stack = scene.entities[row], scene.stacks[row]
        x, y = (float(value) for value in plane.points[at] + shift)
        lit = forward is None or entity in forward[0]
        color = fill_of(scene, row, theme)
        color = color if lit else theme.faded(color)
        chosen = entity in marks.entities or (
            stack is not None and marks.entities & set(stack.members)
        )
        if stack is not None:
            if chosen:
                piles.append(frame(rect, 4.0, theme.accent, theme.sizes.line_ring))
            small = far(plane.zoom, plane.scale)
            piles += card(stack, rect, theme, color, measure, plane.scale, lit=lit, small=small)
            cards.append(NameBox(entity, (stack.name,), rect, theme.sizes.name_leaf * plane.scale))
        else:
            size = float(plane.diameters[at])
            if chosen:
                ring = size + 2 * theme.sizes.line_ring + 4.0
                items.append(Disc(x, y, ring, theme.canvas, theme.accent, theme.sizes.line_ring))
            items += glyph(scene.kinds[row], x, y, size, color)
        boxes.append(GlyphBox(entity, rect, stack is not None))
    return [*items, *piles], boxes, cards


def _names(
    layout: Layout,
    scene: Scene,
    view: View,
    shift: Array,
    theme: Theme,
    measure: Measure,
    marks: Marks,
    forward: tuple[frozenset[str], frozenset[int]] | None,
) -> tuple[list[Item], list[NameBox]]:
    plane = layout.plane
    items: list[Item] = []
    boxes = []
    halo = theme.canvas if len(plane.lines) > _CUT_UP_TO else None
    for at, row in enumerate(plane.rows):
        name, entity = layout.names[at], scene.entities[row]
        if name is None or not _seen(_shifted(name.rect, shift), view, 8.0):
            continue
        color = theme.ink if forward is None or entity in forward[0] else theme.faded(theme.ink)
        for text, rect in zip(name.rows, name.rects, strict=True):
            left, top, _, _ = _shifted(rect, shift)
            items.append(
                Text(left, top + ASCENT * name.size, text, name.size, name.weight, color, halo)
            )
        boxes.append(NameBox(entity, name.rows, _shifted(name.rect, shift), name.size))
    asked = marks.entities | {marks.hover_entity, marks.cursor}
    hidden = [
        at
        for at, row in enumerate(plane.rows)
        if layout.names[at] is None and scene.stacks[row] is None and scene.entities[row] in asked
    ]
    for at in hidden:
        row = plane.rows[at]
        text = shortened(scene.names[row])
        width, height = measure(text, theme.sizes.name_leaf, 500)
        x, y = plane.points[at] + shift + (-width / 2, plane.diameters[at] / 2 + 4)
        rect = (float(x), float(y), float(x + width), float(y + height))
        items.append(Box(rect[0] - 4, rect[1] - 1, width + 8, height + 2, 4.0, theme.canvas))
        baseline = rect[1] + ASCENT * theme.sizes.name_leaf
        items.append(Text(rect[0], baseline, text, theme.sizes.name_leaf, 500, theme.ink))
        boxes.append(NameBox(scene.entities[row], (text,), rect, theme.sizes.name_leaf))
    return items, boxes


def _shifted(rect: Rect | Array, shift: Array) -> Rect:
    x, y = float(shift[0]), float(shift[1])
    return float(rect[0]) + x, float(rect[1]) + y, float(rect[2]) + x, float(rect[3]) + y


def _seen(rect: Rect, view: View, margin: float = 0.0) -> bool:
    return (
        rect[2] > -margin
        and rect[3] > -margin
        and rect[0] < view.width + margin
        and rect[1] < view.height + margin
    )
