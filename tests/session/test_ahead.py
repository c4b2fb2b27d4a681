"""A large project shows what it drew last at once, and all of itself when it has been read."""

from dataclasses import replace

import msgspec
import pytest

from explorer.edits import documents, relations
from explorer.errors import ProjectLocked
from explorer.session import ahead
from explorer.session.ahead import Kept, Loading, Read, keep_picture
from explorer.session.earlier import folder_of
from explorer.session.session import Session
from tests.builders import example_extraction


@pytest.fixture
def path(tmp_path, monkeypatch):
    """A project that counts as large, with its picture kept."""
    monkeypatch.setattr(ahead, "LARGE", 1)
    session = Session.create(tmp_path / "harbor")
    session.perform(documents.add(session.corpus, example_extraction()))
    keep_picture(session)
    session.close()
    return session.path


@pytest.fixture
def loading(path):
    made = Loading(path)
    yield made
    made.close()


def all_of(loading: Loading) -> Read:
    *_, read = loading.steps()
    assert isinstance(read, Read)
    return read


def test_the_picture_is_that_of_the_whole_project(path, loading):
    first = loading.ahead
    assert first is not None
    assert first.scene().lines
    read = all_of(loading)
    assert first.visible() == read.drawn
    assert set(first.corpus.relations) <= set(read.corpus.relations)


def test_every_line_of_the_picture_leads_to_its_sentences(loading):
    first = loading.ahead
    assert first is not None
    whole = all_of(loading).corpus
    for line in first.visible().lines:
        assert first.corpus.store.evidence_of(line.relations)
        for one in line.relations:
            assert first.corpus.claims_of(one) == whole.claims_of(one)


def test_nothing_is_edited_before_all_is_read(loading):
    first = loading.ahead
    assert first is not None
    some = next(iter(first.corpus.relations))
    with pytest.raises(ProjectLocked, match="still being read"):
        first.perform(relations.judge(first.corpus, [some], "confirmed"))


def test_what_was_read_is_the_project(path, loading):
    session = loading.finished(all_of(loading))
    some = next(iter(session.corpus.relations))
    session.perform(relations.judge(session.corpus, [some], "confirmed"))
    before = session.corpus.snapshot()
    loading.close()  # it owns the project no longer
    session.perform(relations.judge(session.corpus, [some], "disputed"))
    session.undo()
    session.close()
    again = Session.open(path)
    assert again.corpus.snapshot() == before
    again.close()


def test_a_picture_of_before_an_edit_is_not_shown(path):
    session = Session.open(path)
    some = next(iter(session.corpus.relations))
    session.perform(relations.judge(session.corpus, [some], "rejected"))
    session.close()
    loading = Loading(path)
    assert loading.ahead is None
    loading.close()


def test_nor_is_one_of_before_an_undo(path):
    session = Session.open(path)
    some = next(iter(session.corpus.relations))
    session.perform(relations.judge(session.corpus, [some], "rejected"))
    keep_picture(session)
    session.undo()
    session.close()
    loading = Loading(path)
    assert loading.ahead is None
    loading.close()


@pytest.mark.parametrize("damage", [b"", b"\xc1", b"\x83" + b"x" * 40])
def test_a_kept_picture_that_is_damaged_is_not_shown(path, damage):
    (folder_of(path) / "picture.msgpack").write_bytes(damage)
    loading = Loading(path)
    assert loading.ahead is None
    assert all_of(loading).drawn.lines
    loading.close()


def test_a_picture_of_what_the_project_lacks_is_not_shown(path):
    file = folder_of(path) / "picture.msgpack"
    kept = msgspec.msgpack.decode(file.read_bytes(), type=Kept)
    foreign = (replace(kept.drawn.lines[0], relations=("nowhere",)), *kept.drawn.lines[1:])
    drawn = replace(kept.drawn, lines=foreign)
    file.write_bytes(msgspec.msgpack.encode(replace(kept, drawn=drawn)))
    loading = Loading(path)
    assert loading.ahead is None
    loading.close()


def test_a_view_that_the_next_window_does_not_begin_with_is_not_kept(path):
    session = Session.open(path)
    file = folder_of(path) / "picture.msgpack"
    before = file.read_bytes()
    session.show(replace(session.view, level="all"))
    keep_picture(session)
    assert file.read_bytes() == before
    session.close()
