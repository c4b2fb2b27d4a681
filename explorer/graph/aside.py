"""Entities that no line ties, in cells below a picture: glyph above, name below, in columns."""

import numpy as np
from numpy.typing import NDArray

from explorer.graph.geometry import Array
from explorer.graph.names import NAME_GAP
from explorer.graph.pieces import Pieces

BELOW = 34.0  # from what stands above them
_ROOM = np.array((20.0, 16.0))  # between two names, and from a name to the glyph below it
_LEAST_SHARE = 0.4  # of a page that is left to what lines tie


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


def cells_of(pieces: Pieces, alone: NDArray[np.intp], larger: float = 1.0) -> Array:
    """Sizes of entities without lines as cells take them, their names so much larger."""
    names, halves = larger * pieces.names[alone], pieces.halves[alone]
    under = np.where(
        pieces.cards[alone], halves[:, 1], halves[:, 1] + larger * NAME_GAP + names[:, 1]
    )
    return np.column_stack((names[:, 0], halves[:, 1], under))


def above_cells(page: tuple[float, float], cells: Array) -> tuple[float, float]:
    """What is left of a page above the cells of entities without lines."""
    if not len(cells):
        return page
    high = in_cells(cells, page[0])[2] + BELOW
    return page[0], max(page[1] - high, _LEAST_SHARE * page[1])


def area_of(cells: Array) -> float:
    """The area that cells take, about."""
    return float(((cells[:, 0] + 20.0) * (cells[:, 1:].sum(axis=1) + 16.0)).sum())


def _columns(wide: Array, many: int) -> Array:
    padded = np.pad(wide, (0, -len(wide) % many)).reshape(-1, many)
    found: Array = padded.max(axis=0)
    return found
