"""A merge taken apart: who was merged is there again, with the mentions and relations it had.

What was changed since stays changed: a field goes back only where it is as the merge left it.
Where something that would have to go back is no longer what the merge made, the whole is refused.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, cast

from explorer.edits.deciding import MERGE
from explorer.edits.draft import Draft
from explorer.edits.folding import between
from explorer.edits.remembering import Memory, Remembered, recalled
from explorer.edits.withdrawing import withdraw
from explorer.errors import EditRefused
from explorer.model.corpus import Corpus
from explorer.model.edit import Edit
from explorer.model.joining import turned
from explorer.model.message import Message
from explorer.model.records import (
    Candidate,
    Decision,
    Entity,
    Evidence,
    Mention,
    Placement,
    Record,
    Relation,
    Style,
)


def merges_of(corpus: Corpus, entity: str) -> list[Decision]:
    """The merges that made an entity what it is, newest first; ``quotes`` are who was merged."""
    start = f'{{"kept":"{entity}"'
    found = [one for one in corpus.decisions.values() if one.what == MERGE]
    return sorted(
        (one for one in found if one.value.startswith(start)), key=lambda one: one.id, reverse=True
    )


def take_apart(corpus: Corpus, merge: str) -> Edit:
    """Undo a merge by its decision, whatever was done since and does not conflict with it."""
    decision = corpus.decisions.get(merge)
    if decision is None or decision.what != MERGE:
        raise EditRefused("This merge was taken apart already.")
    memory = recalled(decision.value)
    kept = corpus.entities.get(memory.kept)
    if kept is None:
        raise EditRefused(
            f"What “{decision.quotes[0]}” was merged into was itself merged since; "
            "take that merge apart first."
        )
    newer = [one for one in merges_of(corpus, kept.id) if one.id > merge]
    if newer:
        names = ", ".join(newer[0].quotes)
        raise EditRefused(f"“{names}” was merged into it since; take that merge apart first.")
    draft = Draft(corpus)
    _Return(draft, memory, kept).run()
    for id in (merge, *memory.decisions):
        one = corpus.decisions.get(id)
        if one is not None:
            draft.put(one, None)
    withdraw(draft, merge, memory)
    names = ", ".join(decision.quotes)
    return draft.edit(Message.of("Take {names} and {kept} apart", names=names, kept=kept.name))


class _Return:
    """One way back; entities first, for all the others name them."""

    def __init__(self, draft: Draft, memory: Memory, kept: Entity) -> None:
        self._draft, self._memory, self._kept = draft, memory, kept
        store = draft.corpus.store
        self._there: dict[tuple[type, str], Record] = {
            (type(one), one.id): one
            for one in (*store.mentions_of(kept.id), *store.naming(kept.id))
        }

    def run(self) -> None:
        """Put everything back."""
        self._restore_gone(Entity, Relation)
        for one in self._changed(Entity):
            self._draft.put(self._kept, self._back(self._kept, one.fields))
        for one in self._changed(Relation):
            self._relation(one)
        self._restore_gone(Evidence, Candidate, Placement, Style, Decision)
        for one in self._changed(Evidence):
            self._evidence(one)
        for one in self._changed(Decision):
            decided = self._draft.corpus.decisions.get(one.id)
            if decided is not None:
                self._draft.put(decided, self._back(decided, one.fields))
        for kind in (Mention, Candidate):
            for one in self._changed(kind):
                now = self._there.get((kind, one.id))
                if now is not None:  # else it means somebody else by now, or is gone
                    self._draft.put(now, self._back(now, one.fields))

    def _changed(self, kind: type[Record]) -> Iterable[Remembered]:
        return [one for one in self._memory.records if one.kind is kind and one.gone is None]

    def _restore_gone(self, *kinds: type[Record]) -> None:
        for one in self._memory.records:
            if one.kind in kinds and one.gone is not None:
                self._require(one.gone)
                self._draft.put(None, one.gone)

    def _require(self, record: Record) -> None:
        """Refuse what would name something that is there no more."""
        names: list[str] = []
        if isinstance(record, Relation | Candidate):
            names = [record.source, record.target]
        if isinstance(record, Evidence) and record.attributed_to:
            names = [record.attributed_to]
        if any(self._draft.entity(name) is None for name in names):
            raise _conflict("somebody who was tied to them")
        if isinstance(record, Evidence) and self._draft.relation(record.relation) is None:
            raise _conflict("a relation of theirs")

    def _relation(self, one: Remembered) -> None:
        now = self._draft.relation(one.id)
        if now is None:
            raise _conflict("a relation of theirs")
        sides = {"source", "target"} & set(one.fields)
        back = self._back(now, {k: v for k, v in one.fields.items() if k not in sides})
        if not sides:
            self._draft.put(now, back)
            return
        was = {side: one.fields[side] for side in sides}
        if all(getattr(now, side) == pair[1] for side, pair in was.items()):
            ends = {side: pair[0] for side, pair in was.items()}
            after = replace(back, **ends)
            if any(self._draft.entity(end) is None for end in after.ends):
                raise _conflict("somebody who was tied to them")
            self._draft.put(now, after)
            return
        self._turned_relation(now, back, one)

    def _turned_relation(self, now: Relation, back: Relation, one: Remembered) -> None:
        """A relation whose ends changed since: the kept entity's end goes back, wherever it is."""
        absorbed = {p[0] for p in one.fields.values() if p[0] in self._memory.absorbed}
        if len(absorbed) != 1 or [now.source, now.target].count(self._kept.id) != 1:
            raise _conflict(f"“{now.label}”")
        (name,) = absorbed
        ends = [name if end == self._kept.id else end for end in (now.source, now.target)]
        after, swapped = between(back, ends[0], ends[1])
        self._draft.put(now, after)
        for evidence in self._draft.evidence_of(now.id) if swapped else ():
            self._draft.put(evidence, turned(evidence))

    def _evidence(self, one: Remembered) -> None:
        now = self._draft.corpus.store.evidence_by_id(one.id)
        if now is None:  # a person took it away since
            return
        moved = one.fields.get("relation")
        if moved is not None and now.relation != moved[1]:
            raise _conflict("a relation of theirs")
        fresh = cast("Evidence", self._draft.now(now))
        back = self._back(fresh, one.fields)
        self._require(back)
        self._draft.put(now, back)

    def _back(self, now: Any, changed: dict[str, tuple[Any, Any]]) -> Any:
        values = {}
        for name, (before, after) in changed.items():
            there = getattr(now, name)
            if there == after:
                values[name] = before
            elif name in ("aliases", "tags"):
                came = set(after) - set(before)
                kept = [word for word in there if word not in came]
                lost = [word for word in before if word not in after]
                values[name] = tuple(dict.fromkeys((*kept, *lost)))
        if isinstance(now, Entity) and "name" in changed and "name" not in values:
            # Renamed since: it was known by its own name before, not by the one of the merge.
            own, given = changed["name"]
            kept = [n for n in values.get("aliases", now.aliases) if n != given]
            known = [given] if given in changed.get("aliases", ((), ()))[0] else []
            values["aliases"] = tuple(dict.fromkeys((*kept, *known, own)))
        if isinstance(now, Entity) and "aliases" in values:
            name = values.get("name", now.name)
            values["aliases"] = tuple(alias for alias in values["aliases"] if alias != name)
        return replace(now, **values)


def _conflict(what: str) -> EditRefused:
    return EditRefused(
        f"The merge cannot be taken apart: {what} was joined with something else since; "
        "undo that first, or split the entity by its mentions."
    )
