"""Relations by hand; each plan is an edit that the corpus takes and gives back."""

import pytest

from explorer.edits import evidence as edits_of_evidence
from explorer.edits import relations
from explorer.errors import EditRefused
from tests.builders import corpus, document, evidence, example_corpus, person, relation, sentences

ADA, BEN, CY = person("Ada"), person("Ben"), person("Cy")
TEXT = document("Ada met Ben. Ada saw Ben. Ben met Ada again.")
MET = relation(ADA, BEN, "met")
SAW = relation(ADA, BEN, "saw", "communication")


def ada_and_ben(*more):
    return corpus(
        TEXT,
        *sentences(TEXT),
        ADA,
        BEN,
        CY,
        MET,
        SAW,
        evidence(MET, TEXT, "Ada met Ben", source_mention=(0, 3), target_mention=(8, 11)),
        evidence(MET, TEXT, "Ben met Ada again"),
        evidence(SAW, TEXT, "Ada saw Ben", source_mention=(13, 16), target_mention=(21, 24)),
        *more,
    )


def done(of, edit):
    """Perform an edit on a corpus and its memory store; its undo must give all back."""
    before = of.snapshot()
    of.apply(edit)
    of.apply(edit.inverse())
    assert of.snapshot() == before
    of.store.write(edit)
    of.apply(edit)
    return of


def test_a_drawn_relation_is_manual_unreviewed_and_without_a_sentence():
    of = ada_and_ben()
    edit = relations.add(of, ADA.id, CY.id, "  advised \n on  tax ", "communication")
    done(of, edit)
    (made,) = of.relations_between(ADA.id, CY.id)
    assert (made.label, made.kind, made.directed) == ("advised on tax", "communication", True)
    assert (made.manual, made.verdict, dict(of.claims_of(made.id))) == (True, "unreviewed", {})
    assert str(edit.label) == "Add “advised on tax”"


def test_an_undirected_relation_orders_its_ends():
    of = done(ada_and_ben(), relations.add(ada_and_ben(), CY.id, ADA.id, "knows", directed=False))
    (made,) = of.relations_between(ADA.id, CY.id)
    assert (made.source, made.target) == (ADA.id, CY.id)


@pytest.mark.parametrize(
    ("ends", "label", "kind", "sentence"),
    [
        ((ADA.id, ADA.id), "met", "other", "“Ada” cannot be related to itself"),
        ((ADA.id, "nobody"), "met", "other", "no longer there"),
        ((ADA.id, CY.id), " \n ", "other", "at least one word"),
        ((ADA.id, CY.id), "x" * 201, "other", "at most 200 characters"),
        ((ADA.id, CY.id), "met", "friendship", "no kind of relation “friendship”"),
        ((ADA.id, BEN.id), "Saw", "communication", "have a relation “saw” already"),
    ],
)
def test_nonsense_is_refused_with_a_sentence(ends, label, kind, sentence):
    with pytest.raises(EditRefused, match=sentence):
        relations.add(ada_and_ben(), *ends, label, kind)


def test_drawing_a_rejected_relation_again_restores_it():
    of = ada_and_ben()
    done(of, relations.reject(of, [SAW.id]))
    done(of, relations.add(of, ADA.id, BEN.id, "saw", "communication"))
    assert of.relations[SAW.id].verdict == "unreviewed"
    assert len(of.relations) == 2


def test_relabel_changes_the_words_and_what_the_relation_is_unique_by():
    of = ada_and_ben()
    edit = relations.relabel(of, MET.id, "ran into")
    done(of, edit)
    assert (of.relations[MET.id].label, of.relations[MET.id].lemma) == ("ran into", "ran into")
    assert str(edit.label) == "Relabel “met” as “ran into”"
    assert relations.relabel(of, MET.id, "ran into").changes == ()


def test_a_relation_that_becomes_equal_gives_its_sentences_and_its_note_and_goes():
    one, other = relation(ADA, CY, "helped"), relation(ADA, CY, "backed", note="see file")
    text = document("Ada helped Cy. Ada backed Cy. Later Ada backed Cy again.")
    of = corpus(
        text, *sentences(text), ADA, CY, one, other,
        evidence(one, text, "Ada helped Cy"), evidence(other, text, "Ada backed Cy."),
    )  # fmt: skip
    done(of, relations.relabel(of, other.id, "Helped"))
    assert list(of.relations) == [one.id]
    assert of.relations[one.id].note == "see file"
    assert [e.relation for e in of.store.evidence_of([one.id])] == [one.id, one.id]
    assert sum(of.claims_of(one.id).values()) == 2


def test_a_sentence_counts_once_when_relations_are_joined():
    one, other = relation(ADA, BEN, "knows"), relation(ADA, BEN, "has known")
    of = ada_and_ben(one, other, evidence(one, TEXT, "saw"), evidence(other, TEXT, "Ada saw"))
    done(of, relations.relabel(of, other.id, "knows"))
    assert len(of.store.evidence_of([one.id])) == 1


