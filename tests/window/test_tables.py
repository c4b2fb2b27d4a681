"""Entities and sentences as tables: what they say, and that they go with the graph."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from explorer.graph.filters import Filters
from explorer.graph.timeline import times_of
from explorer.panels import entity_rows, sentence_rows
from explorer.panels.plain import counted
from explorer.window import annotating, navigating
from tests.window.hands import press

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def pages(window):
    """The tables, with all that is related."""
    navigating.set_level(window.desk, "related")
    window.activateWindow()
    press(window, "table")
    return window.stage.table


@pytest.fixture
def entities(pages, window, qtbot):
    press(window, "entity-table")
    qtbot.waitUntil(lambda: pages.entities.rows.rowCount() > 0)
    return pages.entities


@pytest.fixture
def sentences(pages, window, qtbot):
    press(window, "sentence-table")
    qtbot.waitUntil(lambda: pages.sentences.rows.rowCount() > 0)
    return pages.sentences


def cell(panel, record, column):
    columns = panel.rows.columns
    return panel.rows.index(panel.rows.row_of(record), columns.index(column)).data()


def ids(panel):
    return [panel.rows.id_at(row) for row in range(panel.rows.rowCount())]


def test_entities_say_what_is_told_of_them(entities, window):
    assert set(ids(entities)) == set(window.desk.session.visible().drawn)
    assert cell(entities, "viktor-lindqvist", "name") == "Viktor Lindqvist"
    assert cell(entities, "viktor-lindqvist", "kind") == "Person"
    assert cell(entities, "viktor-lindqvist", "lines") == "3"
    assert cell(entities, "viktor-lindqvist", "sentences") == "6"
    assert cell(entities, "viktor-lindqvist", "articles") == "1"
    between = [float(cell(entities, one, "betweenness")) for one in ids(entities)]
    assert max(between) > 0
    assert sum(float(cell(entities, one, "pagerank")) for one in ids(entities)) == pytest.approx(
        100, abs=1
    )


def test_figures_are_sorted_as_numbers_the_largest_first(entities):
    column = entity_rows.COLUMNS.index("lines")
    entities._header_clicked(column)
    lines = [int(cell(entities, one, "lines")) for one in ids(entities)]
    assert lines == sorted(lines, reverse=True)
    entities._header_clicked(column)
    assert [int(cell(entities, one, "lines")) for one in ids(entities)] == sorted(lines)


def test_what_is_selected_in_one_is_selected_in_the_other(entities, window, qtbot):
    session = window.desk.session
    session.select(["mira-chen"])
    assert entities.chosen == ["mira-chen"]
    qtbot.keyClick(entities.table, Qt.Key.Key_Home)
    entities.table.selectRow(2)
    assert session.selection.entities == (entities.rows.id_at(2),)
    relation = session.corpus.relations_between("mira-chen", "jonas-weil")[0]
    session.select(relations=[relation.id])
    assert set(entities.chosen) == {"mira-chen", "jonas-weil"}


def test_a_filter_finds_names_and_kinds(entities, qtbot):
    entities.filter.setFocus()
    qtbot.keyClicks(entities.filter, "weil")
    assert set(ids(entities)) == {"jonas-weil", "weil-dredging"}
    entities.filter.clear()
    qtbot.keyClicks(entities.filter, "place")
    assert ids(entities) == ["velmar"]


def test_enter_shows_an_entity_with_its_neighbors_in_the_graph(entities, window, qtbot):
    window.desk.session.select(["mira-chen"])
    qtbot.keyClick(entities.table, Qt.Key.Key_Return)
    assert window.desk.session.view.focus == ("mira-chen", 1)
    assert window.desk.canvas.isVisible()


def test_a_row_is_heard_with_the_titles_of_its_figures(entities):
    row = entities.rows.row_of("mira-chen")
    said = entities.rows.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Mira Chen, Person, Lines 3, Sentences 3, Articles 1, Between ")
    assert QAccessible.queryAccessibleInterface(entities.table).text(QAccessible.Text.Name)


def test_sentences_say_what_where_who_and_how_surely(sentences, window):
    session = window.desk.session
    (paid,) = (one for one in session.corpus.relations.values() if one.label == "said to pay")
    (row,) = sentences.rows.of_relations([paid.id])
    assert cell(sentences, row, "text").startswith("According to the Velmar Courier, Lindqvist")
    assert cell(sentences, row, "article") == "Harbor deal ties Velmar to Northline"
    assert cell(sentences, row, "date") == "4 Mar 2025"
    assert cell(sentences, row, "speaker") == "Velmar Courier"
    assert cell(sentences, row, "certainty") == "alleged"
    assert cell(sentences, row, "pair") == "Viktor Lindqvist → said to pay → Tomas Reyes"
    assert cell(sentences, row, "verdict") == "unreviewed"


def test_a_picked_sentence_selects_its_line_and_stands_in_the_article(sentences, window, qtbot):
    session = window.desk.session
    sentences.table.selectRow(4)
    one = sentences.rows.evidence(sentences.rows.id_at(4))
    assert session.selection.relations == (one.relation,)
    assert sentences.chosen == [one.id]  # and not all sentences of that line
    session.select(["ada-okafor", "viktor-lindqvist"])
    pair = session.corpus.relations_between("ada-okafor", "viktor-lindqvist")
    assert set(sentences.chosen) == set(sentences.rows.of_relations([r.id for r in pair]))


def test_sentences_follow_verdicts_levels_and_the_filter(sentences, window, qtbot):
    first = sentences.rows.evidence(sentences.rows.id_at(0))
    annotating.judge_relations(window.desk, (first.relation,), "rejected")
    qtbot.waitUntil(lambda: first.id not in ids(sentences))
    window.desk.session.undo()
    qtbot.waitUntil(lambda: first.id in ids(sentences))
    sentences.filter.setFocus()
    qtbot.keyClicks(sentences.filter, "courier crowns")
    assert [cell(sentences, one, "certainty") for one in ids(sentences)] == ["alleged"]
    column = sentence_rows.COLUMNS.index("certainty")
    sentences.filter.clear()
    sentences._header_clicked(column)
    assert cell(sentences, ids(sentences)[0], "certainty") == "asserted"


def test_tabs_lead_from_table_to_table_and_back_to_the_graph(pages, window, qtbot):
    assert pages.page == "relations"
    pages.tabs.setCurrentIndex(2)
    assert pages.page == "entities"
    assert pages.entities.rows.rowCount() > 0
    pages.tabs.setCurrentIndex(3)
    assert pages.sentences.rows.rowCount() > 0
    pages.tabs.setCurrentIndex(0)
    assert window.desk.canvas.isVisible()
    press(window, "table")
    assert pages.page == "sentences"  # where one was
    press(window, "entity-table")
    assert window.stage.as_table
    press(window, "entity-table")
    assert not window.stage.as_table


def test_sentences_are_those_that_filters_leave_and_their_number_says_what_counts(
    sentences, window, qtbot
):
    session = window.desk.session
    session.show(replace(session.view, level="related"))
    qtbot.waitUntil(lambda: sentences.rows.rowCount() > 15)
    times = times_of(session.corpus, session.view, "published")
    number = counted(times.sentences, "sentence", "sentences")
    assert sentences._count.text().startswith(number)
    assert "each counted once" in sentences._count.toolTip()
    asked = Filters(certainties=frozenset({"alleged"}))
    session.show(replace(session.view, filters=asked))
    qtbot.waitUntil(lambda: sentences.rows.rowCount() < 15)
    assert {cell(sentences, one, "certainty") for one in ids(sentences)} == {"alleged"}
    times = times_of(session.corpus, session.view, "published")
    assert sentences._count.text() == counted(times.sentences, "sentence", "sentences")


def test_words_in_a_table_go_with_the_filters_of_the_graph(sentences, window, qtbot):
    session = window.desk.session
    asked = Filters(certainties=frozenset({"alleged"}))
    session.show(replace(session.view, filters=asked))
    qtbot.keyClicks(sentences.filter, "nothing like it")
    assert not sentences.rows.rowCount()
    press(window, "unfilter")
    qtbot.waitUntil(lambda: sentences.rows.rowCount() > 1)
    assert not sentences.filter.text()


def test_a_whole_sentence_is_told_over_it_and_of_when_it_tells(sentences, window):
    relations = window.desk.session.corpus.relations.values()
    met = next(one for one in relations if one.label == "met")
    row = sentences.rows.of_relations([met.id])[0]
    index = sentences.rows.index(sentences.rows.row_of(row), 0)
    assert index.data(Qt.ItemDataRole.ToolTipRole).startswith("<p>Okafor")
    titles = sentences.rows.titles()
    assert (titles[2], titles[3]) == ("Published", "Tells of")


def test_a_table_begins_at_the_top_and_a_chosen_sentence_is_whole(sentences, window, qtbot):
    bar = sentences.table.verticalScrollBar()
    sentences.order.setCurrentIndex(1)
    sentences.order.activated.emit(1)
    assert bar.value() == 0
    bar.setValue(bar.maximum())
    window.desk.table("entities")
    window.desk.table("sentences")
    assert bar.value() == 0
    low = sentences.table.rowHeight(0)
    longest = max(
        range(sentences.rows.rowCount()),
        key=lambda row: len(sentences.rows.index(row, 0).data()),
    )
    sentences.table.setColumnWidth(0, 120)
    sentences.table.selectRow(longest)
    assert sentences.table.rowHeight(longest) > low
    sentences.table.clearSelection()
    assert sentences.table.rowHeight(longest) == low
