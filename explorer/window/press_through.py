"""A press beside a list of suggestions acts at once: it does not only close the list."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QCompleter

from explorer.guarded import guarded


class PressThrough(QObject):
    """Closes the suggestions of a completer and hands a press beside them to the button there."""

    def __init__(self, completer: QCompleter) -> None:
        super().__init__(completer)
        self._popup = completer.popup()
        self._popup.installEventFilter(self)

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt would swallow the press."""
        if event.type() != QEvent.Type.MouseButtonPress or not isinstance(event, QMouseEvent):
            return False
        if self._popup.rect().contains(event.position().toPoint()):
            return False
        self._popup.hide()
        beneath = QApplication.widgetAt(event.globalPosition().toPoint())
        if isinstance(beneath, QAbstractButton) and beneath.isEnabled():
            QTimer.singleShot(0, beneath, beneath.click)
        return True
