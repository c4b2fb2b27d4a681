"""Who is next to whom, compiled: neighbor lists and walks along lines.

Neighbors come as two flat arrays: those of entity i are ``near[starts[i]:starts[i + 1]]``.
"""

import numpy as np

from explorer.graph.compiled import kernel


@kernel("Tuple((i8[::1], i4[::1], f8[::1]))(i8, i4[:, ::1], f8[::1])")
def neighbor_lists(count, edges, weights):  # type: ignore[no-untyped-def]
    """``starts`` (n + 1,), ``near`` (2 m,) and the weights (2 m,) of lines (m, 2)."""
    starts = np.zeros(count + 1, np.int64)
    for line in range(len(edges)):
        starts[edges[line, 0] + 1] += 1
        starts[edges[line, 1] + 1] += 1
    for row in range(count):
        starts[row + 1] += starts[row]
    free = starts[:-1].copy()
    near = np.empty(2 * len(edges), np.int32)
    heavy = np.empty(2 * len(edges))
    for line in range(len(edges)):
        for side in range(2):
            one = edges[line, side]
            near[free[one]] = edges[line, 1 - side]
            heavy[free[one]] = weights[line]
            free[one] += 1
    return starts, near, heavy


@kernel("i8(i8[::1], i4[::1], i8, i4[::1], i4[::1])")
def walk(starts, near, source, steps, queue):  # type: ignore[no-untyped-def]
    """Steps (n,) from a source along lines, -1 where there is no way; how many are reached."""
    steps[:] = -1
    steps[source] = 0
    queue[0] = source
    head, tail = 0, 1
    while head < tail:
        row = queue[head]
        head += 1
        for place in range(starts[row], starts[row + 1]):
            other = near[place]
            if steps[other] < 0:
                steps[other] = steps[row] + 1
                queue[tail] = other
                tail += 1
    return tail


@kernel("i4[:, ::1](i8[::1], i4[::1], i8)")
def pivot_steps(starts, near, pivots):  # type: ignore[no-untyped-def]
    """Steps (k, n) from k entities, each the farthest from those before, in a connected graph."""
    count = len(starts) - 1
    found = np.empty((pivots, count), np.int32)
    least = np.full(count, 2**30, np.int32)
    queue = np.empty(count, np.int32)
    source = 0
    for row in range(count):
        if starts[row + 1] - starts[row] > starts[source + 1] - starts[source]:
            source = row
    for pivot in range(pivots):
        walk(starts, near, source, found[pivot], queue)
        for row in range(count):
            least[row] = min(least[row], found[pivot, row])
        source = int(np.argmax(least))
    return found
