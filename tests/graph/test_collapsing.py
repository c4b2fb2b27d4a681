"""Groups and communities drawn as one say no more than what is in them, and open again exactly."""

from dataclasses import replace

import pytest

from explorer.edits import marking
from explorer.graph.collapsing import communities
from explorer.graph.node_places import spread
from explorer.graph.view import Collapse, ViewState
from explorer.session.session import Session
from explorer.store.memory import MemoryStore
from tests.builders import example_records

PORT = ("port-authority", "mira-chen", "tomas-reyes")


@pytest.fixture
def session():
    made = Session(MemoryStore(example_records()))
    made.perform(marking.group(made.corpus, PORT, "Port"))
    made.show(ViewState("related"))
    return made


def test_a_group_is_one_node_with_its_lines_inside(session):
    before = session.visible()
    session.show(replace(session.view, collapsed=(Collapse("Port"),)))
    shown = session.visible()
    (node,) = shown.stacks
    assert (node.id, node.name) == ("group:Port", "Port · 3")
    assert set(node.members) == set(PORT)
    assert not set(PORT) & set(shown.entities)
    inner = [line for line in before.lines if set(line.ends) <= set(PORT)]
    assert set(node.inside) == {one for line in inner for one in line.relations}
    assert node.told == "2 lines, 2 sentences inside"
    assert shown.opened is before or shown.opened == before
    assert shown.drawn >= before.drawn


def test_a_line_to_the_outside_holds_every_relation_of_those_it_stands_for(session):
    before = session.visible()
    session.show(replace(session.view, collapsed=(Collapse("Port"),)))
    after = session.visible()

    def outside(lines):
        found = {}
        for line in lines:
            ends = {"group:Port" if end in (*PORT, "group:Port") else end for end in line.ends}
            if len(ends) == 2:
                found.setdefault(frozenset(ends), []).extend(line.relations)
        return {ends: sorted(relations) for ends, relations in found.items()}

    assert outside(before.lines) == outside(after.lines)
    velmar = next(one for one in after.lines if set(one.ends) == {"group:Port", "velmar"})
    assert velmar.label == "oversees"
    assert velmar.arrows[velmar.ends.index("velmar")]


def test_several_lines_are_told_as_several_and_keep_no_direction_they_do_not_share(session):
    session.perform(marking.group(session.corpus, [*PORT, "ada-okafor"], "Port"))
    session.show(replace(session.view, collapsed=(Collapse("Port"),)))
    lines = session.visible().lines
    both = next(one for one in lines if set(one.ends) == {"group:Port", "viktor-lindqvist"})
    assert len(both.relations) == 4
    assert both.label == "2 lines"
    assert both.arrows == (False, False)
    assert both.sentences == 4  # one of them says both


def test_opening_gives_exactly_what_was_there(session):
    scene = session.scene()
    view = session.view
    session.show(replace(view, collapsed=(Collapse("Port"),)))
    session.show(view)
    assert session.scene().entities == scene.entities
    assert session.scene().lines == scene.lines


def test_a_group_of_one_or_none_is_drawn_as_it_is(session):
    session.show(replace(session.view, collapsed=(Collapse("Nobody"),)))
    assert session.visible().stacks == ()
    session.perform(marking.group(session.corpus, PORT[1:], ""))
    session.show(replace(session.view, collapsed=(Collapse("Port"),)))
    assert session.visible().stacks == ()


def test_communities_hold_together_and_are_the_same_each_time(session):
    found = communities(session.visible())
    assert found == communities(session.visible())
    assert all(len(part) >= 3 for part in found)
    assert len({one for part in found for one in part}) == sum(map(len, found))
    session.show(replace(session.view, collapsed=(Collapse("Around", found[0]),)))
    (node,) = session.visible().stacks
    assert set(node.members) == set(found[0])
    assert node.id == "community:Around"


def test_members_go_with_their_node_as_they_stand_to_one_another(session):
    session.show(replace(session.view, collapsed=(Collapse("Port"),)))
    (node,) = session.visible().stacks
    one, other, _ = node.members
    places = {one: (0.0, 0.0), other: (10.0, 20.0)}
    assert spread(node, (5.0, 10.0), places) == places
    assert spread(node, (105.0, 10.0), places) == {one: (100.0, 0.0), other: (110.0, 20.0)}
    assert spread(node, (1.0, 2.0), {}) == {one: (1.0, 2.0)}
