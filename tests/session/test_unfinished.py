"""What had not come when an import ended is known later; what was not read is said at its end."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from explorer.model.records import Evidence
from explorer.session import unfinished
from explorer.session.importing import add
from explorer.session.jobs import Failure
from explorer.session.read_marks import is_read, mark_read
from explorer.session.remarks import Remarks, remark_on
from explorer.session.session import Session
from explorer.store.memory import MemoryStore
from tests.builders import example_extraction, example_records


@pytest.fixture
def folder(tmp_path) -> Path:
    place = tmp_path / "articles"
    place.mkdir()
    for name in ("a.txt", "b.txt", "c.eml", ".hidden.txt"):
        (place / name).write_text(f"Ada met Ben of {name}.")
    return place


@pytest.fixture
def project(tmp_path) -> Path:
    return tmp_path / "harbor.explorer"


def test_all_files_of_a_folder_are_kept_until_the_import_ends(folder, project):
    assert unfinished.left(project) == ()
    unfinished.begin(project, [folder])
    assert [one.name for one in unfinished.left(project)] == ["a.txt", "b.txt", "c.eml"]
    unfinished.end(project)
    assert unfinished.left(project) == ()
    unfinished.end(project)


def test_one_file_alone_needs_no_list(folder, project):
    unfinished.begin(project, [folder / "a.txt"])
    assert unfinished.left(project) == ()


def test_a_folder_that_is_gone_stays_in_the_list_for_the_import_to_tell(folder, project):
    gone = folder / "gone"
    unfinished.begin(project, [folder / "a.txt", gone])
    assert unfinished.left(project) == (folder / "a.txt", gone)


def test_a_list_that_is_damaged_is_none(folder, project):
    unfinished.begin(project, [folder])
    (kept,) = Path(unfinished.folder_of(project)).glob("*.json")
    kept.write_text(json.dumps(["a", 1]))
    assert unfinished.left(project) == ()
    kept.write_bytes(b"\xff")
    assert unfinished.left(project) == ()


def test_an_article_that_is_there_is_known_by_what_is_in_its_file(folder):
    made = example_extraction()
    session = Session(MemoryStore([]))
    there = replace(made.documents[0], file_sha256=unfinished._digest(folder / "a.txt"))
    add(session, replace(made, documents=(there,)))
    came = unfinished.came(session.corpus)
    assert came(folder / "a.txt")
    assert not came(folder / "b.txt")
    assert not came(folder / "none.txt")
    (folder / "many.eml").write_bytes((folder / "a.txt").read_bytes())
    assert not came(folder / "many.eml")  # it could hold more articles than those that are there


def test_what_was_not_read_is_one_sentence_at_the_end():
    told = Remarks()
    assert told.add_failure(Failure(Path("/x/a.pdf"), "“a.pdf” is damaged."))  # said at once
    assert not told.add_failure(Failure(Path("/"), "“/” is no article."))
    assert [name for name, _ in told.failures] == ["a.pdf", "/"]
    assert str(told.summary()) == "None of 2 files was read."
    told.came = 3
    assert str(told.summary()) == "2 files were not read; the others are there."
    partly = replace(example_extraction(), warnings=("Two pages hold no text.",))
    assert not told.add(partly, remark_on(partly))
    assert str(told.summary()) == "2 not read, 1 read with a remark; the others are there."
    assert len(told) == 3

    told = Remarks(came=2)
    assert told.add(partly, remark_on(partly))
    assert str(told.summary()) == "Of 1 articles not everything was read."


def test_what_is_said_of_an_article_is_what_it_lacks():
    whole = example_extraction()
    assert remark_on(replace(whole, warnings=())) is None
    assert str(remark_on(replace(whole, warnings=("One.", "Two.")))) == "One. Two."
    empty = replace(whole, entities=(), warnings=("No names were found.",))
    assert str(remark_on(empty)).endswith("there is nothing to draw.")
    empty = replace(empty, warnings=("No names were found.", "A page is a picture."))
    assert str(remark_on(empty)).endswith("nothing to draw. A page is a picture.")


def test_that_a_sentence_was_read_is_no_change_and_is_known_once():
    session = Session(MemoryStore(example_records()))
    said = {one.start: one for one in example_records() if isinstance(one, Evidence)}
    one, other = said[min(said)], said[max(said)]
    assert mark_read(session, [one])
    assert not mark_read(session, [one])
    assert is_read(session, one)
    assert not is_read(session, other)
    assert not session.undo()
    assert mark_read(session, [one], read=False)
    assert not mark_read(session, [one], read=False)
    assert not is_read(session, one)
