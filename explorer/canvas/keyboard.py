"""The graph without a mouse: Tab walks the entities, arrows follow the lines."""

from math import atan2, hypot, pi
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent

from explorer.graph.picking import Hit
from explorer.graph.scene import Scene

if TYPE_CHECKING:
    from explorer.canvas.canvas import GraphCanvas

_DIRECTIONS = {
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Down: (0.0, 1.0),
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
}
_WIDEST = pi * 75 / 180  # an arrow follows no line that leaves at a wider angle
_CAME_BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class Keyboard:
    """Holds the keyboard's place: an entity, and the line it was reached by."""

    def __init__(self, canvas: "GraphCanvas") -> None:
        self._canvas = canvas
        self._line: int | None = None

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key says; False if it says nothing here."""
        canvas, key, modifiers = self._canvas, Qt.Key(event.key()), event.modifiers()
        plain = not modifiers & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._enter(modifiers)
        if key == Qt.Key.Key_Escape:
            if not canvas.cancel():
                canvas.escaped.emit()
            return True
        if not plain:
            return False
        if key in _DIRECTIONS:
            self._follow(_DIRECTIONS[key])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            canvas.zoom_by(1.25)
        elif key == Qt.Key.Key_Minus:
            canvas.zoom_by(0.8)
        elif key == Qt.Key.Key_0:
            canvas.fit()
        elif key == Qt.Key.Key_F:
            canvas.fit_selected()
        elif key == Qt.Key.Key_Menu:
            self.menu()
        else:
            return False
        return True

    def step(self, forward: bool) -> bool:
        """Go to the next or previous entity; False at the end of the row."""
        order = _walk(self._canvas.scene)
        if not order:
            return False
        here = self._canvas.keyboard_at
        if here not in order:
            at = 0 if forward else len(order) - 1
        else:
            at = order.index(here) + (1 if forward else -1)
        if not 0 <= at < len(order):
            return False
        self._go(order[at], None)
        return True

    def enter(self, reason: Qt.FocusReason) -> None:
        """The keyboard came to the canvas: start at the selection, else at the first or last."""
        if reason not in _CAME_BY_KEY or self._canvas.keyboard_at is not None:
            return
        order = _walk(self._canvas.scene)
        chosen = [entity for entity in order if entity in self._canvas.selected]
        if chosen or order:
            backward = reason == Qt.FocusReason.BacktabFocusReason
            self._go((chosen or order)[-1 if backward and not chosen else 0], None)

    def leave(self) -> None:
        """The keyboard went elsewhere."""
        self._line = None
        self._canvas.put_cursor(None)

    def menu(self) -> None:
        """Ask for a menu for the entity that the keyboard is at, beside it."""
        canvas = self._canvas
        row = canvas.scene.row(canvas.keyboard_at) if canvas.keyboard_at is not None else None
        if row is None:
            canvas.menu_asked.emit(None, canvas.mapToGlobal(canvas.rect().center()))
            return
        x, y = canvas.view.to_screen(canvas.scene.positions[row])
        at = canvas.mapToGlobal(QPoint(round(x), round(y)))
        canvas.menu_asked.emit(Hit(entity=canvas.scene.entities[row]), at)

    def _enter(self, modifiers: Qt.KeyboardModifier) -> bool:
        """Pick the entity here; with Ctrl too, with Shift the line that led here."""
        canvas = self._canvas
        if canvas.keyboard_at is None:
            return False
        if modifiers & Qt.KeyboardModifier.ShiftModifier and self._line is not None:
            canvas.picked.emit(Hit(line=self._line), False)
        else:
            additive = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
            canvas.picked.emit(Hit(entity=canvas.keyboard_at), additive)
        return True

    def _follow(self, direction: tuple[float, float]) -> None:
        if self._canvas.keyboard_at is None:
            self.step(True)
            return
        found = along(self._canvas.scene, self._canvas.keyboard_at, direction)
        if found is not None:
            self._go(*found)

    def _go(self, entity: str, line: int | None) -> None:
        self._line = line
        self._canvas.put_cursor(entity)


def along(scene: Scene, entity: str, direction: tuple[float, float]) -> tuple[str, int] | None:
    """The neighbor whose line leaves an entity nearest to a direction, and that line's row."""
    row = scene.row(entity)
    best: tuple[float, float, str, int] | None = None
    for line, (one, other) in enumerate(scene.edges):
        if row not in (one, other):
            continue
        end = int(other if one == row else one)
        dx, dy = scene.positions[end] - scene.positions[row]
        angle = abs(
            atan2(direction[0] * dy - direction[1] * dx, direction[0] * dx + direction[1] * dy)
        )
        rank = (round(angle, 2), hypot(dx, dy), scene.entities[end], line)
        if angle <= _WIDEST and (best is None or rank < best):
            best = rank
    return (best[2], best[3]) if best is not None else None


def _walk(scene: Scene) -> list[str]:
    """Placed entities in the order of Tab: those with most lines first."""
    placed = np.isfinite(scene.positions).all(axis=1)
    rows = np.argsort(-scene.weights, kind="stable")
    return [scene.entities[row] for row in rows if placed[row]]
