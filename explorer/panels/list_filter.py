"""The field above a list whose words its rows must hold."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from explorer.guarded import guarded
from explorer.panels.clearing import clearable
from explorer.panels.table import RowList


class ListFilter(QLineEdit):
    """``taken`` tells whether the first find is taken by Enter, or by Down into the list."""

    taken = Signal(bool)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setPlaceholderText(self.tr("Filter…"))
        self.setAccessibleName(name)
        clearable(self)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes on in the list, Enter picks the first; Esc takes the words away."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter or event.key() == Qt.Key.Key_Down:
            self.taken.emit(enter)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


def take_first(of: RowList, enter: bool) -> None:
    """Pick the first row of a list, with the keyboard in it unless Enter was pressed."""
    if not of.rows.rowCount():
        return
    if not enter:
        of.setFocus(Qt.FocusReason.TabFocusReason)
    first, model = of.rows.index(0, 0), of.selectionModel()
    model.setCurrentIndex(first, model.SelectionFlag.ClearAndSelect)
    of.scrollTo(first)
