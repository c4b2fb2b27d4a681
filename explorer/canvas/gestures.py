"""What a drag does: each gesture is a small object with move, release, cancel and an overlay.

Positions are pixels of the canvas. A gesture asks the stage (the canvas) to show and to report;
it holds ids, never rows, so a scene that changes under it does no harm.
"""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, SignalInstance

from explorer.graph.items import Box, Disc, Item, Path, View
from explorer.graph.scene import Scene
from explorer.graph.theme import Theme

Point = tuple[float, float]


class Stage(Protocol):
    """What a gesture needs of the canvas."""

    view: View
    scene: Scene
    theme: Theme
    moved: SignalInstance
    lassoed: SignalInstance
    relation_asked: SignalInstance

    def look(self, view: View) -> None:
        """Show another part of the scene."""

    def displace(self, positions: dict[str, Point], held: bool = True) -> None:
        """Show entities elsewhere, in scene units; ``held`` as long as they are dragged."""

    def entity_at(self, x: float, y: float) -> str | None:
        """The entity under a point."""


class Gesture(Protocol):
    """A drag that is under way."""

    cursor: Qt.CursorShape

    def move(self, x: float, y: float) -> None:
        """The pointer is now there."""

    def release(self, x: float, y: float) -> None:
        """The button was let go there."""

    def cancel(self) -> None:
        """Put everything back."""

    def overlay(self) -> tuple[Item, ...]:
        """What to paint over the drawing."""


class Pan:
    """Moves the view with the pointer."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, stage: Stage, x: float, y: float) -> None:
        self._stage, self._start, self._view = stage, (x, y), stage.view

    def move(self, x: float, y: float) -> None:
        """The pointer is now there."""
        zoom = self._stage.view.zoom
        center_x, center_y = self._view.center
        center = (center_x - (x - self._start[0]) / zoom, center_y - (y - self._start[1]) / zoom)
        self._stage.look(moved_view(self._stage.view, center))

    def release(self, x: float, y: float) -> None:
        """The button was let go there."""
        self.move(x, y)

    def cancel(self) -> None:
        """Put everything back."""
        self._stage.look(self._view)

    def overlay(self) -> tuple[Item, ...]:
        """Nothing: the drawing moves."""
        return ()


class Move:
    """Moves entities; they stay where they are put, also on top of another."""

    cursor = Qt.CursorShape.SizeAllCursor

    def __init__(self, stage: Stage, x: float, y: float, entities: frozenset[str]) -> None:
        self._stage, self._start = stage, (x, y)
        rows, scene = stage.scene.rows, stage.scene
        drawn = [one for one in entities if one in rows and scene.entities[rows[one]] == one]
        self._from = {
            one: (float(scene.positions[rows[one], 0]), float(scene.positions[rows[one], 1]))
            for one in drawn
        }

    def move(self, x: float, y: float) -> None:
        """The pointer is now there."""
        self._stage.displace(self._at(x, y))

    def release(self, x: float, y: float) -> None:
        """Report the new places; a stack's place is that of each of its members."""
        places = self._at(x, y)
        self._stage.displace(places, held=False)
        stacks = {stack.id: stack for stack in self._stage.scene.stacks if stack is not None}
        self._stage.moved.emit(
            {
                member: place
                for entity, place in places.items()
                for member in (stacks[entity].members if entity in stacks else (entity,))
            }
        )

    def cancel(self) -> None:
        """Put everything back."""
        self._stage.displace(self._from, held=False)

    def overlay(self) -> tuple[Item, ...]:
        """Nothing: the drawing moves."""
        return ()

    def _at(self, x: float, y: float) -> dict[str, Point]:
        zoom = self._stage.view.zoom
        dx, dy = (x - self._start[0]) / zoom, (y - self._start[1]) / zoom
        return {
            entity: (from_x + dx, from_y + dy) for entity, (from_x, from_y) in self._from.items()
        }


