"""A large graph on the canvas: a picture of everything, and what is live over it."""

import gc
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from explorer.canvas.canvas import GraphCanvas
from explorer.canvas.fonts import measure
from explorer.canvas.picture import render
from explorer.graph import crowd as crowds
from explorer.graph import kernels
from explorer.graph.crowd import crowd_of, looks_of
from explorer.graph.drawing import compose
from explorer.graph.geometry import touching
from explorer.graph.items import View
from explorer.graph.metrics import estimate
from explorer.graph.picking import Hit
from explorer.graph.theme import theme
from tests.canvas.conftest import Hand
from tests.canvas.crowds import crowd, made
from tests.canvas.test_canvas import difference

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SIZE = (700, 500)


@pytest.fixture
def large(qtbot):
    """A canvas with 700 entities and 2,000 lines."""
    return opened(qtbot, crowd(700, 2_000))


def opened(qtbot, scene):
    canvas = GraphCanvas()
    qtbot.addWidget(canvas)
    canvas.animate = False
    canvas.resize(*SIZE)
    canvas.show_scene(scene)
    with qtbot.waitExposed(canvas):
        canvas.show()
    return canvas


def seen(canvas) -> QImage:
    """The canvas as it stays, without the buttons over it."""
    canvas.settle()
    return now(canvas)


def now(canvas) -> QImage:
    return canvas.viewport.grab().toImage()


def bits(image: QImage) -> bytes:
    return bytes(image.constBits())


def spot(canvas, row):
    return canvas.view.to_screen(canvas.scene.positions[row])


def hub(scene) -> str:
    return scene.entities[int(scene.weights.argmax())]


def test_the_picture_comes_by_itself_and_is_what_an_export_shows(large, qtbot):
    empty = QImage(now(large).size(), QImage.Format.Format_RGB32)
    empty.fill(QColor(theme("light").canvas))
    kernels.load()
    qtbot.waitUntil(lambda: difference(now(large), empty) > 5, timeout=20_000)
    exported = render(large.drawing)

    assert len(large.drawing.layers[0].strokes) == 2_000
    qtbot.waitUntil(lambda: difference(now(large), exported) < 0.3, timeout=20_000)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_same_scene_and_view_are_the_same_to_the_bit(large, qtbot, name):
    large.set_theme(theme(name))
    first = bits(seen(large))
    view = large.view
    large.pan_by(33.5, -21)
    large.zoom_at(1.3, 200, 100)
    assert bits(seen(large)) != first
    large.look(view)
    assert bits(seen(large)) == first

    other = opened(qtbot, crowd(700, 2_000))
    other.set_theme(theme(name))
    other.look(view)
    assert bits(seen(other)) == first


def test_while_the_view_moves_the_picture_moves_with_it(large):
    large.zoom_at(3, 350, 250)
    before = seen(large)
    large.pan_by(40, 30)
    moved = now(large)
    shifted = before.copy(60, 50, 400, 300)
    assert difference(moved.copy(20, 20, 400, 300), shifted) < 6  # names at the edge come and go


def test_where_the_newest_picture_does_not_reach_the_whole_one_does(large):
    whole = seen(large)
    view = large.view
    large.zoom_at(6, 350, 250)
    seen(large)
    large.look(view)

    assert difference(now(large), whole) < 12
    corner = now(large).copy(0, 0, SIZE[0], 120)
    assert difference(corner, whole.copy(0, 0, SIZE[0], 120)) < 8


def test_hovering_brings_an_entity_forward_and_fades_the_rest(large):
    plain = seen(large)
    entity = hub(large.scene)
    row = large.scene.row(entity)
    large.hover(Hit(entity=entity))
    hovered = now(large)

    drawing = large.drawing
    assert {stroke.line for stroke in drawing.strokes} == {
        at for at, line in enumerate(large.scene.lines) if entity in line.ends
    }
    assert entity in {box.entity for box in drawing.names}
    x, y = (round(v) for v in spot(large, row))
    color = theme("light").kind(large.scene.kinds[row]).lower()
    assert hovered.pixelColor(x, y).name() == color
    far = next(
        at for at in np.argsort(-large.scene.weights)
        if large.scene.entities[at] not in {b.entity for b in drawing.glyphs}
    )  # fmt: skip
    x, y = (round(v) for v in spot(large, far))
    assert hovered.pixelColor(x, y).lightness() > plain.pixelColor(x, y).lightness() + 30
    assert difference(hovered, render(drawing)) < 0.3

    large.hover(None)
    assert bits(now(large)) == bits(plain)


