"""What a line says, drawn: width, dashes, arrowheads, crossbar, casing of a selected one."""

from collections.abc import Sequence
from math import hypot

from explorer.graph.items import Item, Path, Point
from explorer.graph.projection import Line
from explorer.graph.theme import Sizes, Theme

Part = tuple[Point, Point]
_NARROW = 3.6  # px of casing beside curves that lie side by side
_CRUMB = 2.0  # px; shorter pieces of a line are left out


def line_items(
    line: Line,
    start: Point,
    end: Point,
    theme: Theme,
    scale: float = 1.0,
    cuts: Sequence[tuple[float, float]] = (),
    *,
    selected: bool = False,
    lit: bool = True,
    hovered: bool = False,
) -> list[Item]:
    """A line from border to border, interrupted at ``cuts``: shares of its length, from and to.

    ``scale`` is that of the texts beside it.
    """
    sizes = theme.sizes
    length = hypot(end[0] - start[0], end[1] - start[1])
    if length < _CRUMB:
        return []
    along = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    color = line.color or (theme.ink if line.verdict == "confirmed" else theme.line)
    color = color if lit else theme.faded(color)
    arrow = head_length(line_width(line, sizes), scale, length, sizes)
    scale = _bounded(scale)
    width = line_width(line, sizes) * scale + (0.8 if hovered else 0.0)
    inset = 0.8 * arrow / length
    heads = (inset * line.arrows[0], 1.0 - inset * line.arrows[1])
    parts = _parts(start, end, length, heads, cuts)
    items: list[Item] = []
    if selected:
        casing = max(sizes.line_casing, width + 5.0)
        items += [Path(part, theme.accent, casing, round=False) for part in parts]
    dash = () if line.asserted else tuple(part * scale for part in sizes.line_dash)
    items += [Path(part, color, width, dash, round=not dash) for part in parts]
    if line.arrows[0]:
        items.append(_arrowhead(start, along, arrow, color))
    if line.arrows[1]:
        items.append(_arrowhead(end, (-along[0], -along[1]), arrow, color))
    if line.denied:
        items.append(_crossbar(parts or [(start, end)], along, 7.0 * scale, color))
    return items


def stroke_items(
    start: Point,
    end: Point,
    color: str,
    width: float,
    dash: tuple[float, ...],
    heads: tuple[float, float],
    bar: float,
) -> list[Item]:
    """A line of a large graph: lengths of arrowheads and half that of a crossbar are given."""
    length = max(hypot(end[0] - start[0], end[1] - start[1]), 1e-9)
    along = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    inset = 0.8 / length
    parts = _parts(start, end, length, (inset * heads[0], 1.0 - inset * heads[1]), ())
    items: list[Item] = [Path(part, color, width, dash, round=False) for part in parts]
    if heads[0] > 0:
        items.append(_arrowhead(start, along, heads[0], color))
    if heads[1] > 0:
        items.append(_arrowhead(end, (-along[0], -along[1]), heads[1], color))
    if bar > 0:
        thick = max(2.2 * min(bar / 7.0, 1.0), width)
        items.append(_crossbar([(start, end)], along, bar, color, thick))
    return items


