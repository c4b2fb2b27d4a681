"""Who may write a project: the window that holds the lock on a small file beside it.

The system gives a lock up when its process ends, however it ends, so a killed window is no
obstacle. The lock is not taken on the project file: closing it again would drop SQLite's own
locks on that file (POSIX), and rows could be lost.
"""

import errno
import os
import sys
from pathlib import Path

from explorer.errors import ProjectLocked

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class Lock:
    """A lock that is held from :meth:`take` to :meth:`release`."""

    def __init__(self, project: Path, descriptor: int) -> None:
        """Use :meth:`take`."""
        self._path = _sidecar(project)
        self._descriptor = descriptor

    @classmethod
    def take(cls, project: Path) -> "Lock | None":
        """Lock a project for writing, or None where another window has it.

        Raises OSError where the folder takes no file or cannot lock.
        """
        while True:
            descriptor = os.open(_sidecar(project), os.O_RDWR | os.O_CREAT, 0o666)
            try:
                if not _locked(descriptor):
                    os.close(descriptor)
                    return None
                if _is_at(descriptor, _sidecar(project)):
                    return cls(project, descriptor)
            except BaseException:
                os.close(descriptor)
                raise
            os.close(descriptor)  # its holder removed it between our open and our lock

    def release(self) -> None:
        """Let others write; the file beside the project goes."""
        if sys.platform == "win32":
            os.close(self._descriptor)
            _remove(self._path)
        else:
            _remove(self._path)  # first: whoever waits for the lock then sees that it moved
            os.close(self._descriptor)


def lock_for(project: Path) -> Lock:
    """The lock on a place where a project is to be made; raises ProjectLocked, OSError."""
    lock = Lock.take(project)
    if lock is None:
        raise ProjectLocked(f"“{project.name}” is open in another window; choose another name.")
    return lock


def _sidecar(project: Path) -> Path:
    return project.with_name(f".{project.name}.lock")


def _locked(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
            return False
        raise
    return True


def _is_at(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def _remove(path: Path) -> None:
    try:
        path.unlink()
    except OSError:
        return  # an empty file stays behind, which locks nobody out