def test_joining_keeps_a_verdict_of_either():
    one = relation(ADA, CY, "helped", verdict="rejected")
    other = relation(ADA, CY, "backed", verdict="confirmed")
    of = corpus(ADA, CY, one, other)
    done(of, relations.relabel(of, other.id, "helped"))
    assert of.relations[one.id].verdict == "confirmed"


def test_a_label_in_other_tense_joins_what_reads_the_same():
    """The lemma is "stand with", which nobody sees; the label is what a person compares."""
    found = relation(ADA, CY, "stood with", lemma="stand with")
    other = relation(ADA, CY, "backed")
    of = corpus(ADA, CY, found, other)
    done(of, relations.relabel(of, other.id, "stood with"))
    assert list(of.relations) == [found.id]


def test_flip_turns_the_mentions_with_the_relation():
    of = ada_and_ben()
    done(of, relations.flip(of, SAW.id))
    assert (of.relations[SAW.id].source, of.relations[SAW.id].target) == (BEN.id, ADA.id)
    (turned,) = of.store.evidence_of([SAW.id])
    assert (turned.source_mention, turned.target_mention) == ((21, 24), (13, 16))


def test_flipping_onto_an_equal_relation_joins_them():
    back = relation(BEN, ADA, "saw", "communication")
    of = ada_and_ben(back)
    done(of, relations.flip(of, SAW.id))
    assert sorted(of.relations) == sorted([MET.id, back.id])
    (turned,) = of.store.evidence_of([back.id])
    assert (turned.source_mention, turned.target_mention) == ((21, 24), (13, 16))


def test_what_has_no_direction_cannot_be_flipped():
    with pytest.raises(EditRefused, match="no direction"):
        relations.flip(ada_and_ben(), MET.id)


def test_direction_can_be_taken_and_given():
    of = ada_and_ben()
    done(of, relations.flip(of, SAW.id))
    done(of, relations.set_directed(of, SAW.id, False))
    assert (of.relations[SAW.id].source, of.relations[SAW.id].directed) == (ADA.id, False)
    (turned,) = of.store.evidence_of([SAW.id])
    assert turned.source_mention == (13, 16)
    done(of, relations.set_directed(of, SAW.id, True))
    assert of.relations[SAW.id].directed
    assert relations.set_directed(of, SAW.id, True).changes == ()


def test_a_kind_without_direction_takes_it_away_and_one_with_gives_none():
    of = ada_and_ben()
    done(of, relations.change_kind(of, SAW.id, "meeting"))
    assert not of.relations[SAW.id].directed
    done(of, relations.change_kind(of, SAW.id, "payment"))
    assert not of.relations[SAW.id].directed
    with pytest.raises(EditRefused, match="no kind"):
        relations.change_kind(of, SAW.id, "friendship")


def test_a_verdict_on_several_is_one_edit():
    of = ada_and_ben()
    edit = relations.judge(of, [MET.id, SAW.id, MET.id], "confirmed")
    assert (str(edit.label), len(edit.changes)) == ("Confirm 2 relations", 2)
    done(of, edit)
    assert {r.verdict for r in of.relations.values()} == {"confirmed"}
    assert relations.judge(of, [MET.id], "confirmed").changes == ()
    assert str(relations.judge(of, [MET.id], "disputed").label) == "Dispute “met”"


def test_restore_brings_a_relation_back_whose_sentences_were_all_rejected():
    of = example_corpus()
    met = next(r for r in of.relations.values() if r.label == "met")
    every = [e.id for e in of.store.evidence_of([met.id])]
    done(of, edits_of_evidence.judge(of, every, "rejected"))
    done(of, relations.restore(of, [met.id]))
    assert {e.verdict for e in of.store.evidence_of([met.id])} == {"unreviewed"}


def test_restore_leaves_single_rejected_sentences_alone():
    of = example_corpus()
    met = next(r for r in of.relations.values() if r.label == "met")
    first, _ = of.store.evidence_of([met.id])
    done(of, edits_of_evidence.judge(of, [first.id], "rejected"))
    done(of, relations.reject(of, [met.id]))
    done(of, relations.restore(of, [met.id]))
    assert [e.verdict for e in of.store.evidence_of([met.id])] == ["rejected", "unreviewed"]


def test_a_note_is_kept_as_typed_but_for_outer_space():
    of = ada_and_ben()
    done(of, relations.note(of, MET.id, "  *who* said\r\nso?\n "))
    assert of.relations[MET.id].note == "*who* said\nso?"
    assert relations.note(of, MET.id, "*who* said\nso?").changes == ()


def test_a_vanished_relation_is_refused():
    with pytest.raises(EditRefused, match="no longer there"):
        relations.judge(ada_and_ben(), ["gone"], "confirmed")