class Band:
    """Selects what a rectangle holds."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, stage: Stage, x: float, y: float) -> None:
        self._stage, self._start, self._end = stage, (x, y), (x, y)

    def move(self, x: float, y: float) -> None:
        """The pointer is now there."""
        self._end = (x, y)

    def release(self, x: float, y: float) -> None:
        """Report what is inside."""
        self._end = (x, y)
        left, top, width, height = self._rectangle()
        at = self._stage.view.to_screen(self._stage.scene.positions)
        inside = ((at >= (left, top)) & (at <= (left + width, top + height))).all(axis=1)
        _report_inside(self._stage, inside)

    def cancel(self) -> None:
        """Nothing was changed."""

    def overlay(self) -> tuple[Item, ...]:
        """The rectangle."""
        left, top, width, height = self._rectangle()
        wash = translucent(self._stage.theme.accent)
        return (Box(left, top, width, height, 2, wash, self._stage.theme.accent, 1),)

    def _rectangle(self) -> tuple[float, float, float, float]:
        (x, y), (end_x, end_y) = self._start, self._end
        return min(x, end_x), min(y, end_y), abs(end_x - x), abs(end_y - y)


class Lasso:
    """Selects what a line drawn by hand goes round."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, stage: Stage, x: float, y: float) -> None:
        self._stage, self._points = stage, [(x, y)]

    def move(self, x: float, y: float) -> None:
        """The pointer is now there."""
        last_x, last_y = self._points[-1]
        if abs(x - last_x) + abs(y - last_y) >= 3:
            self._points.append((x, y))

    def release(self, x: float, y: float) -> None:
        """Report what is inside."""
        self.move(x, y)
        at = self._stage.view.to_screen(self._stage.scene.positions)
        _report_inside(self._stage, inside_polygon(at, np.array(self._points)))

    def cancel(self) -> None:
        """Nothing was changed."""

    def overlay(self) -> tuple[Item, ...]:
        """The line so far, closed."""
        accent = self._stage.theme.accent
        return (Path(tuple(self._points), accent, 1.5, closed=True, fill=translucent(accent)),)


class Relate:
    """Draws a new relation from one entity to another."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, stage: Stage, x: float, y: float, source: str) -> None:
        self._stage, self._source, self._end = stage, source, (x, y)
        self._target: str | None = None

    def move(self, x: float, y: float) -> None:
        """The pointer is now there."""
        self._end = (x, y)
        target = self._stage.entity_at(x, y)
        self._target = target if target != self._source else None

    def release(self, x: float, y: float) -> None:
        """Ask for the relation if the pointer is on another entity."""
        self.move(x, y)
        if self._target is not None:
            self._stage.relation_asked.emit(self._source, self._target)

    def cancel(self) -> None:
        """Nothing was changed."""

    def overlay(self) -> tuple[Item, ...]:
        """The line to be, and a ring around the entity it would end at."""
        accent = self._stage.theme.accent
        start = self._place(self._source)
        if start is None:
            return ()
        end = self._place(self._target) if self._target else None
        line = Path((start, end or self._end), accent, 2.5, dash=(6, 4))
        if end is None:
            return (line,)
        return line, Disc(*end, 34, None, accent, 2.5)

    def _place(self, entity: str) -> Point | None:
        row = self._stage.scene.row(entity)
        if row is None:
            return None
        x, y = self._stage.view.to_screen(self._stage.scene.positions[row : row + 1])[0]
        return float(x), float(y)


def moved_view(view: View, center: Point) -> View:
    """The same view of another place."""
    return View(view.width, view.height, center, view.zoom)


def inside_polygon(points: NDArray[np.float64], corners: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which points (n, 2) lie in a polygon (k, 2), by the even-odd rule."""
    inside = np.zeros(len(points), dtype=np.bool_)
    if len(corners) < 3:
        return inside
    x, y = points[:, 0], points[:, 1]
    for (x0, y0), (x1, y1) in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        if y0 == y1:
            continue
        crosses = ((y0 > y) != (y1 > y)) & (x < (x1 - x0) * (y - y0) / (y1 - y0) + x0)
        inside ^= crosses
    return inside


def translucent(color: str) -> str:
    """A wash of a color ``#RRGGBB``, as Qt writes it: ``#AARRGGBB``."""
    return f"#24{color[1:]}"


def _report_inside(stage: Stage, inside: NDArray[np.bool_]) -> None:
    entities = stage.scene.entities
    stage.lassoed.emit(tuple(entities[row] for row in np.flatnonzero(inside)))
