"""Notes and sentences are found by their words, and are gone to."""

import pytest
from PySide6.QtCore import Qt

from explorer.edits import documents, evidence, marking, relations
from explorer.session.session import Session
from explorer.store.memory import MemoryStore
from explorer.window.search_texts import excerpt, found_in_texts
from tests.builders import example_extraction, example_records

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(params=["in a file", "in memory"])
def session(request, tmp_path):
    if request.param == "in memory":
        made = Session(MemoryStore(example_records()))
    else:
        made = Session.create(tmp_path / "a")
        made.perform(documents.add(made.corpus, example_extraction()))
    yield made
    made.close()


def test_notes_come_before_sentences(session):
    met = next(r.id for r in session.corpus.relations.values() if r.label == "met")
    told = session.corpus.store.evidence_of([met])[0].id
    session.perform(relations.note(session.corpus, met, "He will testify to Zoë by phone"))
    session.perform(evidence.note(session.corpus, told, "testified *twice*"))
    found = found_in_texts(session.corpus, "testif")
    assert [(one.what, one.ids[0], one.right) for one in found[:2]] == [
        ("note", met, "note on “met”"),
        ("note", told, "note on a sentence"),
    ]
    assert [(one.what, one.text) for one in found[2:]] == [
        ("pair", "Tomas Reyes — expected to testify before — Port Authority"),
        ("sentence", "Reyes is expected to testify before the Port Authority on Friday."),
    ]
    assert [one.text for one in found_in_texts(session.corpus, "zoe tes")] == [found[0].text]


def test_a_name_without_a_note_and_few_letters_find_no_note(session):
    assert all(one.what == "sentence" for one in found_in_texts(session.corpus, "okafor"))
    assert found_in_texts(session.corpus, "te") == []
    assert found_in_texts(session.corpus, "nowhere to be found") == []


def test_an_excerpt_begins_shortly_before_the_word():
    text = "A long beginning that nobody asked for, and then\nthe Straße of İzmir comes."
    assert excerpt(text, ["izmir"]) == "… for, and then the Straße of İzmir comes."
    assert excerpt("Short", ["short"]) == "Short"


def test_enter_goes_to_the_sentence_and_to_what_the_note_is_on(window, qtbot):
    desk = window.desk
    desk.search.open()
    qtbot.keyClicks(desk.search, "testify before")
    assert [one.what for one in desk.search.finds][-1] == "sentence"
    qtbot.keyClick(desk.search, Qt.Key.Key_Up)  # the last
    qtbot.keyClick(desk.search, Qt.Key.Key_Return)
    start, end = desk.article._washed
    assert desk.article.toPlainText()[start:end].startswith("Reyes is expected to testify")
    met = next(r.id for r in desk.session.corpus.relations.values() if r.label == "met")
    desk.session.perform(relations.note(desk.session.corpus, met, "Ask the harbor pilot"))
    desk.search.open()
    qtbot.keyClicks(desk.search, "harbor pilot")
    qtbot.keyClick(desk.search, Qt.Key.Key_Up)
    qtbot.keyClick(desk.search, Qt.Key.Key_Return)
    assert desk.session.selection.relations == (met,)


def test_tags_and_groups_are_found_with_all_that_bear_them(session):
    corpus = session.corpus
    both = sorted(corpus.entities)[:2]
    met = next(r.id for r in corpus.relations.values() if r.label == "met")
    session.perform(marking.tag(corpus, both, ["Key figure"]))
    session.perform(marking.group(corpus, both[:1], "Harbor side"))
    session.perform(marking.tag(corpus, [met], ["key meeting"]))
    found = found_in_texts(corpus, "key")
    assert [(one.text, set(one.ids), one.relations, one.right) for one in found[:2]] == [
        ("Key figure", set(both), (), "2 entities"),
        ("key meeting", set(), (met,), "1 relation"),
    ]
    (side,) = found_in_texts(corpus, "harbor si")
    assert (side.what, side.ids) == ("tag", (both[0],))


def test_a_relation_is_found_by_its_words_until_it_is_rejected(session):
    corpus = session.corpus
    met = next(r for r in corpus.relations.values() if r.label == "met")
    session.perform(relations.relabel(corpus, met.id, "conferred"))
    (found,) = found_in_texts(corpus, "confer")
    assert (found.what, found.relations, found.sentences) == ("pair", (met.id,), 2)
    assert found.text.split(" — ")[1] == "conferred"
    session.perform(relations.reject(corpus, [met.id]))
    assert found_in_texts(corpus, "confer") == []
