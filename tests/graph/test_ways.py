"""How two hang together through others."""

import random
from dataclasses import replace

import pytest

from explorer.graph.filters import Filters
from explorer.graph.sifting import lines_for
from explorer.graph.view import ViewState
from explorer.graph.ways import ways_between
from tests.builders import corpus, document, evidence, person, relation

ARTICLE = document("Somebody met somebody else. Somebody met him again.")
A, B, C, D, E = (person(name) for name in "ABCDE")


def said(of, **fields):
    return [of, evidence(of, ARTICLE, "Somebody met", **fields)]


def of(*ties):
    return corpus(A, B, C, D, E, ARTICLE, *(record for tie in ties for record in tie))


def between(corpus, one, other, k=5):
    return ways_between(corpus, one, other, k).paths


def test_the_shortest_firm_path_comes_first():
    long = [said(relation(x, y, "met")) for x, y in ((A, C), (C, D), (D, B))]
    short = [said(relation(x, y, "knew")) for x, y in ((A, E), (E, B))]
    assert between(of(*long, *short), "a", "b") == (
        ("a:knew:e", "e:knew:b"),
        ("a:met:c", "c:met:d", "b:met:d"),
    )


def test_two_who_stand_four_lines_apart_are_still_found():
    chain = [said(relation(x, y, "met")) for x, y in ((A, C), (C, D), (D, E), (E, B))]
    (path,) = between(of(*chain), "a", "b")
    assert len(path) == 4


def test_what_is_only_alleged_comes_after_what_is_asserted():
    alleged = [said(relation(x, y, "met"), factuality="alleged") for x, y in ((A, C), (C, B))]
    firm = [said(relation(x, y, "knew")) for x, y in ((A, E), (E, B))]
    assert between(of(*alleged, *firm), "a", "b")[0] == ("a:knew:e", "e:knew:b")


def test_the_direct_line_is_no_path_and_rejected_relations_carry_none():
    direct = said(relation(A, B, "met"))
    rejected = [said(relation(A, C, "met", verdict="rejected")), said(relation(C, B, "met"))]
    assert between(of(direct, *rejected), "a", "b") == ()


def test_only_as_many_as_asked_for():
    ties = [said(relation(x, y, "met")) for m in (C, D, E) for x, y in ((A, m), (m, B))]
    assert len(between(of(*ties), "a", "b", k=2)) == 2
    assert len(between(of(*ties), "a", "b")) >= 3


@pytest.mark.parametrize("pair", [("a", "b"), ("a", "a"), ("a", "nobody")])
def test_nothing_ties_them(pair):
    assert between(of(said(relation(A, C, "met"))), *pair) == ()


def enumerated(of, one, other, view):
    """All simple paths of two to four lines, best first, by going every way."""
    lines = [line for line in lines_for(of, view).lines if set(line.ends) != {one, other}]
    at = {}
    for line in lines:
        for end, there in (line.ends, line.ends[::-1]):
            at.setdefault(end, []).append((there, line))

    def cost(line):
        return 1 + 1 / max(line.strength * (1 if line.asserted else 0.5), 1 / 3)

    found, open_ways = [], [((one,), ())]
    while open_ways:
        names, told = open_ways.pop()
        for there, line in at.get(names[-1], ()):
            if there == other:
                path = (*told, line)
                found.append((len(path), round(sum(map(cost, path)), 9), path))
            elif there not in names and len(told) < 3:
                open_ways.append(((*names, there), (*told, line)))
    return sorted(found, key=lambda row: row[:2])


@pytest.mark.parametrize("seed", range(6))
def test_the_best_ways_are_those_that_going_every_way_finds(seed):
    draw = random.Random(seed)
    people = [person(f"P{n:02}") for n in range(14)]
    records = [*people, ARTICLE]
    for n in range(draw.choice([16, 26, 40])):
        a, b = draw.sample(people, 2)
        made = relation(a, b, "met", id=f"r{n:02}", confidence=round(draw.uniform(0.2, 1), 3))
        sure = draw.choice(["asserted", "alleged"])
        records += [made, evidence(made, ARTICLE, "Somebody met", factuality=sure)]
    of, view = corpus(*records), ViewState()
    for one, other in (("p00", "p01"), ("p02", "p03"), ("p04", "p13")):
        wanted = enumerated(of, one, other, view)
        for k in (1, 5, 30):
            found = ways_between(of, one, other, k, view)
            assert len(found.paths) == min(k, len(wanted))
            for path, (length, _, _) in zip(found.paths, wanted, strict=False):
                assert len(path) == length
            costs = {tuple(line.relations[0] for line in path): cost for _, cost, path in wanted}
            got = [costs[path] for path in found.paths]
            assert got == pytest.approx([cost for _, cost, _ in wanted[:k]])
        few = wanted[0][0] if wanted else 0
        assert found.shortest == sum(length == few for length, _, _ in wanted)


def test_filters_and_who_is_hidden_narrow_the_ways():
    firm = [said(relation(x, y, "met")) for x, y in ((A, C), (C, B))]
    alleged = [said(relation(x, y, "paid"), factuality="alleged") for x, y in ((A, D), (D, B))]
    whole = of(*firm, *alleged)
    assert len(ways_between(whole, "a", "b").paths) == 2
    sure = ViewState(filters=Filters(certainties=frozenset({"asserted"})))
    assert ways_between(whole, "a", "b", view=sure).paths == (("a:met:c", "b:met:c"),)
    ties = [record for tie in firm for record in tie]
    hidden = corpus(A, B, replace(C, hidden=True), ARTICLE, *ties)
    assert ways_between(hidden, "a", "b").paths == ()
