"""What a filter, a focus, a key in the search box and "why?" cost on 20,000 entities and 100,000
relations.

``pytest tests/benchmarks/test_exploring.py --benchmark-only``; the bar is 100 ms for what a filter
leaves of the story, for a focus and for the names that a key finds, 300 ms for the five best ways;
``python -m tests.benchmarks.searching`` searches texts too. Measured in processor time of
the thread, so that other jobs on the machine do not count.
"""

import time

import pytest

from explorer.edits import relations
from explorer.graph.columns import claims_of
from explorer.graph.expanding import common_neighbors, hidden_around
from explorer.graph.facets import shares
from explorer.graph.filters import Filters
from explorer.graph.left import left_by, lines_at, lines_by_source
from explorer.graph.projection import lines
from explorer.graph.scene import scene_of
from explorer.graph.story import basis_of, visible
from explorer.graph.view import ViewState
from explorer.graph.ways import ways_between
from explorer.window.search import Command, Names
from tests.benchmarks.exploring import large_corpus

FILTERS = {
    "relation": Filters(relations=frozenset({"meeting"})),
    "certainty": Filters(certainties=frozenset({"asserted"})),
    "verdict": Filters(verdicts=frozenset({"confirmed"})),
    "speaker": Filters(speakers=frozenset({"BBC"})),
    "date": Filters(since="2010"),
    "time told": Filters(told_since="2010", told_until="2012-06"),
    "sentences": Filters(sentences=2),
    "sources": Filters(sources=2),
    "words": Filters(words="name 77"),
}


@pytest.fixture(scope="module")
def corpus():
    made = large_corpus()
    claims_of(made)
    return made


@pytest.fixture
def measured(benchmark):
    benchmark._timer = time.thread_time
    return lambda what: benchmark.pedantic(what, rounds=8, warmup_rounds=1)


@pytest.mark.parametrize("name", FILTERS)
def test_what_a_filter_leaves(corpus, measured, name):
    view = ViewState(filters=FILTERS[name])
    assert measured(lambda: visible(corpus, view)).counts.every > 90_000


def test_a_kind_switched_off(corpus, measured):
    view = ViewState(kinds_off=frozenset({"PLACE"}))
    assert measured(lambda: visible(corpus, view)).lines


def test_a_source_switched_off(corpus, measured):
    view = ViewState(sources_off=frozenset({"BBC"}))
    assert measured(lambda: visible(corpus, view)).lines


def test_a_filter_after_an_edit(corpus, measured):
    """Only what the edit touched is made anew."""
    ids, view = iter(corpus.relations.copy()), ViewState(filters=FILTERS["certainty"])

    def judged():
        corpus.apply(relations.judge(corpus, [next(ids)], "confirmed"))
        return visible(corpus, view)

    assert measured(judged).lines


@pytest.mark.parametrize("facet", ["relations", "certainties", "speakers"])
def test_counts_of_a_menu(corpus, measured, facet):
    assert measured(lambda: shares(corpus, ViewState(), facet))


@pytest.mark.parametrize("depth", [1, 2])
def test_a_focus(corpus, measured, depth):
    basis, view = basis_of(corpus, ViewState()), ViewState(focus=("e00007", depth))
    assert measured(lambda: visible(corpus, view, basis)).lines


def test_a_level(corpus, measured):
    basis, view = basis_of(corpus, ViewState()), ViewState("related")
    assert measured(lambda: scene_of(corpus, visible(corpus, view, basis))).lines


def test_what_is_hidden_around_the_most_connected(corpus, measured):
    basis = basis_of(corpus, ViewState())
    seen = visible(corpus, ViewState(), basis)
    assert measured(lambda: hidden_around(corpus, basis.tied, seen, "e00000")).entities


def test_common_neighbors_of_two_hubs(corpus, measured):
    tied = basis_of(corpus, ViewState()).tied
    assert measured(lambda: common_neighbors(tied, ("e00000", "e00001")))


@pytest.mark.parametrize("pair", [("e00000", "e00001"), ("e00003", "e09000"), ("e15000", "e19000")])
def test_the_five_best_ways(corpus, measured, pair):
    assert len(measured(lambda: ways_between(corpus, *pair)).paths) == 5


def test_the_five_best_ways_within_filters(corpus, measured):
    view = ViewState(filters=FILTERS["certainty"])
    assert len(measured(lambda: ways_between(corpus, "e00003", "e09000", view=view)).paths) == 5


@pytest.mark.parametrize("query", ["n", "name 7", "nmae 123", "name 77 name 1234", "kim xi", "777"])
def test_a_key_in_the_search_box(corpus, benchmark, query):
    """The last key of a text that is typed; all these names begin with the same word."""
    commands = [Command(f"c{n}", f"Do thing {n}", "") for n in range(150)]

    def typed():
        names = Names(corpus, lines(corpus))
        for end in range(1, len(query)):
            names.find(query[:end], commands)
        return (names,), {}

    benchmark._timer = time.thread_time
    benchmark.pedantic(lambda names: names.find(query, commands), setup=typed, rounds=3)


def test_the_lines_of_the_most_connected_within_filters(corpus, measured):
    view = ViewState(filters=FILTERS["certainty"])
    left = left_by(corpus, view)
    assert measured(lambda: lines_at(corpus, "e00000", left)).others


def test_the_sources_within_filters(corpus, measured):
    assert measured(lambda: lines_by_source(corpus, ViewState(filters=FILTERS["date"])))
