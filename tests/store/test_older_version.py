"""A project of the first version opens as it was, damage in it is still found."""

import os
import shutil
import sqlite3
from dataclasses import replace

import pytest

from explorer.errors import ProjectDamaged
from explorer.model.edit import Change, Edit
from explorer.model.message import Message
from explorer.session.session import Session
from explorer.store.digests import row_digest
from explorer.store.migrations import migrate, steps, version_of
from explorer.store.project import Project


@pytest.fixture
def first(session, path):
    """The harbor article as the first version wrote it, and all its records."""
    records = session.corpus.snapshot()
    evidence = session.corpus.store.evidence_of(session.corpus.relations)
    session.close()
    db = sqlite3.connect(path, isolation_level=None)
    db.executescript(
        "DROP TABLE spots; DROP TABLE figures; "
        "DROP TABLE journal_kinds; DROP TABLE journal_subjects; DROP TABLE read_sentences; "
        "ALTER TABLE evidence DROP COLUMN when_span; PRAGMA user_version = 1;"
    )
    plain = sqlite3.connect(":memory:", isolation_level=None)
    migrate(plain, "", steps()[:1])
    schema = "SELECT name, sql FROM sqlite_schema ORDER BY name"
    assert db.execute(schema).fetchall() == plain.execute(schema).fetchall()
    db.close()
    plain.close()
    return path, records, evidence


def test_it_is_brought_up_to_date_and_takes_what_is_new(first):
    path, records, evidence = first
    session = Session.open(path)
    assert session.corpus.snapshot() == records
    assert session.corpus.store.evidence_of(session.corpus.relations) == evidence
    one = evidence[0]
    span = (one.start, one.start + 3)
    dated = replace(one, when="2025-03-03", when_text="Monday", when_span=span)
    session.perform(Edit(Message("Date"), (Change(one, dated),)))
    session.close()

    project = Project.open(path)
    assert project.damage() == []
    assert project.evidence_of([one.relation])[0] == dated
    project.close()


def test_damage_in_it_is_found_before_anything_changes(first):
    path, _, _ = first
    db = sqlite3.connect(path)
    db.execute("UPDATE evidence SET factuality = 'asserted' WHERE factuality = 'negated'")
    db.commit()
    db.close()
    before = path.read_bytes()
    with pytest.raises(ProjectDamaged, match="1 of 18 evidence are changed"):
        Project.open(path)
    assert path.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="modes of folders are POSIX")
def test_where_it_cannot_be_written_it_is_read_all_the_same(first, tmp_path, monkeypatch):
    path, records, _ = first
    folder = tmp_path / "archive"
    folder.mkdir()
    shutil.copy(path, folder / path.name)
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write anywhere
    before = (folder / path.name).read_bytes()
    session = Session.open(folder / path.name)
    assert session.corpus.snapshot() == records
    assert session.read_only
    monkeypatch.undo()
    session.save_as(tmp_path / "copy.explorer")
    assert session.corpus.snapshot() == records
    assert not session.read_only
    session.close()
    assert (folder / path.name).read_bytes() == before
    db = sqlite3.connect(folder / path.name)
    assert version_of(db) == 1
    db.close()


def test_an_empty_column_at_the_end_does_not_count():
    assert row_digest(["v1", 0.5, None]) == row_digest(["v1", 0.5])
    assert row_digest(["v1", None, 0.5]) != row_digest(["v1", 0.5])
