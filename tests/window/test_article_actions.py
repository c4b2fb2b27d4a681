"""Grades and copies in the window, as somebody meets them."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from explorer.formats.explorer_json import write
from explorer.graph.view import ViewState
from explorer.model.edit import Change, Edit
from explorer.model.message import Message
from explorer.model.records import Document, Extraction
from explorer.panels.cards import Card
from explorer.session.session import Session
from explorer.window.filter_words import told as filters_told
from explorer.window.grades import GradeDialog
from explorer.window.original_dialog import OriginalDialog
from tests.builders import document, evidence, person, relation, sentences
from tests.stories import BRIEF, CUT, HARBOR
from tests.window.hands import enabled, press, when_there

QUOTE = "Ada Okafor, signed an agreement with Northline Shipping"

pytestmark = pytest.mark.one_window


def records(**cluster):
    ada, north = person("Ada Okafor"), person("Northline Shipping")
    signed = relation(ada, north, "signed an agreement with")
    articles = [
        document(HARBOR, id="d1", title="Agency", **cluster),
        document(CUT, id="d2", title="Courier", **cluster),
        document(BRIEF, id="d3", title="Bridge"),
    ]
    found = [ada, north, signed, *articles]
    for one in articles[:2]:
        found += [*sentences(one), evidence(signed, one, QUOTE)]
    return found, signed


@pytest.fixture
def copies(open_records):
    """A window on an article, its copy, and another one."""
    return open_records(records(cluster="d1")[0])


@pytest.fixture
def strangers(open_records):
    """The same in an old project, which knows of no clusters."""
    return open_records(records()[0])


def answering(kind, answer):
    """Answer the dialog that comes next, and accept it."""
    when_there(kind, lambda dialog: (answer(dialog), dialog.done(QDialog.DialogCode.Accepted)))


def cards(window):
    return window.desk.answers.evidence.findChildren(Card)


def select_line(window):
    window.desk.session.select(relations=list(window.desk.session.corpus.relations))


def test_a_copy_is_called_so_and_leads_to_its_original(copies):
    facts = copies.reading.facts
    copies.desk.article.show_document("d2")
    assert facts.isVisible()
    assert facts.copy.text() == "A copy of “Agency”"
    facts.copy.click()
    assert copies.desk.article.document_id == "d1"
    assert facts.copy.text() == "1 copy of it: “Courier”"
    copies.desk.article.show_document("d3")
    assert facts.isHidden()
    assert not enabled(copies, "original")


def test_the_line_counts_copies_as_one_source(copies):
    select_line(copies)
    told = copies.desk.answers.evidence.header._figures.text()
    assert told == "2 sentences · 1 independent source"
    chips = [[chip.text for chip in card._chips] for card in cards(copies)]
    assert chips == [[], ["copy"]]


def test_not_a_copy_makes_it_a_source_of_its_own_and_can_be_undone(copies):
    select_line(copies)
    copies.desk.article.show_document("d2")
    press(copies, "no-copy")
    header = copies.desk.answers.evidence.header
    assert header._figures.text() == "2 sentences · 2 independent sources"
    assert [card._chips for card in cards(copies)] == [[], []]
    assert not enabled(copies, "no-copy")
    press(copies, "undo")
    assert header._figures.text() == "2 sentences · 1 independent source"


def test_a_person_says_what_an_article_is_a_copy_of(strangers):
    strangers.desk.article.show_document("d2")
    assert not enabled(strangers, "no-copy")

    def choose(dialog):
        names = [dialog.original.itemText(at) for at in range(dialog.original.count())]
        assert names == ["Agency", "Bridge"]
        dialog.original.setCurrentIndex(0)

    answering(OriginalDialog, choose)
    press(strangers, "copy-of")
    documents = strangers.desk.session.corpus.documents
    assert [one.cluster for one in documents.values()] == ["d1", "d1", ""]
    assert strangers.reading.facts.copy.text() == "A copy of “Agency”"


def test_grades_stand_at_the_article_and_on_its_cards(strangers):
    select_line(strangers)
    strangers.desk.article.show_document("d1")

    def choose(dialog):
        dialog.source.setCurrentIndex(dialog.source.findData("B"))
        dialog.information.setCurrentIndex(dialog.information.findData("2"))

    answering(GradeDialog, choose)
    press(strangers, "grade")
    facts = strangers.reading.facts
    assert facts.grade.text() == "Grade B2"
    assert "source usually reliable, information probably true" in facts.grade.toolTip()
    assert strangers.reading._chooser.itemText(0) == "Agency · B2"
    assert [[chip.text for chip in card._chips] for card in cards(strangers)] == [["B2"], []]
    press(strangers, "undo")
    assert facts.isHidden()
    assert [card._chips for card in cards(strangers)] == [[], []]


def test_a_cancelled_dialog_grades_nothing(strangers):
    QTimer.singleShot(0, lambda: QApplication.activeModalWidget().reject())
    press(strangers, "grade")
    assert not any(one.source_grade for one in strangers.desk.session.corpus.documents.values())


def test_the_chip_draws_only_what_reaches_a_grade(open_records):
    found, _ = records()
    found = [
        document(HARBOR, id="d1", title="Agency", source_grade="C", information_grade="3")
        if isinstance(one, Document) and one.id == "d1"
        else one
        for one in found
    ]
    window = open_records(found)
    levels, messages = window.stage.levels, window.desk.messages
    assert levels._grades.isVisible()
    assert levels._grades.accessibleName().startswith("Any grade")
    levels._grades.click()
    (menu,) = levels.findChildren(QMenu)
    texts = {action.data(): action for action in menu.actions() if action.text()}
    assert list(texts) == ["", *"ABCD", *"1234", "B2", "C3"]
    assert texts[""].isChecked()
    menu.close()
    texts["B"].trigger()
    assert window.desk.session.view.least == "B"
    assert window.desk.session.visible().lines == ()
    assert "1 line rested on articles below B, or without a grade" in messages.text
    assert levels._grades.accessibleName().startswith("Grade at least B")
    assert levels._grades.isChecked()
    press(window, "unfilter")
    assert window.desk.session.view.least == ""
    assert len(window.desk.session.visible().lines) == 1
    levels.least_picked.emit("C3")
    assert len(window.desk.session.visible().lines) == 1
    assert messages.text == "No line vanished: each has an article of at least C3."
    levels.least_picked.emit("")
    assert messages.text == "Articles of every grade count again."


def test_without_a_grade_there_is_nothing_to_filter_by(strangers):
    assert strangers.stage.levels._grades.isHidden()
    assert not enabled(strangers, "least-grade")


def test_copies_are_found_in_an_old_project(qtbot, empty_window, tmp_path):
    session = Session.create(tmp_path / "old.explorer")
    changes = tuple(Change(None, record) for record in records()[0])
    session.perform(Edit(Message("Old"), changes), by_hand=False)
    window = empty_window
    window.show_session(session)
    press(window, "find-copies")
    qtbot.waitUntil(
        lambda: "1 article is a copy of another" in window.desk.messages.text, timeout=20_000
    )
    assert [one.cluster for one in session.corpus.documents.values()] == ["d1", "d1", ""]


def test_what_comes_in_is_said_to_be_a_copy(qtbot, empty_window, tmp_path):
    session = Session.create(tmp_path / "new.explorer")
    first = tuple(Change(None, one) for one in records()[0] if getattr(one, "id", "") != "d2")
    kept = [c for c in first if getattr(c.record, "document", "") != "d2"]
    session.perform(Edit(Message("First"), tuple(kept)), by_hand=False)
    empty_window.show_session(session)
    file = tmp_path / "courier.json"
    file.write_bytes(write(Extraction(documents=(document(CUT, id="x", title="Courier"),))))
    empty_window.desk.opening.add([file])
    said = "It is a copy of “Agency”: its sentences are not counted as another source."
    heard = []
    empty_window.desk.opening.added.connect(lambda told, _: heard.append(told))
    qtbot.waitUntil(lambda: bool(heard), timeout=60_000)
    assert heard[0].endswith(said)
    assert next(one.cluster for one in session.corpus.documents.values()) == "d1"


def test_the_facts_follow_the_paragraph_and_not_each_step_of_the_wheel(copies, monkeypatch):
    told = []
    facts, article = copies.reading.facts, copies.desk.article
    monkeypatch.setattr(facts, "show_article", lambda *given: told.append(given[1]))
    article.show_document("d2")
    for _ in range(3):
        article.scrolled.emit(1)
    article.scrolled.emit(2)
    assert told == ["d2", "d2"]


def test_an_article_can_be_taken_out_of_account(copies):
    session, table = copies.desk.session, copies.actions_table
    session.show(ViewState("related"))
    for article, left in (("d1", 1), ("d2", 0)):  # both say it, then none
        copies.desk.article.show_document(article)
        table.refresh()
        table["without-article"].trigger()
        assert len(session.tied()) == left
    assert [told.words for told in filters_told(session.corpus, session.view)] == [
        "Without “Agency”",
        "Without “Courier”",
    ]
    table.refresh()
    assert table["without-article"].isChecked()
    table["without-article"].trigger()
    assert len(session.tied()) == 1
    assert "came back" in copies.desk.messages.text


def test_the_window_is_called_after_the_project_where_it_has_several_articles(strangers):
    count = len(strangers.desk.session.corpus.documents)
    name = strangers.desk.session.path.stem
    assert count > 1
    assert strangers.windowTitle() in (
        f"{name} – Article Explorer",
        f"{count} articles – Article Explorer",
    )
    assert strangers.top._headline.isReadOnly()


def test_the_article_follows_what_is_selected(strangers):
    corpus, article = strangers.desk.session.corpus, strangers.desk.article
    there = {one: [m.entity for m in corpus.store.mentions_in(one)] for one in corpus.documents}
    for shown, named in there.items():
        article.show_document(shown)
        for entity in corpus.entities:
            places = corpus.store.mentions_of(entity)
            strangers.desk.session.select([entity])
            if entity in named or not places:
                assert article.document_id == shown
            else:
                assert article.document_id == places[0].document
            strangers.desk.session.select()
            article.show_document(shown)
