"""The area that cards scroll in."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea

from explorer.guarded import guarded
from explorer.model.records import Evidence
from explorer.panels.cards import Card


class CardScroll(QScrollArea):
    """Leaves the arrow keys to the panel: they go from card to card."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)

    def in_view(self) -> list[Evidence]:
        """The sentences whose cards are seen from edge to edge."""
        viewport = self.viewport()
        places = (
            (card, QRect(card.mapTo(viewport, QPoint()), card.size()))
            for card in self.findChildren(Card)
            if card.isVisible()
        )
        return [card.evidence for card, place in places if viewport.rect().contains(place)]

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Its own keys; the rest goes on."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            event.ignore()
        else:
            super().keyPressEvent(event)
