"""What a person does in a window: presses an action, opens files, answers dialogs."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from explorer.window.main_window import MainWindow


def enabled(window: MainWindow, name: str) -> bool:
    """Whether an action can be done now."""
    window.actions_table.refresh()
    return window.actions_table[name].isEnabled()


def press(window: MainWindow, name: str) -> None:
    """Do an action, which must be possible."""
    assert enabled(window, name), name
    window.actions_table[name].trigger()


def opened(qtbot, window: MainWindow, *paths: Path) -> None:
    """Open files and wait for what they hold."""
    with qtbot.waitSignal(window.desk.opening.finished, timeout=60_000):
        window.desk.opening.open(list(paths))


def when_there(kind: type[QDialog], act: Callable[[QDialog], object]) -> None:
    """Act on a dialog as soon as it is there; one that stays then would wait for ever."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind):
            QTimer.singleShot(20, look)
            return
        try:
            act(dialog)
        except BaseException:
            dialog.reject()
            raise

    QTimer.singleShot(0, look)


def enter(dialog: QDialog) -> None:
    """What a person who is content does."""
    QTest.keyClick(dialog, Qt.Key.Key_Return)
