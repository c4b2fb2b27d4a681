"""What is hidden around an entity is counted, brought in, and taken away again exactly."""

from dataclasses import replace

from explorer.graph.expanding import common_neighbors, hidden_around
from explorer.graph.story import basis_of, visible
from explorer.graph.view import Expansion, ViewState
from tests.builders import corpus, document, evidence, organization, person, relation

ARTICLE = document("Somebody met somebody.")
HUB, RIVAL = person("Hub"), person("Rival")
PEOPLE = [person(f"P{n}") for n in range(3)]
FIRMS = [organization(f"F{n}") for n in range(4)]


def told():
    """A hub with three people and four firms; a rival knows two of the firms; a loose chain."""
    ties = [relation(HUB, one, "met") for one in PEOPLE]
    ties += [relation(HUB, one, f"owns {n}", "ownership") for n, one in enumerate(FIRMS)]
    ties += [relation(RIVAL, one, "sued", "conflict") for one in FIRMS[:2]]
    ties += [relation(PEOPLE[0], PEOPLE[1], "knows")]
    said = [evidence(one, ARTICLE, "Somebody met") for one in ties]
    return corpus(ARTICLE, HUB, RIVAL, *PEOPLE, *FIRMS, *ties, *said)


def focused(*expansions):
    return ViewState(focus=("rival", 1), expanded=expansions)


def test_hidden_entities_are_counted_by_kind_and_hidden_lines_by_relation():
    of = told()
    basis, seen = basis_of(of, focused()), visible(of, focused())
    assert set(seen.entities) == {"rival", "f0", "f1"}
    found = hidden_around(of, basis.tied, seen, "f0")
    assert (found.kinds, found.relations, found.entities) == ({"PERSON": 1}, {"ownership": 1}, 1)
    whole = ViewState("related")
    assert hidden_around(of, basis.tied, visible(of, whole), "hub").entities == 0


def test_a_kind_comes_with_its_lines_and_goes_exactly():
    of = told()
    in_hub = Expansion(("f0",), "kind", "PERSON")
    seen = visible(of, focused(in_hub))
    assert set(seen.entities) == {"rival", "f0", "f1", "hub"}
    assert {line.ends for line in seen.lines} == {
        ("f0", "rival"), ("f1", "rival"), ("f0", "hub"),
    }  # fmt: skip
    people = Expansion(("hub",), "kind", "PERSON")
    more = visible(of, focused(in_hub, people))
    assert set(more.entities) == set(seen.entities) | {"p0", "p1", "p2"}
    assert visible(of, focused(in_hub)) == seen
    assert visible(of, focused()) == visible(of, replace(focused(in_hub), expanded=()))


def test_a_relation_brings_its_lines_also_to_who_is_there():
    of = told()
    seen = visible(of, focused(Expansion(("hub",), "relation", "ownership")))
    assert set(seen.entities) == {"rival", "hub", "f0", "f1", "f2", "f3"}
    assert len(seen.lines) == 6


def test_common_neighbors_are_tied_to_each_of_them():
    of = told()
    tied = basis_of(of, ViewState()).tied
    assert common_neighbors(tied, ("hub", "rival")) == ("f0", "f1")
    assert common_neighbors(tied, ("p0", "p1")) == ("hub",)
    assert common_neighbors(tied, ("p2", "rival")) == ()
    seen = visible(of, focused(Expansion(("hub", "rival"), "common")))
    assert set(seen.entities) == {"rival", "f0", "f1", "hub"}
    assert len(seen.lines) == 4


def test_filters_hold_for_what_is_brought_in_and_who_is_gone_brings_nobody():
    of = told()
    view = replace(focused(Expansion(("f0",), "kind")), kinds_off=frozenset({"PERSON"}))
    assert visible(of, replace(view, focus=("f0", 1))).lines == ()
    assert visible(of, focused(Expansion(("nobody",), "kind"))) == visible(of, focused())
