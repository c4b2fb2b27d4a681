"""How a large graph is drawn: sizes and strengths by how crowded it is, lines and glyphs in bulk.

Up to some hundred lines every stroke is an item of its own (:mod:`~explorer.graph.drawing`). Beyond
that lines get thinner and translucent as they cover more of the plane, so that it is seen where
many run and where few do; glyphs shrink with the room that each has, hubs less than leaves. All of
it depends on scene and zoom only: nothing flickers while the view moves.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from explorer.graph.bulk import Colors, Glyphs, Layer, Strokes, color_number
from explorer.graph.facts import Facts, facts_of
from explorer.graph.geometry import ENDLESS, Array, near_rows
from explorer.graph.glyphs import card_size, far, glyph_scale, text_scale
from explorer.graph.items import Rect, View
from explorer.graph.metrics import Measure
from explorer.graph.scene import Scene
from explorer.graph.theme import Sizes, Theme

MOST_ITEMS = 400  # lines, and entities, of a scene up to which each is an item of its own
_MANY_LINES = 12  # at an entity of the largest glyph, at least
_TOP = 0.5  # of the most lines at any entity: with them the largest glyph
_ROOM = 0.36  # diameter of a leaf, at most, of the distance to the next
_LEAST = 2.0  # px; no glyph is smaller
_HUB = 0.5  # scale of the largest glyph, at least
_INK = 0.55  # share of the plane that lines may cover before they get translucent
_FAINTEST = 0.05
_FARTHEST, _NEAREST = 0.45, 1.7  # strength of the longest and the shortest lines
BEYOND = 24.0  # px round a picture in which something may begin that reaches into it


@dataclass(frozen=True, slots=True)
class Looks:
    """How a crowded scene looks at a zoom.

    ``text``, ``leaf`` and ``hub`` are scales of texts and of the smallest and largest glyphs,
    ``opacity`` is that of lines, ``thin`` a factor of their widths, ``detail`` one of arrowheads,
    dashes and crossbars, ``ring`` px of free space round glyphs. ``many`` lines make a hub;
    ``usual`` is the mean length of a line in pixels.
    """

    zoom: float
    text: float
    leaf: float
    hub: float
    opacity: float
    thin: float
    detail: float
    ring: float
    many: float
    usual: float

    @property
    def forward(self) -> "Looks":
        """The looks of what is brought forward: lines at full strength."""
        return replace(self, opacity=1.0, thin=max(self.thin, 0.85), detail=max(self.detail, 0.7))


def crowded(scene: Scene) -> bool:
    """Whether a scene is drawn in bulk."""
    return len(scene.lines) > MOST_ITEMS or len(scene.entities) > MOST_ITEMS


def looks_of(scene: Scene, zoom: float, sizes: Sizes) -> Looks:
    """The looks of a scene at a zoom."""
    area, length, placed = _spread(scene)
    most = int(scene.weights.max(initial=0))
    many = max(_MANY_LINES, _TOP * most) if len(scene.lines) > MOST_ITEMS else _MANY_LINES
    text, usual = text_scale(zoom), glyph_scale(zoom)
    room = np.sqrt(area / max(placed, 1)) * zoom
    leaf = min(usual, _ROOM * room / sizes.glyph_smallest) if area > 0 else usual
    leaf = max(leaf, _LEAST / sizes.glyph_smallest)
    ink = length * sizes.line_widths[0] * text / max(area * zoom, 1e-9) if area > 0 else 0.0
    opacity = float(np.clip((_INK / max(ink, 1e-9)) ** 0.85, _FAINTEST, 1.0))
    thin = 0.55 + 0.45 * opacity**0.5
    detail = float(np.clip(zoom / 0.6, 0.25, 1.0)) ** (1.0 - opacity)
    return Looks(
        zoom=zoom,
        text=text,
        leaf=float(leaf),
        hub=max(usual, min(_HUB, 8 * leaf)),
        opacity=opacity,
        thin=thin,
        detail=detail,
        ring=1.2 * (1.0 - opacity) * min(1.0, 2.5 * float(leaf)),
        many=float(many),
        usual=max(length * zoom / max(len(scene.lines), 1), 1.0),
    )


def crowd_diameters(scene: Scene, looks: Looks, sizes: Sizes) -> Array:
    """Diameters in pixels, (n,), by the number of lines; a stack counts as a hub.

    Kept for the last looks; not to be written to.
    """
    key = (looks, sizes)
    kept = scene.kept.get("diameters")
    if kept is None or kept[0] != key or kept[1] is not scene.weights:
        found = _diameters_now(scene, looks, sizes)
        kept = scene.kept["diameters"] = (key, scene.weights, found)
    size: Array = kept[2]
    return size


def _diameters_now(scene: Scene, looks: Looks, sizes: Sizes) -> Array:
    usual = np.clip((scene.weights - 1) / (looks.many - 1), 0.0, 1.0) ** 0.6
    share = usual if scene.dress.shares is None else scene.dress.shares.copy()
    share[facts_of(scene).cards] = 1.0
    small, large = sizes.glyph_smallest * looks.leaf, sizes.glyph_largest * looks.hub
    size: Array = small + (large - small) * share
    return size


@dataclass(frozen=True, slots=True, eq=False)
class Crowd:
    """A crowded scene in the pixels of a view; places that cannot be drawn are NaN.

    ``points`` are (n, 2), ``half`` (n, 2) half the sizes of glyphs and cards.
    """

    scene: Scene
    view: View
    looks: Looks
    facts: Facts
    points: Array
    diameters: Array
    half: Array

    def seen(self, area: Rect) -> NDArray[np.intp]:
        """Rows of the entities that reach into an area."""
        x, y = self.points[:, 0], self.points[:, 1]
        wide, high = self.half[:, 0] + BEYOND / 2, self.half[:, 1] + BEYOND / 2
        inside = (x + wide > area[0]) & (x - wide < area[2])
        inside &= (y + high > area[1]) & (y - high < area[3])
        return np.flatnonzero(inside)

    def lines_seen(self, area: Rect) -> NDArray[np.intp]:
        """Rows of the lines that may run through an area."""
        inside = np.ones(len(self.scene.edges), dtype=np.bool_)
        for axis in (0, 1):
            values = self.points[:, axis]
            one, other = values[self.scene.edges[:, 0]], values[self.scene.edges[:, 1]]
            low, high = area[axis] - BEYOND, area[axis + 2] + BEYOND
            # NaN is neither here nor there, and its other end may be here.
            seen = ((one > low) | (other > low)) & ((one < high) | (other < high))
            seen &= ~(np.isnan(one) | np.isnan(other))
            inside &= seen
        return np.flatnonzero(inside)


def crowd_of(scene: Scene, view: View, looks: Looks, sizes: Sizes, measure: Measure) -> Crowd:
    """The scene as a view shows it."""
    facts = facts_of(scene)
    with np.errstate(over="ignore", invalid="ignore"):
        points = view.to_screen(scene.positions)
        points[~near_rows(points)] = np.nan
    diameters = crowd_diameters(scene, looks, sizes)
    half = np.repeat(diameters[:, None] / 2, 2, axis=1)
    for row in np.flatnonzero(facts.cards):
        stack = scene.stacks[row]
        if stack is not None:
            small = far(view.zoom, looks.text)
            half[row] = np.array(card_size(stack, measure, looks.text, sizes, small)) / 2
    return Crowd(scene, view, looks, facts, points, diameters, half)


def ground_layer(crowd: Crowd, area: Rect, theme: Theme, held: Sequence[int] = ()) -> Layer:
    """All lines and glyphs in an area but those of ``held`` rows; cards are left to items."""
    lines, rows = crowd.lines_seen(area), crowd.seen(area)
    if len(held):
        out = np.zeros(len(crowd.scene.entities), dtype=np.bool_)
        out[list(held)] = True
        lines = lines[~out[crowd.scene.edges[lines]].any(axis=1)]
        rows = rows[~out[rows]]
    return layer_of(crowd, lines, rows, theme, crowd.looks)


def layer_of(
    crowd: Crowd,
    lines: NDArray[np.intp],
    rows: NDArray[np.intp],
    theme: Theme,
    looks: Looks,
) -> Layer:
    """Some lines, what a person says of them on top, and some glyphs, hubs on top."""
    said = crowd.facts.confirmed[lines]
    lines = np.concatenate((lines[~said], lines[said]))
    rows = rows[np.argsort(crowd.diameters[rows], kind="stable")]
    return Layer(strokes_of(crowd, lines, theme, looks), glyphs_of(crowd, rows, theme, looks.ring))


def strokes_of(crowd: Crowd, lines: NDArray[np.intp], theme: Theme, looks: Looks) -> Strokes:
    """Lines from border to border, and what each says: width, dashes, arrowheads, crossbar."""
    facts, sizes = crowd.facts, theme.sizes
    scale = float(np.clip(looks.text, 0.7, 2.0))
    starts, ends, length = _clipped(crowd, lines, sizes.glyph_gap * min(scale, 1.0), looks)
    usual = np.array(sizes.line_widths)[facts.steps[lines]]
    # Long lines step back: what lies close together is seen to belong together.
    far = np.sqrt(looks.usual / np.maximum(length, 1.0)) ** (1.0 - looks.opacity)
    head = (sizes.line_arrow + 1.2 * usual) * scale * looks.detail
    head = np.minimum(head, length / 2.5)[:, None] * facts.heads[lines]
    dash = np.array(sizes.line_dash[:2]) * scale * max(looks.detail, 0.6)
    return Strokes(
        lines=lines,
        starts=starts,
        ends=ends,
        widths=usual * scale * looks.thin,
        colors=_line_colors(facts, lines, theme),
        opacities=np.minimum(looks.opacity * np.clip(far, _FARTHEST, _NEAREST), 1.0),
        dashes=np.where(facts.solid[lines, None], 0.0, dash),
        heads=head,
        bars=np.where(facts.denied[lines], 7.0 * scale * looks.detail, 0.0),
    )


def glyphs_of(crowd: Crowd, rows: NDArray[np.intp], theme: Theme, ring: float = 0.0) -> Glyphs:
    """The glyphs of some entities, in that order; stacks have cards instead."""
    facts = crowd.facts
    rows = rows[~facts.cards[rows]]
    palette = np.array([color_number(theme.kind(k)) for k in facts.kind_names], dtype=np.uint32)
    tints, usual = facts.tints[rows], palette[facts.kinds[rows]]
    if crowd.scene.dress.groups is not None:
        groups = crowd.scene.dress.groups[rows]
        named = [
            color_number(theme.community(number)) for number in range(-1, groups.max(initial=0) + 1)
        ]
        usual = np.array(named, dtype=np.uint32)[groups + 1]
    return Glyphs(
        rows=rows,
        places=crowd.points[rows],
        diameters=crowd.diameters[rows],
        kinds=facts.kinds[rows],
        kind_names=facts.kind_names,
        colors=np.where(tints > 0, tints, usual),
        rings=np.full(len(rows), ring),
        ground=color_number(theme.canvas),
    )


def _line_colors(facts: Facts, lines: NDArray[np.intp], theme: Theme) -> Colors:
    plain, ink = np.uint32(color_number(theme.line)), np.uint32(color_number(theme.ink))
    tints = facts.line_tints[lines]
    colors: Colors = np.where(tints > 0, tints, np.where(facts.confirmed[lines], ink, plain))
    return colors


def _clipped(
    crowd: Crowd, lines: NDArray[np.intp], gap: float, looks: Looks
) -> tuple[Array, Array, Array]:
    """Lines from border to border and their lengths; one whose ends touch has no length."""
    edges = crowd.scene.edges[lines]
    one, other = crowd.points[edges[:, 0]], crowd.points[edges[:, 1]]
    way = other - one
    length = np.hypot(way[:, 0], way[:, 1])
    along = way / np.maximum(length, 1e-9)[:, None]
    gap *= min(1.0, looks.leaf) ** (1.0 - looks.opacity)
    reach = []
    for side in (0, 1):
        row = edges[:, side]
        far = crowd.half[row, 0] * 1.06
        card = np.flatnonzero(crowd.facts.cards[row])
        if len(card):
            box = crowd.half[row[card]] / np.maximum(np.abs(along[card]), 1e-9)
            far[card] = box.min(axis=1)
        reach.append(far + gap)
    short = reach[0] + reach[1] >= length
    reach = [np.where(short, length / 2, side) for side in reach]
    left = np.where(short, 0.0, length - reach[0] - reach[1])
    return one + along * reach[0][:, None], other - along * reach[1][:, None], left


def _spread(scene: Scene) -> tuple[float, float, int]:
    """Area that most entities lie in, length of all lines (scene units), and how many are placed.

    Kept as long as no entity moves.
    """
    kept = scene.kept.get("spread")
    if kept is None or kept[0] is not scene.positions or kept[1] is not scene.edges:
        kept = scene.kept["spread"] = (scene.positions, scene.edges, _spread_now(scene))
    found: tuple[float, float, int] = kept[2]
    return found


def _spread_now(scene: Scene) -> tuple[float, float, int]:
    with np.errstate(over="ignore", invalid="ignore"):
        placed = scene.positions[near_rows(scene.positions)]
        if not len(placed):
            return 0.0, 0.0, 0
        low, high = np.percentile(placed, (2.0, 98.0), axis=0)
        way = scene.positions[scene.edges[:, 0]] - scene.positions[scene.edges[:, 1]]
        length = np.hypot(way[:, 0], way[:, 1])
    side = (high - low) / 0.96
    # A row of entities is given some height.
    area = float(side[0] * side[1]) if min(side) > 1 else float(max(side)) * 40.0
    return area, float(length[length < ENDLESS].sum()), len(placed)
