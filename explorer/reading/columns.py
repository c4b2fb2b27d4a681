"""Pieces of printed rows → lines in reading order, where a page is drawn across its columns.

Most programs draw one column after the other; then a row has one piece and nothing changes here.
Others draw line by line over the whole page: there the pieces that begin at the same place, row
after row, and are filled with words, are a column. Cells of a table are not: their words are few.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from statistics import mean

from explorer.reading.lines import Line

Row = Sequence[Line]

_WORD = re.compile(r"[^\W\d_]{2,}")  # figures and the dots of a table of contents are none
_ROWS = 3  # that begin a piece at the same place: fewer are no column
_WORDS = 3.0  # in a piece, on average
_SHARE = 0.5  # of a page's rows that begin a piece there
_FEWER = 0.15  # … that is enough where rows begin now in one column, now in another
_MIXED_ROWS = 5
_MIXED = 0.25  # of the rows begin in another column than the row before
_ACROSS = 0.25  # of as many rows may run over that place: headlines, captions
_EXACT = 1.0  # points: how sharply the lines of a column are set
_NARROW = 40  # points: what is less wide is no column
_FILLED = 0.5  # of a column's width that most of its lines take
LETTER = 0.42  # of its size: how wide a letter is at least, on average


def in_reading_order(rows: Sequence[Row]) -> list[Line]:
    """The lines of a page; pieces of a row are joined again where they are no columns."""
    by_place = [sorted(row, key=lambda piece: piece.x) for row in rows]
    starts = _starts(by_place)
    if not starts:
        return [_whole(row) for row in rows]
    rows = by_place
    found: list[Line] = []
    band: list[Row] = []
    for row in rows:
        if _spans(row, starts):
            found += [*_by_column(band, starts), _whole(row)]
            band = []
        else:
            band.append(row)
    return [*found, *_by_column(band, starts)]


def end_of(line: Line) -> float:
    """About where a line ends, rather too early than too late."""
    return line.x + LETTER * line.size * len(line.words)


def _starts(rows: Sequence[Row]) -> list[float]:
    """Left ends of the columns but the first; empty where rows are not drawn across columns."""
    places: Counter[int] = Counter(round(piece.x) for row in rows for piece in row[1:])
    least = max(_MIXED_ROWS, _FEWER * len(rows)) if _mixed(rows) else _SHARE * len(rows)
    least = max(_ROWS, least)
    found: list[float] = []
    for place, _ in sorted(places.most_common(8)):
        split = [
            (row, at)
            for row in rows
            for at in range(1, len(row))
            if abs(row[at].x - place) <= _EXACT
        ]
        across = sum(_spans(row, [place]) for row in rows)
        if len(split) < least or across > _ACROSS * len(split):
            continue
        if found and place - found[-1] < _NARROW:
            continue
        left = [row[at - 1] for row, at in split]
        right = [row[at] for row, at in split]
        words = min(mean(len(_WORD.findall(one.words)) for one in side) for side in (left, right))
        filled = mean(end_of(one) - one.x >= _FILLED * (place - one.x) for one in left)
        if words >= _WORDS and filled >= _FILLED:
            found.append(float(place))
    return found


def _mixed(rows: Sequence[Row]) -> bool:
    """Whether the columns' lines stand between each other's: then few rows have one of each."""
    moves = sum(abs(row[0].x - before[0].x) > _NARROW for before, row in pairwise(rows))
    return moves > _MIXED * len(rows)


def _spans(row: Row, starts: Sequence[float]) -> bool:
    """Whether a row runs over a gap between columns, as a headline does."""
    return any(
        piece.x < start - 1.5 * piece.size and end_of(piece) > start + 4 * piece.size
        for piece in row
        for start in starts
    )


def _by_column(band: Iterable[Row], starts: Sequence[float]) -> list[Line]:
    columns: list[list[Line]] = [[] for _ in range(len(starts) + 1)]
    for row in band:
        for at, pieces in groupby(
            row, lambda piece: sum(piece.x >= start - 1.5 * piece.size for start in starts)
        ):
            columns[at].append(_whole([*pieces]))
    return [line for column in columns for line in column]


def _whole(row: Row) -> Line:
    first = row[0]
    words = " ".join(piece.words for piece in row)
    last = row[-1].sizes()[-1]
    return Line(words, first.x, first.y, first.size, 0.0 if last == first.size else last)
