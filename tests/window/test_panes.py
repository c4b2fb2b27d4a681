"""F6 goes round the parts of the window; every gesture of the mouse has a key."""

import pytest
from PySide6.QtWidgets import QApplication

from explorer.window import annotating

pytestmark = pytest.mark.one_window


def test_f6_goes_round_and_comes_back_to_who_had_the_keyboard(window):
    window.activateWindow()
    window.desk.session.select(["mira-chen", "jonas-weil"])
    window.desk.canvas.setFocus()
    parts = [window.stage, window.reading.pages, window.desk.article, window.top, window.contents]
    for part in [*parts[1:], parts[0]]:
        window.panes.go(1)
        focus = QApplication.focusWidget()
        assert part is focus or part.isAncestorOf(focus)
    assert window.desk.canvas.hasFocus()
    window.panes.go(-1)
    assert window.contents.isAncestorOf(QApplication.focusWidget())


def test_a_hidden_part_is_left_out(window):
    window.activateWindow()
    window.desk.docks["article"].hide()
    window.desk.canvas.setFocus()
    seen = []
    for _ in range(4):
        window.panes.go(1)
        seen.append(QApplication.focusWidget())
    assert window.desk.article not in seen


def test_an_entity_moved_by_keys_is_one_step_of_undo(window, qtbot):
    session, canvas = window.desk.session, window.desk.canvas
    window.activateWindow()
    canvas.setFocus()
    window.actions_table["walk-first"].trigger()
    here = canvas.keyboard_at
    before = session.corpus.placements[here]
    for step in ("move-right", "move-right", "move-down"):
        window.actions_table[f"walk-{step}"].trigger()
    qtbot.waitUntil(lambda: session.corpus.placements[here].pinned)
    assert session.corpus.placements[here].x > before.x
    annotating.undo(window.desk)
    assert session.corpus.placements[here] == before
    assert session.undo_label is None


def test_all_and_neighbors_are_selected_by_keys(window):
    session = window.desk.session
    window.actions_table["select-all"].trigger()
    assert set(session.selection.entities) == session.visible().drawn
    session.select(["mira-chen"])
    window.actions_table["neighbors"].trigger()
    there = [line.ends for line in session.visible().lines if "mira-chen" in line.ends]
    tied = {end for ends in there for end in ends}
    assert set(session.selection.entities) == tied


def test_who_is_found_by_name_has_the_keyboard(window):
    window.activateWindow()
    window.desk.search.picked.emit(window.following.found("mira")[0])
    assert window.desk.canvas.keyboard_at == "mira-chen"
