"""Large graphs find their places in sight: live, ended early, undone in one step."""

import subprocess
import sys

import numpy as np
import pytest
from PySide6.QtCore import Qt

from explorer.graph import large, layouts
from explorer.graph.view import ViewState
from explorer.model.edit import Change, Edit
from explorer.model.message import Message
from explorer.model.records import Placement
from explorer.window.hints import why_no_distances, why_not_by_groups
from explorer.window.tidying_actions import TIDYING_ACTIONS
from tests.benchmarks.news_graphs import news_graph
from tests.builders import person, relation

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
COUNT = 80


@pytest.fixture
def archive(open_records, monkeypatch):
    """80 people who have met, all shown; no compiled code, so that nothing need be there."""
    monkeypatch.setattr(large, "compiled", lambda: None)
    people = [person(f"Person {n:03}", id=f"p{n:03}") for n in range(COUNT)]
    ties = [
        relation(people[a], people[b], "met", id=f"r{a}-{b}", manual=True)
        for a, b in news_graph(COUNT).tolist()
    ]
    window = open_records([*people, *ties])
    window.desk.session.show(ViewState(level="related"))
    return window


def places(window):
    return {one.id: (one.x, one.y) for one in window.desk.session.corpus.placements.values()}


def start(window, name="tidy"):
    window.actions_table.refresh()
    window.actions_table[name].trigger()
    return window.following.arranging


def at_the_first_picture(window, qtbot, act):
    """Tidy, act as soon as something is seen, before the layout can be through, and wait."""
    arranging, done = window.following.arranging, []

    def look(scene):
        if not done:
            done.append(scene)
            act()

    arranging.pictured.connect(look)
    with qtbot.waitSignal(arranging.left, timeout=90_000):
        start(window)
    assert done


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("tidy", "Tidy"),
        ("tidy-communities", "Tidy by communities"),
        ("tidy-distances", "Tidy by distances"),
    ],
)
def test_a_tidy_is_seen_live_and_is_one_step_to_undo(archive, qtbot, name, label):
    session, before = archive.desk.session, places(archive)
    seen = []
    archive.following.arranging.pictured.connect(lambda scene: seen.append(scene.positions))
    with qtbot.waitSignal(archive.following.arranging.arranged, timeout=20_000):
        start(archive, name)
    assert len(seen) >= 2
    assert session.undo_label == Message(label)
    assert np.allclose(archive.desk.canvas.scene.positions, seen[-1])
    session.undo()
    assert places(archive) == before
    assert session.undo_label is None or session.undo_label != Message(label)


def test_escape_brings_the_old_places_back_at_once_and_the_bar_goes(archive, qtbot):
    session, canvas, before = archive.desk.session, archive.desk.canvas, places(archive)
    label, drawn, view = session.undo_label, canvas.scene.positions, canvas.view

    def escape():
        assert not np.allclose(canvas.scene.positions, drawn)
        assert archive.status.job.isVisible()
        qtbot.keyClick(archive.desk.canvas.viewport, Qt.Key.Key_Escape)

    at_the_first_picture(archive, qtbot, escape)
    assert not archive.status.job.isVisible()
    assert not archive.following.arranging.running
    assert session.undo_label == label
    assert places(archive) == before
    qtbot.waitUntil(lambda: np.allclose(canvas.scene.positions, drawn))
    qtbot.waitUntil(lambda: canvas.view == view)


def test_selecting_and_panning_work_meanwhile(archive, qtbot):
    canvas, session = archive.desk.canvas, archive.desk.session
    views = []

    def select_and_pan():
        session.select(["p003"])
        assert "p003" in canvas.selected
        canvas.pan_by(40, 25)
        views.append(canvas.view)
        archive.following.arranging.end_early()

    at_the_first_picture(archive, qtbot, select_and_pan)
    assert canvas.view == views[0]
    assert "p003" in canvas.selected


