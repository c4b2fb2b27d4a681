"""Filters in the window: a menu with counts, and chips that go again with one press."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from explorer.edits import documents
from explorer.graph.filters import Filters
from explorer.model.records import Evidence
from explorer.session.session import Session
from explorer.window import filtering
from explorer.window.articles_dialog import ArticlesDialog
from explorer.window.filter_dialogs import SpanDialog, WordsFilterDialog
from explorer.window.picture_dialog import PictureDialog
from tests.builders import (
    document,
    evidence,
    example_extraction,
    example_records,
    person,
    relation,
)
from tests.window.hands import press
from tests.window.test_asking import answering

pytestmark = pytest.mark.one_window


def submenu(menu, text) -> QMenu:
    (found,) = [action.menu() for action in menu.actions() if action.text() == text]
    found.aboutToShow.emit()
    return found


def choose(window, text, value):
    menu = filtering.menu_of(window.desk)
    try:
        actions = {one.text(): one for one in submenu(menu, text).actions()}
        (found,) = [one for words, one in actions.items() if words.startswith(value)]
        found.trigger()
        return list(actions)
    finally:
        menu.deleteLater()


def drawn(window):
    return {relation for line in window.desk.session.visible().lines for relation in line.relations}


def test_a_value_is_chosen_by_its_count_and_a_chip_takes_it_off(window):
    before, bar = drawn(window), window.stage.filters
    assert not bar.isVisible()
    offered = choose(window, "Certainty", "expected/tried")
    assert "expected/tried · 1" in offered
    relations = window.desk.session.corpus.relations
    assert [relations[one].label for one in drawn(window)] == ["expected to testify before"]
    assert bar.isVisible()
    assert bar.words == ["Certainty: expected/tried  ✕", "1 of 15 lines"]
    assert bar.geometry().top() > window.stage.levels.geometry().bottom()
    bar._chips[0].click()
    assert drawn(window) == before
    assert not bar.isVisible()


def test_two_values_of_one_filter_are_one_chip_and_two_filters_are_two(window):
    choose(window, "Certainty", "expected/tried")
    choose(window, "Certainty", "hedged")
    choose(window, "Relation", "support")
    bar = window.stage.filters
    assert bar.words[:2] == ["Relation: support  ✕", "Certainty: expected/tried or hedged  ✕"]
    assert bar._clear.isVisible()
    bar._clear.click()
    assert not window.desk.session.view.filtered
    assert not bar.isVisible()


def test_what_is_switched_off_beside_is_a_chip_too(window):
    source = next(one for one in window.contents.sources.keys if one)
    window.contents.sources.toggled.emit(frozenset({source}))
    window.contents.kinds.toggled.emit(frozenset({"PLACE"}))
    bar = window.stage.filters
    assert bar.words[0] == "Without places  ✕"
    assert bar.words[1].startswith("Without ")
    bar._chips[1].click()
    assert window.desk.session.view.sources_off == frozenset()
    assert window.desk.session.view.kinds_off == {"PLACE"}


def test_the_menu_counts_lines_of_at_least_so_many_sentences(window):
    offered = choose(window, "At least so many sentences", "2")
    assert offered[0].startswith("2 · ")
    assert window.stage.filters.words[0] == "At least 2 sentences  ✕"
    left = window.desk.session.visible().counts.lines
    assert offered[0] == f"2 · {left}"
    choose(window, "At least so many sentences", "2")  # again: any number
    assert not window.desk.session.view.filtered


def test_words_and_dates_are_asked_for(window):
    def write(dialog):
        dialog.words.setText("harbor")
        dialog.accept()

    left = answering((WordsFilterDialog, write))
    filtering.ask(window.desk, "words")
    assert not left
    assert window.desk.session.view.filters == Filters(words="harbor")
    assert window.stage.filters.words[0] == "Words: “harbor”  ✕"

    def span(dialog):
        dialog.since.setText("2025-13")
        assert not dialog._form.done.isEnabled()
        dialog.since.setText("2025-03")
        dialog.until.setText("2024")
        assert not dialog._form.done.isEnabled()
        dialog.until.setText("")
        assert dialog._form.done.isEnabled()
        dialog.accept()

    left = answering((SpanDialog, span))
    filtering.ask(window.desk, "since")
    assert not left
    assert window.desk.session.view.filters == Filters(words="harbor", since="2025-03")


def test_a_span_of_what_is_told_says_what_it_leaves_out(open_records):
    records = example_records()
    dated = [
        replace(one, when=("2025-03-03", "2025-03", None)[at % 3])
        if isinstance(one, Evidence)
        else one
        for at, one in enumerate(records)
    ]
    window = open_records(dated)

    def span(dialog):
        assert dialog.windowTitle() == "Filter by what is told"
        dialog.since.setText("2025-03-02")
        dialog.until.setText("2025-03-04")
        dialog.accept()

    left = answering((SpanDialog, span))
    filtering.ask(window.desk, "told_since")
    assert not left
    words = window.stage.filters.words[0]
    assert words == "Tells of 2 Mar 2025 – 4 Mar 2025 · 4 perhaps then · 5 undated left out  ✕"
    filters = window.desk.session.view.filters
    filtering.show(
        window.desk,
        replace(window.desk.session.view, filters=replace(filters, undated=True)),
    )
    assert window.stage.filters.words[0].endswith("with 5 undated  ✕")
    window.stage.filters._chips[0].click()
    assert not window.desk.session.view.filtered


def test_the_menu_opens_by_its_key_under_its_chip(window, qtbot):
    window.actions_table["filter"].trigger()
    (menu,) = [one for one in window.findChildren(QMenu) if one.isVisible()]
    assert [one.text() for one in menu.actions() if one.text()][:2] == ["Relation", "Certainty"]
    menu.close()


def test_the_table_lists_what_the_filters_leave(window, qtbot):
    window.stage.levels.table_wanted.emit()
    choose(window, "Certainty", "expected/tried")
    qtbot.waitUntil(lambda: window.stage.table.relations.rows.rowCount() == 1)


def test_a_picture_leaves_out_what_the_filters_do_and_says_so(window, monkeypatch):
    asked = []
    monkeypatch.setattr(PictureDialog, "ask", lambda dialog: asked.append(dialog._start))
    choose(window, "Relation", "meeting")
    window.actions_table["picture"].trigger()
    (start,) = asked
    assert start.filters["view"][-1] == start.filters["everything"][-1] == "Relation: meeting"
    labels = {line.label for scene in start.scenes.values() for line in scene.lines}
    assert labels == {"met"}


def test_a_picture_does_not_tell_what_has_been_read(window, monkeypatch):
    asked = []
    monkeypatch.setattr(PictureDialog, "ask", lambda dialog: asked.append(dialog._start))
    view = window.desk.session.view
    unread = replace(view.filters, unread=True, relations=frozenset({"meeting"}))
    filtering.show(window.desk, replace(view, filters=unread))
    assert window.stage.filters.words[:2] == ["Relation: meeting  ✕", "Unread  ✕"]
    window.actions_table["picture"].trigger()
    (start,) = asked
    assert start.filters["view"][-2:] == ("a selection", "Relation: meeting")


def test_a_project_opens_again_as_it_was_looked_at(empty_window, tmp_path, qtbot):
    made = Session.create(tmp_path / "harbor")
    made.perform(documents.add(made.corpus, example_extraction()), by_hand=False)
    empty_window.show_session(made)
    empty_window.actions_table["related"].trigger()
    choose(empty_window, "Certainty", "hedged")
    view = made.view
    empty_window.close_project()
    empty_window.show_session(Session.open(made.path))
    assert empty_window.desk.session.view == view
    assert empty_window.stage.filters.words[0] == "Certainty: hedged  ✕"
    empty_window.show_session(None)


def test_delete_takes_off_the_chip_that_has_the_keyboard_and_goes_on_to_the_next(window, qtbot):
    choose(window, "Certainty", "asserted")
    choose(window, "Relation", "role")
    bar = window.stage.filters
    window.activateWindow()
    bar._chips[0].setFocus()
    qtbot.keyClick(bar._chips[0], Qt.Key.Key_Delete)
    assert bar.words[0] == "Certainty: asserted  ✕"
    assert bar._chips[0].hasFocus()
    qtbot.keyClick(bar._chips[0], Qt.Key.Key_Return)
    assert not window.desk.session.view.filtered
    assert window.stage.levels.filter_chip.hasFocus()


def test_the_bar_covers_no_more_of_the_graph_than_its_chips(window):
    choose(window, "Certainty", "asserted")
    bar = window.stage.filters
    last = max(one.geometry().right() for one in (*bar._chips, bar._count) if one.isVisible())
    assert last <= bar.width() < last + 20
    assert bar.height() < 30
    bar._chips[0].click()
    assert bar.isHidden()


def articles_of(*sources):
    """An article of each source, each with a line of its own."""
    records = []
    for number, source in enumerate(sources):
        text = f"Ada met Ben {number}."
        article = document(text, id=f"d{number}", source=source, title=f"Story {number}")
        ada, ben = person(f"Ada {number}"), person(f"Ben {number}")
        met = relation(ada, ben)
        records += [article, ada, ben, met, evidence(met, article, text)]
    return records


def test_articles_are_found_by_words_and_checked_together(open_records, qtbot):
    window = open_records(articles_of("BBC", "BBC", "AP", "AP", "AP", "AP"))
    corpus = window.desk.session.corpus
    every = len(corpus.documents)

    def uncheck(dialog):
        dialog.filter.setText("ap")
        assert dialog.list.rows.rowCount() == 4
        dialog._none.click()
        dialog.filter.clear()
        assert dialog._count.text() == f"2 of {every} articles count"
        assert len(dialog.list.checked()) == 2
        qtbot.keyClick(dialog.filter, Qt.Key.Key_Down)
        assert len(dialog.list.checked()) == 2
        qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
        assert len(dialog.list.checked()) == 1
        dialog.filter.setText("bbc")
        dialog._only.click()
        dialog.accept()

    left = answering((ArticlesDialog, uncheck))
    filtering.ask(window.desk, "articles")
    assert not left
    assert window.stage.filters.words[0] == f"Without 4 of {every} articles  ✕"
    assert len(window.desk.session.visible().lines) == 2
    window.stage.filters._chips[0].click()
    assert window.desk.session.view.sources_off == frozenset()


def test_without_any_article_there_is_nothing_to_show(open_records):
    window = open_records(articles_of("BBC", "AP"))

    def uncheck(dialog):
        dialog._none.click()
        assert not dialog._form.done.isEnabled()
        dialog.reject()

    left = answering((ArticlesDialog, uncheck))
    filtering.ask(window.desk, "articles")
    assert not left
    assert not window.desk.session.view.filtered


def test_all_filters_go_by_a_command_that_is_found_by_its_name(window):
    choose(window, "Certainty", "expected/tried")
    window.contents.kinds.toggled.emit(frozenset({"PLACE"}))
    found = window.following.found("all filters off")
    assert ("command", ("unfilter",)) in [(one.what, one.ids) for one in found]
    press(window, "unfilter")
    assert not window.desk.session.view.filtered
    window.actions_table.refresh()
    assert not window.actions_table["unfilter"].isEnabled()
