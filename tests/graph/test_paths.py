"""How two hang together through others."""

import pytest

from explorer.graph.paths import between, graph_of
from tests.builders import corpus, document, evidence, example_corpus, person, relation

ARTICLE = document("Somebody met somebody else. Somebody met him again.")
A, B, C, D, E = (person(name) for name in "ABCDE")


def said(of, **fields):
    return [of, evidence(of, ARTICLE, "Somebody met", **fields)]


def of(*ties):
    return corpus(A, B, C, D, E, ARTICLE, *(record for tie in ties for record in tie))


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


def test_the_graph_has_all_that_is_not_rejected():
    made = graph_of(example_corpus())
    corpus_ = example_corpus()
    assert set(made) == set(corpus_.entities)
    assert {key for _, _, key in made.edges(keys=True)} == set(corpus_.relations)
