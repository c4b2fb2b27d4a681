"""The label of a line, drawn: its number, its words, and the badge of a disputed line."""

from explorer.graph.items import Box, Disc, Item, Path, Rect, Text
from explorer.graph.labels import MARK, NO_SOURCE, PlacedLabel, padding
from explorer.graph.metrics import ASCENT, Measure
from explorer.graph.theme import Theme

_LEADER = 1.0  # px


def plate_items(
    label: PlacedLabel,
    rect: Rect,
    theme: Theme,
    measure: Measure,
    *,
    selected: bool = False,
    lit: bool = True,
) -> list[Item]:
    """Items of a plate whose box in the drawing is ``rect``; a selected one has the accent wash.

    Lines are interrupted under a plate, so it needs no ground of its own unless it is selected.
    """
    left, top, right, bottom = rect
    items: list[Item] = []
    ink = theme.ink if selected else theme.label
    tint = ink if lit else theme.faded(ink)
    weight = 600 if selected else 400
    if selected:
        items.append(Box(left - 2, top - 1, right - left + 4, bottom - top + 2, 6.0, theme.wash))
    if label.anchor is not None:  # its leader, under the number
        x, y = (at + by - of for at, by, of in zip(label.anchor, rect, label.rect, strict=False))
        items.append(Path((((left + right) / 2, (top + bottom) / 2), (x, y)), tint, _LEADER))
        items.append(Disc(x, y, 3.5 * _LEADER, tint))
    pad = padding(bool(label.rows))
    x0, x1 = left + pad, right - pad
    middle = (top + bottom) / 2
    before, after = label.marks
    if label.number is not None:
        items += _mark(str(label.number), x0, middle, before, label.size, theme, tint, measure)
        x0 += before + 0.35 * label.size
    if label.disputed:
        warn = theme.window["danger"] if lit else theme.faded(theme.window["danger"])
        items += _mark("?", x1 - after, middle, after, label.size, theme, warn, measure)
        x1 -= after + 0.35 * label.size
    y = middle - label.row_height * len(label.rows) / 2
    for number, text in enumerate(label.rows):
        width = measure(text, label.size, weight)[0]
        aside = text == NO_SOURCE and number == len(label.rows) - 1 and number > 0
        color = theme.window["warning"] if aside and lit else tint
        items.append(
            Text(
                (x0 + x1 - width) / 2,
                y + number * label.row_height + ASCENT * label.size,
                text,
                label.size,
                weight,
                color,
            )
        )
    return items


def _mark(
    text: str,
    x: float,
    middle: float,
    width: float,
    size: float,
    theme: Theme,
    color: str,
    measure: Measure,
) -> list[Item]:
    """A number or letter in a circle, longer where the number is."""
    height = MARK * size
    wide, _ = measure(text, size, 600)
    return [
        Box(x, middle - height / 2, width, height, height / 2, theme.canvas, color, 1.2),
        Text(x + (width - wide) / 2, middle + 0.36 * size, text, size, 600, color),
    ]
