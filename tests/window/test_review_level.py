"""Reviewing what the story leaves out, pairs with several relations, and the next project."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from explorer.edits import documents, relations
from explorer.graph.story import visible
from explorer.graph.view import ViewState
from explorer.model.message import Message
from explorer.session.jobs import Progress
from explorer.session.reviewing import queue
from explorer.session.session import Session
from tests.builders import example_extraction, person, relation
from tests.window.test_review import press

pytestmark = pytest.mark.one_window
Key = Qt.Key


def review(window, qtbot):
    """Open the review and wait for its first card."""
    window.activateWindow()
    window.actions_table.refresh()
    window.actions_table["review"].trigger()
    panel = window.reading.review
    qtbot.waitUntil(lambda: panel.review is not None)
    return panel


@pytest.fixture
def crowd(open_records):
    """Thirty in a chain of strong ties: more than the story draws; then a pair aside."""
    people = [person(f"Person {n:02}", id=f"p{n:02}") for n in range(30)]
    ties = [
        relation(one, other, "met", id=f"r{one.id}", manual=True) for one, other in pairwise(people)
    ]
    return open_records([*people, *ties])


def untold(session):
    """Relations that the story does not draw."""
    told = {one for line in visible(session.corpus, ViewState()).lines for one in line.relations}
    return set(session.corpus.relations) - told


def test_a_card_outside_the_story_lends_a_level_and_the_next_card_gives_it_back(crowd, qtbot):
    session, panel = crowd.desk.session, review(crowd, qtbot)
    left_out = untold(session)
    assert left_out
    seen = set()
    for _ in range(len(session.corpus.relations)):
        here = panel.review.current.relation
        seen.add((here in left_out, session.view.level))
        drawn = {one for line in session.visible().lines for one in line.relations}
        assert here in drawn
        press(qtbot, Key.Key_S)
    assert seen == {(False, "story"), (True, "related")}
    assert panel.review.current.relation not in left_out, "the first card again"
    assert session.view.level == "story"


def card_outside(window, panel, qtbot):
    """Skip until a card needs the level above."""
    for _ in range(40):
        if window.desk.session.view.level == "related":
            return
        press(qtbot, Key.Key_S)
    raise AssertionError("no card outside the story")


def test_leaving_the_selection_gives_the_level_back(crowd, qtbot):
    card_outside(crowd, review(crowd, qtbot), qtbot)
    crowd.desk.session.select()
    assert crowd.desk.session.view.level == "story"


def test_the_last_card_gives_the_level_back(crowd, qtbot):
    panel = review(crowd, qtbot)
    while not panel.review.over:
        press(qtbot, Key.Key_C)
    assert crowd.desk.session.view.level == "story"


def test_a_level_that_somebody_chose_stays(crowd, qtbot):
    card_outside(crowd, review(crowd, qtbot), qtbot)
    crowd.stage.levels.level_picked.emit("all")
    press(qtbot, Key.Key_S)
    assert crowd.desk.session.view.level == "all"


def test_drawn_in_the_story_is_said_of_the_story_alone_whatever_is_shown(crowd, qtbot):
    session = crowd.desk.session
    session.show(ViewState(level="all"))
    panel = review(crowd, qtbot)
    left_out, said = untold(session), {}
    for _ in range(len(session.corpus.relations)):
        said[panel.review.current.relation] = "drawn in the story" in panel._why.text()
        press(qtbot, Key.Key_S)
    assert not any(said[one] for one in left_out)
    assert any(said.values())


def test_a_pair_with_several_relations_says_that_the_card_is_one_of_them(open_records, qtbot):
    ada, ben, cem = person("Ada"), person("Ben"), person("Cem")
    several = [relation(ada, ben, "met"), relation(ben, ada, "paid")]
    window = open_records([
        ada, ben, cem, *several, relation(ada, ben, "saw", verdict="rejected"),
        relation(ada, cem, "knows"),
    ])  # fmt: skip
    panel = review(window, qtbot)
    told = {}
    for _ in range(3):
        chips = [one.text() for one in panel._card.findChildren(QLabel) if not one.isHidden()]
        told[panel.review.current.relation] = "one of 2 between them" in chips
        press(qtbot, Key.Key_S)
    assert told == {one.id: one in several for one in window.desk.session.corpus.relations.values()
                    if one.verdict == "unreviewed"}  # fmt: skip
    assert sum(told.values()) == 2


def test_every_card_of_the_next_project_can_be_skipped_by_the_same_key(crowd, qtbot, tmp_path):
    panel = review(crowd, qtbot)
    for _ in range(3):
        press(qtbot, Key.Key_C)
    other = Session.create(tmp_path / "other")
    other.perform(documents.add(other.corpus, example_extraction()))  # it has no places yet
    with qtbot.waitSignal(crowd.following.arranging.arranged):
        crowd.show_session(other)
    qtbot.waitUntil(lambda: panel._progress.text() == "0 of 17 reviewed")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is panel)
    seen = []
    for _ in range(34):
        seen.append(panel.review.current.key)
        press(qtbot, Key.Key_S)
    assert len(set(seen[:17])) == 17
    assert all(one != following for one, following in pairwise(seen))


def test_skip_goes_on_from_a_card_that_is_decided(crowd, qtbot):
    panel = review(crowd, qtbot)
    press(qtbot, Key.Key_C)
    waits = panel.review.current.key
    press(qtbot, Key.Key_Left)
    press(qtbot, Key.Key_S)
    assert panel.review.current.key == waits


def test_an_edit_while_it_is_ranked_begins_the_ranking_anew(crowd, qtbot):
    session, panel = crowd.desk.session, crowd.reading.review
    begun, ready = [], []

    def ranked():
        begun.append(len(session.corpus.relations))
        while not ready:
            yield Progress(0, 1, Message("Ranking what to review"))
        yield from queue(session.corpus, frozenset())

    panel.start(ranked)
    session.perform(relations.add(session.corpus, "p00", "p29", "knows"))
    assert begun[:1] == [29]
    ready.append(True)
    qtbot.waitUntil(lambda: panel.review is not None)
    assert begun == [29, 30]
    assert panel.review.total == 30
