"""When: what is sure in a bin, what is possible, and what says no time at all."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from explorer.edits import documents
from explorer.edits import evidence as evidences
from explorer.graph.filters import NO_FILTERS, Filters
from explorer.graph.sayings import sayings_of
from explorer.graph.sifting import lines_for
from explorer.graph.time_bins import binned, marks
from explorer.graph.timeline import lines_left, times_of, undated_in
from explorer.graph.view import ViewState
from explorer.model.edit import Change, Edit
from explorer.model.message import Message
from explorer.store.project import Project
from tests.builders import corpus, document, evidence, person, relation
from tests.edits.test_relations import done

TEXT = "Ada met Ben. Ada paid Ben. Ben met Carl. Carl met Dora. Ada saw Dora. Ada met Ben again."
ADA, BEN, CARL, DORA = (person(name) for name in ("Ada", "Ben", "Carl", "Dora"))
MARCH = document(TEXT, id="march", published="2025-03-04")
MAY = document(TEXT, id="may", published="2025-05-06T10:00:00Z")
OPEN = document(TEXT, id="open")
MET, PAID = relation(ADA, BEN, "met"), relation(ADA, BEN, "paid", "payment")
BEN_MET, CARL_MET = relation(BEN, CARL, "met"), relation(CARL, DORA, "met")
SAW = relation(ADA, DORA, "saw")


def told(*more):
    return corpus(
        ADA, BEN, CARL, DORA, MARCH, MAY, OPEN, MET, PAID, BEN_MET, CARL_MET, SAW,
        evidence(MET, MARCH, "Ada met Ben.", when="2025-03-01"),
        evidence(MET, MAY, "Ada met Ben again", when="2025-04"),
        evidence(PAID, MARCH, "Ada paid Ben", when="2023"),
        evidence(BEN_MET, MARCH, "Ben met Carl", when="2025-03-01/2025-03-07"),
        evidence(CARL_MET, OPEN, "Carl met Dora"),
        evidence(SAW, OPEN, "Ada saw Dora", when="since spring"),
        *more,
    )  # fmt: skip


def pairs(of, **asked):
    return {line.ends for line in lines_for(of, ViewState(filters=Filters(**asked))).lines}


AB, BC, CD, AD = ("ada", "ben"), ("ben", "carl"), ("carl", "dora"), ("ada", "dora")


def test_what_a_guessed_date_puts_in_time_is_counted_as_such():
    guess = document(TEXT + "Now.", id="guess", published="2025-03-04", published_guessed=True)
    corpus = told(guess, evidence(MET, guess, "Ada met Ben."))
    times = times_of(corpus, ViewState(), "published")
    assert times.by_guess == 1
    bins = binned(times, date(2025, 3, 1).toordinal(), date(2025, 3, 31).toordinal(), 40)
    assert bins.guessed.tolist() == [0, 0, 0, 1] + [0] * 27
    assert times_of(corpus, ViewState(), "told").by_guess == 0


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ({"told_since": "2025-03-01", "told_until": "2025-03-01"}, {AB, BC}),
        ({"told_since": "2025-03-02", "told_until": "2025-03-31"}, {BC}),
        ({"told_since": "2025-04-30"}, {AB}),  # some day of April
        ({"told_since": "2025-05"}, set()),
        ({"told_until": "2023-06-01"}, {AB}),  # some day of 2023
        ({"told_until": "2022"}, set()),
        ({"told_since": "2025-05", "undated": True}, {CD, AD}),
        ({"since": "2025-05"}, {AB}),
        ({"since": "2025-05", "undated": True}, {AB, CD, AD}),
        ({"since": "2025-05", "told_until": "2025-03"}, set()),
        ({"until": "2025-03", "told_since": "2025-03"}, {AB, BC}),
    ],
    ids=str,
)
def test_a_span_leaves_what_may_lie_in_it(asked, left):
    assert pairs(told(), **asked) == left


def test_a_line_keeps_the_relations_whose_sentences_tell_of_the_span():
    view = ViewState(filters=Filters(told_since="2023", told_until="2023"))
    (line,) = lines_for(told(), view).lines
    assert line.relations == (PAID.id,)


def test_one_sentence_must_be_of_the_time_and_all_else_that_is_asked():
    of = told()
    asked = {"told_since": "2025-03", "told_until": "2025-03"}
    assert pairs(of, certainties=frozenset({"asserted"}), **asked) == {AB, BC}
    assert pairs(of, certainties=frozenset({"alleged"}), **asked) == set()
    assert pairs(of, sentences=2, told_since="2025-03") == {AB}
    assert pairs(of, sentences=2, **asked) == set()
    assert pairs(of, sources=2, told_since="2025-03") == {AB}


def day(text):
    return date.fromisoformat(text).toordinal()


def test_a_sentence_is_sure_where_its_whole_time_lies_and_possible_where_it_only_reaches():
    times = times_of(told(), ViewState(), "told")
    march = binned(times, day("2025-03-01"), day("2025-03-10"), 40)
    assert march.unit == "day"
    assert march.sure.tolist() == [1, *[0] * 9]
    assert march.possible.tolist() == [1] * 7 + [0] * 3
    months = binned(times, day("2025-01-01"), day("2025-05-31"), 12)
    assert (months.unit, len(months)) == ("month", 5)
    assert months.sure.tolist() == [0, 0, 2, 1, 0]
    assert months.possible.tolist() == [0] * 5
    years = binned(times, *times.extent, 12)
    assert (years.unit, years.sure.tolist()) == ("year", [1, 0, 3])
    assert years.words(0) == "2023"
    assert years.span(2, 0) == ("2023", "2025")
    assert months.span(2, 3) == ("2025-03", "2025-04")
    assert march.span(0, 0) == ("2025-03-01", "2025-03-01")


def test_what_says_no_time_is_counted_and_can_be_listed():
    of = told()
    by_what = times_of(of, ViewState(), "told")
    found = by_what.inside("2025-03-01", "2025-03-01")
    assert (found.sure, found.possible, found.undated) == (1, 1, 2)
    assert [(place[0], name) for place, name in undated_in(of, by_what)] == [
        ("open", CARL_MET.id), ("open", SAW.id),
    ]  # fmt: skip
    by_date = times_of(of, ViewState(), "published")
    assert (len(by_date.first), by_date.undated.shape[1]) == (4, 2)
    assert by_date.extent == (day("2025-03-04"), day("2025-05-06"))
    assert by_date.inside("2025", "").sure == 4


def test_a_sentence_behind_several_lines_counts_once_and_is_marked_for_any_of_them():
    again = evidence(BEN_MET, MARCH, "Ada met Ben.", id="twice", when="2025-03-01")
    of = told(again)
    assert len(times_of(of, ViewState(), "told").first) == 4
    assert len(times_of(of, ViewState(), "published").first) == 4
    for chosen in (MET.id, BEN_MET.id):
        times = times_of(of, ViewState(), "told", (chosen,))
        assert times.marked.sum() == 2
    bins = binned(times, day("2025-03-01"), day("2025-03-02"), 9)
    assert (bins.marked.tolist(), bins.marked_possible.tolist()) == ([1, 0], [1, 1])


def test_times_heed_all_other_filters_but_not_the_span_of_their_own_clock():
    of = told()
    asked = Filters(told_since="2025-03", told_until="2025-03", until="2025-03")
    assert len(times_of(of, ViewState(filters=asked), "told").first) == 3
    assert len(times_of(of, ViewState(filters=asked), "published").first) == 2
    off = replace(ViewState(), filters=Filters(relations=frozenset({"payment"})))
    assert len(times_of(of, off, "told").first) == 1
    assert lines_left(of, off) == 1


def test_after_edits_the_times_are_those_of_the_corpus_as_it_is():
    of = told()
    times_of(of, ViewState(), "told")
    kept = sayings_of(of)
    (paid,) = of.store.evidence_of([PAID.id])
    done(of, evidences.judge(of, [paid.id], "rejected"))
    assert sayings_of(of) is kept
    assert times_of(of, ViewState(), "told").extent == (day("2025-03-01"), day("2025-04-30"))
    done(of, evidences.judge(of, [paid.id], "unreviewed"))
    assert times_of(of, ViewState(), "told").extent[0] == day("2023-01-01")
    done(of, documents.describe(of, "open", title="Open", author="", source="", published="2024"))
    fresh = times_of(of, ViewState(), "published")
    assert (fresh.extent[0], fresh.undated.shape[1]) == (day("2024-01-01"), 0)


def test_a_project_file_tells_the_same_as_memory(tmp_path):
    of = told()
    project = Project.create(tmp_path / "when")
    try:
        changes = tuple(Change(None, one) for one in of.store.records())
        project.write(Edit(Message("Add"), changes))
        whole = list(of.store.sayings())
        assert [one[1:] for one in project.sayings()] == [one[1:] for one in whole]
        first = project.sayings(most=2)
        assert [*first, *project.sayings(first[-1].row)] == list(project.sayings())
    finally:
        project.close()


def test_spans_are_kept_and_taken_off_clock_by_clock():
    asked = NO_FILTERS.within("told", "2025", "").within("published", "2024", "2025")
    asked = replace(asked, undated=True)
    assert list(asked.on()) == ["since", "told_since"]
    assert asked.span("told") == ("2025", "")
    one = asked.without("told_since")
    assert one.undated
    assert one.within("published", "", "") == NO_FILTERS


@pytest.mark.parametrize(
    ("first", "last", "most", "told"),
    [
        ("2025-09-01", "2025-09-04", 9, ["1 Sep 2025", "2 Sep", "3 Sep", "4 Sep"]),
        ("2025-01-15", "2025-04-20", 5, ["Feb 2025", "Mar 2025", "Apr 2025"]),
        ("1990-02-01", "2025-04-20", 5, ["2000", "2010", "2020"]),
        ("1841-02-01", "2025-04-20", 5, ["1850", "1900", "1950", "2000"]),
        ("2025-03-01", "2025-03-01", 5, ["1 Mar 2025"]),
    ],
)
def test_marks_below_the_axis_are_round_and_few(first, last, most, told):
    assert [words for _, words in marks(day(first), day(last), most)] == told


def test_bins_hold_far_times_and_few_bins():
    times = times_of(told(evidence(SAW, MARCH, "Ada saw Dora", when="1500")), ViewState(), "told")
    bins = binned(times, *times.extent, 30)
    assert (bins.unit, bins.words(0), len(bins)) == ("century", "1500 – 1599", 6)
    assert bins.sure.sum() == len(times.first)
    assert bins.at(day("1999-01-01")) == 4
    assert bins.at(1) == 0
    assert np.all(np.diff(bins.edges) > 30_000)
