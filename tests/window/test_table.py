"""The graph as a table: the same relations, filters and selection, by mouse and by keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from explorer.panels.relation_rows import COLUMNS
from explorer.window import annotating, navigating
from tests.builders import capital_records

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def table(window, qtbot):
    """The panel, shown, with all that is related."""
    navigating.set_level(window.desk, "related")
    window.actions_table["table"].trigger()
    panel = window.stage.table.relations
    qtbot.waitUntil(lambda: panel.rows.rowCount() > 0)
    window.activateWindow()
    panel.table.setFocus()
    return panel


def listed(panel, column="words"):
    rows = range(panel.rows.rowCount())
    return [panel.rows.index(row, COLUMNS.index(column)).data() for row in rows]


def drawn(window):
    return {r for line in window.desk.session.visible().lines for r in line.relations}


def shown(panel):
    return {panel.rows.relation(row) for row in range(panel.rows.rowCount())}


def test_it_lists_what_is_drawn_and_follows_levels_filters_and_edits(table, window, qtbot):
    session = window.desk.session
    assert shown(table) == drawn(window)
    navigating.set_kinds(window.desk, frozenset({"PERSON"}))
    qtbot.waitUntil(lambda: shown(table) == drawn(window))
    navigating.clear_filters(window.desk)
    qtbot.waitUntil(lambda: shown(table) == drawn(window))
    gone = table.rows.relation(0)
    annotating.judge_relations(window.desk, (gone,), "rejected")
    qtbot.waitUntil(lambda: gone not in shown(table))
    session.undo()
    qtbot.waitUntil(lambda: gone in shown(table))


def test_an_empty_table_says_why_and_what_to_do(table, window, qtbot):
    assert not table.nothing.isVisible()
    qtbot.keyClicks(table.filter, "zeppelin")
    assert table.nothing.text().startswith("No row holds “zeppelin”. Clear the filter")
    assert table.nothing.isVisible()
    table.filter.clear()
    assert not table.nothing.isVisible()
    session = window.desk.session
    kinds = frozenset(one.kind for one in session.corpus.entities.values())
    session.show(replace(session.view, kinds_off=kinds))
    qtbot.waitUntil(table.nothing.isVisible)
    assert table.nothing.text().startswith("Nothing is drawn that could be listed")


def test_a_row_that_is_walked_to_is_selected_in_the_graph_too(table, window, qtbot):
    qtbot.keyClick(table.table, Qt.Key.Key_Down)
    row = table.table.currentIndex().row()
    assert window.desk.session.selection.relations == (table.rows.relation(row),)


def test_what_is_selected_elsewhere_is_selected_here(table, window):
    session = window.desk.session
    wanted = table.rows.relation(3)
    session.select(relations=[wanted])
    assert table._chosen() == [wanted]
    assert table.table.currentIndex().row() == 3
    session.select(["ada-okafor", "viktor-lindqvist"])
    pair = {r.id for r in session.corpus.relations_between("ada-okafor", "viktor-lindqvist")}
    assert set(table._chosen()) == pair & shown(table)
    session.select(["mira-chen"])
    assert table._chosen() == []
    here = session.corpus.relations[table.rows.relation(table.table.currentIndex().row())]
    assert "mira-chen" in here.ends


def test_enter_opens_the_sentences_and_the_keyboard_is_on_the_first(table, window, qtbot):
    qtbot.keyClick(table.table, Qt.Key.Key_Home)
    qtbot.keyClick(table.table, Qt.Key.Key_Return)
    focus = QApplication.focusWidget()
    assert window.desk.answers.evidence.isAncestorOf(focus)
    assert window.desk.answers.evidence.relation() == table.rows.relation(0)


def test_words_filter_and_down_leads_to_what_is_left(table, window, qtbot):
    everything = table.rows.rowCount()
    table.filter.setFocus()
    qtbot.keyClicks(table.filter, "lindqvist MET")
    assert set(listed(table)) == {"→ met"} or set(listed(table)) == {"— met"}
    assert str(everything) in table._count.text()
    qtbot.keyClick(table.filter, Qt.Key.Key_Down)
    assert table.table.hasFocus()
    (relation,) = window.desk.session.selection.relations
    assert window.desk.session.corpus.relations[relation].label == "met"
    table.filter.setFocus()
    qtbot.keyClick(table.filter, Qt.Key.Key_Escape)
    assert table.rows.rowCount() == everything


def test_it_is_ordered_by_keys_and_by_its_heads(table, qtbot):
    table.order.setFocus()
    for _ in range(3):
        qtbot.keyClick(table.order, Qt.Key.Key_Down)
        table.order.activated.emit(table.order.currentIndex())
    names = [name.casefold() for name in listed(table)]
    words = [name.split(" ", 1)[1] for name in names]
    assert words == sorted(words)
    table._header_clicked(COLUMNS.index("sentences"))
    numbers = list(map(int, listed(table, "sentences")))
    assert numbers == sorted(numbers, reverse=True)
    table._header_clicked(COLUMNS.index("sentences"))
    assert list(map(int, listed(table, "sentences"))) == sorted(numbers)


def test_letters_go_to_the_next_relation_of_whoever_is_called_so(table, qtbot):
    qtbot.keyClicks(table.table, "mir")
    row = table.table.currentIndex().row()
    assert table.rows.index(row, 0).data() == "Mira Chen"


def test_a_row_is_heard_as_one_sentence(table, window):
    (met,) = (r for r in window.desk.session.corpus.relations.values() if r.label == "met")
    window.desk.session.select(relations=[met.id])
    heard = QAccessible.queryAccessibleInterface(table.table)
    row = table.rows.row_of(met.id)
    cell = heard.tableInterface().cellAt(row, 0) if hasattr(heard, "tableInterface") else None
    said = (
        cell.text(QAccessible.Text.Name)
        if cell is not None
        else table.rows.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    )
    assert said == "Ada Okafor, met, Viktor Lindqvist, 2 sentences, asserted, unreviewed"


def test_f6_and_the_same_key_lead_back_to_the_graph(table, window):
    assert window.stage.levels._table.isChecked()
    window.actions_table["table"].trigger()
    assert window.desk.canvas.isVisible()
    assert window.desk.canvas.hasFocus()
    assert not window.stage.levels._table.isChecked()


def test_closing_the_project_leads_to_the_start_page(table, window):
    window.close_project()
    assert window.start.isVisible()
    assert not window.stage.as_table


def test_the_keys_of_the_levels_work_in_the_table(table, window, qtbot):
    qtbot.waitUntil(table.table.hasFocus)
    window.actions_table.refresh()
    for key, level in ((Qt.Key.Key_3, "all"), (Qt.Key.Key_1, "story"), (Qt.Key.Key_2, "related")):
        qtbot.keyClick(table.table, key)
        assert window.desk.session.view.level == level
    table.filter.setFocus()
    qtbot.keyClick(table.filter, Qt.Key.Key_1)
    assert table.filter.text() == "1"
    assert window.desk.session.view.level == "related"


def test_a_capital_that_the_story_draws_with_its_country_says_so(open_records, qtbot):
    window = open_records(capital_records())
    window.actions_table["table"].trigger()
    panel = window.stage.table.relations
    qtbot.waitUntil(lambda: panel.rows.rowCount() > 0)
    ends = [*listed(panel, "source"), *listed(panel, "target")]
    assert "Moscow (as Russia)" in ends
    navigating.set_level(window.desk, "related")
    qtbot.waitUntil(lambda: "Moscow" in [*listed(panel, "source"), *listed(panel, "target")])
