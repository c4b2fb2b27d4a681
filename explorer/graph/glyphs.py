"""The shapes of entities: how large, which outline, and the card of a stack."""

from math import cos, pi, sin

import numpy as np
from numpy.typing import NDArray

from explorer.graph.items import Box, Disc, Item, Path, Rect, Text
from explorer.graph.metrics import ASCENT, Measure
from explorer.graph.scene import Scene
from explorer.graph.theme import Sizes, Theme
from explorer.graph.view import Stack
from explorer.model.kinds import entity_kind

_WALL = 2.0, 3.0  # zooms between which all grows with the zoom
LEAST_TEXT = 0.85  # scale under which texts do not shrink with the zoom
_MANY_LINES = 12  # and more have the largest glyph
_CARD_TITLE, _CARD_NAMES = 13.0, 11.5  # text sizes on a stack's card
_CARD_PAD, _CARD_STEP = 9.0, 3.5
_SMALL_PAD, _SMALL_STEP = 5.0, 2.5  # of a card that has its title alone
_FAR = 0.6  # zoom, for texts at 100 %, under which cards have their titles alone


def text_scale(zoom: float) -> float:
    """How texts follow the zoom: a little, so that they stay legible and never shout.

    From 200 % on, where only a very large canvas shows all of a picture, they go with it.
    """
    return float(np.clip(zoom, LEAST_TEXT, 1.25)) * _on_a_wall(zoom)


def glyph_scale(zoom: float) -> float:
    """How glyphs follow the zoom: more than texts, so that a whole large graph stays clear."""
    return float(np.clip(zoom, 0.35, 1.35)) * _on_a_wall(zoom)


def _on_a_wall(zoom: float) -> float:
    return float(np.clip(zoom / _WALL[0], 1.0, _WALL[1] / _WALL[0]))


def diameters(scene: Scene, sizes: Sizes, scale: float = 1.0) -> NDArray[np.float64]:
    """Diameters in pixels, (n,), by lines or a measure; a stack counts as a large entity."""
    share = scene.dress.shares
    if share is None:
        share = np.clip((scene.weights - 1) / (_MANY_LINES - 1), 0.0, 1.0) ** 0.6
    size = sizes.glyph_smallest + (sizes.glyph_largest - sizes.glyph_smallest) * share
    stacked = np.array([stack is not None for stack in scene.stacks], dtype=np.bool_)
    return np.where(stacked, sizes.glyph_largest, size) * scale


def fill_of(scene: Scene, row: int, theme: Theme) -> str:
    """The color of an entity: what a person gave it, else its community's, else its kind's."""
    if scene.color(row):
        return scene.color(row)
    if scene.dress.groups is not None:
        return theme.community(int(scene.dress.groups[row]))
    return theme.kind(scene.kinds[row])


def far(zoom: float, scale: float) -> bool:
    """Whether a scene is seen from so far, its texts at a scale, that cards must be small."""
    return zoom < _FAR * scale


def card_size(
    stack: Stack, measure: Measure, scale: float, sizes: Sizes, small: bool = False
) -> tuple[float, float]:
    """Width and height of a stack's card in pixels, the cards behind it included.

    A ``small`` one says how many they are and no names.
    """
    if small:
        width, height = measure(stack.name, max(_CARD_NAMES * scale, sizes.label_legible), 600)
        return width + 2 * _SMALL_PAD + 2 * _SMALL_STEP, height + 4 + 2 * _SMALL_STEP
    title = measure(stack.name, _CARD_TITLE * scale, 600)
    names = measure(members_line(stack), max(_CARD_NAMES * scale, sizes.label_legible), 400)
    pad = 2 * _CARD_PAD * scale + 2 * _CARD_STEP
    return max(title[0], names[0]) + pad, title[1] + names[1] + 10 * scale + 2 * _CARD_STEP


