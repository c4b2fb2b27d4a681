"""What lies over the drawing on the canvas and is in no picture of it: gestures, quiet rings."""

from collections.abc import Iterator, Set
from math import hypot
from typing import TYPE_CHECKING

import numpy as np

from explorer.canvas.pointer import Pointer
from explorer.graph.crowd import crowded
from explorer.graph.geometry import distances
from explorer.graph.items import Disc, Drawing, Item, Point, Rect, Stroke
from explorer.graph.theme import Theme

if TYPE_CHECKING:
    from explorer.canvas.canvas import GraphCanvas

RING = 6.0  # pixels across
_BESIDE = 6.0  # pixels on the line from a label to the middle of its ring
_FREE = RING / 2 + 1.5  # pixels from the middle of a ring in which nothing else is
_STEPS = (0.0, 6.0, 12.0, 20.0, 30.0)  # pixels farther, where it is not free
_TIP = 14.0  # pixels of an arrowhead and before it
_SHARES = (0.5, 0.42, 0.58, 0.34, 0.66)  # of a line without a label, where its ring may be
_SHORTEST = 36.0  # pixels of a line that has room for a ring


class Rings:
    """The rings at some lines, found anew where the drawing is another one."""

    def __init__(self) -> None:
        self.pairs: Set[tuple[str, str]] = frozenset()  # the lines, by their ends
        self._found: tuple[object, object, tuple[Disc, ...]] = (None, None, ())

    def at(self, drawing: Drawing, theme: Theme) -> tuple[Disc, ...]:
        """Where they are in a drawing."""
        if self._found[0] is not drawing or self._found[1] is not self.pairs:
            self._found = drawing, self.pairs, rings(drawing, self.pairs, theme)
        return self._found[2]


def overlay(canvas: "GraphCanvas", pointer: Pointer, gliding: bool) -> tuple[Item, ...]:
    """What a gesture shows, and the rings of lines; while the view glides these are not seen."""
    over = pointer.gesture.overlay() if pointer.gesture is not None else ()
    if pointer.gesture is None and pointer.handle is not None and canvas.hovered_hit is not None:
        over = pointer.handle.items(canvas.theme)
    if not canvas.rings.pairs or gliding or crowded(canvas.scene):
        return over
    return (*canvas.rings.at(canvas.drawing, canvas.theme), *over)


def rings(drawing: Drawing, pairs: Set[tuple[str, str]], theme: Theme) -> tuple[Disc, ...]:
    """A ring on each of some lines: close to its label, or amid a line without one.

    Where it would lie on a name, a glyph, a label, or on another line, there is none. It fades with
    its line.
    """
    labels = {box.line: box.rect for box in drawing.labels}
    taken = [box.rect for box in (*drawing.names, *drawing.glyphs, *drawing.labels)]
    boxes = np.array(taken, dtype=np.float64).reshape(-1, 4)
    starts = np.array([stroke.start for stroke in drawing.strokes]).reshape(-1, 2)
    ends = np.array([stroke.end for stroke in drawing.strokes]).reshape(-1, 2)
    found = []
    for at, stroke in enumerate(drawing.strokes):
        if stroke.ends not in pairs:
            continue
        spots = np.array(list(_places(stroke, labels.get(stroke.line)))).reshape(-1, 2)
        lone = np.arange(len(starts)) != at
        clear = (distances(spots, starts[lone], ends[lone]) > _FREE).all(axis=1)
        over = spots[:, None] + _FREE > boxes[:, :2], spots[:, None] - _FREE < boxes[:, 2:]
        clear &= ~(over[0] & over[1]).all(axis=2).any(axis=1)
        if clear.any():
            x, y = spots[int(clear.argmax())].tolist()
            color = theme.faded(theme.label) if stroke.faded else theme.label
            found.append(Disc(x, y, RING, theme.canvas, color, 1.2))
    return tuple(found)


def _places(stroke: Stroke, label: Rect | None) -> Iterator[Point]:
    """Where on a line its ring may be, best first."""
    (x, y), (u, v) = (
        stroke.start,
        (stroke.end[0] - stroke.start[0], stroke.end[1] - stroke.start[1]),
    )
    length = hypot(u, v)
    if label is None:
        if length >= _SHORTEST:
            for share in _SHARES:
                yield x + share * u, y + share * v
        return
    u, v = u / max(length, 1e-9), v / max(length, 1e-9)
    middle = (label[0] + label[2]) / 2, (label[1] + label[3]) / 2
    about = (middle[0] - x) * u + (middle[1] - y) * v
    half = min(
        (label[2] - label[0]) / 2 / max(abs(u), 1e-9), (label[3] - label[1]) / 2 / max(abs(v), 1e-9)
    )
    for more in _STEPS:
        for way in (-1, 1) if u >= 0 else (1, -1):  # the left side first, where reading begins
            along = about + way * (half + _BESIDE + more)
            if _TIP * stroke.arrows[0] <= along <= length - _TIP * stroke.arrows[1]:
                yield x + along * u, y + along * v
