"""More around an entity by a menu with counts, and closed again by its chip."""

import pytest

from explorer.window import expanding

pytestmark = pytest.mark.one_window


def pick(window, entity, begins):
    menu = expanding.menu_of(window.desk, entity)
    texts = {action.text(): action for action in menu.actions() if action.text()}
    (text,) = [one for one in texts if one.startswith(begins)]
    texts[text].trigger()
    menu.deleteLater()
    return text


def test_what_is_hidden_comes_by_kind_and_goes_by_its_chip(window):
    session = window.desk.session
    session.show(session.view.__class__(focus=("tomas-reyes", 1)))
    before = set(session.visible().entities)
    assert pick(window, "viktor-lindqvist", "+ 1 organization") == "+ 1 organization"
    after = set(session.visible().entities)
    assert after - before == {"northline-shipping"}
    bar = window.stage.filters
    assert bar.isVisible()
    assert bar.words[0] == "Viktor Lindqvist + organizations  ✕"
    assert not bar._count.isVisible()  # nothing is filtered
    pick(window, "viktor-lindqvist", "Close: Viktor Lindqvist + organizations")
    assert set(session.visible().entities) == before
    pick(window, "viktor-lindqvist", "+ role · 1 line")
    bar._chips[0].click()
    assert set(session.visible().entities) == before
    assert not bar.isVisible()


def test_nothing_hidden_is_said(window):
    session = window.desk.session
    window.actions_table["related"].trigger()
    session.select(["tomas-reyes"])
    window.actions_table.refresh()
    window.actions_table["expand"].trigger()
    assert "drawn already" in window.desk.messages._text.text()


def test_common_neighbors_are_brought_in_and_selected(window):
    session = window.desk.session
    session.show(session.view.__class__(focus=("baltra-bank", 1)))
    session.select(["baltra-bank", "viktor-lindqvist"])
    window.actions_table.refresh()
    window.actions_table["common"].trigger()
    assert session.selection.entities == (
        "baltra-bank", "viktor-lindqvist", "northline-shipping",
    )  # fmt: skip
    assert session.visible().drawn >= set(session.selection.entities)
    assert "1 entity is tied to each of the 2" in window.desk.messages._text.text()
    session.select(["elsa-moreau", "tomas-reyes"])
    window.actions_table.refresh()
    window.actions_table["common"].trigger()
    assert "No line ties anybody to each" in window.desk.messages._text.text()
