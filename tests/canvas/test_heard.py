"""The canvas as a screen reader meets it: items with names and states, and what is announced."""

import gc

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from explorer.canvas import heard as heard_module
from explorer.canvas import spoken
from explorer.canvas.canvas import GraphCanvas
from explorer.graph.picking import Hit
from tests.canvas.scenes import harbor, line, scene

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def told(canvas):
    return QAccessible.queryAccessibleInterface(canvas.focusProxy())


def names(canvas):
    there = told(canvas)
    return [there.child(at).text(QAccessible.Text.Name) for at in range(there.childCount())]


def named(canvas, begin):
    return told(canvas).child(next(at for at, n in enumerate(names(canvas)) if n.startswith(begin)))


def test_it_is_a_list_with_a_name_and_a_description(canvas):
    there = told(canvas)
    assert there.role() == QAccessible.Role.List
    assert there.text(QAccessible.Text.Name) == "Graph: 5 entities, 4 lines"
    assert "arrows follow lines" in there.text(QAccessible.Text.Description)


def test_its_items_are_the_entities_and_then_the_lines(canvas):
    found = names(canvas)
    assert len(found) == len(canvas.scene.entities) + len(canvas.scene.lines)
    assert found[0].startswith("Ada Okafor, 3 lines")
    assert any(" — " in name or " → " in name for name in found[5:])
    there = told(canvas)
    assert [there.indexOfChild(there.child(at)) for at in range(9)] == list(range(9))


def test_an_item_says_whether_it_is_selected_and_has_the_keyboard(canvas, qtbot):
    canvas.activateWindow()
    canvas.setFocus()
    qtbot.waitUntil(canvas.hasFocus)
    qtbot.keyClick(canvas.focusProxy(), Qt.Key.Key_Tab)
    canvas.set_marks({"mira"}, [0])
    ada, mira = named(canvas, "Ada Okafor,"), named(canvas, "Mira")
    assert (ada.state().focused, ada.state().selected) == (True, False)
    assert (mira.state().focused, mira.state().selected) == (False, True)
    chosen = told(canvas).child(5)
    assert chosen.state().selected
    assert told(canvas).focusChild() is ada
    qtbot.keyClick(canvas.focusProxy(), Qt.Key.Key_PageDown)
    assert not ada.state().focused
    assert told(canvas).focusChild().state().focused


def test_an_item_is_where_it_is_drawn(canvas, hand):
    ada = named(canvas, "Ada Okafor,")
    at = canvas.viewport.mapToGlobal(hand.at("ada"))
    assert ada.rect().contains(at)
    assert told(canvas).childAt(at.x(), at.y()) is ada


def test_an_item_of_a_scene_that_is_gone_is_not_valid_and_says_nothing(canvas):
    ada = named(canvas, "Ada Okafor,")
    two = ("x", "Xenia", "PERSON", 0, 0), ("y", "Yuri", "PERSON", 9, 9)
    canvas.show_scene(scene(two, [line("x", "y")]))
    assert not ada.isValid()
    assert ada.text(QAccessible.Text.Name) == ""
    assert ada.rect().isNull()
    assert told(canvas).indexOfChild(ada) == -1
    assert len(names(canvas)) == 3


def test_what_the_keyboard_goes_to_is_announced(canvas, qtbot, monkeypatch):
    said = []
    monkeypatch.setattr(spoken.QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(
        spoken.QAccessible, "updateAccessibility", lambda event: said.append(event.message())
    )
    canvas.setFocus()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Right, Qt.Key.Key_PageDown):
        qtbot.keyClick(canvas.focusProxy(), key)
    assert said[0].startswith("Ada Okafor")
    assert said[1].startswith("Viktor")
    assert said[2] == canvas.words(canvas.hovered_hit)


def test_a_canvas_that_is_gone_leaves_nothing_behind(qtbot):
    canvas = GraphCanvas()
    canvas.show_scene(harbor())
    canvas.resize(400, 300)
    assert told(canvas).childCount() == 9
    held = len(heard_module._kept)
    canvas.deleteLater()
    QApplication.sendPostedEvents(None, 52)  # DeferredDelete
    del canvas
    gc.collect()
    assert len(heard_module._kept) < held


def test_a_hit_on_nothing_is_no_item(canvas):
    assert heard_module.key_of(canvas, None) == ()
    assert heard_module.key_of(canvas, Hit(line=99)) == ()
