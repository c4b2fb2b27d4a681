"""Names in a large graph: all that have room where a view is near enough, and none over another."""

import numpy as np
import pytest

from explorer.canvas.canvas import GraphCanvas
from explorer.graph.crowd import crowd_of, looks_of
from explorer.graph.crowd_names import place_texts, room_for
from explorer.graph.geometry import touching
from explorer.graph.items import View
from explorer.graph.metrics import estimate
from explorer.graph.theme import theme
from tests.canvas.crowds import crowd, made

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SIDE = 40  # entities to a side of a field of them


def opened(qtbot, scene):
    canvas = GraphCanvas()
    qtbot.addWidget(canvas)
    canvas.animate = False
    canvas.resize(1280, 800)
    canvas.show_scene(scene)
    with qtbot.waitExposed(canvas):
        canvas.show()
    canvas.settle()
    return canvas


def field(apart):
    """A row of entities under another, each tied to the next."""
    across = np.arange(SIDE) * apart
    places = np.array([(x, y / 2) for y in across for x in across])
    pairs = np.array([(at, at + 1) for at in range(SIDE * SIDE - 1) if (at + 1) % SIDE])
    return made(places, pairs, np.random.default_rng(3))


def near(canvas, zoom):
    canvas.zoom_at(zoom / canvas.view.zoom, 640, 400)
    canvas.settle()
    canvas.viewport.grab()
    names = {name.entity: name.rect for name in canvas.near.names}
    screen = canvas.view.to_screen(canvas.scene.positions)
    inside = ((screen > 0) & (screen < (1280, 800))).all(axis=1)
    return names, [canvas.scene.entities[row] for row in np.flatnonzero(inside)]


def test_where_there_is_room_every_leaf_has_its_name(qtbot):
    names, seen = near(opened(qtbot, field(apart=160.0)), 0.75)
    assert len(seen) > 120
    assert set(seen) <= set(names)


def test_from_afar_only_so_many_are_named(qtbot):
    canvas = opened(qtbot, field(apart=160.0))
    names, seen = near(canvas, canvas.view.zoom)
    assert len(seen) > 1_000
    assert 20 < len(names) < 200


@pytest.mark.parametrize("zoom", [0.75, 1.0, 1.5])
def test_no_name_lies_on_another(qtbot, zoom):
    canvas = opened(qtbot, crowd(2_000, 10_000))
    row = int(np.abs(canvas.scene.positions).sum(axis=1).argmin())
    before = canvas.view.to_screen(canvas.scene.positions[row])
    canvas.pan_by(*(before - (640, 400)))
    names, seen = near(canvas, zoom)
    assert len(set(seen) & names.keys()) > len(seen) / 3
    boxes = np.array(list(names.values()))
    over = touching(boxes, boxes)
    np.fill_diagonal(over, False)
    assert not over.any()


def test_a_leaf_in_a_throng_has_no_name_rather_than_one_over_a_glyph():
    scene, sizes, area = field(apart=75.0), theme("light").sizes, (0.0, 0.0, 1280.0, 800.0)
    view = View(1280, 800, (1500.0, 750.0), 1.25)
    drawn = crowd_of(scene, view, looks_of(scene, 1.25, sizes), sizes, estimate)
    names = place_texts(drawn, area, sizes, estimate).names
    last = names[room_for(area) :]
    seen = drawn.seen(area)
    assert last
    assert len(names) < len(seen)
    glyphs = np.hstack((drawn.points - drawn.half, drawn.points + drawn.half))[seen]
    for one in last:
        rect = np.array(one.name.rect) + np.tile(drawn.points[one.row], 2)
        assert set(seen[touching(rect[None], glyphs)[0]].tolist()) <= {one.row}
