"""What the timeline costs over 100,000 relations, in processor time of the thread.

``pytest tests/benchmarks/test_timeline.py --benchmark-only``; the bar is 100 ms for a step of a
drag and for each key, and 200 ms for another view or selection.
"""

import time

import pytest

from explorer.graph.columns import claims_of
from explorer.graph.filters import Filters
from explorer.graph.read import read_shares
from explorer.graph.sayings import read_place, sayings_of
from explorer.graph.time_bins import binned
from explorer.graph.timeline import lines_left, times_of
from explorer.graph.view import ViewState
from tests.benchmarks.exploring import large_corpus

CLOCKS = ("published", "told")


@pytest.fixture(scope="module")
def corpus():
    made = large_corpus()
    sayings_of(made)
    return made


@pytest.fixture
def measured(benchmark):
    benchmark._timer = time.thread_time
    return lambda what: benchmark.pedantic(what, rounds=8, warmup_rounds=1)


@pytest.mark.parametrize("clock", CLOCKS)
def test_another_view(corpus, measured, clock):
    chosen = list(corpus.relations)[:400]
    assert len(measured(lambda: times_of(corpus, ViewState(), clock, chosen)).first) > 60_000


@pytest.mark.parametrize("clock", CLOCKS)
def test_a_step_of_a_drag(corpus, measured, clock):
    """Sentences and lines inside are counted at each step."""
    times = times_of(corpus, ViewState(), clock)
    view = ViewState(filters=Filters().within(clock, "2003", "2011-06"))

    def step():
        return times.inside("2003", "2011-06"), lines_left(corpus, view)

    assert measured(step)[1] > 1_000


@pytest.mark.parametrize("clock", CLOCKS)
def test_bins_of_another_zoom(corpus, measured, clock):
    times = times_of(corpus, ViewState(), clock)
    assert measured(lambda: binned(times, *times.extent, 200)).sure.sum()


def test_sentences_fetched_for_the_first_time(benchmark):
    """In slices of some milliseconds beside the window."""
    benchmark._timer = time.thread_time
    fresh = [large_corpus() for _ in range(3)]
    for made in fresh:
        claims_of(made)
    assert benchmark.pedantic(lambda: sayings_of(fresh.pop()), rounds=3).followed


@pytest.fixture
def half_read(corpus):
    places = sayings_of(corpus).places.values[::40]
    corpus.store.mark_read([read_place(corpus, *place) for place in places])
    yield corpus
    corpus.store.mark_read(corpus.store.read_places(), read=False)


def test_how_much_of_each_article_is_read(half_read, measured):
    assert sum(share.read for share in measured(lambda: read_shares(half_read)))


def test_lines_that_the_filter_unread_leaves(half_read, measured):
    view = ViewState(filters=Filters(unread=True))
    assert measured(lambda: lines_left(half_read, view)) > 90_000
