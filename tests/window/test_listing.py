"""The lists of a large project follow in slices: the window answers in between."""

from itertools import pairwise

import pytest

from explorer.edits import documents, entities, evidence, relations
from explorer.graph import listing as reckoned
from explorer.graph.columns import claims_of
from explorer.model.records import Extraction
from explorer.session.session import Session
from explorer.store.memory import MemoryStore
from explorer.window import annotating, following, listing, navigating
from tests.builders import document, example_extraction, example_records
from tests.window.conftest import placed


@pytest.fixture
def slow(monkeypatch):
    """Every project is a large one, and each line or relation a slice."""
    monkeypatch.setattr(listing, "LARGE", 0)
    monkeypatch.setattr(listing, "_SLICE", 0)
    monkeypatch.setattr(reckoned, "_SLICE", 1)


def told(window):
    contents = window.contents
    lists = [part._list.rows for part in (contents.hidden, contents.sources, contents.entities)]
    lists.append(window.reading.notes._list.rows)
    shown = [[rows.row(rows.index(at, 0)) for at in range(rows.rowCount())] for rows in lists]
    chips = [(chip.text(), chip.isChecked()) for chip in contents.kinds._chips.values()]
    return [*shown, chips, window.status._counts.text(), window.stage.levels.shown]


def worked() -> Session:
    """The harbor article, with something rejected, hidden and noted."""
    session = Session(MemoryStore(placed(example_records())))
    corpus = session.corpus
    married = corpus.relations_between("mira-chen", "jonas-weil")[0].id
    session.perform(relations.reject(corpus, [married]))
    session.perform(entities.hide(corpus, ["velmar"]))
    one = corpus.store.evidence_of(list(corpus.relations))[0]
    session.perform(evidence.note(corpus, one.id, "Seen"))
    return session


def test_they_come_to_say_what_they_say_of_a_small_project(empty_window, qtbot, request):
    window = empty_window
    window.show_session(worked())
    at_once = told(window)
    request.getfixturevalue("slow")
    window.show_session(worked())
    assert told(window) != at_once, "the picture comes first"
    qtbot.waitUntil(lambda: not window.following.listing.waits)
    assert told(window) == at_once


def test_the_window_answers_between_two_slices(empty_window, qtbot, slow):
    window, seen = empty_window, []
    window.show_session(worked())
    window.following.listing._leisure.timeout.connect(lambda: seen.append(told(window)))
    with qtbot.waitSignal(window.following.listing.listed):
        window.following.listing._leisure.start(0)
    lines = len(window.desk.session.tied())
    assert len(seen) > 2 * lines
    changes = [one for one, other in pairwise(seen) if one != other]
    assert 4 <= len(changes) <= 7, "a list changes as a whole"


def test_an_edit_while_they_are_made_begins_anew_and_forgets_none(empty_window, qtbot, slow):
    window = empty_window
    window.show_session(worked())
    waiting = window.following.listing
    qtbot.waitUntil(lambda: bool(window.contents.kinds._chips))
    ties = list(window.desk.session.corpus.relations)
    annotating.judge_relations(window.desk, (ties[0],), "confirmed")  # which alone lists little
    assert waiting.waits
    qtbot.waitUntil(lambda: not waiting.waits)
    now = told(window)
    waiting._at_once(window.desk.session)
    assert told(window) == now
    assert window.contents.sources._list.rows.rowCount() > 0


def test_another_view_is_told_at_once_and_its_lists_follow(empty_window, qtbot, slow):
    window = empty_window
    window.show_session(worked())
    qtbot.waitUntil(lambda: not window.following.listing.waits)
    navigating.set_kinds(window.desk, frozenset({"PERSON"}))
    assert window.stage.levels.shown[0].kinds_off == {"PERSON"}
    assert not window.contents.kinds._chips["PERSON"].isChecked()
    qtbot.waitUntil(lambda: not window.following.listing.waits)
    rows = window.contents.entities._list.rows
    assert rows.row(rows.index_of("mira-chen")).off


def test_nothing_is_listed_of_a_project_that_was_closed(empty_window, qtbot, slow, tmp_path):
    session = Session.create(tmp_path / "a")
    session.perform(documents.add(session.corpus, example_extraction()))
    empty_window.show_session(session)
    assert empty_window.following.listing.waits
    empty_window.close()
    assert not empty_window.following.listing.waits
    qtbot.waitUntil(lambda: not empty_window.following.listing._leisure.isActive())


def test_articles_that_come_into_a_large_project_are_drawn_and_listed_now_and_then(
    empty_window, qtbot, slow, monkeypatch
):
    monkeypatch.setattr(following, "_NOW_AND_THEN", 30)
    session = Session(MemoryStore(placed(example_records())))
    empty_window.show_session(session)
    drawn = []
    monkeypatch.setattr(
        empty_window.desk.canvas, "show_scene", lambda *scene, **_: drawn.append(scene)
    )
    for at in range(3):
        text = document(f"Ada met Ben {at} times.", id="new", title=f"Story {at}")
        session.perform(documents.add(session.corpus, Extraction(documents=(text,))))
    assert drawn == []
    qtbot.waitUntil(lambda: len(drawn) == 1)
    chosen = empty_window.reading._chooser
    assert [chosen.itemText(at) for at in range(1, chosen.count())] == [
        "Story 0", "Story 1", "Story 2",
    ]  # fmt: skip


def test_the_sentences_of_a_large_project_are_at_hand_before_a_filter_asks(
    slow, open_records, qtbot
):
    window = open_records(example_records())
    corpus = window.desk.session.corpus
    qtbot.waitUntil(lambda: claims_of(corpus).sayings is not None)
