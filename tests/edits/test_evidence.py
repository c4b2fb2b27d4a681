"""Single sentences: verdicts, notes, and sentences that a person attaches."""

import pytest

from explorer.edits import evidence, relations
from explorer.errors import EditRefused
from explorer.graph.weighing import factuality_of, sentences_of, verdict_of
from tests.builders import TEXT, example_corpus
from tests.edits.test_relations import done


@pytest.fixture
def of():
    return example_corpus()


@pytest.fixture
def met(of):
    return next(r.id for r in of.relations.values() if r.label == "met")


def test_not_evidence_takes_a_sentence_out_of_the_count(of, met):
    first, second = of.store.evidence_of([met])
    edit = evidence.judge(of, [first.id], "rejected")
    done(of, edit)
    assert sentences_of(of, of.relations[met]) == 1
    assert str(edit.label) == "Not evidence: a sentence of “met”"
    done(of, evidence.judge(of, [second.id], "rejected"))
    assert verdict_of(of, of.relations[met]) == "rejected"


def test_a_verdict_on_several_sentences_is_one_edit(of, met):
    every = [e.id for e in of.store.evidence_of([met])]
    edit = evidence.judge(of, every, "confirmed")
    assert (str(edit.label), len(edit.changes)) == ("Confirm 2 sentences", 2)
    done(of, edit)
    assert verdict_of(of, of.relations[met]) == "confirmed"
    assert evidence.judge(of, every, "confirmed").changes == ()


def test_a_person_says_how_sure_a_sentence_is(of, met):
    for one in of.store.evidence_of([met]):
        done(of, evidence.weigh(of, one.id, "alleged"))
    assert factuality_of(of, of.relations[met]) == "alleged"
    first = of.store.evidence_of([met])[0]
    assert str(evidence.weigh(of, first.id, "negated").label) == (
        "Certainty of a sentence of “met”"
    )
    assert evidence.weigh(of, first.id, "alleged").changes == ()


def test_a_note_on_a_sentence(of, met):
    first, _ = of.store.evidence_of([met])
    done(of, evidence.note(of, first.id, " who saw it? "))
    assert of.store.evidence_by_id(first.id).note == "who saw it?"


def test_a_selection_becomes_evidence_with_its_sentence_its_clause_and_the_names(of):
    edit = relations.add(of, "mira-chen", "elsa-moreau", "sat behind")
    done(of, edit)
    made = edit.changes[0].after.id
    start = TEXT.index("sat behind")
    done(of, evidence.attach(of, made, "harbor", start, start + len("sat behind")))

    (attached,) = of.store.evidence_of([made])
    words = TEXT[attached.start : attached.end]
    assert words == "Mira Chen sat behind Elsa Moreau, the director of Baltra Bank."
    assert TEXT[slice(*attached.clause)] == "sat behind"
    assert TEXT[slice(*attached.source_mention)] == "Mira Chen"
    assert TEXT[slice(*attached.target_mention)] == "Elsa Moreau"
    assert attached.verdict == "confirmed"
    assert factuality_of(of, of.relations[made]) == "asserted"
    done(of, evidence.detach(of, attached.id))
    assert of.store.evidence_of([made]) == []


def test_a_selection_over_two_sentences_attaches_each(of, met):
    start = TEXT.index("Weil owns")
    end = TEXT.index("may have helped")
    before = {one.id for one in of.store.evidence_of([met])}
    done(of, evidence.attach(of, met, "harbor", start, end))
    one, other = (e for e in of.store.evidence_of([met]) if e.id not in before)
    assert TEXT[one.start : one.end] == "Weil owns Weil Dredging."
    assert TEXT[other.start : other.end].endswith("win the contract.")
    assert other.clause == (other.start, end)
    assert one.source_mention is None


def test_attaching_a_sentence_twice_is_refused_and_a_rejected_one_comes_back(of, met):
    first, _ = of.store.evidence_of([met])
    with pytest.raises(EditRefused, match="already"):
        evidence.attach(of, met, "harbor", first.start, first.end)
    done(of, evidence.judge(of, [first.id], "rejected"))
    done(of, evidence.attach(of, met, "harbor", first.start + 3, first.start + 5))
    assert of.store.evidence_by_id(first.id).verdict == "confirmed"


@pytest.mark.parametrize(
    ("document", "start", "end"), [("harbor", 5, 5), ("harbor", 90_000, 90_001), ("gone", 1, 9)]
)
def test_nothing_selected_is_refused(of, met, document, start, end):
    with pytest.raises(EditRefused, match=r"No sentence is selected|no longer there"):
        evidence.attach(of, met, document, start, end)


def test_found_sentences_are_rejected_not_detached(of, met):
    first, _ = of.store.evidence_of([met])
    with pytest.raises(EditRefused, match="not evidence"):
        evidence.detach(of, first.id)
    with pytest.raises(EditRefused, match="no longer there"):
        evidence.note(of, "gone", "x")


def test_a_statement_is_a_new_relation_or_a_sentence_more_of_one_that_is_there(of):
    start = TEXT.index("sat behind")
    selected = ("harbor", start, start + len("sat behind"))
    ends = ("mira-chen", "elsa-moreau")
    assert evidence.unnamed(of, next(iter(of.relations)), *selected) != ()
    done(of, edit := evidence.state(of, ends, "sat behind", "other", True, selected))
    assert str(edit.label) == "Add “sat behind”"
    (made,) = (one for one in of.relations.values() if one.label == "sat behind")
    assert evidence.unnamed(of, made.id, *selected) == ()
    with pytest.raises(EditRefused):  # the sentence is attached to it already
        evidence.state(of, ends, "sat behind", "other", True, selected)

    done(of, relations.reject(of, [made.id]))
    elsewhere = ("harbor", 0, 5)
    done(of, evidence.state(of, ends, "sat behind", "other", True, elsewhere))
    assert of.relations[made.id].verdict != "rejected"
    assert len(of.store.evidence_of([made.id])) == 2
