"""One door for changes: written, applied, told; undone and redone, also after a restart."""

import sqlite3
from dataclasses import replace

import pytest

from explorer.edits import annotations, documents, relations
from explorer.errors import ProjectError
from explorer.graph import sifting
from explorer.graph.filters import Filters
from explorer.graph.view import ViewState
from explorer.model.edit import Change, Edit
from explorer.model.message import Message
from explorer.model.records import Entity, Extraction
from explorer.session.session import Selection, Session
from explorer.store.memory import MemoryStore
from tests.builders import (
    document,
    evidence,
    example_extraction,
    mention,
    person,
    place,
    relation,
    sentences,
)


@pytest.fixture(params=["memory", "file"])
def session(request, tmp_path):
    opened = Session.create(tmp_path / "a") if request.param == "file" else Session(MemoryStore())
    opened.perform(documents.add(opened.corpus, example_extraction()))
    yield opened
    opened.close()


@pytest.fixture
def added(tmp_path):
    """The same as articles that were added to a project that had one."""
    opened = Session.create(tmp_path / "b")
    first = document("Nobody came.")
    opened.perform(
        documents.add(opened.corpus, Extraction(documents=(first,), sentences=sentences(first)))
    )
    opened.perform(documents.add(opened.corpus, example_extraction()))
    yield opened
    opened.close()


def relation_of(session, label):
    return next(r.id for r in session.corpus.relations.values() if r.label == label)


def entity_of(session, name):
    return next(e.id for e in session.corpus.entities.values() if e.name == name)


def labels(session):
    return [(str(entry.label), entry.undone) for entry in session.history()]


def test_undo_gives_every_record_back_and_redo_makes_it_again(session):
    before = session.corpus.snapshot()
    edit = relations.relabel(session.corpus, relation_of(session, "met"), "ran into")
    session.perform(edit)
    after = session.corpus.snapshot()
    assert str(session.undo()) == "Relabel “met” as “ran into”"
    assert session.corpus.snapshot() == before
    assert str(session.redo_label) == "Relabel “met” as “ran into”"
    assert str(session.redo()) == "Relabel “met” as “ran into”"
    assert session.corpus.snapshot() == after
    assert session.redo() is None
    assert session.redo_label is None


def test_a_new_edit_cuts_off_redo_but_history_keeps_what_was_undone(session):
    met = relation_of(session, "met")
    session.perform(relations.note(session.corpus, met, "one"))
    session.undo()
    session.perform(relations.judge(session.corpus, [met], "confirmed"))
    assert session.redo() is None
    assert labels(session) == [
        ("Confirm “met”", False),
        ("Note on “met”", True),
        ("Add “Harbor deal ties Velmar to Northline”", False),
    ]
    assert str(session.undo()) == "Confirm “met”"
    assert session.undo() is None
    assert session.undo_label is None
    assert str(session.redo()) == "Confirm “met”"


def test_undo_works_after_a_restart(tmp_path):
    session = Session.create(tmp_path / "a")
    session.perform(documents.add(session.corpus, example_extraction()))
    met = relation_of(session, "met")
    session.perform(relations.note(session.corpus, met, "{label} “quoted”"))
    before = session.history()
    session.close()
    session = Session.open(tmp_path / "a.explorer")
    assert session.history() == before
    assert str(session.undo()) == "Note on “met”"
    session.close()
    session = Session.open(tmp_path / "a.explorer")
    assert session.corpus.relations[met].note == ""
    assert str(session.redo()) == "Note on “met”"
    assert session.corpus.relations[met].note == "{label} “quoted”"
    assert [entry.number for entry in session.history(1)] == [2]
    session.close()


def test_an_edit_is_written_before_anybody_hears_of_it(tmp_path):
    session = Session.create(tmp_path / "a")
    seen = []

    def look(edit):
        db = sqlite3.connect(f"{session.path.as_uri()}?mode=ro", uri=True)
        seen.append((db.execute("SELECT count(*) FROM entities").fetchone()[0], edit.label))
        db.close()

    session.changed.connect(look)
    session.perform(documents.add(session.corpus, example_extraction()))
    one = next(iter(session.corpus.entities.values()))
    edit = Edit(Message("Another"), (Change(None, replace(one, id="another")),))
    session.perform(edit)
    session.undo()
    assert [count for count, _ in seen] == [13, 14, 13]
    assert seen[2] == (13, edit.label)
    session.close()


