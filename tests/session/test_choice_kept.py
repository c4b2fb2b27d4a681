"""In a large project what is drawn stays chosen while verdicts change, and its lines are true."""

import pytest

from explorer.edits import relations
from explorer.graph.projection import lines
from explorer.graph.story import ViewState
from explorer.session import session as module
from explorer.session.session import Session
from explorer.store.memory import MemoryStore
from tests.builders import capital_records, example_records


@pytest.fixture
def large(monkeypatch):
    """Every project counts as large."""
    monkeypatch.setattr(module, "LARGE", 0)
    return Session(MemoryStore(example_records()))


def drawn(session):
    return {line.ends: line for line in session.visible().lines}


def test_a_verdict_is_seen_and_nothing_else_moves(large):
    before = large.visible()
    (one,) = large.corpus.relations_between("mira-chen", "jonas-weil")
    large.perform(relations.judge(large.corpus, [one.id], "confirmed"))
    assert drawn(large)[one.ends].verdict == "confirmed"
    assert large.visible().entities == before.entities
    assert [line.ends for line in large.visible().lines] == [line.ends for line in before.lines]
    assert large.scene().lines == large.visible().lines


def test_what_is_rejected_goes_and_comes_back_by_undo(large):
    before = large.visible()
    (one,) = large.corpus.relations_between("mira-chen", "jonas-weil")
    large.perform(relations.reject(large.corpus, [one.id]))
    assert one.ends not in drawn(large)
    large.undo()
    assert large.visible() == before


def test_a_new_line_and_another_view_are_chosen_anew(large):
    large.visible()
    large.perform(relations.add(large.corpus, "mira-chen", "elsa-moreau", "knows"))
    assert ("elsa-moreau", "mira-chen") in drawn(large)
    (one,) = large.corpus.relations_between("mira-chen", "jonas-weil")
    large.perform(relations.reject(large.corpus, [one.id]))
    assert "jonas-weil" in large.visible().entities
    large.show(ViewState(level="related"))
    assert set(drawn(large).values()) == set(lines(large.corpus))


def test_a_line_drawn_at_the_country_is_chosen_anew(monkeypatch):
    monkeypatch.setattr(module, "LARGE", 0)
    session = Session(MemoryStore(capital_records()))
    (line,) = session.visible().lines
    assert line.ends == ("iran", "russia")
    accused = next(r.id for r in session.corpus.relations.values() if r.label == "accused")
    session.perform(relations.reject(session.corpus, [accused]))
    small = Session(MemoryStore(capital_records()))
    monkeypatch.setattr(module, "LARGE", 10**6)
    small.perform(relations.reject(small.corpus, [accused]))
    assert session.visible() == small.visible()
