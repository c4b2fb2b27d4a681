"""Where entities stand."""

import pytest

from explorer.edits import annotations
from explorer.errors import EditRefused
from explorer.model.edit import Change, Edit
from explorer.model.message import Message
from explorer.model.records import EVERY, WIDE, Spot
from tests.builders import example_corpus
from tests.edits.test_relations import done


def test_dragging_one_entity_pins_it_and_says_its_name():
    of = example_corpus()
    edit = annotations.place(of, {"mira-chen": (3, 4)}, pinned=True)
    done(of, edit)
    placed = of.placements["mira-chen"]
    assert (placed.x, placed.y, placed.pinned) == (3.0, 4.0, True)
    assert str(edit.label) == "Move “Mira Chen”"


def test_tidy_is_one_edit_that_leaves_pins_as_they_are():
    of = example_corpus()
    done(of, annotations.place(of, {"mira-chen": (3, 4)}, pinned=True))
    spots = {entity: (float(at), 0.0) for at, entity in enumerate(of.entities)}
    edit = annotations.place(of, spots, label=Message("Tidy"))
    done(of, edit)
    assert str(edit.label) == "Tidy"
    assert [p.id for p in of.placements.values() if p.pinned] == ["mira-chen"]
    assert annotations.place(of, spots).changes == ()


def test_unpin_leaves_an_entity_where_it_is():
    of = example_corpus()
    done(of, annotations.place(of, {"mira-chen": (3, 4), "velmar": (0, 0)}, pinned=True))
    edit = annotations.unpin(of, ["mira-chen", "velmar", "ada-okafor"])
    done(of, edit)
    assert str(edit.label) == "Unpin 2 entities"
    assert (of.placements["mira-chen"].x, of.placements["mira-chen"].pinned) == (3.0, False)


@pytest.mark.parametrize("spot", [(float("nan"), 0.0), (0.0, float("inf"))])
def test_no_entity_stands_nowhere(spot):
    with pytest.raises(EditRefused, match="outside the drawing"):
        annotations.place(example_corpus(), {"velmar": spot})
    with pytest.raises(EditRefused, match="no longer there"):
        annotations.place(example_corpus(), {"gone": (0.0, 0.0)})


def test_the_levels_wider_than_a_story_have_places_of_their_own():
    of = example_corpus()
    done(of, annotations.place(of, {"mira-chen": (3, 4)}, pinned=True))
    done(
        of,
        annotations.spread_apart(of, {"mira-chen": (3, 4), "velmar": (7, 8)}, WIDE, of.placements),
    )
    assert of.placements.keys() == {"mira-chen"}
    assert {one: (s.x, s.y, s.pinned) for one, s in of.spots[WIDE].items()} == {
        "mira-chen": (3.0, 4.0, True),
        "velmar": (7.0, 8.0, False),
    }
    done(of, annotations.unpin(of, where=WIDE))
    assert not of.spots[WIDE]["mira-chen"].pinned
    assert of.placements["mira-chen"].pinned
    done(of, annotations.spread_apart(of, {"velmar": (1, 2)}, WIDE, {}))
    assert of.spots[WIDE].keys() == {"velmar"}


def test_places_around_somebody_go_with_who_it_is():
    of = example_corpus()
    around = EVERY + "velmar"
    done(of, annotations.spread_apart(of, {"mira-chen": (3, 4), "velmar": (7, 8)}, around, {}))
    gone = Edit(Message("Remove"), (Change(of.entities["velmar"], None),))
    edit = annotations.without_orphans(of, gone)
    assert {change.record.id for change in edit.changes if isinstance(change.record, Spot)} == {
        f"{around}:velmar",
        f"{around}:mira-chen",
    }
