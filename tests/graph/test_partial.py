"""What filters leave of a line says no more than the sentences that pass."""

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from explorer.edits import relations
from explorer.graph.figures import shown
from explorer.graph.filters import Filters
from explorer.graph.passing import passes
from explorer.graph.projection import lines, order_of
from explorer.graph.sifting import lines_for
from explorer.graph.story import basis_of, visible
from explorer.graph.view import Collapse, ViewState
from tests.builders import corpus, document, evidence, organization, person, relation
from tests.edits.test_relations import done
from tests.graph.test_passing import views

ADA, BEN, PORT = person("Ada"), person("Ben"), organization("Port Authority")
TEXT = "Ada met Ben. Ada leads Port Authority. "
ARTICLES = (
    document(TEXT, id="march", published="2025-03-04", source_grade="A", information_grade="1"),
    document(TEXT + "1", id="may", published="2025-05", source_grade="D"),
    document(TEXT + "2", id="undated", cluster="may"),
)
MET, PAID = relation(ADA, BEN), relation(ADA, BEN, "paid", "payment")
LEADS = relation(ADA, PORT, "leads", "role")
WORDS = {MET.id: "Ada met", PAID.id: "met Ben", LEADS.id: "Ada leads"}

told = st.builds(
    dict,
    relation=st.sampled_from((MET, PAID, LEADS)),
    document=st.sampled_from(ARTICLES),
    factuality=st.sampled_from(("asserted", "alleged", "negated", "hedged")),
    verdict=st.sampled_from(("unreviewed", "unreviewed", "confirmed", "disputed", "rejected")),
    attribution=st.sampled_from((None, "BBC", "ben")),
    when=st.sampled_from((None, "2025-03", "2025-05-01/2025-05-09")),
)


def sentences(some):
    made = []
    for number, one in enumerate(some):
        more = dict(one)
        of, where = more.pop("relation"), more.pop("document")
        made.append(evidence(of, where, WORDS[of.id], id=f"e{number}", **more))
    return made


def of(made):
    there = {one.relation for one in made}
    ties = [one for one in (MET, PAID, LEADS) if one.id in there]
    return corpus(ADA, BEN, PORT, *ARTICLES, *ties, *made)


def unnamed(line):
    strands = tuple(replace(one, label="") for one in line.strands)
    return replace(line, label="", strands=strands)


@given(st.lists(told, min_size=1, max_size=9), views)
def test_lines_are_those_of_the_sentences_that_pass(some, view):
    made = sentences(some)
    whole = of(made)
    left = lines_for(whole, view)
    counted = [one for one in made if one.verdict != "rejected" and passes(whole, one, view)]
    kept = {one.relation for one in counted}
    rejected = [one for one in made if one.verdict == "rejected" and one.relation in kept]
    alone = {line.ends: line for line in lines(of(counted + rejected))}
    assert {line.ends: unnamed(line) for line in left.lines} == {
        ends: unnamed(line) for ends, line in alone.items()
    }
    assert np.allclose(left.strengths, [line.strength for line in left.lines])
    assert list(left.strengths) == sorted(left.strengths, reverse=True)


def test_a_line_loses_stroke_and_number_with_its_source():
    said = evidence(MET, ARTICLES[0], "Ada met", id="said", attribution="BBC")
    denied = evidence(MET, ARTICLES[1], "Ada met", id="alleged", factuality="alleged")
    whole = of([said, denied])
    (line,) = visible(whole, ViewState()).lines
    assert (line.sentences, line.asserted, line.backing) == (2, True, (2, 2))
    (line,) = visible(whole, ViewState(sources_off=frozenset({"BBC"}))).lines
    assert (line.sentences, line.asserted, line.backing) == (1, False, (1, 1))
    assert line.label == "alleged: met"
    (line,) = visible(whole, ViewState(sources_off=frozenset({"may"}))).lines
    assert (line.sentences, line.asserted, line.label) == (1, True, "met")


def test_a_yes_to_a_sentence_that_is_off_confirms_nothing():
    yes = evidence(MET, ARTICLES[0], "Ada met", id="yes", attribution="BBC", verdict="confirmed")
    other = evidence(MET, ARTICLES[1], "Ada met", id="other")
    whole = of([yes, other])
    without = ViewState(sources_off=frozenset({"BBC"}))
    assert visible(whole, ViewState()).lines[0].verdict == "confirmed"
    assert visible(whole, without).lines[0].verdict == "unreviewed"
    confirmed = Filters(verdicts=frozenset({"confirmed"}))
    assert visible(whole, ViewState(filters=confirmed)).lines
    both = ViewState(sources_off=without.sources_off, filters=confirmed)
    assert not visible(whole, both).lines


def test_a_line_that_is_kept_by_what_is_unread_says_what_was_read_too():
    first = evidence(MET, ARTICLES[0], "Ada met", id="first")
    second = evidence(MET, ARTICLES[1], "Ada met", id="second", factuality="alleged")
    whole = of([first, second])
    whole.store.mark_read([(ARTICLES[0].sha256 or "march", first.start, first.end)])
    (line,) = visible(whole, ViewState(filters=Filters(unread=True))).lines
    assert (line.sentences, line.asserted) == (2, True)


def test_a_group_counts_only_sources_that_are_on():
    ada, ben = (person(name, group="Crew") for name in ("Ada", "Ben"))
    ties = [relation(one, PORT, "leads", "role") for one in (ada, ben)]
    told = [
        evidence(tie, ARTICLES[0], "Ada leads", id=f"{who}{number}", attribution=who)
        for number, tie in enumerate(ties)
        for who in ("BBC", "AP")
    ]
    whole = corpus(ada, ben, PORT, *ARTICLES, *ties, *told)
    view = ViewState(sources_off=frozenset({"BBC"}), collapsed=(Collapse("Crew"),))
    (line,) = shown(whole, view, basis_of(whole, view)).lines
    assert (line.sentences, line.independent) == (1, 1)  # one sentence says both


def test_after_an_edit_a_line_follows():
    made = [
        evidence(MET, ARTICLES[0], "Ada met", id="one", attribution="BBC"),
        evidence(MET, ARTICLES[1], "Ada met", id="two", factuality="alleged"),
        evidence(LEADS, ARTICLES[0], "Ada leads", id="three"),
    ]
    whole, view = of(made), ViewState(sources_off=frozenset({"BBC"}))
    assert [line.sentences for line in lines_for(whole, view).lines] == [1, 1]
    done(whole, relations.judge(whole, [MET.id], "confirmed"))
    left = lines_for(whole, view)
    assert {line.verdict for line in left.lines if line.relations == (MET.id,)} == {"confirmed"}
    assert list(left.lines) == sorted(left.lines, key=order_of)
