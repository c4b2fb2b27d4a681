"""Short versions of what ``make soak`` does for half an hour."""

import json
import os
import subprocess
import sys

import pytest

from tests.store.damage import cut, flipped
from tests.store.damaging import look_at, project_in
from tests.store.filling import fill, small_disk


@pytest.mark.skipif(os.name == "nt", reason="runs are forked")
def test_kills_lose_nothing(tmp_path):
    """Edits, imports, undo, copies, states, exports and updates; killed at random moments."""
    command = [sys.executable, "-m", "tests.store.killing", str(tmp_path), "3", "4"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert (found["kills"], found["lost"], found["unsound"]) == (4, 0, 0)
    assert found["acknowledged"] > 5


@pytest.mark.parametrize("spare", [0, 90_000])
def test_a_full_disk_refuses_with_a_sentence_and_nothing_is_lost(tmp_path, spare):
    with small_disk(tmp_path / "disk", 3_000) as disk:
        if disk is None:
            pytest.skip("needs the right to mount")
        done = fill(disk, spare)
    assert len(done.refused) == 5
    assert all("harbor" in one or "other" in one or "new" in one for one in done.refused)
    assert sum("full" in one for one in done.refused) == 5


@pytest.mark.parametrize("history", [True, False])
def test_damage_is_noticed_and_sound_rows_are_rescued(tmp_path, history):
    sound = project_in(tmp_path, history).read_bytes()
    found = look_at(sound, (flipped(sound, number) for number in range(8)), tmp_path)
    assert found.changed >= 1
    assert (found.passed, found.opened, found.touched, found.unsound) == (0, 0, 0, 0)
    assert found.kept >= 0.95 * found.rows
    found = look_at(sound, (cut(sound, number) for number in range(2)), tmp_path)
    assert (found.passed, found.opened, found.touched, found.unsound) == (0, 0, 0, 0)
    assert found.kept >= 0.95 * found.rows
