"""Large numbers are written as people write them, also where the system names no language."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale

from explorer.edits import relations
from explorer.model.message import Message
from explorer.panels.history import HistoryPanel
from explorer.panels.passages import Passages
from explorer.panels.relation_rows import COLUMNS, RelationRows
from explorer.panels.review import ReviewPanel
from explorer.session.reviewing import Item
from explorer.session.session import Session
from explorer.store.memory import MemoryStore
from tests.builders import corpus, document, evidence, person, relation


@pytest.fixture(autouse=True)
def no_language(qapp):
    """A system without a language, as a bare terminal is."""
    before = QLocale()
    QLocale.setDefault(QLocale.c())
    yield
    QLocale.setDefault(before)


def test_the_sentences_of_a_relation_in_the_table(qapp):
    ada, ben, text = person("Ada"), person("Ben"), document()
    met = relation(ada, ben)
    said = evidence(met, text, "Ada met Ben")
    rows = RelationRows()
    many = (replace(said, id=f"s{number}") for number in range(1200))
    rows.show(corpus(text, ada, ben, met, *many), [met.id], {})
    assert rows.index(0, COLUMNS.index("sentences")).data() == "1,200"


def test_the_pages_of_a_history(qtbot, look, session):
    owns = next(r for r in session.corpus.relations.values() if r.label == "owns")
    for number in range(1001):
        session.perform(relations.note(session.corpus, owns.id, f"Since {number}?"))
    panel = HistoryPanel(look, str)
    qtbot.addWidget(panel)
    panel.show_session(session)
    panel.show()
    assert panel._pages.text() == "1–200 / 1,001"


def test_how_much_is_reviewed(qtbot, look):
    ada, ben = person("Ada"), person("Ben")
    many = [relation(ada, ben, f"paid {number}", manual=True) for number in range(1000)]
    session = Session(MemoryStore([ada, ben, *many]))
    panel = ReviewPanel(look, str)
    qtbot.addWidget(panel)
    panel.attach(session, Passages(session.corpus))
    panel.start(lambda: iter([[Item(1, Message("New"), relation=one.id) for one in many]]))
    assert panel._progress.text() == "0 of 1,000 reviewed"
