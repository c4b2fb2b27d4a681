"""Suggestions under a line that is written: what Enter, Tab and a press beside them do.

Qt alone lets the first Enter only close the list, and has a field that ends with Enter read its
text before the suggestion is in it.
"""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QStringListModel,
    Qt,
    QTimer,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QCompleter, QLineEdit, QListView

from explorer.guarded import guarded

_SHOWN = 12  # suggestions at once
_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


def completing(
    suggestions: Sequence[str] | QAbstractItemModel, field: QLineEdit, ends: bool = False
) -> QCompleter:
    """What suggests words that hold what is written, in either case.

    Enter takes the suggestion that is highlighted, whole; with ``ends`` it then also ends the
    field. Where none is highlighted, Enter means the field, as if there were no list.
    """
    completer = QCompleter(field)
    if not isinstance(suggestions, QAbstractItemModel):
        suggestions = QStringListModel(list(suggestions), completer)
    completer.setModel(suggestions)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setMaxVisibleItems(_SHOWN)
    popup = completer.popup()
    popup.setAccessibleName(field.tr("Suggestions"))
    if isinstance(popup, QListView):
        popup.setSpacing(2)
    _Popup(completer, field, ends)
    return completer


class _Popup(QObject):
    """Hears the keys and presses that come to a list of suggestions before Qt does."""

    def __init__(self, completer: QCompleter, field: QLineEdit, ends: bool) -> None:
        super().__init__(completer)
        self._completer, self._field, self._ends = completer, field, ends
        self._popup = completer.popup()
        self._popup.installEventFilter(self)

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whether nobody else shall hear of it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return event.key() in _TAKING and self._enter(event)
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            self._press(event)
        return False

    def _enter(self, event: QKeyEvent) -> bool:
        index = self._popup.currentIndex()
        taken = bool(index.isValid())
        if taken:
            words = str(index.data(self._completer.completionRole()))
            if self._field.completer() is self._completer:
                self._field.setText(words)
            self._completer.activated[str].emit(words)
            self._completer.activated[QModelIndex].emit(index)  # a choice takes it by its row
        self._popup.hide()
        if not taken or (self._ends and event.key() != Qt.Key.Key_Tab):
            again = QKeyEvent(event.type(), event.key(), event.modifiers(), event.text())
            QApplication.postEvent(self._field, again)  # the list is gone by then
        return True

    def _press(self, event: QMouseEvent) -> None:
        """Qt would swallow a press beside the list: it goes to the button that is there."""
        if self._popup.rect().contains(event.position().toPoint()):
            return
        self._popup.hide()
        beneath = QApplication.widgetAt(event.globalPosition().toPoint())
        if isinstance(beneath, QAbstractButton) and beneath.isEnabled():
            QTimer.singleShot(0, beneath, beneath.click)
