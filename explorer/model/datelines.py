"""The day of publication as articles print it: a date line, a byline, what stands before the news.

A date in prose is of what the prose tells: of a birth, a battle, a meeting. Only these places are
believed, and what is read from them is still called a guess:

- a line that is a date and nothing else but a weekday, a time, a zone, a place or a word for it;
- a date right behind a word for it: "Published: 3 May 2024", "Updated on May 3, 2024 at 10:15 GMT";
- a byline: "By Ada Byron, The Post, 3 May 2024", "Ada Byron | 3 May 2024", "Reuters, 3 May 2024";
- what stands before the first sentence: "LONDON, 12 Nov. 2008 (Reuters) -".
"""

import re

from explorer.model.dates import DATE, day_in, lead_of

_LINE = 120  # characters: longer lines are prose
_BEFORE = 60  # of a date that has a byline or a place before it
_SPACE = re.compile(r"\s+")
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?)"
_ZONE = (
    r"(?:(?:gmt|utc|bst|ist|e[sd]?t|c[esd]?s?t|m[sd]t|p[sd]?t|hrs?|hours|local time)\b"
    r"(?:[+-]\d\d?(?::?\d\d)?)?|[+-]\d\d:?\d\d\b)"
)
_TIME = (
    rf"(?:(?:at )?(?<!\d)\d{{1,2}}(?:[:.h]\d\d){{0,2}}(?!\d)(?: ?[ap]\.? ?m\b\.?)?"
    rf"(?: ?\(?{_ZONE}\)?)?)"
)
_WORD = (
    r"(?:(?:first |originally |last )?(?:published|posted|updated|modified|issued|released|filed)"
    r"|(?:publication|release|issue) date|date(?:d| published| posted)?|last (?:update|revision))"
)
_LABEL = re.compile(
    rf"(?:^|[|·•(\[–—-] ?|[,;] ){_WORD}(?: online)?\s?(?::|,| on\b| at\b|[–—-])?"
    rf"\s?(?:{_WEEKDAY} )?(?:{_TIME},? ?(?:on )?(?:{_WEEKDAY} )?)?$",
    re.I,
)
_FIRM = re.compile(r":\s?\S*(?: \S+){0,3}$")
_EMPTY = re.compile(
    rf"(?:{_WEEKDAY}|{_TIME}|{_ZONE}|t\d\d:\d\d\S*|[|·•,;:()\[\]–—*-]| |on\b|{_WORD})*", re.I
)
_PLACE = r"(?:[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*| (?:de|of|la|el|al|the))*)"
_PLACES = re.compile(rf"{_PLACE}(?:, {_PLACE}){{0,2}}")
_AGENCY = re.compile(r" ?,? ?\([A-Z][\w .,/&-]{1,40}\)")
_DASH = re.compile(r"[.,:]? ?(?:--?|[–—]|:) ?(?=[\"“‘'A-Z])")
_BYLINE = re.compile(r"(?:by|from|written by|words by) [A-Z]", re.I)
_OUTLET = re.compile(
    r"\b(?:News|Times|Post|Press|Reuters|AP|AFP|UPI|BBC|CNN|NPR|DPA|Xinhua|TASS|Herald|Guardian"
    r"|Journal|Tribune|Gazette|Telegraph|Daily|Mail|Magazine|Agency|Correspondent|Reporter"
    r"|Editor|Staff|Bureau|Wikinews|Chronicle|Observer|Independent|Mirror|Review)\b"
)


def day_above(text: str) -> str:
    """The day of publication that an article prints above or before itself, as ISO 8601, or ""."""
    lines = [_SPACE.sub(" ", line).strip() for line in lead_of(text).split("\n")]
    lines = [line for line in lines if line]
    updated = ""
    for number, line in enumerate(lines):
        for found in DATE.finditer(line[:400]):
            day = day_in(found)
            if not day:
                continue
            before, after = line[: found.start()], line[found.end() :]
            if _labeled(before, after):
                if "pdate" not in before[-40:] and "odified" not in before[-40:]:
                    return day
                updated = updated or day  # when it was first published may stand behind it
            elif _alone(line, before, after, first=not number) or _dateline(before, after):
                return day
    return updated


def _labeled(before: str, after: str) -> bool:
    """Whether a word for it stands right before; without a colon nothing may be told of the day."""
    if not _LABEL.search(before):
        return False
    told = _EMPTY.match(after)
    rest = after[told.end() :] if told is not None else after
    return bool(_FIRM.search(before)) or not rest or rest.startswith(("by ", "By "))


def _alone(line: str, before: str, after: str, first: bool) -> bool:
    """Whether a short line is a date, or a date beside who wrote it, for whom or where."""
    if len(line) > _LINE or line.endswith(("”", '"', "?", "!")) or not _EMPTY.fullmatch(after):
        return bool(
            len(line) <= _LINE and _EMPTY.fullmatch(before) and _signed(after.lstrip(" ,|·•–—-"))
        )
    if _EMPTY.fullmatch(before):
        return True
    if line.endswith(".") or len(before) > _BEFORE:
        return False
    if _BYLINE.match(before):
        return True
    named = before.rstrip(" ,|·•–—-(")
    named = re.sub(rf"[ ,|·•–—(-]+{_WEEKDAY}$", "", named, flags=re.I)
    if first or not _PLACES.fullmatch(named.replace(" and ", " & ").replace(" & ", " ")):
        return False
    return bool(_OUTLET.search(named)) or before.rstrip().endswith(("|", "·", "•")) or (
        named.isupper() and len(named) < _BEFORE // 2
    )  # fmt: skip


def _signed(after: str) -> bool:
    """As in "3 May 2024 | By Ada Byron", "3 May 2024, Reuters"."""
    if _BYLINE.match(after):
        return True
    return bool(_PLACES.fullmatch(after) and _OUTLET.search(after))


def _dateline(before: str, after: str) -> bool:
    """As in "LONDON, 12 Nov. 2008 (Reuters) -", "PARIS (AP), May 3, 2024 —"."""
    if len(before) > _BEFORE:
        return False
    agency = _AGENCY.search(before)
    named = before[: agency.start()] + before[agency.end() :] if agency else before
    named = re.sub(rf"{_WEEKDAY}\s*$", "", named.strip(" ,–—-"), flags=re.I).strip(" ,–—-")
    behind = _AGENCY.match(after)
    rest = after[behind.end() :] if behind else after
    dash = _DASH.match(rest)
    if dash is None or DATE.match(rest[dash.end() :]):
        return False
    if not named:
        return behind is not None or agency is not None
    if not _PLACES.fullmatch(named):
        return False
    return behind is not None or agency is not None or named.split(",")[0].isupper()
