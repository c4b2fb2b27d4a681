"""Where entities stand: place, pin and unpin; and that no place outlives its entity."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace

from explorer.edits.figures_kept import spots_without_member
from explorer.edits.wording import quoted
from explorer.errors import EditRefused
from explorer.model.corpus import Corpus
from explorer.model.edit import Change, Edit
from explorer.model.message import Message
from explorer.model.records import Entity, Placement, Relation, Spot, Style


def place(
    corpus: Corpus,
    positions: Mapping[str, tuple[float, float]],
    pinned: bool | None = None,
    label: Message | None = None,
) -> Edit:
    """Put entities at positions in scene units; ``pinned`` None leaves pins as they are.

    Without a label it reads ``Move “Ada”`` or ``Move 3 entities``.
    """
    changes = []
    for entity, (x, y) in positions.items():
        if entity not in corpus.entities:
            raise EditRefused("This entity is no longer there; select another one.")
        if not (math.isfinite(x) and math.isfinite(y)):
            raise EditRefused(f"“{corpus.entities[entity].name}” cannot stand outside the drawing.")
        before = corpus.placements.get(entity)
        keep = before.pinned if before is not None else False
        after = Placement(
            id=entity, x=float(x), y=float(y), pinned=keep if pinned is None else pinned
        )
        if after != before:
            changes.append(Change(before, after))
    names = [corpus.entities[entity].name for entity in positions]
    return Edit(label or quoted("Move", names, "entities"), tuple(changes))


def unpin(corpus: Corpus, entities: Iterable[str]) -> Edit:
    """Let the next Tidy move entities again; they stay where they are until then."""
    placed = [
        corpus.placements[entity]
        for entity in dict.fromkeys(entities)
        if entity in corpus.placements and corpus.placements[entity].pinned
    ]
    changes = tuple(
        Change(before, Placement(id=before.id, x=before.x, y=before.y)) for before in placed
    )
    names = [corpus.entities[before.id].name for before in placed]
    return Edit(quoted("Unpin", names, "entities"), changes)


def without_orphans(corpus: Corpus, edit: Edit) -> Edit:
    """An edit that takes along positions and looks of what it removes."""
    covered = {(type(change.record), change.record.id) for change in edit.changes}
    gone = [
        change.before.id
        for change in edit.changes
        if change.after is None and isinstance(change.before, Entity | Relation)
    ]
    lost: list[Placement | Style | Spot | None] = [
        table.get(one) for table in (corpus.placements, corpus.styles) for one in gone
    ]
    lost += spots_without_member(corpus, edit.changes)
    orphans = tuple(
        Change(record, None)
        for record in lost
        if record is not None and (type(record), record.id) not in covered
    )
    return replace(edit, changes=(*orphans, *edit.changes)) if orphans else edit
