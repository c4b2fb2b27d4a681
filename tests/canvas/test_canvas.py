"""What the canvas shows, and what stays when something changes."""

import numpy as np
import pytest
from PySide6.QtCore import QMargins, QPointF, QRect
from PySide6.QtGui import QImage

from explorer.canvas.canvas import GraphCanvas
from explorer.canvas.picture import render
from explorer.graph import text_layout
from explorer.graph.items import NameBox
from explorer.graph.theme import theme
from tests.canvas.scenes import harbor, line, scene, story

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LOWER = np.array((0, 90))


def boxes(canvas) -> list[NameBox]:
    return [*canvas.drawing.names, *canvas.drawing.glyphs]


def difference(one: QImage, other: QImage) -> float:
    """Mean difference of two pictures, from 0 to 255."""
    assert one.size() == other.size()
    arrays = []
    for image in (one, other):
        image = image.convertToFormat(QImage.Format.Format_RGB32)
        arrays.append(np.frombuffer(image.constBits(), np.uint8).astype(float))
    return float(np.abs(arrays[0] - arrays[1]).mean())


def grabbed(canvas) -> QImage:
    return canvas.viewport.grab(QRect(canvas.viewport.rect())).toImage()


@pytest.mark.parametrize("size", [(800, 600), (1200, 500), (420, 700)])
def test_the_first_scene_is_shown_whole_and_fills_the_canvas(canvas, size):
    canvas.resize(*size)
    canvas.show_scene(story(), keep_view=False)

    rects = np.array([box.rect for box in boxes(canvas)])
    assert len(canvas.drawing.glyphs) == 25
    assert rects.min() >= 0
    assert rects[:, 2].max() <= canvas.view.width
    assert rects[:, 3].max() <= canvas.view.height
    filled = (rects[:, 2:].max(axis=0) - rects[:, :2].min(axis=0)) / size
    assert filled.max() > 0.85


def test_nothing_lies_below_the_zoom_buttons(canvas):
    canvas.resize(700, 420)
    canvas.show_scene(story(40, 50), keep_view=False)

    corner = canvas._zoom_control.geometry()
    for box in boxes(canvas):
        left, top, right, bottom = (round(side) for side in box.rect)
        assert not corner.intersects(QRect(left, top, right - left, bottom - top))


def test_a_fit_keeps_edges_free_that_something_floats_over(canvas):
    canvas.set_insets(QMargins(0, 60, 0, 0))

    assert min(box.rect[1] for box in boxes(canvas)) >= 60


def test_a_scene_shown_before_the_canvas_has_its_size_fits_in_the_end(qtbot):
    canvas = GraphCanvas()
    qtbot.addWidget(canvas)
    canvas.show_scene(story())
    canvas.resize(900, 700)
    with qtbot.waitExposed(canvas):
        canvas.show()

    rects = np.array([box.rect for box in boxes(canvas)])
    assert len(canvas.drawing.glyphs) == 25
    assert rects.min() >= 0
    assert (rects.max(axis=0)[2:] <= (900, 700)).all()


def test_later_scenes_keep_the_view(canvas):
    canvas.zoom_at(1.7, 300, 200)
    view = canvas.view
    canvas.show_scene(story())

    assert canvas.view == view


def test_a_graph_that_moves_out_of_sight_is_shown_whole_again(canvas):
    canvas.zoom_at(1.7, 300, 200)
    canvas.show_scene(canvas.scene.moved(canvas.scene.positions * 0.5 + 9_000.0))

    seen = canvas.view.to_screen(canvas.scene.positions)
    assert (seen > 0).all()
    assert (seen < (canvas.view.width, canvas.view.height)).all()


def test_a_graph_shown_whole_stays_whole_when_most_of_it_moves(canvas):
    wide = canvas.scene.moved(canvas.scene.positions * 3.0)
    canvas.show_scene(wide)

    seen = canvas.view.to_screen(wide.positions)
    assert (seen > 0).all()
    assert (seen < (canvas.view.width, canvas.view.height)).all()


def test_a_view_stays_when_one_entity_moves_away(canvas):
    view, places = canvas.view, canvas.scene.positions.copy()
    places[0] += 9_000.0
    canvas.show_scene(canvas.scene.moved(places))

    assert canvas.view == view


def test_a_view_that_a_person_chose_survives_a_new_size(canvas):
    canvas.zoom_at(1.7, 300, 200)
    center, zoom = canvas.view.center, canvas.zoom
    canvas.resize(600, 500)

    assert (canvas.view.center, canvas.zoom) == (center, zoom)
    assert (canvas.view.width, canvas.view.height) == (600, 500)


def test_entities_glide_to_their_new_places(canvas, qtbot):
    canvas.animate = True
    before = canvas.scene.positions.copy()
    canvas.show_scene(canvas.scene.moved(before + LOWER))
    assert not np.allclose(canvas.scene.positions, before + LOWER)

    qtbot.waitUntil(lambda: bool((canvas.scene.positions == before + LOWER).all()))


def test_what_is_fitted_while_entities_glide_is_where_they_will_be(canvas, qtbot):
    first = story()
    canvas.show_scene(first, keep_view=False)
    canvas.animate = True
    wide = first.moved(first.positions * (3.0, 1.0))
    canvas.show_scene(wide, keep_view=False)
    qtbot.waitUntil(lambda: canvas.scene is not wide)
    canvas.set_insets(QMargins(0, 70, 0, 0))
    qtbot.waitUntil(lambda: canvas.scene is wide and canvas._camera.goal is None)
    seen = canvas.view
    canvas.animate = False
    canvas.fit()
    assert canvas.view == seen


