"""The area that cards scroll in."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea

from explorer.guarded import guarded


class CardScroll(QScrollArea):
    """Leaves the arrow keys to the panel: they go from card to card."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Its own keys; the rest goes on."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            event.ignore()
        else:
            super().keyPressEvent(event)
