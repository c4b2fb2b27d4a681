"""Earlier states of a project: when one is kept, where, and how one is opened again.

One is kept for each hour in which a person edits, and before a new version of the program changes
a project's form. A state that is opened becomes a project of its own; none is ever written over.
"""

import hashlib
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from explorer.errors import ProjectError
from explorer.session.settings import projects_folder, snapshots_folder
from explorer.store import rescuing, snapshots
from explorer.store.counts import in_words
from explorer.store.rescuing import Rescued
from explorer.store.snapshots import State

EVERY = timedelta(hours=1)
_TOLD = ("documents", "entities", "relations", "evidence")


def folder_of(project: Path) -> Path:
    """Where a project's states lie; projects of one name in two folders have two."""
    key = hashlib.sha256(str(project.resolve()).encode()).hexdigest()[:8]
    name = re.sub(r"[^\w-]+", "-", project.stem)[:40].strip("-") or "project"
    return snapshots_folder() / f"{name}-{key}"


def states_of(project: Path) -> list[State]:
    """A project's earlier states, newest first."""
    return snapshots.states(folder_of(project))


def is_due(project: Path, now: datetime) -> bool:
    """Whether the newest state is an hour old; one from the future, of a wrong clock, is none."""
    ages = [now - state.time for state in states_of(project) if not state.update]
    return not any(timedelta(0) <= age < EVERY for age in ages)


def keep(project: Path, now: datetime, stopped: Callable[[], bool] = lambda: False) -> Path:
    """Keep a project as it is on the disk, and drop what need not be kept. Raises ProjectError."""
    made = snapshots.take(project, folder_of(project), now, stopped=stopped)
    for state in snapshots.to_drop(states_of(project), now):
        state.path.unlink(missing_ok=True)
    return made


def keep_before_update(project: Path) -> None:
    """Keep a project before its form changes. Raises ProjectError, and nothing may change then."""
    try:
        snapshots.take(project, folder_of(project), datetime.now(UTC), update=True)
    except ProjectError as error:
        raise ProjectError(
            f"“{project.name}” is of an older version and was left as it is, because no copy of it "
            f"could be kept before it is brought up to date. {error}"
        ) from error


def restore(state: State, project: Path) -> Path:
    """A new project beside another one, as that one was. Raises ProjectError."""
    return snapshots.restore(
        state.path, _free(project, f"{state.time.astimezone():%Y-%m-%d %H.%M}")
    )


def rescue(project: Path) -> Rescued:
    """A new project beside a damaged one, with what is intact of it. Raises ProjectError."""
    return rescuing.rescue(project, _free(project, "rescued"))


def difference(then: Mapping[str, int], now: Mapping[str, int] | None) -> str:
    """What a state has less or more than ``now``, in counts; what it holds if that is unknown."""
    if now is None:
        return in_words(then, (*_TOLD, "journal")) or "nothing yet"
    less = in_words({name: now.get(name, 0) - then.get(name, 0) for name in _TOLD}, _TOLD)
    more = in_words({name: then.get(name, 0) - now.get(name, 0) for name in _TOLD}, _TOLD)
    since = now.get("journal", 0) - then.get("journal", 0)
    parts = [f"{what} {word}" for what, word in ((less, "fewer"), (more, "more")) if what]
    if since > 0:
        parts.insert(0, f"{since:,} {'change' if since == 1 else 'changes'} ago")
    return "; ".join(parts) or "no change since"


def counts(project: Path) -> dict[str, int] | None:
    """How much a project holds, by table; None where it cannot be read."""
    try:
        return snapshots.counts(project)
    except ProjectError:
        return None


def _free(project: Path, addition: str) -> Path:
    """A name beside a project that nobody has; among the unnamed projects if that takes no file."""
    folder = project.parent
    try:
        probe = folder / f".{project.name}.probe"
        probe.touch(exist_ok=False)
        probe.unlink()
    except OSError:
        folder = projects_folder()
        folder.mkdir(parents=True, exist_ok=True)
    number = 1
    while True:
        more = f" {number}" if number > 1 else ""
        path = folder / f"{project.stem} ({addition}{more}).explorer"
        if not path.exists():
            return path
        number += 1
