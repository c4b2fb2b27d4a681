"""Another article: what it brings is on screen, or it is said that it is not."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from explorer.edits import documents
from explorer.model.edit import Change, Edit
from explorer.model.message import Message
from explorer.model.records import Extraction
from tests.builders import document, evidence, mention, person, relation, sentences

pytestmark = pytest.mark.one_window


def article(pairs):
    """Pairs of whom nobody has heard before."""
    names = [(f"Nora Vex{n}", f"Otto Quill{n}") for n in range(pairs)]
    text = document(" ".join(f"{one} met {other}." for one, other in names), id="second")
    people = [(person(one), person(other)) for one, other in names]
    ties = [relation(*pair) for pair in people]
    return Extraction(
        documents=(text,),
        sentences=sentences(text),
        entities=tuple(one for pair in people for one in pair),
        mentions=tuple(mention(one, text) for pair in people for one in pair),
        relations=tuple(ties),
        evidence=tuple(
            evidence(tie, text, f"{one} met {other}")
            for tie, (one, other) in zip(ties, names, strict=True)
        ),
    )


def add(window, qtbot, pairs=1):
    """Bring them in, as opening a file does, and wait for their places."""
    session = window.desk.session
    with qtbot.waitSignal(window.following.arranging.arranged):
        session.perform(documents.add(session.corpus, article(pairs)), by_hand=False)


def outside(window):
    """How many that came are drawn, but not on the screen with room for a name."""
    canvas = window.desk.canvas
    rows = [at for at, one in enumerate(canvas.scene.names) if "Vex" in one or "Quill" in one]
    assert rows
    spots = canvas.view.to_screen(canvas.scene.positions[rows])
    size = np.array((canvas.view.width, canvas.view.height))
    return int((~((spots >= 24) & (spots <= size - 24)).all(axis=1)).sum())


def test_the_view_that_shows_everything_does_so_again(window, qtbot):
    window.desk.canvas.fit()
    add(window, qtbot, pairs=6)
    assert outside(window) == 0
    assert not window.desk.canvas.roams
    assert window.desk.messages.text == ""


def test_who_looks_at_a_part_keeps_it_and_is_told(window, qtbot):
    canvas = window.desk.canvas
    canvas.zoom_by(6)
    canvas.pan_by(9_000, 0)
    seen = canvas.view
    window.desk.messages.say("Added.")
    add(window, qtbot)
    assert canvas.view == seen
    assert window.desk.messages.text == "Added. 2 new entities are outside the view."
    window.desk.messages._button.click()
    assert outside(window) == 0


def test_a_question_that_waits_is_not_pushed_out(window, qtbot):
    window.desk.canvas.pan_by(90_000, 0)
    window.desk.messages.warn("Damaged.", "Restore…", lambda: None)
    add(window, qtbot)
    assert window.desk.messages.text == "Damaged."


def test_the_view_does_not_move_under_a_drag(window, qtbot):
    canvas = window.desk.canvas
    canvas.fit()
    at = canvas.view.to_screen(canvas.scene.positions[0])
    start = QPoint(*map(round, at))
    qtbot.mousePress(canvas.viewport, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(canvas.viewport, start + QPoint(40, 20))
    assert canvas.roams
    seen = canvas.view
    add(window, qtbot)
    assert canvas.view == seen
    qtbot.mouseRelease(canvas.viewport, Qt.MouseButton.LeftButton, pos=start + QPoint(40, 20))


def test_what_a_person_adds_in_sight_moves_no_view(window, qtbot):
    session, canvas = window.desk.session, window.desk.canvas
    canvas.fit()
    canvas.zoom_by(0.6)
    seen = canvas.view
    with qtbot.waitSignal(window.following.arranging.arranged):
        add_by_hand(session)
    assert canvas.view == seen


def add_by_hand(session):
    """Somebody new with a line to somebody who is there."""
    new = person("Pia Holm")
    there = next(iter(session.visible().entities))
    tie = relation(new, there, manual=True)
    session.perform(Edit(Message("Add"), (Change(None, new), Change(None, tie))))


@pytest.mark.parametrize("roams", [False, True])
def test_what_a_person_adds_out_of_sight_comes_into_sight(window, qtbot, roams):
    session, canvas = window.desk.session, window.desk.canvas
    canvas.fit()
    if roams:
        canvas.zoom_by(1.2)
        canvas.pan_by(900, 700)
    seen = canvas.view
    with qtbot.waitSignal(window.following.arranging.arranged):
        add_by_hand(session)
    assert canvas.view != seen
    row = canvas.scene.names.index("Pia Holm")
    spot = canvas.view.to_screen(canvas.scene.positions[[row]])[0]
    assert (spot >= 24).all()
    assert (spot <= np.array((canvas.view.width, canvas.view.height)) - 24).all()
    assert window.desk.messages.text == ""


def test_what_has_its_place_is_seen_while_articles_go_on_coming(window, qtbot):
    """Each comes while the one before is laid out: that layout is finished, and shown."""
    session, arranging = window.desk.session, window.following.arranging
    first = article(2)
    with qtbot.waitSignal(arranging.reached) as reached:
        session.perform(documents.add(session.corpus, first), by_hand=False)
        running = arranging._job
        assert running is not None
        session.perform(documents.add(session.corpus, third()), by_hand=False)
        assert arranging._job is running
    shown = [window.desk.canvas.scene.names, list(reached.args[0].names)]
    assert all("Nora Vex1" in names for names in shown)
    qtbot.waitUntil(lambda: not arranging.running)
    assert "Ada Third" in window.desk.canvas.scene.names
    canvas, placed = window.desk.canvas, session.scene().positions
    assert np.isfinite(placed).all()
    spots, size = canvas.view.to_screen(placed), (canvas.view.width, canvas.view.height)
    assert ((spots >= 0) & (spots <= np.array(size))).all()


def third():
    text = document("Ada Third met Bo Third.", id="third")
    one, other = person("Ada Third"), person("Bo Third")
    tie = relation(one, other)
    return Extraction(
        documents=(text,),
        sentences=sentences(text),
        entities=(one, other),
        mentions=(mention(one, text), mention(other, text)),
        relations=(tie,),
        evidence=(evidence(tie, text, "Ada Third met Bo Third"),),
    )
