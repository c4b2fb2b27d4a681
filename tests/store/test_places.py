"""The place of a project fails while it is open: said in a sentence, and nothing is lost."""

import os
import shutil
import subprocess

import pytest

from explorer.edits import documents, relations
from explorer.errors import ProjectError, ProjectLocked
from explorer.session.session import Session
from explorer.store.checking import check
from tests.builders import example_extraction
from tests.store.filling import small_disk
from tests.store.powercut import cut_logs


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "stick"
    made.mkdir()
    return made


@pytest.fixture
def session(folder):
    """The harbor article with a note, in a folder that will go."""
    opened = Session.create(folder / "harbor")
    opened.perform(documents.add(opened.corpus, example_extraction()))
    note(opened, "before")
    yield opened
    opened.close()


def note(session, text):
    session.perform(relations.note(session.corpus, next(iter(session.corpus.relations)), text))


def refused(session, words):
    """An edit is refused in so many words; memory is as it was."""
    before = session.corpus.snapshot()
    with pytest.raises(ProjectError, match=words) as told:
        note(session, "never")
    assert session.corpus.snapshot() == before
    assert str(told.value).endswith(".")


def gone(folder):
    shutil.rmtree(folder)


def renamed(folder):
    folder.rename(folder.with_name("elsewhere"))


def deleted(folder):
    (folder / "harbor.explorer").unlink()


def replaced(folder):
    shutil.copy(folder / "harbor.explorer", folder / "other")
    os.replace(folder / "other", folder / "harbor.explorer")


@pytest.mark.skipif(os.name == "nt", reason="an open file stays where it is there")
@pytest.mark.parametrize("fail", [gone, renamed, deleted, replaced])
def test_an_edit_is_refused_and_save_as_keeps_everything(session, folder, tmp_path, fail):
    held = session.corpus.snapshot()
    fail(folder)
    refused(session, "use Save As|Use Save As")
    assert session.undo_label is not None  # it is still shown, and read
    with pytest.raises(ProjectError):
        session.undo()
    assert session.corpus.snapshot() == held
    session.save_as(tmp_path / "kept")
    assert session.corpus.snapshot() == held
    note(session, "after")
    session.undo()
    session.undo()
    session.redo()
    assert session.corpus.snapshot() == held
    session.close()
    assert not check(tmp_path / "kept.explorer").damage


@pytest.mark.skipif(os.name == "nt", reason="an open file stays where it is there")
def test_a_folder_that_comes_back_takes_edits_again(session, folder):
    renamed(folder)
    refused(session, "is no longer in")
    folder.with_name("elsewhere").rename(folder)
    note(session, "again")
    held = session.corpus.snapshot()
    session.close()
    reopened = Session.open(folder / "harbor.explorer")
    assert reopened.corpus.snapshot() == held
    reopened.close()


def test_what_becomes_read_only_refuses_and_takes_edits_again(session, tmp_path):
    """SQLite answers as on a medium that was mounted anew for reading."""
    session.corpus.store._db.execute("PRAGMA query_only = ON")
    refused(session, "it is read-only now; use Save As")
    session.corpus.store._db.execute("PRAGMA query_only = OFF")
    note(session, "after")
    assert not check(session.path).damage


def test_on_a_read_only_medium_a_project_is_read_and_saved_elsewhere(tmp_path):
    with small_disk(tmp_path / "disk", 3_000) as disk:
        if disk is None:
            pytest.skip("needs the right to mount")
        session = Session.create(disk / "harbor")
        session.perform(documents.add(session.corpus, example_extraction()))
        held = session.corpus.snapshot()
        session.close()
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        before = (disk / "harbor.explorer").read_bytes()
        again = Session.open(disk / "harbor.explorer")
        assert again.corpus.snapshot() == held
        with pytest.raises(ProjectLocked, match="read-only, so it can only be read; use Save As"):
            note(again, "never")
        assert again.corpus.snapshot() == held
        assert not check(disk / "harbor.explorer").damage
        with pytest.raises(ProjectError, match="choose another place"):
            again.save_as(disk / "copy")
        again.save_as(tmp_path / "copy")
        note(again, "here")
        again.close()
        assert (disk / "harbor.explorer").read_bytes() == before


def test_a_log_that_ends_anywhere_leaves_a_beginning_of_the_history(tmp_path):
    found = cut_logs(tmp_path, 40)
    assert (found.mixtures, found.unsound) == (0, 0)
    assert found.lengths > 10
