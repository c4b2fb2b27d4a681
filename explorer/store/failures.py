"""What SQLite and the system say when a project cannot be read or written, in our words."""

import sqlite3
from pathlib import Path

from explorer.errors import ProjectDamaged, ProjectError, ProjectLocked

DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
# Python's own for damage in a name that SQLite gives on unread.
UNREADABLE = (sqlite3.Error, UnicodeDecodeError)
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_READ_ONLY = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH)


def cannot_write(path: Path, error: sqlite3.Error) -> ProjectError:
    """The sentence for a refused edit; nothing of it is stored then."""
    code = primary_code(error)
    start = f"“{path.name}” was not changed: "
    if code == sqlite3.SQLITE_FULL:
        return ProjectError(start + f"the disk is full; make room on “{path.parent}”, then repeat.")
    if code in _READ_ONLY:
        return ProjectError(start + "it is read-only now; use Save As to go on elsewhere.")
    if code in _BUSY:
        return ProjectLocked(start + "another program has locked it; close that and repeat.")
    if code in DAMAGED:
        return ProjectDamaged(start + "the file is damaged; use Save As or restore a copy.")
    if code == sqlite3.SQLITE_IOERR:
        return ProjectError(
            start + f"“{path.parent}” takes no more data (full, or a limit on the size of files); "
            "make room, then repeat."
        )
    return ProjectError(start + f"{error}; use Save As to go on elsewhere.")


def cannot_open(path: Path, error: sqlite3.Error | UnicodeDecodeError) -> ProjectError:
    """The sentence for a project that cannot be opened, or not be read on."""
    garbled = isinstance(error, UnicodeDecodeError) or "decode" in str(error)  # Python's own
    code = sqlite3.SQLITE_CORRUPT if garbled else primary_code(error)
    if code == sqlite3.SQLITE_NOTADB:
        return ProjectError(f"“{path.name}” is not an Article Explorer project; open another file.")
    if code == sqlite3.SQLITE_CORRUPT:
        return ProjectDamaged(
            f"“{path.name}” is damaged and was left as it is; restore an earlier state, "
            "or rescue what is intact."
        )
    if code in _BUSY:
        return ProjectLocked(f"“{path.name}” is locked by another program; close that first.")
    if code in (*_READ_ONLY, sqlite3.SQLITE_CANTOPEN):
        return ProjectError(
            f"“{path.name}” cannot be opened; you have no permission, or it was not closed "
            "properly and lies in a read-only folder: copy that folder and open the copy."
        )
    return ProjectError(f"“{path.name}” cannot be read ({error}); try again or open a copy.")


def primary_code(error: Exception) -> int:
    """SQLite's result code without its details; -1 where there is none."""
    code = getattr(error, "sqlite_errorcode", None)
    return -1 if code is None else int(code) & 0xFF


def refuse_unless_project_file(path: Path) -> None:
    """Raise ProjectError where there is no ordinary file with something in it."""
    try:
        size = path.stat().st_size
    except PermissionError as error:
        raise ProjectError(f"You have no permission to open “{path}”.") from error
    except (OSError, RuntimeError, ValueError) as error:  # a loop of links, a NUL in the name
        raise ProjectError(f"There is no project “{path}”; check its name.") from error
    if not path.is_file():
        raise ProjectError(f"“{path}” is not a file; open a project or an article.")
    if not size:
        raise ProjectError(f"“{path.name}” is empty; it is not an Article Explorer project.")


def in_another_window(path: Path) -> str:
    """Why a project that another window has open can only be read."""
    return (
        f"“{path.name}” is open in another window and can only be read here; "
        "use Save As to work on a copy."
    )


def in_read_only_place(path: Path) -> str:
    """The sentence for a project that cannot be written where it lies."""
    return (
        f"“{path.name}” or its folder is read-only, so it can only be read; "
        "use Save As to work on a copy."
    )


def cannot_create(path: Path, error: OSError) -> ProjectError:
    """The error for a project that cannot be made."""
    reason = error.strerror or str(error)
    return ProjectError(f"Cannot make “{path}”: {reason.lower()}; choose another place.")