def test_an_edit_without_changes_is_none(session):
    heard = []
    session.changed.connect(heard.append)
    met = relation_of(session, "met")
    session.perform(relations.relabel(session.corpus, met, "met"))
    assert heard == []
    assert len(session.history()) == 1


def test_positions_of_a_layout_are_kept_but_nothing_to_undo(tmp_path):
    session = Session.create(tmp_path / "a")
    session.perform(documents.add(session.corpus, example_extraction()))
    spots = {entity: (1.5, 2.5) for entity in session.corpus.entities}
    session.settle(annotations.place(session.corpus, spots))
    assert len(session.history()) == 1
    session.close()
    session = Session.open(tmp_path / "a.explorer")
    assert {(p.x, p.y, p.pinned) for p in session.corpus.placements.values()} == {(1.5, 2.5, False)}
    session.close()


def test_positions_go_and_come_with_their_entities(added):
    added.undo()
    empty = added.corpus.snapshot()
    added.redo()
    spots = {entity: (1.5, 2.5) for entity in added.corpus.entities}
    added.settle(annotations.place(added.corpus, spots))
    before = added.corpus.snapshot()
    added.undo()
    assert added.corpus.snapshot() == empty
    added.redo()
    assert added.corpus.snapshot() == before
    added.undo()
    assert added.corpus.snapshot() == empty


def test_only_placements_settle(session):
    with pytest.raises(ValueError, match="placements"):
        session.settle(Edit(Message("x"), (Change(None, person("Eve")),)))


def test_a_second_window_arranges_for_itself_alone(tmp_path):
    first = Session.create(tmp_path / "a")
    first.perform(documents.add(first.corpus, example_extraction()))
    second = Session.open(first.path)
    spots = {entity: (1.5, 2.5) for entity in second.corpus.entities}
    second.settle(annotations.place(second.corpus, spots))
    assert len(second.corpus.placements) == 13
    second.close()
    third = Session.open(first.path)
    assert third.corpus.placements == {}
    third.close()
    first.close()


def test_selection_is_told_once_and_holds_only_what_is_there(session):
    heard = []
    session.selected.connect(heard.append)
    ada, met = entity_of(session, "Ada Okafor"), relation_of(session, "met")
    session.select([ada, ada, "gone"], [met, "gone"])
    session.select([ada], [met])
    assert heard == [Selection((ada,), (met,))]
    session.select()
    assert session.selection == Selection()


def test_what_vanishes_leaves_the_selection_and_the_focus(added):
    ada, met = entity_of(added, "Ada Okafor"), relation_of(added, "met")
    added.select([ada], [met])
    added.show(ViewState(level="all", focus=(ada, 1)))
    heard, selected = [], []
    added.changed.connect(lambda edit: selected.append(added.selection))
    added.viewed.connect(heard.append)
    added.undo()
    assert added.selection == Selection()
    assert heard == [ViewState(level="all")]
    assert selected == [Selection()]


def test_a_listener_that_fails_leaves_the_session_whole(added):
    def fail(edit):
        raise RuntimeError("a panel broke")

    met = relation_of(added, "met")
    added.select(relations=[met])
    added.changed.connect(fail)
    with pytest.raises(RuntimeError):
        added.undo()
    assert added.selection == Selection()
    assert not added.corpus.relations
    assert added.undo_label is None


def test_the_scene_follows_view_and_changes(added):
    scene = added.scene()
    assert added.scene() is scene
    added.show(ViewState(level="all"))
    assert len(added.scene().entities) == 13
    assert added.visible().counts.total == 13
    added.undo()
    assert added.scene().entities == ()


def test_the_view_is_told_once(session):
    heard = []
    session.viewed.connect(heard.append)
    session.show(ViewState(level="related"))
    session.show(ViewState(level="related"))
    assert heard == [ViewState(level="related")]


def test_a_memory_project_cannot_be_saved(tmp_path):
    with pytest.raises(ProjectError, match="memory only"):
        Session(MemoryStore()).save_as(tmp_path / "a")


def test_the_import_that_began_the_project_cannot_be_undone(session):
    assert session.undo_label is None
    assert session.undo() is None
    assert session.corpus.documents


