"""The slip on the canvas in which a name is typed: no letter of it is a command."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel

from explorer.canvas.spoken import announce
from explorer.canvas.steps import called
from explorer.graph.plain import shown

if TYPE_CHECKING:
    from explorer.canvas.canvas import GraphCanvas

_PLACE = 16, 56  # pixels from the canvas' upper left corner: below the bar that floats there
_LONGEST = 80  # letters; no name of one is told apart by more
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_META = Qt.KeyboardModifier.MetaModifier
_HELD = (  # they change the letter that follows
    Qt.Key.Key_Shift,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_Meta,
    Qt.Key.Key_NumLock,
    Qt.Key.Key_Multi_key,
    Qt.Key.Key_Mode_switch,
)
_ERASED = (Qt.Key.Key_Delete, Qt.Key.Key_Insert, Qt.Key.Key_Clear)  # they mean nothing in it


class NameSearch:
    """Open from ``/`` until Enter, Esc, a click, or a key that goes elsewhere (arrows, Tab)."""

    def __init__(self, canvas: "GraphCanvas", go: Callable[[str], None]) -> None:
        self._canvas, self._go = canvas, go
        self._typed: str | None = None  # None while no name is typed
        self.slip = QLabel(canvas)
        self.slip.setTextFormat(Qt.TextFormat.PlainText)
        self.slip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.slip.setContentsMargins(QMargins(8, 4, 8, 4))
        self.slip.hide()

    @property
    def open(self) -> bool:
        """Whether letters go into a name."""
        return self._typed is not None

    def begin(self) -> None:
        """Open it, empty."""
        self._typed = ""
        self._say(self._canvas.tr("Type a name"))

    def end(self) -> None:
        """Close it; letters are commands again."""
        self._typed = None
        self.slip.hide()

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key is for the name that is typed, and no shortcut."""
        if not self.open:
            return False
        key, text = Qt.Key(event.key()), event.text()
        if key in (*_HELD, *_ERASED, Qt.Key.Key_Backspace):
            return True
        held = event.modifiers() & (_CTRL | _ALT | _META)
        if held and held != _CTRL | _ALT:  # both are AltGr on some keyboards
            return False
        return bool(text) and text.isprintable()

    def press(self, event: QKeyEvent) -> bool:
        """Take a key; False for one that ends the search and means something else then."""
        if self._typed is None:
            return False
        if not self.takes(event):
            self.end()
            return event.key() in (*_ENTER, Qt.Key.Key_Escape)
        if event.key() == Qt.Key.Key_Backspace:
            self._typed = self._typed[:-1]
        elif event.key() in (*_HELD, *_ERASED):
            return True
        else:
            self._typed = (self._typed + event.text())[:_LONGEST]
        self._seek()
        return True

    def _seek(self) -> None:
        found = called(self._canvas.scene, self._typed or "")
        if found is not None:
            self._go(found)
        missing = found is None and bool((self._typed or "").strip())
        self._say(self._canvas.tr("No such name") if missing else "")

    def _say(self, told: str) -> None:
        """Show what is typed and, if something is ``told``, that too; it is also heard."""
        theme = self._canvas.theme
        self.slip.setStyleSheet(
            f"background: {theme.card}; color: {theme.ink}; border-radius: 6px;"
            f" border: 1px solid {theme.accent}; font-size: 13px;"
        )
        typed = f"/ {shown(self._typed or '')}"
        self.slip.setText(f"{typed} — {told}" if told else typed)
        self.slip.adjustSize()
        self.slip.move(*_PLACE)
        self.slip.raise_()
        self.slip.show()
        if told:
            announce(self._canvas.focusProxy(), told)
