"""What has been read is kept with a project, is no change of it, and is not given away."""

import sqlite3

import pytest

from explorer.edits import documents
from explorer.formats.explorer_json import extraction_of, write
from explorer.model.records import Extraction
from explorer.session.read_marks import is_read, mark_read
from explorer.session.session import Session
from tests.builders import document, evidence, example_extraction, person, relation

MET = "signed an agreement with"


@pytest.fixture
def session(tmp_path):
    made = Session.create(tmp_path / "harbor")
    made.perform(documents.add(made.corpus, example_extraction()), by_hand=False)
    yield made
    made.close()


def sentence(session):
    (relation,) = [r.id for r in session.corpus.relations.values() if r.label == MET]
    return session.corpus.store.evidence_of([relation])[0]


def kept(path):
    db = sqlite3.connect(path)
    try:
        return db.execute("SELECT count(*) FROM read_sentences").fetchone()[0]
    finally:
        db.close()


def test_it_is_there_when_the_project_opens_again_and_no_history_knows_of_it(session):
    history = len(session.history())
    one = sentence(session)
    assert mark_read(session, [one])
    assert not mark_read(session, [one])
    assert len(session.history()) == history
    session.close()
    again = Session.open(session.path)
    assert is_read(again, sentence(again))
    assert mark_read(again, [sentence(again)], read=False)
    again.close()
    assert kept(session.path) == 0
    session._store = Session.open(session.path)._store  # closed by the fixture


def test_a_copy_to_go_on_in_has_it_and_one_to_give_away_has_not(session, tmp_path):
    mark_read(session, [sentence(session)])
    given = session.give_away(tmp_path / "given")
    assert kept(given) == 0
    session.save_as(tmp_path / "mine")
    assert is_read(session, sentence(session))
    assert kept(session.path) == 1


def test_a_project_that_is_only_read_knows_it_until_it_is_closed(session):
    other = Session.open(session.path)
    assert other.read_only
    assert mark_read(other, [sentence(other)])
    assert is_read(other, sentence(other))
    other.close()
    assert kept(session.path) == 0


def test_undo_takes_an_article_away_but_not_that_it_was_read(session):
    other = document("Ada Okafor met Ben Stone.", id="other")
    ada, ben = person("Ada Okafor"), person("Ben Stone")
    met = relation(ada, ben, "met")
    extraction = Extraction(
        documents=(other,), entities=(ada, ben), relations=(met,),
        evidence=(evidence(met, other, "Ada Okafor met Ben Stone."),),
    )  # fmt: skip
    session.perform(documents.add(session.corpus, extraction), by_hand=False)
    document_id = next(d.id for d in session.corpus.documents.values() if "Stone" in d.title)

    def told():
        return next(
            e
            for e in session.corpus.store.evidence_of(session.corpus.relations)
            if e.document == document_id
        )

    mark_read(session, [told()])
    session.undo()
    session.redo()
    assert is_read(session, told())


def test_a_file_for_another_program_does_not_tell_it(session):
    before = write(extraction_of(session.corpus))
    mark_read(session, session.corpus.store.evidence_of(session.corpus.relations))
    assert write(extraction_of(session.corpus)) == before
