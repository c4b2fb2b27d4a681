"""Earlier states: taken while a project is being written, each a project, kept by age and size."""

import os
import shutil
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.edits import relations
from explorer.errors import ProjectError
from explorer.session.session import Session
from explorer.store.checking import check
from explorer.store.snapshots import (
    State,
    Stopped,
    counts,
    restore,
    states,
    take,
    to_drop,
)

NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)


def note(session, text):
    session.perform(relations.note(session.corpus, next(iter(session.corpus.relations)), text))


def test_each_state_of_a_project_comes_back_as_it_was(session, path, tmp_path):
    folder, were = tmp_path / "states", []
    for hour in range(4):
        note(session, f"in hour {hour}")
        take(path, folder, NOON + timedelta(hours=hour))
        were.append(session.corpus.snapshot())
    found = states(folder)
    assert [state.time.hour for state in found] == [15, 14, 13, 12]
    assert counts(found[0].path)["journal"] == 5
    for hour, state in enumerate(reversed(found)):
        before = state.path.read_bytes()
        made = restore(state.path, tmp_path / f"again {hour}")
        again = Session.open(made)
        assert again.corpus.snapshot() == were[hour]
        assert again.undo_label is not None
        again.close()
        assert not check(made).damage
        assert state.path.read_bytes() == before
    assert session.corpus.snapshot() == were[-1]


WRITER = """
import sys
from pathlib import Path
from explorer.edits import relations
from explorer.session.session import Session
session = Session.open(Path(sys.argv[1]))
first = next(iter(session.corpus.relations))
number = 0
while True:
    number += 1
    session.perform(relations.note(session.corpus, first, f"{number} " + "x" * 3000))
    print(number, flush=True)
"""


def test_a_state_taken_while_another_process_writes_is_one_moment(closed, tmp_path):
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(closed)], stdout=subprocess.PIPE, text=True
    )
    try:
        for number in range(10):
            told = int(writer.stdout.readline())
            state = take(closed, tmp_path / "states", NOON + timedelta(seconds=number))
            found = check(state)
            assert not found.damage
            assert found.counts["journal"] >= told + 1  # what it had been told is in it
    finally:
        writer.kill()
        writer.communicate()


def test_a_copy_that_is_wanted_no_more_leaves_nothing(session, path, tmp_path):
    with pytest.raises(Stopped):
        take(path, tmp_path / "states", NOON, stopped=lambda: True)
    assert os.listdir(tmp_path / "states") == []


def test_where_none_can_be_kept_it_is_one_sentence(session, path, tmp_path):
    (tmp_path / "states").write_text("in the way")
    with pytest.raises(ProjectError, match="Cannot make"):
        take(path, tmp_path / "states", NOON)
    with pytest.raises(ProjectError, match="No earlier state of “none"):
        take(tmp_path / "none.explorer", tmp_path / "others", NOON)


def test_a_damaged_state_is_not_restored(session, path, tmp_path):
    state = take(path, tmp_path / "states", NOON)
    db = sqlite3.connect(state)
    db.execute("UPDATE relations SET label = 'forged' WHERE label = 'met'")
    db.commit()
    db.close()
    with pytest.raises(ProjectError, match="1 of 17 relations are changed"):
        restore(state, tmp_path / "again")
    assert not (tmp_path / "again.explorer").exists()


def test_restoring_writes_over_nothing(session, path, tmp_path):
    state = take(path, tmp_path / "states", NOON)
    with pytest.raises(ProjectError, match="open in another window"):
        restore(state, path)
    (tmp_path / "mine.explorer").write_text("mine")
    with pytest.raises(ProjectError, match="already"):
        restore(state, tmp_path / "mine")
    assert (tmp_path / "mine.explorer").read_text() == "mine"


def test_other_files_in_the_folder_are_no_states(tmp_path):
    for name in ("a.explorer", ".2026-03-04T12-00-00Z.explorer.ab.tmp", "notes.txt"):
        (tmp_path / name).write_text("x")
    assert states(tmp_path) == []
    assert states(tmp_path / "none") == []


def made(*ages, size=10, update=False):
    return [State(Path(f"{age}{update}"), NOON - age, size, update) for age in ages]


def test_a_year_of_hours_leaves_a_day_a_week_and_two_months():
    kept = made(*(timedelta(hours=hour) for hour in range(24 * 365)))
    gone = set(to_drop(kept, NOON))
    ages = [NOON - state.time for state in kept if state not in gone]
    assert ages[:24] == [timedelta(hours=hour) for hour in range(24)]
    assert 6 <= sum(timedelta(hours=24) <= age < timedelta(days=7) for age in ages) <= 7
    assert 6 <= sum(timedelta(days=7) <= age for age in ages) <= 8
    assert max(ages) < timedelta(weeks=8)


def test_states_before_an_update_stay_beside_those_of_their_hour():
    minutes = [timedelta(minutes=number) for number in (10, 15, 12)]
    kept = [*made(*minutes[:2]), *made(minutes[2], update=True)]
    assert to_drop(kept, NOON) == [kept[1]]
    assert to_drop(made(timedelta(weeks=9), update=True), NOON) != []


def test_the_oldest_go_where_they_take_too_much_but_never_the_newest():
    kept = made(*(timedelta(hours=hour) for hour in range(5)), size=400)
    assert to_drop(kept, NOON, most=1000) == kept[2:]
    assert to_drop(kept, NOON, most=10) == kept[1:]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(0, 90 * 24 * 60), max_size=60, unique=True))
def test_dropping_step_by_step_keeps_what_dropping_at_once_keeps(minutes):
    """What is dropped today would not have been wanted tomorrow."""
    kept = made(*(timedelta(minutes=one) for one in sorted(minutes)))
    later = NOON + timedelta(hours=7)
    first = [state for state in kept if state not in to_drop(kept, NOON)]
    stepwise = [state for state in first if state not in to_drop(first, later)]
    assert stepwise == [state for state in kept if state not in to_drop(kept, later)]
    assert stepwise[:1] == kept[:1]


def test_a_state_of_a_project_left_by_a_killed_window_holds_its_log(session, path, tmp_path):
    note(session, "in the log")
    left = tmp_path / "left"
    left.mkdir()
    for end in ("", "-wal"):
        shutil.copy(f"{path}{end}", left)
    state = take(left / path.name, tmp_path / "states", NOON)
    assert counts(state)["journal"] == 2
