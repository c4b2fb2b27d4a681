"""The graph without a mouse: Tab walks the entities, arrows follow the lines.

What a hand with a mouse does on the canvas has a key here, or an action of the window (N draws a
relation between two, G is a double click). The keyboard's place is an entity; from there PageDown
goes round its lines, so that each line can be reached, also where no arrow points at it.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent

from explorer.canvas.name_search import NameSearch
from explorer.canvas.nudge import Nudge
from explorer.canvas.spoken import announce
from explorer.canvas.steps import along, around, in_order, other_end
from explorer.graph.picking import Hit

if TYPE_CHECKING:
    from explorer.canvas.canvas import GraphCanvas

_DIRECTIONS = {
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Down: (0.0, 1.0),
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
}
PAN = 80.0  # pixels that Shift with an arrow moves the view
_CAME_BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_ONLY_AWAY = (  # a menu or a dialog: the keyboard comes back to its place
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
)
_ALT, _SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Keyboard:
    """Holds the keyboard's place: an entity, the line it came by, and the line it looks at."""

    def __init__(self, canvas: "GraphCanvas") -> None:
        self._canvas = canvas
        self._line: int | None = None  # the line that an arrow came by
        self._on: int | None = None  # the line that PageDown went to
        self._shown: Hit | None = None  # what was brought forward by key
        self._trail: list[str] = []
        self.search = NameSearch(canvas, self.go)
        self._nudge = Nudge(canvas)
        self._steps: dict[str, Callable[[], object]] = {
            "first": lambda: self._end(0),
            "last": lambda: self._end(-1),
            "next-line": lambda: self._turn(1),
            "previous-line": lambda: self._turn(-1),
            "back": self._back,
            "name": self.search.begin,
            "toggle": self._toggle,
            "line": self._open_line,
        }
        for word, way in zip(("right", "down", "left", "up"), _DIRECTIONS.values(), strict=True):
            self._steps[f"pan-{word}"] = partial(self._pan, way)
            self._steps[f"move-{word}"] = partial(self._move, way)

    def do(self, step: str) -> None:
        """One of the steps that the window offers in its menu too."""
        self._steps[step]()

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key says; False if it says nothing here."""
        canvas, key, modifiers = self._canvas, Qt.Key(event.key()), event.modifiers()
        modifiers &= ~Qt.KeyboardModifier.KeypadModifier
        if self.search.press(event):
            return True
        if key in _ENTER:
            return self._enter(modifiers)
        if key == Qt.Key.Key_Escape:
            if not self._leave_line() and not self._nudge.cancel() and not canvas.cancel():
                canvas.escaped.emit()
            return True
        if key in _DIRECTIONS and modifiers in (_ALT, _SHIFT):
            (self._move if modifiers == _ALT else self._pan)(_DIRECTIONS[key])
            return True
        if modifiers & ~_SHIFT:
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
        elif key in _STEPS:
            self.do(_STEPS[key])
        else:
            return False
        return True

    def overrides(self, event: QKeyEvent) -> bool:
        """Whether a key is a letter of a name that is typed, and no shortcut."""
        return self.search.takes(event)

    def step(self, forward: bool) -> bool:
        """Go to the next or previous entity; False at the end of the row."""
        order = in_order(self._canvas.scene)
        if not order:
            return False
        here = self._canvas.keyboard_at
        if here not in order:
            at = 0 if forward else len(order) - 1
        else:
            at = order.index(here) + (1 if forward else -1)
        if not 0 <= at < len(order):
            return False
        self.go(order[at])
        return True

    def enter(self, reason: Qt.FocusReason) -> None:
        """The keyboard came to the canvas: start at the selection, else at the first or last."""
        if reason not in _CAME_BY_KEY or self._canvas.keyboard_at is not None:
            return
        order = in_order(self._canvas.scene)
        chosen = [entity for entity in order if entity in self._canvas.selected]
        if chosen or order:
            backward = reason == Qt.FocusReason.BacktabFocusReason
            self.go((chosen or order)[-1 if backward and not chosen else 0])

    def leave(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """The keyboard went elsewhere; what it moved is kept."""
        self._nudge.settle()
        self.search.end()
        if reason in _ONLY_AWAY:
            return
        self._line = self._on = None
        self._trail.clear()
        if self._canvas.hovered_hit == self._shown:  # else the mouse is at something
            self._canvas.hover(None)
        self._canvas.put_cursor(None)

    def go(self, entity: str, line: int | None = None) -> None:
        """Go to an entity that is drawn, by a line of it or by none."""
        here = self._canvas.keyboard_at
        if here is not None and here != entity:
            self._trail = [*self._trail[-99:], here]
        self._arrive(entity, line)

    def menu(self) -> None:
        """Ask for a menu for the line or entity that the keyboard is at, beside it."""
        canvas = self._canvas
        scene, here = canvas.scene, canvas.keyboard_at
        row = scene.row(here) if here is not None else None
        if row is None:
            canvas.menu_asked.emit(None, canvas.mapToGlobal(canvas.rect().center()))
            return
        spot, hit = scene.positions[row], Hit(entity=scene.entities[row])
        if self._looks_at_line():
            spot, hit = scene.positions[scene.edges[self._on]].mean(axis=0), Hit(line=self._on)
        x, y = canvas.view.to_screen(spot)
        canvas.menu_asked.emit(hit, canvas.mapToGlobal(QPoint(round(x), round(y))))

    def _enter(self, modifiers: Qt.KeyboardModifier) -> bool:
        """Pick the line looked at, else the entity; Shift the line that led here, Ctrl adds."""
        canvas = self._canvas
        if canvas.keyboard_at is None:
            return False
        additive = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if self._looks_at_line():
            canvas.picked.emit(Hit(line=self._on), additive)
        elif not modifiers & _SHIFT or not self._open_line():
            canvas.picked.emit(Hit(entity=canvas.keyboard_at), additive)
        return True

    def _open_line(self) -> bool:
        """Pick the line that led here."""
        scene = self._canvas.scene
        if self._line is None or self._line >= len(scene.lines):
            return False
        self._canvas.picked.emit(Hit(line=self._line), False)
        return True

    def _toggle(self) -> None:
        """Add the entity here to the selection or take it out; on a line, go to its other end."""
        canvas = self._canvas
        if self._looks_at_line():
            end = other_end(canvas.scene, self._on, canvas.scene.row(canvas.keyboard_at))
            self.go(canvas.scene.entities[end], self._on)
        elif canvas.keyboard_at is not None:
            canvas.picked.emit(Hit(entity=canvas.keyboard_at), True)

    def _follow(self, direction: tuple[float, float]) -> None:
        if self._canvas.keyboard_at is None:
            self.step(True)
            return
        found = along(self._canvas.scene, self._canvas.keyboard_at, direction)
        if found is not None:
            self.go(*found)

    def _turn(self, step: int) -> None:
        """Look at the next line round the entity; from the line it came by, if by one."""
        canvas = self._canvas
        if canvas.keyboard_at is None:
            self.step(True)
        if canvas.keyboard_at is None:
            return
        there = around(canvas.scene, canvas.keyboard_at)
        if not there:
            announce(canvas.focusProxy(), canvas.tr("no lines here"))
            return
        if self._looks_at_line() and self._on in there:
            self._on = there[(there.index(self._on) + step) % len(there)]
        else:
            self._on = self._line if self._line in there else there[0 if step > 0 else -1]
        self._show(Hit(line=self._on))
        announce(canvas.focusProxy(), canvas.words(Hit(line=self._on)))

    def _show(self, hit: Hit) -> None:
        """Bring what the keyboard is at forward, as the mouse would."""
        self._shown = hit
        self._canvas.hover(hit)

    def _looks_at_line(self) -> bool:
        if self._on is not None and self._canvas.hovered_hit != Hit(line=self._on):
            self._on = None  # another scene, or the mouse went elsewhere
        return self._on is not None

    def _leave_line(self) -> bool:
        """Back from the line to the entity; False where no line was looked at."""
        if not self._looks_at_line():
            return False
        self._on = None
        self._show(Hit(entity=self._canvas.keyboard_at))
        return True

    def _back(self) -> None:
        """To where the keyboard was before, as far as that is still drawn."""
        while self._trail:
            before = self._trail.pop()
            if self._canvas.scene.row(before) is not None:
                self._arrive(before)
                return

    def _arrive(self, entity: str, line: int | None = None) -> None:
        self._nudge.settle()
        self._on, self._line = None, line
        self._canvas.put_cursor(entity)
        self._show(Hit(entity=entity))

    def _end(self, place: int) -> None:
        order = in_order(self._canvas.scene)
        if order:
            self.go(order[place])

    def _pan(self, way: tuple[float, float]) -> None:
        self._canvas.pan_by(PAN * way[0], PAN * way[1])

    def _move(self, way: tuple[float, float]) -> None:
        """Move what is selected, if the keyboard is at it, else the entity that it is at."""
        here, chosen = self._canvas.keyboard_at, self._canvas.selected
        if here is not None:
            self._nudge.move(chosen if here in chosen else frozenset((here,)), way)


_STEPS = {
    Qt.Key.Key_Home: "first",
    Qt.Key.Key_End: "last",
    Qt.Key.Key_PageDown: "next-line",
    Qt.Key.Key_PageUp: "previous-line",
    Qt.Key.Key_Backspace: "back",
    Qt.Key.Key_Slash: "name",
    Qt.Key.Key_Space: "toggle",
}
