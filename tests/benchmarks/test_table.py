"""The relations table at 100,000 rows: opened, sorted, filtered, walked."""

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.model.corpus import Corpus
from explorer.model.records import Evidence, Relation
from explorer.panels.relation_rows import COLUMNS
from explorer.panels.relations import RelationsPanel
from explorer.session.session import Session
from explorer.store.memory import MemoryStore
from tests.builders import entity

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
PEOPLE, RELATIONS = 20_000, 100_000


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """A hundred thousand relations with a sentence each."""
    draw = random.Random(1)
    people = [entity(f"Name {n}", id=f"e{n}") for n in range(PEOPLE)]
    relations = [
        Relation(
            id=f"r{n}",
            source=f"e{draw.randrange(PEOPLE)}",
            target=f"e{draw.randrange(PEOPLE)}",
            directed=True,
            label=draw.choice(["met", "paid", "hosted"]),
        )
        for n in range(RELATIONS)
    ]
    found = [
        Evidence(id=f"v{n}", relation=one.id, document="d", start=0, end=5)
        for n, one in enumerate(relations)
    ]
    return Session(MemoryStore([*people, *relations, *found])).corpus


@pytest.fixture
def panel(qtbot) -> RelationsPanel:
    made = RelationsPanel()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


def test_opened(panel, corpus, benchmark):
    ids = list(corpus.relations)

    def open_() -> None:
        panel.show_relations(corpus, ids)
        QApplication.processEvents()

    benchmark.pedantic(open_, setup=lambda: panel.show_relations(None, ()), rounds=5)
    assert panel.rows.rowCount() == RELATIONS


def test_sorted_by_a_column(panel, corpus, benchmark):
    panel.show_relations(corpus, list(corpus.relations))
    column = COLUMNS.index("target")

    def sort() -> None:
        panel._sort(column, Qt.SortOrder.AscendingOrder)
        QApplication.processEvents()

    benchmark.pedantic(sort, rounds=3)
    assert panel.rows.index(0, column).data() == "Name 0"


def test_filtered(panel, corpus, benchmark):
    panel.show_relations(corpus, list(corpus.relations))
    words = iter(["met 77", "met 777", "met 7777"])

    def keep() -> None:
        panel.filter.setText(next(words))
        panel._keep()
        QApplication.processEvents()

    benchmark.pedantic(keep, rounds=3)
    assert 0 < panel.rows.rowCount() < RELATIONS


def test_walked_by_key(panel, corpus, benchmark):
    panel.show_relations(corpus, list(corpus.relations))

    def down() -> None:
        QTest.keyClick(panel.table, Qt.Key.Key_Down)
        QApplication.processEvents()

    benchmark.pedantic(down, rounds=20)
    assert panel.table.currentIndex().row() >= 20
