"""What the journal says the records are: to compare with the tables, and to fill their gaps."""

from collections.abc import Iterable

from explorer.model.records import Document, Record
from explorer.store.packing import unpack
from explorer.store.rows import TABLES

Said = dict[type, dict[str, Record | None]]
"""By type and id; None for what is gone. A document's text is its hash."""


def said_by(entries: Iterable[tuple[str, bytes]]) -> Said:
    """What the edits that stand have left, from state and changes of each entry, oldest first.

    An entry without changes marks a rescue: the tables need not agree with what was before it.
    """
    said: Said = {kind: {} for kind in TABLES}
    for state, packed in entries:
        changes = unpack(packed)
        if not changes:
            said = {kind: {} for kind in TABLES}
        for change in changes if state == "done" else ():
            said[type(change.record)][change.record.id] = change.after
    return said


def texts_in(entries: Iterable[tuple[str, bytes]]) -> set[str]:
    """Hashes of the texts that undo and redo may need."""
    found: set[str] = set()
    for _, packed in entries:
        changes = unpack(packed)
        if not changes:
            found.clear()
        both = [one for change in changes for one in (change.before, change.after)]
        found |= {one.text for one in both if isinstance(one, Document)}
    return found
