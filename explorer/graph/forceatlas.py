"""A step of ForceAtlas2, compiled: lines pull, entities push, everybody moves as far as is calm.

Jacomy, Venturini, Heymann and Bastian, ForceAtlas2 (2014), with its adaptive speeds. A line pulls
with its length to the power of 3/4 rather than 1: that costs little stress, and a tenth fewer
lines cross. The pull of ``communities`` is LinLog (Noack 2009), which draws groups together.
"""

import numpy as np

from explorer.graph.compiled import kernel
from explorer.graph.repulsion import repel

_PUSH, _GRAVITY = 2.0, 1.0
_THETA = 1.2
_LEAST = 0.05  # efficiency never falls below this
_FASTEST = 1000.0


@kernel("void(f8[:, ::1], f8[::1], i8[::1], i4[::1], f8[::1], b1, f8[:, ::1])")
def forces_on(positions, masses, starts, near, heavy, communities, forces):  # type: ignore[no-untyped-def]
    """Fill forces (n, 2) on positions (n, 2): repulsion, gravity to 0, 0, and lines."""
    repel(positions, masses, _THETA, forces)
    for row in range(len(positions)):
        x, y = positions[row, 0], positions[row, 1]
        down = _GRAVITY / (np.sqrt(x * x + y * y) + 1e-9)
        fx = masses[row] * (_PUSH * forces[row, 0] - down * x)
        fy = masses[row] * (_PUSH * forces[row, 1] - down * y)
        for place in range(starts[row], starts[row + 1]):
            other = near[place]
            dx, dy = positions[other, 0] - x, positions[other, 1] - y
            away = np.sqrt(dx * dx + dy * dy)
            if communities:
                pull = heavy[place] * np.log1p(away) / (away + 1e-9)
            else:
                pull = heavy[place] / np.sqrt(np.sqrt(1.0 + away))
            fx += pull * dx
            fy += pull * dy
        forces[row, 0], forces[row, 1] = fx, fy


@kernel("UniTuple(f8, 3)(f8[:, ::1], f8[::1], f8[:, ::1], f8[:, ::1], b1[::1], f8, f8)")
def move(positions, masses, forces, before, pinned, speed, efficiency):  # type: ignore[no-untyped-def]
    """Move positions in place, but the pinned ones; mean move, speed and efficiency after.

    ``before`` are the forces of the last step, and become those of this one.
    """
    count = len(positions)
    swinging = pulling = 0.0
    for row in range(count):
        if pinned[row]:
            continue
        dx, dy = before[row, 0] - forces[row, 0], before[row, 1] - forces[row, 1]
        swinging += masses[row] * np.sqrt(dx * dx + dy * dy)
        dx, dy = before[row, 0] + forces[row, 0], before[row, 1] + forces[row, 1]
        pulling += 0.5 * masses[row] * np.sqrt(dx * dx + dy * dy)
    if swinging <= 0.0 or pulling <= 0.0:
        swinging, pulling = 1.0, 1.0
    wanted = 0.05 * np.sqrt(count)
    tolerance = max(np.sqrt(wanted), min(10.0, wanted * pulling / count**2))
    if swinging / pulling > 2.0:
        if efficiency > _LEAST:
            efficiency *= 0.5
        tolerance = max(tolerance, 1.0)
    target = tolerance * efficiency * pulling / swinging
    if swinging > tolerance * pulling:
        if efficiency > _LEAST:
            efficiency *= 0.7
    elif speed < _FASTEST:
        efficiency *= 1.3
    speed += min(target - speed, 0.5 * speed)
    moved = 0.0
    for row in range(count):
        if not pinned[row]:
            dx, dy = before[row, 0] - forces[row, 0], before[row, 1] - forces[row, 1]
            swing = masses[row] * np.sqrt(dx * dx + dy * dy)
            share = speed / (1.0 + np.sqrt(speed * swing))
            dx, dy = forces[row, 0] * share, forces[row, 1] * share
            positions[row, 0] += dx
            positions[row, 1] += dy
            moved += np.sqrt(dx * dx + dy * dy)
        before[row, 0], before[row, 1] = forces[row, 0], forces[row, 1]
    return moved / count, speed, efficiency