def test_selection_has_its_amber_ring_and_casing(large):
    entity = hub(large.scene)
    row = large.scene.row(entity)
    longest = max(
        range(len(large.scene.lines)),
        key=lambda at: np.hypot(*np.diff(large.scene.positions[large.scene.edges[at]], axis=0)[0]),
    )
    large.set_marks({entity}, {longest})
    picture = seen(large)

    drawing = large.drawing
    amber = QColor(theme("light").accent)

    def is_amber(x, y):
        color = picture.pixelColor(round(x), round(y))
        return abs(color.hue() - amber.hue()) < 12 and color.saturation() > 100

    x, y = spot(large, row)
    radius = crowd_of(
        large.scene, large.view, looks_of(large.scene, large.zoom, large.theme.sizes),
        large.theme.sizes, estimate,
    ).diameters[row] / 2 + 3.2  # fmt: skip
    turns = np.linspace(0, 2 * np.pi, 24)
    assert sum(is_amber(x + radius * np.cos(t), y + radius * np.sin(t)) for t in turns) >= 12
    stroke = next(one for one in drawing.strokes if one.line == longest)
    way = np.array(stroke.end) - stroke.start
    side = np.array((-way[1], way[0])) / np.hypot(*way) * 3.6
    points = [np.array(stroke.start) + way * share + side for share in np.linspace(0.1, 0.9, 40)]
    assert sum(is_amber(*point) for point in points) >= 20


def test_a_dragged_entity_takes_its_lines_along_at_once(large):
    seen(large)
    entity = hub(large.scene)
    row = large.scene.row(entity)
    goal = large.view.to_scene((60.0, 440.0))
    large.displace({entity: tuple(goal)})
    dragged = now(large)

    color = theme("light").kind(large.scene.kinds[row]).lower()
    assert dragged.pixelColor(60, 440).name() == color
    assert large.hit(60, 440) == Hit(entity=entity)
    own = large._frames._crowd.live(large.scene, large.view, large.theme, large._marks).layers[0]
    assert set(own.strokes.lines) == {
        at for at, line in enumerate(large.scene.lines) if entity in line.ends
    }
    large.settle()
    held = now(large)
    large.displace({entity: tuple(goal)}, held=False)
    assert difference(seen(large), held) < 3


def test_what_glides_as_a_whole_is_shown_as_one_moment(large):
    large.pan_by(1.0, 0.0)  # a view that a person chose is not fitted to what moves
    before = seen(large)
    moved = large.scene.moved(large.scene.positions + 60.0)
    large.show_scene(moved)
    assert difference(now(large), before) < 0.01
    assert difference(seen(large), before) > 3


def test_a_scene_that_comes_while_another_is_painted_wins(large, qtbot):
    wanted = crowd(600, 1_500, seed=9)
    for seed in (4, 5, 6):
        large.show_scene(crowd(600, 1_500, seed=seed), keep_view=False)
        now(large)
    large.show_scene(wanted, keep_view=False)
    other = opened(qtbot, wanted)
    other.look(large.view)
    assert bits(seen(large)) == bits(seen(other))


def test_a_small_scene_after_a_large_one_is_drawn_item_by_item(large):
    seen(large)
    small = made(np.array([[0.0, 0.0], [200.0, 0.0]]), np.array([[0, 1]]), np.random.default_rng(1))
    large.show_scene(small, keep_view=False)
    assert not large.drawing.layers
    assert len(large.drawing.strokes) == 1
    assert difference(now(large), render(large.drawing)) < 0.05


def test_a_canvas_may_go_while_its_picture_is_painted(qtbot):
    kernels.load()
    for _ in range(3):
        canvas = GraphCanvas()
        canvas.resize(*SIZE)
        canvas.show_scene(crowd(3_000, 9_000))
        canvas.show()
        now(canvas)
        canvas.close()
        canvas.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        del canvas
        gc.collect()
    qtbot.wait(50)


def test_without_compiled_code_the_same_is_shown(large, monkeypatch):
    drawing = large.drawing
    compiled = render(drawing)
    monkeypatch.setattr(kernels, "_found", [None])
    plain = render(drawing)

    assert difference(compiled, plain) < 1.5
    other = large.theme
    large.set_theme(theme("dark"))
    large.set_theme(other)
    assert difference(seen(large), plain) < 1.5
    assert large.hit(*spot(large, 0)) is not None


def test_in_bulk_the_same_is_drawn_as_item_by_item(qapp, monkeypatch):
    """Dashes, arrowheads, crossbars, widths and colors of lines; glyphs of every kind."""
    whole = crowd(220, 300)
    bare = replace(
        whole,
        names=(" ",) * len(whole.names),
        lines=tuple(replace(line, label="") for line in whole.lines),
    )
    spread = bare.moved(bare.positions * (1.1, 0.8))
    low, high = spread.positions.min(axis=0), spread.positions.max(axis=0)
    view = View.fit((*low, *high), 1400, 1000)
    items = compose(spread, view, theme("light"), measure)
    assert not items.layers
    assert len(items.strokes) == 300
    monkeypatch.setattr(crowds, "MOST_ITEMS", 100)
    bulk = compose(spread, view, theme("light"), measure)
    assert len(bulk.layers[0].strokes) == 300
    nothing = render(replace(items, items=()))
    assert difference(render(items), render(bulk)) < 0.12 * difference(render(items), nothing)


def test_an_entity_given_another_color_has_it_in_bulk_and_loses_it_again():
    plain = crowd(600, 700)
    rose = replace(plain, colors=("#C03060", *[""] * 599))
    view = View.fit((*plain.positions.min(axis=0), *plain.positions.max(axis=0)), 1400, 1000)

    def tint(scene):
        glyphs = compose(scene, view, theme("light"), measure).layers[0].glyphs
        return int(glyphs.colors[glyphs.rows == 0][0]), glyphs.colors[glyphs.rows != 0].tolist()

    before = tint(plain)
    assert tint(rose) == (0xFFC03060, before[1])
    assert tint(replace(rose, colors=())) == before != tint(rose)


