"""Distances on the picture like those along the lines, compiled: for up to a thousand entities.

Zheng, Pawar and Goodman, Graph Drawing by Stochastic Gradient Descent (2019): pairs in chance
order are moved to their distance, at first wholly, in the end hardly.
"""

import numpy as np

from explorer.graph.compiled import kernel
from explorer.graph.connections import walk

_ROUNDS = 24
_LAST = 0.1  # of the step that a pair one line apart would need, in the last round


@kernel("void(i8[::1], i4[::1], f8[:, ::1], b1[::1], i8)")
def descend(starts, near, positions, pinned, seed):  # type: ignore[no-untyped-def]
    """Improve positions (n, 2) of a connected graph in place, a line's length being 1.

    Pinned ones do not move.
    """
    count = len(positions)
    pairs = count * (count - 1) // 2
    if pairs < 1:
        return
    ends, far = np.empty((pairs, 2), np.int32), np.empty(pairs)
    steps, queue = np.empty(count, np.int32), np.empty(count, np.int32)
    pair, longest = 0, 1.0
    for row in range(count):
        walk(starts, near, row, steps, queue)
        for column in range(row + 1, count):
            ends[pair, 0], ends[pair, 1], far[pair] = row, column, steps[column]
            longest = max(longest, far[pair])
            pair += 1
    np.random.seed(seed)
    order = np.arange(pairs)
    for number in range(_ROUNDS):
        rate = longest**2 * (_LAST / longest**2) ** (number / (_ROUNDS - 1))
        for last in range(pairs - 1, 0, -1):
            chosen = np.random.randint(0, last + 1)
            order[last], order[chosen] = order[chosen], order[last]
        for turn in order:
            one, other = ends[turn, 0], ends[turn, 1]
            if pinned[one] and pinned[other]:
                continue
            dx = positions[one, 0] - positions[other, 0]
            dy = positions[one, 1] - positions[other, 1]
            away = np.sqrt(dx * dx + dy * dy) + 1e-9
            share = min(1.0, rate / (far[turn] * far[turn])) * (away - far[turn]) / away
            dx, dy = share * dx, share * dy
            back = 0.0 if pinned[one] else 1.0 if pinned[other] else 0.5
            positions[one, 0] -= back * dx
            positions[one, 1] -= back * dy
            positions[other, 0] += (1.0 - back) * dx
            positions[other, 1] += (1.0 - back) * dy
