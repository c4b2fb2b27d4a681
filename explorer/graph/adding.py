"""New entities in a picture whose others stay: near their neighbors, where it is free."""

from collections import deque

import numpy as np
from numpy.typing import NDArray

from explorer.graph.geometry import Array, grown, lengths_in_boxes, touching

_REACHES = (110.0, 150.0, 200.0, 280.0, 380.0)  # from the middle of the neighbors, tried in turn
NOWHERE = np.empty((0, 2))
_UNSEEN = np.array((45.0, 22.0))  # about half of a name that is not drawn now
_ENDS = 12  # neighbors whose lines are looked at: with more, no place is clear anyway


def beside_neighbors(
    positions: Array,
    fixed: NDArray[np.bool_],
    edges: NDArray[np.intp],
    half: Array,
    taken: Array = NOWHERE,
) -> tuple[Array, NDArray[np.bool_]]:
    """Place all that hang, by any number of lines, on what is fixed; who is placed then.

    ``half`` (n, 2) are half the sizes of glyph and name with the room about them. What is fixed
    stays; ``taken`` (k, 2) are places of what is not drawn now. A place takes about a millisecond
    among 10,000 entities.
    """
    at, placed = positions.copy(), fixed.copy()
    near: dict[int, list[int]] = {int(row): [] for row in np.flatnonzero(~placed)}
    for a, b in edges[~placed[edges].all(axis=1)].tolist():
        for one, other in ((a, b), (b, a)):
            if one in near and one != other:
                near[one].append(other)
    waiting = deque(sorted(near))
    passed = 0
    while waiting and passed < len(waiting):
        row = waiting.popleft()
        around = np.array([other for other in near[row] if placed[other]], dtype=np.intp)
        if len(around):
            at[row] = _free_spot(row, around, at, placed, half, edges, taken)
            placed[row], passed = True, 0
        else:
            waiting.append(row)
            passed += 1
    return at, placed


def _free_spot(
    row: int,
    around: NDArray[np.intp],
    at: Array,
    placed: NDArray[np.bool_],
    half: Array,
    edges: NDArray[np.intp],
    taken: Array,
) -> Array:
    """The best of many places about an entity's neighbors: free, near, its lines clear."""
    angle, reach = np.meshgrid(np.linspace(0.0, 2 * np.pi, 24, endpoint=False), _REACHES)
    ring = np.column_stack(((np.cos(angle) * reach).ravel(), (np.sin(angle) * reach).ravel()))
    least = float(np.hypot(*half[row])) + 40.0  # a small name need not be far
    ring = ring * max(1.0, least / _REACHES[0])
    spots = at[around].mean(axis=0) + ring
    boxes = np.hstack((spots - half[row], spots + half[row]))
    cost = 0.01 * np.hypot(*(spots[:, None] - at[around]).transpose(2, 0, 1)).sum(axis=1)
    ends = around[:_ENDS]
    window = _about(np.vstack((spots, at[ends])), half[row] + 8.0)
    others = np.flatnonzero(placed)
    others = others[_reaching(at[others] - half[others], at[others] + half[others], window)]
    there = np.hstack((at[others] - half[others], at[others] + half[others]))
    cost += 8.0 * touching(grown(boxes, 4.0), there).sum(axis=1)
    unseen = taken[_reaching(taken - _UNSEEN, taken + _UNSEEN, window)]
    cost += 6.0 * touching(boxes, np.hstack((unseen - _UNSEEN, unseen + _UNSEEN))).sum(axis=1)
    one, other = at[edges[:, 0]], at[edges[:, 1]]
    lines = placed[edges[:, 0]] & placed[edges[:, 1]]
    window = _about(spots, half[row])
    lines &= _reaching(np.minimum(one, other), np.maximum(one, other), window)
    if lines.any():
        cost += 3.0 * (lengths_in_boxes(one[lines], other[lines], boxes) > 0).sum(axis=0)
    for end in ends:
        clear = there[others != end]
        through = lengths_in_boxes(spots, np.repeat(at[end][None], len(spots), axis=0), clear)
        cost += 2.0 * (through > 0).sum(axis=1)
    best: Array = spots[int(cost.argmin())]
    return best


def _about(points: Array, margin: Array) -> tuple[Array, Array]:
    return points.min(axis=0) - margin, points.max(axis=0) + margin


def _reaching(low: Array, high: Array, window: tuple[Array, Array]) -> NDArray[np.bool_]:
    """Whether boxes reach into a window; most do not, and need no closer look."""
    found: NDArray[np.bool_] = (high[:, 0] >= window[0][0]) & (low[:, 0] <= window[1][0])
    found &= (high[:, 1] >= window[0][1]) & (low[:, 1] <= window[1][1])
    return found
