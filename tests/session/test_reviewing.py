"""The review queue: in order, on from what is decided, back to what is undone, across restarts."""

import pytest

from explorer.edits import documents, evidence, merging, relations
from explorer.edits.keeping_apart import keep_apart
from explorer.model.edit import Change, Edit
from explorer.model.message import Message
from explorer.model.records import Extraction
from explorer.session.reviewing import Review, queue
from explorer.session.session import Session
from explorer.store.memory import MemoryStore
from tests.builders import (
    document,
    example_extraction,
    example_records,
    person,
    relation,
    sentences,
)


def started(session):
    *_, items = queue(session.corpus, frozenset())
    made = Review(session.corpus, items)
    session.changed.connect(made.follow)
    return made


@pytest.fixture
def session():
    return Session(MemoryStore(example_records()))


def judge(session, review, verdict="confirmed"):
    here = review.current.relation
    session.perform(relations.judge(session.corpus, [here], verdict))
    return here


def test_a_decision_goes_on_and_undo_comes_back(session):
    review = started(session)
    assert (review.decided, review.total) == (0, 17)
    first = judge(session, review)
    second = review.current.relation
    assert second != first
    judge(session, review, "disputed")
    assert (review.decided, review.total) == (2, 17)
    session.undo()
    assert review.current.relation == second
    session.undo()
    assert review.current.relation == first
    assert review.decided == 0
    session.redo()
    assert review.current.relation == second


def test_it_goes_on_after_a_restart_with_what_is_left(tmp_path):
    session = Session.create(tmp_path / "a")
    session.perform(documents.add(session.corpus, example_extraction()))
    review = started(session)
    done = [judge(session, review) for _ in range(5)]
    following = review.current.relation
    session.close()
    session = Session.open(tmp_path / "a.explorer")
    review = started(session)
    assert (review.decided, review.total) == (5, 17)
    assert review.current.relation == following
    session.undo()
    assert review.current.relation == done[-1]
    assert (review.decided, review.total) == (4, 17)
    judge(session, review)
    assert review.current.relation == following
    session.close()


def test_what_is_skipped_comes_again_at_the_end(session):
    review = started(session)
    skipped = review.current.relation
    review.skip()
    seen = []
    while review.current.relation != skipped:
        seen.append(judge(session, review))
    assert len(set(seen)) == 16
    judge(session, review)
    assert review.over


def test_all_skipped_go_round(session):
    review = started(session)
    first = review.current.relation
    keys = []
    for _ in range(17):
        keys.append(review.current.key)
        review.skip()
    assert len(set(keys)) == 17
    assert review.current.relation == first


def test_steps_show_what_is_decided_and_leave_it(session):
    review = started(session)
    first = judge(session, review)
    second = review.current.relation
    review.step(-1)
    assert review.current.relation == first
    assert not review.asks(review.current)
    judge(session, review, "disputed")
    assert review.current.relation == first
    review.step(1)
    assert review.current.relation == second
    review.step(-1)
    review.step(-1)
    assert review.current.relation == first


def test_a_verdict_on_its_only_sentence_decides_a_relation(session):
    review = started(session)
    here = review.current.relation
    told = session.corpus.store.evidence_of([here])
    session.perform(evidence.judge(session.corpus, [one.id for one in told], "confirmed"))
    assert review.current.relation != here
    assert review.decided == 1


def test_what_goes_needs_no_decision(session):
    review = started(session)
    here = review.current.relation
    told = session.corpus.store.evidence_of([here])
    gone = [*told, session.corpus.relations[here]]
    session.perform(Edit(Message("Remove"), tuple(Change(one, None) for one in gone)))
    assert review.current.relation != here


@pytest.fixture
def twins():
    john, j, ada, ben = (person(name) for name in ("John Smith", "J. Smith", "Ada Roth", "Ben Au"))
    ties = [relation(john, ada), relation(j, ada), relation(ada, ben)]
    return Session(MemoryStore([john, j, ada, ben, *ties]))


def go_to_merge(review):
    while review.current.suggestion is None:
        review.step(1)
    return review.current.suggestion.pair


def test_a_suggestion_is_merged_and_comes_back_by_undo(twins):
    review = started(twins)
    pair = go_to_merge(review)
    twins.perform(merging.merge(twins.corpus, pair))
    assert review.current.suggestion is None
    assert twins.corpus.relations.keys() >= {review.current.relation}
    decided = review.decided
    twins.undo()
    assert review.current.suggestion.pair == pair
    assert review.decided == 0 < decided


def test_what_is_kept_apart_is_not_asked_again(twins):
    review = started(twins)
    pair = go_to_merge(review)
    twins.perform(keep_apart(twins.corpus, *pair))
    assert review.decided == 1
    assert review.current.suggestion is None
    again = started(twins)
    assert (again.decided, again.total) == (1, 4)
    assert all(item.suggestion is None for item in again._items)
    twins.undo()
    assert review.current.suggestion.pair == pair


def test_a_new_article_asks_for_another_ranking(session):
    review = started(session)
    session.perform(documents.retitle(session.corpus, "harbor", "Another title"))
    assert not review.outdated
    article = document("Nobody came.")
    session.perform(
        documents.add(
            session.corpus, Extraction(documents=(article,), sentences=sentences(article))
        )
    )
    assert review.outdated


def test_an_empty_project_has_nothing_to_review():
    review = started(Session(MemoryStore()))
    assert review.over
    assert review.current is None
    review.skip()
    review.step(1)
    review.advance()
    assert (review.decided, review.total) == (0, 0)
