"""What each entry of the journal is about, in tables of its own: the history is filtered in SQL.

Everything here follows from the journal (:mod:`explorer.model.subjects`); nothing else is kept.
"""

import json
import sqlite3
from collections.abc import Iterable

from explorer.model.edit import Change
from explorer.model.subjects import kinds_of, subjects_of
from explorer.store.packing import unpack


def note(db: sqlite3.Connection, entry: int, changes: Iterable[Change]) -> None:
    """Note what an entry is about, in the transaction that appends it."""
    changes = tuple(changes)
    db.executemany(
        "INSERT INTO journal_kinds (kind, entry) VALUES (?, ?)",
        [(kind, entry) for kind in kinds_of(changes)],
    )
    db.executemany(
        "INSERT INTO journal_subjects (subject, entry) VALUES (?, ?)",
        [(subject, entry) for subject in sorted(subjects_of(changes))],
    )
    for end in ("source", "target"):  # of relations of which only a sentence changed
        db.execute(
            f"INSERT OR IGNORE INTO journal_subjects (subject, entry) "
            f"SELECT relations.{end}, entry FROM journal_subjects "
            "JOIN relations ON relations.id = subject WHERE entry = ?",
            (entry,),
        )


def teach(db: sqlite3.Connection) -> None:
    """Let the SQL of a migration ask what packed changes are about."""
    for function in (kinds_of, subjects_of):
        db.create_function(
            function.__name__,
            1,
            lambda data, function=function: json.dumps(sorted(function(unpack(data)))),
        )
