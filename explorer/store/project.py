"""A project: one SQLite file, written edit by edit, each one transaction.

The newest rows lie in a write-ahead log while the project is open; at a clean close everything is
in the one file again, which can then be copied, sent or read from a read-only disk.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from explorer.errors import ProjectError, ProjectLocked
from explorer.files import same_place
from explorer.model.edit import Edit
from explorer.model.kept import ReadPlace
from explorer.store import copying, journal, opening, rows
from explorer.store.answering import Answering
from explorer.store.failures import (
    UNREADABLE,
    cannot_open,
    cannot_write,
    in_another_window,
    in_read_only_place,
    refuse_unless_project_file,
)
from explorer.store.journaled import Entry, Step
from explorer.store.lock import Lock, lock_for
from explorer.store.migrations import migrate, steps, version_of
from explorer.store.past import JournalPast


class Project(Answering):
    """A project file that is open, and the store of its session.

    One connection writes, on the thread that opened it. ``read_only`` where another window has
    the file or it cannot be written; ``why_read_only`` is the sentence for that.
    """

    def __init__(self, path: Path, db: sqlite3.Connection, lock: Lock | None, why: str) -> None:
        """Use :meth:`open` or :meth:`create`."""
        self.path = path
        self.why_read_only = why
        self.read_only = bool(why)
        self.author = ""
        self._db = db
        self._lock = lock
        self._inode = opening.inode(path)

    @classmethod
    def create(cls, path: Path) -> "Project":
        """Make an empty project, its folder too. Raises ProjectError where something is there."""
        path = opening.with_suffix(path)
        with opening.making(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            lock = lock_for(path)
            try:
                opening.refuse_taken(path)
                opening.make_empty(path)
            except BaseException:
                lock.release()
                raise
            return cls._open_for_writing(path, lock)

    @classmethod
    def open(cls, path: Path, keep: Callable[[Path], None] | None = None) -> "Project":
        """Open a project, read-only where it must be.

        ``keep`` is called before the form of an older version changes. Raises ProjectError: no
        such file, not a project, ProjectTooNew, ProjectDamaged. The file is unchanged then.
        """
        refuse_unless_project_file(path)
        path = path.resolve()
        try:
            opening.probe(path)
            try:
                lock = Lock.take(path) if os.access(path, os.W_OK) else None
            except OSError:
                return cls._open_read_only(path, in_read_only_place(path))
            if lock is not None:
                return cls._open_for_writing(path, lock, keep)
            if os.access(path, os.W_OK):
                return cls._open_read_only(path, in_another_window(path))
            return cls._open_read_only(path, in_read_only_place(path))
        except UNREADABLE as error:
            raise cannot_open(path, error) from error

    @classmethod
    def reading(cls, path: Path) -> "Project":
        """One moment of a project that is open already, for a thread. Raises ProjectError."""
        try:
            return cls._open_read_only(path, in_read_only_place(path))
        except UNREADABLE as error:
            raise cannot_open(path, error) from error

    @classmethod
    def _open_for_writing(
        cls, path: Path, lock: Lock, keep: Callable[[Path], None] | None = None
    ) -> "Project":
        try:
            opening.sweep(path)
            db = opening.connect(path, "rw")
            try:
                opening.refuse_foreign(db, path)
                opening.refuse_damaged(db, path)
                if keep is not None and version_of(db) < len(steps()):
                    keep(path)
                migrate(db, path.name)
                db.execute("PRAGMA journal_mode = WAL")
                return cls(path, db, lock, "")
            except BaseException:
                db.close()
                raise
        except BaseException:
            lock.release()
            raise

    @classmethod
    def _open_read_only(cls, path: Path, why: str) -> "Project":
        db = opening.connect_read_only(path)
        try:
            db.execute("BEGIN")  # one moment, as long as it is open: another window may write
            opening.refuse_foreign(db, path)
            opening.refuse_damaged(db, path)
            return cls(path, opening.brought_up_to_date(db, path), None, why)
        except BaseException:
            db.close()
            raise

    def close(self) -> None:
        """Put everything into the one file and let others write it."""
        try:
            if not self.read_only:
                self._rest()
        finally:
            self._db.close()
            if self._lock is not None:
                self._lock.release()
                self._lock = None

    def save_as(self, path: Path, history: bool = True) -> "Project":
        """A verified copy at ``path``, open for writing; this project stays as it is.

        Without ``history`` the copy tells nothing of what was done before. Raises ProjectError,
        ProjectLocked where another window has the target open; what was there is then as it was.
        """
        path = opening.with_suffix(path).absolute()
        if same_place(path, self.path):
            raise ProjectError(f"“{path.name}” is this project already; choose another name.")
        with opening.making(path):
            lock = lock_for(path)
            try:
                copying.copy_to(self._db, path, history)
            except BaseException:
                lock.release()
                raise
            return type(self)._open_for_writing(path, lock)

    def write(self, edit: Edit, journaled: bool = True) -> None:
        """Write an edit, all or nothing; raises ProjectError when that cannot be."""
        with self._transaction() as db:
            rows.apply(db, edit.changes)
            if journaled:
                journal.append(db, edit, self.author)

    def mark_read(self, places: Iterable[ReadPlace], read: bool = True) -> None:
        """Remember which sentences have been read; in a read-only project until it is closed."""
        places, known = frozenset(places), self.read_places()
        self._read = known | places if read else known - places
        if not self.read_only and self._read != known:
            with self._transaction() as db:
                rows.mark_read(db, places, read)

    def undo(self, step: Step) -> None:
        """Write the inverse of a step, whose edit may have grown, and mark it as undone."""
        with self._transaction() as db:
            rows.apply(db, step.edit.inverse().changes)
            journal.mark_undone(db, step)

    def redo(self, step: Step) -> None:
        """Write a step again and mark it as done."""
        with self._transaction() as db:
            rows.apply(db, step.edit.changes)
            journal.mark_done(db, step)

    def to_undo(self) -> Step | None:
        """The newest edit that stands."""
        with self._reading() as db:
            return journal.step(db, journal.NEWEST_DONE)

    def to_redo(self) -> Step | None:
        """The oldest edit that was undone and that no later edit has cut off."""
        with self._reading() as db:
            return journal.step(db, journal.OLDEST_UNDONE)

    def undo_entry(self) -> Entry | None:
        """The entry of :meth:`to_undo` alone."""
        with self._reading() as db:
            return journal.entry(db, journal.NEWEST_DONE)

    def redo_entry(self) -> Entry | None:
        """The entry of :meth:`to_redo` alone."""
        with self._reading() as db:
            return journal.entry(db, journal.OLDEST_UNDONE)

    @property
    def past(self) -> JournalPast:
        """What was done."""
        return JournalPast(self._reading)

    def damage(self) -> list[str]:
        """What does not fit its checks, as phrases; reads the whole file."""
        with self._reading() as db:
            return opening.damage_of(db)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        try:
            yield self._db
        except sqlite3.DatabaseError as error:
            raise cannot_open(self.path, error) from error

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        if self.read_only:
            raise ProjectLocked(self.why_read_only)
        self._refuse_gone()
        try:
            self._db.execute("BEGIN IMMEDIATE")
            yield self._db
            self._db.execute("COMMIT")
        except BaseException as error:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            # A broken reference is our mistake: it stays what it is.
            if isinstance(error, sqlite3.Error) and not isinstance(error, sqlite3.IntegrityError):
                raise cannot_write(self.path, error) from error
            raise

    def _refuse_gone(self) -> None:
        """On POSIX a deleted file takes writes for ever, and all of them are lost."""
        if opening.inode(self.path) != self._inode:
            raise ProjectError(
                f"“{self.path.name}” is no longer in “{self.path.parent}”, or another file is in "
                "its place; the edit was not made. Use Save As to keep your work."
            )

    def _rest(self) -> None:
        try:
            self._db.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.Error:
            return  # another window still reads, or the disk is full: the log stays beside it
