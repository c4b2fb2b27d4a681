"""Thousands of small connected parts in one go, compiled: forces on all pairs of each."""

import numpy as np

from explorer.graph.compiled import kernel

_TURN = 2.399963  # the golden angle
_PUSH, _GRAVITY = 2.0, 0.3
_STEPS = 120


@kernel("void(i8[::1], i8[::1], i8[::1], i4[::1], f8[:, ::1])")
def settle_parts(firsts, rows, starts, near, positions):  # type: ignore[no-untyped-def]
    """Fill positions (n, 2), each part about 0, 0, a lone line 2.8 long.

    ``rows[firsts[k]:firsts[k + 1]]`` are those of part k, who has most lines first; ``starts`` and
    ``near`` are neighbor lists of the whole graph. Time grows with the square of a part's size.
    """
    forces = np.zeros((len(rows), 2))
    for number in range(len(firsts) - 1):
        first, last = firsts[number], firsts[number + 1]
        for at in range(first, last):
            turn, reach = _TURN * (at - first - 1), 3.0 * np.sqrt(at - first)
            positions[rows[at], 0] = reach * np.cos(turn)
            positions[rows[at], 1] = reach * np.sin(turn)
        for step in range(_STEPS):
            limit = 2.0 * (1.0 - step / _STEPS) + 0.05
            for at in range(first, last):
                one = rows[at]
                x, y = positions[one, 0], positions[one, 1]
                mass = 1.0 + starts[one + 1] - starts[one]
                fx, fy = -_GRAVITY * mass * x, -_GRAVITY * mass * y
                for place in range(first, last):
                    other = rows[place]
                    dx, dy = x - positions[other, 0], y - positions[other, 1]
                    theirs = 1.0 + starts[other + 1] - starts[other]
                    push = _PUSH * mass * theirs / (dx * dx + dy * dy + 1e-4)
                    fx, fy = fx + push * dx, fy + push * dy
                for place in range(starts[one], starts[one + 1]):
                    fx += positions[near[place], 0] - x
                    fy += positions[near[place], 1] - y
                forces[at, 0], forces[at, 1] = fx / mass, fy / mass
            for at in range(first, last):
                size = np.sqrt(forces[at, 0] ** 2 + forces[at, 1] ** 2)
                share = min(0.4, limit / (size + 1e-9))
                positions[rows[at], 0] += share * forces[at, 0]
                positions[rows[at], 1] += share * forces[at, 1]
        x, y = positions[rows[first:last], 0].mean(), positions[rows[first:last], 1].mean()
        for at in range(first, last):
            positions[rows[at], 0] -= x
            positions[rows[at], 1] -= y
