"""What the journal says the records are: to compare with the tables, and to fill their gaps."""

import zlib
from collections.abc import Iterable

import msgspec

from explorer.model.records import Record
from explorer.store.journal import RECORDS, Packed
from explorer.store.rows import TABLES

Said = dict[type, dict[str, Record | None]]
"""By type and id; None for what is gone. A document's text is its hash."""


def said_by(entries: Iterable[tuple[str, bytes]]) -> Said:
    """What the edits that stand have left, from state and changes of each entry, oldest first.

    An entry without changes marks a rescue: the tables need not agree with what was before it.
    """
    said: Said = {kind: {} for kind in TABLES}
    for state, changes in entries:
        packed = msgspec.json.decode(zlib.decompress(changes), type=Packed)
        if not packed:
            said = {kind: {} for kind in TABLES}
        if state != "done":
            continue
        for name, before, after in packed:
            kind = RECORDS[name]
            known = after if after is not None else before
            if known is not None:
                said[kind][known["id"]] = msgspec.convert(after, kind) if after else None
    return said


def texts_in(entries: Iterable[tuple[str, bytes]]) -> set[str]:
    """Hashes of the texts that undo and redo may need."""
    found: set[str] = set()
    for _, changes in entries:
        packed = msgspec.json.decode(zlib.decompress(changes), type=Packed)
        if not packed:
            found.clear()
        for name, *both in packed:
            found |= {one["text"] for one in both if name == "Document" and one is not None}
    return found
