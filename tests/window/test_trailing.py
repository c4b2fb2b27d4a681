"""Back, forward and how far one looks, by keys, buttons and the side of the mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from explorer.window import navigating

pytestmark = pytest.mark.one_window


def settle():
    for _ in range(3):
        QApplication.processEvents()


def test_buttons_lead_back_and_forward_and_tell_where_they_cannot(window):
    back, forward = window.stage.levels.findChildren(QToolButton)
    assert (back.isEnabled(), forward.isEnabled()) == (False, False)
    window.actions_table["related"].trigger()
    settle()
    window.desk.session.select(["ada-okafor"])
    settle()
    assert back.isEnabled()
    back.click()
    settle()
    assert window.desk.session.selection.entities == ()
    assert window.desk.session.view.level == "related"
    back.click()
    settle()
    assert window.desk.session.view.level == "story"
    assert (back.isEnabled(), forward.isEnabled()) == (False, True)
    forward.click()
    settle()
    assert window.desk.session.view.level == "related"


def test_keys_and_the_side_of_the_mouse_do_the_same(window):
    window.actions_table["everything"].trigger()
    settle()
    window.desk.canvas.setFocus()
    QTest.keyClick(window.desk.canvas, Qt.Key.Key_BracketLeft, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert window.desk.session.view.level == "story"
    at = window.rect().center()
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.ForwardButton, pos=at)
    settle()
    assert window.desk.session.view.level == "all"
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.BackButton, pos=at)
    settle()
    assert window.desk.session.view.level == "story"


def test_one_looks_one_two_or_three_lines_far_by_key(window):
    session = window.desk.session
    session.select(["tomas-reyes"])
    settle()
    window.desk.canvas.setFocus()
    sizes = []
    for depth, key in enumerate((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3), 1):
        QTest.keyClick(window.desk.canvas, key, Qt.KeyboardModifier.ControlModifier)
        assert session.view.focus == ("tomas-reyes", depth)
        sizes.append(len(session.visible().entities))
    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[2]
    assert "3 lines away" in window.stage.levels._focus.accessibleName()
    session.select()
    settle()
    QTest.keyClick(window.desk.canvas, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert session.view.focus == ("tomas-reyes", 1)
    navigating.focus(window.desk)
    assert session.view.focus is None


def test_another_project_has_a_trail_of_its_own(window):
    window.actions_table["related"].trigger()
    settle()
    window.close_project()
    assert not window.desk.trail.leads(-1)
