"""Connected parts, however many, put together: some side by side, thousands in rows below."""

from collections.abc import Sequence
from math import inf

import numpy as np
from numpy.typing import NDArray

from explorer.graph.geometry import Array
from explorer.graph.glyphs import LEAST_TEXT
from explorer.graph.packing import packed

_PACKED = 24  # parts that are packed with care; it takes time with their number cubed
_TRIES = 3  # widths of the whole
_NAMED, _LARGER = 300, 3.0  # entities without lines whose names are all seen; times their room
_SPARE = 2.2  # times the area of the parts that all together takes
_GAP, _BELOW = 28.0, 90.0  # between parts, and above those without lines


def assembled(
    at: Array,
    half: Array,
    groups: Sequence[NDArray[np.intp]],
    alone: NDArray[np.intp],
    aspect: float,
    canvas: float = inf,
) -> Array:
    """Positions (n, 2) with the parts beside each other, about 0, 0; parts move as they are.

    ``half`` (n, 2) is how far each entity reaches; ``groups`` are rows of parts, the largest
    first; entities without lines, ``alone``, stand in rows below, in the order they come in, and
    apart as their names need it where all is seen on a ``canvas`` of an area, px².
    """
    at = at.copy()
    tied = list(groups)
    singles = 2 * half[alone] * _larger(at, half, tied, len(alone), canvas) + (30.0, 44.0)
    lone, top = float(singles.prod(axis=1).sum()), 0.0
    width = float(np.sqrt(lone * aspect))
    if tied:
        lows, highs = bounds(at, half, tied)
        sizes = highs - lows
        corners = _side_by_side(sizes, lone, aspect)
        move(at, tied, corners - lows)
        rows = np.concatenate(tied)
        at[rows] -= (at[rows].min(axis=0) + at[rows].max(axis=0)) / 2
        width = max(width, float(np.ptp(np.vstack((corners, corners + sizes))[:, 0])))
        top = float((at[rows, 1] + half[rows, 1]).max()) + _BELOW
    middles = singles / 2
    if len(alone):
        middles[:, 1] = middles[:, 1].min()  # glyphs in a row, however many rows their names have
    at[alone] = in_rows(singles, width, 0.0) + middles + np.array((-width / 2, top))
    return at


def _larger(
    at: Array, half: Array, tied: Sequence[NDArray[np.intp]], alone: int, canvas: float
) -> float:
    """How much more room names need than at 100 %: they do not shrink with the zoom."""
    if not tied or not 0 < alone <= _NAMED:
        return 1.0
    lows, highs = bounds(at, half, tied)
    area = float((highs - lows + _GAP).prod(axis=1).sum())
    return float(np.clip(LEAST_TEXT * np.sqrt(_SPARE * area / canvas), 1.0, _LARGER))


def _side_by_side(sizes: Array, below: float, aspect: float) -> Array:
    """Left top corners (k, 2) of parts of such sizes, so that all of it fills the aspect.

    What takes another area ``below`` them counts too.
    """
    tried: list[tuple[float, Array]] = []
    for many in (_PACKED, 0):
        area = float((sizes + _GAP).prod(axis=1).sum()) + below
        for _ in range(_TRIES):
            corners = _within(sizes, many, float(np.sqrt(area * aspect)))
            side = np.ptp(np.vstack((corners, corners + sizes)), axis=0) + _GAP
            side[1] += below / side[0]
            tried.append((max(side[0] / aspect, side[1]), corners))
            area = float(side.prod())  # with the air that is left between them
    return min(tried, key=lambda one: one[0])[1]


def _within(sizes: Array, many: int, width: float) -> Array:
    """Corners of parts so wide as a whole: the first packed with care, the rest in rows below."""
    corners, start = np.zeros((len(sizes), 2)), np.zeros(2)
    if many:
        wide = width**2 / float((sizes[:many] + _GAP).prod(axis=1).sum())
        corners[:many] = packed([tuple(size) for size in sizes[:many]], wide, _GAP)
        start, end = corners[:many].min(axis=0), (corners[:many] + sizes[:many]).max(axis=0)
        width, start[1] = max(width, float(end[0] - start[0])), end[1] + _GAP
    rest = np.arange(len(sizes))[many:]
    rest = rest[np.argsort(-sizes[rest, 1], kind="stable")]
    corners[rest] = in_rows(sizes[rest], width, _GAP) + start
    return corners


def shares(areas: Sequence[float], aspect: float) -> list[float]:
    """Width by height of the pieces of a page of an aspect that is cut up by areas.

    Every cut goes across the longer side and leaves about as much on either side of it.
    """
    if len(areas) < 2:
        return [aspect] * len(areas)
    sums = np.cumsum(areas)
    cut = 1 + int(np.abs(sums[:-1] / sums[-1] - 0.5).argmin())
    one = float(sums[cut - 1] / sums[-1])
    if aspect >= 1:
        sides = aspect * one, aspect * (1 - one)
    else:
        sides = aspect / one, aspect / (1 - one)
    return shares(areas[:cut], sides[0]) + shares(areas[cut:], sides[1])


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
