"""What an edit decides: the corrections in it, as decisions that outlive a new extraction.

Merging, splitting and naming words write their decisions themselves. All others follow from what
changed in a record, so that no edit can forget them. A decision has the id of what it is about
and of the text it was said of: a second thought replaces the first.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from explorer.edits.anchoring import anchors, by_document, decision
from explorer.edits.leaving import left
from explorer.model.corpus import Corpus
from explorer.model.edit import Change, Edit
from explorer.model.records import (
    Decision,
    Document,
    Entity,
    Evidence,
    Mention,
    Record,
    Relation,
    Span,
)

OF_ENTITIES = ("name", "kind", "aliases", "note", "tags", "color", "group", "hidden", "rejected")
OF_RELATIONS = ("label", "kind", "directed", "verdict", "note", "tags", "color")
OF_EVIDENCE = ("verdict", "note")
MERGE = "merge"  # what the decision is that remembers a merge
MANUAL = "manual"  # the extractor of what a person attached

Told = dict[str, list[Evidence]]
Places = Callable[[str], dict[str, list[Mention]]]  # mentions of an entity by document


def decided(corpus: Corpus, edit: Edit) -> Edit:
    """An edit with the decisions in it; what brings articles decides nothing."""
    records = [change.record for change in edit.changes]
    if any(isinstance(one, Document) for one in records) or says_all(edit):
        return edit
    covered = {one.id for one in records if isinstance(one, Decision)}
    made: dict[str, Decision | None] = {one.id: one for one in _decisions(corpus, edit.changes)}
    made.update(left(corpus, edit.changes, made, OF_ENTITIES))
    pairs = ((corpus.decisions.get(id), now) for id, now in made.items() if id not in covered)
    changes = tuple(Change(before, now) for before, now in pairs if before != now)
    return replace(edit, changes=(*edit.changes, *changes)) if changes else edit


def says_all(edit: Edit) -> bool:
    """Whether all decisions of an edit are in it: of a merge, and of one that is taken apart."""
    records = (change.record for change in edit.changes)
    return any(isinstance(one, Decision) and one.what == MERGE for one in records)


def follows(decision: Decision) -> bool:
    """Whether a decision follows from what changed in a record: its id says of which."""
    return ":" in decision.id


def _decisions(corpus: Corpus, changes: Iterable[Change]) -> Iterator[Decision]:
    told: Told = defaultdict(list)
    for change in changes:
        after = change.after
        if isinstance(after, Evidence) and change.before is None and after.extractor == MANUAL:
            told[after.relation].append(after)
    fresh = {c.after.id: c.after for c in changes if isinstance(c.after, Relation)}
    folded = _folded(corpus, changes, fresh)

    @cache  # a bulk edit is of few entities with many mentions
    def places(entity: str) -> dict[str, list[Mention]]:
        return by_document(corpus.store.mentions_of(entity))

    for change in changes:
        before, after = change.before, change.after
        if isinstance(before, Entity) and isinstance(after, Entity):
            yield from _of_entity(corpus, places, before, after)
        elif isinstance(before, Relation) and isinstance(after, Relation):
            yield from _of_relation(corpus, places, before, after)
        elif isinstance(before, Relation) and before.id in folded:
            yield from _of_relation(corpus, places, before, folded[before.id])
        elif isinstance(after, Evidence) and before is not None and _judged(before, after):
            yield from _of_evidence(corpus, places, after, fresh)
    for sentences in told.values():
        for one in sentences:
            yield from _of_evidence(corpus, places, one, fresh)


def _of_entity(corpus: Corpus, places: Places, before: Entity, after: Entity) -> Iterator[Decision]:
    changed = [name for name in OF_ENTITIES if getattr(before, name) != getattr(after, name)]
    if not changed:
        return
    for document, mentions in places(before.id).items():
        spans = anchors(mentions)
        for name in changed:
            id = f"{name}:{after.id}:{document}"
            yield decision(corpus, document, spans, name, getattr(after, name), id)


def _of_relation(
    corpus: Corpus, places: Places, before: Relation, after: Relation
) -> Iterator[Decision]:
    fields = (*OF_RELATIONS, "source", "target")
    inside = {after.source, after.target} == {before.source, before.target}
    if after.source == after.target or not inside:
        return  # a merge or a split moved it, which says so itself
    if all(getattr(before, name) == getattr(after, name) for name in fields):
        return
    for document, evidence in _by_document(corpus.store.evidence_of([before.id])).items():
        id = f"relation:{before.id}:{document}"
        first = corpus.decisions.get(id)  # it knows what the relation was where it was read
        was = json.loads(first.value) if first is not None else {}
        value = {
            "was": was.get("was") or _key(before),
            "ends": was.get("ends") or _ends(places, before, document),
            "now": {name: getattr(after, name) for name in OF_RELATIONS},
            "turned": was.get("turned", False) != (after.source != before.source),
        }
        spans = sorted({(one.start, one.end) for one in evidence})
        yield decision(corpus, document, spans, "relation", value, id)


def _of_evidence(
    corpus: Corpus, places: Places, evidence: Evidence, fresh: dict[str, Relation]
) -> Iterator[Decision]:
    relation = corpus.relations.get(evidence.relation) or fresh.get(evidence.relation)
    if relation is None or relation.source == relation.target:
        return
    document = evidence.document
    value: dict[str, Any] = {
        "was": _key(relation),
        "ends": _ends(places, relation, document),
        "names": [_name(corpus, relation.source), _name(corpus, relation.target)],
        "now": {name: getattr(evidence, name) for name in OF_EVIDENCE},
        "made": evidence.extractor == MANUAL,
        "clause": evidence.clause,
        "manual": relation.manual,
    }
    spans = [(evidence.start, evidence.end)]
    yield decision(corpus, document, spans, "evidence", value, f"evidence:{evidence.id}")


def _folded(
    corpus: Corpus, changes: Iterable[Change], fresh: dict[str, Relation]
) -> dict[str, Relation]:
    """Into which relations others folded: where their sentences went."""
    found: dict[str, Relation] = {}
    for change in changes:
        before, after = change.before, change.after
        if isinstance(before, Evidence) and isinstance(after, Evidence):
            twin = fresh.get(after.relation) or corpus.relations.get(after.relation)
            if before.relation != after.relation and twin is not None:
                found[before.relation] = twin
    return found


def _judged(before: Record, after: Evidence) -> bool:
    return any(getattr(before, name) != getattr(after, name) for name in OF_EVIDENCE)


def _key(relation: Relation) -> dict[str, Any]:
    fields = ("label", "lemma", "kind", "directed")
    return {name: getattr(relation, name) for name in fields}


def _ends(places: Places, relation: Relation, document: str) -> list[list[Span]]:
    return [anchors(places(end).get(document, ())) for end in (relation.source, relation.target)]


def _name(corpus: Corpus, entity: str) -> list[str]:
    record = corpus.entities.get(entity)
    return [record.name, record.kind] if record is not None else ["", ""]


def _by_document(evidence: Iterable[Evidence]) -> dict[str, list[Evidence]]:
    found: defaultdict[str, list[Evidence]] = defaultdict(list)
    for one in evidence:
        found[one.document].append(one)
    return dict(found)
