"""Checksums over all that a project holds: SQLite's own checks miss most damage to content.

Each row has one over its fields; ``totals`` has count and sum a table, so that a row that is
missing is noticed as well as one that changed. A text's checksum is its SHA-256.
"""

import hashlib
import sqlite3
from collections.abc import Mapping, Sequence

import msgspec

from explorer.model.text import digest as text_digest

_RING = 1 << 64


def row_digest(values: Sequence[object]) -> int:
    """64 bits over a row's values, as the signed integer that SQLite stores.

    Empty columns at the end do not count, so that a column which a later version adds there
    leaves the checksums of old rows as they are: what was damaged before does not become sound.
    """
    end = len(values)
    while end and values[end - 1] is None:
        end -= 1
    data = hashlib.blake2b(msgspec.json.encode(values[:end]), digest_size=8).digest()
    return int.from_bytes(data, "big", signed=True)


def add_to_totals(db: sqlite3.Connection, table: str, count: int, total: int) -> None:
    """Note that a table grew by ``count`` rows and ``total`` in the sum of their checksums."""
    row = db.execute("SELECT count, total FROM totals WHERE name = ?", (table,)).fetchone()
    before = row if row is not None else (0, 0)
    db.execute(
        "INSERT INTO totals (name, count, total) VALUES (?, ?, ?) "
        "ON CONFLICT (name) DO UPDATE SET count = excluded.count, total = excluded.total",
        (table, before[0] + count, _signed(before[1] + total)),
    )


def damage(db: sqlite3.Connection, tables: Mapping[str, str]) -> list[str]:
    """What does not fit its checks, as phrases ("2 of 40 relations are changed"); empty if sound.

    ``tables`` gives the checked columns, as SQL, by name of the table. Reads everything once.
    """
    totals = {name: (count, total) for name, count, total in db.execute("SELECT * FROM totals")}
    found = [
        phrase
        for name, columns in tables.items()
        for phrase in _damage_in(db, name, columns, totals.pop(name, (0, 0)))
    ]
    found += _damage_in_texts(db, totals.pop("texts", (0, 0)))
    found += [f"there is a sum for “{name}”, which is no table" for name in totals]
    found += [
        f"SQLite says: {said}" for (said,) in db.execute("PRAGMA integrity_check") if said != "ok"
    ]
    broken = {row[0] for row in db.execute("PRAGMA foreign_key_check")}
    found += [f"{name} refer to what is not there" for name in sorted(broken)]
    return found


def _damage_in(
    db: sqlite3.Connection, name: str, columns: str, expected: tuple[int, int]
) -> list[str]:
    count = total = changed = 0
    for row in db.execute(f"SELECT {columns}, digest FROM {name} NOT INDEXED"):
        count += 1
        sound = isinstance(row[-1], int) and row_digest(row[:-1]) == row[-1]
        changed += not sound
        total += row[-1] if sound else 0
    return _phrases(name, count, total, changed, expected)


def _damage_in_texts(db: sqlite3.Connection, expected: tuple[int, int]) -> list[str]:
    count = total = changed = 0
    for sha256, text in db.execute("SELECT sha256, text FROM texts NOT INDEXED"):
        count += 1
        total += row_digest([sha256])
        changed += not isinstance(text, str) or text_digest(text) != sha256
    return _phrases("texts", count, total, changed, expected)


def _phrases(
    name: str, count: int, total: int, changed: int, expected: tuple[int, int]
) -> list[str]:
    if changed:
        return [f"{changed:,} of {count:,} {name} are changed"]
    if count != expected[0]:
        return [f"{name}: {count:,} instead of {expected[0]:,}"]
    return [f"the {name} are not those that were written"] if _signed(total) != expected[1] else []


def _signed(number: int) -> int:
    data = (number % _RING).to_bytes(8, "big")
    return int.from_bytes(data, "big", signed=True)
