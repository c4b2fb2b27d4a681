"""A picture for a page: the same scene laid out again for where it will be seen.

No text is smaller than the target allows, nothing is clipped, nothing overlaps. Entities stay
where they are while that is legible; else they are arranged anew for the target's shape, and if
even then not all names fit, the most connected are kept and a sentence says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np

from explorer.graph.drawing import Layout, drawn, layout_of
from explorer.graph.fitting import fit_in
from explorer.graph.frame import (
    Block,
    Caption,
    caption_block,
    legend_block,
    moved_items,
    title_block,
)
from explorer.graph.geometry import overlaps
from explorer.graph.items import Drawing, Marks, View
from explorer.graph.layouts import arrange, boxes_of, final, room_of
from explorer.graph.metrics import Measure
from explorer.graph.scene import Scene
from explorer.graph.theme import Theme

MILLIMETER = 96 / 25.4  # px
_POINT = 96 / 72  # px
_MARGIN = 16.0
_STEPS = 3  # text sizes tried between the target's own and the smallest allowed
_FEWER = 0.9  # share of the entities that is tried next when they do not fit
_BESIDE = 2.0  # width of a number with its gap, of the size of labels
_STRETCH = 1.5  # of width against height
_DENSER = 1.6  # how much denser than an airy screen a page may be


@dataclass(frozen=True, slots=True)
class Target:
    """Where a picture will be seen: sizes in px at 96 dpi.

    ``height`` None lets the picture be as high as it needs, at most ``tallest`` x width.
    ``smallest`` is the least text size, ``text`` the usual scale of texts, ``scale`` how many
    device pixels a px has in the file, ``words`` names the width in a sentence.
    """

    label: str
    width: float
    height: float | None
    smallest: float
    text: float
    scale: float
    words: str
    tallest: float = 1.35

    @property
    def dpi(self) -> float:
        """Dots per inch of the file."""
        return 96 * self.scale


TARGETS: Mapping[str, Target] = MappingProxyType(
    {
        "web": Target("Web column, 680 px", 680, None, 11.0, 1.0, 2.0, "680 px"),
        "phone": Target("Phone, 390 px", 390, None, 11.0, 0.9, 3.0, "390 px", 1.8),
        "print85": Target(
            "Print column, 85 mm", 85 * MILLIMETER, None, 7 * _POINT, 0.75, 300 / 96, "85 mm", 1.5
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
    """A target of one's own size in device pixels; above 150 dpi it is taken for print."""
    scale = dpi / 96
    smallest = 7 * _POINT if dpi > 150 else 11.0
    label = f"{width} x {height} px"
    return Target(label, width / scale, height / scale, smallest, 1.0, scale, label)


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
    """A drawing, the number of each line in it, and what did not fit, in words too."""

    drawing: Drawing
    numbers: Mapping[int, int]
    dropped: tuple[str, ...] = ()
    sentence: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class _Page:
    """The room for the graph within the picture, and the sizes of its texts."""

    target: Target
    width: float
    lowest: float
    highest: float
    theme: Theme
    measure: Measure
    numbered: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Try:
    scene: Scene
    layout: Layout
    view: View  # of the graph alone
    missing: int
    bare: int


def picture(
    scene: Scene, target: Target, theme: Theme, measure: Measure, options: PictureOptions
) -> Picture:
    """Lay a scene out for a target; ``numbers`` go by rows of ``scene.lines``."""
    sizes = replace(theme.sizes, name_legible=target.smallest, label_legible=target.smallest)
    theme = replace(theme, sizes=sizes)
    margin = _MARGIN * max(target.text, 0.75)
    width = target.width - 2 * margin
    small = max(11.5 * target.text, target.smallest)
    top = title_block(options.title, width, target.text, theme, measure)
    kept = scene
    while True:
        below = _below(kept, options, width, small, theme, measure)
        used = 2 * margin + top.height + sum(block.height + 0.5 * small for block in below)
        used += 0.6 * small if top.items else 0.0
        lowest, highest = 0.45 * width, target.tallest * width
        if target.height is not None:
            lowest = highest = max(target.height - used, 80.0)
        page = _Page(target, width, lowest, highest, theme, measure, options.numbered)
        count = len(kept.entities)
        if _room_for(kept, page) < count and count > 3:
            kept = strongest(scene, _room_for(kept, page))
            continue
        result = _fitting(kept, page)
        if not result.missing or count <= 3:
            break
        kept = strongest(scene, max(3, min(count - result.missing, int(count * _FEWER))))
    drawing = _assembled(result, page, top, below, margin, small, options)
    names = dict(zip(scene.entities, scene.names, strict=True))
    dropped = tuple(name for entity, name in names.items() if entity not in kept.entities)
    rows = {line.ends: row for row, line in enumerate(scene.lines)}
    own_numbers = _numbers(kept) if options.numbered else {}
    numbers = {rows[kept.lines[row].ends]: number for row, number in own_numbers.items()}
    sentence = None
    if dropped:
        sentence = (
            f"At {target.words} only {len(kept.entities)} of {len(names)} names fit: "
            f"keep the {len(kept.entities)} strongest, or go wider."
        )
    return Picture(drawing, numbers, dropped, sentence)


