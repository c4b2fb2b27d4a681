"""The view that starts from one article: its entities, and who joins two of them elsewhere."""

from explorer.graph.story import visible
from explorer.graph.view import ViewState
from tests.builders import corpus, document, evidence, mention, person, relation

ONE = document("Ada met Ben.", id="one")
TWO = document(
    "Ada hired Cleo. Cleo paid Ben. Ben knows Dora. Cleo met Dora. Ada saw Ben.", id="two"
)
ADA, BEN, CLEO, DORA = (person(name) for name in ("Ada", "Ben", "Cleo", "Dora"))
MET = relation(ADA, BEN, "met")
HIRED, PAID = relation(ADA, CLEO, "hired"), relation(CLEO, BEN, "paid")
KNOWS, OTHER = relation(BEN, DORA, "knows"), relation(CLEO, DORA, "met")


def told():
    return corpus(
        ONE, TWO, ADA, BEN, CLEO, DORA, MET, HIRED, PAID, KNOWS, OTHER,
        mention(ADA, ONE), mention(BEN, ONE), mention(ADA, TWO), mention(BEN, TWO),
        mention(CLEO, TWO), mention(DORA, TWO),
        evidence(MET, ONE, "Ada met Ben."), evidence(MET, TWO, "Ada saw Ben."),
        evidence(HIRED, TWO, "Ada hired Cleo."), evidence(PAID, TWO, "Cleo paid Ben."),
        evidence(KNOWS, TWO, "Ben knows Dora."), evidence(OTHER, TWO, "Cleo met Dora."),
    )  # fmt: skip


def test_others_bring_sentences_and_only_who_joins_two():
    seen = visible(told(), ViewState("all", start="one"))
    assert set(seen.entities) == {ADA.id, BEN.id, CLEO.id}
    lines = {frozenset(line.ends): line for line in seen.lines}
    assert set(lines) == {
        frozenset((ADA.id, BEN.id)), frozenset((ADA.id, CLEO.id)), frozenset((BEN.id, CLEO.id)),
    }  # fmt: skip
    assert lines[frozenset((ADA.id, BEN.id))].sentences == 2
    assert (seen.counts.all, seen.counts.total) == (3, 4)


def test_from_the_other_article_all_of_it_is_seen():
    seen = visible(told(), ViewState("all", start="two"))
    assert len(seen.entities) == 4
    assert len(seen.lines) == 5


def test_who_joins_two_by_a_source_that_is_off_does_not_come():
    of = told()
    seen = visible(of, ViewState("all", start="one", kinds_off=frozenset({"PERSON"})))
    assert seen.entities == ()
    gone = ViewState("related", start="one", sources_off=frozenset({""}))
    assert visible(of, gone).entities == ()


def test_a_start_that_is_gone_leaves_everything():
    assert len(visible(told(), ViewState("all", start="nowhere")).entities) == 4
