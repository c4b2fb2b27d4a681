"""The first view: the story, and true counts of what lies beyond it."""

import itertools

import pytest

from explorer.graph.scene import scene_of
from explorer.graph.story import visible
from explorer.graph.view import ViewState
from explorer.model.records import Placement
from tests.builders import (
    CAPITALS,
    capital_records,
    corpus,
    document,
    entity,
    event,
    evidence,
    example_corpus,
    person,
    place,
    relation,
)  # fmt: skip

ARTICLE = document("Somebody met somebody else.")


def said(of):
    return [of, evidence(of, ARTICLE, "Somebody met")]


def many(count, kind="PERSON"):
    """One hub with a ring: more entities and lines than a story has room for."""
    people = [entity(f"Person {n}", kind) for n in range(count)]
    ties = [relation(people[0], other, f"label {n}") for n, other in enumerate(people[1:])]
    ties += [relation(a, b, "met") for a, b in itertools.pairwise(people)]
    return [ARTICLE, *people, *(record for tie in ties for record in said(tie))]


def assembly(states, **fields):
    """A summit with so many states, and the people who talk there."""
    summit, ada, ben = event("Summit"), person("Ada"), person("Ben")
    found = [place(f"State {n}") for n in range(states)]
    ties = [relation(s, summit, "attended", "attendance", **fields) for s in found]
    ties += [relation(ada, summit, "opened"), relation(ada, ben, "met")]
    return [ARTICLE, summit, ada, ben, *found, *(r for tie in ties for r in said(tie))]


def test_a_story_has_at_most_25_entities_and_35_lines_and_nothing_dangles():
    seen = visible(corpus(*many(60)), ViewState())
    assert len(seen.entities) == 25
    assert len(seen.lines) <= 35
    assert {end for line in seen.lines for end in line.ends} == set(seen.entities)


def test_counts_are_true():
    records = [
        *many(60),
        person("Lonely"),
        person("Wrong", rejected=True),
        person("Hid", hidden=True),
    ]
    counts = visible(corpus(*records), ViewState()).counts
    assert (counts.story, counts.related, counts.all, counts.total) == (25, 60, 61, 62)


def test_levels_show_all_related_and_then_everything():
    of = corpus(*many(30), person("Lonely"))
    assert len(visible(of, ViewState("related")).entities) == 30
    assert "lonely" in visible(of, ViewState("all")).entities


def test_people_come_before_mere_locations():
    ada, ben = person("Ada"), person("Ben")
    towns = [place(f"Town {n}") for n in range(60)]
    ties = [relation(a, b, f"lies near {a.id}", "location") for a, b in itertools.pairwise(towns)]
    records = [r for tie in [*ties, relation(ada, ben, "met")] for r in said(tie)]
    seen = visible(corpus(ARTICLE, ada, ben, *towns, *records), ViewState())
    assert {"ada", "ben"} <= set(seen.entities)


def test_leaves_that_say_the_same_are_stacked():
    seen = visible(corpus(*assembly(8)), ViewState())
    (stack,) = seen.stacks
    assert (stack.name, len(stack.members)) == ("8 places", 8)
    assert stack.names[:2] == ("State 0", "State 1")
    assert stack.id in seen.entities
    (line,) = [line for line in seen.lines if stack.id in line.ends]
    assert (len(line.relations), line.sentences) == (8, 1)  # one sentence names them all
    assert line.arrows[line.ends.index("summit")]
    assert seen.counts.story == 11


def test_three_leaves_are_no_stack_and_deeper_levels_have_none():
    assert visible(corpus(*assembly(3)), ViewState()).stacks == ()
    assert visible(corpus(*assembly(8)), ViewState("related")).stacks == ()


def test_work_on_a_line_does_not_vanish_in_a_stack():
    records = assembly(8)
    noted = next(r for r in records if getattr(r, "source", "") == "state-3")
    records[records.index(noted)] = relation(
        "state-3", "summit", "attended", "attendance", note="Check"
    )
    seen = visible(corpus(*records), ViewState())
    assert "state-3" in seen.entities
    assert len(seen.stacks[0].members) == 7


