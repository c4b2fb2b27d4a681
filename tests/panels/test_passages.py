"""Sentences with their marks, their place and their citation."""

from explorer.panels.passages import Passages, why_one
from explorer.session.session import Session
from explorer.store.memory import MemoryStore
from tests.builders import document, mention, person, sentences


def evidence_of(session, one, other):
    relations = [r.id for r in session.corpus.relations_between(one, other)]
    return list(session.corpus.store.evidence_of(relations))


def test_both_ends_are_marked_in_the_color_of_their_kind(session, passages):
    (evidence,) = evidence_of(session, "mira-chen", "port-authority")
    passage = passages.of_evidence(evidence)
    marked = {passage.text[m.start : m.end]: m.kind for m in passage.marks}
    assert marked == {"Mira Chen": "PERSON", "Port Authority": "ORGANIZATION"}
    assert [passage.text[a:b] for a, b in passage.strong] == ["heads"]


def test_the_place_is_paragraph_and_sentence(session, passages):
    (evidence,) = evidence_of(session, "mira-chen", "jonas-weil")
    assert passages.of_evidence(evidence).place == "¶4, 2nd sentence"


def test_the_neighbors_of_a_sentence_can_be_read(session, passages):
    (evidence,) = evidence_of(session, "mira-chen", "jonas-weil")
    before, after = passages.around(evidence.document, evidence.start, evidence.end)
    assert before.startswith("Mira Chen, who heads")
    assert after == "Weil owns Weil Dredging."


def test_a_quote_is_copied_with_where_it_stands(session, passages):
    (evidence,) = evidence_of(session, "mira-chen", "jonas-weil")
    assert passages.citation(evidence) == (
        "“Chen is married to Jonas Weil.”\n— Harbor deal ties Velmar to Northline, 2025-03-04, ¶4"
    )


def test_a_guessed_date_is_said_to_be_guessed():
    one = document("Ada met Ben.", published="2024-05-01", published_guessed=True)
    quote = Passages(Session(MemoryStore([one, *sentences(one)])).corpus).quote(one.id, 0, 12)
    assert "2024-05-01 (date guessed), ¶1" in quote


def test_what_a_person_said_of_a_mention_is_not_measured():
    one = document("Ada met Ben.")
    ada = person("Ada")
    assert why_one(mention(ada, one, confidence=1.0)) == ""
    assert why_one(mention(ada, one, confidence=1.0, reason="by hand")) == "by hand"
    assert why_one(mention(ada, one, confidence=0.8, reason="same name")) == "80 % · same name"
