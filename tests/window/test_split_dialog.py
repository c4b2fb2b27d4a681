"""Splitting an entity: boxes to check, all in reach, and a button that acts at the first press."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel

from explorer.graph.theme import theme
from explorer.panels.rows import Row
from explorer.panels.style import Look
from explorer.window.recast_dialog import Reach, RecastDialog
from explorer.window.split_dialog import SplitDialog
from tests.builders import person

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def dialog(qtbot) -> SplitDialog:
    rows = [Row(f"m{n}", f"Smith spoke {n} times", under=f"¶{n}", strong=(0, 5)) for n in range(40)]
    names = ["Port Authority", "Port Police"]
    made = SplitDialog(Look(theme("light")), person("Smith"), rows, names, None)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def press_row(qtbot, dialog: SplitDialog, row: int) -> None:
    index = dialog.list.rows.index(row, 0)
    dialog.list.scrollTo(index)
    spot = dialog.list.visualRect(index).center()
    assert dialog.list.viewport().rect().contains(spot)
    qtbot.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def test_rows_are_checked_one_by_one_to_the_last(qtbot, dialog):
    for row in (0, 3, 39):
        press_row(qtbot, dialog, row)
    assert dialog.answer().mentions == ("m0", "m3", "m39")
    press_row(qtbot, dialog, 3)
    assert dialog.answer().mentions == ("m0", "m39")
    assert "2 mentions go · 38 mentions stay" in [x.text() for x in dialog.findChildren(QLabel)]


def test_space_checks_the_row_with_the_keyboard(qtbot, dialog):
    press_row(qtbot, dialog, 1)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.answer().mentions == ("m1", "m2")


def test_a_checked_row_has_a_filled_box(qtbot, dialog):
    press_row(qtbot, dialog, 0)
    image = dialog.list.viewport().grab().toImage()
    accent = Look(theme("light")).color("accent")

    def filled(row: int) -> bool:
        box = dialog.list.visualRect(dialog.list.rows.index(row, 0))
        spots = [(x, y) for x in range(8, 26) for y in range(box.top(), box.bottom())]
        return sum(image.pixelColor(*spot) == accent for spot in spots) > 60

    assert filled(0)
    assert not filled(1)


def test_the_first_press_on_the_button_acts_while_names_are_suggested(qtbot, dialog):
    press_row(qtbot, dialog, 0)
    dialog.activateWindow()
    dialog.name.setFocus()
    qtbot.keyClicks(dialog.name, "Port")
    popup = dialog.name.completer().popup()
    assert popup.isVisible()
    button = dialog._form.done
    there = button.mapToGlobal(button.rect().center())
    press = QMouseEvent(
        QMouseEvent.Type.MouseButtonPress, popup.mapFromGlobal(there).toPointF(),
        there.toPointF(), Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    with qtbot.waitSignal(dialog.accepted):
        QApplication.sendEvent(popup, press)  # as Qt gives it to the popup, which has the mouse
    assert dialog.answer().name == "Port"


def test_a_name_for_one_mention_is_said_to_make_another_entity(qtbot):
    reaches = [Reach("mention", 1, "Smith"), Reach("everywhere", 4)]
    dialog = RecastDialog(Look(theme("light")), person("Smith"), reaches, [], None)
    qtbot.addWidget(dialog)
    assert "another entity" not in dialog._hint.text()
    dialog.scopes["mention"].setChecked(True)
    assert "This makes another entity: these mentions leave “Smith”" in dialog._hint.text()


def test_the_longer_hint_has_room(qtbot):
    reaches = [Reach("mention", 1, "Smith"), Reach("everywhere", 4)]
    dialog = RecastDialog(Look(theme("light")), person("Smith"), reaches, [], None)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.scopes["mention"].setChecked(True)
    hint = dialog._hint
    assert hint.height() >= hint.heightForWidth(hint.width())
