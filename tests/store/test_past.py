"""The history a page at a time, by kind of change and by whom it is about; in file and memory."""

import sqlite3
from dataclasses import replace

import pytest

from explorer.edits import annotations, documents, evidence, relations
from explorer.model.edit import Change, Edit
from explorer.model.message import Message
from explorer.model.records import Style
from explorer.session.session import Session
from explorer.store.memory import MemoryStore
from tests.builders import example_extraction


@pytest.fixture(params=["memory", "file"])
def session(request, tmp_path):
    opened = Session.create(tmp_path / "a") if request.param == "file" else Session(MemoryStore())
    opened.perform(documents.add(opened.corpus, example_extraction()))
    yield opened
    opened.close()


def entity_of(session, name):
    return next(e.id for e in session.corpus.entities.values() if e.name == name)


def found(session, **asked):
    return [str(entry.label) for entry in session.past.entries(50, **asked)]


@pytest.fixture
def worked(session):
    """One change of each kind but the article's."""
    corpus = session.corpus
    owns = next(r for r in corpus.relations.values() if r.label == "owns")
    weil = corpus.entities[owns.source]
    told = corpus.store.evidence_of([owns.id])[0]
    session.perform(relations.judge(corpus, [owns.id], "confirmed"))
    session.perform(relations.note(corpus, owns.id, "Since 2019."))
    session.perform(evidence.judge(corpus, [told.id], "disputed"))
    session.perform(annotations.place(corpus, {weil.id: (1.0, 2.0)}))
    session.perform(Edit(Message("Paint"), (Change(None, Style(id=weil.id, color="#123456")),)))
    session.perform(Edit(Message("Rename"), (Change(weil, replace(weil, name="J. Weil")),)))
    return session


@pytest.mark.parametrize(
    ("kind", "labels"),
    [
        ("article", ["Add “Harbor deal ties Velmar to Northline”"]),
        ("relation", ["Confirm “owns”"]),
        ("note", ["Note on “owns”"]),
        ("sentence", ["Dispute a sentence of “owns”"]),
        ("layout", ["Move “Jonas Weil”"]),
        ("style", ["Paint"]),
        ("entity", ["Rename"]),
    ],
)
def test_each_kind_of_change_is_found_by_itself(worked, kind, labels):
    assert found(worked, kind=kind) == labels
    assert worked.past.count(kind=kind) == 1


def test_what_is_about_an_entity_is_found_also_where_only_a_sentence_changed(worked):
    everything = found(worked)
    assert found(worked, subject=entity_of(worked, "J. Weil")) == everything
    assert found(worked, subject=entity_of(worked, "Velmar")) == everything[-1:]
    assert found(worked, subject=entity_of(worked, "Weil Dredging"), kind="sentence") == [
        "Dispute a sentence of “owns”"
    ]


def test_pages_follow_one_another(worked):
    past = worked.past
    pages = [past.entries(3, skipped) for skipped in (0, 3, 6)]
    numbers = [entry.number for page in pages for entry in page]
    assert numbers == sorted(numbers, reverse=True) == list(range(7, 0, -1))
    assert past.count() == 7


def test_who_signs_is_told(worked):
    worked.author = "Ada"
    owns = next(r.id for r in worked.corpus.relations.values() if r.label == "owns")
    worked.perform(relations.note(worked.corpus, owns, "Since 2020."))
    newest, before = worked.past.entries(2)
    assert (newest.author, before.author) == ("Ada", "")


def test_a_project_of_before_is_filtered_too(tmp_path):
    session = Session.create(tmp_path / "old")
    session.perform(documents.add(session.corpus, example_extraction()))
    corpus = session.corpus
    owns = next(r for r in corpus.relations.values() if r.label == "owns")
    told = corpus.store.evidence_of([owns.id])[0]
    session.perform(evidence.judge(corpus, [told.id], "disputed"))
    expected = [found(session, kind="sentence"), found(session, subject=owns.source)]
    path = session.path
    session.close()
    db = sqlite3.connect(path, isolation_level=None)
    db.executescript(
        "DROP TABLE spots; DROP TABLE figures; DROP TABLE journal_kinds; "
        "DROP TABLE journal_subjects; DROP TABLE read_sentences; PRAGMA user_version = 2;"
    )
    db.close()
    session = Session.open(path)
    assert [found(session, kind="sentence"), found(session, subject=owns.source)] == expected
    assert session.corpus.store.damage() == []
    session.close()


def test_each_change_knows_whom_it_is_about(worked):
    owns = next(r for r in worked.corpus.relations.values() if r.label == "owns")
    entries = {str(one.label): one.number for one in worked.past.entries(50)}
    wanted = [entries["Confirm “owns”"], entries["Dispute a sentence of “owns”"], entries["Rename"]]
    about = worked.past.about(wanted, 9)
    assert [about[one] for one in wanted[:2]] == [sorted(owns.ends)] * 2
    assert about[wanted[2]] == [owns.source]
    assert worked.past.about(wanted[:1], 1) == {wanted[0]: sorted(owns.ends)[:1]}
    assert worked.past.about([], 9) == {}
