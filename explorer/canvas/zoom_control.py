"""The three buttons that float at the canvas' lower right: closer, farther, everything."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from explorer.graph.items import Rect
from explorer.graph.theme import Theme

MARGIN = 14  # pixels to the canvas' edges


class ZoomControl(QFrame):
    """Emits ``zoom_asked`` with a factor, ``fit_asked``; never takes the keyboard."""

    zoom_asked = Signal(float)
    fit_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("zoomControl")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(0)
        closer = self._button("+", self.tr("Zoom in (+)"))
        farther = self._button("\u2212", self.tr("Zoom out (−)"))
        everything = self._button(self.tr("fit"), self.tr("Show everything (0)"))
        closer.clicked.connect(lambda: self.zoom_asked.emit(1.25))
        farther.clicked.connect(lambda: self.zoom_asked.emit(0.8))
        everything.clicked.connect(lambda: self.fit_asked.emit())
        for button in (closer, farther, everything):
            column.addWidget(button)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.adjustSize()

    def dress(self, theme: Theme) -> None:
        """Take the theme's colors."""
        paper, ink, border = theme.card, theme.ink, theme.window["border"]
        self.setStyleSheet(
            f"#zoomControl {{ background: {paper}; border: 1px solid {border};"
            " border-radius: 8px; }"
            f"#zoomControl QToolButton {{ color: {ink}; background: transparent; border: none;"
            " font-size: 13px; border-radius: 6px; margin: 0 3px; }"
            f"#zoomControl QToolButton:hover {{ background: {border}; }}"
        )

    @property
    def corner(self) -> Rect:
        """Where it is: left, top, right, bottom."""
        at = self.geometry()
        return at.left(), at.top(), at.right(), at.bottom()

    def settle(self) -> None:
        """Go to the parent's lower right corner."""
        area = self.parentWidget().rect()
        self.move(area.right() - self.width() - MARGIN, area.bottom() - self.height() - MARGIN)

    def _button(self, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setFixedSize(36, 30)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAutoRepeat(text != self.tr("fit"))
        return button
