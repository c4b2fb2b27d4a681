"""Glyphs off each other, compiled: neighbors come from a grid, so a round takes linear time."""

import numpy as np

from explorer.graph.compiled import kernel

_TURN = 2.399963  # the golden angle: two at one point are parted in ever other directions


@kernel("f8(f8[:, ::1], f8[::1], b1[::1], f8, i8, i8)")
def _push(positions, radii, pinned, gap, one, other):  # type: ignore[no-untyped-def]
    """Push two circles apart where they overlap; by how much they did, 0 if both are pinned."""
    dx = positions[other, 0] - positions[one, 0]
    dy = positions[other, 1] - positions[one, 1]
    need = radii[one] + radii[other] + gap
    square = dx * dx + dy * dy
    if square >= need * need or (pinned[one] and pinned[other]):
        return 0.0
    away = np.sqrt(square)
    if away < 1e-6:
        dx, dy, away = np.cos(_TURN * one), np.sin(_TURN * one), 1.0
        short = need
    else:
        short = need - away
    back = 0.0 if pinned[one] else (1.0 if pinned[other] else 0.5)
    dx, dy = dx * short / away, dy * short / away
    positions[one, 0] -= back * dx
    positions[one, 1] -= back * dy
    positions[other, 0] += (1.0 - back) * dx
    positions[other, 1] += (1.0 - back) * dy
    return short


@kernel("i8(f8[:, ::1], f8[::1], b1[::1], f8, i8)")
def part(positions, radii, pinned, gap, rounds):  # type: ignore[no-untyped-def]
    """Push circles (n,) about positions (n, 2) apart in place; how many rounds it took.

    ``gap`` stays free between two. Pinned ones do not move. Ends when nobody overlaps by more
    than half a unit, or after so many rounds.
    """
    count = len(positions)
    side = 2.0 * radii.max() + gap
    slots = 16
    while slots < 2 * count:
        slots *= 2
    head, following = np.empty(slots, np.int32), np.empty(count, np.int32)
    columns, lines = np.empty(count, np.int64), np.empty(count, np.int64)
    for number in range(rounds):
        head[:] = -1
        for row in range(count - 1, -1, -1):
            columns[row] = np.int64(np.floor(positions[row, 0] / side))
            lines[row] = np.int64(np.floor(positions[row, 1] / side))
            slot = (columns[row] * 73856093 ^ lines[row] * 19349663) & (slots - 1)
            following[row] = head[slot]
            head[slot] = row
        worst = 0.0
        for row in range(count):
            for down in range(-1, 2):
                for aside in range(-1, 2):
                    column, line = columns[row] + aside, lines[row] + down
                    other = head[(column * 73856093 ^ line * 19349663) & (slots - 1)]
                    while other >= 0:
                        if other > row and columns[other] == column and lines[other] == line:
                            worst = max(worst, _push(positions, radii, pinned, gap, row, other))
                        other = following[other]
        if worst < 0.5:
            return number + 1
    return rounds
