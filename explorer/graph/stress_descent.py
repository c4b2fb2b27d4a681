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
    for one in range(count):
        walk(starts, near, one, steps, queue)
        for other in range(one + 1, count):
            ends[pair, 0], ends[pair, 1], far[pair] = one, other, steps[other]
            longest = max(longest, far[pair])
            pair += 1
    np.random.seed(seed)
    order = np.arange(pairs)
    for number in range(_ROUNDS):
        rate = longest**2 * (_LAST / longest**2) ** (number / (_ROUNDS - 1))
        for at in range(pairs - 1, 0, -1):
            chosen = int(np.random.randint(0, at + 1))
            order[at], order[chosen] = order[chosen], order[at]
        for at in order:
            one, other = ends[at, 0], ends[at, 1]
            dx = positions[one, 0] - positions[other, 0]
            dy = positions[one, 1] - positions[other, 1]
            away = np.sqrt(dx * dx + dy * dy) + 1e-9
            share = min(1.0, rate / far[at] ** 2) * (away - far[at]) / away
            back = 0.5 * (1.0 + pinned[other]) * (1.0 - pinned[one])
            ahead = 0.5 * (1.0 + pinned[one]) * (1.0 - pinned[other])
            positions[one, 0] -= back * share * dx
            positions[one, 1] -= back * share * dy
            positions[other, 0] += ahead * share * dx
            positions[other, 1] += ahead * share * dy
