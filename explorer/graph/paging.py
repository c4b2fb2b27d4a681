"""A scene on a page of a given width: several arrangements are tried, the most legible is kept."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from explorer.graph.drawing import drawn
from explorer.graph.fitting import fit_in
from explorer.graph.geometry import touching
from explorer.graph.items import Marks, View
from explorer.graph.labels import badge_of, moved_to, plates_of
from explorer.graph.layouts import arrange, boxes_of, final, room_of
from explorer.graph.legibility import What, violations
from explorer.graph.metrics import Measure
from explorer.graph.scene import Scene
from explorer.graph.text_layout import Layout, layout_of
from explorer.graph.theme import Theme

_BESIDE = 2.0  # width of a number with its gap, of the size of labels
_STRETCH = 1.5  # of width against height
_DENSER = 1.6  # how much denser than an airy screen a page may be
_TALLER = (1.0, 1.35)  # times the height that is needed, tried in turns
_NARROW = 500.0  # px of width under which words of numbered lines hardly fit beside them
_NUMBERED = 1.4  # times the height, where each line is to have a number
_MORE = (44, 32, 32)  # entities up to which one, two and three more arrangements are tried
_THINNED = 3  # rounds in which entities without room are left out
_GRAVE: dict[What, float] = {
    "line through name": 4.0,
    "label over arrowhead": 4.0,
    "line under label": 3.0,
    "line near glyph": 2.0,
}
_ANONYMOUS, _BARE = 12.0, 0.7  # cost of a line without a number, and of one without words


Rows = NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """The room for the graph within a picture, px, and the sizes of its texts.

    With ``trim`` the page is only as high as it needs to be, from ``lowest`` to ``highest``.
    ``text`` is the usual scale of texts, ``smallest`` their least size in px.
    """

    width: float
    lowest: float
    highest: float
    trim: bool
    smallest: float
    text: float
    theme: Theme
    measure: Measure
    numbered: bool


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """A scene as it stands on a page; ``view`` is of the graph alone.

    ``missing`` counts entities whose name has no room, ``bare`` lines without words, ``cost`` is
    what a reader minds, and ``steady`` says that entities stand where they stood before.
    """

    scene: Scene
    layout: Layout
    view: View
    missing: int
    bare: int
    cost: float
    steady: bool = False


def numbers_of(scene: Scene) -> dict[int, int]:
    """The number of each line by its row."""
    return {row: row + 1 for row in range(len(scene.lines))}


def fitting(scene: Scene, page: Page, anew: bool = False) -> Fit:
    """Where entities stand now if that is legible and not ``anew``, else arranged anew."""
    tries = []
    if len(scene.entities) and not anew and np.isfinite(scene.positions).all():
        side = np.maximum(np.ptp(scene.positions, axis=0) + np.array((140.0, 60.0)), 1.0)
        height = float(np.clip(page.width * side[1] / side[0], page.lowest, page.highest))
        # A page of another shape is filled by stretching, up to where shapes become strange.
        wider = float(np.clip(page.width / height * side[1] / side[0], 1 / _STRETCH, _STRETCH))
        stretched = scene.moved(scene.positions * (np.sqrt(wider), 1 / np.sqrt(wider)))
        kept = _best_size(stretched, page, height)
        if not kept.missing and kept.bare <= len(scene.lines) // 10:
            return replace(kept, steady=True)
        tries.append(kept)
    tries.append(_arranged(scene, page, 1, _TALLER[0]))
    return min(tries, key=_rank)


def thinned(found: Fit, page: Page) -> Fit:
    """The fit without the few entities that have no room; everybody else stays."""
    for _ in range(_THINNED):
        if not found.missing:
            break
        scene = without(found.scene, _missing(found.scene, found.layout))
        if not len(scene.entities):
            break
        found = _best_size(scene, page, found.view.height)
    return found


def polished(found: Fit, page: Page) -> Fit:
    """The most legible of several arrangements; what is legible where it stands stays there."""
    if found.steady or not len(found.scene.lines):
        return found
    count = len(found.scene.entities)
    for number in range(sum(count <= most for most in _MORE)):
        if found.cost <= 0.0:
            break
        taller = _TALLER[(number + 1) % len(_TALLER)] if page.trim else 1.0
        found = min(found, _arranged(found.scene, page, 2 + number // 2, taller), key=_rank)
    return found


def every_number(found: Fit, page: Page) -> Fit:
    """The fit without the lines whose number has no place, and whom only these tied."""
    while page.numbered:
        scene = found.scene
        numbered = [row in found.layout.labels for row in range(len(scene.lines))]
        there = np.array(numbered, dtype=np.bool_)
        if there.all():
            break
        height = found.view.height
        found = _best_size(_with_lines(scene, there), page, height)
    return found


def room_for(scene: Scene, page: Page) -> int:
    """About how many entities of a scene can have their names on a page."""
    need = room_of(scene, boxes_of(scene, page.theme, page.measure)) * _least(page) ** 2
    share = _DENSER * page.width * page.highest / max(need, 1.0)
    return max(3, int(len(scene.entities) * min(share, 1.0)))


def _arranged(scene: Scene, page: Page, seed: int, taller: float) -> Fit:
    boxes = boxes_of(scene, page.theme, page.measure)
    text = page.text
    beside = _BESIDE * page.theme.sizes.label_size if page.numbered else 0.0
    need = room_of(scene, boxes, beside) * text**2 * taller
    need *= _NUMBERED if page.numbered and page.trim else 1.0
    height = float(np.clip(need / page.width, page.lowest, page.highest))
    if need > page.width * height:
        text = max(_least(page), text * float(np.sqrt(page.width * height / need)))
    # A narrow page has its words in a list: lines are as long as their numbers alone ask for.
    quiet = page.numbered and page.width < _NARROW
    told = _wordless(scene) if quiet else scene
    loose = replace(told, pinned=np.zeros_like(scene.pinned), kept={})
    room = (page.width / text, height / text)
    steps = arrange(loose, boxes, keep=False, page=room, beside=beside, seed=seed)
    return _best_size(scene.moved(final(steps)), page, height)


def _wordless(scene: Scene) -> Scene:
    """The scene without words at its lines."""
    return replace(scene, lines=tuple(replace(line, label="") for line in scene.lines))


def _rank(found: Fit) -> tuple[int, float]:
    return found.missing, found.cost


def _least(page: Page) -> float:
    return min(page.smallest / page.theme.sizes.name_leaf, page.text)


def _best_size(scene: Scene, page: Page, height: float) -> Fit:
    """The largest texts with which all names fit, else the smallest allowed."""
    largest, smallest = page.text, _least(page)
    found = [_sized(scene, page, height, largest)]
    if not _good(found[0]) and smallest < largest:
        found.append(_sized(scene, page, height, smallest))
        if not found[-1].missing:
            found.append(_sized(scene, page, height, (largest + smallest) / 2))
            if _good(found[-1]):
                return found[-1]
    return min(found, key=_rank)


def _good(found: Fit) -> bool:
    return not found.missing and found.cost <= _BARE * len(found.scene.lines) / 8


def _sized(scene: Scene, page: Page, height: float, scale: float) -> Fit:
    """The scene with texts of a scale."""
    numbers = numbers_of(scene) if page.numbered else {}
    sizes = page.theme.sizes
    view = fit_in(scene, page.width, height, page.theme, page.measure, scale, numbers, page.trim)
    layout = layout_of(scene, view.zoom, sizes, page.measure, numbers, scale)
    return _judged(scene, _inside(layout, scene, view, page, numbers), view, page)


def _inside(
    layout: Layout, scene: Scene, view: View, page: Page, numbers: dict[int, int]
) -> Layout:
    """The layout without the words that would run off the page; their numbers stay."""
    left = view.width / 2 - view.center[0] * view.zoom
    labels = {}
    for row, label in layout.labels.items():
        a, b = label.rect[0] + left, label.rect[2] + left
        if a >= 0 and b <= view.width:
            labels[row] = label
            continue
        plates = plates_of(
            scene.lines[row],
            row,
            False,
            layout.plane.scale,
            page.theme.sizes,
            page.measure,
            numbers,
        )
        if plates:
            middle = np.array(badge_of(label)).reshape(2, 2).mean(axis=0)
            half = np.array(plates[-1].rect[2:]) / 2
            box = np.concatenate((middle - half, middle + half))
            if box[0] + left >= 0 and box[2] + left <= view.width:
                labels[row] = replace(moved_to(plates[-1], box), anchor=label.anchor)
    return replace(layout, labels=labels)


def _judged(scene: Scene, layout: Layout, view: View, page: Page) -> Fit:
    missing = len(_missing(scene, layout))
    bare = len(scene.lines) - sum(bool(label.rows) for label in layout.labels.values())
    cost = _BARE * bare
    if page.numbered:
        cost += _ANONYMOUS * (len(scene.lines) - len(layout.labels))
    drawing = drawn(layout, scene, view, page.theme, page.measure, Marks())
    cost += sum(_GRAVE.get(one.what, 0.0) for one in violations(drawing))
    return Fit(scene, layout, view, missing, bare, cost)


def _missing(scene: Scene, layout: Layout) -> Rows:
    """Rows of entities that have no room: for their name, or for a glyph that lies on others."""
    plane = layout.plane
    nameless = [
        name is None and scene.stacks[row] is None and bool(scene.names[row].strip())
        for name, row in zip(layout.names, plane.rows, strict=True)
    ]
    covered = np.triu(touching(plane.glyphs, plane.glyphs), 1).any(axis=0)
    found: Rows = plane.rows[np.array(nameless, dtype=np.bool_) | covered]
    return found


def without(scene: Scene, rows: Rows) -> Scene:
    """The scene without some entities and their lines; who loses all lines goes too."""
    kept = np.ones(len(scene.entities), dtype=np.bool_)
    kept[rows] = False
    return _with_lines(scene, np.array(kept[scene.edges].all(axis=1), dtype=np.bool_), kept)


def _with_lines(
    scene: Scene, there: NDArray[np.bool_], kept: NDArray[np.bool_] | None = None
) -> Scene:
    """The scene with some of its lines and, where given, of its entities (n,).

    Who loses all lines goes too.
    """
    edges = scene.edges[there]
    tied = np.bincount(edges.ravel(), minlength=len(scene.entities))
    stays = (tied > 0) | (scene.weights == 0)
    rows = np.flatnonzero(stays if kept is None else stays & kept)
    place = np.full(len(scene.entities), -1)
    place[rows] = np.arange(len(rows))
    return replace(
        scene,
        entities=tuple(scene.entities[row] for row in rows),
        names=tuple(scene.names[row] for row in rows),
        kinds=tuple(scene.kinds[row] for row in rows),
        stacks=tuple(scene.stacks[row] for row in rows),
        positions=scene.positions[rows],
        weights=tied[rows].astype(np.intp),
        pinned=scene.pinned[rows],
        lines=tuple(line for line, shown in zip(scene.lines, there, strict=True) if shown),
        edges=place[edges].astype(np.intp),
        colors=tuple(scene.colors[row] for row in rows) if scene.colors else (),
        dress=scene.dress.of(rows),
        kept={},
    )
