"""What goes out of a graph with filters on tells only the sentences that pass."""

import pytest

from explorer.export.gate import Gate, gated
from explorer.export.gathering import report_of
from explorer.export.quotes import quotes_markdown
from explorer.graph.figures import shown
from explorer.graph.story import basis_of
from explorer.graph.view import ViewState
from tests.builders import corpus, document, evidence, person, relation

ADA, BEN = person("Ada"), person("Ben")
MET = relation(ADA, BEN)
FIRST = document("Ada met Ben in May.", id="first", title="First")
SECOND = document("Ada may have met Ben in June.", id="second", title="Second")
WITHOUT = ViewState(level="related", sources_off=frozenset({"first"}))


@pytest.fixture
def of():
    return corpus(
        ADA, BEN, MET, FIRST, SECOND,
        evidence(MET, FIRST, "met Ben", id="e1", verdict="confirmed"),
        evidence(MET, SECOND, "met Ben", id="e2", factuality="hedged"),
    )  # fmt: skip


def seen(of, view):
    return shown(of, view, basis_of(of, view))


def test_the_quotes_beside_a_picture(of):
    (line,) = seen(of, WITHOUT).lines
    told = quotes_markdown(of, {1: line}, asked=WITHOUT)
    assert "June" in told
    assert "in May" not in told
    assert "unreviewed" in told
    assert "in May" in quotes_markdown(of, {1: line})


def test_a_report(of):
    (entry,) = report_of(of, gated(of, seen(of, WITHOUT), Gate())).entries
    (statement,) = entry.statements
    assert len(statement.quotes) == 1
    assert entry.backing == "1 sentence · 1 independent source"
    assert (statement.certainty, statement.verdict) == ("possible, not certain", "not reviewed")


def test_what_only_a_source_that_is_off_confirms_does_not_pass_the_gate(of):
    gate = Gate(confirmed=True)
    assert gated(of, seen(of, ViewState(level="related")), gate).rows == (0,)
    assert gated(of, seen(of, WITHOUT), gate).rows == ()
    assert gated(of, seen(of, WITHOUT), Gate(sources=2)).rows == ()
    assert gated(of, seen(of, ViewState(level="related")), Gate(sources=2)).rows == (0,)
