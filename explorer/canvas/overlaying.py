"""What lies over the drawing on the canvas and is in no picture of it: gestures, quiet rings."""

from collections.abc import Iterator, Set
from math import hypot
from typing import TYPE_CHECKING

import numpy as np

from explorer.canvas.pointer import Pointer
from explorer.graph.crowd import crowded
from explorer.graph.items import Disc, Drawing, Item, Point, Rect, Stroke
from explorer.graph.theme import Theme

if TYPE_CHECKING:
    from explorer.canvas.canvas import GraphCanvas

RING = 6.0  # pixels across
_BESIDE = 5.0  # pixels from a label to the middle of its ring
_FREE = RING / 2 + 1.5  # pixels from the middle of a ring in which nothing else is
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
    """A ring beside the label of each of some lines, on it where no label is drawn.

    Where it would lie on a name, a glyph or a label, there is none.
    """
    labels = {box.line: box.rect for box in drawing.labels}
    taken = [box.rect for box in (*drawing.names, *drawing.glyphs, *drawing.labels)]
    boxes = np.array(taken, dtype=np.float64).reshape(-1, 4)
    found = []
    for stroke in drawing.strokes:
        if stroke.ends not in pairs:
            continue
        for x, y in _places(stroke, labels.get(stroke.line)):
            wide = np.array((x + _FREE, y + _FREE, x - _FREE, y - _FREE))
            over = (boxes[:, :2] < wide[:2]).all(axis=1) & (boxes[:, 2:] > wide[2:]).all(axis=1)
            if not over.any():
                found.append(Disc(x, y, RING, theme.canvas, theme.label, 1.2))
                break
    return tuple(found)


def _places(stroke: Stroke, label: Rect | None) -> Iterator[Point]:
    """Where the ring of a line may be, best first."""
    if label is not None:
        middle = (label[1] + label[3]) / 2
        yield label[0] - _BESIDE, middle
        yield label[2] + _BESIDE, middle
        return
    across, down = stroke.end[0] - stroke.start[0], stroke.end[1] - stroke.start[1]
    if hypot(across, down) >= _SHORTEST:
        for share in _SHARES:
            yield stroke.start[0] + share * across, stroke.start[1] + share * down
