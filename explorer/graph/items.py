"""What a drawing is made of: shapes and texts at places, and where to find what they show.

All lengths are device-independent pixels with y downward; colors are ``#RRGGBB``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike, NDArray

if TYPE_CHECKING:
    from explorer.graph.bulk import Layer

Point = tuple[float, float]
Rect = tuple[float, float, float, float]  # left, top, right, bottom
HALO = 2.5  # px of color around a text that lies on lines


def as_point(pair: NDArray[np.float64]) -> Point:
    """A row of an array as a point."""
    return float(pair[0]), float(pair[1])


def moved_rect(rect: Rect, by: Point) -> Rect:
    """A box elsewhere."""
    return rect[0] + by[0], rect[1] + by[1], rect[2] + by[0], rect[3] + by[1]


@dataclass(frozen=True, slots=True)
class Path:
    """Straight strokes through points; ``fill`` fills a closed one, ``width`` 0 has no stroke."""

    points: tuple[Point, ...]
    color: str
    width: float
    dash: tuple[float, ...] = ()
    closed: bool = False
    fill: str | None = None
    round: bool = True


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle round its center; no outline where ``width`` is 0, no inside where fill is None."""

    x: float
    y: float
    diameter: float
    fill: str | None
    outline: str | None = None
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with rounded corners, from its left top corner."""

    x: float
    y: float
    w: float
    h: float
    radius: float
    fill: str | None
    outline: str | None = None
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text from its left end on its baseline; ``halo`` is a color drawn round it."""

    x: float
    y: float
    text: str
    size: float
    weight: int
    color: str
    halo: str | None = None


Item = Path | Disc | Box | Text


@dataclass(frozen=True, slots=True)
class NameBox:
    """The name of an entity as it is placed."""

    entity: str
    lines: tuple[str, ...]
    rect: Rect
    size: float


@dataclass(frozen=True, slots=True)
class LabelBox:
    """The label (or number) of a line as it is placed.

    ``badge`` is the box of its number, if it has one; ``anchor`` where the leader of that meets
    the line, if it stands beside it.
    """

    line: int
    text: str
    rect: Rect
    size: float
    badge: Rect | None = None
    anchor: Point | None = None


@dataclass(frozen=True, slots=True)
class GlyphBox:
    """Where the glyph of an entity is: a circle's radius about its middle, or a stack's card."""

    entity: str
    rect: Rect
    card: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line as it is drawn, from border to border; label and names interrupt it.

    It is ``faded`` where others are brought forward.
    """

    line: int
    ends: tuple[str, str]
    start: Point
    end: Point
    arrows: tuple[bool, bool] = (False, False)
    faded: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Curve:
    """A relation of the selected line of a row, spread out; none where it stands for several."""

    line: int
    relation: str | None
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Items in the order in which to paint them; the other tuples say what is where.

    A large graph has its lines and glyphs in ``layers``, painted before the items in this order;
    ``glyphs`` and ``strokes`` then tell only of what is brought forward.
    """

    width: float
    height: float
    background: str | None
    items: tuple[Item, ...]
    names: tuple[NameBox, ...] = ()
    labels: tuple[LabelBox, ...] = ()
    glyphs: tuple[GlyphBox, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    layers: tuple["Layer", ...] = ()
    curves: tuple[Curve, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """Which part of a scene is seen: ``screen = (scene - center) * zoom + size / 2``."""

    width: float
    height: float
    center: Point
    zoom: float

    def to_screen(self, points: ArrayLike) -> NDArray[np.float64]:
        """Scene units to pixels; any shape that ends in 2."""
        half = np.array((self.width, self.height)) / 2
        return (np.asarray(points, dtype=np.float64) - self.center) * self.zoom + half

    def to_scene(self, points: ArrayLike) -> NDArray[np.float64]:
        """Pixels to scene units; any shape that ends in 2."""
        half = np.array((self.width, self.height)) / 2
        return (np.asarray(points, dtype=np.float64) - half) / self.zoom + self.center

    @staticmethod
    def fit(bounds: Rect, width: float, height: float, margin: float = 24.0) -> "View":
        """Show bounds (left, top, right, bottom in scene units), at most twice as large."""
        left, top, right, bottom = bounds
        room = max(width - 2 * margin, 1.0), max(height - 2 * margin, 1.0)
        zoom = min(room[0] / max(right - left, 1.0), room[1] / max(bottom - top, 1.0), 2.0)
        return View(width, height, ((left + right) / 2, (top + bottom) / 2), zoom)


@dataclass(frozen=True, slots=True)
class Marks:
    """What is selected, hovered or looked at; ``lines`` and ``numbers`` go by row of the scene.

    ``cursor`` is the entity that the keyboard is at. With ``faded``, whatever is neither marked
    nor tied to a marked entity steps back, also without a pointer. ``numbers`` are printed at
    lines.
    """

    entities: frozenset[str] = frozenset()
    lines: frozenset[int] = frozenset()
    hover_entity: str | None = None
    hover_line: int | None = None
    cursor: str | None = None
    faded: bool = False
    numbers: Mapping[int, int] | None = field(default=None, hash=False)
