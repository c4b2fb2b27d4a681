"""Segments and boxes, many at once: what overlaps, crosses, or comes too near.

Segments are (m, 2) starts and (m, 2) ends, boxes (k, 4) as left, top, right, bottom.
"""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def spans_in_boxes(starts: Array, ends: Array, boxes: Array) -> tuple[Array, Array]:
    """Where segments enter and leave boxes, as shares of their length: two (m, k) arrays.

    Entering is not less than leaving where a segment misses a box. Liang and Barsky 1984.
    """
    along = (ends - starts)[:, None, :]
    along = np.where(np.abs(along) < 1e-9, 1e-9, along)
    near = (boxes[None, :, :2] - starts[:, None, :]) / along
    far = (boxes[None, :, 2:] - starts[:, None, :]) / along
    enter = np.minimum(near, far).max(axis=2)
    leave = np.maximum(near, far).min(axis=2)
    return np.maximum(enter, 0.0), np.minimum(leave, 1.0)


def lengths_in_boxes(starts: Array, ends: Array, boxes: Array) -> Array:
    """Length of each segment inside each box, (m, k)."""
    enter, leave = spans_in_boxes(starts, ends, boxes)
    lengths = np.hypot(*(ends - starts).T)
    inside: Array = np.maximum(leave - enter, 0.0) * lengths[:, None]
    return inside


def overlaps(one: Array, other: Array) -> Array:
    """Area that boxes share, (k, l)."""
    width = np.minimum(one[:, None, 2], other[None, :, 2]) - np.maximum(
        one[:, None, 0], other[None, :, 0]
    )
    height = np.minimum(one[:, None, 3], other[None, :, 3]) - np.maximum(
        one[:, None, 1], other[None, :, 1]
    )
    area: Array = np.maximum(width, 0.0) * np.maximum(height, 0.0)
    return area


def distances(points: Array, starts: Array, ends: Array) -> Array:
    """Distance of (k, 2) points from segments, (k, m)."""
    along = ends - starts
    length = np.maximum((along**2).sum(axis=1), 1e-9)
    offset = points[:, None, :] - starts[None]
    share = np.clip((offset * along).sum(axis=2) / length, 0.0, 1.0)
    away = offset - share[:, :, None] * along
    gaps: Array = np.hypot(away[..., 0], away[..., 1])
    return gaps


def grown(boxes: Array, by: float) -> Array:
    """Boxes with a margin."""
    larger: Array = boxes + np.array((-by, -by, by, by))
    return larger


def pieces(start: Array, end: Array, boxes: Array) -> list[tuple[Array, Array]]:
    """What remains of one segment outside boxes, in order; crumbs under 2 px are left out."""
    length = float(np.hypot(*(end - start)))
    enter, leave = spans_in_boxes(start[None], end[None], boxes)
    cuts = sorted((a, b) for a, b in zip(enter[0], leave[0], strict=True) if a < b)
    left, at = [], 0.0
    for a, b in [*cuts, (1.0, 1.0)]:
        if (a - at) * length > 2.0:
            left.append((start + (end - start) * at, start + (end - start) * a))
        at = max(at, b)
    return left
