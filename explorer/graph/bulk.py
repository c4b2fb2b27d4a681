"""Parts of a drawing of a large graph: thousands of lines and glyphs as arrays.

They say the same as :mod:`~explorer.graph.items`, and :func:`items_of` says it in these. Lengths
are device-independent pixels with y downward, colors are ``0xFFRRGGBB``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot

import numpy as np
from numpy.typing import NDArray

from explorer.graph.geometry import Array
from explorer.graph.glyphs import glyph
from explorer.graph.items import Disc, Item, as_point
from explorer.graph.strokes import stroke_items

Colors = NDArray[np.uint32]


@dataclass(frozen=True, slots=True, eq=False)
class Strokes:
    """Lines in the order in which to paint them, m of them, from border to border.

    ``lines`` (m,) are rows of the scene, -1 for a casing. ``starts`` and ``ends`` are (m, 2), tips
    of arrowheads included; ``heads`` (m, 2) are the lengths of these, 0 where none is. ``dashes``
    (m, 2) are lengths of dash and gap, 0 for a solid line; ``bars`` (m,) half the lengths of
    crossbars, 0 where none is. ``opacities`` (m,) go from 0 to 1.
    """

    lines: NDArray[np.intp]
    starts: Array
    ends: Array
    widths: Array
    colors: Colors
    opacities: Array
    dashes: Array
    heads: Array
    bars: Array

    def __len__(self) -> int:
        return len(self.lines)

    def __add__(self, others: "Strokes") -> "Strokes":
        return Strokes(
            *(np.concatenate((getattr(self, n), getattr(others, n))) for n in self.__slots__)
        )


@dataclass(frozen=True, slots=True, eq=False)
class Glyphs:
    """Entities in the order in which to paint them, n of them.

    ``rows`` (n,) are rows of the scene, ``kinds`` (n,) positions in ``kind_names``; ``rings`` (n,)
    are widths of free space round the glyphs, in the color ``ground``.
    """

    rows: NDArray[np.intp]
    places: Array
    diameters: Array
    kinds: NDArray[np.intp]
    kind_names: tuple[str, ...]
    colors: Colors
    rings: Array
    ground: int

    def __len__(self) -> int:
        return len(self.rows)


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """Lines with glyphs over them; an ``opacity`` under 1 lets the whole layer step back."""

    strokes: Strokes
    glyphs: Glyphs
    opacity: float = 1.0


def items_of(layer: Layer) -> Iterator[Item]:
    """The same as items, for what paints no arrays; the layer's opacity is left to the caller.

    An item has no opacity of its own: a line's is written into its color, ``#AARRGGBB``.
    """
    strokes, glyphs = layer.strokes, layer.glyphs
    for at in range(len(strokes)):
        start, end = as_point(strokes.starts[at]), as_point(strokes.ends[at])
        if hypot(end[0] - start[0], end[1] - start[1]) < 2.0:
            continue
        dash = (float(strokes.dashes[at, 0]), float(strokes.dashes[at, 1]))
        yield from stroke_items(
            start,
            end,
            _named(int(strokes.colors[at]), float(strokes.opacities[at])),
            float(strokes.widths[at]),
            dash if dash[0] > 0 else (),
            as_point(strokes.heads[at]),
            float(strokes.bars[at]),
        )
    ground = _named(glyphs.ground, 1.0)
    for at in range(len(glyphs)):
        x, y = as_point(glyphs.places[at])
        diameter, ring = float(glyphs.diameters[at]), float(glyphs.rings[at])
        if ring > 0:
            yield Disc(x, y, diameter + 2 * ring, ground)
        kind = glyphs.kind_names[glyphs.kinds[at]]
        yield from glyph(kind, x, y, diameter, _named(int(glyphs.colors[at]), 1.0))


def color_number(color: str) -> int:
    """``#RRGGBB`` as 0xFFRRGGBB."""
    return 0xFF000000 | int(color[1:], 16)


def _named(color: int, opacity: float) -> str:
    opaque = f"#{color & 0xFFFFFF:06X}"
    return opaque if opacity >= 1 else f"#{round(opacity * 255):02X}{opaque[1:]}"
