"""Full dates as English news writes them; half a date ("September 2025", "Tuesday") is none."""

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sept sep", "october oct", "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "(" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"((?:19|20)\d\d)(?!\d|-\d|\.\d)"
DATE = re.compile(
    rf"\b{_MONTH}\s+{_DAY}\s*,?\s+{_YEAR}"
    rf"|(?<![\d.,/-]){_DAY}(?:\s+of)?\s+{_MONTH},?\s+{_YEAR}"
    r"|(?<![\d-])((?:19|20)\d\d)-(\d\d)-(\d\d)(?![\d-])",
    re.I,
)
"""A full date; :func:`day_in` says which day it is."""

_LEAD = 120  # characters: shorter paragraphs above the first are title, byline and date line


def first_date(text: str) -> str:
    """The first full date in a text as ISO 8601, or an empty string."""
    return next(filter(None, map(day_in, DATE.finditer(text))), "")


def day_in(found: re.Match[str]) -> str:
    """The day of a match of ``DATE`` as ISO 8601; empty for the 31st of June."""
    month, day, year, day2, month2, year2, year3, month3, day3 = found.groups()
    number = _MONTHS.get((month or month2 or "").lower()) or int(month3)
    try:
        return date(int(year or year2 or year3), number, int(day or day2 or day3)).isoformat()
    except ValueError:
        return ""


def lead_of(text: str) -> str:
    """The first paragraph of an article, with the title, byline and date line above it."""
    lines: list[str] = []
    for line in text.split("\n", 40)[:40]:
        lines.append(line)
        if len(line) > _LEAD:
            break
    return "\n".join(lines)
