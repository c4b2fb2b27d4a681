"""Is a project sound? All of it is read, more than at opening, and nothing is changed.

Beside each row's checksum: does the history lead to what the tables hold, and does the search
find what is there? A project may be checked while a window has it open, or after one was killed.
"""

import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from explorer.model.records import Placement, Record, Spot
from explorer.store import opening, rows
from explorer.store.counts import MAIN, counts_of, in_words
from explorer.store.failures import DAMAGED, cannot_open, primary_code, refuse_unless_project_file
from explorer.store.migrations import migrate, steps, version_of
from explorer.store.replaying import replayed
from explorer.store.rescuing import copied_to
from explorer.store.rows import TABLES

_COPIED_UP_TO = 200_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Checked:
    """A project, its rows by table, and what is wrong with it, as phrases."""

    path: Path
    counts: Mapping[str, int]
    damage: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What to tell a person."""
        if self.damage:
            return f"“{self.path.name}” is damaged: {'; '.join(self.damage)}."
        holds = in_words(self.counts, MAIN) or "nothing yet"
        return f"“{self.path.name}” is sound: {holds}."


def check(path: Path) -> Checked:
    """Read a project whole. Raises ProjectError for what is no project or cannot be read."""
    refuse_unless_project_file(path)
    path = path.resolve()
    try:
        with _readable(path) as db:
            opening.refuse_foreign(db, path)
            found = opening.damage_of(db) or _beyond_checksums(db, path)
            return Checked(path, {} if found else counts_of(db), tuple(found))
    except UnicodeDecodeError:  # where the form of a table is damaged, its columns have no names
        return Checked(path, {}, ("its tables are not those of a project",))
    except sqlite3.Error as error:
        if primary_code(error) == sqlite3.SQLITE_CORRUPT:
            return Checked(path, {}, (f"SQLite says: {error}",))
        raise cannot_open(path, error) from error


@contextmanager
def _readable(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that reads, to a copy where reading alone would have to repair the file."""
    try:
        db = opening.connect_read_only(path)
    except sqlite3.OperationalError:
        if not opening.logs_of(path):
            raise
        with (
            tempfile.TemporaryDirectory(prefix="article-explorer-") as folder,
            closing(opening.connect(copied_to(path, Path(folder)), "rw")) as copy,
        ):
            yield copy
        return
    with closing(db):
        db.execute("BEGIN")  # one state throughout, whatever a window writes meanwhile
        yield db


def _beyond_checksums(db: sqlite3.Connection, path: Path) -> list[str]:
    """What only a copy in memory shows, in the form of today; a very large project is spared."""
    (pages,) = db.execute("PRAGMA page_count").fetchone()
    (size,) = db.execute("PRAGMA page_size").fetchone()
    old = version_of(db) < len(steps())
    if pages * size > _COPIED_UP_TO:
        return [] if old else _differences(db)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        db.backup(copy)
        words = _lost_words(copy)  # first: a new form may bring a new index
        migrate(copy, path.name)
        return _differences(copy) or words


def _differences(db: sqlite3.Connection) -> list[str]:
    """Where the tables are not what the history made of them."""
    said, texts = replayed(db.execute("SELECT state, changes FROM journal ORDER BY number"))
    found = []
    for kind, table in TABLES.items():
        told = said[kind]
        if kind in (Placement, Spot) or not told:  # a layout places without an entry
            continue
        held = {one.id: one for one in _all(db, kind)}
        wrong = sum(held.get(id) != record for id, record in told.items())
        if wrong:
            found.append(f"{wrong:,} of {len(held):,} {table.name} differ from the history")
    held_texts = {row[0] for row in db.execute("SELECT sha256 FROM texts")}
    lost = len(texts - held_texts)
    return [*found, f"{lost:,} texts of the history are missing"] if lost else found


def _all(db: sqlite3.Connection, kind: type[Record]) -> Iterator[Record]:
    return rows.select(db, kind)


def _lost_words(copy: sqlite3.Connection) -> list[str]:
    """Search tables that do not fit what they search; to try that takes a write."""
    try:
        names = copy.execute("SELECT name FROM sqlite_schema WHERE sql LIKE '%USING fts5%'")
        for (name,) in names.fetchall():
            copy.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        if primary_code(error) not in DAMAGED:
            raise
        return ["the search does not find what is there"]
    return []
