"""What cannot be done, or is done and not seen, is said in one sentence."""

import pytest
from PySide6.QtCore import Qt

from explorer.edits import documents
from explorer.session.session import Session
from explorer.window import annotating, navigating
from explorer.window.hints import not_drawn
from explorer.window.name_dialog import NameDialog
from explorer.window.split_dialog import SplitDialog
from tests.builders import example_extraction
from tests.window.hands import press
from tests.window.test_correcting import answering, select_text

pytestmark = pytest.mark.one_window


def married(window) -> str:
    (one,) = window.desk.session.corpus.relations_between("mira-chen", "jonas-weil")
    return one.id


def test_a_sentence_that_does_not_name_an_end_is_attached_and_said(window):
    session, said = window.desk.session, window.desk.messages
    session.select(relations=[married(window)])
    select_text(window, "criticized Okafor")
    annotating.attach(window.desk)
    assert said.text.startswith("This sentence does not name Jonas Weil; attached to “married to”")
    assert len(session.corpus.store.evidence_of([married(window)])) == 2
    said._button.click()
    assert len(session.corpus.store.evidence_of([married(window)])) == 1

    select_text(window, "Baltra Bank lent")
    annotating.attach(window.desk)
    assert "does not name" in said.text
    assert " or " in said.text
    assert "Mira Chen" in said.text


def test_e_says_what_is_missing(window, qtbot):
    session, said, article = window.desk.session, window.desk.messages, window.desk.article
    window.activateWindow()
    session.select()
    article.setFocus()
    window.actions_table.refresh()
    qtbot.keyClick(article, Qt.Key.Key_E)
    assert "Select a line first" in said.text
    session.select(relations=[married(window)])
    article.setFocus()
    window.actions_table.refresh()
    qtbot.keyClick(article, Qt.Key.Key_E)
    assert "the words that state “married to”" in said.text
    assert session.undo_label is None


def test_what_only_says_why_not_is_in_no_context_menu(window):
    window.desk.session.select()
    window.actions_table.refresh()
    assert window.actions_table["attach"].isEnabled()
    assert window.actions_table.of(["attach", "rename"]) == []
    assert "attach" not in {command.id for command in window.actions_table.commands()}


def test_f2_says_why_there_is_nothing_to_rename(empty_window, tmp_path, qtbot):
    first = Session.create(tmp_path / "harbor")
    first.perform(documents.add(first.corpus, example_extraction()))
    second = Session.open(first.path)  # the other one holds it
    assert second.read_only
    empty_window.show_session(second)
    second.select([next(iter(second.corpus.entities))])
    empty_window.activateWindow()
    empty_window.actions_table.refresh()
    qtbot.keyClick(empty_window, Qt.Key.Key_F2)
    assert empty_window.desk.messages.text == second.why_read_only
    empty_window.close_project()
    first.close()


def test_f2_asks_for_something_to_rename(window, qtbot):
    window.desk.session.select()
    window.activateWindow()
    window.actions_table.refresh()
    qtbot.keyClick(window, Qt.Key.Key_F2)
    assert "Select an entity or a line first" in window.desk.messages.text


def test_a_new_entity_that_the_graph_does_not_show_is_said(window):
    session, said = window.desk.session, window.desk.messages
    select_text(window, "3 million crowns")
    answering(NameDialog, lambda dialog: dialog.name.setText("The loan"))
    press(window, "name-text")
    (made,) = session.selection.entities
    assert made not in session.visible().entities
    assert said.text.startswith("Named “The loan”. The graph does not show it at this level; 3")
    navigating.set_level(window.desk, "all")
    assert not_drawn(window.desk, made) == ""

    def fill(dialog):
        model = dialog.list.selectionModel()
        model.select(dialog.list.rows.index(0, 0), model.SelectionFlag.Select)
        dialog.name.setText("Port Police")

    session.select(["port-authority"])
    answering(SplitDialog, fill)
    press(window, "split")
    assert said.text.startswith("“Port Police” is an entity of its own now.")
