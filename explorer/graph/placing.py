"""Where names and labels of a small picture go: all together, by what a reader minds.

Each text takes its best place while all others stay, until none wants to move; where something
still lies on something, all are shaken and try again. What still lies on something is left out,
the least connected name and the weakest line first; a label that another line would run through
is left out too, because nobody could tell whose it is.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from explorer.graph.geometry import Array, grown, lengths_in_boxes, touching
from explorer.graph.labels import PlacedLabel, moved_to, plates_on
from explorer.graph.metrics import Measure
from explorer.graph.names import (
    PLACES,
    TASTE,
    NameShape,
    PlacedName,
    boxes_around,
    name_at,
    name_shapes,
)
from explorer.graph.pieces import BARE_AT_LAST, ODDS, WORDLESS, Pieces
from explorer.graph.plane import Plane
from explorer.graph.polish import Board
from explorer.graph.scene import Scene
from explorer.graph.settling import STOPS
from explorer.graph.strokes import head_length, line_width
from explorer.graph.theme import Sizes

_LONG = 1e6  # px: here no line is too long
_OUTSIDE = np.array((76.0, 44.0))  # px that names and glyphs together may be larger than glyphs
_SHAKEN = 2500  # changes tried to leave a dead end
_ROUNDS = 4
_STRICT = 4.0  # weight of what cannot be read, against what is only not pretty
_MANY, _THROUGH = 3, 0.2  # lines of who must have a name; cost of a px of a line in it
_INSIDE = 1.0  # px of a line that may lie in a text


def place_texts(
    plane: Plane,
    scene: Scene,
    sizes: Sizes,
    measure: Measure,
    numbers: Mapping[int, int],
) -> tuple[list[PlacedName | None], dict[int, PlacedLabel]]:
    """Names by row of the plane and labels by row of the scene's lines, None where no room is."""
    if not len(plane.rows):
        return [], {}
    shapes = [name_shapes(scene, int(row), plane.scale, sizes, measure) for row in plane.rows]
    plates = plates_on(plane, scene, sizes, measure, numbers)
    low, high = plane.glyphs[:, :2].min(axis=0), plane.glyphs[:, 2:].max(axis=0)
    pieces = _pieces(plane, scene, shapes, plates, sizes, high - low + _OUTSIDE * plane.scale)
    board = Board(pieces, plane.points - (low + high) / 2, 1)
    board.texts_improved()
    bad = board.hindrances()[0]
    for number in range(_ROUNDS):
        if not bad:
            break
        other = board.copied(number, strict=_STRICT)
        other.texts_shaken(_SHAKEN, _STRICT)
        other.texts_improved()
        found = other.hindrances()[0]
        if (found, other.total()) < (bad, board.total()):
            board, bad = other, found
    names = _kept_names(board, plane, scene, shapes, (low + high) / 2)
    return names, _kept_labels(board, plane, plates, names, (low + high) / 2)


def _pieces(
    plane: Plane,
    scene: Scene,
    shapes: list[list[NameShape]],
    plates: list[list[PlacedLabel]],
    sizes: Sizes,
    page: Array,
) -> Pieces:
    cards = np.array([scene.stacks[row] is not None for row in plane.rows], dtype=np.bool_)
    names = np.zeros((2, len(cards), 2))
    for at, choices in enumerate(shapes):
        for number, shape in enumerate(choices):
            names[number, at] = shape.width, shape.height
    names[0][cards] = (plane.glyphs[:, 2:] - plane.glyphs[:, :2])[cards]
    boxes = np.zeros((len(plates), len(ODDS) + 2, 2))
    odds = np.full(boxes.shape[:2], BARE_AT_LAST)
    heads = np.zeros((len(plates), 2))
    for at, found in enumerate(plates):
        for number, plate in enumerate(found):
            boxes[at, number] = plate.rect[2:]
            odds[at, number] = ODDS[number] if plate.rows else WORDLESS
        line = scene.lines[plane.lines[at]]
        length = float(np.hypot(*(plane.ends[at] - plane.starts[at])))
        head = head_length(line_width(line, sizes), plane.scale, length, sizes)
        heads[at] = head * line.arrows[0], head * line.arrows[1]
    return Pieces(
        radii=plane.diameters / 2,
        names=names[0],
        wider=names[1],
        cards=cards,
        edges=plane.edges,
        plates=boxes,
        odds=odds,
        heads=heads,
        wishes=np.full(len(plates), _LONG),
        page=(float(page[0]), float(page[1])),
    )


