"""The window shows what is open, follows one selection, and closes without a trace."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget

from explorer.edits import entities, relations
from explorer.graph.picking import Hit
from explorer.graph.sifting import lines_for
from explorer.model.edit import Change, Edit
from explorer.model.message import Message
from explorer.panels.pair_header import NameButton
from explorer.panels.table import RowList
from explorer.window import annotating, finding, navigating
from explorer.window.main_window import MainWindow
from explorer.window.search import Found, Names
from tests.builders import capital_records, document, evidence, person, relation, sentences

pytestmark = pytest.mark.one_window


def row_of(window: MainWindow, one: str, other: str) -> int:
    lines = window.desk.session.scene().lines
    return next(row for row, line in enumerate(lines) if set(line.ends) == {one, other})


def labels(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_a_project_fills_the_window(window):
    assert window.stage.canvas.isVisible()
    hidden = {name for name, dock in window.desk.docks.items() if not dock.isVisible()}
    assert hidden == {"timeline"}  # until somebody wants it
    assert window.desk.canvas.scene.entities
    assert "Harbor deal" in window.windowTitle()
    assert "13 entities" in labels(window.status)


def test_without_a_project_there_is_a_start_page(empty_window):
    assert empty_window.start.isVisible()
    assert not any(dock.isVisible() for dock in empty_window.desk.docks.values())


def test_a_line_brings_its_sentences_and_the_article_there(window):
    navigating.pick(window.desk, Hit(line=row_of(window, "ada-okafor", "viktor-lindqvist")), False)

    panel = window.desk.answers.evidence
    assert panel.isVisible()
    assert "3 sentences · 1 article" in labels(panel)
    assert panel.sentence() is not None
    assert window.desk.article.textCursor().position() > 0
    assert window.desk.canvas.selected == {"ada-okafor", "viktor-lindqvist"}


def test_the_article_shows_no_line_where_none_is_selected(window):
    navigating.pick(window.desk, Hit(line=row_of(window, "ada-okafor", "viktor-lindqvist")), False)
    session, article = window.desk.session, window.desk.article
    washed = [extra.cursor.selectedText() for extra in article.extraSelections()]
    session.select([])
    left = [extra.cursor.selectedText() for extra in article.extraSelections()]
    assert max(map(len, washed)) > 60, "the sentence of the line"
    assert max(map(len, left), default=0) < 40, "names alone"


def test_two_entities_that_nothing_ties_are_said_to_be_so(window):
    window.desk.session.select(["tomas-reyes", "velmar-courier"])
    assert "No line ties them." in labels(window.desk.answers)


def test_two_that_one_sentence_only_names_show_that_sentence(window):
    window.desk.session.select(["mira-chen", "elsa-moreau"])
    assert "1 sentence names both, but was not read as a tie" in labels(window.desk.answers)


def test_one_entity_shows_its_lines_and_mentions(window):
    window.desk.session.select(["ada-okafor"])
    page = window.desk.answers.entity
    assert page.isVisible()
    assert "5 LINES" in labels(page).upper() or "LINES" in labels(page)
    assert page._ties.rows.rowCount() == 5


def test_levels_show_more_and_are_counted(window):
    session = window.desk.session
    window.actions_table["everything"].trigger()
    assert session.view.level == "all"
    assert len(session.scene().entities) == 13


def test_a_source_lights_up_and_switches_off(window):
    before = len(window.desk.session.scene().lines)
    navigating.light_up(window.desk, "velmar-courier")
    assert len(window.desk.canvas._marks.lines) == 1
    navigating.set_sources(window.desk, frozenset({"velmar-courier"}))
    after = window.desk.session
    # Reyes also denied it, so the pair keeps a line; the claim of the outlet is gone.
    assert len(after.scene().lines) == before
    assert window.desk.messages.text


def test_a_source_that_is_switched_off_names_the_lines_that_vanish(window):
    navigating.set_sources(window.desk, frozenset({""}))
    told = window.desk.messages.text
    assert " rested on that source alone and vanished: " in told
    assert told.count(" — ") == 3
    assert told.endswith(" more.")


def test_the_lines_of_a_source_go_out_with_escape_and_its_row_too(window):
    listed = window.contents.sources.findChild(RowList)
    listed.setCurrentIndex(listed.rows.index(0, 0))
    assert window.desk.canvas._marks.lines
    window.desk.canvas.escaped.emit()
    assert not window.desk.canvas._marks.lines
    assert not listed.selectedIndexes()


def test_a_kind_that_is_off_leaves_the_drawing(window):
    navigating.set_kinds(window.desk, frozenset({"PERSON"}))
    assert "PERSON" not in window.desk.session.scene().kinds
    window.actions_table.refresh()
    window.actions_table["unfilter"].trigger()
    assert "PERSON" in window.desk.session.scene().kinds


def test_escape_goes_one_step_back(window):
    session = window.desk.session
    session.select(["ada-okafor"])
    window.desk.messages.say("something")
    navigating.step_back(window.desk)
    assert window.desk.messages.isHidden()
    assert session.selection.entities
    navigating.step_back(window.desk)
    assert not session.selection.entities


def test_reject_leaves_a_bar_that_takes_it_back(window):
    session = window.desk.session
    relation = session.corpus.relations_between("mira-chen", "jonas-weil")[0].id
    annotating.judge_relations(window.desk, (relation,), "rejected")
    assert "Rejected “married to”" in window.desk.messages.text
    assert window.contents.hidden.isVisible()

    window.desk.messages._button.click()

    assert session.corpus.relations[relation].verdict == "unreviewed"
    assert not window.contents.hidden.isVisible()


def test_a_pair_of_several_relations_is_named_before_it_is_judged(window):
    session = window.desk.session
    navigating.pick(window.desk, Hit(line=row_of(window, "ada-okafor", "viktor-lindqvist")), False)
    window.desk.canvas.setFocus()
    annotating.judge(window.desk, "confirmed")
    names = session.selection.relations
    assert {session.corpus.relations[name].verdict for name in names} == {"unreviewed"}
    assert "Confirm all 2 relations of" in window.desk.messages.text

    annotating.judge(window.desk, "confirmed")

    assert {session.corpus.relations[name].verdict for name in names} == {"confirmed"}


def test_undo_is_named_and_listed(window):
    session = window.desk.session
    relation = session.corpus.relations_between("mira-chen", "jonas-weil")[0].id
    annotating.relabel(window.desk, relation, "wife of")
    window.actions_table.refresh()
    assert "Relabel “married to” as “wife of”" in window.actions_table["undo"].text()

    window.actions_table["undo"].trigger()

    assert session.corpus.relations[relation].label == "married to"
    window.reading._tabs.setCurrentIndex(2)
    history = window.reading.history._list.rows
    assert history.row(history.index(0, 0)).off


def test_the_theme_changes_in_place(window):
    assert window.desk.canvas.theme.name == "light"
    window.actions_table["theme"].trigger()
    assert window.desk.canvas.theme.name == "dark"
    assert window.palette().window().color().lightness() < 60


def test_closing_a_project_leads_back_to_the_start(window):
    window.actions_table["close"].trigger()
    assert window.desk.session is None
    assert window.start.isVisible()
    assert not window.actions_table["undo"].isEnabled()


def test_the_headline_can_be_edited(window, qtbot):
    line = window.top._headline
    line.selectAll()
    qtbot.keyClicks(line, "Who paid whom")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert window.desk.session.corpus.documents["harbor"].title == "Who paid whom"


def test_a_mention_in_the_article_selects_its_entity(window, qtbot):
    article = window.desk.article
    article.show_span("harbor", 40, 50)
    at = article.place_of(article._passages.places("harbor").text.index("Ada Okafor") + 2)
    cursor = article.textCursor()
    cursor.setPosition(at)
    place = article.cursorRect(cursor).center() + QPoint(2, 0)
    qtbot.mouseClick(article.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.desk.session.selection.entities == ("ada-okafor",)


@pytest.mark.parametrize("size", [(800, 600), (1100, 700)])
def test_small_windows_keep_everything_in_reach(window, size):
    window.resize(*size)
    window.desk.session.select(["ada-okafor", "viktor-lindqvist"])
    assert window.width() <= size[0]
    assert window.height() <= size[1]
    assert window.stage.width() >= 200


def test_an_article_that_is_undone_leaves_another_one_to_read(window, qtbot):
    """Right after it came, while places are still looked for, and with its line selected."""
    desk, session = window.desk, window.desk.session
    other = document("Zed Quill met Una Marsh in Velmar.", id="second")
    zed, una = person("Zed Quill"), person("Una Marsh")
    met = relation(zed, una)
    changes = [other, *sentences(other), zed, una, met, evidence(met, other, "Zed Quill met")]
    session.perform(Edit(Message("Add"), tuple(Change(None, one) for one in changes)))
    session.select(relations=[met.id])
    desk.article.show_document("second")
    window.actions_table.refresh()
    window.actions_table["undo"].trigger()
    assert desk.article.document_id == "harbor"
    assert session.selection.relations == ()
    navigating.pick(desk, Hit(line=0), False)
    qtbot.waitUntil(lambda: not window.following.arranging.running)
    assert set(desk.canvas.scene.entities) == set(session.scene().entities)


def test_a_drawn_relation_can_be_undone_while_it_is_selected(window):
    session = window.desk.session
    edit = relations.add(session.corpus, "ada-okafor", "elsa-moreau", "knows")
    session.perform(edit)
    made = edit.changes[0].record.id
    session.select(relations=[made])
    window.actions_table.refresh()
    window.actions_table["undo"].trigger()
    assert made not in session.corpus.relations
    assert session.selection.relations == ()
    assert not window.desk.answers.evidence.isVisible()


def test_the_walk_above_the_article_is_of_the_line_that_is_shown(window):
    session, walk = window.desk.session, window.reading._at
    line = [r.id for r in session.corpus.relations_between("ada-okafor", "viktor-lindqvist")]
    for leave in (session.select, lambda: session.select(["mira-chen"])):
        session.select(relations=line)
        assert walk.isVisible()
        leave()
        assert not walk.isVisible()
    session.select(relations=line)
    window.close_project()
    assert walk.isHidden()


def test_the_line_of_a_capital_that_acts_is_marked_at_its_country_and_read_with_its_name(
    open_records, qtbot
):
    window = open_records(capital_records())
    desk = window.desk
    navigating.pick(desk, Hit(line=row_of(window, "iran", "russia")), additive=False)
    assert {"iran", "russia"} <= desk.canvas.selected
    header = desk.answers.evidence.header
    shown = {"Iran", "Russia"}
    qtbot.waitUntil(lambda: {one.end.name for one in header.findChildren(NameButton)} == shown)
    words = {group.words for group in desk.answers.evidence._groups}
    assert "Iran → Moscow: accused" in words
    finding.find(desk, Found("entity", ("moscow",), "Moscow"))
    assert desk.session.view.level == "related"
    assert "moscow" in desk.session.scene().entities


def test_a_filtered_view_finds_its_lines_once_for_all_who_show_them(window, monkeypatch):
    found = []
    monkeypatch.setattr(
        "explorer.session.session.lines_for", lambda *asked: found.append(1) or lines_for(*asked)
    )
    navigating.set_sources(window.desk, frozenset({""}))
    assert found == [1]
    session = window.desk.session
    left = session.tied()[0].relations
    annotating.judge_relations(window.desk, left, "rejected")
    assert found == [1, 1]


def test_what_can_be_found_by_name_is_gathered_once_for_all_views(window, monkeypatch):
    made = []
    monkeypatch.setattr(
        "explorer.window.following.Names", lambda *given: made.append(1) or Names(*given)
    )
    assert window.following.found("chen")
    navigating.set_level(window.desk, "all")
    navigating.set_kinds(window.desk, frozenset({"PLACE"}))
    assert window.following.found("chen")
    assert made == [1]
    session = window.desk.session
    session.perform(entities.rename(session.corpus, "mira-chen", "Mira Zola"))
    assert window.following.found("zola")
    assert made == [1, 1]
