"""What the search box found is seen: near, drawn, with its evidence, beside what was selected."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from explorer.graph.filters import Filters
from explorer.graph.items import View
from explorer.graph.view import Collapse, ViewState
from explorer.window import finding
from explorer.window.search import Found
from tests.window.hands import press

pytestmark = pytest.mark.one_window
Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def typed(window, qtbot, words):
    window.activateWindow()
    QApplication.processEvents()
    press(window, "search")
    qtbot.keyClicks(window.desk.search, words)
    return window.desk.search


def looked_away(window, zoom):
    """A canvas that looks somewhere else."""
    canvas = window.desk.canvas
    canvas.look(View(canvas.view.width, canvas.view.height, (9_000.0, 9_000.0), zoom))
    return canvas


def pixels(canvas, entity):
    return canvas.view.to_screen(canvas.scene.positions[canvas.scene.row(entity)])


@pytest.mark.parametrize("zoom", [0.13, 1.0, 6.0])
def test_enter_shows_what_was_found_near_with_its_lines(window, qtbot, zoom):
    canvas = looked_away(window, zoom)
    qtbot.keyClick(typed(window, qtbot, "mira"), Key.Key_Return)
    size = np.array((canvas.view.width, canvas.view.height))
    assert (np.abs(pixels(canvas, "mira-chen") - size / 2) < size / 2 - 40).all()
    assert 0.3 <= canvas.zoom <= 1.25
    around = [e for line in canvas.scene.lines if "mira-chen" in line.ends for e in line.ends]
    for one in around:
        assert ((pixels(canvas, one) > 0) & (pixels(canvas, one) < size)).all()


def test_both_of_a_pair_are_seen_and_its_line_is_selected(window, qtbot):
    canvas = looked_away(window, 5.0)
    qtbot.keyClick(typed(window, qtbot, "oka lind"), Key.Key_Return)
    size = np.array((canvas.view.width, canvas.view.height))
    for one in ("ada-okafor", "viktor-lindqvist"):
        assert one in canvas.selected
        assert ((pixels(canvas, one) > 0) & (pixels(canvas, one) < size)).all()


def test_a_graph_that_is_seen_whole_stays_where_it_is(window, qtbot):
    before = window.desk.canvas.view
    qtbot.keyClick(typed(window, qtbot, "mira"), Key.Key_Return)
    assert window.desk.canvas.view == before


def test_control_enter_adds_what_was_found_and_opens_no_note(window, qtbot):
    session = window.desk.session
    session.select(["ada-okafor"])
    search = typed(window, qtbot, "mira")
    qtbot.keyClick(search, Key.Key_Return, CONTROL)
    assert session.selection.entities == ("ada-okafor", "mira-chen")
    assert QApplication.focusWidget() is not window.desk.answers.entity
    assert search.text() == ""
    session.select(
        relations=[session.corpus.relations_between("ada-okafor", "viktor-lindqvist")[0].id]
    )
    qtbot.keyClick(typed(window, qtbot, "mira"), Key.Key_Return, CONTROL)
    assert set(session.selection.entities) == {"ada-okafor", "viktor-lindqvist", "mira-chen"}


def test_the_view_widens_only_as_far_as_it_takes(window):
    session = window.desk.session
    lonely = next(
        one for one in session.corpus.entities if not any(session.corpus.relations_of(one))
    )
    session.show(ViewState(level="all", focus=("ada-okafor", 1)))
    finding.find(window.desk, Found("entity", ("ada-okafor",), ""))
    assert session.view.focus == ("ada-okafor", 1)  # it is drawn already
    finding.find(window.desk, Found("entity", (lonely,), ""))
    assert (session.view.level, session.view.focus) == ("all", None)
    session.show(ViewState(collapsed=(Collapse("Port", ("mira-chen", "port-authority")),)))
    finding.find(window.desk, Found("entity", ("mira-chen",), ""))
    assert session.view.level == "story"  # the card that holds it is drawn
    session.show(ViewState(filters=Filters(words="no such words")))
    finding.find(window.desk, Found("entity", (lonely,), ""))
    assert session.view.level == "story"
    assert "filters leave it out" in window.desk.messages.text


def test_what_was_found_has_its_evidence_in_front(window, qtbot):
    session, reading = window.desk.session, window.reading
    session.select(["ada-okafor", "mira-chen"])
    reading.show_missed()
    session.select(["mira-chen"])  # one of the two that were looked at
    assert reading.pages.currentWidget() is window.desk.answers
    reading.show_missed()
    qtbot.keyClick(typed(window, qtbot, "mira"), Key.Key_Return)
    assert reading.pages.currentWidget() is window.desk.answers


def test_common_neighbors_of_a_line_that_was_found(window, qtbot):
    session, desk = window.desk.session, window.desk
    session.select()
    window.actions_table["common"].trigger()
    assert "Select two entities or a line first" in desk.messages.text
    qtbot.keyClick(typed(window, qtbot, "oka lind"), Key.Key_Return)
    assert session.selection.relations
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_J)
    assert {"ada-okafor", "viktor-lindqvist", "northline-shipping"} <= set(
        session.selection.entities
    )
