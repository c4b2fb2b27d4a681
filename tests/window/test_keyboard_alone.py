"""Every command without a mouse, and a whole tree of names for who cannot see."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction
from PySide6.QtWidgets import QMenu, QPushButton

from explorer.graph.filters import Filters
from explorer.graph.view import ViewState
from explorer.window.actions import ACTIONS
from tests.window.hands import press

pytestmark = pytest.mark.one_window

Role = QAccessible.Role
MEANT = {
    Role.Button, Role.PushButton, Role.CheckBox, Role.RadioButton, Role.ComboBox, Role.EditableText,
    Role.List, Role.ListItem, Role.Table, Role.Tree, Role.Cell, Role.ColumnHeader, Role.PageTab,
    Role.PageTabList, Role.MenuItem, Role.MenuBar, Role.Link, Role.Graphic, Role.Slider,
    Role.SpinBox, Role.ButtonMenu, Role.ButtonDropDown, Role.Canvas, Role.Chart,
}  # fmt: skip
MOST = 60  # children of one that are looked at: a list may have thousands


def within(menu: QMenu) -> Iterator[QAction]:
    """All actions of a menu and of those in it."""
    for action in menu.actions():
        if action.menu() is not None:
            yield from within(action.menu())
        elif not action.isSeparator():
            yield action


def test_every_command_stands_in_a_menu_that_keys_open(window):
    menus = [action.menu() for action in window.menuBar().actions()]
    there = {action.objectName() for menu in menus for action in within(menu)}
    assert {row.id for row in ACTIONS} <= there


@pytest.mark.parametrize(
    "chosen", [[], ["mira-chen"], ["mira-chen", "jonas-weil"]], ids=["none", "one", "two"]
)
def test_every_command_that_can_be_done_is_found_by_its_name(window, chosen):
    window.desk.session.select(chosen)
    missing = []
    for command in window.actions_table.commands():
        found = window.following.found(command.text)
        if ("command", (command.id,)) not in [(one.what, one.ids) for one in found]:
            missing.append(command.text)
    assert missing == []


def heard(top: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """What a screen reader meets: everything that is not hidden, from the top down."""
    yield top
    for number in range(min(top.childCount(), MOST)):
        child = top.child(number)
        if child is not None and child.isValid() and not child.state().invisible:
            yield from heard(child)


def unnamed(window) -> list[str]:
    """What takes the keyboard, or means something, and has no name."""
    found = []
    for one in heard(QAccessible.queryAccessibleInterface(window)):
        told = one.text(QAccessible.Text.Name) or one.text(QAccessible.Text.Value)
        asked = one.role() in MEANT or one.state().focusable
        if asked and not told:
            found.append(f"{one.role().name} {type(one.object()).__name__}")
    return found


def states(window) -> Iterator[str]:
    """The window in its states, one after the other."""
    session = window.desk.session
    yield "opened"
    session.select(["mira-chen"])
    yield "an entity"
    session.select(["mira-chen", "jonas-weil"])
    yield "two"
    session.select(relations=[next(iter(session.corpus.relations))])
    yield "a line"
    session.select(list(session.visible().drawn)[:10])
    yield "several"
    session.show(ViewState(filters=Filters(relations=frozenset({"meeting"}))))
    yield "filtered"
    session.show(ViewState())
    for name in ("missed", "review", "timeline", "table"):
        press(window, name)
        yield name
    press(window, "table")
    press(window, "timeline")


def test_the_tree_of_names_is_whole_in_every_state(window):
    found = {state: missing for state in states(window) if (missing := unnamed(window))}
    assert found == {}


def test_the_drawing_stands_in_the_tree_with_all_that_it_shows(window):
    scene = window.desk.canvas.scene
    told = [
        one.text(QAccessible.Text.Name)
        for one in heard(QAccessible.queryAccessibleInterface(window.desk.canvas._host))
    ]
    for name in scene.names:
        assert any(name in words for words in told), name
    assert len(told) >= len(scene.names) + len(scene.lines)


def test_what_has_no_name_is_found(window):
    bare = QPushButton(window.contents)
    bare.show()
    assert unnamed(window) == ["Button QPushButton"]
