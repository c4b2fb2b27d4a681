"""The graph without a mouse."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QFocusEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from explorer.canvas.canvas import GraphCanvas
from explorer.canvas.keyboard import PAN
from explorer.canvas.nudge import STRIDE
from explorer.canvas.steps import along, around, called
from explorer.graph.picking import Hit
from tests.canvas.scenes import harbor

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


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


def test_page_down_reaches_every_line_of_an_entity_and_enter_opens_it(press, canvas, heard):
    press("Tab")
    lines = around(canvas.scene, "ada")
    for _ in lines:
        press("PageDown", "Return")
    press("PageUp", "Return")

    picked = [said[1].line for said in heard if said[0] == "picked"]
    assert picked == [*lines, lines[-2]]
    assert sorted(lines) == [row for row, ends in enumerate(canvas.scene.edges) if 0 in ends]


def test_space_on_a_line_goes_to_its_other_end_and_escape_back_to_the_entity(press, canvas, heard):
    press("Tab", "PageDown", "Escape")
    assert canvas.keyboard_at == "ada"
    assert canvas.hovered_hit == Hit(entity="ada")
    assert heard == []
    press("PageDown", "Space")
    assert canvas.keyboard_at != "ada"
    assert "ada" in canvas.scene.lines[around(canvas.scene, "ada")[0]].ends


def test_space_adds_the_entity_to_the_selection_or_takes_it_out(press, heard):
    press("Tab", "Space")
    assert heard == [("picked", Hit(entity="ada"), True)]


def test_home_end_and_backspace(press, canvas):
    press("End")
    assert canvas.keyboard_at == "velmar"
    press("Home", "Right", "Backspace")
    assert canvas.keyboard_at == "ada"
    press("Backspace", "Backspace")
    assert canvas.keyboard_at == "velmar"


def test_a_name_is_typed_behind_a_slash(qtbot, press, canvas, heard):
    press("Slash")
    qtbot.keyClicks(canvas.focusProxy(), "port a")
    assert canvas.keyboard_at == "port"
    press("Return")
    assert heard == []
    press("Return")
    assert heard == [("picked", Hit(entity="port"), False)]


def test_letters_of_a_name_are_no_shortcuts_and_again_so_behind_it(qtbot, press, canvas):
    fired = []
    action = QAction(canvas)
    action.setShortcut("M")
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(lambda: fired.append("m"))
    canvas.addAction(action)
    canvas.activateWindow()
    press("Slash", "M")
    assert canvas.keyboard_at == "mira"
    assert fired == []


@pytest.fixture
def command(canvas):
    """A key that is a command where no name is typed; the list of what it did."""
    fired = []
    for key in ("A", "Shift+B", "Delete"):
        action = QAction(canvas)
        action.setShortcut(key)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _=False, key=key: fired.append(key))
        canvas.addAction(action)
    canvas.activateWindow()
    return fired


def test_capital_letters_belong_to_the_name(qtbot, press, canvas, command):
    press("Slash", "Shift")
    qtbot.keyClicks(canvas.focusProxy(), "PB", SHIFT)
    press("A", "Delete")

    assert command == []
    assert canvas.keyboard.search.slip.text() == "/ PBa — No such name"


def test_what_matches_nothing_is_said_and_nothing_falls_through(qtbot, press, canvas, command):
    press("Slash", "A", "Z", "Z", "A")

    slip = canvas.keyboard.search.slip
    assert slip.isVisible()
    assert slip.text() == "/ azza — No such name"
    assert command == []
    press("Escape", "A")
    assert not slip.isVisible()
    assert command == ["A"]


def test_a_click_ends_the_search(hand, press, canvas, command):
    press("Slash", "M")
    hand.click(QPoint(5, 5))

    assert not canvas.keyboard.search.open
    press("A")
    assert command == ["A"]


def test_whoever_is_called_so_from_the_beginning_comes_first():
    assert called(harbor(), "po") == "port"
    assert called(harbor(), "zz") is None
    assert called(harbor(), " ") is None


def test_alt_with_arrows_moves_the_entity_and_tells_it_once(qtbot, press, canvas, heard):
    press("Tab")
    x, y = canvas.scene.positions[canvas.scene.row("ada")]
    press("Right", "Right", "Down", modifier=ALT)
    assert heard == []
    qtbot.waitUntil(lambda: bool(heard))
    ((name, places),) = heard
    assert (name, list(places)) == ("moved", ["ada"])
    step = STRIDE / canvas.zoom
    assert places["ada"] == pytest.approx((x + 2 * step, y + step))


def test_escape_puts_a_moved_entity_back(press, canvas, heard):
    press("Tab")
    before = canvas.scene.positions.copy()
    press("Left", modifier=ALT)
    assert (canvas.scene.positions != before).any()
    press("Escape")
    assert canvas.scene.positions == pytest.approx(before)
    assert heard == []


def test_what_is_selected_moves_together(press, canvas, heard):
    canvas.set_marks({"ada", "mira"})
    press("Tab")
    press("Up", modifier=ALT)
    press("Right")
    assert set(heard[0][1]) == {"ada", "mira"}


def test_shift_with_arrows_moves_the_view(press, canvas):
    before = canvas.view.center
    press("Right", modifier=SHIFT)
    assert canvas.view.center == pytest.approx((before[0] + PAN / canvas.zoom, before[1]))


def test_the_place_is_kept_while_a_menu_or_dialog_has_the_keyboard(press, canvas):
    press("Tab")
    for reason in (Qt.FocusReason.MenuBarFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
        QApplication.sendEvent(canvas.focusProxy(), QFocusEvent(QEvent.Type.FocusOut, reason))
        assert canvas.keyboard_at == "ada"
    QApplication.sendEvent(
        canvas.focusProxy(), QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason)
    )
    assert canvas.keyboard_at is None
    assert canvas.hovered_hit is None
