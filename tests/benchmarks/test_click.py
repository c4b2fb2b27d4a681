"""From a click on a line to its sentences painted, in a project of 2,000 relations."""

import pytest
from PySide6.QtWidgets import QApplication

from explorer.model.records import Entity, Record
from explorer.session.session import Session
from explorer.store.memory import MemoryStore
from tests.builders import document, evidence, mention, person, relation, sentences
from tests.window.conftest import empty_window, placed  # noqa: F401

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
PEOPLE, RELATIONS, SENTENCES = 300, 2_000, 60


def large() -> list[Record]:
    """One line of sixty sentences among two thousand relations of three hundred people."""
    people = [person(f"Person {n:03d}") for n in range(PEOPLE)]
    text = "".join(f"Person 000 met Person 001 on day {n}. " for n in range(SENTENCES))
    article = document(text, id="d")
    met = relation(people[0], people[1])
    found = [
        evidence(met, article, f"Person 000 met Person 001 on day {n}.", id=f"v{n}")
        for n in range(SENTENCES)
    ]
    others = [
        relation(people[n % PEOPLE], people[(n * 7 + n // PEOPLE + 2) % PEOPLE], f"knows {n}")
        for n in range(RELATIONS - 1)
    ]
    others = [one for one in others if one.source != one.target]
    stated = [evidence(one, article, text[:37], id=f"o{n}") for n, one in enumerate(others)]
    marks = [mention(p, article, nth=n + 1) for p in people[:2] for n in range(SENTENCES)]
    return [article, *sentences(article), *people, *marks, met, *others, *found, *stated]


@pytest.fixture
def large_window(empty_window):  # noqa: F811
    records = placed(large())
    assert sum(isinstance(record, Entity) for record in records) == PEOPLE
    empty_window.show_session(Session(MemoryStore(records)))
    return empty_window


def test_click_to_sentences_painted(large_window, benchmark):
    session = large_window.desk.session
    line = tuple(r.id for r in session.corpus.relations_between("person-000", "person-001"))
    panel = large_window.desk.answers.evidence

    def click() -> None:
        session.select(relations=line)
        panel.repaint()
        QApplication.processEvents()

    def back() -> None:
        session.select()
        QApplication.processEvents()

    benchmark.pedantic(click, setup=back, rounds=8)
    assert len(panel._cards) >= 6
