# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""What is nearest to a point among many: numba kernels for the hit test."""

import math

from explorer.graph.compiled import kernel


@kernel("i8(f8[:, ::1], f8[::1], f8, f8, f8)")
def nearest_glyph(places, radii, x, y, scale):
    """The row whose circle holds (x, y) most deeply, -1 for none; NaN places are passed over.

    ``places`` (n, 2) and the point are in units of which ``radii`` (n,) have ``scale``.
    """
    best, found = 0.0, -1
    for at in range(len(places)):
        dx, dy = (places[at, 0] - x) * scale, (places[at, 1] - y) * scale
        r = radii[at]
        if not (abs(dx) <= r and abs(dy) <= r):
            continue
        gap = math.sqrt(dx * dx + dy * dy) - r
        if gap < best or (gap <= best and found < 0):
            best, found = gap, at
    return found


@kernel("i8(f8[:, ::1], i8[:, ::1], f8, f8, f8)")
def nearest_line(places, edges, x, y, reach):
    """The row of the segment nearest to (x, y) within reach, -1 for none.

    ``edges`` (m, 2) are rows of ``places`` (n, 2); all lengths have the unit of the places.
    """
    best, found = reach * reach, -1
    for at in range(len(edges)):
        one, other = edges[at, 0], edges[at, 1]
        ax, ay = places[one, 0] - x, places[one, 1] - y
        bx, by = places[other, 0] - x, places[other, 1] - y
        if (ax > reach and bx > reach) or (ax < -reach and bx < -reach):
            continue
        if (ay > reach and by > reach) or (ay < -reach and by < -reach):
            continue
        dx, dy = bx - ax, by - ay
        share = -(ax * dx + ay * dy) / max(dx * dx + dy * dy, 1e-9)
        share = min(max(share, 0.0), 1.0)
        px, py = ax + share * dx, ay + share * dy
        away = px * px + py * py
        if away < best or (away <= best and found < 0):
            best, found = away, at
    return found
