"""Suggestions under a line: what Enter takes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QVBoxLayout

from explorer.panels.suggesting import completing

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def written(qtbot):
    """A dialog with one field and a default button; types into it, keys go where Qt sends them."""
    dialog = QDialog()
    qtbot.addWidget(dialog)
    field, button = QLineEdit(), QPushButton("Draw")
    button.setDefault(True)
    button.clicked.connect(dialog.accept)
    column = QVBoxLayout(dialog)
    column.addWidget(field)
    column.addWidget(button)
    dialog.show()
    dialog.activateWindow()
    field.setFocus()

    def write(*keys, ends=False):
        field.setCompleter(completing(["met", "paid", "was met by"], field, ends))
        for key in keys:
            popup = field.completer().popup()
            qtbot.keyClick(popup if popup.isVisible() else field, key)
        return dialog, field

    return write


def test_enter_takes_the_suggestion_that_is_highlighted_and_not_the_letter(written):
    dialog, field = written("m", Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert field.text() == "was met by"
    assert dialog.isVisible()
    assert not field.completer().popup().isVisible()


def test_one_enter_is_enough_where_no_suggestion_is_highlighted(written, qtbot):
    dialog, field = written("m", "e", Qt.Key.Key_Return)
    assert field.text() == "me"
    qtbot.waitUntil(lambda: dialog.result() == QDialog.DialogCode.Accepted)


def test_a_field_that_ends_with_enter_ends_with_the_suggestion_in_it(written, qtbot):
    said = []
    _, field = written()
    field.editingFinished.connect(lambda: said.append(field.text()))
    written("p", Qt.Key.Key_Down, Qt.Key.Key_Return, ends=True)
    qtbot.waitUntil(lambda: bool(said))
    assert set(said) == {"paid"}
