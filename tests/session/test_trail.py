"""Back and forward over what one looked at and what was selected."""

import pytest

from explorer.edits import merging
from explorer.graph.filters import Filters
from explorer.graph.view import ViewState
from explorer.session.session import Session
from explorer.session.trail import LONGEST, Trail
from explorer.store.memory import MemoryStore
from tests.builders import example_records


@pytest.fixture
def session():
    return Session(MemoryStore(example_records()))


def test_back_leads_to_view_and_selection_before_and_forward_again(session):
    trail = Trail(session)
    related = ViewState("related", filters=Filters(words="harbor"))
    session.show(related)
    session.select(["ada-okafor"])
    trail.note()
    session.show(ViewState("related", focus=("ada-okafor", 2)))
    trail.go(-1)
    assert (session.view, session.selection.entities) == (related, ("ada-okafor",))
    trail.go(-1)
    assert (session.view, session.selection.entities) == (ViewState(), ())
    assert not trail.leads(-1)
    trail.go(-1)
    trail.go(1)
    trail.go(1)
    assert session.view.focus == ("ada-okafor", 2)
    assert not trail.leads(1)


def test_another_way_forgets_the_one_that_was_left(session):
    trail = Trail(session)
    for level in ("related", "all"):
        session.show(ViewState(level))
        trail.note()
    trail.go(-1)
    session.select(["mira-chen"])
    trail.note()
    assert not trail.leads(1)
    trail.go(-1)
    assert session.view.level == "related"


def test_what_is_gone_meanwhile_is_neither_looked_at_nor_selected(session):
    trail = Trail(session)
    session.show(ViewState(focus=("jonas-weil", 1)))
    session.select(["jonas-weil", "mira-chen"])
    trail.note()
    session.show(ViewState("all"))
    session.select()
    trail.note()
    session.perform(merging.merge(session.corpus, ["mira-chen", "jonas-weil"], kept="mira-chen"))
    trail.go(-1)
    assert session.view.focus is None
    assert session.selection.entities == ("mira-chen",)


def test_a_long_trail_forgets_where_it_began(session):
    trail = Trail(session)
    for number in range(LONGEST + 20):
        session.show(ViewState(filters=Filters(sentences=number + 1)))
        trail.note()
    for _ in range(LONGEST + 20):
        trail.go(-1)
    assert session.view.filters.sentences == 21
