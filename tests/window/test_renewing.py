"""What came article by article is laid out once more at the end; what somebody knows stays."""

import numpy as np
import pytest
from PySide6.QtCore import QTimer

from explorer.edits import annotations
from explorer.formats.explorer_json import write
from explorer.graph.view import ViewState
from explorer.model.records import Extraction
from explorer.session.session import Session
from tests.builders import document, evidence, mention, person, relation, sentences
from tests.window.hands import opened, press

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
NAMES = ["Vex", "Quill", "Abara", "Lund", "Moreau", "Tanaka", "Ortiz", "Novak", "Silva", "Kovac"]


def article(folder, number):
    """A file of one article: somebody new meets Ada Okafor and criticizes another."""
    ada = person("Ada Okafor", id=f"{number}-ada")
    nora, otto = (
        person(f"{one} {NAMES[number]}", id=f"{number}-{one}") for one in ("Nora", "Otto")
    )
    said = ((nora, "met", ada), (nora, "criticized", otto))
    told = [f"{one.name} {verb} {other.name}" for one, verb, other in said]
    text = document(". ".join(told) + ".", id=f"text{number}", title=f"Meeting {number}")
    ties = [relation(one, other, verb, id=f"{number}-{verb}") for one, verb, other in said]
    found = Extraction(
        documents=(text,),
        sentences=sentences(text),
        entities=(ada, nora, otto),
        mentions=tuple(mention(one, text) for one in (ada, nora, otto)),
        relations=tuple(ties),
        evidence=tuple(evidence(t, text, words) for t, words in zip(ties, told, strict=True)),
    )
    path = folder / f"meeting{number}.json"
    path.write_bytes(write(found))
    return path


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "meetings"
    folder.mkdir()
    return [article(folder, number) for number in range(10)]


def bring(window, qtbot, paths):
    """Add files to the open project, and wait until all has its place."""
    opening = window.desk.opening
    with qtbot.waitSignal(opening.finished, timeout=30_000):
        opening.add(paths)
    settle(window, qtbot)


def settle(window, qtbot):
    arranging, session = window.following.arranging, window.desk.session
    qtbot.waitUntil(
        lambda: not arranging.running and np.isfinite(session.scene().positions).all(),
        timeout=30_000,
    )


def start(window, qtbot, *paths):
    opened(qtbot, window, *paths)
    settle(window, qtbot)
    return window.desk.session


def standing(session):
    return {one: (spot.x, spot.y) for one, spot in session.corpus.placements.items()}


def named(session):
    return {session.corpus.entities[one].name: at for one, at in standing(session).items()}


def tidied(window, qtbot):
    """Where Tidy would put all; taken back."""
    with qtbot.waitSignal(window.following.arranging.arranged, timeout=30_000):
        press(window, "tidy")
    found = standing(window.desk.session)
    window.desk.session.undo()
    return found


def test_a_folder_that_has_come_in_stands_as_after_a_tidy(empty_window, qtbot, articles):
    session = start(empty_window, qtbot, *articles)
    assert len(session.corpus.documents) == len(articles)
    places = standing(session)
    assert places.keys() == session.visible().drawn
    assert session.past.count("layout") == 0
    assert not empty_window.desk.canvas.roams
    assert tidied(empty_window, qtbot) == places


def test_the_places_are_kept_and_the_same_each_time(empty_window, qtbot, articles):
    session = start(empty_window, qtbot, *articles)
    places, path = named(session), session.path
    empty_window.close_project()
    again = Session.open(path)
    assert named(again) == places
    again.close()
    path.rename(path.with_suffix(".aside"))
    assert named(start(empty_window, qtbot, *articles)) == places


def test_what_a_smaller_import_brings_moves_nothing(empty_window, qtbot, articles):
    session = start(empty_window, qtbot, *articles[:7])
    before = standing(session)
    bring(empty_window, qtbot, articles[7:])
    after = standing(session)
    assert len(session.corpus.documents) == 10
    assert {one: after[one] for one in before} == before
    assert len(after) > len(before)


