"""What a reader could not read in a drawing: counted, so that it can be brought to zero."""

from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np

from explorer.graph.geometry import distances, lengths_in_boxes, touching
from explorer.graph.items import Drawing, Point, Rect, Stroke, Text

What = Literal[
    "name over name",
    "name over glyph",
    "label over name",
    "label over glyph",
    "label over label",
    "line through name",
    "line near glyph",
    "line under label",
    "label over arrowhead",
    "number off its line",
    "number at another line",
    "clipped",
    "too small",
]
_CLEAR = 6.0  # px between a line and the glyph of an entity that it does not tie
_HEAD = 9.0  # px of an arrowhead that must be seen
_ON = 1.5  # px that the middle of a number, or the end of its leader, may lie off its line
_TOUCH = 0.5  # px that boxes may share before they count as overlapping


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that cannot be read, and what takes part in it."""

    what: What
    one: str
    other: str = ""


def violations(drawing: Drawing, smallest: float = 0.0) -> list[Violation]:
    """All places where texts, glyphs and lines of a drawing hinder each other.

    ``smallest`` is the text size in px under which a name counts as too small.
    """
    names = [(box.entity, _shrunk(box.rect)) for box in drawing.names]
    labels = [(f"line {box.line}", _shrunk(box.rect)) for box in drawing.labels]
    glyphs = [(box.entity, _shrunk(box.rect)) for box in drawing.glyphs]
    found = _lapped("name over name", names, names)
    found += _lapped("name over glyph", names, glyphs)
    found += _lapped("label over name", labels, names)
    found += _lapped("label over glyph", labels, glyphs)
    found += _lapped("label over label", labels, labels)
    found += _crossed(drawing)
    found += _numbered(drawing)
    for item in drawing.items:
        if isinstance(item, Text):
            if _beyond((item.x, item.y - item.size * 0.7, item.x, item.y), drawing):
                found.append(Violation("clipped", item.text))
            if item.size < smallest - 1e-6:
                found.append(Violation("too small", item.text))
    rects = [box.rect for box in drawing.names] + [box.rect for box in drawing.labels]
    found += [Violation("clipped", str(rect)) for rect in rects if _beyond(rect, drawing)]
    return found


def crossings(drawing: Drawing) -> int:
    """How many pairs of lines cross that do not end at the same entity."""
    found = 0
    for one, other in combinations(drawing.strokes, 2):
        if not set(one.ends) & set(other.ends):
            found += _cross(one, other)
    return found


def _cross(one: Stroke, other: Stroke) -> bool:
    """Whether each of two segments has the ends of the other on both sides."""
    return all(
        _side(a.start, a.end, b.start) * _side(a.start, a.end, b.end) < 0
        for a, b in ((one, other), (other, one))
    )


def _side(start: Point, end: Point, point: Point) -> float:
    (x, y), (u, v), (p, q) = start, end, point
    return (u - x) * (q - y) - (v - y) * (p - x)


def _crossed(drawing: Drawing) -> list[Violation]:
    """Lines through names and labels, and lines too near to glyphs that are not theirs."""
    if not drawing.strokes:
        return []
    starts = np.array([stroke.start for stroke in drawing.strokes])
    ends = np.array([stroke.end for stroke in drawing.strokes])
    found = []
    cards = {box.entity for box in drawing.glyphs if box.card}
    for name in drawing.names:
        inside = lengths_in_boxes(starts, ends, np.array([_shrunk(name.rect)]))[:, 0]
        for at in np.flatnonzero(inside > 1.0):
            if name.entity not in cards or name.entity not in drawing.strokes[at].ends:
                stroke = drawing.strokes[at]
                found.append(Violation("line through name", f"line {stroke.line}", name.entity))
    for label in drawing.labels:
        inside = lengths_in_boxes(starts, ends, np.array([_shrunk(label.rect)]))[:, 0]
        for at in np.flatnonzero(inside > 1.0):
            line = drawing.strokes[at].line
            if line != label.line:
                found.append(Violation("line under label", f"line {line}", f"line {label.line}"))
    tips = [
        (stroke, tip, end)
        for stroke in drawing.strokes
        for tip, end, there in zip(
            (stroke.start, stroke.end), (stroke.end, stroke.start), stroke.arrows, strict=True
        )
        if there
    ]
    texts = [(f"line {box.line}", box.rect) for box in drawing.labels]
    texts += [(box.entity, box.rect) for box in drawing.names if box.entity not in cards]
    for stroke, tip, end in tips:
        length = max(float(np.hypot(end[0] - tip[0], end[1] - tip[1])), 1e-9)
        share = min(_HEAD / length, 1.0)
        base = tip[0] + (end[0] - tip[0]) * share, tip[1] + (end[1] - tip[1]) * share
        boxes = np.array([_shrunk(rect) for _, rect in texts]).reshape(-1, 4)
        over = lengths_in_boxes(np.array([tip]), np.array([base]), boxes)[0] > 1.0
        for at in np.flatnonzero(over):
            found.append(Violation("label over arrowhead", texts[at][0], f"line {stroke.line}"))
    for glyph in drawing.glyphs:
        left, top, right, bottom = glyph.rect
        if glyph.card:
            near = lengths_in_boxes(starts, ends, np.array([glyph.rect]))[:, 0] > 0
        else:
            middle = np.array([((left + right) / 2, (top + bottom) / 2)])
            near = distances(middle, starts, ends)[0] < (right - left) / 2 + _CLEAR
        for at in np.flatnonzero(near):
            stroke = drawing.strokes[at]
            if glyph.entity not in stroke.ends:
                found.append(Violation("line near glyph", f"line {stroke.line}", glyph.entity))
    return found


def _numbered(drawing: Drawing) -> list[Violation]:
    """Numbers that are not at their own line, or on another one or nearer to it.

    A number is centered on its line, or has a leader that ends there.
    """
    labels = [label for label in drawing.labels if label.badge is not None]
    if not labels or not drawing.strokes:
        return []
    starts = np.array([stroke.start for stroke in drawing.strokes])
    ends = np.array([stroke.end for stroke in drawing.strokes])
    lines = np.array([stroke.line for stroke in drawing.strokes])
    found = []
    for label in labels:
        left, top, right, bottom = label.badge or label.rect
        middle = (left + right) / 2, (top + bottom) / 2
        at = np.array((middle, label.anchor or middle))
        away, tied = distances(at, starts, ends)
        own = lines == label.line
        if not own.any() or tied[own].min() > _ON:
            found.append(Violation("number off its line", f"line {label.line}"))
            continue
        inside = lengths_in_boxes(starts, ends, np.array([(left, top, right, bottom)]))[:, 0] > 0
        leader = Stroke(label.line, ("", ""), middle, label.anchor or middle)
        for row in np.flatnonzero(~own):
            other = drawing.strokes[row]
            if inside[row] or away[row] <= away[own].min() or _cross(leader, other):
                what = f"line {label.line}", f"line {other.line}"
                found.append(Violation("number at another line", *what))
    return found


def _lapped(
    what: What, one: list[tuple[str, Rect]], other: list[tuple[str, Rect]]
) -> list[Violation]:
    if not one or not other:
        return []
    lap = touching(np.array([rect for _, rect in one]), np.array([rect for _, rect in other]))
    if one is other:
        pairs = [(a, b) for a, b in combinations(range(len(one)), 2) if lap[a, b]]
    else:
        pairs = [(int(a), int(b)) for a, b in np.argwhere(lap) if one[a][0] != other[b][0]]
    return [Violation(what, one[a][0], other[b][0]) for a, b in pairs]


def _shrunk(rect: Rect) -> Rect:
    left, top, right, bottom = rect
    return left + _TOUCH, top + _TOUCH, right - _TOUCH, bottom - _TOUCH


def _beyond(rect: Rect, drawing: Drawing) -> bool:
    left, top, right, bottom = rect
    return left < 0 or top < 0 or right > drawing.width or bottom > drawing.height
