"""What the journal says the records are: to compare with the tables, and to fill their gaps."""

from collections.abc import Iterable

from explorer.model.records import Document, Record
from explorer.store.packing import unpack
from explorer.store.rows import TABLES

Said = dict[type, dict[str, Record | None]]
"""By type and id; None for what is gone. A document's text is its hash."""


def replayed(entries: Iterable[tuple[str, bytes]]) -> tuple[Said, set[str]]:
    """What the edits that stand have left, and hashes of the texts that undo and redo may need.

    From state and changes of each entry, oldest first. An entry without changes marks a rescue:
    the tables need not agree with what was before it.
    """
    said: Said = {kind: {} for kind in TABLES}
    texts: set[str] = set()
    for state, packed in entries:
        changes = unpack(packed)
        if not changes:
            said, texts = {kind: {} for kind in TABLES}, set()
        for change in changes:
            both = (change.before, change.after)
            texts |= {one.text for one in both if isinstance(one, Document)}
            if state == "done":
                said[type(change.record)][change.record.id] = change.after
    return said, texts
