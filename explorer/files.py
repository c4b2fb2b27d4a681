"""The one way a file is written: whole or not at all.

A picture, an export or a project copy that fails half way must leave the file that was there
before. So the content is made in memory, written beside the target, read back, and only then put
in its place. ``QSaveFile`` is not used: on a full disk it commits a truncated file.
"""

import errno
import hashlib
import io
import os
import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from explorer.errors import ExportError


def same_place(one: Path, other: Path) -> bool:
    """Whether two paths lead to one place, through links too; links in a circle lead nowhere."""
    return os.path.realpath(one) == os.path.realpath(other)


def atomic_write(path: Path, write: Callable[[BinaryIO], None]) -> None:
    """Put what ``write`` writes at ``path``; on any failure the old file stays byte for byte.

    ``write`` gets a seekable buffer in memory, so a failure inside it never touches the disk;
    its own exceptions pass through. A link is followed, permissions of an old file are kept.
    Raises ExportError with one sentence when the target cannot be written.
    """
    buffer = io.BytesIO()
    write(buffer)
    atomic_bytes(path, buffer.getbuffer())


def atomic_bytes(path: Path, data: bytes | bytearray | memoryview) -> None:
    """Put ``data`` at ``path``, whole or not at all; see :func:`atomic_write`."""
    atomic_together({path: data})


def atomic_together(files: Mapping[Path, bytes | bytearray | memoryview]) -> None:
    """Put several files in their places, or none: all are written aside before one is put there.

    Raises ExportError with one sentence that names the file that cannot be written.
    """
    aside: list[tuple[Path, Path, Path]] = []
    path = Path()
    try:
        for path, data in files.items():
            target = path.resolve()
            _refuse_impossible(path, target)
            temporary = target.parent / f".article-explorer-{secrets.token_hex(8)}.tmp"
            aside.append((path, temporary, target))
            _fill_checked(temporary, memoryview(data).cast("B"), like=target)
        for path, temporary, target in aside:  # noqa: B007 - named where it fails
            os.replace(temporary, target)
            _sync_folder(target.parent)
    except (OSError, RuntimeError, ValueError) as error:  # a loop of links, a NUL in the name
        size = sum(len(memoryview(data).cast("B")) for data in files.values())
        raise ExportError(_sentence(path, error, size)) from error
    finally:
        for _, temporary, _ in aside:
            with suppress(OSError):  # a read-only file system refuses even what is not there
                temporary.unlink()


def _refuse_impossible(path: Path, target: Path) -> None:
    if target.is_symlink():  # from Python 3.13 on resolve() returns a loop as it is
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    if target.is_dir():
        raise ExportError(f"Cannot write “{path}”: it is a folder; give a file name as well.")
    if not target.parent.exists():
        raise ExportError(
            f"Cannot write “{path.name}”: there is no folder “{target.parent}”; "
            "make it or choose another one."
        )
    if not target.parent.is_dir():
        raise ExportError(
            f"Cannot write “{path.name}”: “{target.parent}” is not a folder; choose another place."
        )
    if target.exists() and not target.is_file():
        raise ExportError(f"Cannot write “{path}”: it is not an ordinary file.")
    effective = os.access in os.supports_effective_ids
    if target.exists() and not os.access(target, os.W_OK, effective_ids=effective):
        if not os.access(target.parent, os.W_OK, effective_ids=effective):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))  # no other name will help
        # os.replace would not mind, but the user has said that this file stays
        raise ExportError(f"Cannot write “{path}”: the file is read-only; choose another name.")


def _fill_checked(temporary: Path, data: memoryview, like: Path) -> None:
    _fill(temporary, data, like)
    if _digest_of(temporary) != (len(data), hashlib.sha256(data).digest()):
        raise OSError(errno.EIO, "what was read back differs from what was written")


def _fill(temporary: Path, data: memoryview, like: Path) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(temporary, flags, 0o666)
    try:
        if like.exists():
            os.chmod(temporary, like.stat().st_mode & 0o777)
        at = 0
        while at < len(data):
            written = os.write(descriptor, data[at : at + (1 << 24)])
            if written <= 0:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            at += written
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _digest_of(path: Path) -> tuple[int, bytes]:
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").digest()
        return stream.tell(), digest


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # a folder cannot be opened there; the rename is journaled
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:  # some network file systems refuse this; the file is in place
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EROFS):
            raise
    finally:
        os.close(descriptor)


def _sentence(path: Path, error: OSError | RuntimeError | ValueError, size: int) -> str:
    folder = path.absolute().parent
    match errno.ELOOP if isinstance(error, RuntimeError) else getattr(error, "errno", None):
        case errno.EACCES | errno.EPERM | errno.EROFS:
            why = f"the folder “{folder}” is read-only for you; choose another one"
        case errno.ENOSPC | errno.EDQUOT:
            why = (
                f"the disk is full; {_amount(size)} are needed in “{folder}”: make room there, or "
                "choose another folder"
            )
        case errno.EFBIG:
            why = f"files of that size are not allowed in “{folder}”; choose another place"
        case errno.ENAMETOOLONG:
            why = "the name is too long; choose a shorter one"
        case errno.ELOOP:
            why = "it is a link that leads back to itself; choose another name"
        case None:
            why = "the name cannot be used for a file; choose another one"
        case _:
            reason = getattr(error, "strerror", None) or str(error)
            why = f"{reason[:1].lower()}{reason[1:]} in “{folder}”"
    return f"Cannot write “{path.name}”: {why}."


def _amount(size: int) -> str:
    for unit in ("bytes", "kB", "MB"):
        if size < 1000:
            return f"{size} {unit}"
        size = -(-size // 1000)  # up: what is needed is never less than said
    return f"{size} GB"
