"""A selected pair of several relations is spread out; nothing else changes its lines."""

from dataclasses import replace

import numpy as np
import pytest

from explorer.graph.geometry import touching
from explorer.graph.items import Marks, Path
from explorer.graph.projection import Strand
from tests.graph.scenes import LIGHT, drawn, line, scene


def strands(count):
    return tuple(
        Strand(f"r{n}", f"relation {n}", (False, n % 2 == 0), 1, n != 1, False, "unreviewed", True)
        for n in range(count)
    )


def pair(count, end=(600, 300)):
    return scene({"Ada": (200, 300), "Ben": end}, line("Ada", "Ben", "met", strands=strands(count)))


def casings(drawing):
    return [one for one in drawing.items if isinstance(one, Path) and one.color == LIGHT.accent]


@pytest.mark.parametrize("end", [(600, 300), (200, 560), (520, 520)])
def test_each_relation_of_a_selected_pair_has_a_curve_and_its_words(end):
    drawing = drawn(pair(3, end), Marks(lines=frozenset({0})))
    assert len(casings(drawing)) == 3
    assert {box.text for box in drawing.labels} == {"relation 0", "relation 1", "relation 2"}
    boxes = np.array([box.rect for box in drawing.labels])
    assert not np.triu(touching(boxes, boxes), 1).any()
    names = np.array([box.rect for box in drawing.names])
    assert not touching(boxes, names).any()


def test_a_relation_that_nobody_asserts_is_dashed_in_the_fan():
    drawing = drawn(pair(3), Marks(lines=frozenset({0})))
    curves = [one for one in drawing.items if isinstance(one, Path) and len(one.points) > 5]
    assert sum(bool(one.dash) for one in curves) == 1


def test_without_selection_the_pair_is_one_line():
    drawing = drawn(pair(3))
    assert not casings(drawing)
    assert [box.text for box in drawing.labels] == ["met"]


def test_a_pair_of_one_relation_stays_straight():
    one = scene({"Ada": (200, 300), "Ben": (600, 300)}, line("Ada", "Ben", "met"))
    drawing = drawn(one, Marks(lines=frozenset({0})))
    assert all(len(item.points) == 2 for item in casings(drawing))


def test_two_hundred_relations_are_counted_and_do_not_overlap():
    drawing = drawn(pair(200), Marks(lines=frozenset({0})))
    texts = [box.text for box in drawing.labels]
    assert "194 more" in texts
    assert len(casings(drawing)) == 7
    boxes = np.array([box.rect for box in drawing.labels])
    assert not np.triu(touching(boxes, boxes), 1).any()


def test_relations_without_words_have_curves_and_no_plates():
    told = (*strands(2), replace(strands(1)[0], relation="r2", label="  "))
    one = scene({"Ada": (200, 300), "Ben": (600, 300)}, line("Ada", "Ben", "met", strands=told))
    drawing = drawn(one, Marks(lines=frozenset({0})))
    assert len(casings(drawing)) == 3
    assert [box.text for box in drawing.labels] == ["relation 0", "relation 1"]
    wordless = tuple(replace(strand, label=" ") for strand in told)
    bare = replace(one, lines=(replace(one.lines[0], label=" ", strands=wordless),))
    drawing = drawn(bare, Marks(lines=frozenset({0})))
    assert len(casings(drawing)) == 3
    assert not drawing.labels


def told_most_at_top(end):
    told = tuple(replace(one, sentences=n + 1) for n, one in enumerate(strands(3)))
    one = scene({"Ada": (300, 300), "Ben": end}, line("Ada", "Ben", "met", strands=told))
    drawing = drawn(one, Marks(lines=frozenset({0})))
    return {box.text: box.rect for box in drawing.labels}


@pytest.mark.parametrize("end", [(700, 300), (-100, 320)])
def test_the_relation_with_most_sentences_comes_first_from_the_top(end):
    rects = told_most_at_top(end)
    tops = [rects[f"relation {n}"][1] for n in (2, 1, 0)]
    assert tops == sorted(tops)


@pytest.mark.parametrize("end", [(300, 700), (320, -100)])
def test_or_from_the_left_where_the_line_is_steep(end):
    rects = told_most_at_top(end)
    lefts = [rects[f"relation {n}"][0] for n in (2, 1, 0)]
    assert lefts == sorted(lefts)


def test_arrowheads_of_a_fan_stand_apart():
    told = tuple(replace(one, arrows=(False, True)) for one in strands(5))
    one = scene({"Ada": (200, 300), "Ben": (600, 300)}, line("Ada", "Ben", strands=told))
    drawing = drawn(one, Marks(lines=frozenset({0})))
    heads = [i for i in drawing.items if isinstance(i, Path) and i.closed and i.fill == LIGHT.line]
    tips = sorted(head.points[0][1] for head in heads)
    assert len(tips) == 5
    assert min(np.diff(tips)) > 6
