"""The interval that words for a time mean, as ISO 8601 at its true precision, or nothing.

Only forms with one reading are resolved: no durations, ages, quarters or seasons, and neither
"last Wednesday" nor "two years earlier", whose anchor another sentence gives.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Direction = Literal["past", "coming"] | None

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_NUMBERS = {
    word: number
    for number, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ],
        1,
    )
} | {"a": 1, "an": 1}
_M = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_W = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_Y = r"(?:1[5-9]|20)\d\d"
_D = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\d)"
_N = rf"(?:\d{{1,2}}|{'|'.join(_NUMBERS)})"
_THIS = r"(?:[Ll]ast|[Tt]his|[Nn]ext)"
_POINT = (
    rf"{_Y}-\d\d-\d\d"
    rf"|(?:{_W},?\s+)?(?:the\s+)?{_D}(?:\s+of)?\s+{_M}(?:,?\s+{_Y})?"
    rf"|(?:{_W},?\s+)?{_M}\s+{_D}(?:\s*,?\s+{_Y})?"
    rf"|{_M}(?:,?\s+of)?,?\s+{_Y}|{_M}\s+(?:of\s+)?{_THIS}\s+year"
    rf"|{_THIS}\s+(?:week|month|year|{_W}|{_M}|spring|summer|autumn|fall|winter)"
    rf"|{_N}\s+(?:day|week|month|year)s?\s+(?:ago|earlier|later|before)"
    rf"|[Yy]esterday|[Tt]omorrow|[Tt]oday|[Tt]onight"
    rf"|{_W}|{_M}|(?:the\s+)?(?:1[5-9]|20)\d0s|{_Y}"
)
EXPRESSION = re.compile(
    rf"(?<![\w.,/$€£-])(?:[Bb]etween\s+(?:{_POINT})\s+and\s+(?:{_POINT})"
    rf"|(?:[Ff]rom\s+)?(?:{_POINT})\s*(?:\s(?:to|until|through)\s|[–-])\s*(?:{_POINT})"
    rf"|{_M}\s+{_D}\s*[–-]\s*{_D}(?:,?\s+{_Y})?"
    rf"|{_D}\s*[–-]\s*{_D}\s+{_M}(?:,?\s+{_Y})?"
    rf"|{_Y}\s?[–/-]\s?\d{{1,2}}"
    rf"|{_POINT})(?![\w%]|[-/,.]\d)"
)
"""Where a text may speak of a time; what it means is for :func:`interval`."""

_RANGE = re.compile(
    r"(?:between\s+)?(.+?)\s+and\s+(.+)|(?:from\s+)?(.+?)\s+(?:to|until|through)\s+(.+)"
)
_SEASON = re.compile(rf"({_Y})\s?([–/-])\s?(\d{{1,2}})")
_DASHED = re.compile(r"([^–-]+?)\s*[–-]\s*([^–-]+)")


@dataclass(frozen=True, slots=True)
class _When:
    """First and last day, and the words at its precision."""

    first: date
    last: date
    iso: str


def interval(words: str, published: date | None, direction: Direction) -> str | None:
    """The ISO 8601 interval that words mean in an article published on a day, or None.

    ``direction`` is that of the clause: a bare "Wednesday" is the last one for what has happened
    and the next one for what is planned; without a direction it is not known.
    """
    said = " ".join(words.lower().split())
    try:
        if match := _SEASON.fullmatch(said):
            return _years(match[1], match[2], match[3])
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", said):
            for match in (_RANGE.fullmatch(said), _DASHED.fullmatch(said)):
                if match:
                    one, other = (part for part in match.groups() if part)
                    return _between(one, other, published, direction)
        found = _point(said, published, direction)
    except (ValueError, OverflowError):  # the 31st of June, or before the year 1
        return None
    return found.iso if found else None


def _years(begun: str, sign: str, ended: str) -> str | None:
    """As in "1997-8", "1997–98", "1914-18"; "2005-06" may also be June."""
    last = begun[: -len(ended)] + ended
    month = sign == "-" and len(ended) == 2 and 1 <= int(ended) <= 12
    return f"{begun}/{last}" if begun < last and not month else None


def _between(one: str, other: str, published: date | None, direction: Direction) -> str | None:
    year = re.search(rf"\b{_Y}$", other)
    month = re.match(r"[a-z]+", one)
    bare = re.match(r"\d{1,2}(?!\d)", other)  # "May 3-5"
    begun = re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", one)  # "3-5 May"
    if begun and (named := re.search(r"[a-z]{3,}", re.sub(r"\d+(?:st|nd|rd|th)", "", other))):
        one = f"{one} {named[0]}"
    if bare and month and _month(month[0]) and not re.search(r"[a-z]{3}", other):
        other = f"{month[0]} {other}"
    if year and not re.search(rf"\b{_Y}\b", one):
        one = f"{one} {year[0]}"
    first, last = _point(one, published, direction), _point(other, published, direction)
    if first is None or last is None or first.first > last.first:
        return None
    return f"{first.iso.split('/')[0]}/{last.iso.split('/')[-1]}"


def _point(said: str, published: date | None, direction: Direction) -> _When | None:
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", said):
        return _day(date(*map(int, match.groups())))
    if match := re.fullmatch(r"(?:the )?(\d{3})0s", said):
        first = int(match[1]) * 10
        if first % 100 == 0:  # the 1900s may be a century
            return None
        return _When(date(first, 1, 1), date(first + 9, 12, 31), f"{first}/{first + 9}")
    if re.fullmatch(_Y, said):
        return _year(int(said))
    named = re.sub(r"[,.]| of\b|\bthe ", " ", said).split()
    weekday = named.pop(0) if len(named) > 1 and named[0] in _DAYS else ""
    months = [word for word in named if _month(word)]
    if len(months) == 1 and not {"last", "this", "next"} & set(named):
        found = _named(months[0], named, published, direction)
        fits = found and (not weekday or _DAYS[found.first.weekday()] == weekday)
        return found if fits else None
    return _relative(named, published, direction) if published else None


def _named(month: str, words: list[str], published: date | None, to: Direction) -> _When | None:
    numbers = [re.sub(r"\D+$", "", word) for word in words if word[0].isdigit()]
    years = [int(n) for n in numbers if len(n) == 4]
    days = [int(n) for n in numbers if len(n) < 4]
    number = _month(month)
    if years:
        return _dated(years[0], number, days)
    if published is None or to is None:
        return None
    for year in (published.year, published.year - 1 if to == "past" else published.year + 1):
        found = _dated(year, number, days)
        if found.first <= published if to == "past" else found.last >= published:
            return found
    return None


def _dated(year: int, month: int, days: list[int]) -> _When:
    return _day(date(year, month, days[0])) if days else _month_of(year, month)


def _relative(words: list[str], today: date, to: Direction) -> _When | None:
    match words:
        case [word] if word in _DAYS and to:
            back = (today.weekday() - _DAYS.index(word)) % 7
            return _day(today - timedelta(back) if to == "past" else today + timedelta(-back % 7))
        case ["yesterday"]:
            return _day(today - timedelta(1))
        case ["tomorrow"]:
            return _day(today + timedelta(1))
        case ["today" | "tonight"] if to:
            return _day(today)
        case [("last" | "this" | "next") as which, unit]:
            return _this(which, unit, today)
        case [month, ("last" | "this" | "next") as which, "year"] if _month(month):
            return _month_of(today.year + _STEP[which], _month(month))
        case [number, unit, "ago"]:
            return _ago(_NUMBERS.get(number) or int(number), unit.rstrip("s"), today)
    return None


_STEP = {"last": -1, "this": 0, "next": 1}


def _this(which: str, unit: str, today: date) -> _When | None:
    step = _STEP[which]
    if unit == "week":
        return _week(today + timedelta(7 * step))
    if unit == "month":
        return _months_on(today, step)
    if unit == "year":
        return _year(today.year + step)
    number = _month(unit)
    if not number:
        return None
    # "last September" in November may be of this year or the last: only the sure one counts
    if step and (number - today.month) * step > 0:
        return None
    if step and number == today.month:
        return None
    if step < 0:
        return None if number < today.month else _month_of(today.year - 1, number)
    return _month_of(today.year + step, number)


def _ago(number: int, unit: str, today: date) -> _When | None:
    match unit:
        case "day":
            return _day(today - timedelta(number))
        case "week":
            return _week(today - timedelta(7 * number))
        case "month":
            return _months_on(today, -number)
        case "year":
            return _year(today.year - number)
    return None


def _day(day: date) -> _When:
    return _When(day, day, day.isoformat())


def _week(day: date) -> _When:
    monday = day - timedelta(day.weekday())
    sunday = monday + timedelta(6)
    return _When(monday, sunday, f"{monday}/{sunday}")


def _months_on(day: date, step: int) -> _When:
    year, month = divmod(day.year * 12 + day.month - 1 + step, 12)
    return _month_of(year, month + 1)


def _month_of(year: int, month: int) -> _When:
    last = date(year, month, monthrange(year, month)[1])
    return _When(last.replace(day=1), last, f"{year:04}-{month:02}")


def _year(year: int) -> _When:
    return _When(date(year, 1, 1), date(year, 12, 31), f"{year:04}")


def _month(word: str) -> int:
    """1 to 12, or 0."""
    short = word.rstrip(".")
    if len(short) < 3:
        return 0
    return next(
        (n for n, m in enumerate(_MONTHS, 1) if short in (m, m[:3]) or (short, n) == ("sept", 9)), 0
    )