def test_articles_added_later_can_be_undone(added):
    assert "Harbor deal" in str(added.undo_label)
    added.undo()
    assert len(added.corpus.documents) == 1
    assert added.undo_label is None
    added.redo()
    assert "Harbor deal" in str(added.undo_label)


def test_who_acts_for_whom_is_known_after_each_change_and_whatever_way_a_relation_points(session):
    text = document("Iran accused Moscow of lying.")
    iran, moscow, russia = place("Iran"), place("Moscow"), place("Russia")
    acts = mention(moscow, text, stands_for=russia.id)
    accused = relation(iran, moscow, "accused")
    quote = evidence(accused, text, "Iran accused", target_mention=(acts.start, acts.end))
    found = Extraction(
        documents=(text,), sentences=sentences(text), entities=(iran, moscow, russia),
        mentions=(acts,), relations=(accused,), evidence=(quote,),
    )  # fmt: skip
    session.perform(documents.add(session.corpus, found))

    def acting():
        names = {entity.id: entity.name for entity in session.corpus.entities.values()}
        return [
            {names[who]: names[whom] for who, whom in ends.items()}
            for ends in session.corpus.acting().values()
        ]

    def ends():
        return [line.ends for line in session.visible().lines if "accused" in line.label]

    assert acting() == [{"Moscow": "Russia"}]
    drawn = ends()
    session.perform(relations.flip(session.corpus, relation_of(session, "accused")))
    assert ends() == drawn
    session.undo()
    session.undo()
    assert acting() == []


def test_redo_takes_along_positions_that_came_after_the_undo(session):
    who = entity_of(session, "Elsa Moreau")
    gone = [r for r in session.corpus.relations.values() if who in r.ends]
    told = session.corpus.store.evidence_of([r.id for r in gone])
    store = session.corpus.store
    near = [*store.mentions_of(who), *store.referring(Entity, [who])]
    records = {record.id: record for record in (*told, *gone, *near)}
    entity = session.corpus.entities[who]
    changes = tuple(Change(record, None) for record in (*records.values(), entity))
    session.perform(Edit(Message("Remove her"), changes))
    session.undo()
    session.settle(annotations.place(session.corpus, {who: (1.0, 2.0)}))
    session.redo()
    assert who not in session.corpus.placements
    session.undo()
    assert session.corpus.placements[who].x == 1.0


def test_a_title_can_be_taken_back_in_a_copy_without_history(tmp_path):
    session = Session.create(tmp_path / "a")
    session.perform(documents.add(session.corpus, example_extraction()))
    assert session.undo_label is None  # the project begins with its article
    copy = session.give_away(tmp_path / "copy")
    session.close()
    session = Session.open(copy)
    (article,) = session.corpus.documents
    title = session.corpus.documents[article].title
    session.perform(documents.retitle(session.corpus, article, "Another"))
    assert session.undo() is not None
    assert session.corpus.documents[article].title == title
    session.close()


def test_the_lines_that_filters_leave_are_found_once_for_each_state(session, monkeypatch):
    found = []
    monkeypatch.setattr(
        "explorer.session.session.lines_for",
        lambda *asked: found.append(asked) or sifting.lines_for(*asked),
    )
    session.show(ViewState(sources_off=frozenset({""})))
    assert session.tied() == sifting.lines_for(session.corpus, session.view).lines
    session.visible()
    session.show(replace(session.view, level="all", kinds_off=frozenset({"PERSON"})))
    session.visible()
    assert len(found) == 1
    session.perform(relations.judge(session.corpus, [relation_of(session, "owns")], "rejected"))
    assert session.tied() == sifting.lines_for(session.corpus, session.view).lines
    session.show(ViewState())
    assert session.tied() == sifting.lines_for(session.corpus, ViewState()).lines
    assert len(found) == 3


def test_what_is_gone_is_no_source_that_is_off(session):
    courier = Entity(id="courier", name="Courier", kind="ORGANIZATION")
    session.perform(Edit(Message("Add"), (Change(None, courier),)))
    speakers = Filters(speakers=frozenset({"courier"}))
    session.show(ViewState(sources_off=frozenset({"courier", ""}), filters=speakers))
    session.perform(Edit(Message("Remove"), (Change(courier, None),)))
    assert session.view == ViewState(sources_off=frozenset({""}))
