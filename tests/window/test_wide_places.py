"""Levels that add more than a story stand apart from it, in places of their own that are kept."""

import numpy as np
import pytest

from explorer.edits import documents
from explorer.graph import large
from explorer.graph.legibility import violations
from explorer.graph.view import ViewState
from explorer.model.edit import Change, Edit
from explorer.model.message import Message
from explorer.model.records import EVERY, WIDE
from explorer.session.session import Session
from explorer.store.checking import check
from tests.benchmarks.news_graphs import news_graph
from tests.builders import example_extraction, person, relation

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
COUNT = 90
RELATED = ViewState(level="related")


@pytest.fixture
def few(empty_window, tmp_path, qtbot):
    """A file of 24 people who have met and six whom nothing ties, its story drawn."""
    session = Session.create(tmp_path / "few")
    session.perform(documents.add(session.corpus, example_extraction()))
    bring(session, "p", 24, [((n - 1) // 3, n) for n in range(1, 24)])
    alone = [person(f"Lone {n}", id=f"lone{n}") for n in range(6)]
    session.perform(Edit(Message("Bring"), tuple(Change(None, one) for one in alone)))
    with qtbot.waitSignal(empty_window.following.arranging.arranged, timeout=60_000):
        empty_window.show_session(session)
    return empty_window


@pytest.fixture
def archive(empty_window, tmp_path, monkeypatch, qtbot):
    """A file of 90 people who have met, its story drawn; no compiled code is needed."""
    monkeypatch.setattr(large, "compiled", lambda: None)
    session = Session.create(tmp_path / "archive")
    session.perform(documents.add(session.corpus, example_extraction()))
    bring(session, "p", COUNT)
    with qtbot.waitSignal(empty_window.following.arranging.arranged, timeout=60_000):
        empty_window.show_session(session)
    return empty_window


def bring(session, letter, count, edges=None):
    people = [person(f"{letter.upper()}erson {n:03}", id=f"{letter}{n:03}") for n in range(count)]
    ties = [
        relation(people[a], people[b], "met", id=f"{letter}r{a}-{b}", manual=True)
        for a, b in (news_graph(count).tolist() if edges is None else edges)
    ]
    edit = Edit(Message("Bring"), tuple(Change(None, one) for one in (*people, *ties)))
    session.perform(edit)


def show(window, qtbot, view):
    with qtbot.waitSignal(window.following.arranging.arranged, timeout=60_000):
        window.desk.session.show(view)


def standing(places):
    return {one: (spot.x, spot.y) for one, spot in places.items()}


def story(window):
    return standing(window.desk.session.corpus.placements)


def wide(window):
    return standing(window.desk.session.corpus.spots.get(WIDE, {}))


def test_a_level_that_adds_most_is_laid_out_anew_and_the_story_stays(archive, qtbot):
    session, before = archive.desk.session, story(archive)
    few = archive.desk.canvas.scene.positions
    show(archive, qtbot, RELATED)
    assert story(archive) == before
    assert wide(archive).keys() >= set(archive.desk.canvas.scene.entities)
    assert np.ptp(archive.desk.canvas.scene.positions, axis=0).min() > 500
    session.show(ViewState())
    assert not archive.following.arranging.running
    assert np.array_equal(archive.desk.canvas.scene.positions, few)
    assert session.undo_label == Message("Bring")


def test_the_places_of_a_level_are_kept_in_the_file(archive, qtbot):
    show(archive, qtbot, RELATED)
    session, places = archive.desk.session, wide(archive)
    archive.close_project()
    assert not check(session.path).damage
    again = Session.open(session.path)
    assert standing(again.corpus.spots[WIDE]) == places
    again.close()


def test_what_comes_later_moves_nothing_that_stands(archive, qtbot):
    show(archive, qtbot, RELATED)
    before = wide(archive)
    with qtbot.waitSignal(archive.following.arranging.arranged, timeout=60_000):
        bring(archive.desk.session, "q", 2 * COUNT)
    after = wide(archive)
    assert {one: after[one] for one in before} == before
    assert len(after) >= len(before) + 2 * COUNT
    show(archive, qtbot, ViewState(level="all"))
    assert {one: wide(archive)[one] for one in after} == after


def test_a_tidy_and_a_drag_at_the_level_are_its_own_and_undone(archive, qtbot):
    session, before = archive.desk.session, story(archive)
    show(archive, qtbot, RELATED)
    places = wide(archive)
    archive.actions_table.refresh()
    archive.desk.canvas.moved.emit({"p007": (777.0, -55.5)})
    assert session.corpus.spots[WIDE]["p007"].pinned
    with qtbot.waitSignal(archive.following.arranging.arranged, timeout=60_000):
        archive.actions_table["tidy"].trigger()
    assert wide(archive)["p007"] == (777.0, -55.5)
    session.undo()
    session.undo()
    assert wide(archive) == places
    assert story(archive) == before


def test_what_was_put_somewhere_stays_there_at_every_level(archive, qtbot):
    drawn = archive.desk.canvas.scene.entities[0]
    archive.desk.canvas.moved.emit({drawn: (333.0, -44.5)})
    show(archive, qtbot, RELATED)
    assert wide(archive)[drawn] == (333.0, -44.5)
    assert archive.desk.session.corpus.spots[WIDE][drawn].pinned


def test_a_place_goes_and_comes_back_with_its_entity(archive, qtbot):
    show(archive, qtbot, RELATED)
    session, places = archive.desk.session, wide(archive)
    session.undo()  # what was brought
    assert not any(one.startswith("p0") for one in wide(archive))
    session.redo()
    assert {one: wide(archive)[one] for one in places} == places


def test_few_are_laid_out_anew_at_each_level_and_no_level_moves_another(few, qtbot):
    session, before = few.desk.session, story(few)
    for level in ("related", "all"):
        show(few, qtbot, ViewState(level=level))
        assert len(few.desk.canvas.scene.entities) > len(before)
        assert not violations(few.desk.canvas.drawing)
        if level == "related":
            related = wide(few)
    assert session.corpus.spots[EVERY].keys() > related.keys()
    assert wide(few) == related
    assert story(few) == before
    session.show(RELATED)
    assert not few.following.arranging.running


def test_a_tidy_of_a_wide_level_is_not_one_of_the_story(few, qtbot):
    before = story(few)
    show(few, qtbot, RELATED)
    with qtbot.waitSignal(few.following.arranging.arranged, timeout=60_000):
        few.desk.tidy("forces")
    assert story(few) == before


def test_a_tidy_where_a_level_shares_the_story_gives_it_places_of_its_own(window, qtbot):
    session, before = window.desk.session, story(window)
    session.show(RELATED)
    assert not wide(window)
    with qtbot.waitSignal(window.following.arranging.arranged, timeout=60_000):
        window.desk.tidy("forces")
    assert wide(window)
    assert story(window) == before
    session.undo()
    assert not wide(window)


def test_what_is_around_somebody_has_places_of_its_own_where_the_story_lacks_some(few, qtbot):
    session, before = few.desk.session, story(few)
    show(few, qtbot, ViewState(focus=("p000", 3)))
    around = standing(session.corpus.spots[EVERY + "p000"])
    assert around.keys() == set(few.desk.canvas.scene.entities)
    assert story(few) == before
    assert not wide(few)
    few.desk.canvas.moved.emit({"p003": (777.0, -55.5)})
    assert session.corpus.spots[EVERY + "p000"]["p003"].pinned
    assert story(few) == before
    session.undo()
    session.show(ViewState())
    session.show(ViewState(focus=("p000", 3)))
    assert not few.following.arranging.running
    assert standing(session.corpus.spots[EVERY + "p000"]) == around
