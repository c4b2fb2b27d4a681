"""Where names, glyphs, lines and labels are when entities have places, compiled."""

import numpy as np

from explorer.graph.compiled import kernel

STOPS = 9  # places of a label along its line, for each of its shapes
# px of line beside a label and an arrowhead that a search wants: one more than must be seen
STUB, SHAFT = 13.0, 5.0
# px round names, glyphs, lines and labels within which anything minds anything else
_HULL, _SPAN = 12.0, 4.0

PICTURE = (
    "f8[:, ::1], i8[::1], i8[::1], f8[:, ::1], f8[:, ::1], f8[:, ::1], f8[:, ::1], "
    "f8[:, ::1], f8[:, ::1], "
    "f8[:, :, ::1], f8[::1], f8[:, ::1], f8[::1], b1[::1], "
    "i8[:, ::1], f8[:, :, ::1], f8[:, ::1], f8[:, ::1], f8[::1], f8, f8, f8"
)


@kernel(
    "void(f8[:, ::1], i8[::1], f8[:, ::1], f8[:, ::1], f8[:, ::1], f8[:, :, ::1], f8[:, ::1], i8)"
)
def put_entity(at, sides, names, glyphs, hulls, boxes, halves, row):  # type: ignore[no-untyped-def]
    """Put the name, the glyph and the hull of both where the entity is."""
    x, y = at[row, 0], at[row, 1]
    for side in range(4):
        names[row, side] = boxes[row, sides[row], side] + (x if side % 2 == 0 else y)
    glyphs[row, 0], glyphs[row, 1] = x - halves[row, 0], y - halves[row, 1]
    glyphs[row, 2], glyphs[row, 3] = x + halves[row, 0], y + halves[row, 1]
    for side in range(2):
        hulls[row, side] = min(names[row, side], glyphs[row, side]) - _HULL
        hulls[row, side + 2] = max(names[row, side + 2], glyphs[row, side + 2]) + _HULL


@kernel("f8(f8[:, ::1], b1[::1], i8, f8, f8, f8)")
def _taken(halves, cards, row, u, v, gap):  # type: ignore[no-untyped-def]
    """How much of a line in a direction lies under its entity."""
    if cards[row]:
        return min(halves[row, 0] / (abs(u) + 1e-9), halves[row, 1] / (abs(v) + 1e-9)) + gap
    return halves[row, 0] * 1.06 + gap


@kernel(
    "void(f8[:, ::1], i8[::1], f8[:, ::1], f8[:, ::1], f8[:, ::1], f8[:, ::1], b1[::1], "
    "i8[:, ::1], f8[:, :, ::1], f8[:, ::1], i8)"
)
def put_line(at, slots, ways, labels, spans, halves, cards, edges, plates, heads, line):  # type: ignore[no-untyped-def]
    """Put a line between the borders of its ends, and its label on it."""
    a, b = edges[line, 0], edges[line, 1]
    u, v = at[b, 0] - at[a, 0], at[b, 1] - at[a, 1]
    whole = np.sqrt(u * u + v * v) + 1e-9
    u, v = u / whole, v / whole
    start, end = _taken(halves, cards, a, u, v, 5.0), _taken(halves, cards, b, u, v, 5.0)
    if start + end >= whole:
        start = end = whole / 2
    ways[line, 0], ways[line, 1] = at[a, 0] + u * start, at[a, 1] + v * start
    ways[line, 2], ways[line, 3] = at[b, 0] - u * end, at[b, 1] - v * end
    length = whole - start - end
    shape, stop = slots[line] // STOPS, slots[line] % STOPS
    w, h = plates[line, shape, 0], plates[line, shape, 1]
    along = min(w / (abs(u) + 1e-9), h / (abs(v) + 1e-9))
    first = max(STUB, heads[line, 0] + SHAFT) + along
    last = length - max(STUB, heads[line, 1] + SHAFT) - along
    middle = (first + last) / 2
    if first < last:
        middle = first + (last - first) * stop / (STOPS - 1)
    x, y = ways[line, 0] + u * middle, ways[line, 1] + v * middle
    labels[line, 0], labels[line, 1], labels[line, 2], labels[line, 3] = x - w, y - h, x + w, y + h
    for axis in range(2):
        low, high = ways[line, axis], ways[line, axis + 2]
        spans[line, axis] = min(low, high, labels[line, axis]) - _SPAN
        spans[line, axis + 2] = max(low, high, labels[line, axis + 2]) + _SPAN


@kernel(f"void({PICTURE})")
def settle(
    at, sides, slots, names, glyphs, ways, labels, hulls, spans,
    boxes, tastes, halves, radii, cards, edges, plates, odds, heads, wishes, width, height, strict,
):  # type: ignore[no-untyped-def]  # fmt: skip
    """Put names, glyphs, lines and labels where places, sides and slots say."""
    for row in range(len(at)):
        put_entity(at, sides, names, glyphs, hulls, boxes, halves, row)
    for line in range(len(edges)):
        put_line(at, slots, ways, labels, spans, halves, cards, edges, plates, heads, line)
