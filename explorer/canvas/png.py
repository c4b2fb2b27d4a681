"""A PNG file written row by row, so that no picture must be in memory whole.

PNG, ISO/IEC 15948: a signature, then chunks of length, name, data, and check sum. Rows are filtered
by what lies above them (filter 2), which leaves almost nothing of the empty ground of a graph.
"""

import struct
import zlib
from collections.abc import Mapping
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_RGB, _RGBA = 2, 6  # color types
_UP = 2  # filter: what differs from the row above
_SMALL = 8_000_000  # pixels up to which a smaller file is worth the time
_LEVELS = 6, 2  # of zlib; of 8,000 x 6,000 px, 6 makes the same size in more than twice the time
_PIECE = 1 << 20  # bytes of a data chunk
_METERS = 39.3701  # inches in a meter

Rows = NDArray[np.uint8]


class PngRows:
    """Takes rows from top to bottom and writes them into a stream; :meth:`end` completes it.

    ``text`` is kept by keyword ("Title", "Source" …); ``dpi`` says how large it is in print.
    """

    def __init__(
        self,
        stream: BinaryIO,
        width: int,
        height: int,
        *,
        alpha: bool,
        dpi: float,
        text: Mapping[str, str],
    ) -> None:
        self._stream = stream
        self._packer = zlib.compressobj(_LEVELS[width * height > _SMALL])
        self._above = np.zeros((1, width * (4 if alpha else 3)), dtype=np.uint8)
        self._waiting = bytearray()
        stream.write(_SIGNATURE)
        kind = _RGBA if alpha else _RGB
        self._chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0))
        dots = round(dpi * _METERS)
        self._chunk(b"pHYs", struct.pack(">IIB", dots, dots, 1))
        for key, said in text.items():
            if said:
                self._text(key, " ".join(said.split()))

    def add(self, rows: Rows) -> None:
        """Add rows (n, bytes of a row) of 8-bit RGB or RGBA, alpha not premultiplied."""
        filtered = np.empty((len(rows), rows.shape[1] + 1), dtype=np.uint8)
        filtered[:, 0] = _UP
        np.subtract(rows[:1], self._above, out=filtered[:1, 1:])
        np.subtract(rows[1:], rows[:-1], out=filtered[1:, 1:])
        self._above = rows[-1:].copy()
        self._waiting += self._packer.compress(filtered.data)
        while len(self._waiting) >= _PIECE:
            self._chunk(b"IDAT", bytes(self._waiting[:_PIECE]))
            del self._waiting[:_PIECE]

    def end(self) -> None:
        """Write what is left."""
        self._waiting += self._packer.flush()
        self._chunk(b"IDAT", bytes(self._waiting))
        self._chunk(b"IEND", b"")

    def _text(self, key: str, text: str) -> None:
        name = key.encode("latin-1")
        try:
            self._chunk(b"tEXt", name + b"\0" + text.encode("latin-1"))
        except UnicodeEncodeError:
            self._chunk(b"iTXt", name + b"\0\0\0\0\0" + text.encode("utf-8", "replace"))

    def _chunk(self, name: bytes, data: bytes) -> None:
        check = zlib.crc32(data, zlib.crc32(name))
        self._stream.write(struct.pack(">I", len(data)) + name + data + struct.pack(">I", check))
