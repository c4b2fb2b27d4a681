"""Earlier states of a project: whole copies in a folder, named by their time.

A copy is made by SQLite over a connection of its own that only reads, so that whoever has the
project open writes on meanwhile. Each is a project by itself; nothing here changes one.
"""

import os
import re
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from explorer.errors import ProjectError
from explorer.store import copying, opening
from explorer.store.counts import counts_of
from explorer.store.failures import UNREADABLE, cannot_create, cannot_open

MOST = 1_000_000_000  # bytes that the states of a project may take
_STALE = 24 * 3600  # seconds
_PAGES = 2_000  # a step of copying, after which one may stop
_NAME = re.compile(r"(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ)(-update)?\.explorer")
_TIME = "%Y-%m-%dT%H-%M-%SZ"


@dataclass(frozen=True, slots=True)
class State:
    """A project as it was at ``time`` (UTC); ``update``: before a new version changed its form."""

    path: Path
    time: datetime
    size: int
    update: bool = False


class Stopped(Exception):
    """Whoever asked for a copy wants it no more."""


def take(
    project: Path,
    folder: Path,
    now: datetime,
    update: bool = False,
    stopped: Callable[[], bool] = lambda: False,
) -> Path:
    """Copy a project, open or not, into ``folder``; asks between steps whether to be ``stopped``.

    Raises ProjectError with the sentence why there is no copy, Stopped.
    """
    path = folder / f"{now.astimezone(UTC):{_TIME}}{'-update' if update else ''}.explorer"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        temporary = opening.temporary_beside(path)
        try:
            _copy(project, temporary, stopped)
            os.replace(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
        opening.sync_folder(folder)
    except OSError as error:
        raise cannot_create(path, error) from error
    except sqlite3.Error as error:
        raise ProjectError(
            f"No earlier state of “{project.name}” could be kept in “{folder}”: {error}; "
            "make room there."
        ) from error
    return path


def states(folder: Path) -> list[State]:
    """What is kept in a folder, newest first."""
    found = []
    for path in folder.glob("*.explorer"):
        name = _NAME.fullmatch(path.name)
        if name is not None:
            time = datetime.strptime(name[1], _TIME).replace(tzinfo=UTC)
            found.append(State(path, time, path.stat().st_size, bool(name[2])))
    return sorted(found, key=lambda state: (state.time, state.update), reverse=True)


def counts(path: Path) -> dict[str, int]:
    """How much a project holds, by table. Raises ProjectError."""
    try:
        with closing(opening.connect_read_only(path)) as db:
            opening.refuse_foreign(db, path)
            return counts_of(db)
    except UNREADABLE as error:
        raise cannot_open(path, error) from error


def restore(state: Path, path: Path) -> Path:
    """A project at ``path``, where nothing may be, a copy of ``state``; verified.

    Raises ProjectError.
    """
    path = opening.with_suffix(path).absolute()
    try:
        with opening.new_place(path), closing(opening.connect_read_only(state)) as db:
            opening.refuse_foreign(db, state)
            copying.copy_to(db, path)
    except UnicodeDecodeError as error:
        raise cannot_open(state, error) from error
    return path


def to_drop(kept: Sequence[State], now: datetime, most: int = MOST) -> list[State]:
    """What need not be kept: all but the newest of each hour, day and week that are recent.

    That is 24 hours, 7 days and 8 weeks; states before an update stay for the 8 weeks. The oldest
    go first where they take more than ``most`` bytes, but never the newest.
    """
    wanted: list[State] = []
    spans: set[tuple[str, object]] = set()
    for state in sorted(kept, key=lambda one: one.time, reverse=True):
        age = now - state.time
        if state.update:
            if age < timedelta(weeks=8):
                wanted.append(state)
            continue
        recent = {
            ("hour", state.time.strftime("%Y-%m-%dT%H")): timedelta(hours=24),
            ("day", state.time.date()): timedelta(days=7),
            ("week", state.time.isocalendar()[:2]): timedelta(weeks=8),
        }
        fresh = {span for span, limit in recent.items() if age < limit} - spans
        if fresh or not wanted:
            wanted.append(state)
        spans |= fresh
    total = 0
    held = set()
    for number, state in enumerate(wanted):
        total += state.size
        if total <= most or number == 0:
            held.add(state.path)
    return [state for state in kept if state.path not in held]


def _sweep(folder: Path) -> None:
    """Remove what a program that was killed left of its copies: nobody copies for a day."""
    for left in folder.glob(".*.tmp*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _STALE:
                left.unlink()


def _copy(project: Path, target: Path, stopped: Callable[[], bool]) -> None:
    def stop(status: int, left: int, total: int) -> None:
        if stopped():
            raise Stopped

    with (
        closing(opening.connect_read_only(project)) as source,
        closing(opening.connect(target, "rwc")) as copy,
    ):
        source.execute("BEGIN")  # one state, also while a window writes on
        source.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        source.backup(copy, pages=_PAGES, progress=stop)
        copy.execute("PRAGMA journal_mode = DELETE")
        said = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
    if said != "ok":
        raise ProjectError(f"No earlier state of “{project.name}” was kept: {said}.")
