"""Connections to a project file: how they are set up, probed, made and put to rest."""

import glob
import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from explorer.errors import ProjectDamaged, ProjectError, ProjectTooNew
from explorer.store import journal
from explorer.store.digests import damage
from explorer.store.failures import cannot_create, cannot_write, primary_code
from explorer.store.lock import lock_for
from explorer.store.migrations import migrate, steps, version_of
from explorer.store.rows import TABLES

SUFFIX = ".explorer"
APPLICATION_ID = int.from_bytes(b"AExP", "big")
CHECKED_AT_OPEN = 25_000_000  # bytes; a larger file takes more than a second to read whole

_REFUSED = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)
_WAIT = 2.0  # seconds for a lock that another program holds for a moment


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """A connection in SQLite's mode ``rw``, ``rwc`` or ``ro``, checks on, in autocommit."""
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    db = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=_WAIT)
    try:
        for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "foreign_keys = ON"):
            db.execute(f"PRAGMA {pragma}")
        if mode.startswith("rw"):
            db.execute("PRAGMA synchronous = FULL")
    except BaseException:
        db.close()
        raise
    return db


def connect_read_only(path: Path) -> sqlite3.Connection:
    """A connection that cannot write.

    A file at rest in a read-only folder may still say that it has a write-ahead log, which SQLite
    could not open there; with none beside it, the file alone is the whole project.
    """
    db = connect(path, "ro")
    try:
        db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        return db
    except sqlite3.Error as error:
        db.close()
        if primary_code(error) not in _REFUSED or logs_of(path):
            raise
        return connect(path, "ro&immutable=1")


def logs_of(path: Path) -> list[Path]:
    """The logs beside a project that is open or was not closed."""
    both = (path.with_name(path.name + end) for end in ("-wal", "-journal"))
    return [log for log in both if log.exists()]


def probe(path: Path) -> None:
    """Raise ProjectError unless the file is a project of a version that we know.

    Changes nothing, unless a program died while it wrote: then only opening it for writing can
    tell, and that is tried next.
    """
    try:
        db = connect_read_only(path)
    except sqlite3.OperationalError as error:
        if primary_code(error) in _REFUSED:
            return
        raise
    try:
        refuse_foreign(db, path)
    finally:
        db.close()


def refuse_foreign(db: sqlite3.Connection, path: Path) -> None:
    """Raise ProjectError for another program's database, ProjectTooNew for a later version's."""
    (application,) = db.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION_ID:
        raise ProjectError(
            f"“{path.name}” is a database of another program, not an Article Explorer project."
        )
    if version_of(db) > len(steps()):
        raise ProjectTooNew(
            f"“{path.name}” was written by a later version of Article Explorer; "
            "install that version to open it."
        )


def damage_of(db: sqlite3.Connection) -> list[str]:
    """What in a project does not fit its checks, as phrases; reads all of it.

    The project may be of an older version: columns that it does not have yet are empty.
    """
    if _schema(db) != _intended_schema(version_of(db)):
        return ["its tables are not those of a project"]
    older = version_of(db) < len(steps())  # its form lacks tables that came later
    there = {table: _columns(db, table.name) for table in TABLES.values()}
    tables = {
        table.name: table.columns_of(columns)
        for table, columns in there.items()
        if columns or not older
    }
    tables["journal"] = journal.COLUMNS
    try:
        return damage(db, tables)
    except sqlite3.OperationalError as error:
        if primary_code(error) != -1:  # Python's own: a text is no text any more
            raise
    # Read again as bytes that show, which takes longer; they fit no checksum.
    db.text_factory = lambda data: data.decode("utf-8", "backslashreplace")
    try:
        return damage(db, tables)
    finally:
        db.text_factory = str


def refuse_damaged(db: sqlite3.Connection, path: Path) -> None:
    """Raise ProjectDamaged where a project does not fit its checks; a large one is not read."""
    if path.stat().st_size >= CHECKED_AT_OPEN:
        return
    found = damage_of(db)
    if found:
        raise ProjectDamaged(
            f"“{path.name}” is damaged ({'; '.join(found[:3])}) and was left as it is; "
            "restore an earlier state, or rescue what is intact."
        )


def inode(path: Path) -> tuple[int, int] | None:
    """Which file lies at a path; None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def brought_up_to_date(db: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    """A project that cannot be written, as the newest version: itself, else a copy in memory."""
    if version_of(db) == len(steps()):
        return db
    copy = sqlite3.connect(":memory:", isolation_level=None)
    try:
        db.backup(copy)
        migrate(copy, path.name)
    except BaseException:
        copy.close()
        raise
    db.close()
    return copy


def _columns(db: sqlite3.Connection, table: str) -> set[str]:
    return {row[1] for row in db.execute(f"PRAGMA table_info({table})")}


def _schema(db: sqlite3.Connection) -> set[tuple[bytes, ...]]:
    columns = ("type", "name", "tbl_name", "coalesce(sql, '')")
    blobs = ", ".join(f"CAST({column} AS BLOB)" for column in columns)  # damage is no text
    return set(db.execute(f"SELECT {blobs} FROM sqlite_schema"))


def _intended_schema(version: int) -> set[tuple[bytes, ...]]:
    db = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrate(db, "", steps()[:version])
        return _schema(db)
    finally:
        db.close()


def make_empty(path: Path) -> None:
    """An empty project at ``path``, which appears whole or not at all."""
    temporary = temporary_beside(path)
    try:
        db = connect(temporary, "rwc")
        try:
            migrate(db, path.name)
        finally:
            db.close()
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(path.parent)


@contextmanager
def making(path: Path) -> Iterator[None]:
    """What goes wrong while a project is made at ``path``, as ProjectError."""
    try:
        yield
    except OSError as error:
        raise cannot_create(path, error) from error
    except sqlite3.Error as error:
        raise cannot_write(path, error) from error


@contextmanager
def new_place(path: Path) -> Iterator[None]:
    """The lock on a place where a project is made that is not opened yet. Raises ProjectError."""
    with making(path):
        lock = lock_for(path)
        try:
            refuse_taken(path)
            yield
        finally:
            lock.release()


def refuse_taken(path: Path) -> None:
    """Raise ProjectError where something is already."""
    if path.exists() or path.is_symlink():
        raise ProjectError(f"There is a file “{path}” already; choose another name.")


def temporary_beside(path: Path) -> Path:
    """A name in the same folder that nobody has."""
    return path.with_name(f".{path.name}.{secrets.token_hex(6)}.tmp")


def sweep(path: Path) -> None:
    """Remove what a program that was killed left of copies to ``path``; its lock is held."""
    for left in path.parent.glob(f".{glob.escape(path.name)}.????????????.tmp*"):
        with suppress(OSError):
            left.unlink()


def sync_folder(folder: Path) -> None:
    """Make sure that a renamed file is found under its new name after a power cut."""
    if os.name == "nt":  # a folder cannot be opened there; the rename is journaled
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError:
        return  # some network file systems refuse this; the file is in place
    finally:
        os.close(descriptor)


def with_suffix(path: Path) -> Path:
    """The path with the suffix of projects."""
    return path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)
