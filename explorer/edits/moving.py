"""Mentions move to another entity, and what rests on them goes with them.

A relation goes with its own sentences: those in which a moved mention is the end that the entity
was. Where all of its sentences go, the relation goes as it is, with verdict and notes; where some
stay, both entities have one, each with what a person said of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from explorer.edits.draft import Draft
from explorer.edits.folding import become, between, join
from explorer.errors import EditRefused
from explorer.model.corpus import Corpus
from explorer.model.joining import turned
from explorer.model.records import Candidate, Evidence, Mention, Relation, Span, new_id


def found_mentions(corpus: Corpus, entity: str, mentions: Iterable[str]) -> list[Mention]:
    """Mentions of an entity by their ids; raises EditRefused when there is none, or one is gone."""
    there = {one.id: one for one in corpus.store.mentions_of(entity)}
    wanted = list(dict.fromkeys(mentions))
    if not wanted:
        raise EditRefused("No mention is selected; select the places that mean somebody else.")
    if any(one not in there for one in wanted):
        raise EditRefused("A mention is no longer there, or means another entity; select again.")
    return [there[one] for one in wanted]


def move(draft: Draft, mentions: Sequence[Mention], target: str) -> None:
    """Let mentions of one entity mean ``target``, with evidence and candidates following.

    ``target`` is an entity of the corpus or of the draft.
    """
    source = mentions[0].entity
    gone = {one.id for one in mentions}
    left = [one for one in draft.corpus.store.mentions_of(source) if one.id not in gone]
    for one in mentions:
        draft.put(one, replace(one, entity=target))
    places = _Places(mentions, left)
    relations = draft.relations_of(source)
    draft.fetch(relation.id for relation in relations)
    for relation in relations:
        _move_relation(draft, relation, source, target, places)
    for record in draft.corpus.store.naming(source):
        if isinstance(record, Candidate):
            _move_candidate(draft, record, source, target, places)
        elif isinstance(record, Evidence):
            _move_attribution(draft, record, target, places)


class _Places:
    """Where an entity's mentions stand that move, and those that stay."""

    def __init__(self, moved: Iterable[Mention], left: Iterable[Mention]) -> None:
        self._moved: defaultdict[str, list[Span]] = defaultdict(list)
        self._left: defaultdict[str, list[Span]] = defaultdict(list)
        for places, mentions in ((self._moved, moved), (self._left, left)):
            for one in mentions:
                places[one.document].append((one.start, one.end))

    def go(self, document: str, sentence: Span, mention: Span | None) -> bool:
        """Whether what a sentence says of the entity is said of a moved mention.

        The span of the mention decides; without one the nearest that stands in the sentence does,
        and where none does, whether the article names the entity no more.
        """
        moved, left = self._moved.get(document, []), self._left.get(document, [])
        if mention is not None:
            if any(_touch(one, mention) for one in moved):
                return True
            if any(_touch(one, mention) for one in left):
                return False
        if any(_touch(one, sentence) for one in moved):
            return not any(_touch(one, sentence) for one in left)
        return bool(moved) and not left


def _move_relation(
    draft: Draft, relation: Relation, source: str, target: str, places: _Places
) -> None:
    told = draft.evidence_of(relation.id)
    first = relation.source == source
    both = relation.source == relation.target
    going = [one for one in told if _goes(one, first, places)]
    if both or not going:
        return
    ends = (target, relation.target) if first else (relation.source, target)
    moved, swapped = between(relation, *ends)
    if ends[0] == ends[1]:
        # It would tie the target to itself: the sentences stay with what is rejected and listed.
        moved = replace(moved, verdict="rejected")
    if len(going) == len(told):
        become(draft, relation, moved, swapped)
        return
    made = replace(moved, id=new_id(), external_id="")
    draft.put(None, made)
    for one in going:
        draft.put(one, replace(turned(one) if swapped else one, relation=made.id))
    join(draft, made)


def _goes(evidence: Evidence, first: bool, places: _Places) -> bool:
    span = evidence.source_mention if first else evidence.target_mention
    return places.go(evidence.document, (evidence.start, evidence.end), span)


def _move_candidate(
    draft: Draft, candidate: Candidate, source: str, target: str, places: _Places
) -> None:
    if not places.go(candidate.document, (candidate.start, candidate.end), None):
        return
    ends = [target if end == source else end for end in (candidate.source, candidate.target)]
    alone = ends[0] == ends[1]
    moved = replace(candidate, source=ends[0], target=ends[1])
    draft.put(candidate, None if alone else moved)


def _move_attribution(draft: Draft, evidence: Evidence, target: str, places: _Places) -> None:
    now = draft.now(evidence)
    if now is None:
        return
    span = evidence.attribution_span or (evidence.start, evidence.end)
    if places.go(evidence.document, span, None):
        draft.put(now, replace(now, attributed_to=target))


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
