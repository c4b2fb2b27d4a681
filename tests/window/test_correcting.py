"""Entities corrected in the window: keys, dialogs, lists and the page of the entity."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialog, QLabel

from explorer.edits import entities, evidence, relations
from explorer.edits.proposing import Proposal
from explorer.graph.left import Left
from explorer.panels.entity_tools import EntityTools
from explorer.window import annotating, filing, listing, naming
from explorer.window.color_dialog import COLORS, ColorDialog, Swatch
from explorer.window.merge_dialog import MergeDialog
from explorer.window.name_dialog import NameDialog
from explorer.window.recast_dialog import RecastDialog
from explorer.window.split_dialog import SplitDialog
from explorer.window.statement_dialog import StatementDialog
from explorer.window.unfit_sheet import UnfitSheet
from explorer.window.words_dialog import WordsDialog
from tests.builders import TEXT, document, example_records, mention, person, sentences
from tests.window.hands import press, when_there

pytestmark = pytest.mark.one_window


def answering(kind: type[QDialog], fill) -> list[str]:
    """Fill a dialog in as soon as it is there, and press its button; its texts come back."""
    seen: list[str] = []

    def act(dialog) -> None:
        fill(dialog)
        seen.extend(one.text() for one in dialog.findChildren(QLabel))
        assert dialog._form.done.isEnabled()
        dialog._form.done.click()
        if dialog.isVisible():
            dialog.reject()  # a test that fails must not wait for ever

    when_there(kind, act)
    return seen


def select_text(window, words: str, nth: int = 0) -> None:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    article = window.desk.article
    cursor = article.textCursor()
    cursor.setPosition(article.place_of(start))
    cursor.setPosition(article.place_of(start + len(words)), QTextCursor.MoveMode.KeepAnchor)
    article.setTextCursor(cursor)
    article.setFocus()


def test_f2_renames_the_entity_everywhere(window):
    session = window.desk.session
    session.select(["mira-chen"])
    answering(RecastDialog, lambda d: d.name.setText("Mira Chen-Weil"))
    press(window, "rename")
    assert session.corpus.entities["mira-chen"].name == "Mira Chen-Weil"
    assert session.corpus.entities["mira-chen"].aliases == ("Mira Chen",)
    assert "Mira Chen-Weil" in window.desk.canvas.scene.names


def test_one_mention_gets_a_name_of_its_own(window):
    session = window.desk.session
    session.select(["mira-chen"])
    page = window.desk.answers.entity
    page._next.click()

    def fill(dialog):
        dialog.name.setText("M. Chen")
        dialog.scopes["mention"].setChecked(True)

    answering(RecastDialog, fill)
    press(window, "rename")
    (made,) = (one for one in session.corpus.entities.values() if one.name == "M. Chen")
    assert session.selection.entities == (made.id,)
    assert len(session.corpus.store.mentions_of(made.id)) == 1
    assert session.corpus.relations_between(made.id, "port-authority")


def test_one_article_gets_a_kind_of_its_own(open_records):
    first, second = document("Smith met Ada.", id="one"), document("Smith is a firm.", id="two")
    smith = person("Smith")
    window = open_records(
        [first, second, *sentences(first), *sentences(second), smith,
         mention(smith, first), mention(smith, second)]
    )  # fmt: skip
    window.desk.session.select(["smith"])
    window.desk.article.show_document("two")

    def fill(dialog):
        dialog.kind.setCurrentIndex(dialog.kind.findData("ORGANIZATION"))
        dialog.scopes["article"].setChecked(True)

    answering(RecastDialog, fill)
    press(window, "kind")
    corpus = window.desk.session.corpus
    kinds = {m.document: corpus.entities[m.entity].kind for d in corpus.documents
             for m in corpus.store.mentions_in(d)}  # fmt: skip
    assert kinds == {"one": "PERSON", "two": "ORGANIZATION"}


def test_merge_shows_what_it_makes_and_why_not_and_is_taken_apart(window):
    session = window.desk.session
    session.select(["mira-chen"])
    window.actions_table.refresh()
    assert not window.actions_table["merge"].isEnabled()
    session.select(["mira-chen", "jonas-weil"])
    seen = answering(MergeDialog, lambda d: d.name.setCurrentText("Mira Chen"))
    press(window, "merge")
    told = "\n".join(seen)
    assert "Both are of the kind Person" in told
    assert "A sentence ties them to each other: “married to”" in told
    assert "Mira Chen — married to — Jonas Weil" in told or "Jonas Weil — married to" in told
    (kept,) = session.selection.entities
    assert session.corpus.entities[kept].aliases == ("Jonas Weil",)
    rows = window.contents.hidden._list.rows
    assert any("married to" in rows.row(rows.index(at, 0)).text for at in range(rows.rowCount()))

    session.perform(entities.rename(session.corpus, kept, "Chen and Weil"))
    press(window, "take-apart")
    assert {"mira-chen", "jonas-weil"} <= set(session.corpus.entities)
    assert session.corpus.entities[kept].name == "Chen and Weil"
    window.actions_table.refresh()
    assert not window.actions_table["take-apart"].isEnabled()


def test_a_relation_of_a_merge_can_be_looked_at_but_not_restored_alone(window):
    session = window.desk.session
    session.select(["mira-chen", "jonas-weil"])
    answering(MergeDialog, lambda d: None)
    press(window, "merge")
    (inner,) = (r for r in session.corpus.relations.values() if r.source == r.target)
    window.contents.hidden.picked.emit(inner.id)
    assert session.selection.relations == (inner.id,)
    window.contents.hidden.restored.emit(inner.id)
    assert "take the merge apart" in window.desk.messages.text
    assert session.corpus.relations[inner.id].verdict == "rejected"


def test_split_lets_chosen_mentions_be_somebody_else(window):
    session = window.desk.session
    session.select(["port-authority"])

    def fill(dialog):
        assert not dialog._form.done.isEnabled()
        model = dialog.list.selectionModel()
        model.select(dialog.list.rows.index(0, 0), model.SelectionFlag.Select)
        dialog.name.setText("Port Police")

    answering(SplitDialog, fill)
    press(window, "split")
    (made,) = (one for one in session.corpus.entities.values() if one.name == "Port Police")
    assert len(session.corpus.store.mentions_of(made.id)) == 1
    assert session.selection.entities == (made.id,)


def test_what_is_rejected_is_listed_and_comes_back(window):
    session = window.desk.session
    session.select(["mira-chen"])
    press(window, "delete")
    assert session.corpus.entities["mira-chen"].rejected
    assert "Mira Chen" not in window.desk.canvas.scene.names
    assert "Rejected “Mira Chen”" in window.desk.messages.text
    assert window.contents.hidden._list.rows.index_of("mira-chen").isValid()
    window.contents.hidden.restored.emit("mira-chen")
    assert not session.corpus.entities["mira-chen"].rejected
    assert not window.contents.hidden.isVisible()


def test_hidden_is_out_of_the_drawing_and_listed(window):
    session = window.desk.session
    session.select(["mira-chen", "jonas-weil"])
    press(window, "hide")
    assert "Mira Chen" not in window.desk.canvas.scene.names
    assert window.contents.hidden._list.rows.index_of("jonas-weil").isValid()


def test_tags_groups_and_notes_stand_on_the_page(window):
    session = window.desk.session
    session.select(["velmar"])
    answering(WordsDialog, lambda d: d.words.setText("harbor, to check"))
    press(window, "tags")
    answering(WordsDialog, lambda d: d.words.setText("City"))
    press(window, "group")
    press(window, "note")
    tools = window.desk.answers.entity.findChild(EntityTools)
    tools._note.setPlainText("*the* port")
    tools.save()
    velmar = session.corpus.entities["velmar"]
    assert (velmar.tags, velmar.group, velmar.note) == (
        ("harbor", "to check"),
        "City",
        "*the* port",
    )
    assert "Group: City · Tags: harbor, to check" in tools._marks.text()
    window.reading.notes.picked.emit("velmar")
    assert session.selection.entities == ("velmar",)
    window.contents.entities._filter.setText("city")
    assert window.contents.entities._list.rows.rowCount() == 1


def test_a_color_of_its_own_is_drawn(window):
    session = window.desk.session
    session.select(["mira-chen"])

    def choose(dialog):
        assert not dialog._form.done.isEnabled()
        dialog.findChildren(Swatch)[3].click()

    answering(ColorDialog, choose)
    press(window, "color")
    scene = window.desk.canvas.scene
    assert scene.color(scene.row("mira-chen")) == COLORS[3]
    assert any(COLORS[3] in repr(item) for item in window.desk.canvas.drawing.items)
    press(window, "uncolor")
    assert session.corpus.entities["mira-chen"].color == ""


def test_selected_words_name_an_entity_and_all_equal_strings(window):
    session = window.desk.session
    select_text(window, "Okafor", 1)

    def fill(dialog):
        dialog.name.setText("Ada Okafor")
        dialog.everywhere.setChecked(True)

    before = len(session.corpus.store.mentions_of("ada-okafor"))
    answering(NameDialog, fill)
    press(window, "name-text")
    now = session.corpus.store.mentions_of("ada-okafor")
    assert len(now) == before + TEXT.count("Okafor") - 1
    assert session.selection.entities == ("ada-okafor",)
    assert session.undo_label is not None
    annotating.undo(window.desk)
    assert len(session.corpus.store.mentions_of("ada-okafor")) == before


def test_a_relation_of_the_text_takes_three_actions(window):
    """Select the words, N, Enter: both ends and the words between are there to be taken."""
    session = window.desk.session
    select_text(window, "Mira Chen sat behind Elsa Moreau")

    def fill(dialog):
        assert (dialog.source.text(), dialog.target.text()) == ("Mira Chen", "Elsa Moreau")
        assert dialog.words.selectedText() == "sat behind"
        assert dialog.focusWidget() is dialog.words

    answering(StatementDialog, fill)
    press(window, "relation")
    (made,) = session.corpus.relations_between("mira-chen", "elsa-moreau")
    assert (made.label, made.source, made.manual) == ("sat behind", "mira-chen", True)
    (told,) = session.corpus.store.evidence_of([made.id])
    assert (told.verdict, TEXT[told.start : told.end].split()[0]) == ("confirmed", "Mira")
    assert session.selection.relations == (made.id,)
    annotating.undo(window.desk)
    assert session.corpus.relations_between("mira-chen", "elsa-moreau") == []


def test_the_other_end_is_typed_where_the_words_name_one(window):
    session = window.desk.session
    select_text(window, "Elsa Moreau, the director of Baltra")

    def fill(dialog):
        dialog.target.setText("Nobody")
        assert not dialog._form.done.isEnabled()
        assert "No entity is called “Nobody”" in dialog._hint.text()
        dialog.target.setText("baltra bank")
        dialog.words.setText("heads")

    answering(StatementDialog, fill)
    press(window, "relation")
    labels = {r.label for r in session.corpus.relations_between("elsa-moreau", "baltra-bank")}
    assert "heads" in labels


def test_the_key_acts_as_soon_as_text_is_selected(window):
    """Nothing happens between the mouse and the key of a quick hand."""
    window.desk.session.select()
    window.actions_table.refresh()
    assert not window.actions_table["relation"].isEnabled()
    select_text(window, "Mira Chen sat behind Elsa Moreau")
    assert window.actions_table["relation"].isEnabled()


def test_one_name_is_enough_where_the_sentence_names_the_other(window):
    select_text(window, "sat behind Elsa Moreau")
    found = naming.proposal(window.desk, window.desk.article.selected_span())
    assert found == Proposal(("mira-chen", "elsa-moreau"), "sat behind")


def test_a_statement_that_is_there_gets_the_sentence(window):
    session = window.desk.session
    (met,) = (r for r in session.corpus.relations.values() if r.label == "met")
    before = len(session.corpus.store.evidence_of([met.id]))
    select_text(window, "Okafor and Lindqvist spoke again")

    def fill(dialog):
        dialog.source.setText("Ada Okafor")
        dialog.target.setText("Viktor Lindqvist")
        dialog.words.setText("met")
        dialog.kind.setCurrentIndex(dialog.kind.findData("meeting"))

    answering(StatementDialog, fill)
    press(window, "relation")
    assert len(session.corpus.store.evidence_of([met.id])) in (before, before + 1)
    assert [r.id for r in session.corpus.relations.values() if r.label == "met"] == [met.id]


def test_read_only_projects_offer_no_corrections(open_records, window):
    page = window.desk.answers.entity
    window.desk.session.select(["velmar"])
    tools = page.findChild(EntityTools)
    assert not tools._buttons.isHidden()
    page.attach(window.desk.passages, editable=False)
    page.show_entity(window.desk.session.corpus.entities["velmar"], Left((), (), 0))
    assert tools._buttons.isHidden()
    assert tools._note.isHidden()


def test_a_rejected_relation_is_restored_from_the_same_list(window):
    session = window.desk.session
    (one,) = session.corpus.relations_between("mira-chen", "jonas-weil")
    session.perform(relations.reject(session.corpus, [one.id]))
    window.contents.hidden.restored.emit(one.id)
    assert session.corpus.relations[one.id].verdict == "unreviewed"


def test_markup_in_names_is_shown_as_it_is_in_every_dialog(open_records):
    evil = '<img src="x"><b>bold</b> & co'
    records = [
        entities.replace(one, name=evil) if getattr(one, "id", "") == "mira-chen" else one
        for one in example_records()
    ]
    window = open_records(records)
    window.desk.session.select(["mira-chen"])

    def plain(dialog):
        for widget in dialog.findChildren(QLabel):
            assert widget.textFormat().name == "PlainText"
        dialog.name.setText("Mira")

    answering(RecastDialog, plain)
    press(window, "rename")
    assert window.desk.session.corpus.entities["mira-chen"].aliases == (evil,)


def test_an_article_is_read_again_and_keeps_its_corrections(window, qtbot):
    """By the real language worker, which finds other things than the records of the test."""
    session = window.desk.session
    session.perform(entities.rename(session.corpus, "mira-chen", "Mira Chen-Weil"))
    (married,) = session.corpus.relations_between("mira-chen", "jonas-weil")
    session.perform(relations.judge(session.corpus, [married.id], "confirmed"))
    opening = window.desk.opening
    with (
        qtbot.waitSignal(opening.reread, timeout=60_000),
        qtbot.waitSignal(opening.finished, timeout=60_000),
    ):
        press(window, "read-again")
    assert session.corpus.entities["mira-chen"].name == "Mira Chen-Weil"
    assert session.corpus.relations[married.id].verdict == "confirmed"
    assert session.history()[0].label.template.startswith("Read ")
    extractors = {e.extractor for e in session.corpus.store.evidence_of(session.corpus.relations)}
    assert len(extractors) >= 1


def test_what_no_longer_fits_is_listed_in_the_window(window):
    filing.tell_unfit(window.desk, ("“Mira Chen” as a name", "“Velmar” merged"))
    assert "2 things you did no longer fit" in window.desk.messages.text

    def read(dialog):
        assert dialog.list.rows.rowCount() == 2

    answering(UnfitSheet, read)
    window.desk.messages._button.click()


def test_what_no_longer_fits_waits_for_the_click_that_shows_it(window, qtbot):
    desk, bar = window.desk, window.desk.messages
    desk.opening.reread.emit(("“Mira Chen” as a name",))
    assert "no longer fits" in bar.text
    assert not bar._timer.isActive(), "it does not go before somebody has read it"
    shown: list[str] = []

    def read(sheet):
        assert window.geometry().contains(sheet.geometry().center())
        assert sheet.list.isVisible()
        shown.append(sheet.list.rows.row(sheet.list.rows.index(0, 0)).text)

    answering(UnfitSheet, read)
    qtbot.mouseClick(bar._button, Qt.MouseButton.LeftButton)
    assert shown == ["“Mira Chen” as a name"]
    assert bar.text == ""


def test_in_a_large_project_the_lists_follow_a_little_later(window, qtbot, monkeypatch):
    monkeypatch.setattr(listing, "LARGE", 0)
    session = window.desk.session
    rows = window.contents.entities._list.rows
    session.perform(entities.rename(session.corpus, "mira-chen", "Mira Chen-Weil"))
    assert "Mira Chen-Weil" in window.desk.canvas.scene.names, "the drawing is there at once"
    qtbot.waitUntil(
        lambda: rows.row(rows.index_of("mira-chen")).text == "Mira Chen-Weil", timeout=5_000
    )
    assert "Rename" in str(session.history()[0].label)


def test_tags_of_a_relation_stand_beside_its_words(window):
    session = window.desk.session
    (one,) = session.corpus.relations_between("mira-chen", "jonas-weil")
    session.select(relations=[one.id])
    answering(WordsDialog, lambda d: d.words.setText("to check"))
    press(window, "tags")
    assert session.corpus.relations[one.id].tags == ("to check",)
    told = [label.text() for label in window.desk.answers.evidence.findChildren(QLabel)]
    assert any("#to check" in text for text in told)


def test_a_note_on_a_sentence_leads_back_to_it(window):
    session = window.desk.session
    line = session.corpus.relations_between("mira-chen", "jonas-weil")
    told = session.corpus.store.evidence_of([one.id for one in line])[-1]
    session.perform(evidence.note(session.corpus, told.id, "Ask again"))
    window.reading.notes.picked.emit(told.id)
    assert session.selection.relations == (told.relation,)
    assert window.desk.answers.evidence.sentence().id == told.id
