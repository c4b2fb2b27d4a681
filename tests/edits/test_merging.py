"""Merging: mentions, sentences and what a person said come together, and apart again."""

import json

import pytest

from explorer.edits import entities, evidence, marking, merging, relations, splitting, unmerging
from explorer.edits.deciding import MERGE
from explorer.errors import EditRefused
from explorer.graph.projection import lines
from explorer.model.edit import Change, Edit
from explorer.model.message import Message
from tests.builders import corpus, document, example_corpus, mention, person, relation, sentences
from tests.builders import evidence as told
from tests.edits.test_relations import done

TEXT = document(
    "Kim Jong Un met Xi. Xi Jinping met Kim Jong Un. Xi thanked Xi Jinping. Xi praised Ada.",
    id="d",
)
KIM, XI, JINPING, ADA = person("Kim Jong Un"), person("Xi"), person("Xi Jinping"), person("Ada")
ONE, OTHER = relation(KIM, XI, "met"), relation(JINPING, KIM, "met")
THANKED = relation(XI, JINPING, "thanked", directed=True)
PRAISED = relation(XI, ADA, "praised", directed=True)


def two_called_xi(*more, **fields):
    return corpus(
        TEXT, *sentences(TEXT), KIM, XI, JINPING, ADA,
        mention(XI, TEXT, nth=1), mention(JINPING, TEXT, nth=1), mention(XI, TEXT, nth=3),
        mention(JINPING, TEXT, nth=2), mention(XI, TEXT, nth=5), mention(ADA, TEXT),
        mention(KIM, TEXT, nth=1), mention(KIM, TEXT, nth=2),
        ONE, OTHER, THANKED, PRAISED,
        told(ONE, TEXT, "Kim Jong Un met Xi.", source_mention=(0, 11), target_mention=(16, 18)),
        told(OTHER, TEXT, "Xi Jinping met", source_mention=(35, 46), target_mention=(20, 30)),
        told(THANKED, TEXT, "Xi thanked"), told(PRAISED, TEXT, "Xi praised Ada"), *more,
    )  # fmt: skip


def everything(of):
    store = of.store
    return (
        of.snapshot(),
        [m for d in of.documents for m in store.mentions_in(d)],
        sorted(store.evidence_of(of.relations), key=lambda one: one.id),
    )


def merged(of, *names, **chosen):
    edit = merging.merge(of, names or [XI.id, JINPING.id], **chosen)
    done(of, edit)
    return next(c.after for c in edit.changes if getattr(c.after, "what", "") == MERGE)


def test_one_entity_has_all_names_mentions_and_sentences():
    of = two_called_xi()
    merged(of, name="Xi Jinping", kind="PERSON")
    assert XI.id in of.entities
    assert JINPING.id not in of.entities
    kept = of.entities[XI.id]
    assert (kept.name, kept.aliases) == ("Xi Jinping", ("Xi",))
    assert len(of.store.mentions_of(XI.id)) == 5
    (met,) = (r for r in of.relations_between(XI.id, KIM.id))
    assert len(of.store.evidence_of([met.id])) == 2
    assert str(merging.merge(two_called_xi(), [XI.id, JINPING.id]).label) == (
        "Merge Xi into Xi Jinping"
    )


def test_a_relation_between_the_merged_is_rejected_and_listed():
    of = two_called_xi()
    merged(of)
    thanked = of.relations[THANKED.id]
    assert (thanked.source, thanked.target, thanked.verdict) == (XI.id, XI.id, "rejected")
    assert all(line.ends[0] != line.ends[1] for line in lines(of))
    with pytest.raises(EditRefused, match="take the merge apart"):
        relations.restore(of, [THANKED.id])
    with pytest.raises(EditRefused, match="take the merge apart"):
        relations.judge(of, [THANKED.id], "confirmed")


def test_the_preview_counts_what_the_merge_makes():
    of = two_called_xi()
    seen = merging.preview(of, [XI.id, JINPING.id])
    assert seen.kept == XI.id
    assert seen.names == ("Xi Jinping", "Xi")
    assert (seen.mentions, seen.relations, seen.sentences, seen.folded) == (5, 2, 3, 1)
    assert [one.id for one in seen.between] == [THANKED.id]
    merged(of)
    left = [r for r in of.relations_of(XI.id) if r.source != r.target]
    assert len(left) == seen.relations
    assert len(of.store.evidence_of([r.id for r in left])) == seen.sentences


