"""A project as an earlier version of the program wrote it."""

import os
import sqlite3
from pathlib import Path

from explorer.store.migrations import migrate, steps


def as_first_version(path: Path) -> None:
    """Write a closed project anew in the form of the first version; only what that has stays."""
    old = path.with_name(f"{path.name}.old")
    db = sqlite3.connect(old, isolation_level=None)
    migrate(db, "", steps()[:1])
    db.execute("ATTACH ? AS now", (str(path),))
    tables = db.execute("SELECT name, sql FROM main.sqlite_schema WHERE type = 'table'").fetchall()
    searched = [name for name, sql in tables if "USING fts5" in sql]
    db.execute("BEGIN")
    for name, _ in tables:
        if not any(name.startswith(search) for search in searched):
            columns = [row[1] for row in db.execute(f"PRAGMA main.table_info({name})")]
            listed = ", ".join(f'"{column}"' for column in columns)
            db.execute(f"INSERT INTO main.{name} ({listed}) SELECT {listed} FROM now.{name}")
    for name in searched:
        db.execute(f"INSERT INTO main.{name} ({name}) VALUES ('rebuild')")
    known = {name for name, _ in tables}
    db.execute(
        f"DELETE FROM main.totals WHERE name NOT IN ({', '.join('?' * len(known))})", (*known,)
    )
    db.execute("COMMIT")
    db.close()
    os.replace(old, path)
