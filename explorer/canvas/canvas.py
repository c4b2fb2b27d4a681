"""The canvas: shows a scene and reports what a person does to it, without knowing what it means."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QMargins, QPoint, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from explorer.canvas.camera import MOVE_TIME, Camera
from explorer.canvas.fonts import load_fonts
from explorer.canvas.frames import Frames
from explorer.canvas.keyboard import Keyboard
from explorer.canvas.motion import Glide, motion_wanted
from explorer.canvas.overlaying import Rings, overlay
from explorer.canvas.pointer import Pointer
from explorer.canvas.spoken import announce, describe, words
from explorer.canvas.surface import Host, Surface
from explorer.canvas.views import (
    displaced,
    empty_scene,
    farthest,
    fitted,
    lines_between,
    places_before,
    selected_rows,
    went_away,
)
from explorer.canvas.way_back import WayBack
from explorer.canvas.zoom_control import ZoomControl
from explorer.graph.items import Drawing, Item, Marks, View
from explorer.graph.picking import Hit, pick
from explorer.graph.scene import Scene
from explorer.graph.theme import Theme
from explorer.graph.theme import theme as theme_named
from explorer.guarded import guarded


class GraphCanvas(QWidget):
    """A scene that can be looked at, clicked, dragged and walked.

    ``picked`` tells what was clicked (a ``Hit`` or None) and whether it adds to the selection;
    ``moved`` maps ids of entities to scene positions after a drag; ``lassoed`` is a tuple of ids.
    The canvas selects nothing itself: who listens answers with :meth:`set_marks`.
    """

    picked = Signal(object, bool)
    hovered = Signal(object)
    opened = Signal(str)
    label_asked = Signal(object)
    moved = Signal(object)
    lassoed = Signal(object)
    lasso_left = Signal()
    menu_asked = Signal(object, QPoint)
    zoomed = Signal(float)
    relation_asked = Signal(str, str)
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None, theme: Theme | None = None) -> None:
        super().__init__(parent)
        load_fonts()
        self.animate, self.theme = motion_wanted(self), theme or theme_named("light")
        self.scene = empty_scene()
        self.hovered_hit: Hit | None = None
        self._insets, self._seen_zoom, self.rings = QMargins(), 1.0, Rings()
        self._marks, self._frames = Marks(), Frames(self, self.refresh)
        self.selected_pairs: frozenset[tuple[str, str]] = frozenset()
        self._lasso, self._drift = False, Glide(self)
        self._goal: Scene | None = None  # what is drawn once all have drifted to their places
        self._camera = Camera(
            self, lambda: self.animate and self.isVisible(), lambda: farthest(self.scene, self.view)
        )
        self._pointer, self.keyboard = Pointer(self), Keyboard(self)
        self._host = Host(self, Surface(self._paint, self._overlay))
        self._host.pointer, self._host.keyboard = self._pointer, self.keyboard
        self._camera.changed.connect(self._see)
        self._zoom_control, self._way_back = ZoomControl(self), WayBack(self)
        self._zoom_control.zoom_asked.connect(guarded(self.zoom_by))
        self._zoom_control.fit_asked.connect(guarded(self.fit))
        QVBoxLayout(self, contentsMargins=QMargins()).addWidget(self._host)
        self.setFocusProxy(self._host)
        self.setMinimumSize(200, 150)
        self._host.resized.connect(self._follow_size)
        self._zoom_control.dress(self.theme)
        self._describe()

    def show_scene(self, scene: Scene, keep_view: bool = True, other: bool = False) -> None:
        """Show a scene; entities that stood elsewhere glide to their new places.

        Fitted are the first, each with ``keep_view=False``, and one whose entities went away. One
        that takes the place of an ``other`` is fitted at once: entities alone are seen to move.
        """
        first, seen, before = not self.scene.entities, self.view, self.scene
        self._move_to(scene, None)
        self._put_marks(self._marks.entities, lines_between(scene, self.selected_pairs))
        self._pointer.forget()
        if self._marks.cursor is not None and scene.row(self._marks.cursor) is None:
            self.put_cursor(None)
        kept = keep_view and not went_away(scene, before, seen, self._camera.fits)
        if scene.entities and (first or not kept):
            self._fit(range(len(scene.entities)), not (first or other), everything=True)
        if other:  # each starts where it was on the screen
            before = before.moved(self.view.to_scene(seen.to_screen(before.positions)))
        self._drift_from(before)
        self._describe()
        self.refresh(changed=True)

    def clear(self) -> None:
        """Show nothing, until a scene comes that is then fitted."""
        self.show_scene(empty_scene())

    def set_marks(self, entities: Iterable[str] = (), lines: Iterable[int] = ()) -> None:
        """Show which entities and which lines (rows of the scene) are selected."""
        rows = [row for row in lines if 0 <= row < len(self.scene.lines)]
        self.selected_pairs = frozenset(self.scene.lines[row].ends for row in rows)
        self._put_marks(frozenset(entities), frozenset(rows))
        self._describe()

    def set_theme(self, theme: Theme) -> None:
        """Show everything in another theme's colors."""
        self.theme = theme
        self._zoom_control.dress(self.theme)
        self.refresh(changed=True)

    @property
    def selected(self) -> frozenset[str]:
        """Ids of the entities that are marked as selected."""
        return self._marks.entities

    @property
    def drawing(self) -> Drawing:
        """What is on screen, composed when it is first asked for after a change."""
        return self._frames.drawing(self.scene, self.view, self.theme, self._marks)

    @property
    def near(self) -> Drawing:
        """The drawing as far as a pointer needs it; at once, however large the graph is."""
        return self._frames.near(self.scene, self.view, self.theme, self._marks)

    def settle(self) -> None:
        """Wait until the next frame shows everything as it will stay."""
        self._frames.settle(self.scene, self.view, self.theme, self.viewport.devicePixelRatioF())

    @property
    def view(self) -> View:
        """The part of the scene that is seen."""
        return self._camera.view

    @property
    def zoom(self) -> float:
        """1.0 where a scene unit is a pixel; 0.1 to 8, of a large graph from less."""
        return self.view.zoom

    @zoom.setter
    def zoom(self, zoom: float) -> None:
        self.zoom_by(zoom / self.view.zoom)

    def zoom_by(self, factor: float) -> None:
        """Zoom at the middle of the canvas."""
        self.zoom_at(factor, self.view.width / 2, self.view.height / 2)

    def zoom_at(self, factor: float, x: float, y: float, glide: bool = True) -> None:
        """Zoom so that what is at a pixel stays there."""
        self._camera.zoom_at(factor, x, y, glide)

    def pan_by(self, dx: float, dy: float) -> None:
        """Move the view by pixels."""
        self._camera.pan_by(dx, dy)

    def look(self, view: View) -> None:
        """Show a part of the scene, at once."""
        self._camera.look(view)

    def rest(self) -> None:
        """Stop a glide of the view where it is."""
        self._camera.rest()

    def fit(self) -> None:
        """Show everything, names included."""
        self._fit(range(len(self.scene.entities)), everything=True)

    def fit_selected(self) -> None:
        """Show the selected entities and lines, or everything if nothing is selected."""
        rows = selected_rows(self.scene, self._marks.entities, self._marks.lines)
        self._fit(rows) if rows else self.fit()

    def show_near(self) -> None:
        """Glide so near to what is selected that it reads, with its lines as far as they fit."""
        rows = selected_rows(self.scene, self._marks.entities, self._marks.lines)
        self._camera.come_near(self._goal or self.scene, rows, self._insets)

    def center_selected(self) -> None:
        """Glide to the middle of what is selected, unless everything is seen anyway."""
        rows = selected_rows(self.scene, self._marks.entities, self._marks.lines)
        if rows and not self._camera.fits:
            self._camera.center_on(self.scene.positions[rows].mean(axis=0))

    @property
    def roams(self) -> bool:
        """Whether a person looks at some part of the scene, or drags."""
        return not self._camera.fits or self._pointer.gesture is not None

    def set_insets(self, insets: QMargins) -> None:
        """Keep edges of the canvas free when fitting: something floats over them."""
        other, self._insets = insets != self._insets, insets
        if other and self._camera.fits:
            self._fit(range(len(self.scene.entities)), glide=False, everything=True)

    @property
    def viewport(self) -> QWidget:
        """The widget that gets the mouse."""
        return self._host.viewport()

    @property
    def keyboard_at(self) -> str | None:
        """The entity that the keyboard is at."""
        return self._marks.cursor

    @property
    def lasso(self) -> bool:
        """Whether the next drag draws a lasso."""
        return self._lasso

    @lasso.setter
    def lasso(self, wanted: bool) -> None:
        if self._lasso and not wanted:
            self.lasso_left.emit()
        self._lasso = wanted
        if wanted:
            self.viewport.setCursor(Qt.CursorShape.CrossCursor)

    def hit(self, x: float, y: float) -> Hit | None:
        """What is at a pixel."""
        return pick(self.scene, self.view, x, y, self.near.names, self.theme, self.near.curves)

    def entity_at(self, x: float, y: float) -> str | None:
        """The entity at a pixel."""
        return (self.hit(x, y) or Hit()).entity

    def words(self, hit: Hit | None) -> str:
        """What to say about something on the canvas, in plain text."""
        return words(self.scene, hit)

    def hover(self, hit: Hit | None) -> None:
        """Bring something forward; the rest fades."""
        if hit == self.hovered_hit:
            return
        self.hovered_hit = hit
        entity, line = (hit.entity, hit.line) if hit is not None else (None, None)
        self._marks = replace(self._marks, hover_entity=entity, hover_line=line)
        self.refresh(changed=True)
        self.hovered.emit(hit)

    def put_cursor(self, entity: str | None) -> None:
        """Put the keyboard at an entity, and the entity into sight."""
        if entity == self._marks.cursor:
            return
        self._marks = replace(self._marks, cursor=entity)
        row = self.scene.row(entity) if entity is not None else None
        if row is not None:
            self._camera.bring_into_sight(self.scene.positions[row])
            announce(self._host, self.words(Hit(entity=entity)))
        self.refresh(changed=True)

    def displace(self, positions: dict[str, tuple[float, float]], held: bool = True) -> None:
        """Show entities elsewhere until the next scene comes; ``held`` while they are dragged."""
        self._move_to(displaced(self.scene, positions), self.scene if held else None)

    def stream(self, places: np.ndarray) -> None:
        """Show all entities elsewhere, (n, 2), at once; nothing changes under a drag."""
        if self._pointer.gesture is None:
            self._move_to(self.scene.moved(places), None)

    def cancel(self) -> bool:
        """Give up a drag or the lasso; False if there is none."""
        return self._pointer.cancel()

    def refresh(self, changed: bool = False) -> None:
        """Ask for a frame; ``changed`` if it must be composed anew."""
        if changed:
            self._frames.forget()
        self._host.surface.update()

    def _paint(self, painter: QPainter) -> None:
        self._frames.paint(
            painter, self.scene, self.view, self.theme, self._marks, self._camera.goal
        )

    def _overlay(self) -> tuple[Item, ...]:
        return overlay(self, self._pointer, self._camera.goal is not None)

    def _see(self, view: View) -> None:
        zoomed, self._seen_zoom = view.zoom != self._seen_zoom, view.zoom
        self._host.look(view)
        self._pointer.seen_elsewhere(gliding=self._camera.goal is not None)
        self._way_back.look_soon()
        if zoomed:
            self.zoomed.emit(view.zoom)

    def _fit(self, rows: Sequence[int], glide: bool = True, everything: bool = False) -> None:
        corner = self._zoom_control.corner
        view = fitted(self._goal or self.scene, rows, self.view, self._insets, self.theme, corner)
        if view is not None:
            self._camera.glide_to(view, MOVE_TIME if glide else 0, fits=everything)

    def _drift_from(self, before: Scene) -> None:
        final, start = self.scene, places_before(self.scene, before)
        if np.allclose(start, final.positions, atol=0.5, equal_nan=True):
            return

        def step(share: float) -> None:
            self._frames.carry(None if share == 1 else final, self.zoom, self.theme)
            here = start + (final.positions - start) * share
            self.scene, self._goal = (final, None) if share == 1 else (final.moved(here), final)
            self.refresh()

        self._drift.start(step, MOVE_TIME if self.animate and self.isVisible() else 0)

    def _move_to(self, scene: Scene, carried: Scene | None) -> None:
        self._frames.carry(carried, self.zoom, self.theme)
        self._drift.stop()
        self.scene, self._goal = scene, None
        self.refresh(changed=True)

    def _put_marks(self, entities: frozenset[str], lines: frozenset[int]) -> None:
        self._marks = replace(self._marks, entities=entities, lines=lines)
        self.refresh(changed=True)

    def _describe(self) -> None:
        for widget in (self, self._host):
            describe(widget, self.scene, self._marks.entities)

    @guarded
    def _follow_size(self) -> None:
        size, fits = self._host.viewport().size(), self._camera.fits
        self._zoom_control.settle()
        if (size.width(), size.height()) == (self.view.width, self.view.height):
            return
        self._camera.resize(float(size.width()), float(size.height()))
        if fits:
            self._fit(range(len(self.scene.entities)), glide=False, everything=True)

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the zoom control in its corner."""
        super().resizeEvent(event)
        self._zoom_control.settle()
        self._zoom_control.raise_()