def curve_items(
    line: Line,
    points: Sequence[Point],
    theme: Theme,
    scale: float = 1.0,
    *,
    selected: bool = False,
    away: float = 0.0,
) -> list[Item]:
    """The same as a curve through points, from border to border, without interruptions.

    A selected one has its casing first. Where curves end side by side, their arrowheads stand so
    far ``away`` from the ends, with room about them.
    """
    sizes = theme.sizes
    (x, y), (u, v) = points[0], points[-1]
    length = hypot(u - x, v - y)
    if length < _CRUMB:
        return []
    color = line.color or (theme.ink if line.verdict == "confirmed" else theme.line)
    arrow = head_length(line_width(line, sizes), scale, length, sizes)
    scale = _bounded(scale)
    width = line_width(line, sizes) * scale
    inset = 0.0 if away else 0.8 * arrow
    shaft = _shortened(points, inset * line.arrows[0], inset * line.arrows[1])
    items: list[Item] = []
    if selected:
        casing = width + (_NARROW if away else 5.0)
        casing = casing if away else max(sizes.line_casing, casing)
        items.append(Path(shaft, theme.accent, casing, round=False))
    dash = () if line.asserted else tuple(part * scale for part in sizes.line_dash)
    items.append(Path(shaft, color, width, dash, round=not dash))
    for there, way in zip(line.arrows, (points, points[::-1]), strict=True):
        if there and away:
            way = _shortened(way, away, 0.0)
            tip, back = way[0], _direction(way, arrow)
            before = tip[0] - 2.0 * back[0], tip[1] - 2.0 * back[1]
            items.append(_arrowhead(before, back, arrow + 6.0, theme.canvas))
            items.append(_arrowhead(tip, back, arrow + 1.0, color))
        elif there:
            items.append(_arrowhead(way[0], _direction(way, arrow), arrow, color))
    if line.denied:
        a, b = shaft[len(shaft) // 3], shaft[len(shaft) // 3 + 1]
        items.append(_crossbar([(a, b)], _direction((a, b), 0.0), 7.0 * scale, color))
    return items


def _shortened(points: Sequence[Point], first: float, last: float) -> tuple[Point, ...]:
    """The points that lie farther from both ends than that."""
    (x, y), (u, v) = points[0], points[-1]
    inner = [
        (a, b) for a, b in points if hypot(a - x, b - y) >= first and hypot(a - u, b - v) >= last
    ]
    return tuple(inner) if len(inner) > 1 else (points[0], points[-1])


def _direction(points: Sequence[Point], away: float) -> Point:
    """From the first of some points to the first that lies so far away."""
    (x, y) = points[0]
    u, v = next((p for p in points[1:] if hypot(p[0] - x, p[1] - y) >= away), points[-1])
    length = max(hypot(u - x, v - y), 1e-9)
    return (u - x) / length, (v - y) / length


def line_width(line: Line, sizes: Sizes) -> float:
    """Width by sentences: one, two or three, four and more."""
    return sizes.line_widths[(line.sentences > 1) + (line.sentences > 3)]


def head_length(width: float, scale: float, length: float, sizes: Sizes) -> float:
    """How much of a line of a width at 100 % its arrowhead takes."""
    scale = _bounded(scale)
    return min((sizes.line_arrow + 1.2 * width) * scale, length / 2.5)


def _bounded(scale: float) -> float:
    return min(max(scale, 0.7), 2.0)


def _parts(
    start: Point,
    end: Point,
    length: float,
    heads: tuple[float, float],
    cuts: Sequence[tuple[float, float]],
) -> list[Part]:
    """What remains of a line between its arrowheads and outside the cuts."""
    u, v = end[0] - start[0], end[1] - start[1]
    left, (at, last) = [], heads
    for a, b in [*sorted(cuts), (last, last)]:
        stop = min(a, last)
        if (stop - at) * length > _CRUMB:
            one = (start[0] + u * at, start[1] + v * at)
            left.append((one, (start[0] + u * stop, start[1] + v * stop)))
        at = max(at, b)
    return left


def _arrowhead(tip: Point, back: Point, length: float, color: str) -> Path:
    """A slender triangle; ``back`` is the direction from its tip along the line."""
    base = tip[0] + back[0] * length, tip[1] + back[1] * length
    side = -back[1] * length * 0.36, back[0] * length * 0.36
    corners = (tip, (base[0] + side[0], base[1] + side[1]), (base[0] - side[0], base[1] - side[1]))
    return Path(corners, color, 0.0, closed=True, fill=color)


def _crossbar(
    parts: Sequence[Part], along: Point, half: float, color: str, width: float = 2.2
) -> Path:
    """A bar across the middle of the longest piece that can be seen: a sentence denies it."""
    a, b = max(parts, key=lambda part: hypot(part[1][0] - part[0][0], part[1][1] - part[0][1]))
    x, y = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
    side = -along[1] * half, along[0] * half
    bar = ((x - side[0], y - side[1]), (x + side[0], y + side[1]))
    return Path(bar, color, width, round=False)
