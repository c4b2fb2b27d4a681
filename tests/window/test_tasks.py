"""The three things that people come for, done with mouse and keys as they would do them."""

import os

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel

from explorer.session.session import Session
from explorer.window.picture_dialog import PictureDialog
from tests.builders import example_records
from tests.window.conftest import placed
from tests.window.hands import press, when_there

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
PAIR = {"ada-okafor", "viktor-lindqvist"}


def quotes(window) -> list[str]:
    return [card.passage.text for card in window.desk.answers.evidence._cards.values()]


def says_why(window) -> bool:
    told = [label.text() for label in window.desk.answers.findChildren(QLabel) if label.isVisible()]
    return len(quotes(window)) == 3 and "3 sentences · 1 article" in told


def test_why_by_mouse_on_the_line(window, qtbot):
    """One action."""
    canvas, scene = window.desk.canvas, window.desk.session.scene()
    row = next(row for row, line in enumerate(scene.lines) if set(line.ends) == PAIR)
    a, b = (canvas.view.to_screen(scene.positions[end]) for end in scene.edges[row])
    spots = [a + (b - a) * share for share in np.linspace(0.2, 0.8, 13)]
    spot = next(s for s in spots if (hit := canvas.hit(*s)) is not None and hit.line == row)
    at = QPoint(round(spot[0]), round(spot[1]))
    qtbot.mouseClick(canvas.viewport, Qt.MouseButton.LeftButton, pos=at)
    assert says_why(window)


def test_why_by_the_list(window, qtbot):
    """Two actions: click one, Ctrl+click the other."""
    rows = window.contents.entities._list
    for name, keys in (
        ("ada-okafor", Qt.KeyboardModifier.NoModifier),
        ("viktor-lindqvist", Qt.KeyboardModifier.ControlModifier),
    ):
        box = rows.visualRect(rows.rows.index_of(name))
        qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, keys, box.center())
    assert says_why(window)


def test_why_by_the_search_box(window, qtbot):
    """Two actions: Ctrl+K with both names, Enter."""
    window.activateWindow()
    window.actions_table["search"].trigger()
    qtbot.keyClicks(window.desk.search, "oka lind")
    assert window.desk.search.finds[0].text == "Ada Okafor — Viktor Lindqvist"
    qtbot.keyClick(window.desk.search, Qt.Key.Key_Return)
    assert says_why(window)


def test_what_is_only_expected_says_so(window):
    session = window.desk.session
    names = [r.id for r in session.corpus.relations_between("tomas-reyes", "port-authority")]
    session.select(relations=names)
    (card,) = window.desk.answers.evidence._cards.values()
    assert ("expected/tried", True) in [chip[:2] for chip in card._chips]


def test_label_verdict_and_note_are_there_after_a_restart(empty_window, qtbot, tmp_path):
    """Four actions once the line is selected: F2 with words and Enter, C, the note, leave it."""
    path = tmp_path / "harbor.explorer"
    Session.create(path).close()
    session = Session.open(path)
    from explorer.model.edit import Change, Edit
    from explorer.model.message import Message

    records = placed(example_records())
    session.perform(Edit(Message("Add"), tuple(Change(None, record) for record in records)))
    empty_window.show_session(session)
    empty_window.activateWindow()
    (relation,) = session.corpus.relations_between("mira-chen", "jonas-weil")
    session.select(relations=[relation.id])
    evidence = empty_window.desk.answers.evidence
    evidence.focus_first()
    empty_window.actions_table.refresh()

    empty_window.actions_table["rename"].trigger()
    line = QApplication.focusWidget()
    qtbot.keyClicks(line, "wife of")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    heading = evidence._headings[relation.id]
    heading.setFocus()
    qtbot.keyClick(heading, Qt.Key.Key_C)
    note = evidence._notes[relation.id]
    note.setFocus()
    qtbot.keyClicks(note, "Register of 2019")
    qtbot.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    empty_window.close_project()

    again = Session.open(path)
    after = again.corpus.relations[relation.id]
    assert (after.label, after.verdict, after.note) == ("wife of", "confirmed", "Register of 2019")
    assert again.corpus.placements
    again.close()


def test_a_picture_for_a_web_column(window, qtbot, tmp_path, monkeypatch):
    """Three actions: Ctrl+E, where it is seen, Enter."""
    monkeypatch.setenv("HOME", str(tmp_path))
    seen = []

    def answer(dialog: PictureDialog) -> None:
        dialog.file.name.setText(str(tmp_path / "harbor"))
        dialog.places.choose("web")
        seen.append(dialog.file.path())
        dialog.save.click()

    when_there(PictureDialog, answer)
    press(window, "picture")
    qtbot.waitUntil(lambda: "Saved" in window.desk.messages.text, timeout=30_000)

    assert seen[0].read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "harbor.quotes.md").read_text().count("> ") >= 15
    assert "Saved “harbor.png”" in window.desk.messages.text
    assert not [name for name in os.listdir(tmp_path) if name.endswith(".tmp")]
