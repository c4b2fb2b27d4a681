"""From a key to the next card drawn, on 20,000 entities and 100,000 relations.

``pytest tests/benchmarks/test_review.py --benchmark-only``; the bar is 100 ms a key, the slowest
too. Between two keys the window does whatever it has to do, the canvas included.
"""

from itertools import cycle

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.edits import annotations
from explorer.session.session import Session
from tests.benchmarks.test_store import RELATIONS, large_project
from tests.window.conftest import empty_window  # noqa: F401

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
KEYS = (Qt.Key.Key_C, Qt.Key.Key_D, Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_S)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    session = large_project(tmp_path_factory.mktemp("large") / "large")
    spots = {entity: (float(n), 1.0) for n, entity in enumerate(session.corpus.entities)}
    session.settle(annotations.place(session.corpus, spots))
    session.close()
    return session.path


@pytest.fixture
def project(path):
    """Whoever shows it closes it."""
    return Session.open(path)


@pytest.fixture
def panel(empty_window, project, qtbot):  # noqa: F811
    empty_window.show_session(project)
    empty_window.activateWindow()
    empty_window.actions_table["review"].trigger()
    made = empty_window.reading.review
    qtbot.waitUntil(lambda: made.review is not None, timeout=60_000)
    yield made
    empty_window.show_session(None)


def test_from_a_key_to_the_next_card(panel, benchmark):
    keys, before = cycle(KEYS), panel.review.decided

    def settled():
        for _ in range(5):
            QApplication.processEvents()

    def press():
        QTest.keyClick(panel, next(keys))
        panel.repaint()

    benchmark.pedantic(press, setup=settled, rounds=60)
    assert panel.review.total >= RELATIONS - 10
    assert panel.review.decided == before + 48


def test_from_undo_to_the_card_before(panel, benchmark):
    QTest.keyClick(panel, Qt.Key.Key_C)

    def undo():
        QTest.keyClick(panel, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        panel.repaint()

    def confirm():
        QTest.keyClick(panel, Qt.Key.Key_C)
        for _ in range(5):
            QApplication.processEvents()

    benchmark.pedantic(undo, setup=confirm, rounds=10)


def test_a_page_of_a_long_history(project, benchmark):
    """Of 100,000 entries, filtered by kind and entity."""
    store = project.corpus.store
    entity = next(iter(project.corpus.relations.values())).source
    with store._transaction() as db:
        db.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) "
            "INSERT INTO journal (template, arguments, author, time, batch, changes, state, digest)"
            " SELECT 'Edit ' || i, '[]', '', '2026-01-01T00:00:00+00:00', '', x'', 'cut', 0 FROM n"
        )
        db.execute(
            "INSERT OR IGNORE INTO journal_kinds SELECT iif(number % 9, 'relation', 'note'), number"
            " FROM journal WHERE state = 'cut'"
        )
        db.execute(
            "INSERT OR IGNORE INTO journal_subjects SELECT ?, number FROM journal"
            " WHERE state = 'cut' AND number % 5 = 0",
            (entity,),
        )
    assert project.past.count() > 100_000

    def page():
        project.past.count("note", entity)
        return project.past.entries(200, 400, "note", entity)

    assert len(benchmark(page)) == 200
    project.close()
