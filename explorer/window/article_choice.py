"""A choice among articles that is searched by typing: with 200 of them nobody scrolls."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QLineEdit

from explorer.guarded import guarded
from explorer.panels.suggesting import completing

_ENTERED = frozenset({
    Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
})  # fmt: skip
"""Somebody came to the field; else it only has the keyboard because another part went."""


class ArticleChoice(QComboBox):
    """Whatever is typed suggests the titles that hold it; Enter takes the first of them.

    What names no article is no choice: the title that was chosen stands there again.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        field = _Title()
        field.setAccessibleName(name)
        field.setPlaceholderText(self.tr("Type words of the title"))
        self.setAccessibleName(name)
        self.setEditable(True)
        self.setLineEdit(field)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setDuplicatesEnabled(True)  # several may have one title
        self.setCompleter(completing(self.model(), field))
        self.currentIndexChanged.connect(self._show_title)
        field.returnPressed.connect(self._take_first)
        field.editingFinished.connect(self._show_title)

    @guarded
    def _take_first(self) -> None:
        """Choose what is written, or the first title that holds it."""
        words = self.currentText()
        if words == self.itemText(self.currentIndex()):
            return
        for how in (Qt.MatchFlag.MatchFixedString, Qt.MatchFlag.MatchContains):
            row = self.findText(words, how) if words else -1
            if row >= 0:
                self.setCurrentIndex(row)
                self.activated.emit(row)
                return

    @guarded
    def _show_title(self, _: object = None) -> None:
        """Show the title that is chosen, from its beginning."""
        field = self.lineEdit()
        field.setText(self.itemText(self.currentIndex()))
        field.setCursorPosition(0)


class _Title(QLineEdit):
    """Selects all of itself when it is entered, so that typing begins anew."""

    @guarded
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select all, once the press that came here is over."""
        super().focusInEvent(event)
        if event.reason() in _ENTERED:
            QTimer.singleShot(0, self, self._select)

    @guarded
    def _select(self) -> None:
        """From the end, so that the beginning is seen."""
        self.setSelection(len(self.text()), -len(self.text()))
