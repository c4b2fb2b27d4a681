"""The history in the window: what is taken back by itself, what is refused, and who signs."""

import pytest

from explorer.edits import relations
from explorer.session.settings import read_settings

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


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


def test_what_builds_on_it_is_named(window):
    session = window.desk.session
    name = next(r.id for r in session.corpus.relations.values() if r.label == "owns")
    session.perform(relations.judge(session.corpus, [name], "confirmed"))
    session.perform(relations.judge(session.corpus, [name], "disputed"))
    window.reading._tabs.setCurrentIndex(2)
    panel = window.reading.history
    panel._list.setCurrentIndex(panel._list.rows.index(1, 0))
    panel._undo.click()
    assert "“Dispute “owns”” came later" in window.desk.messages.text
    assert session.corpus.relations[name].verdict == "disputed"


def test_a_name_signs_this_project_and_the_next(window):
    panel = window.reading.history
    panel._author.setText("Ada Roth")
    panel._author.editingFinished.emit()
    assert window.desk.session.author == "Ada Roth"
    assert read_settings().author == "Ada Roth"