def test_a_view_glides_past_no_wrong_place(canvas, qtbot):
    canvas.animate = True
    start, seen = canvas.zoom, []
    canvas.zoomed.connect(seen.append)
    canvas.zoom_at(2.0, 100, 100)
    canvas.zoom_at(2.0, 100, 100)
    qtbot.waitUntil(lambda: canvas.zoom == pytest.approx(4 * start))

    assert seen == sorted(seen)
    assert len(seen) > 1


def test_without_motion_everything_is_there_at_once(canvas):
    canvas.show_scene(canvas.scene.moved(canvas.scene.positions + LOWER))

    assert canvas.scene.positions[0][1] == 90


def test_entities_that_are_not_placed_yet_are_left_out(canvas):
    places = harbor().positions.copy()
    places[4] = np.nan
    canvas.show_scene(harbor().moved(places), keep_view=False)

    assert {box.entity for box in boxes(canvas)} == {"ada", "viktor", "mira", "port"}
    assert grabbed(canvas).width() == canvas.view.width


@pytest.mark.parametrize("shown", [scene(()), scene((("a", "Ada", "PERSON", 7, 7),))])
def test_a_scene_of_nothing_or_of_one_is_shown(canvas, shown):
    canvas.show_scene(shown, keep_view=False)
    canvas.fit()

    assert len(canvas.drawing.names) == len(shown.entities)
    assert canvas.accessibleName().startswith("Graph: ")


def test_selection_is_drawn_and_stays_with_its_line_when_rows_change(canvas):
    plain = canvas.drawing.items
    canvas.set_marks({"mira", "port"}, {2})
    assert canvas.drawing.items != plain

    turned = harbor()
    rows = [(e, n, k, *p) for e, n, k, p in zip(
        turned.entities, turned.names, turned.kinds, turned.positions, strict=True
    )]  # fmt: skip
    canvas.show_scene(scene(rows, turned.lines[::-1]))

    assert canvas._marks.lines == {1}
    assert canvas.scene.lines[1].ends == ("mira", "port")


def test_the_canvas_says_in_words_what_it_shows(canvas):
    assert canvas.accessibleName() == "Graph: 5 entities, 4 lines"
    canvas.set_marks({"ada"})
    assert canvas.focusProxy().accessibleName() == "Graph: 5 entities, 4 lines; Ada Okafor selected"
    assert "Tab" in canvas.accessibleDescription()


def test_a_theme_changes_colors_and_nothing_else(canvas):
    light = canvas.drawing
    canvas.set_theme(theme("dark"))
    dark = canvas.drawing

    assert light.background != dark.background
    assert light.names == dark.names
    assert light.strokes == dark.strokes
    corner = grabbed(canvas).pixelColor(3, 3).name()
    assert corner == theme("dark").canvas.lower()


def test_screen_and_picture_show_the_same(canvas):
    canvas.set_marks({"ada", "viktor"}, {0})

    assert difference(grabbed(canvas), render(canvas.drawing)) < 0.05


def test_the_host_agrees_about_coordinates(canvas):
    canvas.zoom_at(1.6, 200, 150)
    canvas.pan_by(37, -12)
    box = canvas._host.box
    for place in canvas.scene.positions:
        here = canvas.view.to_screen(place)
        there = box.mapFromViewToItem(box, QPointF(*place))
        assert (there.x(), there.y()) == pytest.approx(tuple(here), abs=1e-6)


def test_a_frame_is_painted_once(canvas, qtbot, monkeypatch):
    frames = []
    paint = type(canvas._host.surface).paint
    monkeypatch.setattr(
        type(canvas._host.surface), "paint", lambda *given: (frames.append(1), paint(*given))[1]
    )
    for _ in range(5):
        canvas.pan_by(4, 0)
        qtbot.wait(5)

    assert len(frames) <= 5


def test_panning_places_no_text_anew(canvas, monkeypatch):
    assert canvas.drawing.labels
    calls = []
    plane = text_layout.plane_of
    monkeypatch.setattr(text_layout, "plane_of", lambda *given: (calls.append(1), plane(*given))[1])
    for _ in range(4):
        canvas.pan_by(5, 3)
        assert canvas.drawing.labels

    assert calls == []


def test_names_of_every_kind_are_drawn_as_they_are(canvas):
    names = ("<b>Ada</b>", "محمد بن سلمان", "Zoë 👩‍👩‍👧", 'Tom "Quote" & Sons', "e\u0301")
    canvas.show_scene(
        scene(
            [(f"e{at}", name, "PERSON", at * 200, 0) for at, name in enumerate(names)],
            [line("e0", "e1", "<i>met</i>")],
        ),
        keep_view=False,
    )

    drawn = {" ".join(box.lines) for box in canvas.drawing.names}
    assert drawn == set(names)
    assert not grabbed(canvas).isNull()


def test_what_takes_the_place_of_another_scene_starts_where_that_was_seen(canvas):
    canvas.animate = True
    canvas.show_scene(harbor(), keep_view=False)
    canvas.rest()
    before = dict(
        zip(canvas.scene.entities, canvas.view.to_screen(canvas.scene.positions), strict=True)
    )
    canvas.show_scene(harbor().moved(harbor().positions * 3.0 + 500.0), False, other=True)
    now = canvas.view.to_screen(canvas.scene.positions)
    assert canvas._camera.goal is None, "the view does not glide as well"
    for entity, at in zip(canvas.scene.entities, now, strict=True):
        assert np.allclose(at, before[entity], atol=1.0)
