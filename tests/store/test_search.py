"""Full text finds sentences, names, labels and notes, follows edits, and bears any typing."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.edits import documents, evidence, relations
from explorer.model.edit import Change, Edit
from explorer.model.message import Message
from explorer.session.session import Session
from explorer.store.search import _sentences, query_of
from tests.builders import example_extraction


def words_found(session, words):
    corpus, store = session.corpus, session.corpus.store
    found = []
    for one in store.find(words):
        if one.kind == "entity":
            found.append(corpus.entities[one.id].name)
        elif one.kind == "relation":
            found.append(corpus.relations[one.id].label)
        elif one.kind == "sentence":
            article = next(iter(corpus.documents))
            sentence = next(s for s in store.sentences_in(article) if s.id == one.id)
            found.append(store.text_of(article)[sentence.start : sentence.end])
        else:
            found.append(store.evidence_by_id(one.id).note)
    return found


def test_names_come_first_then_sentences(session):
    assert words_found(session, "testif") == [
        "expected to testify before",
        "Reyes is expected to testify before the Port Authority on Friday.",
    ]
    assert words_found(session, "mira ch")[0] == "Mira Chen"
    assert words_found(session, "nowhere to be found") == []


def test_aliases_and_notes_on_entities_are_found(session):
    chen = next(one for one in session.corpus.entities.values() if one.name == "Mira Chen")
    noted = replace(chen, aliases=("Mirabelle",), note="Met her source in Trieste")
    session.perform(Edit(Message("Note"), (Change(chen, noted),)))
    for words in ("mirabel", "source trieste", "chen mirabelle trieste"):
        assert words_found(session, words) == ["Mira Chen"]
    session.undo()
    assert words_found(session, "trieste") == []


def test_edits_and_undo_are_followed(session):
    met = next(r.id for r in session.corpus.relations.values() if r.label == "met")
    sentence = session.corpus.store.evidence_of([met])[0].id
    session.perform(relations.note(session.corpus, met, "Zeppelin business"))
    session.perform(evidence.note(session.corpus, sentence, "zeppelin again"))
    session.perform(relations.relabel(session.corpus, met, "ran into"))
    assert words_found(session, "zeppelin") == ["ran into", "zeppelin again"]
    session.undo()
    session.undo()
    assert words_found(session, "zeppelin") == ["met"]
    session.undo()
    assert words_found(session, "zeppelin") == []
    session.redo()
    assert words_found(session, "zeppelin") == ["met"]


def test_the_index_fits_the_tables_after_many_edits(session):
    for relation in list(session.corpus.relations):
        session.perform(relations.note(session.corpus, relation, f"note {relation}"))
    for _ in range(5):
        session.undo()
    db = session.corpus.store._db
    for kind in ("sentence", "entity", "relation", "evidence"):
        db.execute(f"INSERT INTO {kind}_search ({kind}_search, rank) VALUES ('integrity-check', 1)")


def test_sentences_are_indexed_by_the_words_that_their_view_has(session):
    db = session.corpus.store._db
    rows = db.execute("SELECT row, words, id FROM sentence_words ORDER BY row").fetchall()
    assert len(rows) > 3
    assert _sentences(db, [id for *_, id in rows]) == [(row, words) for row, words, _ in rows]


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    session = Session.create(tmp_path_factory.mktemp("search") / "a")
    session.perform(documents.add(session.corpus, example_extraction()))
    yield session
    session.close()


def test_any_typing_is_a_search(filled):
    @settings(max_examples=300, deadline=None)
    @given(st.text(max_size=20) | st.text('"*()-:^+ aANDORNOT\0\u200b', max_size=20))
    def check(words):
        assert filled.corpus.store.find(words) is not None

    check()


def test_words_without_letters_are_left_out():
    assert query_of('"kim" -- (xi)') == '"""kim""" "(xi)"*'
    assert query_of("—  *") == ""
