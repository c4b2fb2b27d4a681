"""A figure keeps its own members and places behind a tab of its own, and what changed is said."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from explorer.edits import entities, relations
from explorer.window import figuring
from explorer.window.figure_dialog import FigureDialog
from explorer.window.words_dialog import WordsDialog
from tests.graph.test_story import assembly
from tests.window.test_asking import answering

pytestmark = pytest.mark.one_window

OKAFOR, LINDQVIST, REYES = "ada-okafor", "viktor-lindqvist", "tomas-reyes"


def press(window, key, modifier=Qt.KeyboardModifier.NoModifier):
    window.activateWindow()
    QApplication.processEvents()
    window.desk.canvas.setFocus()
    QTest.keyClick(window.desk.canvas.viewport, key, modifier)


def said(window):
    return window.desk.messages._text.text()


def make(window, title, *chosen):
    """A figure of some entities, by the key and the dialog; its id."""
    session = window.desk.session
    session.select(chosen)
    window.actions_table.refresh()
    before = set(session.corpus.figures)

    def answer(dialog):
        assert isinstance(dialog, WordsDialog)
        dialog.words.setText(title)
        dialog.accept()

    answering((QDialog, answer))
    window.actions_table["figure-new"].trigger()
    (made,) = set(session.corpus.figures) - before
    return made


@pytest.fixture
def figure(window):
    """Okafor and Lindqvist, with the lines between them."""
    return make(window, "Who met", OKAFOR, LINDQVIST)


def test_a_figure_draws_its_members_alone_in_its_own_tab(window, figure):
    session, tabs = window.desk.session, window.middle.tabs
    assert session.view.figure == figure
    assert set(session.scene().entities) == {OKAFOR, LINDQVIST}
    assert tabs.isVisible()
    assert tabs.titles == ["Graph", "Who met"]
    assert window.middle.head.title.text() == "Who met"
    assert "2 entities · 1 line · no filter applies here" in window.middle.head.holds.text()
    assert not window.middle.head.bar.isVisible()
    assert not window.stage.levels._levels["story"].isVisible()
    tabs.bar.setCurrentIndex(0)
    assert session.view.figure == ""
    assert not window.middle.head.isVisible()
    assert window.stage.levels._levels["story"].isVisible()
    session.undo()
    assert not tabs.isVisible()


def test_a_adds_the_selection_to_the_only_figure(window, figure):
    session = window.desk.session
    figuring.show(window.desk)
    session.select([REYES])
    press(window, Qt.Key.Key_A)
    assert REYES in session.corpus.figures[figure].entities
    assert "Added 1 entity and 1 line to “Who met”" in said(window)
    press(window, Qt.Key.Key_A)
    assert "“Tomas Reyes” is in “Who met” already." in said(window)
    session.undo()
    assert REYES not in session.corpus.figures[figure].entities


def test_a_line_is_added_with_its_ends(window, figure):
    session = window.desk.session
    figuring.show(window.desk)
    line = next(one for one in session.visible().lines if set(one.ends) == {LINDQVIST, REYES})
    session.select(relations=line.relations)
    press(window, Qt.Key.Key_A)
    assert line.ends in session.corpus.figures[figure].lines
    assert REYES in session.corpus.figures[figure].entities


def test_of_several_it_is_asked_which_with_type_ahead(window, figure):
    session = window.desk.session
    other = make(window, "Money", "baltra-bank", "northline-shipping")
    figuring.show(window.desk)
    session.select([REYES])

    def answer(dialog):
        assert isinstance(dialog, FigureDialog)
        assert dialog.list.rows.rowCount() == 3
        assert dialog.list.rows.row(dialog.list.rows.index(0, 0)).text == "New figure…"
        assert dialog.choice().figure == other  # the last one
        QTest.keyClicks(dialog.words, "met")
        assert dialog.choice().figure == figure
        QTest.keyClick(dialog.words, Qt.Key.Key_Return)

    answering((QDialog, answer))
    press(window, Qt.Key.Key_A)
    assert REYES in session.corpus.figures[figure].entities

    def new(dialog):
        QTest.keyClicks(dialog.words, "Third")
        assert dialog.choice().figure == ""
        QTest.keyClick(dialog.words, Qt.Key.Key_Return)

    answering((QDialog, new))
    press(window, Qt.Key.Key_A)
    third = figuring.figures.titled(session.corpus, "third")
    assert third is not None
    assert third.entities == (REYES,)
    assert session.view.figure == ""  # one goes on in the graph


def test_dragging_in_a_figure_moves_nothing_in_the_graph(window, figure):
    session = window.desk.session
    before = dict(session.corpus.placements)
    window.desk.canvas.moved.emit({OKAFOR: (-77.0, 5.0)})
    spot = session.corpus.spots[figure][OKAFOR]
    assert (spot.x, spot.y, spot.pinned) == (-77.0, 5.0, True)
    assert session.corpus.placements == before
    window.actions_table.refresh()
    window.actions_table["unpin"].trigger()
    assert not session.corpus.spots[figure][OKAFOR].pinned


def test_tidying_a_figure_moves_its_places_alone(window, figure, qtbot):
    session = window.desk.session
    before, spots = dict(session.corpus.placements), dict(session.corpus.spots[figure])
    with qtbot.waitSignal(window.following.arranging.arranged, timeout=20_000):
        window.actions_table["tidy"].trigger()
    assert session.corpus.placements == before
    assert session.corpus.spots[figure] != spots
    assert str(session.undo_label) == "Tidy in “Who met”"


def test_delete_takes_out_of_the_figure_alone(window, figure):
    session = window.desk.session
    session.select([LINDQVIST])
    window.actions_table.refresh()
    press(window, Qt.Key.Key_Delete)
    assert session.corpus.figures[figure].entities == (OKAFOR,)
    assert not session.corpus.entities[LINDQVIST].rejected
    assert "the project keeps it" in said(window)
    session.undo()
    line = session.visible().lines[0]
    session.select(relations=line.relations)
    window.actions_table.refresh()
    press(window, Qt.Key.Key_Delete)
    assert session.corpus.figures[figure].lines == ()
    assert session.corpus.relations[line.relations[0]].verdict == "unreviewed"


def test_corrections_are_told_and_marked_until_they_are_seen(window, figure):
    session, head = window.desk.session, window.middle.head
    session.perform(entities.rename(session.corpus, OKAFOR, "Ada N. Okafor"))
    assert head.told == ("“Ada Okafor” is “Ada N. Okafor” now",)
    assert head.bar.isVisible()
    assert "One correction since you looked" in head.says.text()
    assert session.scene().corrected == {OKAFOR}
    assert window.middle.tabs.titles[1].endswith("•")
    (met,) = session.visible().lines
    session.perform(relations.judge(session.corpus, met.relations, "rejected"))
    assert session.visible().lines == ()
    assert any("was rejected" in one for one in head.told)
    head.done.click()
    assert not head.bar.isVisible()
    assert not session.scene().corrected
    assert window.middle.tabs.titles == ["Graph", "Who met"]


def test_title_and_caption_are_edited_in_place(window, figure):
    session, head, caption = window.desk.session, window.middle.head, window.middle.caption
    window.actions_table["figure-title"].trigger()
    QTest.keyClicks(head.title, "Who met whom")
    QTest.keyClick(head.title, Qt.Key.Key_Return)
    assert session.corpus.figures[figure].title == "Who met whom"
    caption.setFocus()
    QTest.keyClicks(caption, "Twice in March.")
    QTest.keyClick(caption, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert session.corpus.figures[figure].caption == "Twice in March."
    QTest.keyClicks(caption, " Told later.")
    window.actions_table["figure-title"].trigger()  # whatever is done, what was typed is kept
    assert session.corpus.figures[figure].caption == "Twice in March. Told later."
    caption.setFocus()
    QTest.keyClicks(caption, " Never told.")
    figuring.show(window.desk)
    assert session.corpus.figures[figure].caption.startswith("Twice in March.")
    other = make(window, "Other", REYES)
    assert caption.toPlainText() == ""
    window.actions_table["figure-title"].trigger()
    QTest.keyClicks(head.title, "who met WHOM")
    QTest.keyClick(head.title, Qt.Key.Key_Return)
    assert session.corpus.figures[other].title == "Other"
    assert "There is a figure “Who met whom” already" in said(window)


def test_no_level_or_filter_hides_a_member(window, figure):
    session = window.desk.session
    window.actions_table["figure-next"].trigger()  # back to the graph: there are two tabs
    assert session.view.figure == ""
    session.show(session.view.__class__(kinds_off=frozenset({"PERSON"})))
    assert not {OKAFOR, LINDQVIST} & set(session.visible().drawn)
    window.actions_table["figure-next"].trigger()
    assert set(session.visible().entities) == {OKAFOR, LINDQVIST}
    assert not window.stage.filters.isVisible()
    press(
        window,
        Qt.Key.Key_F,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert session.view.figure == figure
    press(window, Qt.Key.Key_2)
    assert session.view.figure == ""


def test_the_search_box_goes_to_a_figure_by_its_title(window, figure):
    session = window.desk.session
    figuring.show(window.desk)
    found = next(one for one in window.following.found("who met") if one.what == "figure")
    assert (found.text, found.right) == ("Who met", "figure")
    window.desk.search.picked.emit(found)
    assert session.view.figure == figure


def test_a_filter_that_is_set_beside_a_figure_is_said_to_hold_for_the_graph(window, figure):
    window.contents.kinds.toggled.emit(frozenset({"PERSON"}))
    assert "a figure shows all of its members" in said(window)


def test_back_and_forward_go_through_tabs(window, figure, qtbot):
    session = window.desk.session
    qtbot.wait(1)
    figuring.show(window.desk)
    qtbot.wait(1)
    window.desk.trail.go(-1)
    assert session.view.figure == figure
    window.desk.trail.go(1)
    assert session.view.figure == ""
    session.undo()
    window.desk.trail.go(-1)
    assert session.view.figure == ""


def test_a_figure_of_what_is_drawn_stands_as_it_was_drawn(window):
    session = window.desk.session
    before = session.scene()

    def answer(dialog):
        assert dialog.words.text() == "Harbor deal ties Velmar to Northline"
        dialog.accept()

    answering((QDialog, answer))
    window.actions_table["figure-view"].trigger()
    after = session.scene()
    assert set(after.entities) == set(before.entities)
    assert {line.ends for line in after.lines} == {line.ends for line in before.lines}
    rows = [after.row(one) for one in before.entities]
    assert np.allclose(after.positions[rows], before.positions)


def test_leaves_that_the_story_draws_as_one_stay_one_in_its_figure(open_records):
    window = open_records(assembly(8))
    session = window.desk.session
    before = session.scene()
    (stack,) = session.visible().stacks
    answering((QDialog, lambda dialog: dialog.accept()))
    window.actions_table["figure-view"].trigger()
    assert [one.members for one in session.visible().stacks] == [stack.members]
    after = session.scene()
    there = {one: tuple(at) for one, at in zip(before.names, before.positions, strict=True)}
    here = {one: tuple(at) for one, at in zip(after.names, after.positions, strict=True)}
    assert here == there
    assert f"{len(stack.members)} " in stack.name
    (line,) = [one for one in session.visible().lines if stack.id in one.ends]
    session.select(relations=line.relations)
    window.actions_table.refresh()
    window.actions_table["figure-remove"].trigger()
    assert not set(stack.members) & set(session.corpus.figures[session.view.figure].entities)
    session.undo()
    window.actions_table.refresh()
    window.actions_table["figure-fold"].trigger()
    assert session.visible().stacks == ()
    assert set(stack.members) <= set(session.visible().entities)


def test_an_empty_figure_says_how_something_comes_in(window):
    answering((QDialog, lambda dialog: dialog.accept()))
    figuring.make(window.desk, "nothing")
    assert "press A" in window.stage.nothing.text
    window.desk.session.select([REYES])
    press(window, Qt.Key.Key_A)
    assert window.stage.nothing.text == ""
    assert window.desk.session.visible().entities == (REYES,)


def test_an_empty_figure_can_be_deleted_and_comes_back(window, figure):
    session = window.desk.session
    window.actions_table.refresh()
    window.actions_table["figure-delete"].trigger()
    assert session.view.figure == ""
    assert not window.middle.tabs.isVisible()
    session.undo()
    assert window.middle.tabs.titles == ["Graph", "Who met"]
