"""Numbered SQL files bring a project to the newest schema; ``user_version`` counts them."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from explorer.errors import ProjectTooNew
from explorer.resources import resource
from explorer.store import subjects


def steps() -> list[Path]:
    """All steps in order: ``resources/sql/0001_tables.sql`` and on."""
    return sorted(resource("sql").glob("[0-9]*.sql"))


def migrate(db: sqlite3.Connection, name: str, to: Sequence[Path] | None = None) -> int:
    """Make the missing steps, one transaction each; returns how many there were.

    ``name`` is the project's, for the message. Raises ProjectTooNew for a file of a later
    version; a step that fails leaves the version before it.
    """
    known = steps() if to is None else to
    subjects.teach(db)  # the journal's entries are packed; SQL alone cannot look into them
    version = version_of(db)
    if version > len(known):
        raise ProjectTooNew(
            f"“{name}” was written by a later version of Article Explorer (format {version}, "
            f"this one reads up to {len(known)}); install that version to open it."
        )
    for number, step in enumerate(known[version:], version + 1):
        script = step.read_text(encoding="utf-8")
        try:
            db.executescript(f"BEGIN;\n{script}\nPRAGMA user_version = {number};\nCOMMIT;")
        except sqlite3.Error:
            if db.in_transaction:
                db.rollback()
            raise
    return len(known) - version


def version_of(db: sqlite3.Connection) -> int:
    """How many steps a file has seen."""
    (version,) = db.execute("PRAGMA user_version").fetchone()
    return int(version)
