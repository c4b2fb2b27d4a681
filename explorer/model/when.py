"""An ISO 8601 interval as people read it: "3 Sep 2025", "May 2024 – Jul 2024", "1998"."""

from calendar import monthrange
from datetime import date
from functools import lru_cache

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def readable_interval(interval: str) -> str:
    """The interval in words at its own precision; what is no ISO date stays as it is."""
    return " – ".join(_readable(part) for part in interval.split("/"))


def readable_when(interval: str | None, words: str | None) -> str:
    """The interval, with the words it was read from where they say it differently."""
    if not interval:
        return words or ""
    shown = readable_interval(interval)
    return f"{shown} (“{words}”)" if words and not says_it_all(interval, words) else shown


def says_it_all(interval: str, words: str) -> bool:
    """Whether the words name the year themselves, so that nothing was concluded."""
    return all(part[:4] in words for part in interval.split("/"))


def precision(interval: str) -> str:
    """``day``, ``month`` or ``year``, ``span`` for one from … to; empty for what is no ISO date."""
    if "/" in interval:
        return "span"
    try:
        date.fromisoformat(interval + "-01-01"[: 3 * (2 - interval.count("-"))])
    except ValueError:
        return ""
    return ("year", "month", "day")[interval.count("-")]


@lru_cache(maxsize=20_000)
def days_of(interval: str) -> tuple[int, int] | None:
    """First and last day of an interval, as proleptic Gregorian ordinals; None where unknown.

    "2023" is all of that year and "2025-09" all of that month: as long as the text leaves it open.
    A time of day is cut off; what has no beginning or no end is unknown, as is any other text.
    """
    parts = [part.split("T")[0].strip() for part in interval.split("/")]
    try:
        first, last = _days(parts[0])[0], _days(parts[-1])[1]
    except (ValueError, OverflowError):
        return None
    return (first, last) if first <= last and len(parts) < 3 else None


def _days(part: str) -> tuple[int, int]:
    year, month, day = (*map(int, part.split("-")), 0, 0)[:3]
    if day or part.count("-") > 1:
        exact = date(year, month, day).toordinal()
        return exact, exact
    first, last = (month, month) if month or "-" in part else (1, 12)
    end = date(year, last, monthrange(year, last)[1])
    return date(year, first, 1).toordinal(), end.toordinal()


def _readable(part: str) -> str:
    try:
        date.fromisoformat(part + "-01-01"[: 3 * (2 - part.count("-"))])
    except ValueError:  # a time of day, or a file's own words
        return part
    year, month, day = (*part.split("-"), "", "")[:3]
    return " ".join(filter(None, (day.lstrip("0"), month and _MONTHS[int(month) - 1], year)))
