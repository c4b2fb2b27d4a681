"""What corrections changed in a figure is marked, however large the figure is."""

from dataclasses import replace

import pytest

from explorer.graph.crowd import crowded
from explorer.graph.drawing import compose
from explorer.graph.items import Disc, View
from explorer.graph.metrics import estimate
from explorer.graph.theme import theme
from tests.canvas.crowds import crowd

LIGHT = theme("light")


def dots(scene, view):
    drawing = compose(scene, view, LIGHT, estimate)
    warning = LIGHT.window["warning"]
    return [one for one in drawing.items if isinstance(one, Disc) and one.fill == warning]


@pytest.mark.parametrize("count", [80, 900])
def test_each_corrected_entity_in_sight_has_a_dot_at_its_corner(count):
    scene = crowd(count, count)
    assert crowded(scene) == (count > 400)
    x, y = scene.positions[5].tolist()
    marked = replace(scene, corrected=frozenset({scene.entities[5]}), kept={})
    (dot,) = dots(marked, View(800, 600, (x, y), 1.0))
    assert abs(dot.x - 400) < 20
    assert abs(dot.y - 300) < 20
    assert dots(scene, View(800, 600, (x, y), 1.0)) == []
    assert dots(marked, View(800, 600, (x + 9_000, y), 1.0)) == []