def test_a_rejected_relation_does_not_begin_to_count_by_folding():
    of = two_called_xi()
    done(of, relations.reject(of, [ONE.id]))
    merged(of)
    (met,) = of.relations_between(XI.id, KIM.id)
    assert met.verdict == "unreviewed"
    verdicts = {e.start: e.verdict for e in of.store.evidence_of([met.id])}
    assert verdicts == {0: "rejected", 20: "unreviewed"}


def test_verdicts_notes_tags_and_colors_of_both_stay():
    of = two_called_xi()
    done(of, marking.note(of, XI.id, "first"))
    done(of, marking.note(of, JINPING.id, "second"))
    done(of, marking.tag(of, [JINPING.id], ["leader"]))
    done(of, relations.judge(of, [ONE.id], "confirmed"))
    done(of, relations.judge(of, [OTHER.id], "disputed"))
    done(of, relations.note(of, OTHER.id, "why"))
    merged(of)
    assert (of.entities[XI.id].note, of.entities[XI.id].tags) == ("first\n\nsecond", ("leader",))
    (met,) = of.relations_between(XI.id, KIM.id)
    assert (met.verdict, met.note) == ("disputed", "why")


def test_a_merge_is_decided_in_the_text_that_names_both():
    of = two_called_xi()
    merged(of)
    (link,) = (d for d in of.decisions.values() if d.what == "must-link")
    assert link.text_sha256 == TEXT.sha256
    assert link.quotes == ("Xi", "Xi Jinping", "Xi", "Xi Jinping", "Xi")


def test_taking_apart_at_once_gives_everything_back():
    of = two_called_xi()
    before = everything(of)
    decision = merged(of)
    done(of, unmerging.take_apart(of, decision.id))
    assert everything(of) == before
    with pytest.raises(EditRefused, match="already"):
        unmerging.take_apart(of, decision.id)


def test_taking_apart_keeps_what_was_done_since():
    of = two_called_xi()
    decision = merged(of)
    (met,) = of.relations_between(XI.id, KIM.id)
    done(of, relations.judge(of, [PRAISED.id], "confirmed"))
    done(of, relations.relabel(of, PRAISED.id, "lauded"))
    done(of, relations.note(of, met.id, "later"))
    done(of, entities.rename(of, XI.id, "President Xi"))
    done(of, marking.tag(of, [XI.id], ["leader"]))
    made = relations.add(of, XI.id, ADA.id, "wrote to")
    done(of, made)
    done(of, evidence.attach(of, met.id, "d", 50, 60))
    done(of, unmerging.take_apart(of, decision.id))

    assert of.entities[JINPING.id] == JINPING
    kept = of.entities[XI.id]
    assert (kept.name, kept.tags) == ("President Xi", ("leader",))
    assert (of.relations[PRAISED.id].label, of.relations[PRAISED.id].verdict) == (
        "lauded",
        "confirmed",
    )
    assert of.relations[made.changes[0].after.id].source == XI.id
    assert len(of.store.mentions_of(JINPING.id)) == 2
    assert of.relations[THANKED.id].verdict == "unreviewed"
    (back,) = of.relations_between(JINPING.id, KIM.id)
    assert [e.start for e in of.store.evidence_of([back.id])] == [20]


def test_an_end_that_was_merged_since_stays_so():
    of = two_called_xi()
    first = merged(of)
    merging_kim = merging.merge(of, [KIM.id, ADA.id], name="Kim Jong Un", kept=KIM.id)
    done(of, merging_kim)
    done(of, unmerging.take_apart(of, first.id))
    assert of.relations[PRAISED.id].ends == (KIM.id, XI.id)


def test_the_newer_merge_goes_first():
    of = two_called_xi()
    first = merged(of)
    second = merged(of, XI.id, ADA.id)
    with pytest.raises(EditRefused, match="“Ada” was merged into it since"):
        unmerging.take_apart(of, first.id)
    assert [one.id for one in unmerging.merges_of(of, XI.id)] == [second.id, first.id]
    done(of, unmerging.take_apart(of, second.id))
    done(of, unmerging.take_apart(of, first.id))
    assert set(of.entities) == {KIM.id, XI.id, JINPING.id, ADA.id}


def test_what_conflicts_is_refused_with_its_reason():
    of = two_called_xi()
    decision = merged(of)
    (met,) = of.relations_between(XI.id, KIM.id)
    done(of, relations.add(of, XI.id, KIM.id, "saw", "meeting", directed=False))
    done(of, relations.relabel(of, met.id, "saw"))
    with pytest.raises(EditRefused, match="cannot be taken apart"):
        unmerging.take_apart(of, decision.id)


