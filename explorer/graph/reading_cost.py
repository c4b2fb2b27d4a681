"""What a reader minds about glyphs, names, lines and labels of a small picture, compiled.

Everything is an array and a row in it, because a row of its own would be counted by numba and
takes longer than the arithmetic. Boxes are (k, 4): left, top, right, bottom. ``ways`` (m, 4) are
the visible parts of lines from border to border; ``labels`` (m, 4) have no width where a line has
no label. ``strict`` weighs what cannot be read against what is only not pretty: crossings, angles,
long lines, crowding.
"""

import numpy as np

from explorer.graph.compiled import kernel
from explorer.graph.settling import SHAFT, STOPS, STUB

_CLEAR, _LEAST = 16.0, 7.5  # px from a foreign glyph: where a line disturbs, and where it must not
_APART = 9.0  # px between what belongs to two entities
_NAME, _LABEL = 3.0, 4.0  # px round a name without lines, and round a label without anything
_ON, _BLOCKED, _CROSSED = 18.0, 8.0, 6.0  # cost of a line through a name, of texts on texts …
_CROSSING = 11.0


@kernel("f8(f8[:, ::1], i8, f8[:, ::1], i8, f8)", inline=True)
def lap(one, a, other, b, margin):  # type: ignore[no-untyped-def]
    """How boxes hinder each other: up to 0.3 nearer than a margin, 1 and more on each other."""
    across = min(one[a, 2], other[b, 2]) - max(one[a, 0], other[b, 0]) + margin
    if across <= 0.0:
        return 0.0
    down = min(one[a, 3], other[b, 3]) - max(one[a, 1], other[b, 1]) + margin
    if down <= 0.0:
        return 0.0
    deep = min(across, down)
    if deep < margin:
        return 0.3 * deep / margin
    return 1.0 + min((deep - margin) / 24.0, 1.0)


@kernel("f8(f8[:, ::1], i8, f8[:, ::1], i8, f8)", inline=True)
def through(ways, line, boxes, row, margin):  # type: ignore[no-untyped-def]
    """How much of a line lies in a box: 0, or from 0.7 to 2.2 with the length inside."""
    x, y = ways[line, 0], ways[line, 1]
    u, v = ways[line, 2] - x, ways[line, 3] - y
    left, top = boxes[row, 0] - margin - x, boxes[row, 1] - margin - y
    right, bottom = boxes[row, 2] + margin - x, boxes[row, 3] + margin - y
    if max(0.0, u) < left or min(0.0, u) > right or max(0.0, v) < top or min(0.0, v) > bottom:
        return 0.0
    u += 1e-7
    v += 1e-7
    enter = max(0.0, min(left / u, right / u), min(top / v, bottom / v))
    leave = min(1.0, max(left / u, right / u), max(top / v, bottom / v))
    if leave <= enter:
        return 0.0
    return 0.7 + min((leave - enter) * np.sqrt(u * u + v * v) / 30.0, 1.5)


@kernel("f8(f8[:, ::1], i8, f8[:, ::1], i8, f8, f8)", inline=True)
def near(ways, line, at, row, radius, strict):  # type: ignore[no-untyped-def]
    """How near a line passes to a foreign glyph: 0 where it is clear, up to 7 on it."""
    x, y = at[row, 0] - ways[line, 0], at[row, 1] - ways[line, 1]
    u, v = ways[line, 2] - ways[line, 0], ways[line, 3] - ways[line, 1]
    share = min(max((x * u + y * v) / (u * u + v * v + 1e-9), 0.0), 1.0)
    x, y = x - share * u, y - share * v
    reach = radius + _CLEAR
    if x * x + y * y >= reach * reach:
        return 0.0
    gap = np.sqrt(x * x + y * y) - radius
    found = 1.6 * min((_CLEAR - gap) / 7.0, 2.0)
    if gap < _LEAST:
        found += 14.0 * strict
    return found


@kernel("f8(f8[:, ::1], f8[:, ::1], i8, i8, f8)", inline=True)
def meeting(names, glyphs, a, b, strict):  # type: ignore[no-untyped-def]
    """Cost of two entities with each other: names and glyphs that are too near."""
    found = lap(names, a, names, b, _APART + 3.0) + lap(names, a, glyphs, b, _APART)
    found += lap(glyphs, a, names, b, _APART) + lap(glyphs, a, glyphs, b, _APART)
    return strict * _BLOCKED * found


