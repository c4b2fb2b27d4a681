"""When two records are one: equal relations fold, and references follow a new id.

Used where records of several articles meet: entering a project (``edits``), and joining
extractions for the command line (``linking``).
"""

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import replace
from typing import Any, TypeVar

from explorer.model.kinds import UNKNOWN
from explorer.model.records import (
    Candidate,
    Document,
    Entity,
    Evidence,
    Extraction,
    Figure,
    Mention,
    Relation,
    Seen,
    Sentence,
    Spot,
)

Named = Document | Sentence | Entity | Mention | Relation | Evidence | Candidate | Figure
Name = Callable[[Named], str]
R = TypeVar("R", Sentence, Mention, Evidence, Candidate)
RelationKey = tuple[str, str, bool, str, str]


def relation_key(relation: Relation) -> RelationKey:
    """What a relation is unique by; without a lemma the label stands for it."""
    words = relation.lemma or " ".join(relation.label.split()).casefold()
    return relation.source, relation.target, relation.directed, relation.kind, words


def turned(evidence: Evidence) -> Evidence:
    """Evidence of a relation whose source and target changed places."""
    return replace(
        evidence,
        source_mention=evidence.target_mention,
        target_mention=evidence.source_mention,
    )


def grown(entity: Entity, other: Entity) -> Entity:
    """An entity that knows another's names as aliases too, each once, in order.

    Where nobody said what it is, it is what the other is; a person who was only ever called by
    one word is called by the other's full name.
    """
    names = dict.fromkeys((entity.name, *entity.aliases, other.name, *other.aliases))
    kind = other.kind if entity.kind == UNKNOWN else entity.kind
    name = entity.name
    one_word = all(" " not in known for known in (name, *entity.aliases))
    if kind == "PERSON" and one_word and name in other.name.split():
        name = other.name
    names.pop(name)
    return replace(entity, name=name, kind=kind, aliases=tuple(names))


def asserted(evidence: Iterable[Evidence]) -> frozenset[str]:
    """The relations that a sentence asserts, and does not only deny, expect or allege."""
    return frozenset(one.relation for one in evidence if one.factuality == "asserted")


def reworded(relation: Relation, firmer: Relation) -> Relation:
    """A relation in the words of an equal one that is asserted: "denied: met" becomes "met".

    The words of a person stay.
    """
    by_hand = relation.manual or relation.label.casefold() == relation.lemma
    return relation if by_hand else replace(relation, label=firmer.label, property=firmer.property)


def renamed(extraction: Extraction, name: Name) -> Extraction:
    """All records under new ids, references following.

    ``name`` gives the new id of a record whose references are new already. Entities that get the
    same id become the first of them, grown by the others' names; relations that are then equal
    fold into the first, in the words of the first that is asserted, and those with the same entity
    at both ends go, with their evidence.
    """
    documents = {one.id: replace(one, id=name(one)) for one in extraction.documents}
    document = {old: one.id for old, one in documents.items()}
    entity = {one.id: name(one) for one in extraction.entities}
    firm = asserted(extraction.evidence)
    relation, turn, relations = _relations(extraction.relations, entity, name, firm)
    return replace(
        extraction,
        documents=tuple(
            replace(one, cluster=document.get(one.cluster, one.cluster))
            for one in documents.values()
        ),
        sentences=tuple(
            _named(replace(one, document=document[one.document]), name)
            for one in extraction.sentences
        ),
        entities=_entities(extraction.entities, entity),
        mentions=tuple(
            _named(
                replace(
                    one,
                    document=document[one.document],
                    entity=entity[one.entity],
                    stands_for=entity[one.stands_for] if one.stands_for else None,
                ),
                name,
            )
            for one in extraction.mentions
        ),
        relations=relations,
        evidence=tuple(
            _named(
                replace(
                    turned(one) if one.relation in turn else one,
                    document=document[one.document],
                    relation=relation[one.relation],
                    attributed_to=entity[one.attributed_to] if one.attributed_to else None,
                ),
                name,
            )
            for one in extraction.evidence
            if one.relation in relation
        ),
        candidates=tuple(
            _named(
                replace(
                    one,
                    document=document[one.document],
                    source=entity[one.source],
                    target=entity[one.target],
                ),
                name,
            )
            for one in extraction.candidates
            if entity[one.source] != entity[one.target]
        ),
        **_figures(extraction, entity, name),
    )