def _kept_names(
    board: Board, plane: Plane, scene: Scene, shapes: list[list[NameShape]], middle: Array
) -> list[PlacedName | None]:
    """Names that lie on no glyph and on no other name, the most connected first.

    Who has many lines, and no room where all together would have it, takes the best place that
    is left by those who have more, at last on glyphs of those who have fewer: a reader misses
    that name most.
    """
    placed: list[PlacedName | None] = [None] * len(plane.rows)
    weights = scene.weights[plane.rows]
    taken = np.empty((len(placed), 4))
    count = 0
    cards = board.pieces.cards
    for at in np.lexsort((np.arange(len(placed)), -weights)).tolist():
        if not shapes[at]:
            continue
        number, place = divmod(int(board.sides[at]), PLACES)
        box = board.names[at] + np.tile(middle, 2)
        if _covered(box[None], plane.glyphs[at], plane.glyphs, taken[:count])[0]:
            found = None
            for glyphs in (plane.glyphs, plane.glyphs[cards | (weights >= weights[at])]):
                if found is None and (weights[at] >= _MANY or not weights[at]):
                    found = _left_for(at, plane, shapes[at], glyphs, taken[:count])
            if found is None:
                continue
            box, number, place = found
        taken[count] = grown(box[None], -0.5)[0]
        count += 1
        placed[at] = name_at(box, shapes[at][number], place)
    return placed


def _covered(boxes: Array, own: Array, glyphs: Array, taken: Array) -> NDArray[np.bool_]:
    """Which boxes, (k, 4), for a name lie on a name or on a glyph but its ``own``, (4,)."""
    boxes = grown(boxes, -0.5)
    foreign = glyphs[(glyphs != own).any(axis=1)]
    under = np.vstack((foreign, taken))
    return np.array(touching(boxes, under).any(axis=1), dtype=np.bool_)


def _left_for(
    at: int, plane: Plane, shapes: list[NameShape], glyphs: Array, taken: Array
) -> tuple[Array, int, int] | None:
    """The place with the least of lines in it that is free: box, shape and side."""
    point, radius = plane.points[at], plane.diameters[at] / 2
    boxes = np.vstack([boxes_around(point, radius, one.width, one.height) for one in shapes])
    free = np.flatnonzero(~_covered(boxes, plane.glyphs[at], glyphs, taken))
    if not len(free):
        return None
    through = lengths_in_boxes(plane.starts, plane.ends, boxes[free]).sum(axis=0)
    taste = TASTE[free % PLACES] + 0.7 * (free >= PLACES)
    best = int(free[(_THROUGH * through + taste).argmin()])
    return boxes[best], best // PLACES, best % PLACES


def _kept_labels(
    board: Board,
    plane: Plane,
    plates: list[list[PlacedLabel]],
    names: list[PlacedName | None],
    middle: Array,
) -> dict[int, PlacedLabel]:
    """Labels that fit their line and touch nothing else, the strongest line first."""
    placed: dict[int, PlacedLabel] = {}
    boxes = grown(board.labels, -0.5)
    there = np.array([name.rect for name in names if name is not None]).reshape(-1, 4)
    taken = np.vstack((board.glyphs, grown(there - np.tile(middle, 2), -0.5)))
    blocked: NDArray[np.bool_] = np.array(touching(boxes, taken).any(axis=1))
    under = lengths_in_boxes(board.ways[:, :2], board.ways[:, 2:], boxes) > _INSIDE
    np.fill_diagonal(under, False)
    blocked |= under.any(axis=0)
    conflict = touching(boxes, boxes)
    kept: list[int] = []
    for at, choices in enumerate(plates):
        if not choices or blocked[at] or conflict[at, kept].any():
            continue
        shape = int(board.slots[at]) // STOPS
        if shape == len(choices):
            continue
        plate = choices[shape]
        if board.fits(at):
            kept.append(at)
            placed[int(plane.lines[at])] = moved_to(plate, board.labels[at] + np.tile(middle, 2))
    return placed
