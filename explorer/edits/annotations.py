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
from explorer.model.records import WIDE, Entity, Placement, Relation, Spot, Style


def place(
    corpus: Corpus,
    positions: Mapping[str, tuple[float, float]],
    pinned: bool | None = None,
    label: Message | None = None,
    wide: bool = False,
) -> Edit:
    """Put entities at positions in scene units; ``pinned`` None leaves pins as they are.

    Without a label it reads ``Move “Ada”`` or ``Move 3 entities``. ``wide`` puts them there at the
    levels that show more than a story, and leaves the story as it is.
    """
    changes = []
    there = corpus.spots.get(WIDE, {}) if wide else corpus.placements
    for entity, (x, y) in positions.items():
        if entity not in corpus.entities:
            raise EditRefused("This entity is no longer there; select another one.")
        if not (math.isfinite(x) and math.isfinite(y)):
            raise EditRefused(f"“{corpus.entities[entity].name}” cannot stand outside the drawing.")
        before = there.get(entity)
        keep = before.pinned if before is not None else False
        after = _standing(entity, x, y, keep if pinned is None else pinned, wide)
        if after != before:
            changes.append(Change(before, after))
    names = [corpus.entities[entity].name for entity in positions]
    return Edit(label or quoted("Move", names, "entities"), tuple(changes))


def spread_apart(corpus: Corpus, positions: Mapping[str, tuple[float, float]]) -> Edit:
    """Give the levels wider than a story these places and no others.

    What is pinned stays so, and what is pinned in the story where they had none of their own.
    """
    before = corpus.spots.get(WIDE, {})
    known = before or corpus.placements
    held = {one: at for one, at in positions.items() if one in known and known[one].pinned}
    free = {one: at for one, at in positions.items() if one not in held}
    made = place(corpus, free, wide=True).changes, place(corpus, held, True, wide=True).changes
    stale = tuple(Change(spot, None) for one, spot in before.items() if one not in positions)
    names = [corpus.entities[one].name for one in positions]
    return Edit(quoted("Move", names, "entities"), (*made[0], *made[1], *stale))


def spread_anew(corpus: Corpus, positions: Mapping[str, tuple[float, float]]) -> Edit:
    """Give the story these places and no others; what is pinned stays so."""
    made = place(corpus, positions)
    stale = tuple(
        Change(placed, None) for one, placed in corpus.placements.items() if one not in positions
    )
    return Edit(made.label, (*made.changes, *stale))


def unpin(corpus: Corpus, entities: Iterable[str] | None = None, wide: bool = False) -> Edit:
    """Let the next Tidy move entities again, or all; they stay where they are until then."""
    there = corpus.spots.get(WIDE, {}) if wide else corpus.placements
    among = list(there) if entities is None else list(dict.fromkeys(entities))
    placed = {one: there[one] for one in among if one in there and there[one].pinned}
    changes = tuple(Change(before, replace(before, pinned=False)) for before in placed.values())
    names = [corpus.entities[one].name for one in placed]
    return Edit(quoted("Unpin", names, "entities"), changes)


def _standing(entity: str, x: float, y: float, pinned: bool, wide: bool) -> Placement | Spot:
    x, y = float(x), float(y)
    if wide:
        return Spot(id=f"{WIDE}:{entity}", figure=WIDE, entity=entity, x=x, y=y, pinned=pinned)
    return Placement(id=entity, x=x, y=y, pinned=pinned)


def without_orphans(corpus: Corpus, edit: Edit) -> Edit:
    """An edit that takes along positions and looks of what it removes."""
    covered = {(type(change.record), change.record.id) for change in edit.changes}
    gone = [
        change.before.id
        for change in edit.changes
        if change.after is None and isinstance(change.before, Entity | Relation)
    ]
    lost: list[Placement | Style | Spot | None] = [
        table.get(one)
        for table in (corpus.placements, corpus.styles, corpus.spots.get(WIDE, {}))
        for one in gone
    ]
    lost += spots_without_member(corpus, edit.changes)
    orphans = tuple(
        Change(record, None)
        for record in lost
        if record is not None and (type(record), record.id) not in covered
    )
    return replace(edit, changes=(*orphans, *edit.changes)) if orphans else edit
