"""Three and more that are selected: each two of them told, and who is tied to all."""

import pytest

from explorer.graph.filters import Filters
from explorer.graph.view import ViewState
from explorer.panels.chips import Link

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


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
