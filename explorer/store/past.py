"""What was done to a project, asked of its journal in SQL: a page at a time, filtered."""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager

from explorer.store import journal
from explorer.store.journaled import TAKES_BACK, Entry, Step, taken_back
from explorer.store.rows import json_list

Reading = Callable[[], AbstractContextManager[sqlite3.Connection]]


class JournalPast:
    """The past of a project file; ``reading`` gives a connection for one question."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def entries(
        self, limit: int, skipped: int = 0, kind: str = "", subject: str = ""
    ) -> Sequence[Entry]:
        """A page of entries, newest first: of one kind of change, about one record, or all."""
        where, values = _where(kind, subject)
        with self._reading() as db:
            rows = db.execute(
                f"{journal.ENTRIES} {where} ORDER BY number DESC LIMIT ? OFFSET ?",
                (*values, limit, skipped),
            )
            return [journal.entry_of(row) for row in rows]

    def count(self, kind: str = "", subject: str = "") -> int:
        """How many entries there are on all pages."""
        where, values = _where(kind, subject)
        with self._reading() as db:
            (count,) = db.execute(f"SELECT count(*) FROM journal {where}", values).fetchone()
        return int(count)

    def about(self, numbers: Iterable[int], most: int) -> Mapping[int, Sequence[str]]:
        """The entities that are there and that each of these entries touches, at most so many."""
        with self._reading() as db:
            return {
                number: [
                    id
                    for (id,) in db.execute(
                        "SELECT id FROM journal_subjects JOIN entities ON id = subject "
                        "WHERE entry = ? ORDER BY subject LIMIT ?",
                        (number, most),
                    )
                ]
                for number in numbers
            }

    def taken_back(self) -> frozenset[tuple[str, ...]]:
        """The identities of what was taken back by itself and has not come back since."""
        with self._reading() as db:
            rows = db.execute(
                f"{journal.ENTRIES} WHERE state = 'done' AND template IN (?, ?) "
                "ORDER BY number DESC",
                TAKES_BACK,
            )
            return taken_back(journal.entry_of(row) for row in rows)

    def step(self, number: int) -> Step | None:
        """An entry with its edit."""
        with self._reading() as db:
            return journal.step(db, str(int(number)))

    def later(self, number: int, subjects: Collection[str]) -> Iterator[Step]:
        """What stands of the entries since one that touch any of the subjects, newest first."""
        with self._reading() as db:
            rows = db.execute(
                f"{journal.ENTRIES} WHERE number > ? AND state = 'done' AND number IN "
                "(SELECT entry FROM journal_subjects WHERE subject IN "
                "(SELECT value FROM json_each(?))) ORDER BY number DESC",
                (number, json_list(subjects)),
            ).fetchall()
        for row in rows:
            with self._reading() as db:
                yield journal.step_of(db, journal.entry_of(row))


def _where(kind: str, subject: str) -> tuple[str, list[str]]:
    """Conditions as SQL, with their values."""
    asked = {"kind": kind, "subject": subject}
    given = {name: value for name, value in asked.items() if value}
    if not given:
        return "", []
    inside = " INTERSECT ".join(
        f"SELECT entry FROM journal_{name}s WHERE {name} = ?" for name in given
    )
    return f"WHERE number IN ({inside})", list(given.values())
