"""What a session asks of a store beside reading: write, journal, undo, redo."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from explorer.model.edit import Edit
from explorer.model.kept import Acting, Claim, Store
from explorer.model.message import Message
from explorer.model.records import (
    Decision,
    Document,
    Entity,
    Figure,
    Placement,
    Relation,
    Spot,
    Style,
)

Held = Document | Entity | Relation | Placement | Style | Decision | Figure | Spot


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the history; ``time`` is ISO 8601 in UTC, ``number`` rises with time.

    ``undone`` is true for what was taken back, whether or not redo still reaches it; ``author``
    is who did it, empty where nobody said.
    """

    number: int
    label: Message
    time: str
    undone: bool
    author: str = ""

    @property
    def identity(self) -> tuple[str, ...]:
        """What it is, whether or not it stands: a number alone is another in another file."""
        return str(self.number), self.time, str(self.label)


@dataclass(frozen=True, slots=True)
class Step:
    """An entry with its edit: what undo takes back or redo does again."""

    entry: Entry
    edit: Edit


UNDOES, REDOES = TAKES_BACK = ("Undo by itself: {what}", "Redo by itself: {what}")


def taking_back(entry: Entry) -> Message:
    """The label of an edit that takes one entry back by itself; it tells which one that was.

    To take back what took something back is to do that again, and to name it.
    """
    told = {"number": entry.number, "time": entry.time}
    if entry.label.template not in TAKES_BACK:
        return Message.of(UNDOES, what=entry.label, **told)
    what = dict(entry.label.arguments)["what"]
    again = REDOES if entry.label.template == UNDOES else UNDOES
    return Message.of(again, what=what, label=entry.label, **told)


def taken_back(standing: Iterable[Entry]) -> frozenset[tuple[str, ...]]:
    """Which entries those take back that stand and do so by themselves, newest first."""
    gone: set[tuple[str, ...]] = set()
    for one in standing:
        if one.identity not in gone:  # else what it took back stands again
            said = dict(one.label.arguments)
            label = said.get("label", said.get("what", ""))
            gone.add((said.get("number", ""), said.get("time", ""), label))
    return frozenset(gone)


def acting_in_all(rows: Iterable[tuple[str, Iterable[tuple[str, str]]]]) -> Acting:
    """What :meth:`Store.acting` tells, of each sentence's relation and who acts in it for whom."""
    found: dict[str, set[tuple[str, str]]] = {}
    for relation, acting in rows:
        found[relation] = found[relation] & set(acting) if relation in found else set(acting)
    return {relation: dict(acting) for relation, acting in found.items() if acting}


class Past(Protocol):
    """What was done, a page at a time."""

    def entries(
        self, limit: int, skipped: int = 0, kind: str = "", subject: str = ""
    ) -> Sequence[Entry]:
        """A page of entries, newest first: of one kind of change, about one record, or all."""
        ...

    def count(self, kind: str = "", subject: str = "") -> int:
        """How many entries there are on all pages."""
        ...

    def about(self, numbers: Iterable[int], most: int) -> Mapping[int, Sequence[str]]:
        """The entities that are there and that each of these entries touches, at most so many."""
        ...

    def taken_back(self) -> frozenset[tuple[str, ...]]:
        """The identities of what was taken back by itself and has not come back since."""
        ...

    def step(self, number: int) -> Step | None:
        """An entry with its edit."""
        ...

    def later(self, number: int, subjects: Collection[str]) -> Iterable[Step]:
        """What stands of the entries since one that touch any of the subjects, newest first."""
        ...


class JournaledStore(Store, Protocol):
    """A store that keeps every edit and what undo and redo would do, also after a restart.

    ``author`` signs what is done from now on.
    """

    path: Path
    read_only: bool
    why_read_only: str
    author: str

    @property
    def past(self) -> Past:
        """What was done."""
        ...

    def held(self) -> Iterable[Held]:
        """The records that a corpus holds, documents without their texts."""
        ...

    def claims(self) -> Iterable[tuple[str, Claim, int]]:
        """How many sentences of a relation make which claim."""
        ...

    def write(self, edit: Edit, journaled: bool = True) -> None:
        """Write an edit, all or nothing; raises ProjectError when that cannot be."""
        ...

    def to_undo(self) -> Step | None:
        """The newest edit that stands."""
        ...

    def to_redo(self) -> Step | None:
        """The oldest edit that was undone and that no later edit has cut off."""
        ...

    def undo_entry(self) -> Entry | None:
        """The entry of :meth:`to_undo` alone: cheap enough to ask after every event."""
        ...

    def redo_entry(self) -> Entry | None:
        """The entry of :meth:`to_redo` alone."""
        ...

    def undo(self, step: Step) -> None:
        """Write the inverse of a step, whose edit may have grown, and mark it as undone."""
        ...

    def redo(self, step: Step) -> None:
        """Write a step again, whose edit may have grown, and mark it as done."""
        ...

    def save_as(self, path: Path, history: bool = True) -> "JournaledStore":
        """A copy at ``path``, open for writing; this one stays as it is.

        Without ``history`` the copy tells nothing of what was done before.
        """
        ...

    def close(self) -> None:
        """Leave the store at rest; nothing may be asked of it afterwards."""
        ...
