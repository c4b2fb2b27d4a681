"""The lists at the left: kinds, entities, sources, what is rejected; notes."""

from PySide6.QtCore import Qt

from explorer.edits import entities as entity_edits
from explorer.edits import evidence, relations
from explorer.graph.listing import links, rejected, sources
from explorer.graph.projection import lines
from explorer.graph.slices import whole
from explorer.graph.view import ViewState
from explorer.graph.weighing import verdict_of
from explorer.panels.entities import EntitiesPanel
from explorer.panels.hidden import HiddenPanel
from explorer.panels.kinds import KindsPanel
from explorer.panels.notes import NotesPanel
from explorer.panels.rows import Made, Row
from explorer.panels.sources import SourcesPanel
from explorer.panels.table import RowList
from tests.builders import corpus, person


def names(rows: RowList) -> list[str]:
    return [rows.rows.row(rows.rows.index(at, 0)).text for at in range(rows.rows.rowCount())]


def entities(qtbot, look, session) -> EntitiesPanel:
    panel = EntitiesPanel(look)
    qtbot.addWidget(panel)
    shown = frozenset(session.visible().entities)
    panel.show_corpus(session.corpus, whole(links(lines(session.corpus))), shown, frozenset())
    return panel


def test_a_kind_shows_its_count_and_switches_off(qtbot, look, session):
    panel = KindsPanel(look)
    qtbot.addWidget(panel)
    panel.show_corpus(session.corpus, frozenset())
    assert [chip.text() for chip in panel._chips.values()] == [
        "People 6", "Organizations 5", "Places 1", "Events 1",
    ]  # fmt: skip
    with qtbot.waitSignal(panel.toggled) as caught:
        panel._chips["PLACE"].click()
    assert caught.args == [frozenset({"PLACE"})]


def test_a_kind_has_room_for_a_count_that_grew(qtbot, look):
    panel = KindsPanel(look)
    qtbot.addWidget(panel)
    panel.resize(300, 200)
    panel.show_corpus(corpus(person("Ada")), frozenset())
    with qtbot.waitExposed(panel):
        panel.show()
    panel.show_corpus(corpus(*(person(f"Ada {n}") for n in range(100))), frozenset())
    (chip,) = panel._chips.values()
    assert chip.text() == "People 100"
    assert chip.width() == chip.sizeHint().width()


def test_entities_come_with_most_links_first(qtbot, look, session):
    panel = entities(qtbot, look, session)
    assert names(panel._list)[0] == "Ada Okafor"
    assert panel._list.rows.row(panel._list.rows.index(0, 0)).right == "5 links"


def test_entities_sort_by_mentions_and_name(qtbot, look, session):
    panel = entities(qtbot, look, session)
    by_mentions, by_name = panel._sort.menu().actions()[1:]
    by_name.trigger()
    assert names(panel._list) == sorted(names(panel._list))
    by_mentions.trigger()
    assert panel._list.rows.row(panel._list.rows.index(0, 0)).right == "4 mentions"


def test_where_nobody_has_a_link_they_come_by_mentions(qtbot, look, session):
    panel = EntitiesPanel(look)
    qtbot.addWidget(panel)
    panel.show_corpus(session.corpus, {}, frozenset(), frozenset())
    assert panel._list.rows.row(panel._list.rows.index(0, 0)).right == "4 mentions"
    assert panel._sort.text() == "by mentions ▾"
    tied = whole(links(lines(session.corpus)))
    panel.show_corpus(session.corpus, tied, frozenset(), frozenset())
    assert panel._sort.text() == "by links ▾"


def test_the_filter_finds_parts_of_names(qtbot, look, session):
    panel = entities(qtbot, look, session)
    qtbot.keyClicks(panel._filter, "weil")
    assert set(names(panel._list)) == {"Jonas Weil", "Weil Dredging"}
    qtbot.keyClicks(panel._filter, "zzz")
    assert names(panel._list) == []