def test_mentions_that_were_split_off_since_stay_where_they_are():
    of = two_called_xi()
    decision = merged(of)
    last = of.store.mentions_of(XI.id)[-1]
    done(of, splitting.split(of, XI.id, [last.id], "Xi Mingze", "PERSON"))
    done(of, unmerging.take_apart(of, decision.id))
    (made,) = (e for e in of.entities.values() if e.name == "Xi Mingze")
    assert [m.id for m in of.store.mentions_of(made.id)] == [last.id]


def test_three_can_be_merged_at_once_and_taken_apart():
    of = two_called_xi()
    before = everything(of)
    decision = merged(of, XI.id, JINPING.id, ADA.id)
    assert set(of.entities) == {KIM.id, XI.id}
    done(of, unmerging.take_apart(of, decision.id))
    assert everything(of) == before


def test_candidates_and_sources_follow():
    of = example_corpus()
    before = everything(of), of.store.candidates_between("mira-chen", "elsa-moreau")
    decision = merged(of, "velmar-courier", "baltra-bank")
    (kept,) = {"velmar-courier", "baltra-bank"} & set(of.entities)
    paid = next(r for r in of.relations.values() if r.label == "said to pay")
    assert {e.attributed_to for e in of.store.evidence_of([paid.id])} == {kept}
    done(of, unmerging.take_apart(of, decision.id))
    both = merged(of, "mira-chen", "elsa-moreau")
    assert of.store.candidates_between("mira-chen", "elsa-moreau") == []
    done(of, unmerging.take_apart(of, both.id))
    assert (everything(of), of.store.candidates_between("mira-chen", "elsa-moreau")) == before


def test_one_alone_is_refused():
    of = two_called_xi()
    with pytest.raises(EditRefused, match="select two or more"):
        merging.merge(of, [XI.id, XI.id])


def test_the_memory_of_a_merge_is_json_that_names_who_stays():
    of = two_called_xi()
    decision = merged(of)
    assert json.loads(decision.value)["kept"] == XI.id
    assert decision.quotes == ("Xi",)


def test_splitting_what_was_merged_gives_the_relation_between_the_two_its_ends_back():
    thanked = told(
        THANKED, TEXT, "Xi thanked", id="t", source_mention=(48, 50), target_mention=(59, 69)
    )
    of = two_called_xi(thanked)
    merged(of)
    last = [m.id for m in of.store.mentions_of(XI.id) if m.start == 59]
    done(of, evidence.judge(of, ["t"], "confirmed"))
    (other,) = (e.id for e in of.store.evidence_of([THANKED.id]) if e.id != "t")
    of.store.write(gone := Edit(Message(""), (Change(of.store.evidence_by_id(other), None),)))
    of.apply(gone)
    done(of, splitting.split(of, XI.id, last, "Xi Jinping", "PERSON"))
    (made,) = (e.id for e in of.entities.values() if e.name == "Xi Jinping" and e.id != XI.id)
    assert (of.relations[THANKED.id].source, of.relations[THANKED.id].target) == (XI.id, made)
    done(of, relations.restore(of, [THANKED.id]))
    assert of.relations[THANKED.id].verdict == "unreviewed"


@pytest.mark.parametrize("kept", [XI, JINPING])
def test_the_step_names_who_is_called_otherwise_now_whichever_record_stays(kept):
    edit = merging.merge(two_called_xi(), [XI.id, JINPING.id], name="Xi Jinping", kept=kept.id)
    assert str(edit.label) == "Merge Xi into Xi Jinping"
    of = two_called_xi()
    decision = merged(of, name="Xi Jinping", kept=kept.id)
    assert decision.quotes == ("Xi",)
    assert str(unmerging.take_apart(of, decision.id).label) == "Take Xi and Xi Jinping apart"


def test_a_relation_that_was_turned_since_gives_its_end_back_where_it_is_now():
    of = two_called_xi()
    wrote = relation(JINPING, ADA, "wrote to", directed=True)
    of = two_called_xi(wrote, told(wrote, TEXT, "Xi praised Ada", id="w"))
    decision = merged(of)
    done(of, relations.flip(of, wrote.id))
    assert of.relations[wrote.id].ends == (ADA.id, XI.id)
    done(of, unmerging.take_apart(of, decision.id))
    assert of.relations[wrote.id].ends == (ADA.id, JINPING.id)


def test_what_was_merged_away_or_taken_apart_is_not_taken_apart_again():
    of = two_called_xi()
    decision = merged(of)
    done(of, merging.merge(of, [XI.id, KIM.id], kept=KIM.id))
    with pytest.raises(EditRefused, match="was itself merged since"):
        unmerging.take_apart(of, decision.id)
    with pytest.raises(EditRefused, match="taken apart already"):
        unmerging.take_apart(of, "nothing")
