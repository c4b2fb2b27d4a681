"""Dates in the cells of a table: ISO 8601, words, numbers of a spreadsheet, days and months."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from explorer.model.dates import first_date

_EXCEL = date(1899, 12, 30)  # day 0 of Excel's calendar, from March 1900 on
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_DOTS = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)\b.*")
_SLASHES = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-]((?:19|20)\d\d)\b.*")
_YEAR_FIRST = re.compile(r"((?:19|20)\d\d)[/.](\d{1,2})[/.](\d{1,2})\b.*")
_LONGEST = 100  # characters of a cell that are looked at


def looks_like_date(cell: str) -> bool:
    """Whether a cell holds nothing but a date, of whatever order."""
    cell = cell.strip()[:_LONGEST]
    return len(cell) <= 40 and bool(day_of(cell, True))


def day_first(cells: Iterable[str]) -> bool | None:
    """Whether ``03/09/2025`` is the 3rd of September in a column; None where nothing tells."""
    for cell in cells:
        found = _SLASHES.fullmatch(cell.strip()[:_LONGEST])
        if found:
            one, other = int(found[1]), int(found[2])
            if one > 12 >= other:
                return True
            if other > 12 >= one:
                return False
    return None


def day_of(cell: str, day_before_month: bool | None) -> str:
    """The day in a cell as ISO 8601; empty where there is none, or two may be meant."""
    cell = cell.strip()[:_LONGEST]
    if re.match(r"(?:19|20)\d\d-\d\d-\d\d", cell):
        return _iso(cell[:4], cell[5:7], cell[8:10])
    if found := _COMPACT.fullmatch(cell):
        return _iso(*found.groups())
    if found := _YEAR_FIRST.fullmatch(cell):
        return _iso(*found.groups())
    if found := _DOTS.fullmatch(cell):
        return _iso(found[3], found[2], found[1])
    if found := _SLASHES.fullmatch(cell):
        one, other, year = found.groups()
        if one == other:
            return _iso(year, one, other)
        if day_before_month is None:
            return ""
        return _iso(year, other, one) if day_before_month else _iso(year, one, other)
    if found := _SERIAL.fullmatch(cell):
        days = int(found[1])
        return (_EXCEL + timedelta(days=days)).isoformat() if 20_000 <= days <= 80_000 else ""
    return first_date(cell)


def is_ambiguous(cell: str, day_before_month: bool | None) -> bool:
    """Whether a cell holds a date whose day and month cannot be told apart."""
    found = _SLASHES.fullmatch(cell.strip()[:_LONGEST])
    return found is not None and day_before_month is None and found[1] != found[2]


def _iso(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
