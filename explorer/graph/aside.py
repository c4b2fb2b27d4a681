"""Entities that no line ties, in cells below a picture: glyph above, name below, in columns."""

import numpy as np

from explorer.graph.geometry import Array

BELOW = 34.0  # from what stands above them
_ROOM = np.array((20.0, 16.0))  # between two names, and from a name to the glyph below it


def in_cells(sizes: Array, width: float) -> tuple[Array, float, float]:
    """Middles of glyphs, (k, 2) from a left top corner; width and height of all.

    ``sizes`` (k, 3) are the width of a name, the radius above, and how far all reaches below the
    middle of its glyph. There are as many columns as the width holds, in rows that are about full.
    """
    count = len(sizes)
    if not count:
        return np.empty((0, 2)), 0.0, 0.0
    wide = sizes[:, 0] + _ROOM[0]
    columns = next((many for many in range(count, 1, -1) if _columns(wide, many).sum() <= width), 1)
    columns = -(-count // -(-count // columns))  # no last row with one of them
    widths = _columns(wide, columns)
    middles = np.cumsum(widths) - widths / 2
    at, top = np.empty((count, 2)), 0.0
    for first in range(0, count, columns):
        row = slice(first, first + columns)
        over = float(sizes[row, 1].max())
        at[row, 0] = middles[: len(sizes[row])]
        at[row, 1] = top + over
        top += over + float(sizes[row, 2].max()) + _ROOM[1]
    return at, float(widths.sum()), top - _ROOM[1]


def _columns(wide: Array, many: int) -> Array:
    padded = np.pad(wide, (0, -len(wide) % many)).reshape(-1, many)
    found: Array = padded.max(axis=0)
    return found
