"""Whom an article names stands in the window before it is known what ties them."""

from dataclasses import replace

import pytest

from explorer.session.importing import add
from explorer.session.preview import Preview
from explorer.session.session import Session
from explorer.store.memory import MemoryStore
from explorer.workers.pool import Workers
from tests.builders import example_extraction
from tests.window.hands import enabled, opened
from tests.window.test_opening import ARTICLE, drawn

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def preview() -> Preview:
    return Preview(replace(example_extraction(), relations=(), evidence=(), candidates=()))


def shown(window, qtbot) -> None:
    qtbot.waitUntil(lambda: drawn(window), timeout=20_000)


def listed(window) -> int:
    return window.contents.entities._list.rows.rowCount()


def test_names_come_first_then_the_graph_and_history_knows_one_import(
    empty_window, qtbot, tmp_path
):
    """Real processes: what the window shows when names have come, and when relations have."""
    path = tmp_path / "inquiry.txt"
    path.write_text(ARTICLE)
    window, seen = empty_window, []

    def look(names: Preview) -> None:
        text = window.desk.article.toPlainText()
        seen.append((window.desk.session is names, listed(window), ARTICLE.split()[0] in text))
        window.desk.session.select([next(iter(names.corpus.entities))])
        seen.append(window.desk.session.corpus.entities[names.selection.entities[0]].name)

    window.desk.opening.named.connect(look)
    opened(qtbot, window, path)
    shown(window, qtbot)
    (was_shown, rows, read), name = seen
    assert was_shown
    assert rows >= 4
    assert read
    session = window.desk.session
    assert not session.provisional
    assert len(session.history()) == 1
    assert [session.corpus.entities[one].name for one in session.selection.entities] == [name]
    assert window.desk.canvas.scene.lines
    assert session.path in (one.resolve() for one in session.path.parent.glob("*.explorer"))


def test_names_are_drawn_without_lines_and_say_so(empty_window, qtbot):
    window = empty_window
    window.show_names(preview())
    shown(window, qtbot)
    assert len(window.desk.canvas.scene.names) == 13
    assert window.desk.canvas.scene.lines == ()
    assert window.stage.levels._names.text() == "13 names · looking for what ties them…"
    assert not window.stage.levels._levels["story"].isVisible()
    assert not window.stage.nothing.isVisible()
    assert window.status._counts.text() == "13 entities"


@pytest.mark.parametrize("name", ["save-as", "close", "picture", "copy-picture", "tidy", "add"])
def test_what_would_leave_names_alone_behind_waits(empty_window, qtbot, name):
    window = empty_window
    window.show_names(preview())
    shown(window, qtbot)
    assert not enabled(window, name)
    session = Session(MemoryStore())
    add(session, example_extraction())
    window.show_session(session)
    shown(window, qtbot)
    assert enabled(window, name)


def test_what_was_done_to_names_is_kept_when_their_project_comes(empty_window, qtbot):
    window, names = empty_window, preview()
    window.show_names(names)
    shown(window, qtbot)
    ada = next(one for one in names.corpus.entities.values() if one.name == "Ada Okafor")
    names.select([ada.id])
    window.contents.kinds._chips["PLACE"].click()
    window.reading.show_paragraph(2)
    session = Session(MemoryStore())
    add(session, example_extraction())
    window.show_session(session)
    (selected,) = session.selection.entities
    assert session.corpus.entities[selected].name == "Ada Okafor"
    assert session.view.kinds_off == {"PLACE"}
    assert window.desk.canvas.isVisible(), "the names stay until the graph is there"
    assert set(window.desk.canvas.scene.entities) <= set(session.corpus.entities)
    assert window.desk.canvas.selected == {selected}
    shown(window, qtbot)
    assert window.desk.canvas.scene.lines
    assert window.stage.levels._levels["story"].isVisible()
    assert window.desk.answers.currentWidget() is window.desk.answers.entity


def test_names_whose_article_does_not_come_leave_the_open_project(window, qtbot):
    before = window.desk.session
    before.select([next(iter(before.corpus.entities))])
    window.show_names(preview())
    shown(window, qtbot)
    window.leave_names()
    assert window.desk.session is before
    assert window.desk.canvas.scene.lines
    assert window.desk.canvas.selected
    before.select([])
    assert not window.desk.canvas.selected, "and it is heard again, once"
    heard = before.selected._listeners
    assert len(set(heard)) == len(heard), "by each that listens"


def test_names_whose_article_does_not_come_leave_the_start_page(empty_window):
    empty_window.show_names(preview())
    empty_window.leave_names()
    assert empty_window.desk.session is None
    assert empty_window.start.isVisible()


def test_cancelled_while_relations_are_looked_for(empty_window, qtbot, tmp_path):
    path = tmp_path / "inquiry.txt"
    path.write_text(ARTICLE)
    opening = empty_window.desk.opening
    opening.named.connect(lambda names: opening.cancel())
    opened(qtbot, empty_window, path)
    assert empty_window.desk.session is None
    assert empty_window.start.isVisible()


def test_a_worker_that_dies_behind_names_is_one_sentence(window, qtbot, tmp_path, monkeypatch):
    path = tmp_path / "inquiry.txt"
    path.write_text(ARTICLE)
    before, extract = window.desk.session, Workers.extract

    def dying(self, document, named=None):
        def told(names):
            named(names)
            self._extracting._lanes._processes[0]._process.kill()

        return extract(self, document, told)

    monkeypatch.setattr(Workers, "extract", dying)
    opened(qtbot, window, path)
    assert "died; open the article again" in window.desk.messages.text
    assert window.desk.session is before


def test_closing_while_names_are_shown_closes_what_waits_behind(open_records, qtbot, monkeypatch):
    closed = []
    monkeypatch.setattr(MemoryStore, "close", lambda self: closed.append(self))
    window = open_records([])
    behind, names = window.desk.session, preview()
    window.show_names(names)
    window.close()
    assert {id(one) for one in closed} == {id(behind._store), id(names._store)}