def come_in(window, qtbot, articles):
    """All articles in a new project: some have had places, all are being laid out anew."""
    opened(qtbot, window, *articles)
    session = window.desk.session
    spots = {one: (i * 90.0, i % 3 * 70.0) for i, one in enumerate(session.visible().drawn)}
    session.settle(annotations.place(session.corpus, spots))
    assert window.following.arranging.running
    return session


def halfway(window, qtbot, articles, act):
    """Do something with a new project as soon as it is seen; how all stands just after."""
    opening, kept = window.desk.opening, {}

    def look(session):
        if session is not None:
            QTimer.singleShot(0, lambda: done(session))

    def done(session):
        act(session)
        kept.update(standing(session))

    window.shown_session.connect(look)
    with qtbot.waitSignal(opening.finished, timeout=30_000):
        opening.open(list(articles))
    settle(window, qtbot)
    return window.desk.session, kept


def test_a_project_that_grows_several_times_over_stays_and_may_be_tidied(
    empty_window, qtbot, articles
):
    session = start(empty_window, qtbot, articles[0])
    before = standing(session)
    bring(empty_window, qtbot, articles[1:])
    after = standing(session)
    assert {one: after[one] for one in before} == before
    assert "Tidy would make the graph clearer" in empty_window.desk.messages.text
    with qtbot.waitSignal(empty_window.following.arranging.arranged, timeout=30_000):
        empty_window.desk.messages._button.click()
    assert standing(session) != after


@pytest.mark.parametrize("how", ["dragged", "put there and let go"])
def test_what_a_person_has_placed_stays_with_all_about_it(empty_window, qtbot, articles, how):
    def put(session):
        first = session.scene().entities[0]
        if how == "dragged":
            empty_window.desk.canvas.moved.emit({first: (333.0, -44.5)})
        else:
            session.perform(annotations.place(session.corpus, {first: (333.0, -44.5)}))

    session, kept = halfway(empty_window, qtbot, articles, put)
    after = standing(session)
    assert (333.0, -44.5) in kept.values()
    assert {one: after[one] for one in kept} == kept


def test_who_looks_elsewhere_meanwhile_finds_all_where_it_was(empty_window, qtbot, articles):
    session = come_in(empty_window, qtbot, articles)
    kept = standing(session)
    session.show(ViewState(level="all"))
    settle(empty_window, qtbot)
    session.show(ViewState())
    settle(empty_window, qtbot)
    after = standing(session)
    assert {one: after[one] for one in kept} == kept


def test_what_is_dragged_meanwhile_stays(empty_window, qtbot, articles):
    session = come_in(empty_window, qtbot, articles)
    kept = standing(session)
    first = min(kept)
    empty_window.desk.canvas.moved.emit({first: (333.0, -44.5)})
    settle(empty_window, qtbot)
    after = standing(session)
    assert {one: after[one] for one in kept} == kept | {first: (333.0, -44.5)}


def test_cancel_leaves_all_where_it_came(empty_window, qtbot, articles):
    session = come_in(empty_window, qtbot, articles)
    kept = standing(session)
    empty_window.status.job.cancelled.emit()
    settle(empty_window, qtbot)
    assert {one: standing(session)[one] for one in kept} == kept


def test_an_article_is_taken_back_and_comes_again(empty_window, qtbot, articles):
    session = start(empty_window, qtbot, *articles)
    places = standing(session)
    session.undo()
    settle(empty_window, qtbot)
    fewer = standing(session)
    assert 0 < len(fewer) < len(places)
    assert fewer.items() <= places.items()
    session.redo()
    settle(empty_window, qtbot)
    assert {one: standing(session)[one] for one in fewer} == fewer
    assert standing(session).keys() == places.keys()
