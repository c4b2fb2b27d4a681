"""Which column of a table holds the articles, their titles, dates and sources: a guess.

By the names above the columns first; where they say nothing of the text, by what is in them.
"""

import re
from collections.abc import Sequence
from statistics import median

from explorer.model.files import ROLES, Columns
from explorer.reading.table_dates import looks_like_date

# In order of how surely a name means the role; ``_`` and ``-`` count as a space.
_NAMES = {
    "text": (
        "text", "article text", "full text", "fulltext", "body", "article body", "content",
        "contents", "article", "story", "body text", "main text", "maintext", "transcript",
    ),
    "title": ("title", "headline", "article title", "head", "heading", "subject"),
    "date": (
        "date", "published", "publication date", "date published", "published at", "pub date",
        "pubdate", "publish date", "published date", "published on", "publishdate", "datetime",
        "time", "timestamp", "created at", "created", "day",
    ),
    "source": (
        "source", "outlet", "publisher", "publication", "newspaper", "source name", "site",
        "site name", "website", "domain", "media", "medium", "journal", "agency", "url", "link",
    ),
    "author": ("author", "authors", "byline", "by", "writer", "journalist", "reporter", "creator"),
}  # fmt: skip
_LONG = 80  # characters: what has so many is no title
_HEAD = 60  # characters that a name above a column has at most


def guessed(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Columns:
    """The likeliest column of each role; ``text`` is empty where no column looks like articles."""
    plain = {column: " ".join(re.split(r"[\W_]+", column.casefold())).strip() for column in columns}
    found: dict[str, str] = {}
    for role in ROLES:
        for known in _NAMES[role]:
            here = [c for c in columns if plain[c] == known and c not in found.values()]
            if here:
                found[role] = here[0]
                break
    if "text" not in found:
        lengths = {
            column: median([len(row[at]) for row in rows if at < len(row) and row[at]] or [0])
            for at, column in enumerate(columns)
            if column not in found.values()
        }
        longest = max(lengths, key=lambda column: lengths[column], default="")
        if longest and lengths[longest] >= _LONG:
            found["text"] = longest
    return Columns(**found)


def has_names(first: Sequence[str]) -> bool:
    """Whether a table's first row names its columns, rather than being an article."""
    filled = [cell for cell in first if cell]
    return bool(filled) and not any(
        len(cell) > _HEAD or looks_like_date(cell) or cell.isdigit() for cell in filled
    )


def named(first: Sequence[str], width: int, names: bool) -> tuple[str, ...]:
    """A name for each column, none twice: the cell above it, else ``column 3``."""
    found: list[str] = []
    for at in range(width):
        cell = " ".join(first[at].split())[:_HEAD] if names and at < len(first) else ""
        name = cell or f"column {at + 1}"
        again = 2
        while name in found:
            name = f"{cell or 'column'} ({again})"
            again += 1
        found.append(name)
    return tuple(found)
