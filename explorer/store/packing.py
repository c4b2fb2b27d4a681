"""The changes of an edit as the journal keeps them: JSON, deflated, texts by their hash."""

import sqlite3
import zlib
from collections.abc import Iterable
from typing import Any

import msgspec

from explorer.model.edit import Change
from explorer.model.records import Document, Record
from explorer.store.rows import TABLES, given, text_key

_RECORDS: dict[str, type[Record]] = {record.__name__: record for record in TABLES}
_Packed = list[tuple[str, dict[str, Any] | None, dict[str, Any] | None]]


def pack(changes: Iterable[Change]) -> bytes:
    """Changes as bytes; of a record only the fields that differ from their defaults."""
    packed = [
        (type(change.record).__name__, _fields(change.before), _fields(change.after))
        for change in changes
    ]
    return zlib.compress(msgspec.json.encode(packed), 6)


def unpack(data: bytes) -> tuple[Change, ...]:
    """The changes; documents have their text's hash as text.

    Raises sqlite3.DatabaseError for those that fit their checksum and were never packed here.
    """
    try:
        packed = msgspec.json.decode(zlib.decompress(data), type=_Packed)
        return tuple(
            Change(_record(_RECORDS[name], before), _record(_RECORDS[name], after))
            for name, before, after in packed
        )
    except (zlib.error, msgspec.MsgspecError, LookupError, TypeError, ValueError) as error:
        raise sqlite3.DatabaseError("Could not decode changes") from error


def _fields(record: Record | None) -> dict[str, Any] | None:
    if isinstance(record, Document):
        return {**given(record), "text": text_key(record)}
    return given(record) if record is not None else None


def _record(kind: type[Record], values: dict[str, Any] | None) -> Record | None:
    return msgspec.convert(values, kind) if values is not None else None
