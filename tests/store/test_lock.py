"""One window writes; the others read; a killed one is no obstacle."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from explorer.edits import evidence, relations
from explorer.errors import ProjectLocked
from explorer.session.session import Session
from explorer.store import lock as lock_module
from explorer.store.checking import check
from explorer.store.lock import Lock

HOLDER = """
import sys
from pathlib import Path
from explorer.store.project import Project
project = Project.open(Path(sys.argv[1]))
print(project.read_only, flush=True)
sys.stdin.read()
"""


def met_in(session):
    return next(r.id for r in session.corpus.relations.values() if r.label == "met")


def test_the_second_window_reads_and_says_why_it_does_not_write(session, path):
    session.perform(relations.judge(session.corpus, [met_in(session)], "disputed"))
    second = Session.open(path)
    assert second.read_only
    assert not session.read_only
    assert "open in another window" in second.why_read_only
    with pytest.raises(ProjectLocked, match="open in another window"):
        second.perform(relations.judge(second.corpus, [met_in(second)], "confirmed"))
    assert second.undo_label is None
    assert second.corpus.snapshot() == session.corpus.snapshot()
    session.perform(relations.judge(session.corpus, [met_in(session)], "confirmed"))
    with pytest.raises(ProjectLocked):
        second.undo()
    second.close()


def test_the_second_window_shows_one_moment_however_the_first_goes_on(session, path, tmp_path):
    second = Session.open(path)
    held = second.corpus.snapshot()
    (heads,) = (r.id for r in session.corpus.relations.values() if r.label == "heads")
    before = second.corpus.store.evidence_of([heads])
    session.perform(evidence.judge(session.corpus, [before[0].id], "rejected"))
    session.perform(relations.judge(session.corpus, [heads], "rejected"))
    assert session.corpus.store.evidence_of([heads]) != before
    assert second.corpus.store.evidence_of([heads]) == before
    second.save_as(tmp_path / "then")
    assert second.corpus.snapshot() == held
    assert second.corpus.store.evidence_of([heads]) == before
    second.close()


def test_the_second_window_can_save_a_copy_and_go_on_there(session, path, tmp_path):
    second = Session.open(path)
    second.save_as(tmp_path / "mine")
    assert not second.read_only
    second.perform(relations.judge(second.corpus, [met_in(second)], "confirmed"))
    assert session.corpus.relations[met_in(session)].verdict == "unreviewed"
    second.close()


def test_after_the_first_is_closed_the_next_one_writes(closed):
    again = Session.open(closed)
    assert not again.read_only
    again.close()


def test_another_process_that_is_killed_gives_the_lock_up(closed):
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(closed)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert holder.stdout.readline() == "False\n"
        second = Session.open(closed)
        assert second.read_only
        second.close()
    finally:
        holder.kill()
        holder.communicate()
    third = Session.open(closed)
    assert not third.read_only
    third.close()


def test_a_lock_that_its_holder_just_gave_up_is_taken_anew(tmp_path, monkeypatch):
    """The holder removes the file between our opening and our locking it."""
    project = tmp_path / "a.explorer"
    holder, plain = Lock.take(project), lock_module._locked

    def late(descriptor):
        monkeypatch.setattr(lock_module, "_locked", plain)
        holder.release()
        return plain(descriptor)

    monkeypatch.setattr(lock_module, "_locked", late)
    second = Lock.take(project)
    assert second is not None
    assert Lock.take(project) is None
    second.release()


def test_no_code_of_the_store_opens_a_project_but_sqlite():
    """Closing a file that SQLite has open drops its locks; rows were lost that way."""
    folder = Path(lock_module.__file__).parent
    found = {
        (module.name, line.strip())
        for module in folder.glob("*.py")
        for line in module.read_text(encoding="utf-8").splitlines()
        if re.search(r"(?<![\w`])(os\.)?open\(|\.(read|write)_(bytes|text)\(|copyfile|copy2", line)
        and not line.strip().startswith("def ")
    }
    assert found == {
        ("copying.py", "descriptor = os.open(temporary, os.O_RDWR)"),
        ("opening.py", "descriptor = os.open(folder, os.O_RDONLY)"),
        ("lock.py", "descriptor = os.open(_sidecar(project), os.O_RDWR | os.O_CREAT, 0o666)"),
        # A damaged project, or one that a killed window left: nobody here has it open.
        ("rescuing.py", "shutil.copyfile(part, folder / part.name)"),
        ("rescuing.py", "return copy.read_bytes()"),
        ("migrations.py", 'script = step.read_text(encoding="utf-8")'),
    }


def test_a_file_left_beside_it_locks_nobody_out(tmp_path):
    (tmp_path / ".a.explorer.lock").write_text("")
    lock = Lock.take(tmp_path / "a.explorer")
    assert lock is not None
    assert Lock.take(tmp_path / "a.explorer") is None
    lock.release()
    assert os.listdir(tmp_path) == []


WRITER = """
import sys
from pathlib import Path
from explorer.edits import evidence, relations
from explorer.session.session import Session

path, number, turns = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
written = 0
while written < turns:
    session = Session.open(path)
    if not session.read_only:
        first = next(iter(session.corpus.relations))
        session.perform(relations.note(session.corpus, first, f"{number} {written}"))
        written += 1
    session.close()
"""


def test_many_processes_that_take_turns_lose_no_row(closed):
    """60 times somebody writes while others open, read and close the same file."""
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(closed), str(number), "15"],
            stderr=subprocess.PIPE, text=True,
        )
        for number in range(4)
    ]  # fmt: skip
    errors = [writer.communicate()[1] for writer in writers]
    assert errors == [""] * 4
    assert check(closed).counts["journal"] == 61


def test_what_a_killed_copy_left_is_swept_away(closed):
    mine = closed.with_name(".harbor.explorer.0123456789ab.tmp")
    others = closed.with_name(".other.explorer.0123456789ab.tmp")
    for left in (mine, others):
        left.write_bytes(b"half")
    Session.open(closed).close()
    assert not mine.exists()
    assert others.exists()
