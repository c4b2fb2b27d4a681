"""Three and more that are selected: each two of them told, and who is tied to all."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from explorer.graph.filters import Filters
from explorer.graph.view import ViewState
from explorer.model.edit import Change, Edit
from explorer.model.message import Message
from explorer.model.records import Candidate
from explorer.panels.chips import KeyButton, Link
from explorer.panels.snippet import Snippet
from tests.builders import document, evidence, mention, person, relation, sentences
from tests.window.hands import press

pytestmark = pytest.mark.one_window


def texts(panel):
    return [link.text() for link in panel.findChildren(Link)]


def test_each_two_of_several_are_told_and_lead_to_their_sentences(window):
    session, answers = window.desk.session, window.desk.answers
    session.select(["ada-okafor", "viktor-lindqvist", "baltra-bank"])
    assert answers.currentWidget() is answers.among
    assert [text for text in texts(answers.among) if ":" not in text] == [
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


def named_records():
    """Ada and Cy have a line, Ben is only named with Cy, and Dee with nobody."""
    people = [person(name) for name in ("Ada", "Ben", "Cy", "Dee")]
    ada, _, cy, _ = people
    article = document("Ada met Cy. Ben saw Cy. Dee slept.", id="d")
    met, places = relation(ada, cy), sentences(article)
    seen = places[1]
    pair = Candidate(
        id="c", source="ben", target="cy", document="d", start=seen.start, end=seen.end
    )
    named = [mention(one, article) for one in people]
    return [article, *places, *people, *named, met, evidence(met, article, "Ada met"), pair]


def says(page):
    return [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page)]


def sentences_in(page):
    return [one.accessibleName() for one in page.findChildren(Snippet) if one.isVisibleTo(page)]


def test_a_chain_of_what_is_named_together_stands_where_no_line_leads(open_records):
    window = open_records(named_records())
    session, answers = window.desk.session, window.desk.answers
    session.select(["ada", "ben"])
    body = answers.why._body
    assert "No line ties them." in says(body)
    assert "Ada – Cy – Ben" in says(body)
    assert texts(body) == ["Ada — Cy: met", "Cy … Ben: named together, no line"]
    assert sentences_in(body) == ["Ada met Cy.", "Ben saw Cy."]
    body.findChildren(Link)[1].click()
    assert set(session.selection.entities) == {"ben", "cy"}
    session.select(["ada", "dee"])
    assert "No line ties them." in says(answers.why._body)
    assert any("no chain leads" in text for text in says(answers.why._body))


def test_who_is_named_with_both_is_said_where_nobody_is_tied_to_both(open_records):
    window = open_records(named_records())
    session, messages = window.desk.session, window.desk.messages
    session.select(["ada", "ben"])
    press(window, "common")
    assert messages.text.endswith("Named in one sentence with each: Cy.")
    messages.findChildren(QPushButton)[0].click()
    assert session.selection.entities == ("ada", "ben", "cy")
    session.select(["ada", "dee"])
    press(window, "common")
    assert messages.text == "No line ties anybody to each of them, nor does a sentence."


def test_of_three_the_sentences_and_ways_stand_on_one_page(open_records):
    window = open_records(named_records())
    session, page = window.desk.session, window.desk.answers.among
    session.select(["ada", "ben", "cy"])
    assert sentences_in(page) == ["Ada met Cy.", "Ben saw Cy.", "Ada met Cy.", "Ben saw Cy."]
    assert "Cy … Ben: named together, no line" in texts(page)
    with_place = page.findChildren(Snippet)[1]
    with_place._pick()
    assert window.desk.article.textCursor().position() > 0
    assert len(session.selection.entities) == 3


def test_a_sentence_that_names_all_of_several_stands_first(window):
    session, page = window.desk.session, window.desk.answers.among
    corpus = session.corpus
    chosen = ["mira-chen", "elsa-moreau", "ada-okafor"]
    (both,) = corpus.named_together("mira-chen", "elsa-moreau")
    more = [
        Candidate(
            id=f"all{n}", source=one, target="ada-okafor", document=both.document,
            start=both.start, end=both.end,
        )
        for n, one in enumerate(chosen[:2])
    ]  # fmt: skip
    changes = tuple(Change(None, one) for one in more)
    session.perform(Edit(Message("Name"), changes), by_hand=False)
    session.select(chosen)
    assert "Sentences that name all of them" in says(page)
    assert "Mira Chen sat behind Elsa Moreau" in sentences_in(page)[0]
    assert len([one for one in sentences_in(page) if "sat behind" in one]) == 1


def test_what_filters_leave_out_of_two_is_said_and_shown_on_demand(window):
    session, answers = window.desk.session, window.desk.answers
    session.select(["elsa-moreau", "ada-okafor"])
    before = says(answers.why._body)
    assert "Ways from one to the other" in before
    session.show(ViewState(filters=Filters(verdicts=frozenset({"confirmed"}))))
    body = answers.why._body
    assert "Ways from one to the other" not in says(body)
    (link,) = [one for one in body.findChildren(Link) if "left out by the filters" in one.text()]
    assert "way" in link.text()
    link.click()
    assert "Ways from one to the other" in says(answers.why._body)
    back = answers.why._body.findChildren(Link)[-1]
    assert back.text() == "Show only what passes the filters"
    back.click()
    assert "Ways from one to the other" not in says(answers.why._body)
    session.show(ViewState())
    assert says(answers.why._body) == before
