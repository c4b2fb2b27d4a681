"""Which column of a table holds the articles, their titles, dates and sources: a guess.

By the names above the columns first; where they say nothing of the text, by what is in them.
"""

from collections.abc import Sequence
from statistics import median

from explorer.model.fields import field_of, plain
from explorer.model.files import ROLES, Columns, Rows
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
_ARTICLE = 200  # and what has so many no sentence that tells of a relation
_HEAD = 60  # characters that a name above a column has at most


def guessed(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Columns:
    """What the rows are likely to be, and the likeliest column of each role.

    Relations where two columns can be their ends, unless another holds whole articles ("from" and
    "to" of mails); entities where they have a name and an id or kind. The guess has not ``enough``
    where nothing fits.
    """
    articles, relations, entities = (guess_of(one, columns, rows) for one in ROLES)
    if relations.enough and _length(articles.text, columns, rows) < _ARTICLE:
        return relations
    if articles.enough or not (entities.enough and (entities.kind or entities.id)):
        return articles
    return entities


def guess_of(kind: Rows, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Columns:
    """The likeliest column of each role, if the rows of a table are of a kind."""
    if kind == "articles":
        return _of_articles(columns, rows)
    of = "relation" if kind == "relations" else "entity"
    found: dict[str, str] = {}
    for role in ROLES[kind]:
        left = [column for column in columns if column not in found.values()]
        found[role] = field_of(left, of, role)
    return Columns(**found)


def _of_articles(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Columns:
    spelled = {column: plain(column) for column in columns}
    found: dict[str, str] = {}
    for role in ROLES["articles"]:
        for known in _NAMES[role]:
            here = [c for c in columns if spelled[c] == known and c not in found.values()]
            if here:
                found[role] = here[0]
                break
    if "text" not in found:
        lengths = {
            column: _length(column, columns, rows)
            for column in columns
            if column not in found.values()
        }
        longest = max(lengths, key=lambda column: lengths[column], default="")
        if longest and lengths[longest] >= _LONG:
            found["text"] = longest
    return Columns(**found)


def _length(column: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> float:
    """How long the cells of a column are, those that are filled; characters."""
    if column not in columns:
        return 0
    at = columns.index(column)
    return median([len(row[at]) for row in rows if at < len(row) and row[at]] or [0])


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
