"""A project keeps what was done, refuses what is not one, and never changes a file it refuses."""

import hashlib
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from explorer.edits import annotations, documents, evidence, relations
from explorer.errors import ProjectDamaged, ProjectError, ProjectLocked, ProjectTooNew
from explorer.model.edit import Change, Edit
from explorer.model.message import Message
from explorer.model.records import Decision, Style
from explorer.model.text import digest
from explorer.session.session import Session
from explorer.store.checking import check
from explorer.store.project import Project
from tests.builders import example_corpus, example_extraction


def fingerprint(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_project_gives_back_what_was_put_in(session, path):
    ada = next(iter(session.corpus.entities))
    met = next(r.id for r in session.corpus.relations.values() if r.label == "met")
    session.perform(relations.judge(session.corpus, [met], "disputed"))
    session.perform(relations.note(session.corpus, met, "Ask\nher “why” <b>twice</b> 🙂"))
    session.perform(annotations.place(session.corpus, {ada: (12.5, -3.0)}, pinned=True))
    others = (
        Style(id=ada, color="#ff0000", size=2.0),
        Decision(
            id="d",
            text_sha256="0",
            spans=((1, 2), (3, 4)),
            quotes=("a", "b"),
            what="name",
            value="{}",
        ),
    )
    session.perform(Edit(Message("Style"), tuple(Change(None, one) for one in others)))
    before = session.corpus.snapshot()
    text = session.corpus.store.text_of(next(iter(session.corpus.documents)))
    session.close()

    again = Session.open(path)

    assert again.corpus.snapshot() == before
    assert again.corpus.store.text_of(next(iter(again.corpus.documents))) == text
    again.close()


def test_file_and_memory_answer_alike(tmp_path):
    records = documents.add(example_corpus(), example_extraction_of_another_text())
    disk, memory = Session.create(tmp_path / "a"), example_corpus().store
    started = documents.add(disk.corpus, example_extraction())
    memory = type(memory)()
    for edit in (started, records):
        disk.perform(edit)
        memory.write(edit)
    store = disk.corpus.store
    for document in disk.corpus.documents:
        assert store.text_of(document) == memory.text_of(document)
        assert list(store.sentences_in(document)) == list(memory.sentences_in(document))
        assert sorted(map(str, store.mentions_in(document))) == sorted(
            map(str, memory.mentions_in(document))
        )
    for entity in disk.corpus.entities:
        assert list(store.mentions_of(entity)) == list(memory.mentions_of(entity))
    every = store.evidence_of(disk.corpus.relations)
    assert sorted(every, key=str) == sorted(memory.evidence_of(disk.corpus.relations), key=str)
    assert store.evidence_by_id(every[3].id) == memory.evidence_by_id(every[3].id) == every[3]
    assert store.evidence_by_id("nobody") is memory.evidence_by_id("nobody") is None
    ends = [e.id for name in ("Elsa Moreau", "Mira Chen") for e in named(disk.corpus, name)]
    found = store.candidates_between(ends[0], ends[1])
    assert len(found) == 1
    assert found == memory.candidates_between(ends[1], ends[0])
    assert set(store.named_pairs()) == set(memory.named_pairs())
    articles = list(disk.corpus.documents)
    for asked in ((), ends[:1], ends, ["nobody"]):
        for among in (None, articles[:1], articles, []):
            told = {frozenset(pair) for pair in store.named_with(asked, among)}
            assert told == {frozenset(pair) for pair in memory.named_with(asked, among)}
    assert frozenset(ends) in {frozenset(pair) for pair in store.named_with(ends[1:])}
    for words in ("chen", "mira ch", "harbor", "paid no", "* _", ""):
        assert set(store.find(words)) == set(memory.find(words)), words
        assert set(store.stating(words)) == set(memory.stating(words)), words
    for one in (store, memory):
        assert set(store.sayings()) == set(memory.sayings())
        assert one.noted() == []
    noted = evidence.note(disk.corpus, every[3].id, "who says so?")
    disk.perform(noted)
    memory.write(noted)
    assert [one.id for one in store.noted()] == [every[3].id]
    assert store.noted() == memory.noted()
    assert set(store.find("who says")) == set(memory.find("who says")) != set()
    disk.close()


def named(corpus, name):
    return [entity for entity in corpus.entities.values() if entity.name == name][:1]


def example_extraction_of_another_text():
    extraction = example_extraction()
    text = extraction.documents[0].text + "\nThe end came soon.\n"
    document = replace(extraction.documents[0], text=text, sha256=digest(text))
    return replace(extraction, documents=(document,))


def test_evidence_comes_in_order_of_place(session):
    found = session.corpus.store.evidence_of(session.corpus.relations)
    assert [e.start for e in found] == sorted(e.start for e in found)
    assert len(found) == 18


def test_at_rest_a_project_is_one_file(closed):
    assert os.listdir(closed.parent) == [closed.name]
    db = sqlite3.connect(closed)
    assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    db.close()


def test_the_text_lies_in_the_file_once(closed):
    data = closed.read_bytes()
    assert data.count(b"Lindqvist paid Tomas Reyes 40,000 crowns") == 1


def test_the_suffix_is_added_and_folders_are_made(tmp_path):
    project = Project.create(tmp_path / "deep" / "er" / "Case 1")
    assert project.path == tmp_path / "deep" / "er" / "Case 1.explorer"
    project.close()


def test_creating_over_a_file_is_refused_and_leaves_it(tmp_path):
    old = tmp_path / "a.explorer"
    old.write_text("mine")
    with pytest.raises(ProjectError, match="already"):
        Project.create(old)
    assert old.read_text() == "mine"
    assert os.listdir(tmp_path) == ["a.explorer"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"Kim met Xi in Beijing on Wednesday.\n" * 50, "is not an Article Explorer project"),
        (b"SQLite format 3\0" + b"\xff" * 4000, "is not an Article Explorer project|is damaged"),
    ],
)
def test_what_is_no_project_is_refused_unchanged(tmp_path, content, sentence):
    file = tmp_path / "a.explorer"
    file.write_bytes(content)
    with pytest.raises(ProjectError, match=sentence):
        Project.open(file)
    assert file.read_bytes() == content
    assert os.listdir(tmp_path) == ["a.explorer"]


