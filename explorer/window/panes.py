"""F6 goes from pane to pane: the bar, the list, the middle, the evidence, the article."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from explorer.guarded import guarded
from explorer.window.tab_order import stops


class Panes(QObject):
    """Parts of a window in the order of reading; each remembers who had the keyboard in it."""

    def __init__(self, window: QWidget, parts: Sequence[QWidget]) -> None:
        super().__init__(window)
        self._parts = list(parts)
        self._last: dict[int, QWidget] = {}  # by the number of the part
        QApplication.instance().focusChanged.connect(self._focus_moved)

    def put_in(self, part: QWidget, behind: QWidget) -> None:
        """One more part, behind another; where one was in the parts after it is forgotten."""
        self._last.clear()
        self._parts.insert(self._parts.index(behind) + 1, part)

    def go(self, step: int) -> None:
        """To the next pane that is shown and can have the keyboard, or the one before."""
        able = [at for at, part in enumerate(self._parts) if _able(part)]
        if not able:
            return
        here = self._pane_of(QApplication.focusWidget())
        if here in able:
            self._enter(able[(able.index(here) + step) % len(able)])
        else:
            self._enter(able[0 if step > 0 else -1])

    def _enter(self, at: int) -> None:
        there = _able(self._parts[at])
        before = self._last.get(at)
        wanted = before if before in there else there[0]
        wanted.window().activateWindow()
        wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _pane_of(self, widget: QWidget | None) -> int:
        for at, part in enumerate(self._parts):
            if widget is not None and (part is widget or part.isAncestorOf(widget)):
                return at
        return -1

    @guarded
    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if (at := self._pane_of(new)) >= 0:
            self._last[at] = new


def _able(part: QWidget) -> list[QWidget]:
    """Where the keyboard can be inside a part now."""
    return [one for one in stops(part) if one.isVisible() and one.isEnabled()]
