"""Measures say what networkx says of the same graph, and never depend on the order of things."""

from itertools import product

import networkx as nx
import numpy as np
import pytest
from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python

from explorer.graph.dress import MEANING
from explorer.graph.glyphs import diameters, fill_of
from explorer.graph.items import Text
from explorer.graph.measures import COLORS, SIZES, dress_of, measured
from explorer.graph.metrics import estimate
from explorer.graph.picture import TARGETS, PictureOptions, picture
from explorer.graph.scene import Scene
from explorer.graph.slices import whole
from explorer.graph.view import Levels, Stack, ViewState, Visible
from explorer.session.session import Session
from explorer.store.memory import MemoryStore
from tests.builders import example_records
from tests.graph.scenes import LIGHT, arranged, line, news, scene

COUNTS = Levels(0, 0, 0, 0)


def shown_of(of: Scene) -> Visible:
    stacks = tuple(stack for stack in of.stacks if stack is not None)
    return Visible(of.entities, of.lines, stacks, COUNTS)


def graph_of(shown: Visible) -> nx.Graph:
    members = {stack.id: stack.members for stack in shown.stacks}
    graph = nx.Graph()
    graph.add_nodes_from(shown.drawn - members.keys())
    for one in shown.lines:
        graph.add_edges_from(product(*(members.get(end, (end,)) for end in one.ends)))
    return graph


@pytest.mark.parametrize("count", [3, 25, 140])
def test_they_are_those_of_networkx(count):
    shown = shown_of(news(count, 3))
    graph, found = graph_of(shown), whole(measured(shown))
    between, rank = (
        nx.betweenness_centrality(graph),
        _pagerank_python(graph, tol=1e-10, max_iter=1000),
    )
    for row, entity in enumerate(found.entities):
        assert found.degree[row] == graph.degree[entity]
        assert found.betweenness[row] == pytest.approx(between[entity], abs=1e-12)
        assert found.pagerank[row] == pytest.approx(rank[entity], abs=1e-7)
    assert found.sampled == 0


def test_communities_are_the_same_each_time_and_part_the_graph():
    shown = shown_of(news(140, 3))
    found, again = whole(measured(shown)), whole(measured(shown))
    assert np.array_equal(found.communities, again.communities)
    sizes = np.bincount(found.communities[found.communities >= 0])
    assert list(sizes) == sorted(sizes, reverse=True)
    assert len(sizes) > 2
    parts = [set() for _ in sizes]
    for entity, number in zip(found.entities, found.communities, strict=True):
        if number >= 0:
            parts[number].add(entity)
    assert nx.community.modularity(graph_of(shown).subgraph(set().union(*parts)), parts) > 0.3


def test_whoever_has_no_line_is_in_no_community_and_between_nobody():
    shown = shown_of(scene({"Ada": None, "Ben": None, "Cyd": None}, line("Ada", "Ben")))
    found = whole(measured(shown))
    assert found.communities.tolist() == [0, 0, -1]
    assert found.betweenness.tolist() == [0, 0, 0]
    assert found.pagerank.sum() == pytest.approx(1)


def test_nothing_shown_has_no_measures():
    found = whole(measured(Visible((), (), (), COUNTS)))
    assert found.entities == ()


def test_of_a_large_graph_betweenness_is_an_estimate_that_finds_the_same_hubs():
    shown = shown_of(news(1_100, 3, more=0.5))
    found, exact = whole(measured(shown)), nx.betweenness_centrality(graph_of(shown))
    assert found.sampled > 0
    best = [found.entities[row] for row in np.argsort(-found.betweenness)[:5]]
    assert set(best) <= set(sorted(exact, key=lambda one: -exact[one])[:10])


def test_a_stack_is_as_large_as_its_largest_member_and_members_count_alone():
    stack = Stack("stack", "2 places", ("Cuba", "Iran"), "PLACE", ("Cuba", "Iran"))
    of = scene({"hub": (0, 0), "stack": (9, 9)}, line("hub", "stack"), stacks={"stack": stack})
    found = whole(measured(shown_of(of)))
    assert dict(zip(found.entities, found.degree.tolist(), strict=True)) == {
        "hub": 2, "Cuba": 1, "Iran": 1,
    }  # fmt: skip
    dress = dress_of(of, found, "degree", "communities")
    assert dress.shares.tolist() == [1.0, 0.0]
    assert dress.groups.tolist() == [0, 0]


def test_sizes_go_from_the_smallest_to_the_largest_glyph():
    of = arranged(news(40, 3))
    dressed = of.dressed(dress_of(of, whole(measured(shown_of(of))), "betweenness", ""))
    size = diameters(dressed, LIGHT.sizes)
    assert size.min() == LIGHT.sizes.glyph_smallest
    assert size.max() == LIGHT.sizes.glyph_largest
    assert not np.array_equal(size, diameters(of, LIGHT.sizes))


def test_a_color_that_a_person_gave_stays():
    session = Session(MemoryStore(example_records()))
    session.show(ViewState(level="related", color_by="communities"))
    of = session.scene()
    assert {fill_of(of, row, LIGHT) for row in range(len(of.entities))} <= {
        *LIGHT.communities, LIGHT.line,
    }  # fmt: skip
    assert fill_of(of, 0, LIGHT) == LIGHT.community(int(of.dress.groups[0]))


def test_a_picture_says_what_its_sizes_and_colors_mean():
    of = arranged(news(20, 3))
    dress = dress_of(of, whole(measured(shown_of(of))), "pagerank", "communities")
    made = picture(of.dressed(dress), TARGETS["web"], LIGHT, estimate, PictureOptions())
    told = " ".join(item.text for item in made.drawing.items if isinstance(item, Text))
    assert "community 1" in told
    for one in ("pagerank", "communities"):
        assert MEANING[one] in told


def test_every_measure_says_what_it_means_and_what_it_does_not():
    for one in (*SIZES, *COLORS):
        sentence = MEANING[one]
        assert sentence.count(".") == 1
        assert " no " in sentence or " not " in sentence or "neither" in sentence


def test_sizes_and_colors_change_nothing_else_in_the_view():
    session = Session(MemoryStore(example_records()))
    before, scene_before = session.visible(), session.scene()
    session.show(ViewState(size_by="degree"))
    assert session.visible() is before
    assert session.scene().dress.size_by == "degree"
    session.show(ViewState())
    assert session.scene().dress == scene_before.dress
    assert not ViewState(size_by="degree").filtered
