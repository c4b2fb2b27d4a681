"""Relations that become equal become one: its sentences, verdicts and notes are kept.

A relation is unique by ends, direction, kind and words, see :func:`relation_key`. What a person
said of either stays true: sentences of a rejected relation do not begin to count because it is
now called like one that stands.
"""

from dataclasses import replace

from explorer.edits.deciding import MANUAL
from explorer.edits.draft import Draft
from explorer.model.joining import relation_key, turned
from explorer.model.records import Evidence, Relation, Span, Verdict

_WEIGHT: tuple[Verdict, ...] = ("disputed", "confirmed", "unreviewed", "rejected")
APART = "\n\n"  # between two notes that become one


def become(draft: Draft, before: Relation, after: Relation, swapped: bool = False) -> Relation:
    """Change a relation, or fold it into the one that it would equal; that which stands then.

    ``swapped`` says that its ends change places, and so the mentions in its sentences.
    """
    if after == before:
        return before
    twin = twin_of(draft, after)
    if twin is not None:
        return _fold(draft, before, twin, swapped)
    if swapped:
        for one in draft.evidence_of(before.id):
            draft.put(one, turned(one))
    draft.put(before, after)
    return after


def join(draft: Draft, made: Relation) -> Relation:
    """Fold a relation that is in the draft into one that it equals; that which stands then."""
    twin = twin_of(draft, made)
    return made if twin is None else _fold(draft, made, twin, swapped=False)


def twin_of(draft: Draft, relation: Relation) -> Relation | None:
    """Another relation that is equal, or reads the same: a person does not see the lemma."""
    for other in draft.relations_between(relation.source, relation.target):
        if other.id == relation.id:
            continue
        same = replace(other, label=relation.label, lemma=relation.lemma)
        if relation_key(same) != relation_key(relation):
            continue
        reads_same = other.label.casefold() == relation.label.casefold()
        if reads_same or relation_key(other) == relation_key(relation):
            return other
    return None


def between(relation: Relation, source: str, target: str) -> tuple[Relation, bool]:
    """A relation with other entities at its ends, and whether they changed places.

    An undirected one orders them.
    """
    swapped = not relation.directed and target < source
    if swapped:
        source, target = target, source
    return replace(relation, source=source, target=target), swapped


def joined_note(*notes: str) -> str:
    """Notes below one another, each once."""
    return APART.join(dict.fromkeys(note for note in notes if note))


def heavier(one: Verdict, other: Verdict) -> Verdict:
    """The verdict of two that become one: a doubt stands, then a yes; a no only if both are."""
    return min(one, other, key=_WEIGHT.index)


def _fold(draft: Draft, before: Relation, twin: Relation, swapped: bool) -> Relation:
    verdict = heavier(twin.verdict, before.verdict)
    if verdict != "rejected":
        for one in (twin, before):
            if one.verdict == "rejected":
                _reject_sentences(draft, one)
    there = {_place(evidence): evidence for evidence in draft.evidence_of(twin.id)}
    for evidence in draft.evidence_of(before.id):
        double = there.get(_place(evidence))
        moved = turned(evidence) if swapped else evidence
        if double is not None:
            # A sentence counts once for a relation, or its line would look better founded.
            draft.put(evidence, None)
            draft.put(double, _doubled(double, moved))
        else:
            draft.put(evidence, replace(moved, relation=twin.id))
    joined = replace(
        twin,
        verdict=verdict,
        note=joined_note(twin.note, before.note),
        tags=tuple(dict.fromkeys((*twin.tags, *before.tags))),
        color=twin.color or before.color,
        confidence=max(twin.confidence, before.confidence),
        manual=twin.manual or before.manual,
    )
    draft.put(twin, joined)
    draft.put(before, None)
    return joined


def _reject_sentences(draft: Draft, relation: Relation) -> None:
    for one in draft.evidence_of(relation.id):
        if one.verdict == "unreviewed":
            draft.put(one, replace(one, verdict="rejected"))


def _doubled(kept: Evidence, double: Evidence) -> Evidence:
    """The one of two that is better founded, whichever came first: else it would hang on chance."""
    better = min(kept, double, key=_founded)
    return replace(
        better,
        id=kept.id,
        relation=kept.relation,
        verdict=heavier(kept.verdict, double.verdict),
        note=joined_note(kept.note, double.note),
        extra=kept.extra,
    )


def _founded(evidence: Evidence) -> tuple[bool, float, list[Span]]:
    found = (evidence.source_mention, evidence.target_mention, evidence.trigger)
    places = [span or (evidence.end, evidence.end) for span in found]
    return evidence.extractor != MANUAL, -evidence.confidence, places


def _place(evidence: Evidence) -> tuple[str, int, int]:
    return evidence.document, evidence.start, evidence.end
