"""The middle of the window: start page, waiting, or the graph with its levels and messages."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from explorer.guarded import guarded
from explorer.panels.plain import label
from explorer.panels.style import Look
from explorer.window.levels import LevelBar
from explorer.window.message_bar import MessageBar
from explorer.window.start_page import StartPage

if TYPE_CHECKING:  # the canvas takes long to import; see furnishing.py
    from explorer.canvas.canvas import GraphCanvas

MARGIN = 16


class Stage(QWidget):
    """Shows one page; level bar and message bar float over the upper edge of the graph."""

    def __init__(self, look: Look, start: StartPage) -> None:
        super().__init__()
        self.setProperty("role", "stage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.canvas: GraphCanvas | None = None
        self._covered = -1  # height of the level bar that the canvas knows of
        self._start = start
        self._wait = QWidget()
        self._says = label("", "muted", wrap=True)
        self._says.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self._wait)
        column.addWidget(self._says)
        self._pages = QStackedWidget()
        self._pages.setMinimumSize(220, 160)  # narrower than the start page: that one is clipped
        self._pages.addWidget(start)
        self._pages.addWidget(self._wait)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self.levels = LevelBar(look)
        self.levels.setParent(self)
        self.levels.hide()
        self.messages = MessageBar(look, self)

    def hold(self, canvas: "GraphCanvas") -> None:
        """Take the canvas in."""
        self.canvas = canvas
        self._pages.addWidget(canvas)
        self._float()

    def show_start(self) -> None:
        """Show the start page."""
        self.levels.hide()
        self._pages.setCurrentWidget(self._start)

    def show_waiting(self, text: str) -> None:
        """Say what is being done, in the middle."""
        self.levels.hide()
        self._says.setText(text)
        self._pages.setCurrentWidget(self._wait)

    def show_graph(self) -> bool:
        """Show the canvas; True if something else was shown before."""
        fresh = self._pages.currentWidget() is not self.canvas
        self._pages.setCurrentWidget(self.canvas)
        self.levels.show()
        self._float()
        self.levels.raise_()
        self.messages.raise_()
        return fresh

    @property
    def waiting(self) -> bool:
        """Whether neither start page nor graph is shown."""
        return self._pages.currentWidget() is self._wait

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the bars in their places."""
        super().resizeEvent(event)
        self._float()

    @guarded
    def float_messages(self) -> None:
        """The message bar has another text: give it the room it needs."""
        self._float()

    def _float(self) -> None:
        inner = max(120, self.width() - 2 * MARGIN)
        tall = self.levels.layout().heightForWidth(inner)
        self.levels.setGeometry(MARGIN, 10, inner, tall)
        self.levels.setMask(self.levels.childrenRegion())
        if self.canvas is not None and tall != self._covered:
            self._covered = tall  # each call fits the graph anew
            self.canvas.set_insets(QMargins(0, tall + 14, 0, 0))
        wide = min(inner, 640)
        height = max(44, self.messages.layout().heightForWidth(wide))
        bottom = self.height() - height - MARGIN
        self.messages.setGeometry((self.width() - wide) // 2, bottom, wide, height)
        self.messages.raise_()