def test_kinds_and_sources_that_are_off_take_their_lines_along():
    of = example_corpus()
    seen = visible(of, ViewState("all", kinds_off=frozenset({"ORGANIZATION"})))
    assert {of.entities[e].kind for e in seen.entities} <= {"PERSON", "PLACE", "EVENT"}
    assert all(end in seen.entities for line in seen.lines for end in line.ends)
    whole = len(visible(of, ViewState("all")).lines)
    quiet = visible(of, ViewState("all", sources_off=frozenset({""})))
    assert len(quiet.lines) < whole


@pytest.mark.parametrize(("depth", "count"), [(1, 3), (2, 5)])
def test_focus_shows_neighbors_to_a_depth(depth, count):
    chain = [person(f"P{n}") for n in range(7)]
    ties = [r for a, b in itertools.pairwise(chain) for r in said(relation(a, b, "met"))]
    seen = visible(corpus(ARTICLE, *chain, *ties), ViewState(focus=("p3", depth)))
    assert len(seen.entities) == count
    assert len(seen.lines) == count - 1


def test_an_empty_corpus_has_an_empty_story():
    seen = visible(corpus(), ViewState())
    assert (seen.entities, seen.lines, seen.counts.total) == ((), (), 0)


def test_a_scene_holds_rows_of_what_is_visible_where_it_was_placed():
    of = corpus(
        *assembly(8), Placement(id="ada", x=3, y=4, pinned=True), Placement(id="state-2", x=5, y=6)
    )
    seen = visible(of, ViewState())
    made = scene_of(of, seen)
    ada, stack = made.row("ada"), made.row("state-5")
    assert tuple(made.positions[ada]) == (3, 4)
    assert made.pinned[ada]
    assert made.entities[stack] == seen.stacks[0].id
    assert tuple(made.positions[stack]) == (5, 6)
    assert made.row("nobody") is None
    assert made.weights[made.row("summit")] == 9  # a stack counts as all in it
    assert [(made.entities[a], made.entities[b]) for a, b in made.edges] == [
        line.ends for line in made.lines
    ]


def drawn(records, **view):
    seen = visible(corpus(*records), ViewState(**view))
    return {line.ends: set(line.relations) for line in seen.lines}


def test_a_capital_that_acts_is_drawn_with_its_country_in_the_story_and_apart_above():
    ours, moscows = "iran:praised:russia", {"iran:accused:moscow", "moscow:sued:iran"}
    assert drawn(capital_records()) == {("iran", "russia"): {ours, *moscows}}
    assert drawn(capital_records(), level="related") == {
        ("iran", "russia"): {ours},
        ("iran", "moscow"): moscows,
    }


def test_a_capital_that_stands_for_nobody_stays_itself():
    assert len(drawn(capital_records(stands_for=None))) == 2


def test_a_capital_stays_itself_where_its_country_is_not_to_be_seen():
    assert set(drawn(capital_records(hidden=True))) == {("iran", "moscow")}


def test_the_arrow_of_a_line_that_moved_points_where_the_sentence_does():
    records = [
        r for r in capital_records() if r.id not in ("iran:praised:russia", "iran:accused:moscow")
    ]
    records = [r for r in records if getattr(r, "relation", "") in ("", "moscow:sued:iran")]
    (line,) = visible(corpus(*records), ViewState()).lines
    assert (line.ends, line.arrows, line.label) == (("iran", "russia"), (True, False), "sued")


def test_a_line_between_a_country_and_its_own_capital_is_not_in_the_story():
    records = capital_records()
    moscow, russia = (next(r for r in records if r.id == one) for one in ("moscow", "russia"))
    ties = relation(russia, moscow, "praised")
    span = (records[4].start, records[4].end)
    quote = evidence(ties, CAPITALS, "Iran accused Moscow", target_mention=span)
    assert ("moscow", "russia") not in drawn([*records, ties, quote])
    assert ("moscow", "russia") in drawn([*records, ties, quote], level="related")


def test_one_sentence_in_which_it_is_the_city_keeps_a_relation_at_the_city():
    records = capital_records()
    accused = next(r for r in records if r.id == "iran:accused:moscow")
    again = evidence(accused, CAPITALS, "Moscow sued Iran", id="again")
    assert ("iran", "moscow") in drawn([*records, again])
