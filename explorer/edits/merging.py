"""Several entities become one, and can be taken apart again at any time.

A relation that becomes equal to another folds into it. One between the merged ones would tie an
entity to itself: it goes to what is rejected, where it is listed. What the merge changed is kept
in a decision (:mod:`explorer.edits.unmerging` reads it).
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from explorer.edits.anchoring import as_json, by_document, called, decision
from explorer.edits.deciding import MERGE, OF_ENTITIES
from explorer.edits.draft import Draft
from explorer.edits.entities import entity_in, known_kind
from explorer.edits.folding import become, between, joined_note
from explorer.edits.remembering import remembered
from explorer.edits.wording import checked
from explorer.errors import EditRefused
from explorer.model.corpus import Corpus
from explorer.model.edit import Edit
from explorer.model.message import Message
from explorer.model.records import (
    Candidate,
    Decision,
    Entity,
    Evidence,
    Mention,
    Relation,
    new_id,
)


@dataclass(frozen=True, slots=True)
class Preview:
    """What a merge would make; ``kept`` is the entity that stays.

    ``names`` and ``kinds`` can be chosen, the first of each is proposed. ``folded`` counts
    relations that become equal to another, ``between`` are those between the merged.
    """

    kept: str
    names: tuple[str, ...]
    kinds: tuple[str, ...]
    aliases: tuple[str, ...]
    mentions: int
    relations: int
    sentences: int
    folded: int
    between: tuple[Relation, ...]


def preview(corpus: Corpus, entities: Iterable[str]) -> Preview:
    """What merging these would make."""
    merged = _merged(corpus, entities)
    ids = {one.id for one in merged}
    mentions = {one.id: len(corpus.store.mentions_of(one.id)) for one in merged}
    by_weight, named = _by_weight(merged, mentions), _by_name(merged, mentions)
    names = dict.fromkeys(one.name for one in named)
    draft = Draft(corpus)
    _merge_relations(draft, by_weight[0].id, [one.id for one in by_weight[1:]])
    touched = {r.id: r for one in merged for r in corpus.relations_of(one.id)}
    inner = tuple(r for r in touched.values() if {r.source, r.target} <= ids)
    left = [r for r in draft.relations_of(by_weight[0].id) if r.source != r.target]
    return Preview(
        kept=by_weight[0].id,
        names=tuple(names),
        kinds=tuple(dict.fromkeys(one.kind for one in named)),
        aliases=tuple(dict.fromkeys(n for one in named for n in (one.name, *one.aliases))),
        mentions=sum(mentions.values()),
        relations=len(left),
        sentences=len(
            {(e.document, e.start, e.end) for r in left for e in draft.evidence_of(r.id)}
        ),
        folded=len(touched) - len(inner) - len(left),
        between=inner,
    )


def merge(
    corpus: Corpus, entities: Sequence[str], name: str = "", kind: str = "", kept: str = ""
) -> Edit:
    """Make one of several entities; ``kept``, else the one with most mentions, stays.

    Its name and kind are as chosen, else as :func:`preview` proposes.
    """
    merged = _merged(corpus, entities)
    before = {one.id: corpus.store.mentions_of(one.id) for one in merged}
    counts = {name: len(there) for name, there in before.items()}
    proposed = _by_name(merged, counts)[0]
    name = checked("name", name or proposed.name)
    kind = kind or proposed.kind
    if kind not in {one.kind for one in merged}:
        known_kind(kind)
    first = entity_in(corpus, kept or _by_weight(merged, counts)[0].id)
    absorbed = [one for one in merged if one.id != first.id]
    draft = Draft(corpus)
    named = {_pair_in(one) for one in corpus.store.naming(first.id) if isinstance(one, Candidate)}
    for one in absorbed:
        _hand_over(draft, one, first.id, before[one.id], named)
    _merge_relations(draft, first.id, [one.id for one in absorbed])
    grown = _grown(first, absorbed, name, kind)
    draft.put(first, grown)
    _supersede(draft, grown, {one.id for one in absorbed})
    made = _decisions(corpus, grown, absorbed, before)
    quotes = _renamed(merged, absorbed, name)
    memory = Decision(
        id=new_id(),
        text_sha256="",
        spans=(),
        quotes=quotes,
        what=MERGE,
        value=remembered(draft, first.id, [one.id for one in absorbed], [one.id for one in made]),
    )
    for record in (*made, memory):
        draft.put(None, record)
    told = ", ".join(quotes)
    return draft.edit(Message.of("Merge {absorbed} into {kept}", absorbed=told, kept=name))


def _renamed(merged: Sequence[Entity], absorbed: Sequence[Entity], name: str) -> tuple[str, ...]:
    """Who is called otherwise now, whichever record stays; of namesakes, those that do not."""
    others = tuple(one.name for one in merged if one.name != name)
    return others or tuple(one.name for one in absorbed)


def _by_weight(merged: Sequence[Entity], mentions: Mapping[str, int]) -> list[Entity]:
    """The one that is proposed to stay comes first."""
    return sorted(merged, key=lambda one: (-mentions[one.id], -len(one.name)))


def _by_name(merged: Sequence[Entity], mentions: Mapping[str, int]) -> list[Entity]:
    """The one whose name and kind are proposed comes first."""
    return sorted(merged, key=lambda one: (len(one.name.split()) < 2, -mentions[one.id]))


def _merged(corpus: Corpus, entities: Iterable[str]) -> list[Entity]:
    found = [entity_in(corpus, entity) for entity in dict.fromkeys(entities)]
    if len(found) < 2:
        raise EditRefused("One entity alone cannot be merged; select two or more.")
    return found


def _pair_in(candidate: Candidate) -> tuple[frozenset[str], str, int]:
    return frozenset((candidate.source, candidate.target)), candidate.document, candidate.start


def _hand_over(
    draft: Draft,
    absorbed: Entity,
    kept: str,
    mentions: Sequence[Mention],
    named: set[tuple[frozenset[str], str, int]],
) -> None:
    """All that names the absorbed entity, but its relations, names the kept one.

    ``named`` are pairs and sentences of candidates that the kept one has: each counts once.
    """
    for one in mentions:
        acts = (draft.now(one) or one).stands_for
        draft.put(one, replace(one, entity=kept, stands_for=acts if acts != kept else None))
    for record in draft.corpus.store.naming(absorbed.id):
        now = draft.now(record)
        if isinstance(now, Mention):
            draft.put(now, replace(now, stands_for=kept if now.entity != kept else None))
        elif isinstance(now, Evidence):
            draft.put(now, replace(now, attributed_to=kept))
        elif isinstance(now, Candidate):
            ends = [kept if end == absorbed.id else end for end in (now.source, now.target)]
            moved = replace(now, source=ends[0], target=ends[1])
            alone = ends[0] == ends[1] or _pair_in(moved) in named
            named.add(_pair_in(moved))
            draft.put(now, None if alone else moved)
    for table in (draft.corpus.placements, draft.corpus.styles):
        placed = table.get(absorbed.id)
        if placed is not None:
            draft.put(placed, None)
    draft.put(absorbed, None)


def _merge_relations(draft: Draft, kept: str, absorbed: Sequence[str]) -> None:
    ids = {kept, *absorbed}
    for entity in absorbed:
        relations = draft.relations_of(entity)
        draft.fetch(relation.id for relation in relations)
        for relation in relations:
            ends = [kept if end in ids else end for end in (relation.source, relation.target)]
            moved, swapped = between(relation, ends[0], ends[1])
            if ends[0] == ends[1]:
                draft.put(relation, replace(moved, verdict="rejected"))
            else:
                become(draft, relation, moved, swapped)


def _grown(kept: Entity, absorbed: Iterable[Entity], name: str, kind: str) -> Entity:
    both = (kept, *absorbed)
    names = dict.fromkeys(n for one in both for n in (*one.aliases, one.name))
    names.pop(name, None)
    return replace(
        kept,
        name=name,
        kind=kind,
        aliases=tuple(names),
        note=joined_note(*(one.note for one in both)),
        tags=tuple(dict.fromkeys(tag for one in both for tag in one.tags)),
        color=next((one.color for one in both if one.color), ""),
        group=next((one.group for one in both if one.group), ""),
        hidden=all(one.hidden for one in both),
        rejected=all(one.rejected for one in both),
    )


def _supersede(draft: Draft, grown: Entity, absorbed: Set[str]) -> None:
    """What was decided of the merged ones before gives way to what they are as one."""
    for one in list(draft.corpus.decisions.values()):
        about = one.id.split(":")[1] if one.what in OF_ENTITIES and ":" in one.id else ""
        if about in absorbed:
            draft.put(one, None)
        elif about == grown.id:
            draft.put(one, replace(one, value=as_json(getattr(grown, one.what))))


def _decisions(
    corpus: Corpus,
    first: Entity,
    absorbed: Iterable[Entity],
    mentions: dict[str, Sequence[Mention]],
) -> list[Decision]:
    """That mentions of all of them mean one, in each text that names two of them or more."""
    places = [by_document(mentions[one.id]) for one in (first, *absorbed)]
    made = []
    for document in dict.fromkeys(document for one in places for document in one):
        shares = [one[document] for one in places if document in one]
        if len(shares) > 1:
            spans = sorted({(one.start, one.end) for share in shares for one in share})
            made.append(decision(corpus, document, spans, "must-link", called(first)))
    return made
