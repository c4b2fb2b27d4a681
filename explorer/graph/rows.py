"""Lines in order, some of which are made only when they are looked at.

Filters leave some sentences alone of thousands of lines, of which a story shows a few.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import overload

import numpy as np
from numpy.typing import NDArray

from explorer.graph.projection import Line

Codes = NDArray[np.int64]
_PART = 256  # lines that are looked at together


class Rows(Sequence[Line]):
    """Lines by number: from 0 on those of ``whole``, behind them fresh ones, and below 0 others.

    ``made`` makes of ``-1 - n`` the line of which it knows as ``n``.
    """

    __slots__ = ("_codes", "_fresh", "_made", "_whole")

    def __init__(
        self,
        whole: Sequence[Line],
        codes: Codes | None = None,
        made: Callable[[int], Line] | None = None,
        fresh: tuple[Line, ...] = (),
    ) -> None:
        self._whole, self._made, self._fresh = whole, made, fresh
        self._codes = np.arange(len(whole)) if codes is None else codes

    def __len__(self) -> int:
        return len(self._codes)

    @overload
    def __getitem__(self, row: int) -> Line: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[Line]: ...
    def __getitem__(self, row: int | slice) -> Line | Sequence[Line]:
        if isinstance(row, slice):
            return list(map(self._line, self._codes[row].tolist()))
        return self._line(int(self._codes[row]))

    def __iter__(self) -> Iterator[Line]:
        for start in range(0, len(self._codes), _PART):
            yield from map(self._line, self._codes[start : start + _PART].tolist())

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(map(Line.__eq__, self, other))

    __hash__ = None  # type: ignore[assignment]

    def fresh(self) -> list[Line]:
        """Those that were put in."""
        put_in = self._codes[self._codes >= len(self._whole)]
        return list(map(self._line, put_in.tolist()))

    def only(self, wanted: NDArray[np.bool_]) -> "Rows":
        """Some of them."""
        return self._with(self._codes[wanted], self._fresh)

    def put_in(self, places: Sequence[int], lines: Iterable[Line]) -> "Rows":
        """With more lines, each before that of a place."""
        fresh = (*self._fresh, *lines)
        numbers = np.arange(len(self._fresh), len(fresh)) + len(self._whole)
        return self._with(np.insert(self._codes, places, numbers), fresh)

    def put_for(self, places: Sequence[int], lines: Iterable[Line]) -> "Rows":
        """With other lines in some places."""
        fresh, codes = (*self._fresh, *lines), self._codes.copy()
        codes[places] = np.arange(len(self._fresh), len(fresh)) + len(self._whole)
        return self._with(codes, fresh)

    def _with(self, codes: Codes, fresh: tuple[Line, ...]) -> "Rows":
        return Rows(self._whole, codes, self._made, fresh)

    def _line(self, code: int) -> Line:
        if code < 0:
            assert self._made is not None
            return self._made(-1 - code)
        if code < len(self._whole):
            return self._whole[code]
        return self._fresh[code - len(self._whole)]