@pytest.mark.parametrize(
    "fields",
    [
        {"asserted": False}, {"denied": True}, {"arrows": (True, True)}, {"sentences": 4},
        {"verdict": "confirmed"}, {"color": "#C03060"},
    ],
    ids=str,
)  # fmt: skip
def test_what_a_line_says_shows_in_bulk_as_it_does_in_items(qapp, monkeypatch, fields):
    """The two pictures are nearer to each other than to one in bulk that says less."""
    whole = crowd(220, 300)
    view = View.fit((*whole.positions.min(axis=0), *whole.positions.max(axis=0)), 1400, 1000)
    plain = {
        "asserted": True, "denied": False, "arrows": (False, False), "sentences": 1,
        "verdict": "unreviewed", "label": "",
    }  # fmt: skip

    def shown(**fields):
        lines = tuple(replace(line, **fields) for line in whole.lines)
        scene = replace(whole, lines=lines, names=(" ",) * len(whole.names))
        return render(compose(scene, view, theme("light"), measure))

    bare, items = shown(**plain), shown(**{**plain, **fields})
    monkeypatch.setattr(crowds, "MOST_ITEMS", 100)
    less, bulk = shown(**plain), shown(**{**plain, **fields})
    gained = difference(items, less) - difference(items, bulk)
    assert gained > 0.5 * difference(items, bare)


def test_few_lines_in_view_have_their_labels_and_names_and_nothing_touches(qtbot):
    places = np.column_stack((np.arange(500) * 160.0, np.arange(500) % 2 * 70.0))
    pairs = np.column_stack((np.arange(499), np.arange(1, 500)))
    canvas = opened(qtbot, made(places, pairs, np.random.default_rng(3)))
    canvas.look(View(*SIZE, (40_000.0, 30.0), 1.3))
    canvas.settle()

    drawing = canvas.drawing
    shown = [box for box in drawing.labels if box.rect[0] > 0 and box.rect[2] < SIZE[0]]
    assert len(shown) >= 2
    assert all(box.text for box in shown)
    assert {box.line for box in shown} <= {one.line for one in canvas.near.labels}
    rects = np.array([box.rect for box in (*drawing.labels, *drawing.names)])
    assert touching(rects, rects).sum() == len(rects)
    assert difference(now(canvas), render(drawing)) < 0.3


@pytest.mark.parametrize(
    "name",
    ["one", "none", "loops", "parallel", "long names", "one point", "nowhere", "endless", "line"],
)
def test_strange_scenes_are_usable(qtbot, name):
    canvas = opened(qtbot, strange(name))
    seen(canvas)
    canvas.fit()
    canvas.set_marks(canvas.scene.entities[:3], range(min(3, len(canvas.scene.lines))))
    for entity in canvas.scene.entities[:2]:
        canvas.hover(Hit(entity=entity))
        now(canvas)
    if canvas.scene.lines:
        canvas.hover(Hit(line=0))
    seen(canvas)
    boxes = np.array([box.rect for box in canvas.near.names]).reshape(-1, 4)
    for at, box in enumerate(boxes):
        others = np.delete(boxes, at, axis=0)
        lap = (others[:, :2] < box[2:] - 1).all(axis=1) & (others[:, 2:] > box[:2] + 1).all(axis=1)
        assert not lap.any(), "names lie on each other"
    Hand(qtbot, canvas).move(canvas.rect().center())
    for factor in (0.01, 100, 0.5):
        canvas.zoom_by(factor)
        assert not now(canvas).isNull()
    canvas.fit()
    canvas.fit_selected()
    canvas.displace({e: (1.0, 2.0) for e in canvas.scene.entities[:1]})
    canvas.displace({}, held=False)
    assert render(canvas.drawing).width() == canvas.view.width


def strange(name):
    chance = np.random.default_rng(2)
    pairs = np.column_stack((np.zeros(599, dtype=int), np.arange(1, 600)))
    places = chance.normal(0, 400, (600, 2))
    if name == "one":
        return made(places[:1], np.zeros((0, 2), dtype=int), chance)
    if name == "none":
        return made(places[:0], np.zeros((0, 2), dtype=int), chance)
    if name == "loops":
        pairs = np.column_stack((np.arange(600), np.arange(600)))
    if name == "parallel":
        pairs = np.vstack((pairs, np.tile((1, 2), (200, 1))))
    if name == "one point":
        places[:] = 7.0
    if name == "nowhere":
        places[::2] = np.nan
    if name == "endless":
        places[::3] = 1e300
        places[1::3, 0] = np.inf
    if name == "line":
        places[:, 1] = 0.0
    scene = made(places, pairs, chance)
    if name == "long names":
        long = " ".join(["Sehrlangername"] * 33)
        return replace(scene, names=(long, "x" * 500, *scene.names[2:]))
    return scene
