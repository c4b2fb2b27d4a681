"""The history in the window: what is taken back by itself, what is refused, and who signs."""

import pytest

from explorer.edits import relations
from explorer.session.session import Session
from explorer.session.settings import read_settings
from explorer.store.memory import MemoryStore
from explorer.window import annotating
from tests.builders import example_records

pytestmark = pytest.mark.one_window


def test_an_older_change_is_taken_back_and_the_newer_stays(window):
    session = window.desk.session
    name = next(r.id for r in session.corpus.relations.values() if r.label == "owns")
    session.perform(relations.judge(session.corpus, [name], "confirmed"))
    session.perform(relations.note(session.corpus, name, "Since when?"))
    window.reading._tabs.setCurrentIndex(2)
    panel = window.reading.history
    panel._list.setCurrentIndex(panel._list.rows.index(1, 0))
    panel._undo.click()
    assert session.corpus.relations[name].verdict == "unreviewed"
    assert session.corpus.relations[name].note == "Since when?"
    assert "Undone: Confirm “owns”" in window.desk.messages.text
    panel._list.setCurrentIndex(panel._list.rows.index(0, 0))
    panel._undo.click()
    assert session.corpus.relations[name].verdict == "confirmed"
    assert window.desk.messages.text == "Done again: Confirm “owns”"
    assert rows_of(panel)[0] == "Redo by itself: Confirm “owns”"


def test_what_builds_on_it_is_named(window):
    session = window.desk.session
    name = next(r.id for r in session.corpus.relations.values() if r.label == "owns")
    session.perform(relations.judge(session.corpus, [name], "confirmed"))
    session.perform(relations.judge(session.corpus, [name], "disputed"))
    window.reading._tabs.setCurrentIndex(2)
    panel = window.reading.history
    panel._list.setCurrentIndex(panel._list.rows.index(1, 0))
    panel._undo.click()
    assert "came later and builds on this: Dispute “owns”." in window.desk.messages.text
    assert session.corpus.relations[name].verdict == "disputed"


def test_a_name_signs_this_project_and_the_next(window):
    panel = window.reading.history
    panel._author.setText("Ada Roth")
    panel._author.editingFinished.emit()
    assert window.desk.session.author == "Ada Roth"
    assert read_settings().author == "Ada Roth"


def rows_of(panel) -> list[str]:
    rows = panel._list.rows
    return [rows.row(rows.index(at, 0)).text for at in range(rows.rowCount())]


def indexes(panel) -> list:
    return [panel._list.rows.index(at, 0) for at in range(panel._list.rows.rowCount())]


def judged(verdict: str) -> Session:
    session = Session(MemoryStore(example_records()))
    name = next(r.id for r in session.corpus.relations.values() if r.label == "owns")
    session.perform(relations.judge(session.corpus, [name], verdict))
    return session


def test_a_project_that_is_opened_tells_what_was_done_before(empty_window):
    empty_window.reading._tabs.setCurrentIndex(2)
    empty_window.show_session(judged("confirmed"))
    assert rows_of(empty_window.reading.history) == ["Confirm “owns”"]


@pytest.mark.parametrize("page", [0, 2])
def test_each_project_shows_its_own_changes(empty_window, page):
    window, panel = empty_window, empty_window.reading.history
    window.show_session(judged("confirmed"))
    window.reading._tabs.setCurrentIndex(2)
    window.reading._tabs.setCurrentIndex(page)
    window.show_session(judged("disputed"))
    window.reading._tabs.setCurrentIndex(2)
    assert rows_of(panel) == ["Dispute “owns”"]
    window.close_project()
    assert rows_of(panel) == []


def test_no_change_of_the_open_project_is_taken_back_for_one_of_another(empty_window):
    first, second = judged("confirmed"), judged("disputed")
    empty_window.show_session(second)
    annotating.undo_alone(empty_window.desk, first, first.history()[0])
    assert [entry.undone for entry in second.history()] == [False]
    assert len(second.history()) == 1
    assert "of another project" in empty_window.desk.messages.text


def test_what_was_taken_back_is_struck_and_what_did_so_is_in_sight(window):
    session, panel = window.desk.session, window.reading.history
    name = next(r.id for r in session.corpus.relations.values() if r.label == "owns")
    session.perform(relations.note(session.corpus, name, "Since when?"))
    for verdict in ["confirmed", "disputed"] * 20:
        session.perform(relations.judge(session.corpus, [name], verdict))
    window.reading._tabs.setCurrentIndex(2)
    panel._list.setFocus()
    panel._list.setCurrentIndex(panel._list.rows.index(40, 0))
    assert panel._list.verticalScrollBar().value() > 0
    panel._undo.click()
    assert rows_of(panel)[0] == "Undo by itself: Note on “owns”"
    assert panel._list.verticalScrollBar().value() == 0
    struck = [row for row in map(panel._list.rows.row, indexes(panel)) if row.off]
    assert [(row.text, row.icon) for row in struck] == [("Note on “owns”", "undo")]
    assert "taken back" in struck[0].under
    assert not panel._undo.isEnabled()
    session.undo()
    off = [row.text for row in map(panel._list.rows.row, indexes(panel)) if row.off]
    assert off == ["Undo by itself: Note on “owns”"]


def test_a_refusal_leaves_the_list_where_it_was(window):
    session, panel = window.desk.session, window.reading.history
    name = next(r.id for r in session.corpus.relations.values() if r.label == "owns")
    for verdict in ["confirmed", "disputed"] * 20:
        session.perform(relations.judge(session.corpus, [name], verdict))
    window.reading._tabs.setCurrentIndex(2)
    panel._list.setFocus()
    panel._list.setCurrentIndex(panel._list.rows.index(39, 0))
    place = panel._list.verticalScrollBar().value()
    panel._undo.click()
    assert panel._list.verticalScrollBar().value() == place > 0
    assert len(rows_of(panel)) == 40


def test_what_a_message_offers_to_undo_is_what_it_tells_of(window):
    session = window.desk.session
    owns, met = (
        next(r.id for r in session.corpus.relations.values() if r.label == label)
        for label in ("owns", "met")
    )
    annotating.judge_relations(window.desk, (owns,), "rejected")
    session.perform(relations.note(session.corpus, met, "Where?"))
    assert window.desk.messages.text == "Rejected “owns”"
    window.desk.messages._button.click()
    assert session.corpus.relations[owns].verdict == "unreviewed"
    assert session.corpus.relations[met].note == "Where?"
    annotating.judge_relations(window.desk, (owns,), "rejected")
    session.undo()
    window.desk.messages._button.click()
    assert session.corpus.relations[met].note == "Where?"
    assert "nothing to undo" in window.desk.messages.text


def test_no_message_takes_a_change_of_another_project_back(window):
    first, second = window.desk.session, judged("confirmed")
    name = next(r.id for r in first.corpus.relations.values() if r.label == "owns")
    annotating.judge_relations(window.desk, (name,), "rejected")
    window.show_session(second)
    window.desk.messages._button.click()
    assert second.corpus.relations[name].verdict == "confirmed"
    assert "another project" in window.desk.messages.text
