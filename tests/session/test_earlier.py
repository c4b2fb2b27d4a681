"""When earlier states are kept, where they lie, and what opens when one is chosen."""

import os
import sqlite3
from datetime import UTC, datetime, timedelta

import pytest

from explorer.edits import documents, relations
from explorer.errors import ProjectError
from explorer.session import earlier
from explorer.session.session import Session
from explorer.session.settings import snapshots_folder
from explorer.store.migrations import steps, version_of
from tests.builders import example_extraction
from tests.store.older import as_first_version

NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)


@pytest.fixture
def session(tmp_path):
    opened = Session.create(tmp_path / "harbor")
    opened.perform(documents.add(opened.corpus, example_extraction()))
    yield opened
    opened.close()


def test_one_is_due_an_hour_after_the_last(session):
    assert earlier.is_due(session.path, NOW)
    made = earlier.keep(session.path, NOW)
    assert made.parent.parent == snapshots_folder()
    assert not earlier.is_due(session.path, NOW + timedelta(minutes=59))
    assert earlier.is_due(session.path, NOW + timedelta(minutes=60))
    assert earlier.is_due(session.path, NOW - timedelta(days=1))  # the clock was wrong


def test_projects_of_one_name_have_folders_of_their_own(tmp_path):
    one, other = tmp_path / "a" / "case.explorer", tmp_path / "b" / "case.explorer"
    assert earlier.folder_of(one) != earlier.folder_of(other)
    assert earlier.folder_of(one).name.startswith("case-")


def test_what_is_not_wanted_any_more_goes(session):
    for minutes in (0, 10, 20):
        earlier.keep(session.path, NOW + timedelta(minutes=minutes))
    assert [state.time.minute for state in earlier.states_of(session.path)] == [20]


def test_a_restored_state_is_a_project_beside_the_present_one(session):
    before = session.corpus.snapshot()
    earlier.keep(session.path, NOW)
    relation = next(iter(session.corpus.relations))
    session.perform(relations.judge(session.corpus, [relation], "rejected"))
    (state,) = earlier.states_of(session.path)
    paths = [earlier.restore(state, session.path) for _ in range(2)]
    when = f"{NOW.astimezone():%Y-%m-%d %H.%M}"
    assert [path.name for path in paths] == [
        f"harbor ({when}).explorer",
        f"harbor ({when} 2).explorer",
    ]
    restored = Session.open(paths[0])
    assert restored.corpus.snapshot() == before
    restored.close()
    assert session.corpus.relations[relation].verdict == "rejected"


@pytest.mark.skipif(os.name == "nt", reason="modes of folders are POSIX")
def test_where_the_folder_takes_nothing_it_lies_among_the_unnamed(session, monkeypatch, home):
    earlier.keep(session.path, NOW)
    (state,) = earlier.states_of(session.path)
    gone = session.path.parent / "gone" / "harbor.explorer"
    assert earlier.restore(state, gone).parent == home / "data" / "projects"


def test_before_an_update_a_copy_of_the_old_form_is_kept(session):
    records, path = session.corpus.snapshot(), session.path
    session.close()
    as_first_version(path)
    Session.open(path).close()
    (state,) = earlier.states_of(path)
    assert state.update
    db = sqlite3.connect(state.path)
    assert version_of(db) == 1
    db.close()
    again = Session.open(earlier.restore(state, path))
    assert again.corpus.snapshot() == records
    again.close()
    Session.open(path).close()  # now it is up to date
    assert len(earlier.states_of(path)) == 1


def test_where_no_copy_can_be_kept_the_old_form_stays(session):
    path = session.path
    session.close()
    as_first_version(path)
    before = path.read_bytes()
    snapshots_folder().parent.mkdir(parents=True, exist_ok=True)
    snapshots_folder().write_text("in the way")
    with pytest.raises(ProjectError, match="is of an older version and was left as it is"):
        Session.open(path)
    assert path.read_bytes() == before
    snapshots_folder().unlink()
    Session.open(path).close()
    db = sqlite3.connect(path)
    assert version_of(db) == len(steps())
    db.close()


def test_differences_are_told_in_counts():
    now = {"documents": 2, "entities": 13, "relations": 17, "journal": 9, "evidence": 4}
    then = {"documents": 1, "entities": 13, "relations": 18, "journal": 2, "evidence": 4}
    assert earlier.difference(then, now) == ("7 changes ago; 1 article fewer; 1 relation more")
    assert earlier.difference(now, now) == "no change since"
    assert earlier.difference(then, None).startswith("1 article, 13 entities,")
    assert earlier.difference({}, None) == "nothing yet"


def test_a_damaged_project_is_rescued_beside_itself(session):
    path = session.path
    session.close()
    db = sqlite3.connect(path)
    db.execute("UPDATE relations SET label = 'forged' WHERE label = 'met'")
    db.commit()
    db.close()
    assert earlier.rescue(path).path == path.with_name("harbor (rescued).explorer")
    assert earlier.rescue(path).path == path.with_name("harbor (rescued 2).explorer")
    assert earlier.counts(path.with_name("none")) is None
