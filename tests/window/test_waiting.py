"""A dialog that was answered goes; nothing of it is kept as long as the window."""

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from tests.window.test_asking import answering

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ASKING = (
    "shortcuts", "about", "save-as", "report", "picture", "describe", "grade", "tags", "color",
)  # fmt: skip


def test_no_dialog_stays_behind_its_answer(window, qtbot):
    table = window.actions_table
    window.desk.session.select(["mira-chen"])
    for name in ASKING:
        table.refresh()
        assert table[name].isEnabled(), name
        left = answering((QDialog, lambda dialog: dialog.reject()))
        table[name].trigger()
        assert left == [], name
        qtbot.waitUntil(lambda: window.findChildren(QDialog) == [])
    assert QApplication.activeModalWidget() is None
