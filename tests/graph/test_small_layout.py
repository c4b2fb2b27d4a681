"""Up to 60 entities everything can be read, whatever comes in."""

import numpy as np
import pytest

from explorer.graph.items import Drawing, Stroke
from explorer.graph.layouts import arrange, boxes_of, final
from explorer.graph.legibility import crossings, violations
from tests.graph.scenes import arranged, line, news, scene, shown, story


@pytest.mark.parametrize(("count", "seed"), [(5, 0), (8, 1), (12, 2), (16, 0), (20, 1), (25, 0)])
def test_nothing_of_a_story_hinders_anything(count, seed):
    drawing = shown(story(count, seed))
    assert violations(drawing, smallest=10) == []


@pytest.mark.parametrize(("count", "seed"), [(40, 0), (45, 4), (50, 1)])
def test_nothing_of_all_that_is_related_hinders_anything(count, seed):
    assert violations(shown(story(count, seed)), smallest=10) == []


def test_a_hub_of_thirty_lines_keeps_its_labels():
    lines = [line("Hub", f"Person Number {n}", "worked with") for n in range(30)]
    of = arranged(scene({"Hub": None, **{one.ends[1]: None for one in lines}}, *lines))
    drawing = shown(of)
    assert crossings(drawing) == 0
    assert sum(bool(box.text) for box in drawing.labels) >= 24


def test_crossings_are_counted_once_and_not_at_shared_ends():
    cross = Stroke(0, ("a", "b"), (0, 0), (10, 10)), Stroke(1, ("c", "d"), (0, 10), (10, 0))
    shared = Stroke(2, ("a", "c"), (0, 0), (0, 10))
    assert crossings(Drawing(20, 20, None, (), strokes=(*cross, shared))) == 1


def test_bad_input_is_laid_out_and_nothing_overlaps():
    name = "Endless " * 62
    ends = ("Ada", "Ben", "Cy", name)
    lines = [line("Ada", end, "x" * 500) for end in ends[1:]]
    cases = [
        scene({}),
        scene({"Ada": None}),
        scene(dict.fromkeys(ends), *lines),
        scene(dict.fromkeys(ends, (0.0, 0.0)), *lines),
        scene({"Ada": (np.nan, 4.0), "Ben": (np.inf, 0.0)}, line("Ada", "Ben")),
    ]
    for of in cases:
        of = of.moved(final(arrange(of, boxes_of(of), keep=False)))
        assert np.isfinite(of.positions).all()
        drawing = shown(of)
        over = {"name over name", "name over glyph", "label over name", "label over label"}
        assert [one for one in violations(drawing) if one.what in over] == []


def test_a_few_entities_fill_the_canvas():
    drawing = shown(arranged(news(8, 0)))
    rects = np.array([box.rect for box in (*drawing.names, *drawing.glyphs, *drawing.labels)])
    side = rects[:, 2:].max(axis=0) - rects[:, :2].min(axis=0)
    assert side[0] * side[1] >= 0.6 * (1000 - 48) * (760 - 48)
