"""A group is drawn as one by a key, tells what is inside, and opens as it was."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.edits import marking
from explorer.graph.picking import Hit
from explorer.graph.view import Collapse
from explorer.panels.ends import ends_of
from explorer.panels.pair_header import NameButton
from explorer.session.trail import Trail
from explorer.window import navigating

pytestmark = pytest.mark.one_window

PORT = ("port-authority", "mira-chen", "tomas-reyes")
NODE = "group:Port"


@pytest.fixture
def grouped(window):
    """The port's people in a group that is drawn as one, by the key."""
    session = window.desk.session
    window.actions_table["related"].trigger()
    session.perform(marking.group(session.corpus, PORT, "Port"))
    session.select(["mira-chen"])
    window.activateWindow()
    QApplication.processEvents()
    window.desk.canvas.setFocus()
    QTest.keyClick(window.desk.canvas.viewport, Qt.Key.Key_I)
    return window


def test_the_group_is_one_card_that_says_what_is_inside(grouped):
    scene = grouped.desk.canvas.scene
    assert NODE in scene.entities
    assert not set(PORT) & set(scene.entities)
    told = grouped.desk.canvas.words(Hit(entity=NODE))
    assert told.startswith("Port · 3")
    assert "2 lines, 2 sentences inside" in told
    assert "Port as one  ✕" in grouped.stage.filters.words


def test_a_click_lists_what_is_inside_and_opening_selects_the_members(grouped):
    session = grouped.desk.session
    navigating.pick(grouped.desk, Hit(entity=NODE), additive=False)
    labels = {session.corpus.relations[one].label for one in session.selection.relations}
    assert labels == {"heads", "expected to testify before"}
    navigating.focus(grouped.desk, NODE)  # what a double-click does
    assert session.view.collapsed == ()
    assert set(session.selection.entities) == set(PORT)


def test_a_line_out_of_it_leads_to_every_sentence(grouped):
    session, scene = grouped.desk.session, grouped.desk.canvas.scene
    line = next(one for one in scene.lines if set(one.ends) == {NODE, "viktor-lindqvist"})
    navigating.pick(grouped.desk, Hit(line=scene.lines.index(line)), additive=False)
    assert set(session.selection.relations) == set(line.relations)
    told = session.corpus.store.evidence_of(line.relations)
    assert len(told) == line.sentences == 2


def test_its_members_go_with_it_when_it_is_dragged_and_stand_so_when_it_opens(grouped):
    session = grouped.desk.session
    before = {one: session.corpus.placements[one] for one in PORT}
    scene = session.scene()
    x, y = scene.positions[scene.row(NODE)]
    grouped.desk.canvas.moved.emit(dict.fromkeys(PORT, (float(x) + 50.0, float(y) - 20.0)))
    for one, spot in before.items():
        now = session.corpus.placements[one]
        assert now.x == pytest.approx(spot.x + 50)
        assert now.y == pytest.approx(spot.y - 20)
    session.undo()
    assert {one: session.corpus.placements[one] for one in PORT} == before


def test_back_opens_it_exactly_and_forward_closes_it_again(grouped):
    session = grouped.desk.session
    closed = session.view
    trail = Trail(session)
    grouped.actions_table["unfold"].trigger()
    trail.note()
    placed = dict(session.corpus.placements)
    trail.go(-1)
    assert session.view == closed
    assert session.corpus.placements == placed
    trail.go(1)
    assert set(PORT) <= set(session.scene().entities)


def test_communities_are_drawn_as_one_and_said_to_be_found(window):
    session = window.desk.session
    window.actions_table["related"].trigger()
    window.actions_table.refresh()
    before = session.visible()
    window.actions_table["fold-communities"].trigger()
    assert session.view.collapsed
    assert all(one.name.startswith("Around ") for one in session.view.collapsed)
    assert "nobody named or joined them" in window.desk.messages._text.text()
    assert session.visible().drawn >= before.drawn
    window.actions_table.refresh()
    window.actions_table["unfold"].trigger()
    assert session.visible() == before


def test_many_communities_are_one_chip_that_opens_them_all(window):
    session, corpus = window.desk.session, window.desk.session.corpus
    window.actions_table["related"].trigger()
    names = sorted(session.visible().drawn & corpus.entities.keys())[:8]
    pairs = zip(names[::2], names[1::2], strict=True)
    nodes = tuple(Collapse(f"Around {pair[0]}", pair) for pair in pairs)
    session.show(replace(session.view, collapsed=(*nodes, Collapse("Port"))))
    chips = [one for one in window.stage.filters.words if "as one" in one]
    assert chips == ["Port as one  ✕", "4 communities as one  ✕"]

    window.stage.filters._chips[1].click()
    assert session.view.collapsed == (Collapse("Port"),)


def test_undoing_after_a_collapse_says_what_was_undone_and_that_the_view_stays(window):
    session = window.desk.session
    window.actions_table["related"].trigger()
    session.perform(marking.group(session.corpus, PORT, "Port"))
    session.show(replace(session.view, collapsed=(Collapse("Port"),)))
    QApplication.processEvents()
    window.actions_table.refresh()
    window.actions_table["undo"].trigger()
    said = window.desk.messages.text
    assert said.startswith("Undone: ")
    assert said.endswith("What is shown stays; Ctrl+[ goes back to the view before.")


def test_pairs_without_a_common_end_are_headed_by_how_many_they_are(grouped):
    corpus = grouped.desk.session.corpus
    pairs = [one for one in corpus.relations.values() if one.label in ("heads", "owns", "paid")]
    assert len({end for one in pairs for end in one.ends}) == 2 * len(pairs)
    one, other = ends_of(corpus, pairs)
    assert (one.entity, one.name) == ("", "4 entities")
    assert (other.entity, other.name) == ("", "in 2 pairs")


def names_above(window):
    window.desk.answers.refresh()
    header = window.desk.answers.evidence.header
    return [one.end.name for one in header.findChildren(NameButton) if not one.isHidden()]


def test_the_heading_of_what_is_inside_is_the_name_of_the_group(grouped):
    navigating.pick(grouped.desk, Hit(entity=NODE), additive=False)
    assert names_above(grouped) == ["Port"]
    scene = grouped.desk.canvas.scene
    out = [one for line in scene.lines if NODE in line.ends for one in line.relations]
    grouped.desk.session.select(relations=out)
    assert names_above(grouped)[0] == "Port"
    assert "entities" in names_above(grouped)[1]
