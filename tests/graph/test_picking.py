"""What is under the pointer."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.graph import crowd, kernels
from explorer.graph.crowd import crowd_diameters, looks_of
from explorer.graph.items import Marks, View
from explorer.graph.picking import Hit, pick
from explorer.graph.projection import Strand
from explorer.graph.theme import theme
from explorer.graph.view import Stack
from tests.graph.scenes import drawn, line, scene

VIEW = View(800, 600, (400, 300), 1.0)
OF = scene(
    {"Ada": (200, 300), "Ben": (600, 300), "Cy": (600, 330), "Di": None},
    line("Ada", "Ben"), line("Ada", "Cy"), line("Ada", "Di"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("x", "y", "hit"),
    [
        (200, 300, Hit(entity="Ada")),
        (205, 304, Hit(entity="Ada")),
        (400, 298, Hit(line=0)),
        (400, 294, Hit(line=0)),
        (400, 291, None),
        (500, 325, Hit(line=1)),
        (400, 100, None),
        (170, 300, None),
    ],
)
def test_glyphs_then_the_nearest_line_within_eight_pixels(x, y, hit):
    assert pick(OF, VIEW, x, y) == hit


def test_a_name_picks_its_entity():
    names = drawn(OF).names
    box = next(name.rect for name in names if name.entity == "Ada")
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    assert pick(OF, VIEW, x, y, names) == Hit(entity="Ada")


def test_zoom_and_pan_are_reckoned_with():
    view = View(800, 600, (600, 300), 0.5)
    assert pick(OF, view, 400, 300) == Hit(entity="Ben")
    assert pick(OF, view, 200, 300) == Hit(entity="Ada")


def test_an_empty_scene_has_nothing_to_pick():
    assert pick(scene({}), VIEW, 1, 1) is None
    assert pick(scene({"Ada": None}), VIEW, 1, 1) is None


def test_a_view_turns_places_round_and_back():
    view = View(1000, 500, (10, 20), 2.0)
    assert view.to_screen((10, 20)).tolist() == [500, 250]
    assert view.to_scene(view.to_screen((3, 4))).tolist() == [3, 4]
    fit = View.fit((0, 0, 400, 100), 1000, 1000, 100)
    assert (fit.zoom, fit.center) == (2.0, (200, 50))


SIZES = theme("light").sizes
spot = st.one_of(st.tuples(st.floats(-200, 200), st.floats(-200, 200)), st.none())


def brute(of, view, x, y):
    """The same by going through everything in Python: (entity, its rivals), (line, its rivals)."""
    looks = looks_of(of, view.zoom, SIZES)
    radii = crowd_diameters(of, looks, SIZES) / 2 + 2.5
    points = view.to_screen(of.positions).tolist()
    gaps = [math.dist(p, (x, y)) - r for p, r in zip(points, radii, strict=True)]
    near = [gap for gap in gaps if gap <= 1e-9]
    if near:
        return {Hit(entity=of.entities[i]) for i, gap in enumerate(gaps) if gap <= min(near) + 1e-6}
    reach = SIZES.line_reach * max(0.4, looks.opacity)
    ways = []
    for one, other in of.edges.tolist():
        (ax, ay), (bx, by) = points[one], points[other]
        length = max((bx - ax) ** 2 + (by - ay) ** 2, 1e-9)
        share = min(max(((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length, 0.0), 1.0)
        ways.append(math.dist((x, y), (ax + share * (bx - ax), ay + share * (by - ay))))
    within = [way for way in ways if way <= reach]
    if not within:
        return {None}
    return {Hit(line=i) for i, way in enumerate(ways) if way <= min(within) + 1e-6}


@pytest.mark.parametrize("compiled", [True, False])
@given(
    places=st.lists(spot, min_size=1, max_size=12),
    pairs=st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=20),
    zoom=st.floats(0.1, 4),
    at=st.tuples(st.floats(0, 800), st.floats(0, 600)),
)
@settings(max_examples=150, deadline=None)
def test_in_a_crowd_the_same_is_found_as_by_going_through_everything(
    compiled, places, pairs, zoom, at
):
    names = [f"e{i}" for i in range(len(places))]
    pairs = [(a % len(places), b % len(places)) for a, b in pairs]
    of = scene(dict(zip(names, places, strict=True)), *(line(names[a], names[b]) for a, b in pairs))
    view = View(800, 600, (0, 0), zoom)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(crowd, "MOST_ITEMS", 0)
        patch.setattr(kernels, "loaded", lambda: kernels.load() if compiled else None)
        expected = brute(of, view, *at)
        found = pick(of, view, *at)
    # On the very edge of its reach a thing may count either way.
    edge = {None} if expected == {None} else set()
    assert found in expected | edge


def test_of_an_entity_is_told_the_row_of_its_stack():
    of = scene({"Ada": (0, 0), "8 places": (50, 0)})
    stack = Stack("8 places", "8 places", ("Iran", "Cuba"), "PLACE", ("Iran", "Cuba"))
    of = replace(of, stacks=(None, stack))
    assert [of.row(e) for e in ("Ada", "8 places", "Cuba", "nobody")] == [0, 1, 1, None]
    assert of.renamed({"Ada": "Bea"}).row("Bea") == 0
    assert of.renamed({"Ada": "Bea"}).row("Ada") is None
    assert of.moved(np.ones((2, 2))).row("Cuba") == 1


def test_each_curve_of_a_selected_pair_is_its_relation():
    strands = tuple(
        Strand(name, name, (False, True), 1, True, False, "unreviewed", True) for name in "pqr"
    )
    of = scene({"Ada": (200, 300), "Ben": (600, 300)}, line("Ada", "Ben", strands=strands))
    drawing = drawn(of, Marks(lines=frozenset({0})))
    view = View(drawing.width, drawing.height, (400, 300), 1.0)
    for curve in drawing.curves:
        x, y = curve.points[8]
        assert pick(of, view, x, y, curves=drawing.curves) == Hit(line=0, relation=curve.relation)
    assert [curve.relation for curve in drawing.curves] == ["p", "q", "r"]
    highest = min(y for curve in drawing.curves for _, y in curve.points)
    assert pick(of, view, drawing.width / 2, highest - 12, curves=drawing.curves) is None


def test_a_curve_that_stands_for_several_tells_its_line_alone():
    strands = tuple(
        Strand(f"r{n}", "met", (False, True), 1, True, False, "unreviewed", True) for n in range(9)
    )
    of = scene({"Ada": (200, 300), "Ben": (600, 300)}, line("Ada", "Ben", strands=strands))
    drawing = drawn(of, Marks(lines=frozenset({0})))
    assert [curve.relation for curve in drawing.curves] == [f"r{n}" for n in range(6)] + [None]
