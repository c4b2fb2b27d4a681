"""The history: filtered by kind and entity, page by page, one item taken back by itself."""

import pytest
from PySide6.QtCore import Qt

from explorer.edits import annotations, entities, relations
from explorer.panels import history
from explorer.panels.history import HistoryPanel
from explorer.session.session import Session
from explorer.store.memory import MemoryStore
from tests.builders import example_records


def panel(qtbot, look, session) -> HistoryPanel:
    made = HistoryPanel(look, str)
    qtbot.addWidget(made)
    made.show_session(session)
    made.show()
    return made


def names(shown: HistoryPanel) -> list[str]:
    rows = shown._list.rows
    return [rows.row(rows.index(at, 0)).text for at in range(rows.rowCount())]


def owns(session):
    return next(r for r in session.corpus.relations.values() if r.label == "owns")


def worked(session):
    session.perform(relations.note(session.corpus, owns(session).id, "Since when?"))
    session.perform(relations.judge(session.corpus, [owns(session).id], "confirmed"))
    session.perform(annotations.place(session.corpus, {"mira-chen": (1.0, 2.0)}))


def test_what_was_undone_stays_listed_and_gray(qtbot, look, session):
    session.perform(relations.note(session.corpus, owns(session).id, "Since when?"))
    session.undo()
    shown = panel(qtbot, look, session)
    assert names(shown) == ["Note on “owns”"]
    assert shown._list.rows.row(shown._list.rows.index(0, 0)).off
    shown._list.setCurrentIndex(shown._list.rows.index(0, 0))
    assert not shown._undo.isEnabled()


def test_only_one_kind_of_change_is_shown_on_demand(qtbot, look, session):
    worked(session)
    shown = panel(qtbot, look, session)
    assert len(names(shown)) == 3
    shown._kind.setCurrentIndex(shown._kind.findData("note"))
    assert names(shown) == ["Note on “owns”"]
    shown._kind.setCurrentIndex(shown._kind.findData("style"))
    assert names(shown) == []
    assert shown._empty.text() == "Nothing of that kind was done."


def test_only_what_is_about_an_entity_is_shown_on_demand(qtbot, look, session):
    worked(session)
    shown = panel(qtbot, look, session)
    shown._about.setFocus()
    qtbot.keyClicks(shown._about, "mira chen")
    assert names(shown) == ["Move “Mira Chen”"]
    shown._about.clear()
    qtbot.keyClicks(shown._about, "Jonas Weil")
    assert names(shown) == ["Confirm “owns”", "Note on “owns”"]
    shown._about.clear()
    assert len(names(shown)) == 3


def test_long_histories_come_in_pages(qtbot, look, session, monkeypatch):
    monkeypatch.setattr(history, "PAGE", 2)
    worked(session)
    shown = panel(qtbot, look, session)
    assert names(shown) == ["Move “Mira Chen”", "Confirm “owns”"]
    assert shown._pages.text() == "1–2 / 3"
    shown._earlier.click()
    assert names(shown) == ["Note on “owns”"]
    assert not shown._earlier.isEnabled()
    shown._later.click()
    assert names(shown)[0] == "Move “Mira Chen”"


def test_a_change_is_taken_back_by_itself_on_demand(qtbot, look, session):
    worked(session)
    shown = panel(qtbot, look, session)
    assert not shown._undo.isEnabled()
    shown._list.setCurrentIndex(shown._list.rows.index(2, 0))
    with qtbot.waitSignal(shown.undone) as caught:
        qtbot.mouseClick(shown._undo, Qt.MouseButton.LeftButton)
    assert caught.args == [session, session.history()[-1]]


def test_each_change_says_who_made_it(qtbot, look, session):
    session.author = "Ada"
    worked(session)
    shown = panel(qtbot, look, session)
    assert shown._list.rows.row(shown._list.rows.index(0, 0)).under == "by Ada"
    with qtbot.waitSignal(shown.signed) as caught:
        shown._author.setText(" Ben  Roth ")
        qtbot.keyClick(shown._author, Qt.Key.Key_Return)
    assert caught.args == ["Ben Roth"]


@pytest.mark.parametrize("way", ["key", "mouse"])
def test_a_suggested_name_is_taken_with_keys_or_the_mouse(qtbot, look, session, way):
    worked(session)
    shown = panel(qtbot, look, session)
    with qtbot.waitActive(shown):
        shown.activateWindow()
    suggested = shown._about.completer().popup()
    for _ in range(2):  # and once more: the field lives on
        qtbot.mouseClick(shown._about, Qt.MouseButton.LeftButton)
        qtbot.keyClicks(shown._about, "mira")
        qtbot.waitUntil(suggested.isVisible)
        if way == "key":
            qtbot.keyClick(suggested, Qt.Key.Key_Down)
            qtbot.keyClick(suggested, Qt.Key.Key_Return)
        else:
            spot = suggested.visualRect(suggested.model().index(0, 0)).center()
            qtbot.mouseClick(suggested.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        qtbot.waitUntil(lambda: shown._about.hasFocus() and not suggested.isVisible())
        assert shown._about.text() == "Mira Chen"
        assert names(shown) == ["Move “Mira Chen”"]
        shown._about.clear()
        assert len(names(shown)) == 3


def test_the_suggestions_are_those_of_the_open_project(qtbot, look, session):
    shown = panel(qtbot, look, session)
    qtbot.keyClicks(shown._about, "m")
    assert shown._about.completer().completionCount() > 0
    session.perform(entities.rename(session.corpus, "mira-chen", "Zora Quist"))
    shown.show_session(session)
    shown._about.clear()
    qtbot.keyClicks(shown._about, "zora")
    assert shown._about.completer().currentCompletion() == "Zora Quist"
    shown.show_session(None)
    qtbot.keyClicks(shown._about, "zora")
    assert shown._about.completer().completionCount() == 0


def test_who_looks_later_sees_what_was_done_before(qtbot, look, session):
    worked(session)
    shown = HistoryPanel(look, str)
    qtbot.addWidget(shown)
    shown.show_session(session)
    shown.show()
    assert len(names(shown)) == 3


def test_of_another_project_nothing_stays(qtbot, look, session):
    worked(session)
    shown = panel(qtbot, look, session)
    shown._list.setCurrentIndex(shown._list.rows.index(0, 0))
    shown.hide()
    shown.show_session(Session(MemoryStore(example_records())))
    assert names(shown) == []
    assert not shown._undo.isEnabled()
    shown.show()
    assert shown._empty.text().startswith("Nothing done yet.")
    shown.show_session(session)
    assert len(names(shown)) == 3
    shown.show_session(None)
    assert names(shown) == []


def unders(shown: HistoryPanel) -> list[str]:
    rows = shown._list.rows
    return [rows.row(rows.index(at, 0)).under for at in range(rows.rowCount())]


def test_each_change_says_for_whom_where_its_words_do_not(qtbot, look, session):
    worked(session)
    ends = [session.corpus.entities[one].name for one in sorted(owns(session).ends)]
    shown = panel(qtbot, look, session)
    assert names(shown) == ["Move “Mira Chen”", "Confirm “owns”", "Note on “owns”"]
    assert unders(shown) == ["", "; ".join(ends), "; ".join(ends)]


def test_of_many_a_few_are_named(qtbot, look, session):
    everybody = list(session.corpus.entities)
    assert len(everybody) > history._NAMED
    session.perform(annotations.place(session.corpus, {one: (1.0, 2.0) for one in everybody}))
    shown = panel(qtbot, look, session)
    assert unders(shown)[0].count("; ") == history._NAMED
    assert unders(shown)[0].endswith("; …")
