"""The timeline under the graph: spans by mouse and by keys, and what says no time."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from explorer.edits import evidence as evidences
from explorer.graph.filters import NO_FILTERS, Filters
from explorer.model.records import Evidence
from explorer.window import docks, navigating
from explorer.window.undated_sheet import UndatedSheet
from tests.builders import TEXT, document, evidence, example_records, person, relation
from tests.window.hands import press

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
WHENS = ("2025-03-03", "2025-03-10", "2025-03", None)
LATER = document(TEXT + "Later.", id="later", published="2025-03-20")
BARE = document(TEXT + "Undated.", id="bare")


def dated_records():
    """The harbor article, three of four of its sentences with a time, and two more articles."""
    found, at = [], 0
    for one in example_records():
        if isinstance(one, Evidence):
            one, at = replace(one, when=WHENS[at % 4]), at + 1
        found.append(one)
    met = relation(person("Ada Okafor"), person("Viktor Lindqvist"), "met")
    return [
        *found, LATER, BARE,
        evidence(met, LATER, "Okafor met Viktor", when="2025-03-12"),
        evidence(met, BARE, "Okafor met Viktor"),
    ]  # fmt: skip


@pytest.fixture
def window(open_records):
    window = open_records(dated_records())
    press(window, "timeline")
    QApplication.processEvents()
    return window


@pytest.fixture
def strip(window, qtbot):
    strip = window.desk.timeline
    qtbot.waitUntil(lambda: strip.panel.plot.bins is not None)
    return strip


def turn(strip, qtbot, clock):
    strip.panel.clocks[clock].click()
    qtbot.waitUntil(lambda: strip.panel.clocks[clock].isChecked() and not strip.fetching.busy)


def asked(window) -> Filters:
    return window.desk.session.view.filters


def over(plot, day, at=0.5):
    """The place of a day on the plot."""
    begin, end = plot.axis.x_of(day), plot.axis.x_of(day + 1)
    return QPoint(round(begin + at * (end - begin)), 30)


def day_of(plot, words):
    (found,) = [at for at in range(len(plot.bins)) if plot.bins.words(at) == words]
    return int(plot.bins.edges[found])


def drag(qtbot, plot, start, end):
    qtbot.mousePress(plot, Qt.MouseButton.LeftButton, pos=start)
    for share in (0.4, 0.8, 1.0):
        qtbot.mouseMove(plot, start + (end - start) * share)
    qtbot.mouseRelease(plot, Qt.MouseButton.LeftButton, pos=end)
    QApplication.processEvents()


def test_it_lies_under_the_graph_and_counts_what_each_clock_knows(window, strip, qtbot):
    panel = strip.panel
    assert panel.mapTo(window, QPoint()).y() > window.stage.canvas.mapTo(window, QPoint()).y()
    assert panel.width() == window.stage.width()
    assert panel.plot.hasFocus() or not window.isActiveWindow()
    assert panel.undated.text() == "1 undated"
    assert panel.says.text().endswith("by day, up to 13")
    turn(strip, qtbot, "told")
    assert panel.undated.text().endswith(" undated")
    assert "Timeline by what is told" in panel.plot.accessibleName()
    told = panel.plot.told_at(panel.plot.bins.at(day_of(panel.plot, "3 Mar 2025")))
    assert told.startswith("3 Mar 2025: ")
    assert told.endswith(" more perhaps")


def test_a_drag_over_the_bars_is_a_filter_and_a_step_that_can_be_gone_back(window, strip, qtbot):
    plot = strip.panel.plot
    turn(strip, qtbot, "told")
    before = len(window.desk.session.visible().lines)
    first, last = day_of(plot, "9 Mar 2025"), day_of(plot, "14 Mar 2025")
    counted = []
    plot.tried.connect(lambda since, until: counted.append(strip.panel.says.text()))
    drag(qtbot, plot, over(plot, first), over(plot, last))
    assert asked(window) == Filters(told_since="2025-03-09", told_until="2025-03-14")
    assert counted  # while it is pulled
    words = window.stage.filters.words
    assert words[0].startswith("Tells of 9 Mar 2025 – 14 Mar 2025 · ")
    assert words[0].endswith("undated left out  ✕")
    left = len(window.desk.session.visible().lines)
    assert 0 < left < before
    assert f"{window.desk.session.visible().counts.lines} lines" in strip.panel.says.text()
    window.desk.trail.go(-1)
    assert asked(window) == NO_FILTERS
    qtbot.waitUntil(lambda: plot.span is None)
    window.desk.trail.go(1)
    qtbot.waitUntil(lambda: plot.span == ("2025-03-09", "2025-03-14"))


def test_its_ends_and_the_whole_span_are_pulled(window, strip, qtbot):
    plot = strip.panel.plot
    turn(strip, qtbot, "told")
    day = day_of(plot, "10 Mar 2025")
    drag(qtbot, plot, over(plot, day - 1), over(plot, day + 1))
    qtbot.waitUntil(lambda: not strip.fetching.busy)
    ends = plot.ends()
    drag(qtbot, plot, QPoint(round(ends[1]), 30), over(plot, day + 4))
    assert asked(window).span("told") == ("2025-03-09", "2025-03-14")
    qtbot.waitUntil(lambda: not strip.fetching.busy)
    drag(qtbot, plot, QPoint(round(plot.ends()[0]), 30), over(plot, day + 2))
    assert asked(window).span("told") == ("2025-03-12", "2025-03-14")
    qtbot.waitUntil(lambda: not strip.fetching.busy)
    drag(qtbot, plot, over(plot, day + 3), over(plot, day))
    assert asked(window).span("told") == ("2025-03-09", "2025-03-11")
    qtbot.waitUntil(lambda: not strip.fetching.busy)
    qtbot.mouseDClick(plot, Qt.MouseButton.LeftButton, pos=over(plot, day))
    assert asked(window) == NO_FILTERS


def test_keys_choose_move_stretch_and_clear_a_span(window, strip, qtbot):
    plot = strip.panel.plot
    turn(strip, qtbot, "told")

    def key(name, held=Qt.KeyboardModifier.NoModifier):
        qtbot.keyClick(plot, name, held)
        qtbot.waitUntil(lambda: not strip.fetching.busy)
        return asked(window).span("told")

    shift, alt = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
    keys = Qt.Key
    assert key(keys.Key_Right) == ("2025-03-01", "2025-03-01")  # the first bar: some day of March
    assert key(keys.Key_Right) == ("2025-03-02", "2025-03-02")
    assert key(keys.Key_Right, shift) == ("2025-03-02", "2025-03-03")
    assert key(keys.Key_Right, shift) == ("2025-03-02", "2025-03-04")
    assert key(keys.Key_Right, alt) == ("2025-03-03", "2025-03-04")
    assert key(keys.Key_Left) == ("2025-03-02", "2025-03-03")
    assert "Chosen: 2 Mar 2025 to 3 Mar 2025." in plot.accessibleDescription()
    assert key(keys.Key_End) == ("2025-03-31", "2025-03-31")
    assert key(keys.Key_Escape) is None
    assert plot.span is None


def test_a_press_on_a_bar_is_that_bar_and_the_wheel_looks_closer(window, strip, qtbot):
    plot = strip.panel.plot
    day = day_of(plot, "4 Mar 2025")
    qtbot.mouseClick(plot, Qt.MouseButton.LeftButton, pos=over(plot, day))
    assert asked(window) == Filters(since="2025-03-04", until="2025-03-04")
    assert window.stage.filters.words[0] == "Published 4 Mar 2025 · 1 undated left out  ✕"
    turn(strip, qtbot, "told")
    wide = plot.axis.window
    for _ in range(9):
        plot.zoom(1.25)
    near = plot.axis.window
    assert wide[0] <= near[0] < near[1] <= wide[1]
    assert near[1] - near[0] < wide[1] - wide[0]
    qtbot.keyClick(plot, Qt.Key.Key_0)
    assert plot.axis.window == wide


def test_sentences_without_a_date_are_listed_and_can_be_kept(window, strip, qtbot):
    panel = strip.panel
    drag(
        qtbot,
        panel.plot,
        *(over(panel.plot, day_of(panel.plot, "20 Mar 2025") + n) for n in (0, 1)),
    )
    qtbot.waitUntil(lambda: panel.kept.isVisible())
    lines = len(window.desk.session.visible().lines)
    assert lines == 1
    panel.kept.click()
    assert asked(window).undated
    assert window.stage.filters.words[0].endswith("· with 1 undated  ✕")
    panel.undated.click()
    (sheet,) = window.findChildren(UndatedSheet)
    assert sheet.list.rows.rowCount() == 1
    row = sheet.list.rows.row(sheet.list.rows.index(0, 0))
    assert row.text.startswith("Okafor met Viktor Lindqvist")
    assert row.under.startswith(f"{BARE.title} · Ada Okafor — Viktor Lindqvist")
    sheet.list.setCurrentIndex(sheet.list.rows.index(0, 0))
    assert window.desk.answers.evidence.sentence().document == "bare"
    sheet.close()
    QApplication.sendPostedEvents(None, 52)
    assert strip._sheet is None


def test_what_is_selected_is_marked_in_time(window, strip, qtbot):
    turn(strip, qtbot, "told")
    session, plot = window.desk.session, strip.panel.plot
    assert not (plot.bins.marked + plot.bins.marked_possible).any()
    session.select(("ada-okafor", "viktor-lindqvist"))
    qtbot.waitUntil(lambda: bool(plot.bins.marked.any()))
    both = plot.bins.marked.sum()
    session.select(("ada-okafor",))
    qtbot.waitUntil(lambda: plot.bins.marked.sum() > both)
    assert "of what is selected" in plot.told_at(plot.bins.at(day_of(plot, "12 Mar 2025")))


def test_its_key_hides_it_and_it_comes_back_as_it_was_left(window, strip, qtbot):
    docks.remember_docks(window)
    qtbot.keyClick(strip.panel.plot, Qt.Key.Key_W)
    assert not strip.shown
    docks.show_docks(window, window.desk.docks)
    assert strip.shown
    press(window, "timeline")
    docks.remember_docks(window)
    docks.show_docks(window, window.desk.docks)
    assert not strip.shown
    window.actions_table.refresh()
    assert not window.actions_table["timeline"].isChecked()


def test_it_follows_edits_and_another_project(window, strip, qtbot, open_records):
    session, panel = window.desk.session, strip.panel
    turn(strip, qtbot, "told")
    (one,) = session.corpus.store.evidence_of(["baltra-bank:lent:northline-shipping"])
    before = panel.says.text()
    session.perform(evidences.judge(session.corpus, [one.id], "rejected"))
    qtbot.waitUntil(lambda: panel.says.text() != before)
    open_records(example_records())
    qtbot.waitUntil(lambda: panel.plot.bins is None)
    assert panel.plot.accessibleDescription() == "No sentence says when."


def test_f6_reaches_it(window, strip):
    window.activateWindow()
    window.stage.canvas.setFocus()
    press(window, "pane")
    assert strip.panel.isAncestorOf(QApplication.focusWidget())


def test_esc_closes_the_list_of_what_has_no_date(window, strip, qtbot):
    strip.panel.undated.click()
    (sheet,) = window.findChildren(UndatedSheet)
    qtbot.keyClick(sheet.list, Qt.Key.Key_Escape)
    QApplication.sendPostedEvents(None, 52)
    assert strip._sheet is None
    strip.panel.undated.click()
    window.desk.session.select(("ada-okafor",))
    navigating.step_back(window.desk)  # the keyboard is in the graph
    assert strip._sheet is None
    strip.panel.undated.click()
    qtbot.keyClick(strip.panel.undated, Qt.Key.Key_Escape)
    assert window.desk.session.selection.entities
    assert strip._sheet is None


def test_a_drag_is_as_fine_as_a_pixel_allows(open_records, qtbot):
    found, at = [], 0
    for one in example_records():
        if isinstance(one, Evidence):
            one, at = replace(one, when=("1950", "2024-03-03")[at % 2]), at + 1
        found.append(one)
    window = open_records(found)
    press(window, "timeline")
    strip = window.desk.timeline
    plot = strip.panel.plot
    qtbot.waitUntil(lambda: plot.bins is not None)
    turn(strip, qtbot, "told")
    assert plot.axis.unit == "year"

    def year(number):
        return QPoint(round(plot.axis.x_of(date(number, 7, 1).toordinal())), 30)

    drag(qtbot, plot, year(2000), year(2010))
    assert asked(window).span("told") == ("2000", "2010")
    qtbot.waitUntil(lambda: not strip.fetching.busy)
    assert None not in plot.axis.seen_ends_of(plot.span)
    x = plot.axis.x_of(date(2003, 1, 1).toordinal())
    for _ in range(12):
        plot.zoom(1.25, plot.axis.day_at(x))
    assert abs(plot.axis.x_of(date(2003, 1, 1).toordinal()) - x) < 12  # what is pointed at stays
    assert plot.axis.unit == "month"
    assert plot.axis.seen_ends_of(plot.span)[1] is None  # no handle where the picture is cut
    assert plot._grip_at(plot.ends()[1]) != "until"
    plot.clear()
    qtbot.waitUntil(lambda: not strip.fetching.busy)

    def month(of_year, number):
        return QPoint(round(plot.axis.x_of(date(of_year, number, 15).toordinal())), 30)

    drag(qtbot, plot, month(2002, 11), month(2003, 5))
    assert asked(window).span("told") == ("2002-11", "2003-05")
