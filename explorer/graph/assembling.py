"""Connected parts, however many, put together: some side by side, thousands in rows below."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from explorer.graph.geometry import Array
from explorer.graph.packing import packed

_PACKED = 24  # parts that are packed with care; it takes time with their number cubed
_GAP, _BELOW = 46.0, 90.0


def assembled(
    at: Array,
    half: Array,
    groups: Sequence[NDArray[np.intp]],
    alone: NDArray[np.intp],
    aspect: float,
) -> Array:
    """Positions (n, 2) with the parts beside each other, about 0, 0; parts move as they are.

    ``half`` (n, 2) is how far each entity reaches; ``groups`` are rows of parts, the largest
    first; entities without lines, ``alone``, stand in rows below, in the order they come in.
    """
    at = at.copy()
    tied = list(groups)
    many = _PACKED if len(tied) <= 2 * _PACKED or len(tied[0]) > 4 * _PACKED else 0
    if tied:
        lows, highs = bounds(at, half, tied)
        corners = np.zeros((len(tied), 2))
        sizes = highs - lows
        corners[:many] = packed([tuple(size) for size in sizes[:many]], aspect, _GAP)
        rest = np.arange(len(tied))[many:]
        rest = rest[np.argsort(-sizes[rest, 1], kind="stable")]
        top = corners[:many].min(axis=0, initial=np.inf) if many else np.zeros(2)
        end = (corners + sizes)[:many].max(axis=0) if many else np.zeros(2)
        area = float((sizes[rest] + _GAP).prod(axis=1).sum())
        width = max(float(end[0] - top[0]), _wide(area, aspect))
        start = np.array((top[0], end[1] + (_GAP if many else 0.0)))
        corners[rest] = in_rows(sizes[rest], width, _GAP) + start
        move(at, tied, corners - lows)
        rows = np.concatenate(tied)
        at[rows] -= (at[rows].min(axis=0) + at[rows].max(axis=0)) / 2
    if len(alone):
        sizes = 2 * half[alone] + np.array((30.0, 44.0))
        width = _wide(float(sizes.prod(axis=1).sum()), aspect)
        top = 0.0
        if tied:
            rows = np.concatenate(tied)
            width = max(width, float(np.ptp(at[rows, 0])))
            top = float((at[rows, 1] + half[rows, 1]).max()) + _BELOW
        at[alone] = in_rows(sizes, width, 0.0) + sizes / 2 + np.array((-width / 2, top))
    return at


def bounds(at: Array, half: Array, groups: Sequence[NDArray[np.intp]]) -> tuple[Array, Array]:
    """Left top and right bottom corners, (k, 2) each, of parts that are not empty."""
    rows = np.concatenate(groups)
    firsts = np.concatenate(([0], np.cumsum([len(group) for group in groups])[:-1]))
    lows: Array = np.minimum.reduceat(at[rows] - half[rows], firsts, axis=0)
    highs: Array = np.maximum.reduceat(at[rows] + half[rows], firsts, axis=0)
    return lows, highs


def move(at: Array, groups: Sequence[NDArray[np.intp]], ways: Array) -> None:
    """Move each part by a way, (k, 2), in place."""
    at[np.concatenate(groups)] += np.repeat(ways, [len(group) for group in groups], axis=0)


def in_rows(sizes: Array, width: float, gap: float) -> Array:
    """Left top corners (k, 2) of boxes in rows as wide as allowed, like words on a page."""
    corners = []
    x = y = height = 0.0
    for wide, high in sizes.tolist():
        if x > 0.0 and x + wide > width:
            x, y, height = 0.0, y + height + gap, 0.0
        corners.append((x, y))
        x += wide + gap
        height = max(height, high)
    return np.array(corners).reshape(-1, 2)


def _wide(area: float, aspect: float) -> float:
    return float(np.sqrt(area * aspect))
