"""What a reader minds about lines and boxes, for many small pictures at once.

Arrays are (k, p): k pictures, p pairs of things. Boxes are four arrays: left, top, right, bottom.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explorer.graph.geometry import Array

_CLEAR = 16.0  # px from a foreign glyph at which a line begins to disturb
_ROOM = 46.0  # px of line that should be seen beside its label, gaps and arrowhead included


@dataclass(frozen=True, slots=True, eq=False)
class Ends:
    """Lines as a start (x, y) and a way (u, v) to the end."""

    x: Array
    y: Array
    u: Array
    v: Array
    length: Array

    @staticmethod
    def of(x: Array, y: Array, edges: NDArray[np.intp]) -> "Ends":
        """Lines between entities at (k, n) places; ``edges`` (m, 2) are rows."""
        start, end = edges[:, 0], edges[:, 1]
        x0, y0 = x[:, start], y[:, start]
        u, v = x[:, end] - x0, y[:, end] - y0
        # Never exactly level or upright, so that nothing is divided by zero.
        u, v = u + 1e-7, v + 1e-7
        return Ends(x0, y0, u, v, np.sqrt(u * u + v * v) + 1e-7)

    def taken(self, rows: NDArray[np.intp]) -> "Ends":
        """Some of the lines."""
        return Ends(
            self.x[:, rows], self.y[:, rows], self.u[:, rows], self.v[:, rows], self.length[:, rows]
        )


def near_glyph(line: Ends, x: Array, y: Array, radius: Array) -> Array:
    """How near lines pass to glyphs: 0 where clear, 1 at about 9 px, 2 where they touch."""
    dx, dy = x - line.x, y - line.y
    share = (dx * line.u + dy * line.v) / (line.length * line.length)
    share = np.minimum(np.maximum(share, 0.0), 1.0)
    dx, dy = dx - share * line.u, dy - share * line.v
    gap = np.sqrt(dx * dx + dy * dy) - radius
    found: Array = np.minimum(np.maximum((_CLEAR - gap) / 7.0, 0.0), 2.0)
    return found


def through(line: Ends, box: Sequence[Array], margin: float) -> Array:
    """How much of lines lies in boxes: 0, or from 0.7 to 2.2 with the length inside."""
    left, right = (box[0] - margin - line.x) / line.u, (box[2] + margin - line.x) / line.u
    top, bottom = (box[1] - margin - line.y) / line.v, (box[3] + margin - line.y) / line.v
    enter = np.maximum(np.minimum(left, right), np.minimum(top, bottom))
    leave = np.minimum(np.maximum(left, right), np.maximum(top, bottom))
    inside = (np.minimum(leave, 1.0) - np.maximum(enter, 0.0)) * line.length
    return np.where(inside > 0.0, 0.7 + np.minimum(inside / 30.0, 1.5), 0.0)


def depth(one: Sequence[Array], other: Sequence[Array], margin: float) -> Array:
    """How deep boxes lie in each other: 0, or from 0.4 to 1.4; nearer than margin counts."""
    x = np.minimum(one[2], other[2]) - np.maximum(one[0], other[0])
    y = np.minimum(one[3], other[3]) - np.maximum(one[1], other[1])
    found = np.minimum(x, y) + margin
    return np.where(found > 0.0, 0.4 + np.minimum(found / 24.0, 1.0), 0.0)


def crossing(one: Ends, other: Ends) -> NDArray[np.bool_]:
    """Whether lines cross between their ends."""
    cross = one.u * other.v - one.v * other.u
    dx, dy = other.x - one.x, other.y - one.y
    s = (dx * other.v - dy * other.u) / (cross + 1e-9)
    t = (dx * one.v - dy * one.u) / (cross + 1e-9)
    return (s > 0.0) & (s < 1.0) & (t > 0.0) & (t < 1.0)


def length_cost(line: Ends, radii: Array, labels: Array) -> Array:
    """Lines too short for their label, which is level, and lines much longer than they need.

    ``radii`` (p,) are those of both ends together, ``labels`` (p, 2) width and height.
    """
    across = labels[:, 0] * line.length / np.abs(line.u)
    down = labels[:, 1] * line.length / np.abs(line.v)
    need = radii + np.minimum(across, down) + _ROOM
    short = np.maximum(need - line.length, 0.0) / need
    wish = radii + 0.8 * np.hypot(labels[:, 0], labels[:, 1]) + _ROOM + 16.0
    long = np.maximum(line.length / wish - 1.0, 0.0)
    cost: Array = 10.0 * short + 0.5 * long + 0.25 * long * long
    return cost
