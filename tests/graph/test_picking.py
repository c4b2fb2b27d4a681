"""What is under the pointer."""

import pytest

from explorer.graph.items import View
from explorer.graph.picking import Hit, pick
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
