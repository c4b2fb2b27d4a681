"""What a hand with a mouse does, and what the canvas reports of it."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QTextDocument, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip

from explorer.canvas.pointer import tip
from explorer.graph.picking import Hit
from explorer.graph.view import Stack
from tests.canvas.scenes import line, scene

# The offscreen platform says so whenever a tooltip is shown.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NAMES = (
    "<b>Ada</b>", "<img src='/etc/passwd'>", 'Tom "Quote" O’Neil & Sons', "محمد بن سلمان",
    "Zoë 👩‍👩‍👧", "5 < 6 &amp; 7",
)  # fmt: skip


def wheel(canvas, at, turn=120):
    event = QWheelEvent(
        QPointF(at), QPointF(canvas.mapToGlobal(at)), QPoint(), QPoint(0, turn),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(canvas.viewport, event)


def test_a_click_on_a_line_picks_that_line(hand, heard):
    hand.click(hand.on(0, 0.2))

    assert heard == [("picked", Hit(line=0), False)]


def test_a_click_eight_pixels_beside_a_line_still_picks_it(hand, heard):
    hand.click(hand.on(0, 0.2) + QPoint(0, 7))
    hand.click(hand.on(0, 0.2) + QPoint(0, -12))

    assert heard == [("picked", Hit(line=0), False), ("picked", None, False)]


@pytest.mark.parametrize("modifier", [CTRL, SHIFT])
def test_clicks_with_ctrl_or_shift_add_to_the_selection(hand, heard, modifier):
    hand.click(hand.at("ada"))
    hand.click(hand.at("viktor"), modifier)

    assert heard == [
        ("picked", Hit(entity="ada"), False),
        ("picked", Hit(entity="viktor"), True),
    ]


def test_a_click_on_a_name_picks_its_entity(hand, heard, canvas):
    name = next(box for box in canvas.drawing.names if box.entity == "viktor")
    left, top, right, bottom = name.rect
    hand.click(QPoint(round((left + right) / 2), round((top + bottom) / 2)))

    assert heard == [("picked", Hit(entity="viktor"), False)]


def test_a_double_click_opens_an_entity_and_does_not_click_twice(hand, heard, qtbot, canvas):
    at = hand.at("ada")
    hand.click(at)
    qtbot.mouseDClick(canvas.viewport, Qt.MouseButton.LeftButton, pos=at)
    hand.release(at)

    assert heard == [("picked", Hit(entity="ada"), False), ("opened", "ada")]


def test_a_double_click_on_a_line_asks_for_its_label(hand, heard, qtbot, canvas):
    qtbot.mouseDClick(canvas.viewport, Qt.MouseButton.LeftButton, pos=hand.on(0, 0.2))

    assert ("label_asked", Hit(line=0)) in heard


def test_a_dragged_entity_stays_where_it_is_put_and_its_lines_follow(hand, heard, canvas):
    start, end = hand.at("mira"), hand.at("mira") + QPoint(60, 40)
    hand.drag(start, start + QPoint(20, 10), end)

    [(signal, places)] = heard
    assert signal == "moved"
    assert set(places) == {"mira"}
    x, y = canvas.view.to_screen(places["mira"])
    assert (round(x), round(y)) == (end.x(), end.y())
    assert tuple(canvas.scene.positions[2]) == places["mira"]
    stroke = next(s for s in canvas.drawing.strokes if s.line == 3)
    assert min(abs(stroke.end[0] - end.x()), abs(stroke.start[0] - end.x())) < 25


def test_dragging_one_of_several_selected_entities_moves_them_all(hand, heard, canvas):
    canvas.set_marks({"ada", "mira"})
    before = canvas.scene.positions.copy()
    start = hand.at("ada")
    hand.drag(start, start + QPoint(10, 0), start + QPoint(30, 0))

    [(_, places)] = heard
    assert set(places) == {"ada", "mira"}
    shifts = {entity: places[entity][0] - before[canvas.scene.row(entity)][0] for entity in places}
    assert shifts["ada"] == pytest.approx(shifts["mira"])
    assert shifts["ada"] == pytest.approx(30 / canvas.zoom)


def test_a_moved_stack_reports_the_place_of_each_member(hand, heard, canvas):
    stack = Stack("stack:1", "2 places", ("velmar", "baltra"), "PLACE", ("Velmar", "Baltra"))
    canvas.show_scene(
        scene(
            (("ada", "Ada", "PERSON", 0, 0), ("stack:1", "2 places", "PLACE", 200, 0)),
            (line("ada", "stack:1", "visited"),),
            (stack,),
        )
    )
    start = hand.at("stack:1")
    hand.drag(start, start + QPoint(10, 10), start + QPoint(20, 20))

    [(_, places)] = heard
    assert set(places) == {"velmar", "baltra"}
    assert places["velmar"] == places["baltra"]


def test_escape_puts_a_dragged_entity_back(hand, heard, qtbot, canvas):
    before = canvas.scene.positions.copy()
    hand.press(hand.at("mira"))
    hand.move(hand.at("mira") + QPoint(50, 50))
    qtbot.keyClick(canvas.focusProxy(), Qt.Key.Key_Escape)
    hand.release(QPoint(300, 300))

    assert heard == []
    assert (canvas.scene.positions == before).all()


def test_a_hand_that_trembles_still_clicks(hand, heard):
    at = hand.at("ada")
    hand.drag(at, at + QPoint(2, 1))

    assert heard == [("picked", Hit(entity="ada"), False)]


def test_a_drag_on_empty_canvas_pans_and_picks_nothing(hand, heard, canvas):
    before = hand.at("ada")
    hand.drag(QPoint(60, 60), QPoint(90, 70), QPoint(160, 110))

    assert heard == []
    assert hand.at("ada") == before + QPoint(100, 50)


def test_a_click_on_empty_canvas_picks_nothing(hand, heard):
    hand.click(QPoint(20, 20))

    assert heard == [("picked", None, False)]


def test_a_shift_drag_selects_what_its_rectangle_holds(hand, heard):
    above, below = hand.at("ada") + QPoint(-20, -20), hand.at("mira") + QPoint(20, 20)
    hand.drag(above, QPoint(100, 100), below, modifier=SHIFT)

    assert heard == [("lassoed", ("ada", "mira"))]


def test_a_lasso_selects_what_it_goes_round_and_is_used_up(hand, heard, canvas):
    canvas.lasso = True
    middle = hand.at("port")
    corners = [middle + QPoint(x, y) for x, y in ((40, -40), (40, 40), (-40, 40), (-40, -30))]
    hand.drag(middle + QPoint(-40, -40), *corners)

    assert heard == [("lassoed", ("port",))]
    assert not canvas.lasso


def test_the_handle_beside_a_hovered_entity_draws_a_relation(hand, heard, canvas):
    hand.move(hand.at("port"))
    handle = canvas._pointer.handle
    start = QPoint(round(handle.x), round(handle.y))
    hand.move(start)
    hand.drag(start, start + QPoint(-20, -20), hand.at("viktor"))

    assert heard == [("relation_asked", "port", "viktor")]


@pytest.mark.parametrize("where", ["port", None])
def test_a_relation_that_ends_nowhere_or_where_it_began_is_not_asked(hand, heard, canvas, where):
    hand.move(hand.at("port"))
    start = QPoint(round(canvas._pointer.handle.x), round(canvas._pointer.handle.y))
    hand.drag(start, QPoint(400, 300), hand.at(where) if where else QPoint(30, 30))

    assert heard == []


def test_the_handle_covers_neither_names_nor_labels(hand, canvas):
    for entity in canvas.scene.entities:
        hand.move(QPoint(20, 20))
        hand.move(hand.at(entity))
        handle = canvas._pointer.handle
        assert handle.entity == entity
        for box in (*canvas.drawing.names, *canvas.drawing.labels):
            left, top, right, bottom = box.rect
            assert not (left - 5 < handle.x < right + 5 and top - 5 < handle.y < bottom + 5)


def test_the_wheel_zooms_and_keeps_what_is_under_the_pointer(hand, canvas, qtbot):
    zoom, at = canvas.zoom, hand.at("velmar")
    with qtbot.waitSignal(canvas.zoomed):
        wheel(canvas, at)

    assert canvas.zoom == pytest.approx(zoom * 1.2)
    assert hand.at("velmar") == at


def test_zoom_ends_at_a_tenth_and_at_eight_times(canvas):
    for turn in (1, -1):
        for _ in range(60):
            wheel(canvas, QPoint(300, 200), 120 * turn)
        assert canvas.zoom == pytest.approx(8.0 if turn > 0 else 0.1)


def test_hovering_brings_forward_and_leaving_puts_back(hand, canvas):
    plain = canvas.drawing.items
    hand.move(hand.at("velmar"))
    assert canvas.hovered_hit == Hit(entity="velmar")
    assert canvas.drawing.items != plain

    hand.move(QPoint(15, 15))
    assert canvas.hovered_hit is None
    assert canvas.drawing.items == plain


def test_a_line_is_named_at_the_pointer_before_the_click(hand):
    hand.move(hand.on(0, 0.2))

    assert read(QToolTip.text()) == "Ada Okafor — Viktor Lindqvist\nsigned with · 4 sentences"


def test_a_directed_line_is_named_in_its_direction(hand):
    hand.move(hand.on(1, 0.3))

    assert read(QToolTip.text()).startswith("Ada Okafor → Velmar\nmayor of")


@pytest.mark.parametrize("name", NAMES)
def test_names_are_plain_text_at_the_pointer(hand, canvas, name):
    canvas.show_scene(
        scene(
            (("one", name, "PERSON", 0, 0), ("two", "Mira Chen", "PERSON", 300, 0)),
            (line("one", "two", "<i>met</i>"),),
        ),
        keep_view=False,
    )
    hand.move(hand.at("one"))
    assert read(QToolTip.text()) == f"{name}\n1 line"
    hand.move(QPoint(15, 15))
    hand.move(hand.on(0, 0.25))
    assert read(QToolTip.text()) == f"{name} — Mira Chen\n<i>met</i> · 1 sentence"


def test_the_name_stays_at_a_pointer_that_rests(hand, canvas):
    at = hand.on(0, 0.2)
    hand.move(at)
    event = QHelpEvent(QEvent.Type.ToolTip, at, canvas.mapToGlobal(at))
    QApplication.sendEvent(canvas.viewport, event)

    assert read(QToolTip.text()).startswith("Ada Okafor")


def test_a_tip_cuts_off_what_is_endless():
    told = read(tip("x" * 5000))
    assert len(told) < 800
    assert told.endswith("…")


def test_a_tip_shows_a_long_name_whole_in_lines_that_fit_the_screen():
    name = "very long name " * 33
    rows = tip(name).split("<br>")
    assert len(rows) > 1
    assert max(map(len, rows)) < 150
    assert read(tip(name)).split() == name.split()


def test_the_right_button_asks_for_a_menu_of_what_is_there(hand, heard, canvas):
    at = hand.at("ada")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, canvas.mapToGlobal(at))
    QApplication.sendEvent(canvas.viewport, event)

    assert heard == [("menu_asked", Hit(entity="ada"), canvas.mapToGlobal(at))]


def read(rich: str) -> str:
    """What a person reads in a tooltip."""
    document = QTextDocument()
    document.setHtml(rich)
    return document.toPlainText().replace("\u2028", "\n")


def test_nothing_is_hovered_by_a_zoom_until_the_pointer_moves(hand, canvas, qtbot):
    at, seen = hand.at("ada"), []
    hand.move(at)
    assert canvas.hovered_hit == Hit(entity="ada")
    canvas.hovered.connect(seen.append)
    for turn in (120, 120, -120, -120, -120):
        wheel(canvas, at, turn)
        QApplication.processEvents()
    assert seen == [None]
    assert canvas.hovered_hit is None
    hand.move(at + QPoint(1, 0))
    assert canvas.hovered_hit == Hit(entity="ada")


def test_what_moves_while_the_view_glides_is_not_hovered(hand, canvas, qtbot):
    canvas.animate = True
    at = hand.at("ada")
    wheel(canvas, at)
    hand.move(at)
    assert canvas.hovered_hit is None
    qtbot.waitUntil(lambda: canvas._camera.goal is None)
    hand.move(at + QPoint(1, 0))
    assert canvas.hovered_hit == Hit(entity="ada")


def test_where_nothing_is_in_sight_a_chip_leads_back(canvas, qtbot):
    for _ in range(14):
        wheel(canvas, QPoint(10, 10))
    qtbot.waitUntil(canvas._way_back.isVisible)
    canvas._way_back.click()
    qtbot.waitUntil(lambda: not canvas._way_back.isVisible())
    assert not canvas.roams


def test_another_scene_leaves_nothing_hovered(hand, canvas):
    hand.move(hand.at("ada"))
    canvas.show_scene(scene([("ada", "Ada", "PERSON", 0.0, 0.0)]))
    assert canvas.hovered_hit is None
    assert canvas._pointer.handle is None
