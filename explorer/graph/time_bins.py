"""Bins of days, months, years, decades or centuries, what lies in each, and the marks below them.

See :mod:`explorer.graph.timeline` for what is sure and what is possible.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from explorer.graph.timeline import Days, Times
from explorer.model.when import readable_interval

Unit = Literal["day", "month", "year", "decade", "century"]
UNITS: tuple[Unit, ...] = get_args(Unit)
EARLIEST, LATEST = date.min.toordinal(), date.max.toordinal()
_EPOCH = date(1970, 1, 1).toordinal()
_YEARS: dict[Unit, int] = {"year": 1, "decade": 10, "century": 100}
_LENGTHS: dict[Unit, float] = {
    "day": 1, "month": 31, "year": 366, "decade": 3653, "century": 36525,
}  # fmt: skip
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)  # years between two marks
_MONTHS = (1, 3, 6)


@dataclass(frozen=True, slots=True, eq=False)
class Bins:
    """``edges`` (n + 1) are the first days of the bins, and the day behind the last one.

    ``sure`` and ``possible`` (n,) count sentences, ``marked`` and ``marked_possible`` those of
    them that are behind what is selected, ``guessed`` those by a guessed date.
    """

    unit: Unit
    edges: Days
    sure: NDArray[np.int64]
    possible: NDArray[np.int64]
    marked: NDArray[np.int64]
    marked_possible: NDArray[np.int64]
    guessed: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.edges) - 1

    @property
    def highest(self) -> int:
        """The most sentences that a bin has, sure and possible ones."""
        return int((self.sure + self.possible).max(initial=0))

    def at(self, day: int) -> int:
        """The bin in which a day lies, the nearest one for a day that lies in none."""
        found = int(np.searchsorted(self.edges, day, "right")) - 1
        return max(0, min(len(self) - 1, found))

    def span(self, one: int, other: int) -> tuple[str, str]:
        """From the beginning of one bin to the end of another, ISO 8601 as short as bins are."""
        first, last = sorted((one, other))
        return _iso(self.unit, int(self.edges[first])), _iso(
            self.unit, int(self.edges[last + 1]) - 1
        )

    def words(self, one: int) -> str:
        """What a bin is called: "3 Sep 2025", "Sep 2025", "2020 – 2029"."""
        return span_words(*self.span(one, one))


def number_of(unit: Unit, day: int) -> int:
    """Which day, month, year … a day lies in, counted on without a gap."""
    if unit == "day":
        return day
    told = date.fromordinal(max(EARLIEST, min(LATEST, day)))
    if unit == "month":
        return told.year * 12 + told.month - 1
    return told.year // _YEARS[unit]


def span_of(unit: Unit, one: int, other: int) -> tuple[str, str]:
    """From the beginning of one numbered unit to the end of another, ISO 8601 as short as it is."""
    first, last = sorted((one, other))
    return _iso(unit, _begun(unit, first)), _iso(unit, _begun(unit, last + 1) - 1)


def finest(days: float) -> Unit:
    """The shortest unit that lasts at least so many days."""
    return next((unit for unit in UNITS if _LENGTHS[unit] >= days), "century")


def _begun(unit: Unit, number: int) -> int:
    """The first day of a numbered unit."""
    if unit == "day":
        return number
    year, month = divmod(number, 12) if unit == "month" else (number * _YEARS[unit], 0)
    if year < date.min.year:
        return EARLIEST
    return date(year, month + 1, 1).toordinal() if year <= date.max.year else LATEST + 1


def span_words(since: str, until: str) -> str:
    """A span with both ends in words, one that is a single day, month or year as that."""
    return readable_interval(since if since == until else f"{since}/{until}")


def binned(times: Times, first: int, last: int, most: int) -> Bins:
    """The sentences from one day to another, in the shortest bins of which there are not more.

    Centuries are the longest bins, however many there are.
    """
    unit, edges = next(
        ((unit, edges) for unit in UNITS if len(edges := _edges(unit, first, last)) - 1 <= most),
        ("century", _edges("century", first, last)),
    )
    one = np.searchsorted(edges, times.first, "right") - 1
    other = np.searchsorted(edges, times.last, "right") - 1
    count = len(edges) - 1
    there = (other >= 0) & (one < count)
    sure = there & (one == other)
    longer = there & ~sure
    marked = times.marked
    return Bins(
        unit,
        edges,
        np.bincount(one[sure], minlength=count),
        _covered(one[longer], other[longer], count),
        np.bincount(one[sure & marked], minlength=count),
        _covered(one[longer & marked], other[longer & marked], count),
        _covered(one[there & times.guessed], other[there & times.guessed], count),
    )


def marks(first: int, last: int, most: int) -> list[tuple[int, str]]:
    """Days with what stands below them on the axis, at most so many where that can be."""
    days = last - first + 1
    for step in (1, 2, 7):
        if days / step <= most:
            start = first - first % step if step == 7 else first
            told = [date.fromordinal(day) for day in range(max(start, first), last + 1, step)]
            return [(day.toordinal(), _day_words(day, told[0])) for day in told]
    for months in _MONTHS:
        if days / 30.4 / months <= most:
            begun = (int(day) for day in _months(first, last) if first <= day <= last)
            return [
                (day, readable_interval(date.fromordinal(day).isoformat()[:7]))
                for day in begun
                if (date.fromordinal(day).month - 1) % months == 0
            ]
    for years in _STEPS:
        if days / 365.25 / years <= most:
            break
    begin, end = date.fromordinal(first).year, date.fromordinal(last).year
    chosen = range(begin + -begin % years, end + 1, years)
    found = [(date(year, 1, 1).toordinal(), str(year)) for year in chosen if year > 0]
    return [(day, words) for day, words in found if first <= day <= last]


def _covered(one: Days, other: Days, count: int) -> NDArray[np.int64]:
    """How many reach over each bin, from the bin of their first day to that of their last."""
    begun = np.bincount(np.maximum(one, 0), minlength=count + 1)
    ended = np.bincount(np.minimum(other, count - 1) + 1, minlength=count + 1)
    found: NDArray[np.int64] = np.cumsum(begun - ended)[:count]
    return found


def _edges(unit: Unit, first: int, last: int) -> Days:
    if unit == "day":
        return np.arange(first, last + 2)
    if unit == "month":
        return _months(first, last)
    step = _YEARS[unit]
    begin, end = date.fromordinal(first).year, date.fromordinal(last).year
    years = np.arange(begin - begin % step, end + step + 1 - end % step, step)
    return _ordinals(years - 1970, "Y")


def _months(first: int, last: int) -> Days:
    one, other = date.fromordinal(first), date.fromordinal(last)
    months = np.arange(one.year * 12 + one.month - 1, other.year * 12 + other.month + 1)
    return _ordinals(months - 1970 * 12, "M")


def _ordinals(since_epoch: NDArray[np.int64], unit: str) -> Days:
    """The first days of months or years since 1970."""
    days = since_epoch.astype(f"M8[{unit}]").astype("M8[D]").astype(np.int64)
    return days + _EPOCH


def _iso(unit: Unit, day: int) -> str:
    told = date.fromordinal(max(EARLIEST, min(LATEST, day))).isoformat()
    return told[: {"day": 10, "month": 7}.get(unit, 4)]


def _day_words(day: date, first: date) -> str:
    words = readable_interval(day.isoformat())
    return words if day is first or (day.month, day.day) == (1, 1) else words.rsplit(" ", 1)[0]
