"""What labels of lines must keep clear of: glyphs, names, other lines, and arrowheads."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explorer.graph.geometry import Array, grown, lengths_in_boxes, touching
from explorer.graph.names import PlacedName
from explorer.graph.plane import Plane
from explorer.graph.scene import Scene
from explorer.graph.strokes import head_length, line_width
from explorer.graph.theme import Sizes


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """The plane under the labels; ``names`` and ``heads`` are (k, 4) boxes.

    ``reach`` (m, 2) is how long the arrowheads at both ends of each line are, 0 where none is.
    """

    plane: Plane
    names: Array
    heads: Array
    reach: Array

    def blocked(self, boxes: Array) -> Array:
        """How many glyphs and names each box touches, (k,)."""
        found: Array = touching(grown(boxes, 2.5), self.plane.glyphs).sum(axis=1)
        if len(self.names):
            found = found + touching(grown(boxes, 1.5), self.names).sum(axis=1)
        return found

    def on_heads(self, boxes: Array) -> Array:
        """How many arrowheads each box touches, (k,)."""
        found: Array = touching(boxes, self.heads).sum(axis=1)
        return found

    def foreign(self, boxes: Array, owner: NDArray[np.intp]) -> Array:
        """Length of each line that is not the box's own in each box, (k, m)."""
        lengths = lengths_in_boxes(self.plane.starts, self.plane.ends, boxes).T
        lengths[np.arange(len(boxes)), owner] = 0.0
        return lengths


def ground_of(plane: Plane, scene: Scene, names: list[PlacedName | None], sizes: Sizes) -> Ground:
    """The ground of a plane whose names are placed."""
    taken = np.array([name.rect for name in names if name is not None]).reshape(-1, 4)
    count = len(plane.lines)
    reach = np.zeros((count, 2))
    length = np.hypot(*(plane.ends - plane.starts).T)
    for at, row in enumerate(plane.lines):
        line = scene.lines[row]
        head = head_length(line_width(line, sizes), plane.scale, float(length[at]), sizes)
        reach[at] = head * line.arrows[0], head * line.arrows[1]
    along = (plane.ends - plane.starts) / np.maximum(length, 1e-9)[:, None]
    tips = np.concatenate((plane.starts, plane.ends))
    bases = np.concatenate((plane.starts + along * reach[:, :1], plane.ends - along * reach[:, 1:]))
    there = reach.T.ravel() > 0
    boxes = np.hstack((np.minimum(tips, bases), np.maximum(tips, bases)))
    heads = grown(boxes[there], 2.0)
    return Ground(plane, taken, heads, reach)