def test_enter_in_the_filter_picks_the_first_find_and_down_goes_into_the_list(qtbot, look, session):
    panel = entities(qtbot, look, session)
    qtbot.keyClicks(panel._filter, "weil")
    with qtbot.waitSignal(panel.picked) as caught:
        qtbot.keyClick(panel._filter, Qt.Key.Key_Return)
    assert caught.args == [[panel._list.rows.row(panel._list.rows.index(0, 0)).id]]
    panel._filter.setFocus()
    qtbot.keyClick(panel._filter, Qt.Key.Key_Down)
    assert panel.focusWidget() is panel._list


def test_marking_rows_tells_nobody(qtbot, look, session):
    panel = entities(qtbot, look, session)
    with qtbot.assertNotEmitted(panel.picked):
        panel.mark(["mira-chen", "ada-okafor"])
    assert len(panel._list.selectedIndexes()) == 2


def test_rows_are_told_in_the_order_in_which_they_were_selected(qtbot, look):
    rows = RowList(look, "rows", several=True)
    qtbot.addWidget(rows)
    rows.replace([Row("a", "A"), Row("b", "B"), Row("c", "C")])
    model, seen = rows.selectionModel(), []
    rows.picked.connect(seen.append)
    for at in (2, 0):
        model.select(rows.rows.index(at, 0), model.SelectionFlag.Select)
    assert seen[-1] == ["c", "a"]


def test_a_source_tells_the_lines_that_rest_on_it(qtbot, look, session):
    panel = SourcesPanel(look)
    qtbot.addWidget(panel)
    panel.show_sources(whole(sources(session.corpus)), frozenset())
    assert names(panel._list) == ["The article itself", "Velmar Courier"]
    with qtbot.waitSignal(panel.toggled) as caught:
        panel._list.opened.emit(panel._list.rows.id_at(panel._list.rows.index(1, 0)))
    assert caught.args == [frozenset({"velmar-courier"})]


