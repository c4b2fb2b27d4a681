"""The window comes back where it was, and onto a screen that is there."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication

from explorer.window import docks
from explorer.window.application import application, new_window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_a_window_off_the_screens_comes_back(qtbot):
    application()
    first = new_window("light")
    qtbot.addWidget(first)
    first.resize(700, 500)
    first.move(QPoint(9000, 9000))
    docks.remember_window(first)
    again = new_window("light")
    qtbot.addWidget(again)
    assert QGuiApplication.primaryScreen().availableGeometry().contains(again.geometry())


def test_docks_come_back_as_they_were(window):
    window.desk.docks["contents"].hide()
    docks.remember_docks(window)
    docks.show_docks(window, window.desk.docks)
    assert not window.desk.docks["contents"].isVisible()
    assert window.desk.docks["evidence"].isVisible()


def test_every_dock_has_its_place_in_the_view_menu(window):
    menu = window.menuBar().findChild(type(window.menuBar().actions()[2].menu()), "View")
    texts = [action.text() for action in menu.actions()]
    assert {"Contents", "Evidence", "Article"} <= set(texts)
