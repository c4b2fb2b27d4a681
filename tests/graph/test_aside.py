"""Entities without lines: cells in columns, each name whole below its own glyph."""

from itertools import combinations

import numpy as np
import pytest

from explorer.graph.aside import in_cells
from explorer.graph.layouts import arrange, boxes_of, final
from explorer.graph.legibility import violations
from explorer.graph.scene import Scene
from tests.graph.scenes import drawn, line, news, scene, shown

WIDTH, HEIGHT = 896.0, 840.0
NAMES = ("Cold War", "2014 Maidan Revolution", "Ukrainian", "World War II", "Presidential Palace")


def with_alone(count: int, alone: int, seed: int = 1) -> Scene:
    of = news(count, seed)
    lines = [line(of.names[a], of.names[b]) for a, b in of.edges]
    names = dict.fromkeys((*of.names, *(f"{NAMES[n % 5]} {n}" for n in range(alone))))
    return scene(names, *lines)


def laid_out(of: Scene, **options: float) -> Scene:
    aspect = options.pop("aspect", WIDTH / HEIGHT)
    canvas = (WIDTH - 48) * (HEIGHT - 48)
    return of.moved(final(arrange(of, boxes_of(of), aspect=aspect, canvas=canvas, **options)))


@pytest.mark.parametrize(("count", "alone"), [(12, 20), (25, 24), (0, 60), (36, 24)])
def test_every_name_stands_below_its_glyph_and_nothing_hinders_anything(count, alone):
    of = laid_out(with_alone(count, alone))
    drawing = shown(of, WIDTH, HEIGHT)
    assert not violations(drawing)
    glyphs = {box.entity: box.rect for box in drawing.glyphs}
    names = {box.entity: box.rect for box in drawing.names}
    assert names.keys() == set(of.entities)
    for row in np.flatnonzero(of.weights == 0):
        glyph, name = glyphs[of.entities[row]], names[of.entities[row]]
        assert name[1] >= glyph[3] - 1
        assert sum(name[::2]) == pytest.approx(sum(glyph[::2]), abs=1.0)


def test_what_grows_beside_a_picture_stands_in_cells_too():
    of, whole = laid_out(with_alone(20, 0)), with_alone(20, 15)
    known = dict(zip(of.entities, of.positions.tolist(), strict=True))
    at = np.array([known.get(one, (np.nan, np.nan)) for one in whole.entities])
    drawing = shown(laid_out(whole.moved(at)), WIDTH, HEIGHT)
    lone = [box.rect for box in drawing.names if box.entity not in known]
    assert len(lone) == 15
    for a, b in combinations(lone, 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def test_the_picture_with_its_cells_fills_the_canvas():
    for alone in (8, 24):
        of = laid_out(with_alone(20, alone))
        drawing = shown(of, WIDTH, HEIGHT)
        rects = np.array([box.rect for box in (*drawing.names, *drawing.glyphs)])
        side = rects[:, 2:].max(axis=0) - rects[:, :2].min(axis=0)
        assert side.prod() > 0.8 * (WIDTH - 48) * (HEIGHT - 48)


def test_cells_are_columns_as_wide_as_their_names_and_rows_are_about_full():
    sizes = np.array([(50.0 + 10 * (n % 4), 5.0, 30.0) for n in range(9)])
    at, width, height = in_cells(sizes, 300.0)
    assert len(set(at[:, 0])) == 3
    assert len(set(at[:, 1])) == 3
    assert width <= 300.0
    assert height == pytest.approx(3 * 35 + 2 * 16)
    assert in_cells(sizes[:0], 300.0)[0].shape == (0, 2)
    assert len(set(in_cells(sizes, 10.0)[0][:, 0])) == 1


def test_a_name_that_a_hand_put_under_another_mark_is_still_drawn():
    of = scene({"Ada": (0.0, 0.0), "Ben": (0.0, 16.0), "Cy": (300.0, 0.0)}, line("Ben", "Cy"))
    drawing = drawn(of)
    assert {box.entity for box in drawing.names} == set(of.entities)


def test_names_alone_are_apart_on_a_small_canvas_too():
    of = scene({f"{NAMES[n % 5]} {n}": None for n in range(45)})
    width, height = 520.0, 480.0
    canvas = (width - 48) * (height - 48)
    at = final(arrange(of, boxes_of(of), aspect=width / height, canvas=canvas))
    drawing = shown(of.moved(at), width, height)
    assert not violations(drawing)
    assert len(drawing.names) == 45
