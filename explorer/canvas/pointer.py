"""The mouse on the canvas: what a press begins, what hovering shows."""

import html
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QInputDevice, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip

from explorer.canvas.gestures import Band, Gesture, Lasso, Move, Pan, Relate
from explorer.canvas.handle import Handle, handle_for
from explorer.graph.picking import Hit
from explorer.graph.plain import shown

if TYPE_CHECKING:
    from explorer.canvas.canvas import GraphCanvas

STEADY = 4  # pixels that a hand may move during a click
NOTCH = 1.2  # zoom of one notch of a wheel
_WIDE, _MOST = 90, 8  # characters in a line of a tooltip, and lines of each text in it
_ADDITIVE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@dataclass(frozen=True, slots=True)
class Press:
    """The left button went down there, on that."""

    x: float
    y: float
    modifiers: Qt.KeyboardModifier
    hit: Hit | None


class Pointer:
    """Turns mouse events into picks, gestures and hovering."""

    def __init__(self, canvas: "GraphCanvas") -> None:
        self._canvas = canvas
        self._pressed: Press | None = None
        self.gesture: Gesture | None = None
        self.handle: Handle | None = None
        self._gliding = False  # whether the view is on its way
        self._at: tuple[float, float] | None = None  # where it rests on the canvas
        self._shown: Hit | None = None  # what it brought forward

    def press(self, event: QMouseEvent) -> None:
        """A click or a gesture may begin; which, shows the next event."""
        if self.gesture is not None:
            return
        x, y = _place(event)
        if event.button() == Qt.MouseButton.MiddleButton:
            self._begin(Pan(self._canvas, x, y))
        elif event.button() == Qt.MouseButton.LeftButton:
            self._canvas.rest()
            if self._canvas.lasso:
                self._begin(Lasso(self._canvas, x, y))
            elif self.handle is not None and self.handle.holds(x, y):
                self._begin(Relate(self._canvas, x, y, self.handle.entity))
            else:
                self._pressed = Press(x, y, event.modifiers(), self._canvas.hit(x, y))

    def move(self, event: QMouseEvent) -> None:
        """Go on with the gesture, begin one, or hover."""
        x, y = _place(event)
        if self.gesture is None and self._pressed is not None:
            pressed = self._pressed
            if max(abs(x - pressed.x), abs(y - pressed.y)) < STEADY:
                return
            self._pressed = None
            self._begin(self._dragged(pressed))
        if self.gesture is not None:
            self.gesture.move(x, y)
            self._canvas.refresh()
        elif not event.buttons() and not self._gliding:
            self.hover(x, y, event.globalPosition().toPoint())

    def release(self, event: QMouseEvent) -> None:
        """End the gesture, or report a click."""
        x, y = _place(event)
        gesture, pressed = self.gesture, self._pressed
        self.gesture = self._pressed = None
        if gesture is not None:
            gesture.release(x, y)
            self._canvas.lasso = False
            self._canvas.refresh()
        elif pressed is not None:
            self._canvas.picked.emit(pressed.hit, bool(pressed.modifiers & _ADDITIVE))
        self._dress()

    def double_click(self, event: QMouseEvent) -> None:
        """Open an entity, or ask for a line's label; the release that follows is no click."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        hit = self._canvas.hit(*_place(event))
        if hit is not None and hit.entity is not None:
            self._canvas.opened.emit(hit.entity)
        elif hit is not None:
            self._canvas.label_asked.emit(hit)

    def wheel(self, event: QWheelEvent) -> None:
        """Zoom at the pointer; two fingers on a touch pad move the view instead."""
        event.accept()
        at, turn = event.position(), event.angleDelta().y()
        self._at = at.x(), at.y()
        pad = event.device().type() == QInputDevice.DeviceType.TouchPad
        if pad and not event.pixelDelta().isNull() and not event.modifiers():
            delta = event.pixelDelta()
            self._canvas.pan_by(-delta.x(), -delta.y())
        elif turn:
            self._canvas.zoom_at(NOTCH ** (turn / 120), at.x(), at.y())

    def pinch(self, at: QPointF, factor: float) -> None:
        """Zoom by a gesture of two fingers, which is smooth by itself."""
        self._canvas.zoom_at(factor, at.x(), at.y(), glide=False)

    def menu(self, event: QContextMenuEvent) -> None:
        """Ask for a menu for what is under the pointer."""
        at = event.pos()
        self._canvas.menu_asked.emit(self._canvas.hit(at.x(), at.y()), event.globalPos())

    def leave(self) -> None:
        """Nothing is under the pointer any more."""
        self._at = None
        if self.gesture is None:
            self._show(None, QPoint())

    def cancel(self) -> bool:
        """Give up the gesture under way or about to begin; False if there is none."""
        gesture, self.gesture = self.gesture, None
        pending = gesture is not None or self._canvas.lasso
        self._pressed = None
        if gesture is not None:
            gesture.cancel()
        self._canvas.lasso = False
        self._dress()
        self._canvas.refresh()
        return pending

    def hover(self, x: float, y: float, at: QPoint) -> None:
        """Bring what is under the pointer forward and name it there."""
        self._at = x, y
        if self.handle is not None and self.handle.near(x, y):
            return
        hit = None if self._canvas.lasso else self._canvas.hit(x, y)
        if hit != self._canvas.hovered_hit:
            self._show(hit, at)

    def seen_elsewhere(self, gliding: bool) -> None:
        """The view changes under a pointer that rests: nothing is hovered until it moves.

        What passes under it would else come forward and fade at each step. What was brought
        forward by key stays.
        """
        self._gliding, hovered = gliding, self._canvas.hovered_hit
        if self.gesture is None and hovered is not None and hovered == self._shown:
            self._show(None, QPoint())

    def forget(self) -> None:
        """Another scene: nothing is hovered until the pointer moves."""
        self._show(None, QPoint())

    def _show(self, hit: Hit | None, at: QPoint) -> None:
        self.handle, self._shown = None, hit
        self._canvas.hover(hit)
        if hit is not None and hit.entity is not None:
            self.handle = handle_for(self._canvas.near, self._canvas.scene, hit.entity)
        text = self._canvas.words(hit)
        if text:
            QToolTip.showText(at + QPoint(4, 8), tip(text), self._canvas)
        else:
            QToolTip.hideText()
        self._dress()

    def _dragged(self, press: Press) -> Gesture:
        """The gesture that a drag from there begins."""
        canvas, x, y = self._canvas, press.x, press.y
        if press.modifiers & Qt.KeyboardModifier.ShiftModifier:
            return Band(canvas, x, y)
        if press.hit is None or press.hit.entity is None:
            return Pan(canvas, x, y)
        entity, together = press.hit.entity, canvas.selected
        return Move(canvas, x, y, together if entity in together else frozenset({entity}))

    def _begin(self, gesture: Gesture) -> None:
        QToolTip.hideText()
        self.handle = None
        self.gesture = gesture
        self._dress()

    def _dress(self) -> None:
        """Give the pointer the shape of what it can do."""
        if self.gesture is not None:
            shape = self.gesture.cursor
        elif self._canvas.lasso:
            shape = Qt.CursorShape.CrossCursor
        elif self._canvas.hovered_hit is not None:
            shape = Qt.CursorShape.PointingHandCursor
        else:
            shape = Qt.CursorShape.ArrowCursor
        self._canvas.viewport.setCursor(shape)


def tip(text: str) -> str:
    """A tooltip that shows a text as it is: Qt takes names with ``<`` in them for HTML."""
    lines = (
        html.escape(shown(row))
        for line in text.split("\n")
        for row in textwrap.wrap(line, _WIDE, max_lines=_MOST, placeholder=" …") or [line]
    )
    return f"<p style='white-space:pre; margin:0'>{'<br>'.join(lines)}</p>"


def _place(event: QMouseEvent) -> tuple[float, float]:
    at = event.position()
    return at.x(), at.y()
