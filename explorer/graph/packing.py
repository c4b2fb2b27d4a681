"""Components beside each other: the largest first, each where the whole stays compact."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from explorer.graph.geometry import Array, grown, overlaps


def components(count: int, edges: NDArray[np.intp]) -> list[NDArray[np.intp]]:
    """Rows of each connected part, the largest part first."""
    part = np.arange(count)
    while len(edges):
        # Hooking: both ends of a line take the smaller number, until nothing changes.
        low = np.minimum(part[edges[:, 0]], part[edges[:, 1]])
        before = part.copy()
        np.minimum.at(part, edges[:, 0], low)
        np.minimum.at(part, edges[:, 1], low)
        part = part[part]
        if (part == before).all():
            break
    order = np.argsort(part, kind="stable")
    firsts = np.flatnonzero(np.diff(part[order])) + 1
    groups = np.split(order, firsts) if count else []
    return sorted(groups, key=lambda rows: (-len(rows), int(rows[0])))


def packed(sizes: Sequence[tuple[float, float]], aspect: float, gap: float) -> Array:
    """Left top corners (k, 2) for boxes of the given sizes, so that all fill the aspect.

    Each box goes to the corner of one placed before where the whole grows least.
    """
    corners = np.zeros((len(sizes), 2))
    placed = np.empty((0, 4))
    for number, (w, h) in enumerate(sizes):
        if number == 0:
            spots = np.zeros((1, 2))
        else:
            left, top, right, bottom = placed.T
            beside = ((right + gap, top), (right + gap, bottom - h), (left - gap - w, top))
            below = ((left, bottom + gap), (right - w, bottom + gap), (left, top - gap - h))
            spots = np.concatenate([np.column_stack(spot) for spot in (*beside, *below)])
        boxes = np.hstack((spots, spots + np.array((w, h))))
        free = ~(overlaps(grown(boxes, gap * 0.49), grown(placed, gap * 0.49)) > 1e-6).any(axis=1)
        low = np.minimum(boxes[:, :2], placed[:, :2].min(axis=0, initial=0.0))
        high = np.maximum(boxes[:, 2:], placed[:, 2:].max(axis=0, initial=0.0))
        side = high - low
        need = np.maximum(side[:, 0] / aspect, side[:, 1])
        # Among equals the one nearest the middle of what is there.
        middle = (placed[:, :2] + placed[:, 2:]).mean(axis=0) / 2 if number else np.zeros(2)
        away = np.hypot(*(spots + np.array((w, h)) / 2 - middle).T)
        best = int((need + 0.01 * away + np.where(free, 0.0, 1e9)).argmin())
        corners[number] = spots[best]
        placed = np.vstack((placed, boxes[best]))
    return corners
