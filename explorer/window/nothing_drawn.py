"""What an empty canvas says: why nothing is drawn, and one button that changes it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from explorer.graph.view import Levels, ViewState
from explorer.guarded import guarded
from explorer.panels.plain import counted, label


class NothingDrawn(QFrame):
    """Lies in the middle of a canvas without entities; hidden as soon as there is one."""

    everything_wanted = Signal()
    filters_cleared = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._switched = False
        self._text = label("", "", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._button = QPushButton(self.tr("Show them without lines"))
        self._button.setAccessibleName(self._button.text())
        self._button.clicked.connect(self._act)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(14)
        column.addWidget(self._text)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty while something is drawn."""
        return "" if self.isHidden() else self._text.text()

    def show_view(self, view: ViewState, counts: Levels) -> None:
        """Say why nothing is drawn, if nothing is."""
        drawn = {"story": counts.story, "related": counts.related, "all": counts.all}[view.level]
        self._switched = view.filtered
        if self._switched:
            self._text.setText(self.tr("Nothing is left beside what is switched off."))
            button = self.tr("Switch everything on again")
        else:
            who = counted(counts.all, "entity", "entities")
            told = self.tr("No sentence ties two of the {entities}, so there is no line to draw.")
            if counts.all == 1:
                told = self.tr("One entity alone is named here, so there is no line to draw.")
            if not counts.all:
                told = self.tr("No person, organization, place or event is named here.")
            self._text.setText(told.format(entities=who))
            button = self.tr("Show it") if counts.all == 1 else self.tr("Show them without lines")
        self._button.setText(button)
        self._button.setAccessibleName(button)
        self._button.setVisible(self._switched or bool(counts.all))
        self.setVisible(not drawn and view.focus is None)

    def show_figure(self, empty: bool) -> None:
        """Say how something comes into a figure, where there is nothing in it."""
        if empty:
            self._text.setText(
                self.tr(
                    "Nothing of this figure is there. Select a line or an entity in the graph and "
                    "press A."
                )
            )
            self._button.hide()
        self.setVisible(empty)

    @guarded
    def _act(self) -> None:
        if self._switched:
            self.filters_cleared.emit()
        else:
            self.everything_wanted.emit()
