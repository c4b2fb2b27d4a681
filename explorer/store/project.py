"""A project: one SQLite file, written edit by edit, each one transaction.

The newest rows lie in a write-ahead log while the project is open; at a clean close everything is
in the one file again, which can then be copied, sent or read from a read-only disk.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from explorer.errors import ProjectError, ProjectLocked
from explorer.files import same_place
from explorer.model.edit import Edit
from explorer.model.kept import Acting, Claim, NamedPair, R, Wording
from explorer.model.records import (
    Candidate,
    Decision,
    Entity,
    Evidence,
    Figure,
    Mention,
    Placement,
    Record,
    Relation,
    Sentence,
    Spot,
    Style,
)
from explorer.store import copying, journal, opening, rows, search
from explorer.store.failures import (
    UNREADABLE,
    cannot_open,
    cannot_write,
    in_another_window,
    in_read_only_place,
    refuse_unless_project_file,
)
from explorer.store.journaled import Entry, Held, Step, acting_in_all
from explorer.store.lock import Lock, lock_for
from explorer.store.migrations import migrate, steps, version_of
from explorer.store.past import JournalPast

_PLACED = (  # order of place: document in order of arrival, then start
    "JOIN documents AS place ON place.id = {0}.document {1} ORDER BY place.row, {0}.start, {0}.row"
)
_WITH = "WHERE candidates.source = ? OR candidates.target = ?"


class Project:
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

    def held(self) -> Iterator[Held]:
        """The records that a corpus holds, documents without their texts."""
        with self._reading() as db:
            yield from rows.headers(db)
            for kind in (Entity, Relation, Placement, Style, Decision, Figure, Spot):
                yield from rows.select(db, kind)  # type: ignore[misc]

    def claims(self) -> Iterator[tuple[str, Claim, int]]:
        """How many sentences of a relation make which claim."""
        with self._reading() as db:
            yield from rows.claims(db)

    def text_of(self, document: str) -> str:
        """The whole text of a document."""
        with self._reading() as db:
            return rows.text_of(db, document)

    def sentences_in(self, document: str) -> Sequence[Sentence]:
        """All sentences of a document."""
        return self._placed(Sentence, "WHERE sentences.document = ?", document)

    def mentions_in(self, document: str) -> Sequence[Mention]:
        """All mentions in a document."""
        return self._placed(Mention, "WHERE mentions.document = ?", document)

    def mentions_of(self, entity: str) -> Sequence[Mention]:
        """All mentions of an entity."""
        return self._placed(Mention, "WHERE mentions.entity = ?", entity)

    def evidence_of(self, relations: Iterable[str]) -> Sequence[Evidence]:
        """All evidence of the relations, rejected evidence too."""
        where = "WHERE evidence.relation IN (SELECT value FROM json_each(?))"
        return self._placed(Evidence, where, rows.json_list(set(relations)))

    def evidence_by_id(self, evidence: str) -> Evidence | None:
        """One piece of evidence."""
        return next(iter(self.by_id(Evidence, [evidence])), None)

    def noted(self) -> Sequence[Evidence]:
        """All evidence with a note of a person; by row: article by article takes ten times."""
        return self._placed(Evidence, "WHERE evidence.row IN (SELECT row FROM evidence_words)")

    def by_id(self, kind: type[R], ids: Iterable[str]) -> Sequence[R]:
        """Records of a type by id, those that are there; documents with their texts."""
        with self._reading() as db:
            return rows.by_id(db, kind, ids)

    def referring(self, kind: type[Record], ids: Iterable[str]) -> Sequence[Record]:
        """What refers to records of a type."""
        with self._reading() as db:
            return rows.referring(db, kind, ids)

    def candidates_between(self, one: str, other: str) -> Sequence[Candidate]:
        """Sentences that name both without a relation."""
        where = "WHERE (candidates.source, candidates.target) IN (VALUES (?, ?), (?, ?))"
        return self._placed(Candidate, where, one, other, other, one)

    def named_pairs(self) -> Sequence[NamedPair]:
        """All pairs of entities that sentences name together without a relation."""
        with self._reading() as db:
            return rows.named_pairs(db)

    def naming(self, entity: str) -> Sequence[Mention | Evidence | Candidate]:
        """What names an entity beside its own mentions and relations."""
        acting = self._placed(Mention, "WHERE mentions.stands_for = ?", entity)
        told = self._placed(Evidence, "WHERE evidence.attributed_to = ?", entity)
        return [*acting, *told, *self._placed(Candidate, _WITH, entity, entity)]

    def acting(self) -> Acting:
        """Who acts for whom in which relation: in each of its sentences."""
        with self._reading() as db:
            return acting_in_all(rows.acting(db))

    def stating(self, words: str) -> Sequence[str]:
        """Relations with a sentence that holds all the words; see ``search``."""
        with self._reading() as db:
            return search.stating(db, words)

    def find(self, words: str, limit: int = 50) -> list[Wording]:
        """Names, labels, sentences and notes that hold all words; see ``search``."""
        with self._reading() as db:
            return search.find(db, words, limit)

    def damage(self) -> list[str]:
        """What does not fit its checks, as phrases; reads the whole file."""
        with self._reading() as db:
            return opening.damage_of(db)

    def _placed(self, kind: type[R], where: str, *values: str) -> list[R]:
        with self._reading() as db:
            return [*rows.select(db, kind, _PLACED.format(rows.TABLES[kind].name, where), values)]

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
