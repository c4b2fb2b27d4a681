"""What an import of many articles has extracted so far, in a file, so that it can go on later.

Each extraction is appended as it comes, with its length and a checksum: whatever ends the program,
the whole ones in front are read again, and a torn one behind them is written over. An article is
known by its text and all that is known of it, and by the version of the program and its models.
"""

import hashlib
import struct
import threading
import zlib
from concurrent.futures import Future
from pathlib import Path
from typing import BinaryIO

import msgspec

from explorer import __version__
from explorer.errors import ExportError
from explorer.model.records import Document, Extraction
from explorer.resources import resource
from explorer.workers.lanes import Named
from explorer.workers.pool import Extracting

_MAGIC = b"article-explorer extractions 1\n"
_HEAD = struct.Struct(">32sII")  # key, length and CRC-32 of what follows


class Kept:
    """Extractions of an earlier run first, the rest by ``extracting``, all of them kept.

    Calls may come from any thread.
    """

    def __init__(self, extracting: Extracting, path: Path) -> None:
        """Read what is there; raises ExportError where it is another file, or cannot be made."""
        self._extracting = extracting
        self._path = path
        self._lock = threading.Lock()
        self._version = _version()
        self._places: dict[bytes, tuple[int, int]] = {}  # where each extraction lies, and its size
        try:
            file = path.open("r+b" if path.exists() else "w+b")
            try:
                self._end = self._read(file)
            except BaseException:
                file.close()
                raise
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise ExportError(f"Cannot keep what was done in “{path.name}”: {reason}.") from error
        self._file: BinaryIO | None = file

    @property
    def count(self) -> int:
        """How many articles are kept."""
        return len(self._places)

    @property
    def at_once(self) -> int:
        """As many as those who extract the rest like."""
        return self._extracting.at_once

    def warm(self) -> None:
        """Get ready before it is needed."""
        self._extracting.warm()

    def extract(self, document: Document, named: Named | None = None) -> "Future[Extraction]":
        """What an article says, from the file if an earlier run has extracted it."""
        key = hashlib.sha256(self._version + msgspec.msgpack.encode(document)).digest()
        there = self._there(key)
        if there is not None:
            done: Future[Extraction] = Future()
            done.set_result(there)
            return done
        future = self._extracting.extract(document, named)
        future.add_done_callback(lambda one: self._keep(key, one))
        return future

    def close(self) -> None:
        """End the work; what is kept stays for another run."""
        self._extracting.close()
        with self._lock:
            file, self._file = self._file, None
            if file is not None:
                file.close()
            if not self._places:
                self._path.unlink(missing_ok=True)

    def forget(self) -> None:
        """Remove the file: all of it went into a whole one."""
        with self._lock:
            file, self._file = self._file, None
            if file is not None:
                file.close()
            self._places = {}
            self._path.unlink(missing_ok=True)

    def _read(self, file: BinaryIO) -> int:
        """Note the place of each whole extraction; the end of the last of them."""
        start = file.read(len(_MAGIC))
        if start and not _MAGIC.startswith(start):
            raise ExportError(
                f"“{self._path.name}” is no list of extractions; move it away, then try again."
            )
        if start != _MAGIC:  # new, or torn at its first write
            file.seek(0)
            file.write(_MAGIC)
            file.flush()
            return len(_MAGIC)
        end = len(_MAGIC)
        while len(head := file.read(_HEAD.size)) == _HEAD.size:
            key, size, crc = _HEAD.unpack(head)
            data = file.read(size)
            if len(data) < size or zlib.crc32(data) != crc:
                break
            self._places[key] = end + _HEAD.size, size
            end += _HEAD.size + size
        return end

    def _there(self, key: bytes) -> Extraction | None:
        with self._lock:
            place = self._places.get(key)
            if place is None or self._file is None:
                return None
            self._file.seek(place[0])
            data = self._file.read(place[1])
        return msgspec.msgpack.decode(data, type=Extraction)

    def _keep(self, key: bytes, future: "Future[Extraction]") -> None:
        if future.cancelled() or future.exception() is not None:
            return
        data = msgspec.msgpack.encode(future.result())
        with self._lock:
            if self._file is None or key in self._places:
                return
            try:
                self._file.seek(self._end)
                self._file.write(_HEAD.pack(key, len(data), zlib.crc32(data)) + data)
                self._file.flush()
            except OSError:  # the disk is full: the work goes on, and another run does it again
                return
            self._places[key] = self._end + _HEAD.size, len(data)
            self._end += _HEAD.size + len(data)


def _version() -> bytes:
    models = resource("models", "encoder.toml").read_bytes()
    return hashlib.sha256(__version__.encode() + models).digest()
