"""Killed at any moment, or on a full disk: no committed edit is lost and none is half there."""

import os
import random
import subprocess
import sys

import pytest

from explorer.edits import documents, relations
from explorer.errors import ProjectError
from explorer.session.session import Session
from explorer.store.project import Project
from tests.builders import example_extraction

EDITOR = """
import sys
from pathlib import Path
from explorer.edits import annotations, relations
from explorer.errors import ProjectError
from explorer.model.corpus import Corpus
from explorer.store.project import Project

project = Project.open(Path(sys.argv[1]))
corpus = Corpus(project)
corpus.load(project.held(), project.claims())

def perform(edit):
    project.write(edit)
    corpus.apply(edit)

first = next(iter(corpus.relations))
entities = list(corpus.entities)
number = len(project.past.entries(10**6))
while True:
    number += 1
    if number % 3:
        perform(relations.note(corpus, first, f"{number} " + "x" * 500))
    else:
        spots = {one: (float(number), float(at)) for at, one in enumerate(entities)}
        perform(annotations.place(corpus, spots))
    print(number, flush=True)
"""


def editor(path, **more):
    return subprocess.Popen(
        [sys.executable, "-c", EDITOR, str(path)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **more,
    )  # fmt: skip


def test_no_committed_edit_is_lost_when_the_program_is_killed(closed):
    """20 kills, each after a random number of edits that the program said were written."""
    chance = random.Random(3)
    for _ in range(20):
        process = editor(closed)
        try:
            for _ in range(chance.randint(1, 12)):
                told = int(process.stdout.readline())
        finally:
            process.kill()
            # Not communicate(): it does not see what readline() has read ahead.
            rest, errors = process.stdout.read(), process.stderr.read()
            process.communicate()
        told = max([told, *(int(line) for line in rest.splitlines())])

        session = Session.open(closed)

        assert errors == ""
        assert not session.read_only
        assert session.corpus.store.damage() == []
        history = session.history(10**6)
        assert len(history) - told in (0, 1)  # written, and killed before it could say so
        last = len(history) - 1 if len(history) % 3 == 0 else len(history)
        note = next(iter(session.corpus.relations.values())).note
        assert note == f"{last} " + "x" * 500
        session.close()


FULL = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
from pathlib import Path
from explorer.edits import relations
from explorer.errors import ProjectError
from explorer.session.session import Session

session = Session.open(Path(sys.argv[1]))
first = next(iter(session.corpus.relations))
for number in range(10_000):
    before = session.corpus.snapshot()
    try:
        session.perform(relations.note(session.corpus, first, str(number) * 2_000))
    except ProjectError as error:
        assert session.corpus.snapshot() == before
        assert len(session.history(20_000)) == number + 1
        print(number - 1)
        print(error)
        break
try:
    session.save_as(Path(sys.argv[1]).with_name("copy"))
except ProjectError as error:
    print(error)
session.close()
"""


@pytest.mark.skipif(os.name == "nt", reason="limits on the size of files are POSIX")
@pytest.mark.parametrize("room", [40_000, 150_000, 400_000])
def test_on_a_full_disk_an_edit_is_refused_and_file_and_memory_agree(closed, room):
    limit = str(closed.stat().st_size + room)
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(closed), limit], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    last, sentence, *_ = done.stdout.splitlines()
    assert "harbor.explorer” was not changed" in sentence
    assert "make room" in sentence

    assert set(os.listdir(closed.parent)) <= {closed.name, "copy.explorer"}
    session = Session.open(closed)
    assert next(iter(session.corpus.relations.values())).note == last * 2_000
    assert session.corpus.store.damage() == []
    session.close()


@pytest.fixture
def small_disk(tmp_path):
    """A file system with 1 MB of room."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)], capture_output=True
    )
    if mounted.returncode:
        pytest.skip("needs the right to mount")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_fills_up_keeps_all_edits_before(small_disk):
    session = Session.create(small_disk / "a")
    session.perform(documents.add(session.corpus, example_extraction()))
    (small_disk / "ballast").write_bytes(b"x" * 300_000)
    first = next(iter(session.corpus.relations))
    refused = fill(session, first)
    assert "the disk is full" in refused
    kept = session.corpus.relations[first].note

    (small_disk / "ballast").unlink()
    session.perform(note_on(session, first, "there is room again"))
    session.undo()
    session.close()

    again = Session.open(small_disk / "a.explorer")
    assert again.corpus.relations[first].note == kept
    assert again.corpus.store.damage() == []
    again.close()


def test_creating_on_a_full_disk_leaves_nothing(small_disk):
    (small_disk / "ballast").write_bytes(b"x" * 900_000)
    with pytest.raises(ProjectError, match="disk is full"):
        Project.create(small_disk / "a")
    assert os.listdir(small_disk) == ["ballast"]


def note_on(session, relation, text):
    return relations.note(session.corpus, relation, text)


def fill(session, relation):
    for number in range(10_000):
        before = session.corpus.snapshot()
        try:
            session.perform(
                note_on(session, relation, random.Random(number).randbytes(9_000).hex())
            )
        except ProjectError as error:
            assert session.corpus.snapshot() == before
            return str(error)
    raise AssertionError("the disk never filled up")
