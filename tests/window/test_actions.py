"""One table: no key twice, every action with text, tip and icon, in menu and search."""

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence

from explorer.resources import resource
from explorer.window.actions import (
    ACTIONS,
    MENUS,
    TOOLS_OF_A_LINE,
    TOOLS_OF_A_TEXT,
    TOOLS_OF_AN_ENTITY,
    TOOLS_OF_THE_CANVAS,
)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_no_key_does_two_things():
    # One key may mean selected text in the article, and what is selected anywhere else.
    keys = Counter(
        (QKeySequence(row.shortcut).toString(), place)
        for row in ACTIONS
        for place in ("article", "elsewhere")
        if row.shortcut and not (row.elsewhere if place == "article" else row.article)
    )
    assert [key for key, count in keys.items() if count > 1] == []
    assert "" not in {key for key, _ in keys}


def test_nothing_stands_twice_in_a_menu():
    rows = Counter((row.menu, row.under, row.text) for row in ACTIONS)
    assert [row for row, count in rows.items() if count > 1] == []


def test_every_action_has_a_menu_a_tip_and_an_icon():
    for row in ACTIONS:
        assert row.menu in MENUS, row.id
        assert row.tip, row.id
        assert resource("icons", f"{row.icon}.svg").is_file(), row.id


def test_single_keys_act_only_on_canvas_and_cards():
    for row in ACTIONS:
        if len(row.shortcut) == 1 or row.shortcut == "Del":
            assert row.work, row.id


def test_context_menus_name_actions_that_exist():
    known = {row.id for row in ACTIONS}
    asked = {*TOOLS_OF_A_LINE, *TOOLS_OF_A_TEXT, *TOOLS_OF_AN_ENTITY, *TOOLS_OF_THE_CANVAS}
    assert asked <= known


def test_what_cannot_be_done_is_off(empty_window):
    table = empty_window.actions_table
    assert not table["confirm"].isEnabled()
    assert not table["picture"].isEnabled()
    assert table["open"].isEnabled()


def test_what_can_be_done_follows_the_selection(window):
    table, session = window.actions_table, window.desk.session
    session.select(["mira-chen", "elsa-moreau"])
    table.refresh()
    assert table["relation"].isEnabled()
    assert not table["confirm"].isEnabled()
    session.select(relations=[session.corpus.relations_between("mira-chen", "jonas-weil")[0].id])
    table.refresh()
    assert table["confirm"].isEnabled()
    assert table["flip"].isEnabled()
    assert not table["undirect"].isEnabled()


def test_letters_typed_into_the_filter_judge_nothing(window, qtbot):
    session = window.desk.session
    session.select(relations=[session.corpus.relations_between("mira-chen", "jonas-weil")[0].id])
    field = window.contents.entities._filter
    field.setFocus()
    qtbot.keyClicks(field, "cdxu")
    assert field.text() == "cdxu"
    assert {r.verdict for r in session.corpus.relations.values()} == {"unreviewed"}
    assert session.undo_label is None
