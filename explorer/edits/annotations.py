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
from explorer.model.records import EVERY, Entity, Placement, Relation, Spot, Style


def place(
    corpus: Corpus,
    positions: Mapping[str, tuple[float, float]],
    pinned: bool | None = None,
    label: Message | None = None,
    where: str | None = None,
) -> Edit:
    """Put entities at positions in scene units; ``pinned`` None leaves pins as they are.

    Without a label it reads ``Move “Ada”`` or ``Move 3 entities``. ``where`` is which places
    besides the story's it is about, see :func:`~explorer.graph.places.set_shown`.
    """
    changes = []
    there = _there(corpus, where)
    for entity, (x, y) in positions.items():
        if entity not in corpus.entities:
            raise EditRefused("This entity is no longer there; select another one.")
        if not (math.isfinite(x) and math.isfinite(y)):
            raise EditRefused(f"“{corpus.entities[entity].name}” cannot stand outside the drawing.")
        before = there.get(entity)
        keep = before.pinned if before is not None else False
        after = _standing(entity, x, y, keep if pinned is None else pinned, where)
        if after != before:
            changes.append(Change(before, after))
    names = [corpus.entities[entity].name for entity in positions]
    return Edit(label or quoted("Move", names, "entities"), tuple(changes))


def spread_apart(
    corpus: Corpus,
    positions: Mapping[str, tuple[float, float]],
    where: str,
    known: Mapping[str, Placement | Spot],
    label: Message | None = None,
) -> Edit:
    """Give these places, and no others, to what stands apart from the story.

    What is pinned stays so, also in the places that are ``known`` from where it stood until now.
    """
    before = corpus.spots.get(where, {})
    held = {one: at for one, at in positions.items() if one in known and known[one].pinned}
    free = {one: at for one, at in positions.items() if one not in held}
    made = (
        *place(corpus, free, where=where).changes,
        *place(corpus, held, True, where=where).changes,
    )
    stale = tuple(Change(spot, None) for one, spot in before.items() if one not in positions)
    names = [corpus.entities[one].name for one in positions]
    return Edit(label or quoted("Move", names, "entities"), (*made, *stale))


def spread_anew(corpus: Corpus, positions: Mapping[str, tuple[float, float]]) -> Edit:
    """Give the story these places and no others; what is pinned stays so."""
    made = place(corpus, positions)
    stale = tuple(
        Change(placed, None) for one, placed in corpus.placements.items() if one not in positions
    )
    return Edit(made.label, (*made.changes, *stale))


def unpin(corpus: Corpus, entities: Iterable[str] | None = None, where: str | None = None) -> Edit:
    """Let the next Tidy move entities again, or all; they stay where they are until then."""
    there = _there(corpus, where)
    among = list(there) if entities is None else list(dict.fromkeys(entities))
    placed = {one: there[one] for one in among if one in there and there[one].pinned}
    changes = tuple(Change(before, replace(before, pinned=False)) for before in placed.values())
    names = [corpus.entities[one].name for one in placed]
    return Edit(quoted("Unpin", names, "entities"), changes)


def _there(corpus: Corpus, where: str | None) -> Mapping[str, Placement | Spot]:
    return corpus.placements if where is None else corpus.spots.get(where, {})


def _standing(entity: str, x: float, y: float, pinned: bool, where: str | None) -> Placement | Spot:
    x, y = float(x), float(y)
    if where is None:
        return Placement(id=entity, x=x, y=y, pinned=pinned)
    return Spot(id=f"{where}:{entity}", figure=where, entity=entity, x=x, y=y, pinned=pinned)


def without_orphans(corpus: Corpus, edit: Edit) -> Edit:
    """An edit that takes along positions and looks of what it removes."""
    covered = {(type(change.record), change.record.id) for change in edit.changes}
    gone = [
        change.before.id
        for change in edit.changes
        if change.after is None and isinstance(change.before, Entity | Relation)
    ]
    apart = {name: spots for name, spots in corpus.spots.items() if name not in corpus.figures}
    lost: list[Placement | Style | Spot | None] = [
        table.get(one) for table in (corpus.placements, corpus.styles) for one in gone
    ]
    lost += [spots.get(one) for spots in apart.values() for one in gone]
    lost += [spot for one in gone for spot in apart.get(EVERY + one, {}).values()]
    lost += spots_without_member(corpus, edit.changes)
    orphans = tuple(
        Change(record, None)
        for record in lost
        if record is not None and (type(record), record.id) not in covered
    )
    return replace(edit, changes=(*orphans, *edit.changes)) if orphans else edit
