"""Texts of a crowded graph, drawn: those of what is in front come first, and others give way."""

import numpy as np
from numpy.typing import NDArray

from explorer.graph.crowd import Crowd
from explorer.graph.crowd_front import Front
from explorer.graph.crowd_names import (
    CrowdLabel,
    CrowdName,
    Texts,
    label_of,
    place_crowd_names,
)
from explorer.graph.geometry import Array, touching
from explorer.graph.items import Box, Item, LabelBox, Marks, NameBox, Rect, Text, moved_rect
from explorer.graph.metrics import ASCENT, Measure
from explorer.graph.plates import plate_items
from explorer.graph.theme import Theme

_MOST_NAMED = 40  # entities in front that get a name though they had none
_BEYOND = 0.25  # of the view: texts there are drawn too, so that a drawing can be moved
_MOST_LABELS = 12  # lines in front that have their label


def front_names(
    crowd: Crowd, texts: Texts, front: Front, marks: Marks, theme: Theme, measure: Measure
) -> tuple[CrowdName, ...]:
    """Names for what is in front and has none, as many as fit; what the pointer is at comes first.

    Names that are there stay where they are.
    """
    asked = [e for e in (marks.hover_entity, marks.cursor) if e is not None]
    first = np.array([crowd.scene.rows[e] for e in asked if e in crowd.scene.rows], dtype=np.intp)
    has = _rows(texts.names)
    first = np.setdiff1d(first, has)
    rest = np.setdiff1d(front.lit if front.fades else front.chosen, np.concatenate((first, has)))
    # What the pointer is at is named even if another name is there.
    named = place_crowd_names(crowd, first, max(len(first), 1), theme.sizes, measure)
    if not len(rest):
        return named
    stays = np.isin(has, front.lit) if front.fades else np.ones(len(has), dtype=np.bool_)
    kept = np.vstack((_boxes(crowd, texts.names)[stays], _boxes(crowd, named)))
    more = place_crowd_names(crowd, rest, _MOST_NAMED, theme.sizes, measure, kept)
    return (*named, *more)


def drawn_texts(
    crowd: Crowd,
    texts: Texts,
    front: Front,
    named: tuple[CrowdName, ...],
    marks: Marks,
    theme: Theme,
    measure: Measure,
) -> tuple[list[Item], list[NameBox], list[Item], list[LabelBox]]:
    """Items and boxes of the names, then of the labels, that are in view or just beyond it.

    The label of a line in front takes the place of names that are not, and gives way to those
    that are, unless the pointer is at the line.
    """
    names = (*texts.names, *named)
    rows, boxes = _rows(names), _boxes(crowd, names)
    lit = np.isin(rows, front.lit) if front.fades else np.ones(len(rows), dtype=np.bool_)
    special = np.arange(len(rows)) >= len(texts.names)
    with np.errstate(invalid="ignore"):
        x, y = crowd.view.width * _BEYOND, crowd.view.height * _BEYOND
        seen: NDArray[np.bool_] = (boxes[:, 2] > -x) & (boxes[:, 3] > -y)
        seen &= (boxes[:, 0] < crowd.view.width + x) & (boxes[:, 1] < crowd.view.height + y)
    seen[~special] &= ~touching(boxes[~special], boxes[special]).any(axis=1)
    clear = special | (lit & front.fades)
    labels, label_boxes = _labels(crowd, texts, front, marks, theme, measure, boxes[seen & clear])
    over = np.array([box.rect for box in label_boxes]).reshape(-1, 4)
    seen &= ~touching(boxes, over).any(axis=1)
    dim = theme.faded(theme.ink)
    items: list[Item] = []
    told: list[NameBox] = []
    for at in np.flatnonzero(seen).tolist():
        name, row = names[at].name, names[at].row
        x, y = crowd.points[row].tolist()
        for text, rect in zip(name.rows, name.rects, strict=True):
            place = rect[0] + x, rect[1] + y + ASCENT * name.size
            color = theme.ink if lit[at] else dim
            items.append(Text(*place, text, name.size, name.weight, color, theme.canvas))
        whole = moved_rect(name.rect, (x, y))
        told.append(NameBox(crowd.scene.entities[row], name.rows, whole, name.size))
    return items, told, labels, label_boxes


def _labels(
    crowd: Crowd,
    texts: Texts,
    front: Front,
    marks: Marks,
    theme: Theme,
    measure: Measure,
    names: Array,
) -> tuple[list[Item], list[LabelBox]]:
    """Labels that are placed, and those of lines in front, as far as they leave ``names`` free."""
    items: list[Item] = []
    boxes: list[LabelBox] = []
    bold, lines = set(front.bold.tolist()), set(front.lines.tolist())
    numbers = marks.numbers or {}
    placed = {one.line: one for one in texts.labels}
    wanted = [*front.bold[:_MOST_LABELS].tolist()]
    if front.hovered is not None:
        wanted = [front.hovered, *(line for line in wanted if line != front.hovered)]
    forced = [line for line in wanted if line not in placed or not placed[line].label.rows]
    for line in forced:
        found = label_of(crowd, line, theme.sizes, measure, numbers)
        if found is not None:
            placed[line] = found
    taken = names
    for line in dict.fromkeys((*wanted, *placed)):
        if line not in placed:
            continue
        rect = _label_rect(crowd, placed[line])
        if rect is None:
            continue
        if line in forced and line != front.hovered:
            box = np.array([rect])
            if touching(box, taken).any():
                continue
        taken = np.vstack((taken, np.array([rect])))
        left, top, right, bottom = rect
        items.append(Box(left, top, right - left, bottom - top, 3.0, theme.canvas))
        label, shown = placed[line].label, not front.fades or line in lines
        items += plate_items(label, rect, theme, measure, selected=line in bold, lit=shown)
        boxes.append(LabelBox(line, "\n".join(label.rows), rect, label.size))
    return items, boxes


def _label_rect(crowd: Crowd, one: CrowdLabel) -> Rect | None:
    """Where a label is; None where its line is not drawn."""
    start, end = crowd.points[crowd.scene.edges[one.line]]
    x, y = (start + (end - start) * one.share).tolist()
    rect = moved_rect(one.label.rect, (x, y))
    return rect if np.isfinite(rect).all() else None


def _rows(names: tuple[CrowdName, ...]) -> NDArray[np.intp]:
    return np.array([one.row for one in names], dtype=np.intp)


def _boxes(crowd: Crowd, names: tuple[CrowdName, ...]) -> Array:
    """Boxes of names in the view, (k, 4); NaN where an entity is nowhere."""
    about = np.array([one.name.rect for one in names]).reshape(-1, 4)
    boxes: Array = about + np.tile(crowd.points[_rows(names)], (1, 2))
    return boxes
