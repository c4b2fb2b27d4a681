"""The canvas as a screen reader meets it: items with names and states, and what is announced."""

import gc
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from explorer.canvas import heard as heard_module
from explorer.canvas import spoken
from explorer.canvas.canvas import GraphCanvas
from explorer.canvas.steps import in_order
from explorer.graph.picking import Hit
from explorer.graph.view import Stack
from tests.canvas.scenes import harbor, line, scene, story

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class CountedLines(tuple):
    """Lines that count how often somebody goes through them."""

    walks = 0

    def __iter__(self):
        self.walks += 1
        return super().__iter__()


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


def test_the_keyboard_is_at_the_stack_that_its_entity_went_into(canvas):
    canvas.put_cursor("ada")
    ada = told(canvas).focusChild()
    people = Stack("s", "2 people", ("ada", "mira"), "PERSON", ("Ada Okafor", "Mira Chen"))
    drawn = ("s", "2 people", "PERSON", 0, 0), ("port", "Port Authority", "ORGANIZATION", 99, 9)
    canvas.show_scene(scene(drawn, [line("s", "port")], [people]))
    assert not ada.isValid()
    there = told(canvas)
    assert there.indexOfChild(there.focusChild()) == 0
    assert there.focusChild().text(QAccessible.Text.Name).startswith("2 people")


def test_what_has_lost_its_place_is_no_item(canvas):
    canvas.put_cursor("mira")
    mira = told(canvas).focusChild()
    nowhere = canvas.scene.positions.copy()
    nowhere[canvas.scene.row("mira")] = np.nan
    canvas.stream(nowhere)
    assert told(canvas).focusChild() is None
    assert not mira.isValid()
    assert mira.rect().isNull()


def test_the_items_come_in_the_order_of_tab(canvas):
    there = told(canvas)
    keys = [there.child(at).key for at in range(there.childCount())]
    assert keys[:5] == [(one,) for one in in_order(canvas.scene)]


def test_to_ask_an_item_of_a_large_graph_looks_through_no_lines(canvas):
    lines = CountedLines(story(400, 600).lines)
    canvas.show_scene(replace(story(400, 600), lines=lines))
    last = told(canvas).child(told(canvas).childCount() - 1)
    lines.walks = 0
    assert last.isValid()
    assert last.state().selectable
    assert last.rect().width() > 0
    assert lines.walks == 0
