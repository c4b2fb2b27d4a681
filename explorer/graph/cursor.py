"""The frame that shows where the keyboard is: about a glyph and its name, through no text.

It has the color that the keyboard has in all the window.
"""

from collections.abc import Iterable

from explorer.graph.glyphs import frame
from explorer.graph.items import Box, Rect
from explorer.graph.theme import Theme

_WIDE, _TIGHT = 4.0, 3.0  # pixels between the frame and what it is about; a name is 3.5 away
_STROKE = 1.5


def cursor_frame(glyph: Rect, name: Rect | None, others: Iterable[Rect], theme: Theme) -> Box:
    """The frame about a glyph or card and its name.

    Where it would run into one of ``others`` (names, labels, glyphs) it is about the glyph alone.
    """
    whole = glyph if name is None else _both(glyph, name)
    left, top, right, bottom = whole
    reach = (left - _WIDE, top - _WIDE, right + _WIDE, bottom + _WIDE)
    if any(_touch(reach, other) for other in others):
        return frame(glyph, _TIGHT, theme.accent, _STROKE)
    return frame(whole, _WIDE, theme.accent, _STROKE)


def _both(one: Rect, other: Rect) -> Rect:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )


def _touch(one: Rect, other: Rect) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
