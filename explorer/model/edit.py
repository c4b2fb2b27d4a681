"""One labelled group of changes: done, undone, saved and redrawn as one.

Undo, autosave, history and redraw all follow from :class:`Change`: records are frozen, so
"before" stays true, and nobody writes an undo.
"""

from dataclasses import dataclass

from explorer.model.message import Message
from explorer.model.records import Document, Record


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after; ``None`` where there is none."""

    before: Record | None
    after: Record | None

    @property
    def record(self) -> Record:
        """Whichever side is there, ``after`` first: tells type and id."""
        record = self.after if self.after is not None else self.before
        if record is None:
            raise ValueError("a change needs a record before or after it")
        return record


@dataclass(frozen=True, slots=True)
class Edit:
    """A labelled group of changes that is done, undone and stored as one.

    ``batch`` joins the edits of one import; empty otherwise.
    """

    label: Message
    changes: tuple[Change, ...]
    batch: str = ""

    @property
    def brought(self) -> tuple[Document, ...]:
        """The articles that it brings."""
        return tuple(
            change.after
            for change in self.changes
            if change.before is None and isinstance(change.after, Document)
        )

    def inverse(self) -> "Edit":
        """The edit that takes this one back."""
        changes = tuple(Change(change.after, change.before) for change in reversed(self.changes))
        return Edit(self.label, changes, self.batch)
