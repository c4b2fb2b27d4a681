"""The graph without a mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from explorer.canvas.canvas import GraphCanvas
from explorer.canvas.keyboard import along
from explorer.graph.picking import Hit
from tests.canvas.scenes import harbor

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def press(qtbot, canvas):
    canvas.setFocus()

    def press(*keys, modifier=Qt.KeyboardModifier.NoModifier):
        for key in keys:
            qtbot.keyClick(canvas.focusProxy(), getattr(Qt.Key, f"Key_{key}"), modifier)

    return press


def test_tab_walks_from_the_most_tied_entity_to_the_least_and_back(press, canvas):
    seen = []
    for _ in range(5):
        press("Tab")
        seen.append(canvas.keyboard_at)
    press("Backtab")

    assert seen == ["ada", "mira", "viktor", "port", "velmar"]
    assert canvas.keyboard_at == "port"


def test_tab_behind_the_last_entity_leaves_the_canvas(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    canvas, field = GraphCanvas(), QLineEdit()
    canvas.animate = False
    column = QVBoxLayout(window)
    column.addWidget(canvas)
    column.addWidget(field)
    canvas.show_scene(harbor())
    window.show()
    window.activateWindow()
    canvas.setFocus()
    qtbot.waitUntil(canvas.hasFocus)
    for _ in range(6):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)

    assert field.hasFocus()
    assert canvas.keyboard_at is None


def test_arrows_follow_the_line_that_leaves_nearest_to_their_direction(press, canvas):
    press("Tab", "Right")
    assert canvas.keyboard_at == "viktor"
    press("Left", "Down")
    assert canvas.keyboard_at == "mira"
    press("Right")
    assert canvas.keyboard_at == "port"
    press("Down")
    assert canvas.keyboard_at == "port"


def test_an_arrow_finds_neighbor_and_line():
    assert along(harbor(), "ada", (-1, 0)) == ("velmar", 1)
    assert along(harbor(), "velmar", (-1, 0)) is None


def test_enter_opens_the_evidence_of_an_entity_and_ctrl_enter_adds_one(press, heard):
    press("Tab", "Return")
    press("Right")
    press("Return", modifier=CTRL)

    assert heard == [
        ("picked", Hit(entity="ada"), False),
        ("picked", Hit(entity="viktor"), True),
    ]


def test_shift_enter_opens_the_line_that_an_arrow_came_by(press, heard):
    press("Tab", "Right")
    press("Return", modifier=SHIFT)

    assert heard == [("picked", Hit(line=0), False)]


def test_the_place_of_the_keyboard_is_drawn(press, canvas):
    plain = len(canvas.drawing.items)
    press("Tab")

    assert len(canvas.drawing.items) > plain


def test_the_entity_that_the_keyboard_goes_to_comes_into_sight(press, canvas):
    canvas.zoom_at(6, 400, 300)
    for _ in range(5):
        press("Tab")
        row = canvas.scene.row(canvas.keyboard_at)
        x, y = canvas.view.to_screen(canvas.scene.positions[row])
        assert 0 < x < canvas.view.width
        assert 0 < y < canvas.view.height


def test_plus_minus_and_nought_zoom(press, canvas):
    fitted = canvas.view
    press("Plus", "Plus")
    assert canvas.zoom == pytest.approx(fitted.zoom * 1.25**2)
    press("Minus")
    assert canvas.zoom == pytest.approx(fitted.zoom * 1.25)
    press("0")
    assert canvas.view == fitted


def test_f_shows_what_is_selected(press, canvas):
    canvas.set_marks({"mira", "port"})
    press("F")

    assert canvas.view.center[1] == pytest.approx(240, abs=40)


def test_escape_ends_the_lasso_first_and_then_goes_to_the_window(press, heard, canvas):
    canvas.lasso = True
    press("Escape")
    assert heard == []
    assert not canvas.lasso
    press("Escape")
    assert heard == [("escaped",)]


def test_the_menu_key_asks_for_a_menu_beside_the_entity(press, heard, canvas, hand):
    press("Tab")
    center = canvas.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, center, canvas.mapToGlobal(center))
    QApplication.sendEvent(canvas.viewport, event)

    assert heard == [("menu_asked", Hit(entity="ada"), canvas.mapToGlobal(hand.at("ada")))]


def test_a_key_that_means_nothing_here_goes_on_to_the_window(qtbot):
    heard = []

    class Window(QWidget):
        def keyPressEvent(self, event):
            heard.append(event.key())

    window = Window()
    qtbot.addWidget(window)
    canvas = GraphCanvas(window)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.keyClick(canvas.focusProxy(), Qt.Key.Key_C)

    assert heard == [Qt.Key.Key_C]