@kernel(
    "f8(f8[:, ::1], f8[:, ::1], f8[:, ::1], f8[:, ::1], b1[::1], f8[::1], i8[:, ::1], "
    "f8[:, ::1], i8, i8, f8)",
    inline=True,
)
def beside(at, names, glyphs, labels, cards, radii, edges, ways, line, row, strict):  # type: ignore[no-untyped-def]
    """Cost of a line with its label beside an entity, its own or another."""
    own = edges[line, 0] == row or edges[line, 1] == row
    cost = 0.0
    if not own:
        if cards[row]:
            cost += 3.0 * strict * through(ways, line, glyphs, row, _LEAST)
        else:
            cost += near(ways, line, at, row, radii[row], strict)
    if not cards[row]:
        cost += _ON * strict * through(ways, line, names, row, _NAME)
    if labels[line, 2] > labels[line, 0]:
        found = lap(labels, line, glyphs, row, _LABEL)
        if not cards[row]:
            found += lap(labels, line, names, row, _LABEL)
        cost += strict * _BLOCKED * found
    return cost


@kernel("f8(i8[:, ::1], f8[:, ::1], f8[:, ::1], i8, i8, f8)", inline=True)
def between(edges, ways, labels, a, b, strict):  # type: ignore[no-untyped-def]
    """Cost of two lines with each other: crossing, labels in the way, sharp angles."""
    cost = 0.0
    worded, other = labels[a, 2] > labels[a, 0], labels[b, 2] > labels[b, 0]
    if worded and other:
        cost += strict * _BLOCKED * lap(labels, a, labels, b, _LABEL)
    if other:
        cost += strict * _CROSSED * through(ways, a, labels, b, 1.5)
    if worded:
        cost += strict * _CROSSED * through(ways, b, labels, a, 1.5)
    u, v = ways[a, 2] - ways[a, 0], ways[a, 3] - ways[a, 1]
    p, q = ways[b, 2] - ways[b, 0], ways[b, 3] - ways[b, 1]
    joint = 0.0
    if edges[a, 0] == edges[b, 0] or edges[a, 1] == edges[b, 1]:
        joint = 1.0
    elif edges[a, 0] == edges[b, 1] or edges[a, 1] == edges[b, 0]:
        joint = -1.0
    if joint != 0.0:
        slope = joint * (u * p + v * q) / np.sqrt((u * u + v * v) * (p * p + q * q) + 1e-9)
        return cost + 1.6 * max(slope - 0.86, 0.0) / 0.14
    x, y = ways[b, 0] - ways[a, 0], ways[b, 1] - ways[a, 1]
    cross = u * q - v * p + 1e-9
    s, t = (x * q - y * p) / cross, (x * v - y * u) / cross
    if -0.02 < s < 1.02 and -0.02 < t < 1.02:
        flat = abs(u * p + v * q) / np.sqrt((u * u + v * v) * (p * p + q * q) + 1e-9)
        cost += _CROSSING + 1.5 * flat * flat
    return cost


@kernel("f8(f8[:, ::1], f8[:, :, ::1], f8[:, ::1], f8[:, ::1], i8[::1], f8[::1], i8)", inline=True)
def stretch(ways, plates, odds, heads, slots, wishes, line):  # type: ignore[no-untyped-def]
    """Cost of a line by itself: too short for its label, longer than need be, an odd label."""
    u, v = ways[line, 2] - ways[line, 0], ways[line, 3] - ways[line, 1]
    length = np.sqrt(u * u + v * v) + 1e-7
    need = 30.0
    shape, stop = slots[line] // STOPS, slots[line] % STOPS
    w, h = plates[line, shape, 0], plates[line, shape, 1]
    cost = odds[line, shape]
    if w > 0.0:
        along = min(w * length / (abs(u) + 1e-7), h * length / (abs(v) + 1e-7))
        need = 2.0 * along + max(STUB, heads[line, 0] + SHAFT) + max(STUB, heads[line, 1] + SHAFT)
        cost += 0.3 * abs(stop - STOPS // 2) / (STOPS // 2)
        if length < need + 2.0:
            cost += 4.0
    wish = max(wishes[line], need + 14.0)
    short, long = max(need + 8.0 - length, 0.0) / need, max(length / wish - 1.0, 0.0)
    return cost + 10.0 * short + 0.5 * long + 0.25 * long * long


@kernel("f8(f8[:, ::1], i8, f8, f8)", inline=True)
def beyond(boxes, row, width, height):  # type: ignore[no-untyped-def]
    """Cost of a box that reaches beyond the page about the origin."""
    over = max(-width / 2 - boxes[row, 0], boxes[row, 2] - width / 2, 0.0)
    over += max(-height / 2 - boxes[row, 1], boxes[row, 3] - height / 2, 0.0)
    return 0.12 * over + (1.5 if over > 0.0 else 0.0)
