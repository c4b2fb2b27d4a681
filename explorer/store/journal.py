"""Every edit, in the project: what undo takes back and redo does again, also after a restart.

An entry holds its records before and after by the fields that differ from their defaults, so a
later version that adds fields reads old entries. An undone entry stays; its inverse follows from
it, so undo appends nothing. Texts lie in ``texts`` and are named by hash.
"""

import json
import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Literal

import msgspec

from explorer.model.edit import Change, Edit
from explorer.model.message import Message
from explorer.model.records import Document, Record
from explorer.store.digests import add_to_totals, row_digest
from explorer.store.journaled import Entry, Step
from explorer.store.rows import TABLES, given, text_by_hash, text_key

COLUMNS = "number, template, arguments, author, time, batch, hex(changes), state"

NEWEST_DONE = "SELECT max(number) FROM journal WHERE state = 'done'"
OLDEST_UNDONE = "SELECT min(number) FROM journal WHERE state = 'undone'"
_ENTRIES = "SELECT number, template, arguments, time, state FROM journal"

RECORDS: dict[str, type[Record]] = {record.__name__: record for record in TABLES}
Packed = list[tuple[str, dict[str, Any] | None, dict[str, Any] | None]]
_State = Literal["done", "undone", "cut"]


def append(db: sqlite3.Connection, edit: Edit) -> None:
    """Add an edit that was just made; what redo would have done is out of its reach now."""
    for (number,) in db.execute("SELECT number FROM journal WHERE state = 'undone'").fetchall():
        _update(db, number, "cut")
    db.execute(
        "INSERT INTO journal (template, arguments, author, time, batch, changes, state, digest) "
        "VALUES (?, ?, '', ?, ?, ?, 'done', 0)",
        (
            edit.label.template,
            json.dumps(edit.label.arguments, ensure_ascii=False),
            datetime.now(UTC).isoformat(timespec="seconds"),
            edit.batch,
            _pack(edit.changes),
        ),
    )
    (number,) = db.execute("SELECT last_insert_rowid()").fetchone()
    _seal(db, number, grown=1)


def put_back(db: sqlite3.Connection, entries: Iterable[Sequence[object]], whole: bool) -> None:
    """Entries that were rescued, oldest first, each as number, then the columns to ``state``.

    Where not all is whole, an entry without changes stands behind them: nothing before it can be
    undone, for the records are no longer those that these edits left.
    """
    for number, (_, *columns, state) in enumerate(entries, 1):
        kept = state if whole or state == "done" else "cut"
        db.execute(
            "INSERT INTO journal (number, template, arguments, author, time, batch, changes, "
            "state, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)",
            (number, *columns, kept),
        )
        _seal(db, number, grown=1)
    if not whole:
        append(db, Edit(Message("Rescue what was intact in a damaged file"), ()))


def step(db: sqlite3.Connection, which: str) -> Step | None:
    """The step that ``NEWEST_DONE`` or ``OLDEST_UNDONE`` names, with its edit."""
    found = entry(db, which)
    if found is None:
        return None
    row = db.execute(
        "SELECT changes, batch FROM journal WHERE number = ?", (found.number,)
    ).fetchone()
    changes, batch = row
    return Step(found, Edit(found.label, _unpack(db, changes), batch))


def entry(db: sqlite3.Connection, which: str) -> Entry | None:
    """The entry that ``NEWEST_DONE`` or ``OLDEST_UNDONE`` names; its changes stay packed."""
    row = db.execute(f"{_ENTRIES} WHERE number = ({which})").fetchone()
    return _entry(row) if row is not None else None


def mark_undone(db: sqlite3.Connection, step: Step) -> None:
    """Note that a step was taken back; its edit may have grown since it was made."""
    _update(db, step.entry.number, "undone", step.edit)


def mark_done(db: sqlite3.Connection, step: Step) -> None:
    """Note that a step was done again."""
    _update(db, step.entry.number, "done")


def entries(db: sqlite3.Connection, limit: int) -> list[Entry]:
    """The newest entries, newest first."""
    rows = db.execute(f"{_ENTRIES} ORDER BY number DESC LIMIT ?", (limit,))
    return [_entry(row) for row in rows]


def _entry(row: tuple[int, str, str, str, str]) -> Entry:
    number, template, arguments, time, state = row
    return Entry(number, _message(template, arguments), time, undone=state != "done")


def _update(db: sqlite3.Connection, number: int, state: _State, edit: Edit | None = None) -> None:
    row = db.execute("SELECT digest FROM journal WHERE number = ?", (number,)).fetchone()
    add_to_totals(db, "journal", 0, -row[0])
    db.execute("UPDATE journal SET state = ? WHERE number = ?", (state, number))
    if edit is not None:
        packed = _pack(edit.changes)
        db.execute("UPDATE journal SET changes = ? WHERE number = ?", (packed, number))
    _seal(db, number, grown=0)


def _seal(db: sqlite3.Connection, number: int, grown: int) -> None:
    row = db.execute(f"SELECT {COLUMNS} FROM journal WHERE number = ?", (number,)).fetchone()
    digest = row_digest(row)
    db.execute("UPDATE journal SET digest = ? WHERE number = ?", (digest, number))
    add_to_totals(db, "journal", grown, digest)


def _pack(changes: Iterable[Change]) -> bytes:
    packed = [
        (type(change.record).__name__, _fields(change.before), _fields(change.after))
        for change in changes
    ]
    return zlib.compress(msgspec.json.encode(packed), 6)


def _unpack(db: sqlite3.Connection, data: bytes) -> tuple[Change, ...]:
    packed = msgspec.json.decode(zlib.decompress(data), type=Packed)
    return tuple(
        Change(_record(db, RECORDS[name], before), _record(db, RECORDS[name], after))
        for name, before, after in packed
    )


def _fields(record: Record | None) -> dict[str, Any] | None:
    if isinstance(record, Document):
        return {**given(record), "text": text_key(record)}
    return given(record) if record is not None else None


def _record(
    db: sqlite3.Connection, kind: type[Record], values: dict[str, Any] | None
) -> Record | None:
    if values is None:
        return None
    record = msgspec.convert(values, kind)
    if isinstance(record, Document):
        return replace(record, text=text_by_hash(db, record.text))
    return record


def _message(template: str, arguments: str) -> Message:
    pairs: Sequence[Sequence[str]] = json.loads(arguments)
    return Message(template, tuple((name, value) for name, value in pairs))
