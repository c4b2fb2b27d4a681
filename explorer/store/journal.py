"""Every edit, in the project: what undo takes back and redo does again, also after a restart.

An entry holds its records before and after by the fields that differ from their defaults, so a
later version that adds fields reads old entries. An undone entry stays; its inverse follows from
it, so undo appends nothing. Texts lie in ``texts`` and are named by hash.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Literal, cast

from explorer.model.edit import Change, Edit
from explorer.model.message import Message
from explorer.model.records import Document, Record
from explorer.store import subjects
from explorer.store.digests import add_to_totals, row_digest
from explorer.store.journaled import Entry, Step
from explorer.store.packing import pack, unpack
from explorer.store.rows import text_by_hash

COLUMNS = "number, template, arguments, author, time, batch, hex(changes), state"

NEWEST_DONE = "SELECT max(number) FROM journal WHERE state = 'done'"
OLDEST_UNDONE = "SELECT min(number) FROM journal WHERE state = 'undone'"
ENTRIES = "SELECT number, template, arguments, author, time, state FROM journal"

_State = Literal["done", "undone", "cut"]


def append(db: sqlite3.Connection, edit: Edit, author: str = "") -> None:
    """Add an edit that was just made; what redo would have done is out of its reach now."""
    for (number,) in db.execute("SELECT number FROM journal WHERE state = 'undone'").fetchall():
        _update(db, number, "cut")
    row = (
        edit.label.template,
        json.dumps(edit.label.arguments, ensure_ascii=False),
        author,
        datetime.now(UTC).isoformat(timespec="seconds"),
        edit.batch,
        pack(edit.changes),
        "done",
    )
    _add(db, row, edit.changes)


def put_back(db: sqlite3.Connection, entries: Iterable[Sequence[object]], whole: bool) -> None:
    """Entries that were rescued, oldest first, each as number, then the columns to ``state``.

    Where not all is whole, an entry without changes stands behind them: nothing before it can be
    undone, for the records are no longer those that these edits left.
    """
    for _, *columns, state in entries:
        kept = state if whole or state == "done" else "cut"
        _add(db, (*columns, kept), unpack(cast("bytes", columns[-1])))
    if not whole:
        append(db, Edit(Message("Rescue what was intact in a damaged file"), ()))


def _add(db: sqlite3.Connection, row: Sequence[object], changes: Iterable[Change]) -> None:
    """Add an entry, given from its template to its state."""
    db.execute(
        "INSERT INTO journal (template, arguments, author, time, batch, changes, state, digest) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, 0)",
        row,
    )
    (number,) = db.execute("SELECT last_insert_rowid()").fetchone()
    _seal(db, number, grown=1)
    subjects.note(db, number, changes)


def step(db: sqlite3.Connection, which: str) -> Step | None:
    """The step that ``NEWEST_DONE`` or ``OLDEST_UNDONE`` names, with its edit."""
    found = entry(db, which)
    if found is None:
        return None
    return step_of(db, found)


def step_of(db: sqlite3.Connection, entry: Entry) -> Step:
    """An entry with its edit."""
    changes, batch = db.execute(
        "SELECT changes, batch FROM journal WHERE number = ?", (entry.number,)
    ).fetchone()
    return Step(entry, Edit(entry.label, _with_texts(db, unpack(changes)), batch))


def entry(db: sqlite3.Connection, which: str) -> Entry | None:
    """The entry that ``NEWEST_DONE`` or ``OLDEST_UNDONE`` names; its changes stay packed."""
    row = db.execute(f"{ENTRIES} WHERE number = ({which})").fetchone()
    return entry_of(row) if row is not None else None


def mark_undone(db: sqlite3.Connection, step: Step) -> None:
    """Note that a step was taken back; its edit may have grown since it was made."""
    _update(db, step.entry.number, "undone", step.edit)


def mark_done(db: sqlite3.Connection, step: Step) -> None:
    """Note that a step was done again; its edit may have grown since it was undone."""
    _update(db, step.entry.number, "done", step.edit)


def entry_of(row: tuple[int, str, str, str, str, str]) -> Entry:
    """The entry of a row of ``ENTRIES``."""
    number, template, arguments, author, time, state = row
    return Entry(number, _message(template, arguments), time, state != "done", author)


def _update(db: sqlite3.Connection, number: int, state: _State, edit: Edit | None = None) -> None:
    row = db.execute("SELECT digest FROM journal WHERE number = ?", (number,)).fetchone()
    add_to_totals(db, "journal", 0, -row[0])
    db.execute("UPDATE journal SET state = ? WHERE number = ?", (state, number))
    if edit is not None:
        packed = pack(edit.changes)
        db.execute("UPDATE journal SET changes = ? WHERE number = ?", (packed, number))
    _seal(db, number, grown=0)


def _seal(db: sqlite3.Connection, number: int, grown: int) -> None:
    row = db.execute(f"SELECT {COLUMNS} FROM journal WHERE number = ?", (number,)).fetchone()
    digest = row_digest(row)
    db.execute("UPDATE journal SET digest = ? WHERE number = ?", (digest, number))
    add_to_totals(db, "journal", grown, digest)


def _with_texts(db: sqlite3.Connection, changes: tuple[Change, ...]) -> tuple[Change, ...]:
    def whole(record: Record | None) -> Record | None:
        if not isinstance(record, Document):
            return record
        return replace(record, text=text_by_hash(db, record.text))

    return tuple(Change(whole(change.before), whole(change.after)) for change in changes)


def _message(template: str, arguments: str) -> Message:
    try:
        pairs: Sequence[Sequence[str]] = json.loads(arguments)
        return Message(template, tuple((name, value) for name, value in pairs))
    except (ValueError, TypeError) as error:  # forged; as Python tells of a text that is none
        raise sqlite3.DatabaseError("Could not decode an entry") from error
