"""What is to be placed in a picture whose every text counts: sizes, costs, and the page."""

from dataclasses import dataclass, replace
from math import inf

import numpy as np
from numpy.typing import NDArray

from explorer.graph.geometry import Array
from explorer.graph.glyphs import LEAST_TEXT, diameters
from explorer.graph.labels import MARK, label_shapes, label_size
from explorer.graph.metrics import estimate
from explorer.graph.names import NAME_GAP
from explorer.graph.scene import Scene
from explorer.graph.strokes import head_length, line_width
from explorer.graph.theme import theme

SMALL, SMALL_LINES = 60, 160  # entities and lines up to which every text is reckoned with
ALONE = 60  # more entities that no line ties: they stand in rows
ODDS = (0.0, 0.5, 1.0)  # cost of the shapes in which a label has words,
BARE = 14.0  # … and of none
WORDLESS, BARE_AT_LAST = 3.0, 3.4  # … where entities stay: of a mark alone, and of none
_AIR = 1.28  # times the room that texts and glyphs need
_LEAST_ROOM, _LARGE = 6.0e4, 4.3e5  # for each of a few entities, up to a canvas at 125 %
_SCREEN = 0.93e6  # room of a usual canvas at the zoom under which texts no longer shrink
_TIGHT = np.array((20.0, 16.0))  # px that any picture has between names
_WISH = 0.8  # of the side of the square that an entity has for itself


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """What is to be placed: ``radii`` (n,) of glyphs, ``names`` (n, 2) sizes of names.

    ``wider`` (n, 2) are sizes of names in another shape, no width where there is none. ``cards``
    (n,) are stacks: a box about its middle, ``names`` is its size. ``edges`` (m, 2) are rows,
    ``plates`` (m, t, 2) sizes of line labels in up to t - 1 shapes, then none, and ``odds`` (m, t)
    what each costs, ``heads`` (m, 2) lengths of arrowheads, ``wishes`` (m,) lengths from border to
    border up to which a line is not long, ``page`` width and height about the origin.
    """

    radii: Array
    names: Array
    wider: Array
    cards: NDArray[np.bool_]
    edges: NDArray[np.intp]
    plates: Array
    odds: Array
    heads: Array
    wishes: Array
    page: tuple[float, float]

    def chosen(self, rows: NDArray[np.intp]) -> "Pieces":
        """The pieces of some rows, with the lines between them."""
        place = np.full(len(self.radii), -1)
        place[rows] = np.arange(len(rows))
        edges = place[self.edges]
        own = (edges >= 0).all(axis=1)
        return replace(
            self,
            radii=self.radii[rows],
            names=self.names[rows],
            wider=self.wider[rows],
            cards=self.cards[rows],
            edges=edges[own],
            plates=self.plates[own],
            odds=self.odds[own],
            heads=self.heads[own],
            wishes=self.wishes[own],
        )

    @property
    def halves(self) -> Array:
        """Half the sizes of glyphs and cards, (n, 2)."""
        found: Array = np.where(self.cards[:, None], self.names / 2, self.radii[:, None])
        return found

    @property
    def reaches(self) -> Array:
        """How far glyphs and names reach whatever side they stand on, (n, 2)."""
        found: Array = np.maximum(self.names / 2, self.halves)
        return found


def pieces_of(scene: Scene, boxes: Array, beside: float, texts: bool) -> Pieces:
    """Sizes of all that is to be placed, at 100 %; labels only with ``texts``.

    ``boxes`` (n, 2) are those of glyphs with their names below; ``beside`` is the width of what
    stands beside each label.
    """
    sizes = theme("light").sizes
    cards = np.array([stack is not None for stack in scene.stacks], dtype=np.bool_)
    radii = np.where(cards, boxes[:, 1] / 2, diameters(scene, sizes) / 2)
    below = np.maximum(boxes[:, 1] - 2 * radii - NAME_GAP, 1.0)
    names = np.column_stack((boxes[:, 0], np.where(cards, boxes[:, 1], below)))
    plates, heads = np.zeros((len(scene.lines), 4, 2)), np.zeros((len(scene.lines), 2))
    odds = np.full((len(scene.lines), 4), BARE)
    size = label_size(sizes, 1.0)
    for row, line in enumerate(scene.lines if texts else ()):
        marks = beside + (1.4 * MARK * size if line.verdict == "disputed" else 0.0)
        shapes = label_shapes(line, sizes) if row < sizes.label_at_most else []
        for shape, rows in enumerate(shapes):
            measured = [estimate(text, size, 400) for text in rows]
            width, height = max(w for w, _ in measured), sum(h for _, h in measured)
            plates[row, shape] = width + 8.0 + marks, height + 1.0
            odds[row, shape] = ODDS[shape]
        if not shapes and marks:
            plates[row, 0] = marks + 2.0, MARK * size + 1.0
            odds[row, 0] = 0.0
        heads[row] = head_length(line_width(line, sizes), 1.0, 100.0, sizes) * np.array(line.arrows)
    wishes = 0.8 * np.hypot(*plates[:, 0].T) + 62.0
    none = np.zeros_like(names)
    return Pieces(radii, names, none, cards, scene.edges, plates, odds, heads, wishes, (0.0, 0.0))


def few(entities: int, tied: int) -> bool:
    """Whether so many entities, of which lines tie some, are laid out and labeled text by text."""
    return tied <= SMALL and entities <= SMALL + ALONE


def on_a_page(
    pieces: Pieces,
    tied: NDArray[np.intp],
    aspect: float,
    canvas: float = inf,
    below: float = 0.0,
) -> Pieces:
    """The pieces with a page that holds the entities that lines tie.

    With what takes an area ``below`` it, it has an aspect. With labels it is no larger than what a
    canvas of an area, px², shows at the zoom under which texts no longer shrink: with a smaller
    zoom they would lie on each other.
    """
    boxes = pieces.reaches[tied] * 2 + (0.0, 20.0)
    room = float(((boxes[:, 0] + 62.0) * (boxes[:, 1] + 46.0)).sum())
    room += float(((pieces.plates[:, 0, 0] + 46.0) * (pieces.plates[:, 0, 1] + 40.0)).sum())
    room = max(_AIR * room, min(_LEAST_ROOM * len(tied), _LARGE))
    if pieces.plates.any():
        tight = float((boxes + _TIGHT).prod(axis=1).sum())
        seen = canvas / LEAST_TEXT**2
        room = min(room, max(min(_SCREEN, seen) - below, tight))
    width = float(np.sqrt((room + below) * aspect))
    page = width, room / max(width, 1.0)
    # Where there is more room than lines need, they may be longer before they are long.
    wishes = np.maximum(pieces.wishes, _WISH * np.sqrt(room / max(len(tied), 1)) - 25.0)
    return replace(pieces, page=page, wishes=wishes)