def test_the_eye_of_a_source_switches_it(qtbot, look, session):
    panel = SourcesPanel(look)
    qtbot.addWidget(panel)
    panel.show_sources(whole(sources(session.corpus)), frozenset())
    panel.resize(240, 120)
    panel.show()
    box = panel._list.visualRect(panel._list.rows.index(1, 0))
    with qtbot.waitSignal(panel.toggled):
        at = box.topLeft()
        at.setX(at.x() + 10)
        at.setY(box.center().y())
        qtbot.mouseClick(panel._list.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_what_is_rejected_is_listed_until_it_is_restored(qtbot, look, session):
    panel = HiddenPanel(look)
    qtbot.addWidget(panel)
    panel.show_corpus(session.corpus, whole(rejected(session.corpus)))
    assert panel.isHidden()
    name = session.corpus.relations_between("mira-chen", "jonas-weil")[0].id
    session.perform(relations.reject(session.corpus, [name]))
    panel.show_corpus(session.corpus, whole(rejected(session.corpus)))
    assert names(panel._list) == ["Jonas Weil — Mira Chen: married to"]
    panel._list.setCurrentIndex(panel._list.rows.index(0, 0))
    with qtbot.waitSignal(panel.restored) as caught:
        assert panel._restore.property("role") is None  # the look of a button that acts
        panel._restore.click()
    assert caught.args == [name]


def test_notes_lead_to_what_they_are_on(qtbot, look, session):
    panel = NotesPanel(look)
    qtbot.addWidget(panel)
    name = session.corpus.relations_between("mira-chen", "jonas-weil")[0].id
    session.perform(relations.note(session.corpus, name, "Since when?\nAsk her."))
    panel.show_corpus(session.corpus)
    assert names(panel._list) == ["Since when? Ask her."]
    with qtbot.waitSignal(panel.picked) as caught:
        panel._list.setCurrentIndex(panel._list.rows.index(0, 0))
    assert caught.args == [name]


def test_a_note_on_one_sentence_is_listed_with_the_line_it_is_of(qtbot, look, session):
    panel = NotesPanel(look)
    qtbot.addWidget(panel)
    relation = session.corpus.relations_between("mira-chen", "jonas-weil")[0]
    told = session.corpus.store.evidence_of([relation.id])[0]
    session.perform(evidence.note(session.corpus, told.id, "Only the weekly says so."))
    panel.show_corpus(session.corpus)
    assert names(panel._list) == ["Only the weekly says so."]
    row = panel._list.rows.row(panel._list.rows.index(0, 0))
    assert row.under.startswith("On a sentence of ")
    assert relation.label in row.under
    with qtbot.waitSignal(panel.picked) as caught:
        panel._list.setCurrentIndex(panel._list.rows.index(0, 0))
    assert caught.args == [told.id]


def test_letters_in_a_list_leave_the_selection_alone(qtbot, look, session):
    panel = entities(qtbot, look, session)
    chosen = panel._list
    panel.mark(["ada-okafor", "viktor-lindqvist"])
    told = []
    panel.picked.connect(told.append)
    for key in (Qt.Key.Key_M, Qt.Key.Key_T, Qt.Key.Key_V):
        qtbot.keyClick(chosen, key)
    rows = [chosen.rows.row(one).id for one in chosen.selectionModel().selectedIndexes()]
    assert sorted(rows) == ["ada-okafor", "viktor-lindqvist"]
    assert told == []


def test_a_row_is_made_when_it_is_looked_at(qtbot, look):
    made, number = [], 20_000
    rows = RowList(look, "rows", several=True)
    qtbot.addWidget(rows)

    def make(at: int) -> Row:
        made.append(at)
        return Row(f"e{at}", f"Person {at}")

    rows.resize(200, 400)
    rows.show()
    ids = [f"e{at}" for at in range(number)]
    rows.replace(Made(ids, make))
    rows.mark(["e9", "e7", "e8", "e19999"])
    qtbot.waitUntil(lambda: rows.rows.index_of("e19999").row() in made)
    assert len(made) < 200
    assert sorted(i.row() for i in rows.selectionModel().selectedIndexes()) == [7, 8, 9, 19_999]
    assert rows.verticalScrollBar().value() == rows.verticalScrollBar().maximum()
    place = rows.verticalScrollBar().value()
    rows.replace(Made(ids, lambda at: Row(f"e{at}", "Somebody else")))
    assert rows.rows.row(rows.rows.index(5, 0)).text == "Somebody else"
    assert rows.verticalScrollBar().value() == place
    assert len(rows.selectionModel().selectedIndexes()) == 4


def test_the_list_of_all_that_is_rejected_is_that_of_each_verdict(session):
    corpus = session.corpus
    married = corpus.relations_between("mira-chen", "jonas-weil")[0].id
    rest = [one.id for one in corpus.relations.values() if one.id != married]
    session.perform(relations.reject(corpus, [married]))
    for one in corpus.store.evidence_of(rest[:1]):
        session.perform(evidence.judge(corpus, [one.id], "rejected"))
    session.perform(entity_edits.reject(corpus, ["viktor-lindqvist"]))
    found = whole(rejected(corpus))
    assert {married, rest[0]} <= {one.id for one in found}
    assert found == [r for r in corpus.relations.values() if verdict_of(corpus, r) == "rejected"]


def test_sources_tell_how_many_of_their_lines_the_filters_leave(qtbot, look, session):
    panel = SourcesPanel(look)
    qtbot.addWidget(panel)
    open_counts = whole(sources(session.corpus, session.view))
    assert all(one.left == one.lines for one in open_counts)
    off = open_counts[1].key
    session.show(ViewState(sources_off=frozenset({off})))
    found = {one.key: one for one in whole(sources(session.corpus, session.view))}
    assert found[off].left == 0
    assert found[off].lines == open_counts[1].lines
    assert found[""].left == found[""].lines  # what the article says itself stands
    panel.show_sources(list(found.values()), session.view.sources_off)
    told = [panel._list.rows.row(panel._list.rows.index(at, 0)) for at in range(len(found))]
    row = next(one for one in told if one.off)
    assert row.right == f"0 of {open_counts[1].lines}"
    session.show(ViewState(kinds_off=frozenset({"PERSON"})))
    left = {one.key: one.left for one in whole(sources(session.corpus, session.view))}
    assert left[""] < found[""].lines