def test_who_is_pinned_meanwhile_stays_there(archive, qtbot):
    canvas = archive.desk.canvas
    at_the_first_picture(archive, qtbot, lambda: canvas.moved.emit({"p007": (777.0, -55.5)}))
    placement = archive.desk.session.corpus.placements["p007"]
    assert placement == Placement(id="p007", x=777.0, y=-55.5, pinned=True)


def test_first_places_are_shown_as_they_come_and_are_nothing_to_undo(archive, qtbot):
    session = archive.desk.session
    entities = [person(f"New {n}", id=f"n{n}") for n in range(3)]
    arranging = archive.following.arranging
    with qtbot.waitSignal(arranging.arranged, timeout=20_000):
        session.show(ViewState(level="all"))
        session.perform(Edit(Message("Bring"), tuple(Change(None, one) for one in entities)))
    assert {"n0", "n1", "n2"} <= places(archive).keys()
    assert session.undo_label == Message("Bring")


def test_few_are_not_offered_what_is_for_many_and_are_told_why(window, qtbot):
    window.actions_table.refresh()
    table = window.actions_table
    names = [action.objectName() for action in table.of(["tidy", "tidy-communities"])]
    assert names == ["tidy"]
    for name in ("tidy-communities", "tidy-distances"):
        assert not table[name].isEnabled()
        assert "60" in table[name].text() or "61" in table[name].text()


def test_closing_the_window_ends_a_layout(archive, qtbot):
    start(archive)
    archive.close()
    assert not archive.following.arranging.running


def test_cancel_in_the_bar_ends_it(archive, qtbot):
    at_the_first_picture(archive, qtbot, archive.status.job.cancelled.emit)
    assert not archive.following.arranging.running


def test_the_window_is_painted_and_furnished_without_numba():
    program = (
        "import sys\n"
        "import explorer.window.application, explorer.window.furnishing\n"
        "print('numba' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


def test_what_is_said_of_sizes_is_what_holds(archive):
    drawn = len(archive.desk.canvas.scene.entities)
    assert why_not_by_groups(archive.desk) == why_no_distances(archive.desk) == ""
    assert drawn > layouts.SMALL
    tips = {row.id: row.tip for row in TIDYING_ACTIONS}
    assert f"more than {layouts.SMALL} entities" in tips["tidy-communities"]
    assert f"{layouts.SMALL + 1} to {large.DISTANCES_UP_TO:,} entities" in tips["tidy-distances"]


def test_why_not_names_the_bound(archive, monkeypatch):
    monkeypatch.setattr(layouts, "SMALL", 200)
    assert "up to 200 entities" in why_not_by_groups(archive.desk)
    monkeypatch.setattr(large, "DISTANCES_UP_TO", 70)
    assert "up to 70 entities" in why_no_distances(archive.desk)


def test_a_layout_of_a_few_that_takes_a_while_is_said_and_can_be_left(window, qtbot):
    arranging, session = window.following.arranging, window.desk.session
    arranging._late.setInterval(0)
    before = places(window)
    with qtbot.waitSignal(arranging.began, timeout=20_000):
        start(window)
    assert window.status.job.isVisible()
    window.status.job.cancelled.emit()
    assert not window.status.job.isVisible()
    assert not arranging.running
    assert places(window) == before
    assert session.undo_label != Message("Tidy")


def test_what_was_drawn_stays_in_sight_until_a_level_has_its_places(window, qtbot):
    session, arranging = window.desk.session, window.following.arranging
    entities = [person(f"New {n}", id=f"n{n}") for n in range(3)]
    session.perform(Edit(Message("Bring"), tuple(Change(None, one) for one in entities)))
    with qtbot.waitSignal(arranging.arranged, timeout=20_000):
        session.show(ViewState(level="all"))
        assert arranging.running
        assert not window.stage.waiting
    assert window.desk.canvas.scene.row("n0") is not None
