"""The rows of a project file as its bytes have them, page by page, without asking SQLite.

Where a page is damaged, SQLite no longer finds the sound rows behind it; and of a file that was
cut off it reads nothing. So all pages are looked at that may hold rows of a table ("leaves"), and
each row is returned that can be read at all, with zeros for what is missing of it. Whether it is
one that was written, its checksum says: see ``salvage``. The format is SQLite's own,
https://sqlite.org/fileformat2.html.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

Value = None | int | float | str | bytes
Row = tuple[int, tuple[Value, ...]]

_SIZES = (0, 1, 2, 3, 4, 6, 8)  # bytes of an integer, by its serial type
_REAL, _ZERO, _ONE, _BLOB = 7, 8, 9, 12
_HEAD = 100  # bytes before the first page's own content
_USUAL = 4096
_LONGEST = 4_000_000  # bytes of a row that may be longer than what is left of the file


@dataclass(frozen=True, slots=True)
class Pages:
    """A file cut into pages; ``usable`` bytes of each are SQLite's."""

    data: bytes
    size: int
    usable: int

    def __len__(self) -> int:
        """How many there are; what is left of a last one counts."""
        return -(-len(self.data) // self.size)

    def __getitem__(self, number: int) -> bytes:
        """A page by its number, from 1; empty where there is none."""
        start = (number - 1) * self.size
        return self.data[start : start + self.size] if number > 0 else b""


def pages_of(data: bytes) -> Pages:
    """A file's pages, in the usual size where its header says none that can be."""
    (size,) = struct.unpack_from(">H", data, 16) if len(data) >= _HEAD else (0,)
    size = 65536 if size == 1 else size
    if size < 512 or size & (size - 1):
        size = _USUAL
    reserved = data[20] if len(data) > 20 and data[20] <= 32 else 0
    return Pages(data, size, size - reserved)


def rows(pages: Pages) -> Iterator[Row]:
    """Row number and columns of all that reads as a row of a table; pages given up are left out.

    A column that is the row number is None.
    """
    free = _free(pages)
    for number in range(1, len(pages) + 1):
        if number not in free:
            yield from _rows_in(pages, pages[number], _HEAD if number == 1 else 0)


def _rows_in(pages: Pages, page: bytes, base: int) -> Iterator[Row]:
    if len(page) < base + 8:
        return
    (cells,) = struct.unpack_from(">H", page, base + 3)
    first = base + 8
    for at in range(first, min(first + 2 * cells, len(page) - 1), 2):
        (start,) = struct.unpack_from(">H", page, at)
        if start <= base + 8:
            continue
        try:
            size, place = _varint(page, start)
            row, place = _varint(page, place)
            yield row, _columns(_payload(pages, page, place, size))
        except (IndexError, struct.error, ValueError):  # not a row, or one that is damaged
            continue


def _payload(pages: Pages, page: bytes, start: int, size: int) -> bytes:
    """A row's bytes, those too that lie on pages of their own; zeros where these are lost."""
    if not 2 <= size <= max(len(pages.data), _LONGEST):
        raise ValueError("no size of a row")
    usable = pages.usable
    here = size
    if size > usable - 35:
        least = (usable - 12) * 32 // 255 - 23
        here = least + (size - least) % (usable - 4)
        here = here if here <= usable - 35 else least
    found = bytearray(page[start : start + here])
    if len(found) < here or _length(bytes(found), size) != size:
        raise ValueError("no row")
    if here < size:
        (after,) = struct.unpack_from(">I", page, start + here)
        while len(found) < size and len(rest := pages[after]) > 4:
            (after,) = struct.unpack_from(">I", rest)
            found += rest[4 : min(usable, 4 + size - len(found))]
    return bytes(found.ljust(size, b"\0"))


def _length(start: bytes, most: int) -> int:
    """How long a row is by its own head: what is no row says something else."""
    head, place = _varint(start, 0)
    if not place <= head <= most:
        return -1
    length = head
    while place < head:
        kind, place = _varint(start, place)
        length += _SIZES[kind] if 0 <= kind < len(_SIZES) else 0
        length += 8 if kind == _REAL else 0
        length += (kind - _BLOB) // 2 if kind >= _BLOB else 0
    return length


def _columns(payload: bytes) -> tuple[Value, ...]:
    head, place = _varint(payload, 0)
    kinds: list[int] = []
    while place < head:
        kind, place = _varint(payload, place)
        kinds.append(kind)
    if place != head:
        raise ValueError("no head of a row")
    values: list[Value] = []
    for kind in kinds:
        value, place = _value(payload, place, kind)
        values.append(value)
    if place != len(payload):
        raise ValueError("no row")
    return tuple(values)


def _value(payload: bytes, at: int, kind: int) -> tuple[Value, int]:
    if kind < len(_SIZES):
        end = at + _SIZES[kind]
        return (int.from_bytes(payload[at:end], "big", signed=True) if kind else None), end
    if kind == _REAL:
        return float(struct.unpack_from(">d", payload, at)[0]), at + 8
    if kind in (_ZERO, _ONE):
        return kind - _ZERO, at
    if kind < _BLOB:
        raise ValueError("no type of SQLite's")
    end = at + (kind - _BLOB) // 2
    data = payload[at:end]
    return (data.decode("utf-8", "replace") if kind % 2 else data), end


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place in range(at, at + 8):
        byte = data[place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + 1
    value = value << 8 | data[at + 8]
    return (value - (1 << 64) if value >> 63 else value), at + 9


def _free(pages: Pages) -> set[int]:
    """Pages that hold nothing any more, but still the bytes of what was deleted."""
    if len(pages.data) < _HEAD:
        return set()
    found: set[int] = set()
    (trunk,) = struct.unpack_from(">I", pages.data, 32)
    while trunk not in found and len(pages[trunk]) >= 8:
        page = pages[trunk]
        found.add(trunk)
        trunk, count = struct.unpack_from(">II", page)
        count = min(count, len(page) // 4 - 2)
        found.update(struct.unpack_from(f">{count}I", page, 8))
    return found