@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
def test_another_programs_database_is_refused_unchanged(tmp_path, mode):
    file = tmp_path / "bookmarks.db"
    db = sqlite3.connect(file)
    db.execute(f"PRAGMA journal_mode = {mode}")
    db.execute("CREATE TABLE bookmarks (url TEXT)")
    db.commit()
    db.close()
    before = fingerprint(file)
    with pytest.raises(ProjectError, match="of another program"):
        Project.open(file)
    assert fingerprint(file) == before


def test_a_later_versions_project_is_refused_unchanged(closed):
    db = sqlite3.connect(closed)
    db.execute("PRAGMA user_version = 999")
    db.close()
    before = fingerprint(closed)
    with pytest.raises(ProjectTooNew, match="later version"):
        Project.open(closed)
    assert fingerprint(closed) == before


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="tells who holds a file")
@pytest.mark.parametrize("data", [b"no database at all", None])
def test_a_file_that_is_refused_is_held_no_longer(closed, data):
    closed.write_bytes(data or closed.read_bytes()[:-5000])
    with pytest.raises(ProjectError):  # what holds the frames that opened it holds no file
        Project.open(closed)
    held = [os.readlink(one) for one in Path("/proc/self/fd").iterdir() if one.is_symlink()]
    assert not [one for one in held if closed.name in one]
    assert [one.name for one in closed.parent.iterdir() if one.name.endswith("-shm")] == []


def test_folders_missing_files_and_loops_get_a_sentence(tmp_path):
    loop = tmp_path / "loop.explorer"
    loop.symlink_to(loop)
    for path, sentence in (
        (tmp_path, "not a file"),
        (tmp_path / "none.explorer", "no project"),
        (loop, "no project"),
    ):
        with pytest.raises(ProjectError, match=sentence):
            Project.open(path)


@pytest.mark.parametrize(
    ("damage", "what"),
    [
        (
            "UPDATE relations SET label = 'adored' WHERE label = 'criticized'",
            "17 relations are chang",
        ),
        ("UPDATE texts SET text = replace(text, '40,000', '90,000')", "texts are changed"),
        ("DELETE FROM evidence WHERE row = 3", "evidence: 17 instead of 18"),
        ("UPDATE journal SET template = 'Nothing'", "journal are changed"),
        ("UPDATE mentions SET entity = 'nobody', digest = digest", "mentions"),
    ],
)
def test_changed_content_is_noticed_at_opening(closed, damage, what):
    db = sqlite3.connect(closed)
    db.execute(damage)
    db.commit()
    db.close()
    before = fingerprint(closed)
    with pytest.raises(ProjectDamaged, match=what):
        Project.open(closed)
    assert fingerprint(closed) == before


