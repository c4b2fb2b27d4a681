"""The shapes of kinds as numbers, for a kernel: the outlines that ``glyphs`` gives as items."""

from functools import lru_cache
from math import hypot

import numpy as np

from explorer.graph.geometry import Array
from explorer.graph.glyphs import glyph
from explorer.graph.items import Box, Disc, Path

_EDGES = 6


@lru_cache(maxsize=50)
def shape_tables(kinds: tuple[str, ...]) -> tuple[Array, Array]:
    """Boxes (k, 3) and edges (k, 6, 3) of the glyphs of kinds, in radii of the glyph.

    A box is half its width, half its height, and the radius of its corners; where the width is 0
    the glyph lies below the edges: direction outward, and distance from the middle.
    """
    boxes, corners = np.zeros((len(kinds), 3)), np.zeros((len(kinds), _EDGES, 3))
    corners[:, :, 2] = 1e9
    for at, kind in enumerate(kinds):
        (item,) = glyph(kind, 0.0, 0.0, 2.0, "#000000")
        if isinstance(item, Disc):
            boxes[at] = 1.0
        elif isinstance(item, Box):
            boxes[at] = item.w / 2, item.h / 2, item.radius
        elif isinstance(item, Path):
            corners[at] = _edges(item)
    return boxes, corners


def _edges(path: Path) -> Array:
    """The sides of a convex polygon, its outline included."""
    points = path.points
    found = np.zeros((_EDGES, 3))
    found[:, 2] = 1e9
    area = sum(
        a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1], strict=True)
    )
    for at, (one, other) in enumerate(zip(points, points[1:] + points[:1], strict=True)):
        x, y = other[0] - one[0], other[1] - one[1]
        length = hypot(x, y) * (1.0 if area > 0 else -1.0)
        out = y / length, -x / length
        found[at] = *out, out[0] * one[0] + out[1] * one[1] + path.width / 2
    return found
