"""What stands round a picture: its title above, legend and caption below."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from explorer.graph.dress import SAMPLED
from explorer.graph.glyphs import glyph
from explorer.graph.items import Disc, Item, Path, Text
from explorer.graph.metrics import ASCENT, Measure
from explorer.graph.projection import Line
from explorer.graph.scene import Scene
from explorer.graph.strokes import line_items
from explorer.graph.theme import Theme
from explorer.model.kinds import entity_kind, entity_kinds

_TITLE, _SMALL = 17.0, 11.5  # text sizes at 100 %
_SWATCH = 30.0  # px of line in the legend
_EXAMPLE = Line(("a", "b"), ("r",), 1, True, False, "unreviewed", "", (False, False), True)


@dataclass(frozen=True, slots=True)
class Caption:
    """Where the picture is from: names of the sources and a date, as they are to be printed.

    ``filters`` say what of the corpus is shown, a phrase each; ``words`` are a person's own, above
    all of it.
    """

    sources: tuple[str, ...] = ()
    date: str = ""
    filters: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """Items from 0, 0 downward, and how high they are."""

    items: tuple[Item, ...]
    height: float


@dataclass(frozen=True, slots=True)
class _Cell:
    """One entry of the legend: a swatch, and the words beside it."""

    kind: str | None
    line: Line | None
    text: str
    color: str = ""


def title_block(title: str, width: float, scale: float, theme: Theme, measure: Measure) -> Block:
    """The title, wrapped to the width."""
    rows = _broken(title, width, _TITLE * scale, 600, measure)
    return _text_block(rows, _TITLE * scale, 600, theme.ink, measure, 1.25)


def legend_block(scene: Scene, width: float, size: float, theme: Theme, measure: Measure) -> Block:
    """Kinds and strokes that can be seen in the scene, in rows."""
    items: list[Item] = []
    x, y, row = 0.0, 0.0, size * 1.75
    for cell in _cells(scene, theme):
        swatch = _SWATCH * size / _SMALL if cell.line else size
        words, _ = measure(cell.text, size, 400)
        need = swatch + 0.5 * size + words
        if x > 0 and x + need > width:
            x, y = 0.0, y + row
        middle = y + row / 2
        if cell.kind is not None:
            items += glyph(
                cell.kind, x + size / 2, middle, size * 0.95, cell.color or theme.kind(cell.kind)
            )
        elif cell.line is not None:
            items += _stroke(cell.line, x, middle, swatch, size, theme, measure)
        baseline = middle + 0.36 * size
        items.append(Text(x + swatch + 0.5 * size, baseline, cell.text, size, 400, theme.label))
        x += need + 1.4 * size
    block = Block(tuple(items), y + row if items else 0.0)
    return _under(block, _meaning(scene), width, size, theme, measure)


def key_block(
    said: Sequence[tuple[int, str]],
    width: float,
    size: float,
    theme: Theme,
    measure: Measure,
) -> Block:
    """What stands for the words of lines: their number and label, of all of them."""
    items: list[Item] = []
    x, y, row = 0.0, 0.0, size * 1.35
    for number, label in said:
        digits, words = str(number), " ".join(label.split())
        start = measure(digits + " ", size, 600)[0]
        rows = _broken(words, width - start, size, 400, measure)
        need = start + max((measure(text, size, 400)[0] for text in rows), default=0.0)
        if x > 0 and x + need > width:
            x, y = 0.0, y + row
        items.append(Text(x, y + ASCENT * size, digits, size, 600, theme.label))
        for place, text in enumerate(rows):
            below = y + place * row + ASCENT * size
            items.append(Text(x + start, below, text, size, 400, theme.label))
        y += row * max(len(rows) - 1, 0)
        x += need + 1.2 * size
    return Block(tuple(items), y + row if items else 0.0)


def caption_block(
    caption: Caption,
    lines: Sequence[Line],
    width: float,
    size: float,
    theme: Theme,
    measure: Measure,
    drawn: str = "",
) -> Block:
    """Sources, date, and filters, and how many of the lines a person has checked.

    ``drawn`` says how much of what the filters leave is drawn, where not all of it is.
    """
    checked = sum(line.verdict != "unreviewed" for line in lines)
    noun = "line" if len(lines) == 1 else "lines"
    parts = [
        "Source: " + ", ".join(caption.sources) if len(caption.sources) == 1 else "",
        "Sources: " + ", ".join(caption.sources) if len(caption.sources) > 1 else "",
        caption.date,
        f"Shown: {drawn}" if drawn else "",
        f"{'Of' if drawn else 'Shown'}: {', '.join(caption.filters)}" if caption.filters else "",
        f"{checked} of {len(lines)} {noun} checked by a person",
    ]
    rows = _broken(" · ".join(part for part in parts if part), width, size, 400, measure)
    told = _text_block(rows, size, 400, theme.label, measure, 1.35)
    if not caption.words.strip():
        return told
    own = [
        row
        for line in caption.words.splitlines()
        for row in (_broken(line, width, size, 400, measure) if line.strip() else [""])
    ]
    words = _text_block(own, size, 400, theme.ink, measure, 1.35)
    down = words.height + 0.5 * size
    return Block((*words.items, *moved_items(told.items, 0.0, down)), down + told.height)


def moved_items(items: Iterable[Item], x: float, y: float) -> tuple[Item, ...]:
    """The items elsewhere."""
    return tuple(
        replace(item, points=tuple((a + x, b + y) for a, b in item.points))
        if isinstance(item, Path)
        else replace(item, x=item.x + x, y=item.y + y)
        for item in items
    )


def _meaning(scene: Scene) -> str:
    """What measured sizes and colors mean, for whoever sees the picture alone."""
    dress = scene.dress
    sampled = SAMPLED.format(count=dress.sampled) if dress.size_by == "betweenness" else ""
    return " ".join((*dress.sentences, sampled if dress.sampled else "")).strip()


def _under(
    block: Block, text: str, width: float, size: float, theme: Theme, measure: Measure
) -> Block:
    """A block with words below it."""
    if not text:
        return block
    words = _text_block(
        _broken(text, width, size, 400, measure), size, 400, theme.label, measure, 1.35
    )
    below = block.height + 0.3 * size
    items = (*block.items, *moved_items(words.items, 0.0, below))
    return Block(items, below + words.height)


def _cells(scene: Scene, theme: Theme) -> list[_Cell]:
    shown = list(dict.fromkeys(scene.kinds))
    order = {kind: at for at, kind in enumerate(entity_kinds())}
    shown.sort(key=lambda kind: order.get(kind, len(order)))
    groups = scene.dress.groups
    tint = theme.label if groups is not None else ""
    cells = [_Cell(kind, None, entity_kind(kind).label, tint) for kind in shown]
    if groups is not None:
        cells += _communities(groups.tolist(), theme)
    lines = scene.lines
    plain = _EXAMPLE
    strokes = [
        (any(line.asserted for line in lines), plain, "stated"),
        (
            any(not line.asserted for line in lines),
            _with(asserted=False),
            "hedged, alleged or expected",
        ),
        (any(line.denied for line in lines), _with(denied=True), "negated in a sentence"),
        (
            any(line.verdict == "confirmed" for line in lines),
            _with(verdict="confirmed"),
            "confirmed by a person",
        ),
        (any(line.verdict == "disputed" for line in lines), _with(verdict="disputed"), "disputed"),
    ]
    widths = _widths(lines)
    if widths and widths[0].line == plain and strokes[0][0]:  # one stroke, told once
        strokes[0] = (True, plain, f"stated, {widths.pop(0).text}")
    cells += [_Cell(None, line, text) for there, line, text in strokes if there]
    return cells + widths


def _communities(groups: Sequence[int], theme: Theme) -> list[_Cell]:
    """The communities that have a color of their own, and that of all others."""
    named = len(theme.communities)
    own = sorted({one for one in groups if 0 <= one < named})
    cells = [_Cell("PERSON", None, f"community {one + 1}", theme.community(one)) for one in own]
    if any(not 0 <= one < named for one in groups):
        cells.append(_Cell("PERSON", None, "in a smaller one or none", theme.community(-1)))
    return cells


def _widths(lines: Sequence[Line]) -> list[_Cell]:
    """The widths that occur, where there is more than the thinnest."""
    steps = ((1, "1 sentence"), (2, "2–3 sentences"), (4, "4+ sentences"))
    found = {(line.sentences > 1) + (line.sentences > 3) for line in lines}
    if found <= {0}:
        return []
    return [_Cell(None, _with(sentences=steps[at][0]), steps[at][1]) for at in sorted(found)]


def _with(**changes: object) -> Line:
    return replace(_EXAMPLE, **changes)  # type: ignore[arg-type]


def _stroke(
    line: Line, x: float, y: float, width: float, size: float, theme: Theme, measure: Measure
) -> list[Item]:
    items = line_items(line, (x, y), (x + width, y), theme)
    if line.verdict == "disputed":
        danger = theme.window["danger"]
        wide, _ = measure("?", size, 600)
        items.append(Disc(x + width / 2, y, size * 1.4, theme.canvas, danger, 1.2))
        items.append(Text(x + width / 2 - wide / 2, y + 0.36 * size, "?", size, 600, danger))
    return items


def _text_block(
    rows: Sequence[str], size: float, weight: int, color: str, measure: Measure, leading: float
) -> Block:
    height = size * leading
    items = tuple(
        Text(0.0, number * height + ASCENT * size, text, size, weight, color)
        for number, text in enumerate(rows)
    )
    return Block(items, height * len(rows))


def _broken(text: str, width: float, size: float, weight: int, measure: Measure) -> list[str]:
    """Rows that fit a width; a word that is wider than a row is cut."""
    rows: list[str] = []
    for word in text.split():
        if rows and measure(f"{rows[-1]} {word}", size, weight)[0] <= width:
            rows[-1] += f" {word}"
            continue
        while len(word) > 1 and measure(word, size, weight)[0] > width:
            fits = max(
                1,
                next(
                    n
                    for n in range(len(word), 0, -1)
                    if n == 1 or measure(word[:n], size, weight)[0] <= width
                ),
            )
            rows.append(word[:fits])
            word = word[fits:]
        if word:
            rows.append(word)
    return rows
