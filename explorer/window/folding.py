"""Docks give way to the graph in a narrow window, and come back to their widths in a wide one."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow

from explorer.guarded import guarded
from explorer.window.docks import has_room, sweep, widest_right

CONTENTS, EVIDENCE = "contents", "evidence"


class Folding(QObject):
    """Folds the contents away where a window leaves no room for them, unless they are asked for.

    Widths are those that a person gave the docks, not those that a narrow window left them.
    """

    def __init__(self, window: QMainWindow, docks: dict[str, QDockWidget]) -> None:
        super().__init__(window)
        self._window, self._docks = window, docks
        self._widths: dict[str, int] = {}
        self.folded = self._asked = False
        self._learning = QTimer(self, interval=0, singleShot=True)
        self._learning.timeout.connect(self._learn)
        self._fitting = QTimer(self, interval=0, singleShot=True)
        self._fitting.timeout.connect(self._fit)
        for one in docks.values():
            one.installEventFilter(self)
        window.installEventFilter(self)
        docks[CONTENTS].toggleViewAction().triggered.connect(self._decide)

    def begin(self, widths: dict[str, int], folded: bool) -> None:
        """The docks are shown: from now on their widths are kept."""
        self._widths, self.folded = dict(widths), folded

    @property
    def widths(self) -> dict[str, int]:
        """The widths of the docks where there is room."""
        return dict(self._widths)

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another width of the window, or of a dock whose edge is dragged."""
        if isinstance(event, QResizeEvent) and event.type() == QEvent.Type.Resize:
            if event.size().width() == event.oldSize().width():
                return False
            if watched is self._window:
                self._fitting.start()
            elif QApplication.mouseButtons() & Qt.MouseButton.LeftButton:
                self._learning.start()
        return False

    @guarded
    def _decide(self) -> None:
        self.folded = False  # a person says whether they are shown
        self._asked = self._docks[CONTENTS].isVisible()

    @guarded
    def _learn(self) -> None:
        if not self._fitting.isActive():
            self._widths |= {
                name: one.width()
                for name, one in self._docks.items()
                if one.isVisible() and not one.isFloating()
            }

    @guarded
    def _fit(self) -> None:
        if not self._widths:  # nothing is open
            return
        contents, evidence = self._docks[CONTENTS], self._docks[EVIDENCE]
        room = has_room(self._window.width())
        sweep(self._window)
        self._asked = self._asked and not room
        if not (room or self._asked or contents.isHidden() or contents.isFloating()):
            self.folded = True
            contents.hide()
        elif room and self.folded:
            self.folded = False
            contents.show()
        wanted = {
            contents: self._widths.get(CONTENTS, 0),
            evidence: min(self._widths.get(EVIDENCE, 0), widest_right(self._window.width())),
        }
        shown = [
            (one, wide)
            for one, wide in wanted.items()
            if wide and one.isVisible() and not one.isFloating()
        ]
        if shown:
            self._window.resizeDocks(
                [one for one, _ in shown], [wide for _, wide in shown], Qt.Orientation.Horizontal
            )
