"""The label of a line, drawn: its number, its words, and the badge of a disputed line."""

from explorer.graph.items import Box, Disc, Item, Rect, Text
from explorer.graph.labels import NO_SOURCE, PlacedLabel
from explorer.graph.metrics import ASCENT, Measure
from explorer.graph.theme import Theme


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
    mark = label.row_height
    x0 = left + (4.0 if label.rows else 1.0)
    x1 = right - (4.0 if label.rows else 1.0)
    y = top + 0.5
    if label.number is not None:
        items += _badge(str(label.number), x0, y, mark, theme, tint, theme.canvas, measure)
        x0 += mark + 4.0
    if label.disputed:
        warn = theme.window["danger"]
        items += _badge(
            "?",
            x1 - mark,
            y,
            mark,
            theme,
            warn if lit else theme.faded(warn),
            theme.canvas,
            measure,
        )
        x1 -= mark + 4.0
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


def _badge(
    text: str,
    x: float,
    y: float,
    size: float,
    theme: Theme,
    color: str,
    ground: str,
    measure: Measure,
) -> list[Item]:
    """A letter or number in a circle as wide as a row is high."""
    letters = size * (0.66 if len(text) < 2 else 0.58 if len(text) < 3 else 0.46)
    width, _ = measure(text, letters, 600)
    middle = x + size / 2, y + size / 2
    return [
        Disc(*middle, size, ground, color, 1.2),
        Text(middle[0] - width / 2, middle[1] + 0.36 * letters, text, letters, 600, color),
    ]