def members_line(stack: Stack) -> str:
    """As many members' names as fit a card, and how many more: "Iran, Cuba, Vietnam, +5".

    A group says how much is told inside it.
    """
    if stack.told:
        return stack.told
    names = stack.names or (stack.name,)
    shown = [names[0]]
    for name in names[1:]:
        if len(", ".join((*shown, name))) > 22:
            break
        shown.append(name)
    more = len(names) - len(shown)
    return ", ".join(shown) + (f", +{more}" if more else "")


def glyph(kind: str, x: float, y: float, diameter: float, color: str) -> tuple[Item, ...]:
    """The shape of a kind of entity about a middle; shapes have about the same area."""
    r = diameter / 2
    shape = entity_kind(kind).shape
    if shape == "circle":
        return (Disc(x, y, diameter, color),)
    if shape == "square":
        half = r * 0.87
        return (Box(x - half, y - half, 2 * half, 2 * half, r * 0.28, color),)
    if shape == "rounded":
        return (Box(x - r * 1.12, y - r * 0.72, r * 2.24, r * 1.44, r * 0.72, color),)
    if shape == "page":
        w, h, fold = r * 0.78, r, r * 0.55
        outline = (
            (x - w, y - h),
            (x + w - fold, y - h),
            (x + w, y - h + fold),
            (x + w, y + h),
            (x - w, y + h),
        )
        return (Path(outline, color, 0.0, closed=True, fill=color),)
    corners = {"diamond": (4, 1.14, 0.0), "hexagon": (6, 1.08, 0.0), "triangle": (3, 1.22, -pi / 2)}
    sides, reach, turn = corners[shape]
    points = tuple(
        (
            x + r * reach * cos(turn + 2 * pi * corner / sides),
            y + r * reach * sin(turn + 2 * pi * corner / sides) + (r * 0.18 if sides == 3 else 0.0),
        )
        for corner in range(sides)
    )
    return (Path(points, color, diameter * 0.06, closed=True, fill=color),)


def card(
    stack: Stack,
    rect: Rect,
    theme: Theme,
    color: str,
    measure: Measure,
    scale: float,
    *,
    lit: bool = True,
    small: bool = False,
) -> tuple[Item, ...]:
    """A pile of rounded cards with the stack's name and, unless ``small``, some of its members."""
    left, top, right, bottom = rect
    by, inner = (_SMALL_STEP, 2.0) if small else (_CARD_STEP, 5 * scale)
    w, h = right - left - 2 * by, bottom - top - 2 * by
    pile = tuple(
        Box(
            left + step * by,
            top + (2 - step) * by,
            w,
            h,
            7 * scale,
            theme.card,
            color,
            1.4,
        )
        for step in (2, 1, 0)
    )
    if stack.told:  # a group is one card with a rim, and no pile of leaves
        outer = Box(left, top, right - left, bottom - top, 11 * scale, theme.card, color, 2.2)
        rim = Box(left + by, top + by, w, h, 8 * scale, None, color, 1.0)
        pile = (outer, rim)
    middle, y = left + w / 2, top + 2 * by + inner
    if stack.told:
        middle, y = (left + right) / 2, top + by + inner
    texts = []
    names = max(_CARD_NAMES * scale, theme.sizes.label_legible)
    rows = (
        ((stack.name, names, 600),)
        if small
        else ((stack.name, _CARD_TITLE * scale, 600), (members_line(stack), names, 400))
    )
    for text, size, weight in rows:
        width, height = measure(text, size, weight)
        tint = theme.ink if weight == 600 else theme.label
        tint = tint if lit else theme.faded(tint)
        texts.append(Text(middle - width / 2, y + ASCENT * size, text, size, weight, tint))
        y += height
    return (*pile, *texts)


def frame(rect: Rect, by: float, color: str, width: float) -> Box:
    """A frame about a glyph or card that is selected, or where the keyboard is."""
    left, top, right, bottom = rect
    return Box(
        left - by, top - by, right - left + 2 * by, bottom - top + 2 * by, 9.0, None, color, width
    )
