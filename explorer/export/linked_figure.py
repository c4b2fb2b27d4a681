"""A numbered picture inside a page: real text, every line and name a link, light and dark.

The links lie over the picture, so that how it is drawn stays the business of one module.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from explorer.export.escaping import markup
from explorer.export.report import Report
from explorer.export.svg import svg_pieces
from explorer.graph.items import Drawing, Rect
from explorer.graph.metrics import Measure
from explorer.graph.view import Stack

_COLOR = re.compile(
    r'(?<==")#[0-9A-Fa-f]{6}(?=")'
)  # texts hold no quotation mark that is not escaped
_NEAR = 3.0  # px round a name or number that belong to it


@dataclass(frozen=True, slots=True)
class LinkedFigure:
    """An ``svg`` element, and the rules that it needs: its letters and its two sets of colors."""

    svg: str
    style: str


@dataclass(frozen=True, slots=True)
class Links:
    """Where lines and names lead: by number and by id, each with what it is called."""

    lines: Mapping[int, str]
    names: Mapping[str, tuple[str, str]]


def links_of(report: Report, stacks: Iterable[Stack]) -> Links:
    """To the lines and names of a report; a stack leads to its one line."""
    lines = {entry.number: entry.heading for entry in report.entries}
    names = {one.id: (f"name-{place}", one.name) for place, one in enumerate(report.index, 1)}
    for stack in stacks:
        rows = {row for one in report.index if one.id in stack.members for row in one.rows}
        numbers = report.numbers(sorted(rows))
        if numbers:
            names[stack.id] = f"line-{numbers[0]}", stack.name
    return Links(lines, names)


def linked_figure(
    light: Drawing, dark: Drawing | None, measure: Measure, words: str, links: Links
) -> LinkedFigure:
    """The picture as markup; ``dark`` is the same drawing in the colors of the dark look."""
    body, style = _plain(light, measure, words)
    if dark is not None:
        other, _ = _plain(dark, measure, words)
        body, colors = _colored(body, other)
        style += colors
    return LinkedFigure(body.replace("</svg>\n", f"{_overlay(light, links)}</svg>"), style)


def _plain(drawing: Drawing, measure: Measure, words: str) -> tuple[str, str]:
    """The picture without its style, which a policy must name, and that style."""
    pieces = list(svg_pieces(drawing, measure, description=words, key="figure"))
    # A group, or what is inside would not be reached: an "img" has no parts.
    pieces[0] = pieces[0].replace(' role="img"', ' role="group"')
    rules = [one for one in pieces if one.startswith("<style>")]
    kept = [one for one in pieces if not one.startswith(("<style>", "<metadata>"))]
    return "".join(kept), "".join(one[len("<style>") : -len("</style>\n")] for one in rules)


def _colored(light: str, dark: str) -> tuple[str, str]:
    """Colors as variables; the light ones alone where the two drawings differ in more."""
    pairs = list(zip(_COLOR.findall(light), _COLOR.findall(dark), strict=False))
    if _COLOR.sub("", light) != _COLOR.sub("", dark):
        return light, ""
    names = {pair: f"--figure-{place}" for place, pair in enumerate(dict.fromkeys(pairs))}
    left = iter(pairs)
    body = _COLOR.sub(lambda _: f"var({names[next(left)]})", light)
    day = ";".join(f"{name}:{pair[0]}" for pair, name in names.items())
    night = ";".join(f"{name}:{pair[1]}" for pair, name in names.items())
    return body, (
        f":root{{{day}}}@media screen and (prefers-color-scheme:dark){{:root{{{night}}}}}"
    )


def _overlay(drawing: Drawing, links: Links) -> str:
    """Lines below, names above them, numbers on top: as one points at them."""
    lines: dict[int, list[str]] = {}
    for stroke in drawing.strokes:
        (x, y), (to_x, to_y) = stroke.start, stroke.end
        lines.setdefault(stroke.line + 1, []).append(
            f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}"/>'
        )
    plates: dict[int, list[str]] = {}
    for label in drawing.labels:
        plates.setdefault(label.line + 1, []).append(_box(label.rect))
    names: dict[str, list[str]] = {}
    for glyph in drawing.glyphs:
        names.setdefault(glyph.entity, []).append(_box(glyph.rect))
    for name in drawing.names:
        names.setdefault(name.entity, []).append(_box(name.rect))
    found = [
        _link(f"line-{number}", f"{number}: {links.lines[number]}", parts)
        for number, parts in lines.items()
        if number in links.lines
    ]
    found += [_link(*links.names[one], parts) for one, parts in names.items() if one in links.names]
    # The number of a line leads where the line does; one stop of the keyboard is enough for both.
    found += [
        _link(f"line-{number}", f"{number}: {links.lines[number]}", parts, stop=False)
        for number, parts in plates.items()
        if number in links.lines
    ]
    return f'<g class="links">{"".join(found)}</g>'


def _link(target: str, words: str, parts: list[str], stop: bool = True) -> str:
    aside = "" if stop else ' tabindex="-1" aria-hidden="true"'
    return (
        f'<a href="#{target}" data-to="{target}" aria-label="{markup(words)}"{aside}>'
        f"{''.join(parts)}</a>"
    )


def _box(rect: Rect) -> str:
    left, top, right, bottom = rect
    return (
        f'<rect x="{left - _NEAR:.1f}" y="{top - _NEAR:.1f}" width="{right - left + 2 * _NEAR:.1f}"'
        f' height="{bottom - top + 2 * _NEAR:.1f}" rx="4"/>'
    )
