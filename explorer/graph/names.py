"""Where the names of entities go: beside their glyphs, wrapped, never cut, never on each other.

Each name has a dozen places in up to two shapes (wrapped and in one row). The cheapest mix is found
by improving one name at a time, the most connected entity first; a name that would still lie on
another name or on a glyph is left out, the least connected first.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import Any

import numpy as np
from numpy.typing import NDArray

from explorer.graph.geometry import Array, grown, lengths_in_boxes, touching
from explorer.graph.items import Rect
from explorer.graph.metrics import Measure
from explorer.graph.plane import Plane
from explorer.graph.scene import Scene
from explorer.graph.theme import Sizes

Align = int  # -1 rows start at the left, 0 centered, 1 rows end at the right
_BELOW, _RIGHT, _ABOVE, _LEFT = 0, 1, 2, 3
TASTE = np.array(
    (0.0, 0.4, 0.8, 0.9, 1.3, 1.5, 1.6, 1.8, 1.1, 1.1, 1.7, 1.7)
)  # in the order of boxes_around
ALIGN: tuple[Align, ...] = (0, -1, 0, 1, -1, 1, -1, 1, 0, 0, 0, 0)
PLACES = len(ALIGN)
BLOCKED = 60.0  # cost of lying on another name or glyph
_OVER, _MOST_OVER = 8.0, 30.0  # cost of lying on a glyph of far fewer lines, and on many
_OUTRANKED = 3  # times fewer
_MORE_THAN_ANY = 10**9
_MOST_LINES = 25.0  # cost of many lines through a name
_ALL_NAMED = 60  # entities up to which no name may lie on any glyph
_MATRIX = 120  # entities up to which all pairs of places are compared
_ROUNDS = 5
_MONSTROUS = 120  # characters from which on a name is not written out
_MOST = 600  # entities that may have a name at once
NAME_GAP = 3.5  # px between a glyph and a name above or below it
_MIDDLE = np.array((26.0, 9.0))  # half of the box that a line's label would like


@dataclass(frozen=True, slots=True)
class PlacedName:
    """Rows of a name with their boxes on the plane; ``rect`` holds all of them."""

    rows: tuple[str, ...]
    rects: tuple[Rect, ...]
    rect: Rect
    size: float
    weight: int


def name_font(lines: int, sizes: Sizes, scale: float, many: float = 7.0) -> tuple[float, int]:
    """Size and weight of a name by the number of lines at its entity; never under legible.

    With ``many`` lines it has the largest letters.
    """
    share = float(np.clip((lines - 1) / (many - 1), 0.0, 1.0))
    size = sizes.name_leaf + (sizes.name_hub - sizes.name_leaf) * share
    weight = 600 if share >= 0.6 else 500 if share >= 0.3 else 400
    return max(size * scale, sizes.name_legible), weight


def shortened(text: str) -> str:
    """A text as it is, but of a monstrous one (a sentence taken for a name) the beginning and "…".

    No name that people bear is so long; the whole of it is in tooltip and panel.
    """
    if len(text) <= _MONSTROUS:
        return text
    whole = text[:_MONSTROUS].rsplit(None, 1)[0]  # up to a word's end, unless it is one word
    return f"{whole.rstrip(' ,;:.')} …"


@lru_cache(maxsize=20_000)
def wrapped(text: str, limit: int) -> tuple[str, ...]:
    """Rows of about ``limit`` characters and equal length; no word is cut unless it is longer.

    A monstrous text is :func:`shortened`.
    """
    text = shortened(text)
    limit = max(limit, ceil(len(text) / 6))  # a monstrous name becomes a block, not a tower
    words: list[str] = []
    for word in text.split():
        words += [word[at : at + 2 * limit] for at in range(0, len(word), 2 * limit)]
    if len(text) <= limit + 2 or len(words) < 2:
        return (" ".join(words),)
    rows = max(2, ceil(len(text) / (limit + 2)))
    while True:
        # The narrowest block of that many rows.
        for width in range(max(len(word) for word in words), len(text) + 1):
            block = _filled(words, width)
            if len(block) <= rows:
                break
        if max(map(len, block)) <= limit + 4 or len(block) < rows or rows >= len(words):
            return block
        rows += 1


def place_names(
    plane: Plane, scene: Scene, sizes: Sizes, measure: Measure
) -> list[PlacedName | None]:
    """A place for each name, None for stacks (their card says it) and for what has no room."""
    order = np.lexsort((np.arange(len(plane.rows)), -scene.weights[plane.rows]))
    if len(plane.rows) > _MATRIX:
        return _first_free(plane, scene, order, sizes, measure)
    shapes = [name_shapes(scene, int(row), plane.scale, sizes, measure) for row in plane.rows]
    boxes, owner, shape = _candidates(plane, shapes)
    placed: list[PlacedName | None] = [None] * len(plane.rows)
    if not len(boxes):
        return placed
    cost = _costs(plane, boxes, owner, shape, ranks(scene, plane.rows))
    chosen = _improved(boxes, owner, cost, order)
    for at, choice in chosen.items():
        if choice is not None:
            number, position = divmod(int(shape[choice]), PLACES)
            placed[at] = name_at(boxes[choice], shapes[at][number], position)
    return placed


def boxes_around(point: Array, r: float, w: float, h: float) -> Array:
    """Boxes about a glyph: below, right, above, left, the corners, below and above pushed aside."""
    x, y = point.tolist()
    return np.array([(a, b, a + w, b + h) for a, b in _corners(x, y, r, w, h)])


def all_boxes_around(points: Array, r: Array, w: Array, h: Array) -> Array:
    """The boxes of :func:`boxes_around` for many glyphs at once, (n, 12, 4)."""
    corners = _corners(points[:, 0], points[:, 1], r, w, h)
    return np.stack([np.stack((a, b, a + w, b + h), axis=1) for a, b in corners], axis=1)


def _corners(x: Any, y: Any, r: Any, w: Any, h: Any) -> tuple[tuple[Any, Any], ...]:
    """Left and top of each box, for numbers as for arrays."""
    side, over, corner, push = r + 8.0, r + NAME_GAP, r * 0.72 + 4.0, w * 0.3
    return (
        (x - w / 2, y + over), (x + side, y - h / 2),
        (x - w / 2, y - over - h), (x - side - w, y - h / 2),
        (x + corner, y + corner - 2), (x - corner - w, y + corner - 2),
        (x + corner, y - corner - h + 2), (x - corner - w, y - corner - h + 2),
        (x - w / 2 + push, y + over), (x - w / 2 - push, y + over),
        (x - w / 2 + push, y - over - h), (x - w / 2 - push, y - over - h),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class NameShape:
    """A name in rows, before it has a place."""

    rows: tuple[str, ...]
    widths: tuple[float, ...]
    row_height: float
    size: float
    weight: int

    @property
    def width(self) -> float:
        """Width of the widest row."""
        return max(self.widths)

    @property
    def height(self) -> float:
        """Height of all rows."""
        return self.row_height * len(self.rows)


def name_shapes(
    scene: Scene, row: int, scale: float, sizes: Sizes, measure: Measure
) -> list[NameShape]:
    """A name wrapped, and less wrapped where that differs; none for a stack and for no name."""
    if scene.stacks[row] is not None or not scene.names[row].strip():
        return []
    font = name_font(int(scene.weights[row]), sizes, scale)
    narrow = shape_of(scene.names[row], sizes.name_wrap, font, measure)
    wide = shape_of(scene.names[row], sizes.name_wrap + 10, font, measure)
    return [narrow] if wide.rows == narrow.rows else [narrow, wide]


def shape_of(name: str, limit: int, font: tuple[float, int], measure: Measure) -> NameShape:
    """A name in rows of about ``limit`` characters; ``font`` is size and weight."""
    rows = wrapped(name, limit)
    widths = [measure(text, *font) for text in rows]
    return NameShape(rows, tuple(w for w, _ in widths), widths[0][1], *font)


def _candidates(
    plane: Plane, shapes: list[list[NameShape]]
) -> tuple[Array, NDArray[np.intp], NDArray[np.intp]]:
    boxes: list[Array] = []
    owner: list[int] = []
    shape: list[int] = []
    for at, choices in enumerate(shapes):
        for number, choice in enumerate(choices):
            w, h = choice.width, choice.height
            boxes.append(boxes_around(plane.points[at], plane.diameters[at] / 2, w, h))
            owner += [at] * PLACES
            shape += range(PLACES * number, PLACES * (number + 1))
    flat = np.concatenate(boxes) if boxes else np.empty((0, 4))
    return flat, np.array(owner, dtype=np.intp), np.array(shape, dtype=np.intp)


def glyph_costs(
    under: NDArray[np.bool_], names: NDArray[np.intp], glyphs: NDArray[np.intp]
) -> Array:
    """What places for names, (k, …, n) ``under`` whom glyphs lie, cost for them: (k, …).

    Under the cost of what is barred where all these glyphs have far fewer lines, (n,), than the
    entity of the name, (k,): in a crowd a hub is ringed by its leaves, and a reader misses its name
    more than one of them.
    """
    names = names.reshape(-1, *[1] * (under.ndim - 1))
    barred = under & (names < _OUTRANKED * np.maximum(glyphs, 1))
    over = np.minimum(_OVER * (under & ~barred).sum(axis=-1), _MOST_OVER)
    found: Array = BLOCKED * barred.sum(axis=-1) + over
    return found


def ranks(scene: Scene, rows: NDArray[np.intp]) -> NDArray[np.intp]:
    """The lines of some entities; more than anybody has for cards, on which no name may lie."""
    cards = np.array([scene.stacks[row] is not None for row in rows.tolist()], dtype=np.bool_)
    return np.where(cards, _MORE_THAN_ANY, scene.weights[rows])


def _costs(
    plane: Plane,
    boxes: Array,
    owner: NDArray[np.intp],
    shape: NDArray[np.intp],
    weights: NDArray[np.intp],
) -> Array:
    """What each place costs by itself: taste, glyphs under it, lines through it.

    ``weights`` are the lines of all entities, see :func:`ranks`.
    """
    cost: Array = TASTE[shape % PLACES] + 0.7 * (shape >= PLACES)
    glyph = touching(grown(boxes, 2.0), plane.glyphs)
    glyph[np.arange(len(boxes)), owner] = False
    if len(weights) <= _ALL_NAMED:
        cost = cost + BLOCKED * glyph.sum(axis=1)
    else:
        cost = cost + glyph_costs(glyph, weights[owner], weights)
    if len(plane.edges):
        own = (plane.edges[None, :, :] == owner[:, None, None]).any(axis=2)
        through = lengths_in_boxes(plane.starts, plane.ends, grown(boxes, 2.0)).T
        lines = np.where(
            own, 0.08 * through + 3.5 * (through > 0), 0.1 * through + 5.0 * (through > 0)
        ).sum(axis=1)
        cost = cost + np.minimum(lines, _MOST_LINES)
        # A line's label wants the middle of the line.
        middles = (plane.starts + plane.ends) / 2
        near = np.hstack((middles - _MIDDLE, middles + _MIDDLE))
        cost = cost + np.minimum(1.5 * touching(boxes, near).sum(axis=1), 4.5)
    return cost


def _improved(
    boxes: Array, owner: NDArray[np.intp], cost: Array, order: NDArray[np.intp]
) -> dict[int, int | None]:
    own = {int(at): np.flatnonzero(owner == at) for at in order}
    own = {at: places for at, places in own.items() if len(places)}
    chosen = {at: int(places[cost[places].argmin()]) for at, places in own.items()}
    best = boxes[list(chosen.values())]
    if touching(grown(best, 2.0), best).sum() == len(best):  # each only itself: nobody gives way
        return {at: place if cost[place] < BLOCKED else None for at, place in chosen.items()}
    conflict = touching(grown(boxes, 2.0), boxes)
    conflict &= owner[:, None] != owner[None, :]
    chosen = {}
    for _ in range(_ROUNDS):
        before = dict(chosen)
        for at, places in own.items():
            others = [place for who, place in chosen.items() if who != at]
            total = cost[places] + BLOCKED * conflict[places][:, others].sum(axis=1)
            chosen[at] = int(places[total.argmin()])
        if chosen == before:
            break
    kept: dict[int, int | None] = {}
    for at, place in chosen.items():
        blocked = cost[place] >= BLOCKED or any(
            conflict[place, other] for other in kept.values() if other is not None
        )
        kept[at] = None if blocked else place
    return kept


def _first_free(
    plane: Plane, scene: Scene, order: NDArray[np.intp], sizes: Sizes, measure: Measure
) -> list[PlacedName | None]:
    """For large graphs: the most connected take the best free place, who comes late has none."""
    placed: list[PlacedName | None] = [None] * len(plane.rows)
    taken = np.empty((_MOST, 4))
    weights = ranks(scene, plane.rows)
    count = 0
    for at in order[:_MOST]:
        shapes = name_shapes(scene, int(plane.rows[at]), plane.scale, sizes, measure)
        if not shapes:
            continue
        w, h = shapes[0].width, shapes[0].height
        boxes = grown(boxes_around(plane.points[at], plane.diameters[at] / 2, w, h), 2.0)
        blocked = touching(boxes, taken[:count]).any(axis=1)
        if blocked.all():
            continue
        under = touching(boxes, plane.glyphs)
        under[:, at] = False
        cost = TASTE + BLOCKED * blocked + glyph_costs(under[None], weights[[at]], weights)[0]
        best = int(cost.argmin())
        if cost[best] < BLOCKED:
            placed[at] = name_at(grown(boxes[best], -2.0), shapes[0], best)
            taken[count] = boxes[best]
            count += 1
    return placed


def name_at(box: Array, shape: NameShape, place: int) -> PlacedName:
    """The name in its box, aligned as its place about the glyph wants."""
    align = ALIGN[place]
    left, top, right, bottom = (float(value) for value in box)
    rects = []
    for number, width in enumerate(shape.widths):
        x = (left, (left + right - width) / 2, right - width)[(-1, 0, 1).index(align)]
        y = top + number * shape.row_height
        rects.append((x, y, x + width, y + shape.row_height))
    return PlacedName(
        shape.rows, tuple(rects), (left, top, right, bottom), shape.size, shape.weight
    )


def _filled(words: list[str], width: int) -> tuple[str, ...]:
    rows = [words[0]]
    for word in words[1:]:
        if len(rows[-1]) + 1 + len(word) <= width:
            rows[-1] += " " + word
        else:
            rows.append(word)
    return tuple(rows)
