"""A graph made smaller, compiled: entities with a heavy line between them become one.

Heavy-edge matching after Karypis and Kumar (1998). Who finds all neighbors taken joins the one
with the heaviest line: a hub takes its leaves along, and each level has less than half.
"""

import numpy as np

from explorer.graph.compiled import kernel


@kernel("Tuple((i4[::1], i8))(i8[::1], i4[::1], f8[::1], f8[::1], i4[::1])")
def matched(starts, near, heavy, masses, order):  # type: ignore[no-untyped-def]
    """The number (n,) of the pair that each entity becomes part of, and how many there are.

    Entities choose in ``order``; a line counts less where it ends at what is heavy already.
    """
    pair = np.full(len(order), -1, np.int32)
    count = 0
    for row in order:
        if pair[row] >= 0:
            continue
        best, most = -1, 0.0
        for place in range(starts[row], starts[row + 1]):
            other = near[place]
            worth = heavy[place] / (masses[row] * masses[other])
            if pair[other] < 0 and worth > most:
                best, most = other, worth
        if best >= 0:
            pair[row] = pair[best] = count
            count += 1
    for row in order:
        if pair[row] >= 0:
            continue
        best, most = -1, 0.0
        for place in range(starts[row], starts[row + 1]):
            worth = heavy[place] / masses[near[place]]
            if worth > most:
                best, most = near[place], worth
        if best >= 0 and pair[best] >= 0:
            pair[row] = pair[best]
        else:
            pair[row] = count
            count += 1
    return pair, count


@kernel(
    "Tuple((i8[::1], i4[::1], f8[::1], f8[::1]))(i8[::1], i4[::1], f8[::1], f8[::1], i4[::1], i8)"
)
def contracted(starts, near, heavy, masses, pair, count):  # type: ignore[no-untyped-def]
    """Neighbor lists, weights and masses of the graph whose entities are the pairs."""
    total = np.zeros(count)
    first = np.zeros(count + 1, np.int64)
    for row in range(len(pair)):
        total[pair[row]] += masses[row]
        first[pair[row] + 1] += 1
    for one in range(count):
        first[one + 1] += first[one]
    members, free = np.empty(len(pair), np.int32), first[:-1].copy()
    for row in range(len(pair)):
        members[free[pair[row]]] = row
        free[pair[row]] += 1
    new_starts = np.zeros(count + 1, np.int64)
    new_near, new_heavy = np.empty(len(near), np.int32), np.empty(len(near))
    seen = np.full(count, -1, np.int64)
    used = 0
    for one in range(count):
        begin = used
        for at in range(first[one], first[one + 1]):
            row = members[at]
            for place in range(starts[row], starts[row + 1]):
                other = pair[near[place]]
                if other == one:
                    continue
                if seen[other] < begin:
                    seen[other] = used
                    new_near[used] = other
                    new_heavy[used] = heavy[place]
                    used += 1
                else:
                    new_heavy[seen[other]] += heavy[place]
        new_starts[one + 1] = used
    return new_starts, new_near[:used].copy(), new_heavy[:used].copy(), total
