"""Steps run once, in order, each whole or not at all."""

import sqlite3

import pytest

from explorer.errors import ProjectTooNew
from explorer.store.migrations import migrate, steps, version_of
from explorer.store.project import Project


@pytest.fixture
def db():
    connection = sqlite3.connect(":memory:", isolation_level=None)
    yield connection
    connection.close()


def step(folder, number, sql):
    file = folder / f"{number:04}_step.sql"
    file.write_text(sql)
    return file


def test_all_steps_run_once_and_the_second_time_none(db):
    assert migrate(db, "a.explorer") == len(steps()) >= 1
    tables = db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    assert migrate(db, "a.explorer") == 0
    assert db.execute("SELECT count(*) FROM sqlite_schema").fetchone() == tables


def test_a_step_that_fails_leaves_the_version_before_it(db, tmp_path):
    good = step(tmp_path, 1, "CREATE TABLE a (x);")
    bad = step(tmp_path, 2, "CREATE TABLE b (x); INSERT INTO missing VALUES (1);")
    with pytest.raises(sqlite3.OperationalError):
        migrate(db, "a.explorer", [good, bad])
    assert version_of(db) == 1
    assert db.execute("SELECT name FROM sqlite_schema").fetchall() == [("a",)]
    assert migrate(db, "a.explorer", [good, step(tmp_path, 2, "CREATE TABLE b (x);")]) == 1


def test_a_newer_file_is_refused(db, tmp_path):
    db.execute("PRAGMA user_version = 7")
    with pytest.raises(ProjectTooNew, match="format 7"):
        migrate(db, "a.explorer", [step(tmp_path, 1, "CREATE TABLE a (x);")])


def test_opening_again_runs_no_step(tmp_path):
    Project.create(tmp_path / "a").close()
    before = (tmp_path / "a.explorer").read_bytes()
    Project.open(tmp_path / "a.explorer").close()
    changed = (tmp_path / "a.explorer").read_bytes()
    assert len(before) == len(changed)
