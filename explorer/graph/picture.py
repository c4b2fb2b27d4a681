"""A picture for a page: the same scene laid out again for where it will be seen.

No text is smaller than the target allows, nothing is clipped, nothing overlaps. Entities stay
where they are while that is legible; else they are arranged anew for the target's shape, and if
even then not all names fit, those with the most sentences at their lines are kept and a sentence
and the caption say so.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np

from explorer.graph.crowd import crowded
from explorer.graph.crowd_drawing import compose_page
from explorer.graph.drawing import drawn
from explorer.graph.frame import (
    Block,
    Caption,
    caption_block,
    key_block,
    legend_block,
    moved_items,
    title_block,
)
from explorer.graph.geometry import near_rows
from explorer.graph.items import Drawing, Marks, View
from explorer.graph.metrics import Measure
from explorer.graph.paging import (
    Fit,
    Page,
    every_number,
    fitting,
    numbers_of,
    polished,
    room_for,
    thinned,
    without,
)
from explorer.graph.room_told import caption_of_drawn, counted, room_sentence
from explorer.graph.scene import Scene
from explorer.graph.theme import Theme

MILLIMETER = 96 / 25.4  # px
_POINT = 96 / 72  # px
_SCREEN = 11.0  # px; the least text size on a screen, 7 pt on paper
_MARGIN = 16.0
_FEWER = 0.9  # share of the entities that is tried next when they do not fit
_ROOM, _LARGEST = 80_000.0, 6.0  # px² for an entity, beyond which texts grow; scale at most
_WALL = 4_000  # px of a side, more than any screen has
_KEY = 0.4  # share of a given height that words of numbers may take before fewer are shown


@dataclass(frozen=True, slots=True)
class Target:
    """Where a picture will be seen: sizes in px at 96 dpi.

    ``height`` None lets the picture be as high as it needs, at most ``tallest`` x width.
    ``smallest`` is the least text size, ``text`` the usual scale of texts, ``scale`` how many
    device pixels a px has in the file, ``words`` names the width in a sentence. What ``grows`` has
    larger texts where there is room to spare, as on a poster.
    """

    label: str
    width: float
    height: float | None
    smallest: float
    text: float
    scale: float
    words: str
    tallest: float = 1.35
    grows: bool = False

    @property
    def dpi(self) -> float:
        """Dots per inch of the file."""
        return 96 * self.scale

    @property
    def printed(self) -> bool:
        """Whether it is for paper, where its size is one in millimeters."""
        return self.smallest < _SCREEN


TARGETS: Mapping[str, Target] = MappingProxyType(
    {
        "web": Target("Web column, 680 px", 680, None, 11.0, 1.0, 2.0, "680 px", 2.2),
        "phone": Target("Phone, 390 px", 390, None, 11.0, 0.9, 3.0, "390 px", 2.2),
        "print85": Target(
            "Print column, 85 mm", 85 * MILLIMETER, None, 7 * _POINT, 0.75, 300 / 96, "85 mm", 2.2
        ),
        "print180": Target(
            "Print, full width, 180 mm",
            180 * MILLIMETER,
            None,
            7 * _POINT,
            0.85,
            300 / 96,
            "180 mm",
        ),
        "slide": Target("Slide, 1920 x 1080", 1920, 1080, 18.0, 1.7, 1.0, "a slide"),
    }
)


def own(width: int, height: int, dpi: float = 96.0) -> Target:
    """A target of one's own size in device pixels; above 150 dpi it is taken for print.

    More than 4,000 px at the resolution of a screen are no screen: they are taken for 300 dpi.
    """
    if dpi <= 96 and max(width, height) > _WALL:
        dpi = 300.0
    scale = dpi / 96
    smallest = 7 * _POINT if dpi > 150 else _SCREEN
    label = f"{width} x {height} px"
    return Target(
        label, width / scale, height / scale, smallest, 1.0, scale, label, grows=True
    )  # fmt: skip


def own_print(width: float, height: float | None, dpi: float = 300.0) -> Target:
    """A target of one's own size on paper, in mm; without a height as high as it needs."""
    wide = f"{width:g} mm"
    label = wide if height is None else f"{width:g} x {height:g} mm"
    high = None if height is None else height * MILLIMETER
    text = min(max(0.75 + (width - 85) / 950, 0.75), 1.0)  # as the columns of 85 and 180 mm
    tallest = 2.2 if width < 120 else 1.35
    return Target(
        label, width * MILLIMETER, high, 7 * _POINT, text, dpi / 96, label, tallest, grows=True
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class PictureOptions:
    """What to print beside the graph."""

    title: str = ""
    caption: Caption | None = None
    legend: bool = True
    numbered: bool = False
    transparent: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing, what of the scene is in it, the number of each line, and what did not fit.

    ``numbers`` go by rows of the lines of the scene that was asked for.
    """

    drawing: Drawing
    scene: Scene
    numbers: Mapping[int, int]
    dropped: tuple[str, ...] = ()
    sentence: str | None = None


def picture(
    scene: Scene, target: Target, theme: Theme, measure: Measure, options: PictureOptions
) -> Picture:
    """Lay a scene out for a target; ``numbers`` go by rows of ``scene.lines``."""
    if target.grows and target.height is not None and not crowded(scene):
        room = target.width * target.height / (_ROOM * max(len(scene.entities), 1))
        target = replace(target, text=min(max(target.text, room**0.5), _LARGEST))
    sizes = replace(theme.sizes, name_legible=target.smallest, label_legible=target.smallest)
    theme = replace(theme.on_paper() if target.printed else theme, sizes=sizes)
    margin = _MARGIN * max(target.text, 0.75)
    width = target.width - 2 * margin
    small = max(11.5 * target.text, target.smallest)
    top = title_block(options.title, width, target.text, theme, measure)
    if crowded(scene) and not options.numbered:
        return _of_all(scene, target, theme, measure, options, top, margin, small)
    kept, words = scene, 0.0  # px for the words of lines that only their number stands at
    while True:
        below = _below(kept, options, width, small, theme, measure)
        used = 2 * margin + top.height + sum(block.height + 0.5 * small for block in below)
        used += 0.6 * small if top.items else 0.0
        lowest, highest = 0.45 * width, target.tallest * width
        if target.height is not None:
            lowest = highest = max(target.height - used - words, 80.0)
        page = Page(
            width, lowest, highest, target.height is None, target.smallest, target.text,
            theme, measure, options.numbered,
        )  # fmt: skip
        count = len(kept.entities)
        if room_for(kept, page) < count and count > 3:
            kept = strongest(scene, room_for(kept, page))
            continue
        found = fitting(kept, page, anew=kept is not scene)
        if found.missing <= count * (1 - _FEWER):
            found = thinned(found, page)
        if found.missing and count > 3:
            fewer = min(count - found.missing, int(count * _FEWER))
            kept = strongest(scene, max(3, fewer))
            continue
        found = every_number(polished(found, page), page)
        key = _key(found, options, width, small, theme, measure)
        need = key.height + 0.5 * small if key.items else 0.0
        if target.height is None or need <= words:
            break
        if need > _KEY * target.height and count > 3:  # fewer lines have fewer words
            kept, words = strongest(scene, max(3, int(count * _FEWER))), 0.0
            continue
        words = need
    if key.items:
        below.insert(len(below) - (options.caption is not None), key)
    kept = found.scene
    if options.caption is not None:
        below[-1] = caption_of_drawn(options.caption, scene, kept, width, small, theme, measure)
    drawing = _assembled(found, page, top, below, margin, small, target, options)
    names = dict(zip(scene.entities, scene.names, strict=True))
    dropped = tuple(name for entity, name in names.items() if entity not in kept.entities)
    rows = {line.ends: row for row, line in enumerate(scene.lines)}
    own_numbers = numbers_of(kept) if options.numbered else {}
    numbers = {rows[kept.lines[row].ends]: number for row, number in own_numbers.items()}
    inside = set(kept.entities)
    left_out = sum(set(line.ends) <= inside for line in scene.lines) - len(kept.lines)
    sentence = room_sentence(target.words, counted(scene), counted(kept), left_out)
    return Picture(drawing, kept, numbers, dropped, sentence)


def _of_all(
    scene: Scene,
    target: Target,
    theme: Theme,
    measure: Measure,
    options: PictureOptions,
    top: Block,
    margin: float,
    small: float,
) -> Picture:
    """A large graph whole, where it stands: every line and entity, and the names that fit."""
    width = target.width - 2 * margin
    below = _below(scene, options, width, small, theme, measure)
    start = margin + (top.height + 0.6 * small if top.items else 0.0)
    used = start + margin + sum(block.height + 0.5 * small for block in below)
    at = scene.positions[near_rows(scene.positions)]
    at = at if len(at) else np.zeros((1, 2))
    low, side = at.min(axis=0), np.maximum(np.ptp(at, axis=0), 1.0)
    height = float(np.clip(width * side[1] / side[0], 0.45 * width, target.tallest * width))
    if target.height is not None:
        height = max(target.height - used, 80.0)
    room = np.maximum((width - 10 * small, height - 4 * small), 40.0)
    zoom = float(min(*(room / side), 1.4))
    whole = used + height if target.height is None else target.height
    middle = low + side / 2
    x = float(middle[0] + (target.width / 2 - margin - width / 2) / zoom)
    y = float(middle[1] + (whole / 2 - start - height / 2) / zoom)
    view, box = View(target.width, whole, (x, y), zoom), (margin, start)
    drawing = compose_page(
        scene, view, (*box, margin + width, start + height), target.text, theme, measure
    )
    names = len(drawing.names)
    drawing = _framed(drawing, start + height, top, below, margin, small, theme, options)
    count = len(scene.entities)
    sentence = f"At {target.words} {names} of {count} names fit." if names < count else None
    return Picture(drawing, scene, {}, (), sentence)


def strongest(scene: Scene, count: int) -> Scene:
    """The ``count`` entities with the most sentences at their lines; who loses all lines goes too.

    Lines are as strong as they have sentences too, in their width and wherever they are told.
    """
    told = np.repeat([line.sentences for line in scene.lines], 2)
    weights = np.bincount(scene.edges.ravel(), told, minlength=len(scene.entities))
    order = np.lexsort((np.arange(len(scene.entities)), -scene.weights, -weights))
    return without(scene, order[count:])


def _key(
    found: Fit,
    options: PictureOptions,
    width: float,
    small: float,
    theme: Theme,
    measure: Measure,
) -> Block:
    """The words of all numbers that stand alone."""
    if not options.numbered:
        return Block((), 0.0)
    said = [
        (row + 1, line.label)
        for row, line in enumerate(found.scene.lines)
        if row not in found.layout.labels or not found.layout.labels[row].rows
    ]
    return key_block(said, width, small, theme, measure)


def _below(
    scene: Scene,
    options: PictureOptions,
    width: float,
    small: float,
    theme: Theme,
    measure: Measure,
) -> list[Block]:
    blocks = []
    if options.legend:
        blocks.append(legend_block(scene, width, small, theme, measure))
    if options.caption is not None:
        blocks.append(caption_block(options.caption, scene.lines, width, small, theme, measure))
    return blocks


def _assembled(
    found: Fit,
    page: Page,
    top: Block,
    below: list[Block],
    margin: float,
    small: float,
    target: Target,
    options: PictureOptions,
) -> Drawing:
    """Title, graph, legend and caption in one drawing."""
    graph = found.view
    start = margin + (top.height + 0.6 * small if top.items else 0.0)
    after = start + graph.height
    height = after + sum(block.height + 0.5 * small for block in below) + margin
    if target.height is not None:
        height = target.height
    shift = (target.width / 2 - (margin + graph.width / 2), height / 2 - (start + graph.height / 2))
    center = graph.center[0] + shift[0] / graph.zoom, graph.center[1] + shift[1] / graph.zoom
    view = View(target.width, height, center, graph.zoom)
    marks = Marks(numbers=numbers_of(found.scene) if page.numbered else None)
    drawing = drawn(found.layout, found.scene, view, page.theme, page.measure, marks)
    return _framed(drawing, after, top, below, margin, small, page.theme, options)


def _framed(
    drawing: Drawing,
    after: float,
    top: Block,
    below: list[Block],
    margin: float,
    small: float,
    theme: Theme,
    options: PictureOptions,
) -> Drawing:
    """A graph that ends at ``after`` px, with the title above and the blocks below it."""
    items = [*moved_items(top.items, margin, margin), *drawing.items]
    y = after
    for block in below:
        y += 0.5 * small
        items += moved_items(block.items, margin, y)
        y += block.height
    background = None if options.transparent else theme.canvas
    return replace(drawing, background=background, items=tuple(items))