def test_swapped_contents_of_two_rows_are_noticed(closed):
    """Each row's checksum fits its fields, but one row stands for another."""
    db = sqlite3.connect(closed)
    (other,) = db.execute("SELECT max(row) FROM sentences").fetchone()
    columns = "document, start, end, paragraph, number, digest"
    db.execute(
        f"UPDATE sentences SET ({columns}) = (SELECT {columns} FROM sentences WHERE row = ?) "
        "WHERE row = 1",
        (other,),
    )
    db.commit()
    db.close()
    with pytest.raises(ProjectDamaged, match="sentences"):
        Project.open(closed)


def test_an_index_that_lost_step_with_its_table_is_noticed(closed):
    """The rows are sound, but looking a line's sentences up would miss one."""
    index = "evidence_relation"
    db = sqlite3.connect(closed)
    db.execute("PRAGMA writable_schema = ON")
    row = db.execute("SELECT * FROM sqlite_schema WHERE name = ?", (index,)).fetchone()
    db.execute("DELETE FROM sqlite_schema WHERE name = ?", (index,))
    db.execute("PRAGMA schema_version = 1000")
    db.commit()
    db.close()
    db = sqlite3.connect(closed)
    db.execute("UPDATE evidence SET row = 999 WHERE row = 3")
    db.execute("PRAGMA writable_schema = ON")
    db.execute("INSERT INTO sqlite_schema VALUES (?, ?, ?, ?, ?)", row)
    db.commit()
    db.close()
    with pytest.raises(ProjectDamaged, match=index):
        Project.open(closed)


def test_random_damage_never_passes_for_content(closed):
    """50 flips of a byte: refused, or everything reads as it was written."""
    with_all = Session.open(closed)
    before = with_all.corpus.snapshot()
    with_all.close()
    sound = closed.read_bytes()
    chance = random.Random(7)
    refused = 0
    for _ in range(50):
        data = bytearray(sound)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        closed.write_bytes(data)
        try:
            again = Session.open(closed)
        except ProjectError:
            refused += 1
            assert closed.read_bytes() == data
            continue
        assert again.corpus.snapshot() == before
        again.close()
    assert refused > 3


def test_save_as_copies_everything_and_goes_on_there(session, path, tmp_path):
    met = next(r.id for r in session.corpus.relations.values() if r.label == "met")
    session.perform(relations.judge(session.corpus, [met], "confirmed"))
    before = session.corpus.snapshot()

    session.save_as(tmp_path / "copy")

    assert session.path == tmp_path / "copy.explorer"
    assert session.corpus.snapshot() == before
    assert str(session.undo()) == "Confirm “met”"
    original = Session.open(path)
    assert original.corpus.snapshot() == before
    assert not original.read_only
    original.close()
    session.close()
    assert sorted(os.listdir(tmp_path)) == ["copy.explorer", "harbor.explorer"]


def test_a_copy_to_give_away_leaves_the_history_out_to_the_last_word(session, path, tmp_path):
    met = next(r.id for r in session.corpus.relations.values() if r.label == "met")
    session.perform(relations.note(session.corpus, met, "confidential informant"))
    other = example_extraction_of_another_text()
    session.perform(documents.add(session.corpus, other))
    session.undo()
    session.undo()
    before = session.corpus.snapshot()

    copy = session.give_away(tmp_path / "public")

    assert session.path == path
    assert len(session.history()) == 3
    assert session.redo() is not None, "it goes on where it was"
    assert session.undo() is not None
    session.close()
    session = Session.open(copy)
    assert session.corpus.snapshot() == before
    assert session.history() == []
    assert session.undo_label is session.redo_label is None
    assert session.corpus.store.find("Okafor")
    session.perform(relations.judge(session.corpus, [met], "confirmed"))
    session.undo()
    assert session.corpus.snapshot() == before
    session.close()
    data = session.path.read_bytes()
    assert not check(session.path).damage
    for word in (b"confidential", b"informant", b"The end came soon"):
        assert word not in data
        assert word in path.read_bytes() or word == b"confidential"
    original = Session.open(path)
    assert len(original.history()) == 3
    original.close()


def test_save_as_replaces_a_project_but_not_one_that_is_open_nor_itself(session, path, tmp_path):
    other = Session.create(tmp_path / "other")
    with pytest.raises(ProjectLocked, match="open in another window"):
        session.save_as(other.path)
    with pytest.raises(ProjectError, match="is this project already"):
        session.save_as(path)
    other.close()
    session.save_as(other.path)
    assert len(session.corpus.entities) == 13
    session.close()
    assert len(Session.open(other.path).corpus.entities) == 13


