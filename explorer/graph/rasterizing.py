# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Lines, arrowheads and glyphs by the ten thousand into pixels, antialiased: numba kernels.

A picture is an (h, w) array of ``0xAARRGGBB``, alpha premultiplied, as a ``QImage`` shares it.
Pixel (x, y) covers the square from (x, y) to (x + 1, y + 1). A line is painted column by column
along its longer side: the share of each pixel that it covers, exact along the column, in the way
of Xiaolin Wu 1991. What lands in a pixel depends on that pixel alone and not on where the picture
or a band of it begins, so that bands may be painted in threads and the bits are always the same.
"""

import math

import numpy as np
from numpy.typing import NDArray

from explorer.graph.compiled import kernel

Pixels = NDArray[np.uint32]
_CRUMB = 2.0  # px; a line that is shorter is left out
_INSET = 0.8  # of an arrowhead's length that its line ends before the tip
_SLENDER = 0.36  # half of an arrowhead's base, of its length
_BAR = 1.1  # px; half the width of a crossbar at 100 %


@kernel("void(u4[:, ::1], i8, i8, u4, i8)")
def _blend(pixels, x, y, color, alpha):
    """Put a color over a pixel; ``alpha`` is 0 to 256."""
    under, rest = np.uint32(pixels[y, x]), np.uint32(256 - alpha)
    over = np.uint32(alpha)
    mask = np.uint32(0x00FF00FF)
    half = np.uint32(0x00800080)
    even = ((under & mask) * rest + (color & mask) * over + half) >> np.uint32(8)
    odd = ((under >> np.uint32(8)) & mask) * rest + ((color >> np.uint32(8)) & mask) * over + half
    pixels[y, x] = (even & mask) | (odd & ~mask)


@kernel("void(u4[:, ::1], i8, i8, f8, f8, f8, f8, f8, u4, f8, f8, f8)")
def _shaft(pixels, top, bottom, x0, y0, x1, y1, half, color, opacity, on, off):
    """A straight line with square ends; dashes ``on`` px long where ``on`` is not 0."""
    steep = abs(y1 - y0) > abs(x1 - x0)
    if steep:
        x0, y0, x1, y1 = y0, x0, y1, x1
    turned = x0 > x1
    if turned:
        x0, y0, x1, y1 = x1, y1, x0, y0
    if x1 - x0 < 1e-6:
        return
    slope = (y1 - y0) / (x1 - x0)
    stretch = math.sqrt(1.0 + slope * slope)
    reach = half * stretch
    # The picture as the line's own axes see it: first along, then across.
    width = pixels.shape[1]
    first, last = (top, bottom) if steep else (0, width)
    low, high = (0, width) if steep else (top, bottom)
    begin, end = max(x0, float(first)), min(x1, float(last))
    if slope != 0.0:
        enter = x0 + (low - 1.0 - reach - y0) / slope
        leave = x0 + (high + 1.0 + reach - y0) / slope
        begin, end = max(begin, min(enter, leave)), min(end, max(enter, leave))
    elif y0 + reach < low or y0 - reach > high:
        return
    if begin >= end:
        return
    period = on + off
    full = opacity * 256.0
    for x in range(max(math.floor(begin), first), min(math.ceil(end), last)):
        share = min(x + 1.0, x1) - max(float(x), x0)
        if share <= 0.0:
            continue
        if on > 0.0:
            at = x + 0.5 - x0
            way = ((x1 - x0) - at if turned else at) * stretch
            way -= math.floor(way / period) * period
            # Half a pixel of softness at both ends of a dash.
            inside = min(min(way + 0.5, on - way + 0.5), 1.0)
            before = way - period + 0.5
            share *= max(max(inside, before), 0.0)
            if share <= 0.0:
                continue
        middle = y0 + (x + 0.5 - x0) * slope
        under, over = middle - reach, middle + reach
        for y in range(max(math.floor(under), low), min(math.ceil(over), high)):
            cover = min(over, y + 1.0) - max(under, float(y))
            alpha = int(cover * share * full + 0.5)
            if alpha > 0:
                if steep:
                    _blend(pixels, y, x, color, alpha)
                else:
                    _blend(pixels, x, y, color, alpha)


@kernel("void(u4[:, ::1], i8, i8, f8, f8, f8, f8, f8, u4, f8)")
def _head(pixels, top, bottom, x, y, along, down, length, color, opacity):
    """A triangle with its tip at (x, y); (``along``, ``down``) leads from the tip to its base."""
    wide = length * _SLENDER
    base_x, base_y = x + along * length, y + down * length
    left = min(x, base_x - abs(down) * wide)
    right = max(x, base_x + abs(down) * wide)
    upper = min(y, base_y - abs(along) * wide)
    lower = max(y, base_y + abs(along) * wide)
    lean = math.sqrt(1.0 + _SLENDER * _SLENDER)
    full = opacity * 256.0
    for row in range(max(math.floor(upper), top), min(math.ceil(lower), bottom)):
        for column in range(max(math.floor(left), 0), min(math.ceil(right), pixels.shape[1])):
            dx, dy = column + 0.5 - x, row + 0.5 - y
            far = dx * along + dy * down
            aside = abs(dy * along - dx * down)
            inside = min((far * _SLENDER - aside) / lean, length - far) + 0.5
            alpha = int(min(max(inside, 0.0), 1.0) * full + 0.5)
            if alpha > 0:
                _blend(pixels, column, row, color, alpha)


@kernel(
    "void(u4[:, ::1], i8, i8, f8, f8, f8, f8[:, ::1], f8[:, ::1], f8[::1], u4[::1], f8[::1],"
    " f8[:, ::1], f8[:, ::1], f8[::1])"
)
def strokes(
    pixels, top, bottom, left, above, scale, starts, ends, widths, colors, opacities, dashes, heads,
    bars,
):  # fmt: skip
    """Paint lines into the rows from ``top`` to ``bottom``, in order.

    Places are (m, 2), lengths in units of ``scale`` pixels; (``left``, ``above``) of these units is
    the picture's corner. ``dashes`` (m, 2) are lengths of dash and gap, 0 for a solid line,
    ``heads`` (m, 2) lengths of arrowheads at start and end, ``bars`` (m,) half lengths of
    crossbars.
    """
    for at in range(len(starts)):
        x0, y0 = (starts[at, 0] - left) * scale, (starts[at, 1] - above) * scale
        x1, y1 = (ends[at, 0] - left) * scale, (ends[at, 1] - above) * scale
        bar = bars[at] * scale
        half = widths[at] * scale / 2
        margin = max(max(max(heads[at, 0], heads[at, 1]) * scale, bar), half) + 2.0
        if min(y0, y1) > bottom + margin or max(y0, y1) < top - margin:
            continue
        if min(x0, x1) > pixels.shape[1] + margin or max(x0, x1) < -margin:
            continue
        length = math.sqrt((x1 - x0) ** 2 + (y1 - y0) ** 2)
        if not length >= _CRUMB * min(scale, 1.0):
            continue
        along, down = (x1 - x0) / length, (y1 - y0) / length
        color, opacity = colors[at], opacities[at]
        tip, tail = heads[at, 0] * scale, heads[at, 1] * scale
        _shaft(
            pixels, top, bottom,
            x0 + along * tip * _INSET, y0 + down * tip * _INSET,
            x1 - along * tail * _INSET, y1 - down * tail * _INSET,
            half, color, opacity, dashes[at, 0] * scale, dashes[at, 1] * scale,
        )  # fmt: skip
        if tip > 0.0:
            _head(pixels, top, bottom, x0, y0, along, down, tip, color, opacity)
        if tail > 0.0:
            _head(pixels, top, bottom, x1, y1, -along, -down, tail, color, opacity)
        if bar > 0.0:
            x, y = (x0 + x1) / 2, (y0 + y1) / 2
            _shaft(
                pixels, top, bottom, x + down * bar, y - along * bar, x - down * bar,
                y + along * bar, max(_BAR * scale * min(bar / scale / 7.0, 1.0), half), color,
                opacity, 0.0, 0.0,
            )  # fmt: skip


@kernel(
    "void(u4[:, ::1], i8, i8, f8, f8, f8, f8[:, ::1], f8[::1], i8[::1], u4[::1], f8[::1], u4,"
    " f8[:, ::1], f8[:, :, ::1])"
)
def glyphs(
    pixels, top, bottom, left, above, scale, places, diameters, shapes, colors, rings, ground,
    boxes, corners,
):  # fmt: skip
    """Paint glyphs into the rows from ``top`` to ``bottom``, in order, each exactly where it is.

    ``shapes`` (n,) are rows of ``boxes`` (k, 3) and ``corners`` (k, 6, 3). A box is half a width,
    half a height and the radius of the corners, in radii of the glyph; where the width is 0 the
    shape is what lies below six edges (x, y, distance from the middle). ``rings`` (n,) are widths
    of the free space round each glyph, in the color ``ground``.
    """
    for at in range(len(places)):
        x, y = (places[at, 0] - left) * scale, (places[at, 1] - above) * scale
        r = diameters[at] * scale / 2
        ring = rings[at] * scale
        shape = shapes[at]
        half_width, half_height, round_off = boxes[shape, 0], boxes[shape, 1], boxes[shape, 2]
        reach = 1.4 * r + ring + 1.0
        if y - reach > bottom or y + reach < top or not r > 0.0:
            continue
        for row in range(max(int(y - reach), top), min(int(y + reach) + 1, bottom)):
            for column in range(max(int(x - reach), 0), min(int(x + reach) + 1, pixels.shape[1])):
                dx, dy = column + 0.5 - x, row + 0.5 - y
                if half_width > 0.0:
                    over = abs(dx) - (half_width - round_off) * r
                    down = abs(dy) - (half_height - round_off) * r
                    away = min(max(over, down), 0.0) - round_off * r
                    over, down = max(over, 0.0), max(down, 0.0)
                    away += math.sqrt(over * over + down * down)
                else:
                    away = -1e9
                    for edge in range(6):
                        away = max(
                            away,
                            dx * corners[shape, edge, 0]
                            + dy * corners[shape, edge, 1]
                            - corners[shape, edge, 2] * r,
                        )
                cover = min(max(0.5 - away, 0.0), 1.0)
                if ring > 0.0 and cover < 1.0:
                    alpha = int(min(max(0.5 + ring - away, 0.0), 1.0) * 256.0 + 0.5)
                    if alpha > 0:
                        _blend(pixels, column, row, ground, alpha)
                alpha = int(cover * 256.0 + 0.5)
                if alpha > 0:
                    _blend(pixels, column, row, colors[at], alpha)