def _figures(extraction: Extraction, entity: Mapping[str, str], name: Name) -> dict[str, Any]:
    """Figures and spots under new ids; of two spots of one entity the first."""
    figures: list[Figure] = []
    spots: dict[str, Spot] = {}
    for one in extraction.figures:
        pairs = [sorted(entity[end] for end in pair) for pair in one.lines]
        made = replace(
            one,
            id=name(one),
            entities=tuple(dict.fromkeys(entity[member] for member in one.entities)),
            lines=tuple(dict.fromkeys((a, b) for a, b in pairs if a != b)),
            seen=tuple(_seen_anew(seen, entity) for seen in one.seen),
        )
        figures.append(made)
        for spot in extraction.spots:
            if spot.figure == one.id:
                who = entity[spot.entity]
                id = f"{made.id}:{who}"
                spots.setdefault(id, replace(spot, id=id, figure=made.id, entity=who))
    return {"figures": tuple(figures), "spots": tuple(spots.values())}


def _seen_anew(seen: Seen, entity: Mapping[str, str]) -> Seen:
    ids = 1 if len(seen) == 2 else 2
    return (*(entity.get(str(one), one) for one in seen[:ids]), *seen[ids:])


def in_order(extraction: Extraction) -> Extraction:
    """The same with ids that sort as they were counted, "e2" before "e10", as those of a project.

    Which of two relations stays when they become one goes by their order.
    """

    def name(record: Named) -> str:
        letters = record.id.rstrip("0123456789")
        number = record.id[len(letters) :]
        return f"0{letters}{number:0>8}" if number and letters.isalpha() else record.id

    return renamed(extraction, name)


def records_of(extraction: Extraction) -> tuple[Named, ...]:
    """All records of an extraction."""
    return (
        *extraction.documents,
        *extraction.sentences,
        *extraction.entities,
        *extraction.mentions,
        *extraction.relations,
        *extraction.evidence,
        *extraction.candidates,
    )


def _entities(entities: Iterable[Entity], ids: dict[str, str]) -> tuple[Entity, ...]:
    kept: dict[str, Entity] = {}
    for one in entities:
        new = ids[one.id]
        kept[new] = grown(kept[new], one) if new in kept else replace(one, id=new)
    return tuple(kept.values())


def _relations(
    relations: Iterable[Relation], entity: dict[str, str], name: Name, firm: Set[str]
) -> tuple[dict[str, str], set[str], tuple[Relation, ...]]:
    """New ids of relations by old, those whose ends changed places, and the relations."""
    ids: dict[str, str] = {}
    turn: set[str] = set()
    kept: dict[RelationKey, Relation] = {}
    told: set[RelationKey] = set()  # those that are asserted so far
    for one in relations:
        source, target = entity[one.source], entity[one.target]
        if source == target and one.source != one.target:
            continue
        if not one.directed and target < source:
            source, target = target, source
            turn.add(one.id)
        moved = replace(one, source=source, target=target)
        key = relation_key(moved)
        if key not in kept:
            kept[key] = replace(moved, id=name(moved))
        elif one.id in firm and key not in told:
            kept[key] = reworded(kept[key], one)
        if one.id in firm:
            told.add(key)
        ids[one.id] = kept[key].id
    return ids, turn, tuple(kept.values())


def _named(record: R, name: Name) -> R:
    return replace(record, id=name(record))
