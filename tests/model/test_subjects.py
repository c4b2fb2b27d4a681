"""What an edit is about: its kinds of change, and whom it touches."""

from dataclasses import replace

from explorer.model.edit import Change
from explorer.model.records import Decision, Placement, Style
from explorer.model.subjects import changed_fields, kinds_of, referred_to, subjects_of
from tests.builders import document, evidence, mention, person, relation, sentences

ADA, BEN = person("Ada"), person("Ben")
TEXT = document("Ada met Ben.", id="d")
MET = relation(ADA, BEN)
TOLD = evidence(MET, TEXT, "Ada met Ben", attributed_to=None)


def test_a_note_is_a_note_on_whatever_it_is():
    for record in (ADA, MET, TOLD):
        assert kinds_of([Change(record, replace(record, note="?"))]) == {"note"}
    both = replace(MET, note="?", verdict="confirmed")
    assert kinds_of([Change(MET, both)]) == {"note", "relation"}


def test_an_article_that_comes_is_that_and_no_more():
    came = [TEXT, *sentences(TEXT), ADA, BEN, mention(ADA, TEXT), MET, TOLD]
    assert kinds_of(Change(None, one) for one in came) == {"article"}
    assert subjects_of(Change(None, one) for one in came) == {"d", ADA.id, BEN.id, MET.id}
    assert kinds_of([Change(TEXT, replace(TEXT, title="x"))]) == {"article"}


def test_positions_and_looks_count_unless_they_go_with_their_entity():
    spot, look = Placement(id=ADA.id, x=0, y=0), Style(id=ADA.id, size=1.0)
    assert kinds_of([Change(None, spot)]) == {"layout"}
    assert kinds_of([Change(None, look)]) == {"style"}
    assert kinds_of([Change(ADA, replace(ADA, color="#000000"))]) == {"style"}
    assert kinds_of([Change(spot, None), Change(look, None), Change(ADA, None)]) == {"entity"}


def test_a_decision_counts_only_by_itself():
    apart = Decision(id="x", text_sha256="", spans=(), quotes=(), what="cannot-link", value="[]")
    assert kinds_of([Change(None, apart)]) == {"entity"}
    verdict = Change(TOLD, replace(TOLD, verdict="confirmed"))
    assert kinds_of([Change(None, apart), verdict]) == {"sentence"}


def test_a_sentence_touches_its_relation_and_a_relation_its_ends():
    assert subjects_of([Change(None, TOLD)]) == {TOLD.id, MET.id, "d"}
    moved = replace(MET, target="cem")
    assert subjects_of([Change(MET, moved)]) == {MET.id, ADA.id, BEN.id, "cem"}


def test_fields_and_references_of_a_record():
    assert changed_fields(Change(MET, replace(MET, label="saw"))) == {"label"}
    assert "label" in changed_fields(Change(None, MET))
    assert set(referred_to(MET)) == {ADA.id, BEN.id}
    assert set(referred_to(TOLD)) == {MET.id, "d"}
