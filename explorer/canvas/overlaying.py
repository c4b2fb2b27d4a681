"""What lies over the drawing on the canvas and is in no picture of it: gestures, quiet rings."""

from collections.abc import Set
from typing import TYPE_CHECKING

from explorer.canvas.pointer import Pointer
from explorer.graph.crowd import crowded
from explorer.graph.items import Disc, Drawing, Item
from explorer.graph.theme import Theme

if TYPE_CHECKING:
    from explorer.canvas.canvas import GraphCanvas

RING = 6.0  # pixels across
_BESIDE = 5.0  # pixels from a label to the middle of its ring


def overlay(canvas: "GraphCanvas", pointer: Pointer, gliding: bool) -> tuple[Item, ...]:
    """What a gesture shows, and the rings of lines; while the view glides these are not seen."""
    over = pointer.gesture.overlay() if pointer.gesture is not None else ()
    if pointer.gesture is None and pointer.handle is not None and canvas.hovered_hit is not None:
        over = pointer.handle.items(canvas.theme)
    if not canvas.ringed or gliding or crowded(canvas.scene):
        return over
    return (*rings(canvas.drawing, canvas.ringed, canvas.theme), *over)


def rings(drawing: Drawing, pairs: Set[tuple[str, str]], theme: Theme) -> tuple[Disc, ...]:
    """A ring at the label of each of some lines, at its middle where no label is drawn."""
    labels = {box.line: box.rect for box in drawing.labels}
    found = []
    for stroke in drawing.strokes:
        if stroke.ends not in pairs:
            continue
        rect = labels.get(stroke.line)
        if rect is not None:
            x, y = rect[0] - _BESIDE, (rect[1] + rect[3]) / 2
        else:
            x = (stroke.start[0] + stroke.end[0]) / 2
            y = (stroke.start[1] + stroke.end[1]) / 2
        found.append(Disc(x, y, RING, theme.canvas, theme.label, 1.2))
    return tuple(found)
