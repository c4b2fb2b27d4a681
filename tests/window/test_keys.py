"""Keys reach the window also from text fields, and the keyboard comes back after dialogs."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox

from explorer.window.sentences import menu_of

pytestmark = pytest.mark.one_window


def test_ctrl_k_is_not_an_editing_key_in_notes(window, qtbot):
    session = window.desk.session
    session.select(["mira-chen", "jonas-weil"])
    window.activateWindow()
    note = next(iter(window.desk.answers.evidence._notes.values()))
    note.setFocus()
    qtbot.keyClicks(note, "keep me")
    note.moveCursor(note.textCursor().MoveOperation.Start)
    qtbot.keyClick(note, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert note.toPlainText() == "keep me"
    assert QApplication.focusWidget() is window.desk.search


def test_single_keys_judge_the_focused_card(window, qtbot):
    session = window.desk.session
    session.select(["mira-chen", "jonas-weil"])
    window.activateWindow()
    window.desk.answers.evidence.focus_first()
    window.actions_table.refresh()
    card = QApplication.focusWidget()
    for key, verdict in (
        (Qt.Key.Key_C, "confirmed"), (Qt.Key.Key_D, "disputed"),
        (Qt.Key.Key_X, "rejected"), (Qt.Key.Key_U, "unreviewed"),
    ):  # fmt: skip
        qtbot.keyClick(card, key)
        found = session.corpus.store.evidence_by_id(card.evidence.id)
        assert found.verdict == verdict


def test_single_keys_act_on_what_is_selected_in_the_list_of_entities(window, qtbot):
    session = window.desk.session
    session.select(["mira-chen"])
    window.activateWindow()
    names = window.contents.entities._list
    names.setFocus()
    window.actions_table.refresh()
    qtbot.keyClick(names, Qt.Key.Key_H)
    assert session.corpus.entities["mira-chen"].hidden
    session.undo()


def test_r_flips_and_delete_rejects(window, qtbot):
    session = window.desk.session
    (relation,) = session.corpus.relations_between("mira-chen", "port-authority")
    session.select(relations=[relation.id])
    window.activateWindow()
    window.desk.canvas.setFocus()
    window.actions_table.refresh()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_R)
    assert session.corpus.relations[relation.id].source == "port-authority"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
    assert session.corpus.relations[relation.id].verdict == "rejected"


def test_r_gives_a_line_a_direction_that_can_be_taken_away(window, qtbot):
    session = window.desk.session
    relation = next(r for r in session.corpus.relations.values() if not r.directed)
    session.select(relations=[relation.id])
    window.activateWindow()
    window.desk.canvas.setFocus()
    window.actions_table.refresh()
    assert not window.actions_table["undirect"].isEnabled()
    way = []
    for _ in range(2):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_R)
        now = session.corpus.relations[relation.id]
        way.append((now.directed, now.source))
    assert way == [(True, relation.source), (True, relation.target)]
    window.actions_table["undirect"].trigger()
    assert session.corpus.relations[relation.id] == relation


def test_letters_in_a_choice_of_the_history_do_nothing_else(window, qtbot):
    session = window.desk.session
    session.select(["mira-chen", "jonas-weil"])
    window.activateWindow()
    window.reading.pages.setCurrentWidget(window.reading.history)
    choice = window.reading.history.findChild(QComboBox)
    choice.setFocus()
    window.actions_table.refresh()
    qtbot.keyClicks(choice, "rel")
    assert choice.currentText() == "Relations"
    qtbot.keyClicks(choice, "cdxut")
    assert session.undo_label is None


def test_levels_have_keys(window, qtbot):
    window.activateWindow()
    window.desk.canvas.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_3)
    assert window.desk.session.view.level == "all"


def test_the_accent_frames_only_the_card_on_which_keys_act(window):
    window.desk.session.select(["mira-chen", "jonas-weil"])
    window.activateWindow()
    panel = window.desk.answers.evidence
    panel.focus_first()
    card = QApplication.focusWidget()
    accent = card._look.color("accent").rgb()

    def framed() -> bool:
        image = card.grab().toImage()
        return image.pixelColor(0, image.height() // 2).rgb() == accent

    assert framed()
    panel.focus_relation(card.evidence.relation)
    assert card.current
    assert not framed()
    image, border = card.grab().toImage(), card._look.color("border")
    assert image.pixelColor(image.width() // 2, 0).rgb() != accent
    assert image.pixelColor(image.width() // 2, 1).lightness() >= border.lightness()
    assert panel.target() == ("relation", card.evidence.relation)


def test_there_is_no_quote_to_copy_where_nothing_is_selected(window):
    window.desk.session.select(["mira-chen", "jonas-weil"])
    window.actions_table.refresh()
    assert window.actions_table["copy-quote"].isEnabled()
    window.desk.session.select()
    window.actions_table.refresh()
    assert not window.actions_table["copy-quote"].isEnabled()


def test_control_enter_on_a_card_writes_the_note_of_its_sentence(window, qtbot):
    session, panel = window.desk.session, window.desk.answers.evidence
    session.select(["mira-chen", "jonas-weil"])
    window.activateWindow()
    panel.focus_first()
    window.actions_table.refresh()
    card = QApplication.focusWidget()
    name = card.evidence.id
    qtbot.keyClick(card, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is card.note
    qtbot.keyClicks(card.note, "cut")
    qtbot.keyClick(card.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert session.corpus.store.evidence_by_id(name).note == "cut"
    assert not session.corpus.relations[card.evidence.relation].note


def test_the_menu_of_a_card_holds_all_its_actions(window):
    session, panel = window.desk.session, window.desk.answers.evidence
    session.select(["mira-chen", "jonas-weil"])
    window.activateWindow()
    panel.focus_first()
    card = QApplication.focusWidget()
    menu = menu_of(window.desk, window.actions_table, card.evidence.id)
    words = {action.text().partition("\t")[0]: action for action in menu.actions()}
    assert {"Confirm", "Dispute", "Not evidence", "Write a note", "Copy the quote"} <= set(words)
    words["Dispute"].trigger()
    assert session.corpus.store.evidence_by_id(card.evidence.id).verdict == "disputed"
    words["Write a note"].trigger()
    assert QApplication.focusWidget() is card.note
    menu.deleteLater()


def test_how_sure_a_sentence_is_can_be_said(window):
    session, panel = window.desk.session, window.desk.answers.evidence
    (one,) = session.corpus.relations_between("mira-chen", "jonas-weil")
    session.select(relations=[one.id])
    window.activateWindow()
    panel.focus_first()
    card = QApplication.focusWidget()
    menu = menu_of(window.desk, window.actions_table, card.evidence.id)
    (within,) = [action.menu() for action in menu.actions() if action.menu() is not None]
    choices = {action.text(): action for action in within.actions()}
    before = card.evidence.factuality
    assert [text for text, action in choices.items() if action.isChecked()] == [before]
    choices["alleged"].trigger()
    assert session.corpus.store.evidence_by_id(card.evidence.id).factuality == "alleged"
    session.undo()
    assert session.corpus.store.evidence_by_id(card.evidence.id).factuality == before
    menu.deleteLater()


def test_a_note_on_a_sentence_is_saved_when_another_line_is_selected(window, qtbot):
    session, panel = window.desk.session, window.desk.answers.evidence
    (one,) = session.corpus.relations_between("mira-chen", "jonas-weil")
    session.select(relations=[one.id])
    window.activateWindow()
    panel.focus_first()
    panel.edit_note()
    qtbot.keyClicks(QApplication.focusWidget(), "half a thought")
    session.select(relations=[r.id for r in session.corpus.relations.values() if r.label == "met"])
    (found,) = session.corpus.store.evidence_of([one.id])
    assert found.note == "half a thought"
    assert one.id not in panel._headings
    assert len(panel._headings) == 1
