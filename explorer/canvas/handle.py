"""The small handle beside a hovered entity, from which a new relation is drawn."""

from dataclasses import dataclass
from math import cos, hypot, radians, sin

from explorer.graph.items import Disc, Drawing, Item, Path, Rect
from explorer.graph.scene import Scene
from explorer.graph.theme import Theme

SIZE = 12.0
GAP = 7.0  # pixels from the glyph to the handle's edge
REACH = 5.0  # pixels around it in which it can be grasped
_ANGLES = (-45, 45, -135, 135, 0, 180, -90, 90, -20, 20, 200, 160)


@dataclass(frozen=True, slots=True)
class Handle:
    """Where the handle is, in pixels, and where its entity is."""

    entity: str
    x: float
    y: float
    glyph_x: float
    glyph_y: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a press there grasps the handle."""
        return hypot(x - self.x, y - self.y) <= SIZE / 2 + REACH

    def near(self, x: float, y: float) -> bool:
        """Whether the pointer is on its way from the entity's edge to the handle, or on it."""
        if self.holds(x, y):
            return True
        along_x, along_y = self.x - self.glyph_x, self.y - self.glyph_y
        length = hypot(along_x, along_y)
        share = ((x - self.glyph_x) * along_x + (y - self.glyph_y) * along_y) / length**2
        away = abs((x - self.glyph_x) * along_y - (y - self.glyph_y) * along_x) / length
        return 0.35 < share < 1 and away <= SIZE / 2

    def items(self, theme: Theme) -> tuple[Item, ...]:
        """The handle as it is painted: an amber dot with a plus."""
        arm = 3.0
        return (
            Disc(self.x, self.y, SIZE, theme.accent, theme.canvas, 1.5),
            Path(((self.x - arm, self.y), (self.x + arm, self.y)), theme.canvas, 1.5),
            Path(((self.x, self.y - arm), (self.x, self.y + arm)), theme.canvas, 1.5),
        )


def handle_for(drawing: Drawing, scene: Scene, entity: str) -> Handle | None:
    """The handle at the first angle where it covers no name, label or glyph and no line leaves.

    A stack is many entities, so it has none.
    """
    glyph = next((glyph for glyph in drawing.glyphs if glyph.entity == entity), None)
    row = scene.row(entity)
    if glyph is None or row is None or scene.stacks[row] is not None:
        return None
    left, top, right, bottom = glyph.rect
    x, y = (left + right) / 2, (top + bottom) / 2
    away = (right - left) / 2 + GAP + SIZE / 2
    taken = [box.rect for box in (*drawing.names, *drawing.labels)]
    taken += [other.rect for other in drawing.glyphs if other.entity != entity]
    places = [
        Handle(entity, x + away * cos(radians(angle)), y + away * sin(radians(angle)), x, y)
        for angle in _ANGLES
    ]
    free = [
        place
        for place in places
        if SIZE <= place.x <= drawing.width - SIZE
        and SIZE <= place.y <= drawing.height - SIZE
        and not any(_covers(rect, place) for rect in taken)
    ]
    strokes = [stroke for stroke in drawing.strokes if entity in stroke.ends]
    return max(free, key=lambda place: _clearance(place, strokes), default=None)


def _covers(rect: Rect, place: Handle) -> bool:
    left, top, right, bottom = rect
    reach = SIZE / 2 + 1
    return left - reach < place.x < right + reach and top - reach < place.y < bottom + reach


def _clearance(place: Handle, strokes: list) -> float:
    """Distance to the nearest own line, as far as it matters (the first good angle wins ties)."""
    away = SIZE * 1.5
    for stroke in strokes:
        for share in (0.0, 0.15, 0.3):
            x = stroke.start[0] + (stroke.end[0] - stroke.start[0]) * share
            y = stroke.start[1] + (stroke.end[1] - stroke.start[1]) * share
            back_x = stroke.end[0] - (stroke.end[0] - stroke.start[0]) * share
            back_y = stroke.end[1] - (stroke.end[1] - stroke.start[1]) * share
            away = min(
                away, hypot(x - place.x, y - place.y), hypot(back_x - place.x, back_y - place.y)
            )
    return away