def strongest(scene: Scene, count: int) -> Scene:
    """The ``count`` most connected entities with their lines; who loses all lines goes too."""
    order = np.lexsort((np.arange(len(scene.entities)), -scene.weights))
    chosen = np.zeros(len(scene.entities), dtype=np.bool_)
    chosen[order[:count]] = True
    inside = chosen[scene.edges].all(axis=1)
    tied = np.bincount(scene.edges[inside].ravel(), minlength=len(chosen)) > 0
    chosen &= tied | (scene.weights == 0)
    rows = np.flatnonzero(chosen)
    inside = np.asarray(chosen[scene.edges].all(axis=1))
    place = np.cumsum(chosen) - 1
    edges = place[scene.edges[inside]].reshape(-1, 2)
    return Scene(
        entities=tuple(scene.entities[row] for row in rows),
        names=tuple(scene.names[row] for row in rows),
        kinds=tuple(scene.kinds[row] for row in rows),
        stacks=tuple(scene.stacks[row] for row in rows),
        positions=scene.positions[rows],
        weights=np.bincount(edges.ravel(), minlength=len(rows)).astype(np.intp),
        pinned=scene.pinned[rows],
        lines=tuple(line for line, there in zip(scene.lines, inside, strict=True) if there),
        edges=edges.astype(np.intp),
    )


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


def _fitting(scene: Scene, page: _Page) -> _Try:
    """The best layout found: where entities stand now if that is legible, else arranged anew."""
    tries = []
    if len(scene.entities) and np.isfinite(scene.positions).all():
        side = np.maximum(np.ptp(scene.positions, axis=0) + np.array((140.0, 60.0)), 1.0)
        height = float(np.clip(page.width * side[1] / side[0], page.lowest, page.highest))
        # A page of another shape is filled by stretching, up to where shapes become strange.
        wider = float(np.clip(page.width / height * side[1] / side[0], 1 / _STRETCH, _STRETCH))
        stretched = scene.moved(scene.positions * (np.sqrt(wider), 1 / np.sqrt(wider)))
        tries.append(_best_size(stretched, page, height))
        if not tries[0].missing and tries[0].bare <= len(scene.lines) // 10:
            return tries[0]
    boxes = boxes_of(scene, page.theme, page.measure)
    text = page.target.text
    beside = _BESIDE * page.theme.sizes.label_size if page.numbered else 0.0
    need = room_of(scene, boxes, beside) * text**2
    height = float(np.clip(need / page.width, page.lowest, page.highest))
    if need > page.width * height:
        text = max(_least(page), text * float(np.sqrt(page.width * height / need)))
    loose = replace(scene, pinned=np.zeros_like(scene.pinned))
    room = (page.width / text, height / text)
    fresh = scene.moved(final(arrange(loose, boxes, keep=False, page=room, beside=beside)))
    tries.append(_best_size(fresh, page, height))
    return min(tries, key=lambda found: (found.missing, found.bare))


def _least(page: _Page) -> float:
    return min(page.target.smallest / page.theme.sizes.name_leaf, page.target.text)


def _room_for(scene: Scene, page: _Page) -> int:
    """About how many entities of a scene can have their names on a page."""
    need = room_of(scene, boxes_of(scene, page.theme, page.measure)) * _least(page) ** 2
    share = _DENSER * page.width * page.highest / max(need, 1.0)
    return max(3, int(len(scene.entities) * min(share, 1.0)))


def _best_size(scene: Scene, page: _Page, height: float) -> _Try:
    """The largest texts with which all names fit, else the smallest allowed."""
    sizes = page.theme.sizes
    numbers = _numbers(scene) if page.numbered else {}
    trim = page.target.height is None
    found = []
    for scale in np.linspace(page.target.text, _least(page), _STEPS):
        view = fit_in(
            scene, page.width, height, page.theme, page.measure, float(scale), numbers, trim
        )
        layout = layout_of(scene, view.zoom, sizes, page.measure, numbers, float(scale))
        missing = sum(
            name is None and scene.stacks[row] is None and bool(scene.names[row].strip())
            for name, row in zip(layout.names, layout.plane.rows, strict=True)
        )
        missing += _covered(layout)
        worded = sum(bool(label.rows) for label in layout.labels.values())
        found.append(_Try(scene, layout, view, missing, len(scene.lines) - worded))
        if not missing and worded == len(scene.lines):
            break
    return min(found, key=lambda one: (one.missing, one.bare))


def _covered(layout: Layout) -> int:
    """How many glyphs lie on others: entities that have no room."""
    lap = overlaps(layout.plane.glyphs, layout.plane.glyphs) > 0
    return int(np.triu(lap, 1).any(axis=0).sum())


def _numbers(scene: Scene) -> dict[int, int]:
    return {row: row + 1 for row in range(len(scene.lines))}


def _assembled(
    found: _Try,
    page: _Page,
    top: Block,
    below: list[Block],
    margin: float,
    small: float,
    options: PictureOptions,
) -> Drawing:
    """Title, graph, legend and caption in one drawing."""
    target, graph = page.target, found.view
    start = margin + (top.height + 0.6 * small if top.items else 0.0)
    after = start + graph.height
    height = after + sum(block.height + 0.5 * small for block in below) + margin
    if target.height is not None:
        height = target.height
    shift = (target.width / 2 - (margin + graph.width / 2), height / 2 - (start + graph.height / 2))
    center = graph.center[0] + shift[0] / graph.zoom, graph.center[1] + shift[1] / graph.zoom
    view = View(target.width, height, center, graph.zoom)
    marks = Marks(numbers=_numbers(found.scene) if page.numbered else None)
    drawing = drawn(found.layout, found.scene, view, page.theme, page.measure, marks)
    items = [*moved_items(top.items, margin, margin), *drawing.items]
    y = after
    for block in below:
        y += 0.5 * small
        items += moved_items(block.items, margin, y)
        y += block.height
    background = None if options.transparent else page.theme.canvas
    return replace(drawing, background=background, items=tuple(items))
