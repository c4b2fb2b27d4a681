"""What an edit is about: the kinds of change in it, and whom and what it touches.

The history is filtered by these; and by what a later edit touches, it is told whether an earlier
one can be taken back by itself.
"""

from collections.abc import Iterable
from dataclasses import fields
from typing import Literal, get_args

from explorer.model.edit import Change
from explorer.model.records import (
    Candidate,
    Decision,
    Document,
    Entity,
    Evidence,
    Figure,
    Mention,
    Placement,
    Record,
    Relation,
    Sentence,
    Spot,
    Style,
)

ChangeKind = Literal[
    "article", "entity", "relation", "sentence", "note", "layout", "style", "figure"
]
CHANGE_KINDS: tuple[ChangeKind, ...] = get_args(ChangeKind)

_KINDS: dict[type, ChangeKind] = {
    Document: "article",
    Sentence: "article",
    Candidate: "article",
    Entity: "entity",
    Mention: "entity",
    Decision: "entity",
    Relation: "relation",
    Evidence: "sentence",
    Placement: "layout",
    Style: "style",
    Figure: "figure",
    Spot: "layout",
}
_OF_FIELDS: dict[str, ChangeKind] = {"note": "note", "color": "style"}

# What an article brings and takes along; found again by the article itself.
_INSIDE = (Sentence, Mention, Evidence, Candidate)

REFERENCES: dict[type[Record], dict[str, type[Record]]] = {
    Sentence: {"document": Document},
    Mention: {"entity": Entity, "document": Document, "stands_for": Entity},
    Relation: {"source": Entity, "target": Entity},
    Evidence: {"relation": Relation, "document": Document, "attributed_to": Entity},
    Candidate: {"source": Entity, "target": Entity, "document": Document},
    Placement: {"id": Entity},
    Spot: {"figure": Figure},
}
"""Which field of a record holds the id of what; None or nothing there refers to nothing."""


def kinds_of(changes: Iterable[Change]) -> frozenset[ChangeKind]:
    """The kinds of change in an edit; an article that comes or goes is that and no more.

    Nor do positions and looks count that come and go with what they are of.
    """
    changes = tuple(changes)
    if _moves_articles(changes):
        return frozenset({"article"})
    whole = {
        change.record.id
        for change in changes
        if isinstance(change.record, Entity | Relation)
        and (change.before is None or change.after is None)
    }
    own = [
        change
        for change in changes
        if not isinstance(change.record, Decision)
        and not (isinstance(change.record, Placement | Style) and change.record.id in whole)
        and not (isinstance(change.record, Spot) and change.record.entity in whole)
    ]
    return frozenset(kind for change in own or changes for kind in _kinds(change))


def subjects_of(changes: Iterable[Change]) -> frozenset[str]:
    """Ids of all that an edit touches: the records themselves, and what they are of.

    Of an article that comes or goes not each sentence and mention, or the list would be as long
    as the article. The ends of a relation of which only a sentence changed are not known here.
    """
    changes = tuple(changes)
    whole = _moves_articles(changes)
    found: set[str] = set()
    for change in changes:
        inside = whole and isinstance(change.record, _INSIDE)
        for record in (change.before, change.after):
            if record is None:
                continue
            if not inside:
                found.add(record.id)
            found |= set(referred_to(record))
    return frozenset(found)


def referred_to(record: Record) -> dict[str, type[Record]]:
    """The ids that a record refers to, and of what type each is."""
    pairs = ((getattr(record, f), kind) for f, kind in REFERENCES.get(type(record), {}).items())
    return {id: kind for id, kind in pairs if id}


def changed_fields(change: Change) -> frozenset[str]:
    """Names of the fields that a change changes; all of them where a record comes or goes."""
    names = {field.name for field in fields(change.record)}
    if change.before is None or change.after is None:
        return frozenset(names)
    return frozenset(
        name for name in names if getattr(change.before, name) != getattr(change.after, name)
    )


def _moves_articles(changes: Iterable[Change]) -> bool:
    return any(
        isinstance(change.record, Document) and (change.before is None or change.after is None)
        for change in changes
    )


def _kinds(change: Change) -> set[ChangeKind]:
    kind = _KINDS[type(change.record)]
    if change.before is None or change.after is None:
        return {kind}
    return {_OF_FIELDS.get(name, kind) for name in changed_fields(change)} or {kind}
