"""A project copied while it is open: written whole beside the target, checked, put in its place."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from explorer.errors import ProjectError
from explorer.store import opening
from explorer.store.digests import add_to_totals, row_digest
from explorer.store.search import rebuild


def copy_to(db: sqlite3.Connection, path: Path, history: bool = True) -> None:
    """Everything that ``db`` holds as a project at ``path``; without its history if so wanted.

    The caller holds the lock of ``path``. Raises ProjectError, OSError or sqlite3.Error; an old
    file is then as it was.
    """
    _refuse_unclosed(path)
    temporary = opening.temporary_beside(path)
    try:
        if db.in_transaction:
            _copy_moment(db, temporary)
        else:
            db.execute("VACUUM INTO ?", (str(temporary),))
        if not history:
            _leave_history_out(temporary)
        put_in_place(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def put_in_place(temporary: Path, path: Path) -> None:
    """A project that was written beside its place goes there, once it is sound and on the disk."""
    _verify(temporary, path)
    descriptor = os.open(temporary, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    os.replace(temporary, path)
    opening.sync_folder(path.parent)


def _copy_moment(db: sqlite3.Connection, temporary: Path) -> None:
    """What a connection that reads one moment sees, which may have passed."""
    with closing(opening.connect(temporary, "rwc")) as copy:
        db.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")


def _leave_history_out(temporary: Path) -> None:
    """Take out what was done, every word that only it holds, and what somebody has read."""
    copy = opening.connect(temporary, "rw")
    try:
        copy.execute("BEGIN")
        copy.execute("DELETE FROM journal")
        copy.execute("DELETE FROM read_sentences")
        copy.execute("DELETE FROM totals WHERE name IN ('journal', 'texts')")
        copy.execute("DELETE FROM texts WHERE sha256 NOT IN (SELECT text FROM documents)")
        kept = [row_digest([sha256]) for (sha256,) in copy.execute("SELECT sha256 FROM texts")]
        add_to_totals(copy, "texts", len(kept), sum(kept))
        rebuild(copy)  # words that are gone stand in it until then
        copy.execute("COMMIT")
        copy.execute("VACUUM")  # and in pages that were given up
    finally:
        copy.close()


def _verify(temporary: Path, path: Path) -> None:
    copy = opening.connect(temporary, "ro")
    try:
        found = opening.damage_of(copy)
    finally:
        copy.close()
    if found:
        raise ProjectError(f"Cannot make “{path.name}”: the copy differs ({found[0]}); try again.")


def _refuse_unclosed(path: Path) -> None:
    """A log that belongs to an old file would be read into the new one and spoil it."""
    if opening.logs_of(path):
        raise ProjectError(
            f"“{path.name}” was not closed properly; open it once, or choose another name."
        )
