"""What of a damaged project is as it was written: rows whose checksum fits, whatever is around.

A row tells its table by the number and types of its columns; that it is one, its checksum proves.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from explorer.model.records import Record
from explorer.model.text import digest as text_digest
from explorer.store.digests import row_digest
from explorer.store.migrations import migrate
from explorer.store.packing import unpack
from explorer.store.pages import Pages, Value, rows
from explorer.store.rows import TABLES, Table, record_of

_TYPES: dict[str, type | tuple[type, ...]] = {
    "TEXT": str, "INTEGER": int, "REAL": (int, float), "BLOB": bytes,
}  # fmt: skip


class Entry(NamedTuple):
    """A row of the journal."""

    number: int
    template: str
    arguments: str
    author: str
    time: str
    batch: str
    changes: bytes
    state: str


@dataclass(frozen=True, slots=True)
class Salvage:
    """What was found. Documents have their text's hash as text.

    ``records`` are by type and row; ``spoiled`` are texts that are not what their hash says;
    ``totals`` how many rows a table had, unproven; ``doubtful`` rows of which two versions lay in
    the file.
    """

    records: dict[type, dict[int, Record]] = field(
        default_factory=lambda: {kind: {} for kind in TABLES}
    )
    journal: dict[int, Entry] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    spoiled: dict[str, str] = field(default_factory=dict)
    totals: dict[str, int] = field(default_factory=dict)
    doubtful: set[tuple[type, int]] = field(default_factory=set)


class _Shape(NamedTuple):
    """A table as its rows lie in the file: types, which must not be empty, where the key is."""

    table: Table | None  # None: the journal
    types: tuple[str, ...]
    needed: tuple[bool, ...]
    key: int
    digest: int
    checked: tuple[int, ...]  # the columns under the checksum, in its order


def salvaged(pages: Pages) -> Salvage:
    """All sound rows of a project."""
    found = Salvage()
    names = {*(table.name for table in TABLES.values()), "texts", "journal"}
    for number, values in rows(pages):
        if len(values) == 2 and isinstance(values[0], str) and isinstance(values[1], str):
            _take_text(found, values[0], values[1])
        elif len(values) == 3 and values[0] in names and isinstance(values[1], int):
            found.totals[str(values[0])] = values[1]
        else:
            _take_row(found, number, values)
    return found


def _take_text(found: Salvage, sha256: str, text: str) -> None:
    there = text_digest(text)
    if there == sha256 or len(text) > len(sha256):  # the name may be what is spoiled
        found.texts[there] = text
    if there != sha256:
        found.spoiled[sha256] = text.replace("\0", "\ufffd")


def _take_row(found: Salvage, number: int, values: Sequence[Value]) -> None:
    for shape in _shapes():
        whole = _fitting(shape, number, values)
        if whole is None:
            continue
        try:
            if shape.table is None:
                entry = Entry(*whole[: len(Entry._fields)])  # type: ignore[arg-type]
                unpack(entry.changes)
                found.journal[number] = entry
                return
            record = record_of(shape.table, [whole[at] for at in shape.checked])
        except sqlite3.DatabaseError:  # forged: it fits its checksum, and says nothing
            return
        known = found.records[shape.table.record]
        if known.setdefault(number, record) != record:
            found.doubtful.add((shape.table.record, number))
            known[number] = record
        return


def _fitting(shape: _Shape, number: int, values: Sequence[Value]) -> list[Value] | None:
    """The row in full where it is one of that table and sound."""
    if not shape.digest < len(values) <= len(shape.types):
        return None
    whole = [*values, *[None] * (len(shape.types) - len(values))]
    whole[shape.key] = number
    for at, (value, kind, needed) in enumerate(zip(whole, shape.types, shape.needed, strict=True)):
        if value is None:
            if needed:
                return None
        elif not isinstance(value, _TYPES[kind]):
            return None
        elif kind == "REAL":
            whole[at] = float(value)
    checked = [whole[at] for at in shape.checked]
    if shape.table is None:
        checked = [one.hex().upper() if isinstance(one, bytes) else one for one in checked]
    try:
        return whole if row_digest(checked) == whole[shape.digest] else None
    except UnicodeEncodeError:
        return None


@cache
def _shapes() -> tuple[_Shape, ...]:
    db = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrate(db, "")
        return (
            *(_shape(db, table.name, table) for table in TABLES.values()),
            _shape(db, "journal", None),
        )
    finally:
        db.close()


def _shape(db: sqlite3.Connection, name: str, table: Table | None) -> _Shape:
    columns = db.execute(f"PRAGMA table_info({name})").fetchall()
    names = [column[1] for column in columns]
    checked = table.fields if table is not None else Entry._fields
    return _Shape(
        table,
        tuple(column[2] for column in columns),
        tuple(bool(column[3]) for column in columns),
        next(at for at, column in enumerate(columns) if column[5]),
        names.index("digest"),
        tuple(names.index(one) for one in checked),
    )
