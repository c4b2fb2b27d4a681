"""Three and more that are selected: each two of them told, and who is tied to all."""

import pytest
from PySide6.QtWidgets import QApplication

from explorer.graph.filters import Filters
from explorer.graph.view import ViewState
from explorer.panels.chips import KeyButton, Link

pytestmark = pytest.mark.one_window


def texts(panel):
    return [link.text() for link in panel.findChildren(Link)]


def test_each_two_of_several_are_told_and_lead_to_their_sentences(window):
    session, answers = window.desk.session, window.desk.answers
    session.select(["ada-okafor", "viktor-lindqvist", "baltra-bank"])
    assert answers.currentWidget() is answers.among
    assert texts(answers.among) == [
        "Ada Okafor — Viktor Lindqvist",
        "Ada Okafor — Baltra Bank",
        "Viktor Lindqvist — Baltra Bank",
        "Northline Shipping",
    ]
    answers.among.findChildren(Link)[0].click()
    assert session.selection.entities == ("ada-okafor", "viktor-lindqvist")
    assert answers.currentWidget() is answers.evidence


def test_filters_hold_for_what_ties_two_that_are_selected(window):
    session, answers = window.desk.session, window.desk.answers
    session.select(["ada-okafor", "viktor-lindqvist"])
    assert len(answers.evidence._groups) == 2
    session.show(ViewState(filters=Filters(relations=frozenset({"meeting"}))))
    assert len(answers.evidence._groups) == 1
    session.show(ViewState(filters=Filters(since="2030")))
    assert answers.why.filtered
    assert len(answers.evidence._groups) == 0


def tool(window, page, name):
    window.actions_table.refresh()
    return next(one for one in page.findChildren(KeyButton) if one.objectName() == name)


def test_more_than_can_be_told_two_by_two_are_listed_with_what_can_be_done(window):
    session, answers = window.desk.session, window.desk.answers
    chosen = list(session.visible().drawn)[:10]
    session.select(chosen)
    page = answers.several
    assert answers.currentWidget() is page
    assert page._title.text() == "10 entities selected"
    assert page._list.rows.rowCount() == 10
    tool(window, page, "copy-names").click()
    names = {session.corpus.entities[one].name for one in chosen}
    assert set(QApplication.clipboard().text().split("\n")) == names
    tool(window, page, "pin").click()
    placed = session.corpus.placements
    assert all(placed[one].pinned for one in chosen)
    tool(window, page, "pin").click()
    assert not any(session.corpus.placements[one].pinned for one in chosen)
    tool(window, page, "hide").click()
    assert all(session.corpus.entities[one].hidden for one in chosen)


def test_several_that_are_told_two_by_two_can_be_hidden_together(window):
    session, answers = window.desk.session, window.desk.answers
    session.select(["ada-okafor", "viktor-lindqvist", "baltra-bank"])
    tool(window, answers.among, "hide").click()
    assert session.corpus.entities["baltra-bank"].hidden


def test_the_hint_of_the_lasso_goes_with_it(window):
    window.actions_table["lasso"].trigger()
    assert "Draw around" in window.desk.messages.text
    window.desk.canvas.lasso = False  # as after a lasso that was drawn
    assert not window.desk.messages.text


def test_filters_leave_a_line_some_of_its_relations_and_the_others_are_named(window):
    session, panel = window.desk.session, window.desk.answers.evidence
    pair = session.corpus.relations_between("ada-okafor", "viktor-lindqvist")
    session.select(relations=[one.id for one in pair])
    assert len(panel._headings) == 2
    session.show(ViewState(filters=Filters(relations=frozenset({"meeting"}))))
    (left,) = panel._groups
    (out,) = panel._out
    assert left.relation.kind == "meeting"
    link = next(one for one in panel.findChildren(Link) if "left out" in one.text())
    assert link.text() == f"1 sentence, “{out.words}” left out by the filters: show all"
    link.click()
    assert len(panel._headings) == 2
    session.show(ViewState(filters=Filters(since="2030")))
    session.select()
    session.select(relations=[one.id for one in pair])
    assert len(panel._groups) == 2
    assert all("no sentence passes the filters" in group.meta for group in panel._groups)


def test_the_page_of_an_entity_follows_the_filters_and_shows_all_on_demand(window):
    session, page = window.desk.session, window.desk.answers.entity
    session.select(["ada-okafor"])
    assert page._ties_title.text() == "5 LINES"
    session.show(ViewState(filters=Filters(relations=frozenset({"meeting"}))))
    assert page._ties_title.text() == "1 OF 5 LINES"
    page._out.click()
    assert page._ties_title.text() == "5 LINES"
    session.select(["viktor-lindqvist"])
    assert " OF " in page._ties_title.text()
    session.show(ViewState())
    assert " OF " not in page._ties_title.text()


def test_many_that_are_selected_are_counted_within_the_filters(window):
    session, page = window.desk.session, window.desk.answers.several
    chosen = list(session.visible().drawn)[:10]
    session.select(chosen)
    before = page._kept.text()
    session.show(ViewState(filters=Filters(since="2030")))
    assert page._kept.text() == "No line between them, of what the filters leave"
    session.show(ViewState())
    assert page._kept.text() == before
