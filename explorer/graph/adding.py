"""New entities in a picture whose others stay: near their neighbors, where it is free."""

import numpy as np
from numpy.typing import NDArray

from explorer.graph.geometry import Array, grown, lengths_in_boxes, touching


def beside_neighbors(
    positions: Array, fixed: NDArray[np.bool_], edges: NDArray[np.intp], half: Array
) -> tuple[Array, NDArray[np.bool_]]:
    """Place all that hang, by any number of lines, on what is fixed; who is placed then.

    ``half`` (n, 2) are half the sizes of glyph and name with the room about them.
    """
    at, placed = positions.copy(), fixed.copy()
    waiting = True
    while waiting:
        waiting = False
        for row in np.flatnonzero(~placed):
            around = np.concatenate((edges[edges[:, 0] == row, 1], edges[edges[:, 1] == row, 0]))
            around = around[placed[around]]
            if len(around):
                at[row] = _free_spot(int(row), around, at, placed, half, edges)
                placed[row] = waiting = True
    return at, placed


def _free_spot(
    row: int,
    around: NDArray[np.intp],
    at: Array,
    placed: NDArray[np.bool_],
    half: Array,
    edges: NDArray[np.intp],
) -> Array:
    """The best of many places about an entity's neighbors: free, near, its lines clear."""
    angle, reach = np.meshgrid(
        np.linspace(0.0, 2 * np.pi, 24, endpoint=False), (110.0, 150.0, 200.0, 280.0, 380.0)
    )
    ring = np.column_stack(((np.cos(angle) * reach).ravel(), (np.sin(angle) * reach).ravel()))
    spots = at[around].mean(axis=0) + ring
    others = np.flatnonzero(placed)
    boxes = np.hstack((spots - half[row], spots + half[row]))
    there = np.hstack((at[others] - half[others], at[others] + half[others]))
    cost = 0.01 * np.hypot(*(spots[:, None] - at[around]).transpose(2, 0, 1)).sum(axis=1)
    cost += 8.0 * touching(grown(boxes, 4.0), there).sum(axis=1)
    lines = edges[placed[edges].all(axis=1)]
    if len(lines):
        cost += 3.0 * (lengths_in_boxes(at[lines[:, 0]], at[lines[:, 1]], boxes) > 0).sum(axis=0)
    for end in around:
        clear = there[others != end]
        through = lengths_in_boxes(spots, np.repeat(at[end][None], len(spots), axis=0), clear)
        cost += 2.0 * (through > 0).sum(axis=1)
    best: Array = spots[int(cost.argmin())]
    return best
