"""A project copied while it is open: written whole beside the target, checked, put in its place."""

import os
import sqlite3
from pathlib import Path

from explorer.errors import ProjectError
from explorer.store import opening


def copy_to(db: sqlite3.Connection, path: Path) -> None:
    """Everything that ``db`` holds, history too, as a project at ``path``.

    The caller holds the lock of ``path``. Raises ProjectError, OSError or sqlite3.Error; an old
    file is then as it was.
    """
    _refuse_unclosed(path)
    temporary = opening.temporary_beside(path)
    try:
        db.execute("VACUUM INTO ?", (str(temporary),))
        _verify(temporary, path)
        descriptor = os.open(temporary, os.O_RDWR)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
    opening.sync_folder(path.parent)


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
    for log in (path.with_name(path.name + end) for end in ("-wal", "-journal")):
        if log.exists():
            raise ProjectError(
                f"“{path.name}” was not closed properly; open it once, or choose another name."
            )