def test_save_as_leaves_a_project_alone_that_was_not_closed_properly(session, tmp_path):
    """Its log would be read into the new file."""
    old = tmp_path / "old.explorer"
    old.write_bytes(b"old")
    (tmp_path / "old.explorer-wal").write_bytes(b"log")
    with pytest.raises(ProjectError, match="not closed properly"):
        session.save_as(old)
    assert old.read_bytes() == b"old"


def test_save_as_makes_no_copy_of_damage(session, path, tmp_path):
    db = sqlite3.connect(path)
    db.execute("UPDATE relations SET label = 'adored' WHERE label = 'lent'")
    db.commit()
    db.close()
    with pytest.raises(ProjectError, match="1 of 17 relations are changed"):
        session.save_as(tmp_path / "copy")
    assert not (tmp_path / "copy.explorer").exists()


def test_save_as_into_a_missing_folder_is_refused(session, path, tmp_path):
    with pytest.raises(ProjectError, match="choose another place"):
        session.save_as(tmp_path / "none" / "a")
    assert session.path == path
    met = next(r.id for r in session.corpus.relations.values() if r.label == "met")
    session.perform(relations.judge(session.corpus, [met], "confirmed"))


def test_a_failed_edit_leaves_file_and_memory_alike(session, path):
    before = session.corpus.snapshot()
    entity = next(iter(session.corpus.entities.values()))
    with pytest.raises(sqlite3.IntegrityError):  # its mentions would mean nobody
        session.perform(Edit(Message("Delete"), (Change(entity, None),)))
    assert session.corpus.snapshot() == before
    assert [str(e.label) for e in session.history()] == [
        "Add “Harbor deal ties Velmar to Northline”"
    ]
    session.close()
    again = Session.open(path)
    assert again.corpus.snapshot() == before
    again.close()


def test_an_edit_on_a_file_that_was_moved_away_is_refused(session, path):
    before = session.corpus.snapshot()
    met = next(r.id for r in session.corpus.relations.values() if r.label == "met")
    os.rename(path, path.with_name("elsewhere.explorer"))
    with pytest.raises(ProjectError, match="Save As"):
        session.perform(relations.judge(session.corpus, [met], "confirmed"))
    assert session.corpus.snapshot() == before
    session.save_as(path.with_name("kept"))
    session.perform(relations.judge(session.corpus, [met], "confirmed"))
    assert session.corpus.relations[met].verdict == "confirmed"


READER = """
import os, sys
from pathlib import Path
from explorer.errors import ProjectError
from explorer.edits import relations
from explorer.session.session import Session
os.setgroups([]); os.setgid(65534); os.setuid(65534)  # now: nobody may not read all of Python
session = Session.open(Path(sys.argv[1]))
print(session.read_only, len(session.corpus.entities), "read-only" in session.why_read_only)
met = next(r.id for r in session.corpus.relations.values() if r.label == "met")
try:
    session.perform(relations.judge(session.corpus, [met], "confirmed"))
except ProjectError as error:
    print(error)
"""


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="needs root to become nobody")
def test_in_a_read_only_place_a_project_can_be_read(closed):
    """Also one whose header still names a write-ahead log, as after a crash and a copy."""
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        for mode in ("DELETE", "WAL"):
            copy = Path(folder, f"{mode}.explorer")
            shutil.copy(closed, copy)
            db = sqlite3.connect(copy)
            db.execute(f"PRAGMA journal_mode = {mode}")
            db.close()
            os.chmod(copy, 0o644)
            before = fingerprint(copy)
            done = subprocess.run(
                [sys.executable, "-c", READER, str(copy)], capture_output=True, text=True
            )
            assert done.stdout.splitlines()[:1] == ["True 13 True"], done.stderr
            assert "Save As" in done.stdout.splitlines()[1]
            assert fingerprint(copy) == before


def test_notes_on_sentences_are_not_looked_for_article_by_article(session, path):
    one = session.corpus.store.evidence_of(list(session.corpus.relations))[0]
    session.perform(evidence.note(session.corpus, one.id, "Seen"))
    session.close()
    project, asked = Project.reading(path), []
    project._db.set_trace_callback(asked.append)
    assert [told.id for told in project.noted()] == [one.id]
    project._db.set_trace_callback(None)
    plan = [row[-1] for row in project._db.execute(f"EXPLAIN QUERY PLAN {asked[-1]}")]
    project.close()
    assert not any(step.startswith("SCAN place") for step in plan)
