"""Chains over lines and pairs that a sentence names together, where no line leads all the way."""

import random
from collections import deque

import pytest

from explorer.edits.untied import keep_untied
from explorer.graph.filters import Filters
from explorer.graph.together import Step, beside_each, chains
from explorer.graph.view import ViewState
from explorer.model.records import Candidate
from tests.builders import corpus, document, evidence, person, relation
from tests.edits.test_relations import done

ARTICLE = document("Somebody met somebody else. Somebody saw him.", id="d")
A, B, C, D, E = (person(name) for name in "ABCDE")


def named(one, other, **fields):
    id = f"{one.id}+{other.id}"
    given = {"id": id, "document": "d", "start": 28, "end": 45, **fields}
    return Candidate(source=one.id, target=other.id, **given)


def met(one, other):
    made = relation(one, other)
    return made, evidence(made, ARTICLE, "Somebody met")


def of(*records):
    return corpus(A, B, C, D, E, ARTICLE, *records)


def test_two_that_are_named_with_the_same_person_are_two_steps_apart():
    found = chains(of(named(A, C), named(B, C)), "a", "b")
    assert found.best == ((Step(("a", "c")), Step(("c", "b"))),)
    assert found.shortest == 1


def test_the_shortest_chain_comes_first_and_of_equal_ones_that_with_lines():
    ties = (*met(A, C), *met(C, D))
    found = chains(of(*ties, named(D, B), named(A, E), named(E, D), named(C, E)), "a", "b")
    assert [[step.relation for step in path] for path in found.best] == [
        ["a:met:c", "c:met:d", ""],
        ["", "", ""],
    ]
    assert found.shortest == 2


def test_a_line_that_filters_leave_out_is_not_called_a_pair_without_one():
    ties = (*met(A, C), named(A, C), named(C, B))
    assert len(chains(of(*ties), "a", "b").best) == 1
    later = ViewState(filters=Filters(verdicts=frozenset({"confirmed"})))
    assert chains(of(*ties), "a", "b", later).best == ()


def test_who_is_hidden_what_is_off_and_what_was_said_to_tie_nothing_carries_no_chain():
    records = (named(A, C), named(C, B))
    off = ViewState(sources_off=frozenset({"d"}))
    assert chains(of(*records), "a", "b", off).best == ()
    assert chains(of(*records), "a", "b", ViewState(kinds_off=frozenset({"PERSON"}))).best == ()
    said = of(*records)
    done(said, keep_untied(said, "a", "c"))
    assert chains(said, "a", "b").best == ()


@pytest.mark.parametrize("pair", [("a", "a"), ("a", "b"), ("a", "nobody")])
def test_nothing_leads_from_one_to_the_other(pair):
    assert chains(of(named(A, C), named(D, B)), *pair).best == ()


@pytest.mark.parametrize("seed", range(8))
def test_chains_are_as_short_as_going_every_way_finds(seed):
    draw = random.Random(seed)
    people = [person(f"P{n:02}") for n in range(20)]
    records = {}
    for n in range(draw.choice([14, 20, 30])):
        one, other = sorted(draw.sample(people, 2), key=lambda p: p.id)
        made = relation(one, other, id=f"r{n}")
        line = (made, evidence(made, ARTICLE, "Somebody met"))
        records[one.id, other.id] = line if draw.random() < 0.4 else (named(one, other),)
    whole = corpus(*people, ARTICLE, *(one for some in records.values() for one in some))
    for start, end in (("p00", "p01"), ("p02", "p19"), ("p05", "p06")):
        steps, open_ends = {start: 0}, deque([start])
        while open_ends:
            here = open_ends.popleft()
            for ends in records:
                if here in ends:
                    there = ends[ends[0] == here]
                    if there not in steps:
                        steps[there] = steps[here] + 1
                        open_ends.append(there)
        best = chains(whole, start, end).best
        assert {len(path) for path in best} == ({steps[end]} if end in steps else set())
        for path in best:
            assert [step.ends[1] for step in path[:-1]] == [step.ends[0] for step in path[1:]]
            assert (path[0].ends[0], path[-1].ends[1]) == (start, end)
            for step in path:
                told = records[tuple(sorted(step.ends))]
                assert bool(step.relation) == (len(told) == 2)


def test_who_is_named_with_each_of_several():
    whole = of(*met(A, C), named(B, C), named(A, D), named(B, E))
    assert beside_each(whole, ("a", "b")) == ("c",)
    assert beside_each(whole, ("d", "c")) == ("a",)
    assert beside_each(whole, ("d", "e")) == ()
