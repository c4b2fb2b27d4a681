"""What a line says, drawn: width, dashes, arrowheads, crossbar, casing of a selected one."""

import numpy as np

from explorer.graph.geometry import Array, pieces
from explorer.graph.items import Item, Path, Point
from explorer.graph.projection import Line
from explorer.graph.theme import Sizes, Theme


def line_items(
    line: Line,
    start: Array,
    end: Array,
    holes: Array,
    theme: Theme,
    scale: float = 1.0,
    *,
    selected: bool = False,
    lit: bool = True,
    hovered: bool = False,
) -> list[Item]:
    """A line from border to border; boxes in ``holes`` (k, 4) interrupt it.

    ``scale`` is that of the texts beside it.
    """
    sizes = theme.sizes
    length = float(np.hypot(*(end - start)))
    if length < 2.0:
        return []
    along = (end - start) / length
    color = theme.ink if line.verdict == "confirmed" or hovered else theme.line
    color = color if lit else theme.faded(color)
    scale = float(np.clip(scale, 0.7, 2.0))
    width = line_width(line, sizes) * scale + (0.6 if hovered else 0.0)
    arrow = min(sizes.line_arrow * scale + 1.2 * width, length / 2.5)
    inset = (arrow * 0.8 if line.arrows[0] else 0.0, arrow * 0.8 if line.arrows[1] else 0.0)
    parts = pieces(start + along * inset[0], end - along * inset[1], holes)
    items: list[Item] = []
    if selected:
        items += [
            Path(
                (_point(a), _point(b)),
                theme.accent,
                max(sizes.line_casing, width + 5.0),
                round=False,
            )
            for a, b in parts
        ]
    dash = () if line.asserted else tuple(part * scale for part in sizes.line_dash)
    items += [Path((_point(a), _point(b)), color, width, dash, round=not dash) for a, b in parts]
    for head, tip, back in ((line.arrows[0], start, along), (line.arrows[1], end, -along)):
        if head:
            items.append(arrowhead(tip, back, arrow, color))
    if line.denied:
        items.append(_crossbar(parts, along, start, end, color))
    return items


def line_width(line: Line, sizes: Sizes) -> float:
    """Width by sentences: one, two or three, four and more."""
    return sizes.line_widths[(line.sentences > 1) + (line.sentences > 3)]


def arrowhead(tip: Array, back: Array, length: float, color: str) -> Path:
    """A slender triangle; ``back`` is the direction from its tip along the line."""
    side = np.array((-back[1], back[0])) * length * 0.36
    base = tip + back * length
    return Path(
        (_point(tip), _point(base + side), _point(base - side)), color, 0.0, closed=True, fill=color
    )


def _crossbar(
    parts: list[tuple[Array, Array]], along: Array, start: Array, end: Array, color: str
) -> Path:
    """A bar across the middle of the longest piece that can be seen: a sentence denies it."""
    longest = max(
        parts, key=lambda part: float(np.hypot(*(part[1] - part[0]))), default=(start, end)
    )
    middle = (longest[0] + longest[1]) / 2
    side = np.array((-along[1], along[0])) * 7.0
    return Path((_point(middle - side), _point(middle + side)), color, 2.2, round=False)


def _point(value: Array) -> Point:
    return float(value[0]), float(value[1])
