"""An ISO 8601 interval as people read it: "3 Sep 2025", "May 2024 – Jul 2024", "1998"."""

from datetime import date

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


def _readable(part: str) -> str:
    try:
        date.fromisoformat(part + "-01-01"[: 3 * (2 - part.count("-"))])
    except ValueError:  # a time of day, or a file's own words
        return part
    year, month, day = (*part.split("-"), "", "")[:3]
    return " ".join(filter(None, (day.lstrip("0"), month and _MONTHS[int(month) - 1], year)))
