"""The window comes back where it was, and onto a screen that is there."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from explorer.model.message import Message
from explorer.session.jobs import Progress
from explorer.session.session import Session
from explorer.store.memory import MemoryStore
from explorer.window import docks
from explorer.window.application import application, new_window
from explorer.window.tab_order import stops
from tests.builders import example_records
from tests.window.conftest import placed

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


def test_a_small_window_leaves_its_room_to_the_graph_and_keeps_its_size(empty_window):
    empty_window.resize(800, 600)
    empty_window.status.job.show_progress(Progress(1, 3, Message("Reading sentences")))
    empty_window.show_session(Session(MemoryStore(placed(example_records()))))
    empty_window.status.show_project(Path("a-project-with-a-rather-long-name.explorer"))
    QApplication.processEvents()
    assert empty_window.width() == 800
    assert not empty_window.desk.docks["contents"].isVisible()
    assert empty_window.desk.docks["evidence"].isVisible()
    assert empty_window.stage.width() > 520


def test_contents_that_stood_beside_a_wider_graph_do_not_come_back_in_a_small_window(window):
    contents = window.desk.docks["contents"]
    docks.remember_docks(window)
    window.resize(800, 600)
    docks.show_docks(window, window.desk.docks)
    assert not contents.isVisible()
    contents.show()
    docks.remember_docks(window)
    docks.show_docks(window, window.desk.docks)
    assert contents.isVisible()


def test_every_dock_has_its_place_in_the_view_menu(window):
    menu = window.menuBar().findChild(type(window.menuBar().actions()[2].menu()), "View")
    texts = [action.text() for action in menu.actions()]
    assert {"Contents", "Evidence", "Article"} <= set(texts)


def test_the_list_folds_away_in_a_narrow_window_and_all_come_back_to_their_widths(window, qtbot):
    contents, evidence = window.desk.docks["contents"], window.desk.docks["evidence"]
    window.resize(1600, 950)
    qtbot.waitUntil(lambda: evidence.width() > 440)
    before = contents.width(), evidence.width()
    window.resize(800, 600)
    qtbot.waitUntil(contents.isHidden)
    qtbot.waitUntil(lambda: window.stage.width() > 520)
    window.resize(1600, 950)
    qtbot.waitUntil(lambda: (contents.width(), evidence.width()) == before)
    assert contents.isVisible()


def test_a_list_that_is_asked_for_in_a_narrow_window_stays(window, qtbot):
    contents = window.desk.docks["contents"]
    window.resize(800, 600)
    qtbot.waitUntil(contents.isHidden)
    contents.toggleViewAction().trigger()
    window.resize(820, 600)
    QApplication.processEvents()
    assert contents.isVisible()


def test_a_list_that_waits_for_room_comes_back_in_the_next_window(window, qtbot):
    contents = window.desk.docks["contents"]
    window.resize(800, 600)
    qtbot.waitUntil(contents.isHidden)
    session = window.desk.session
    window.close_project()
    assert session is not None
    window.resize(1600, 950)
    QApplication.processEvents()
    assert contents.isHidden()  # nothing is open
    window.show_session(Session(MemoryStore(placed(example_records()))))
    assert contents.isVisible()


def test_a_dock_that_floats_has_a_tab_order_of_its_own(window):
    """Qt warns of stops in two windows, which fails a test."""
    dock = window.desk.docks["evidence"]
    dock.setFloating(True)
    QApplication.processEvents()
    window._lay_tabs()
    assert {stop.window() for stop in stops(window.reading.pages)} == {dock}
    dock.setFloating(False)


def test_hidden_grips_between_docks_do_not_pile_up(window, qtbot):
    def grips():
        return [one for one in window.children() if one.objectName().endswith("extended_splitter")]

    session = window.desk.session
    for _ in range(4):
        for shown in (False, True):
            for one in window.desk.docks.values():
                one.setVisible(shown)
            QApplication.processEvents()
        session.select(relations=sorted(session.corpus.relations)[:1])
        session.select()
        qtbot.waitUntil(lambda: not window.laying_tabs.isActive())
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(grips()) <= len(window.desk.docks)
