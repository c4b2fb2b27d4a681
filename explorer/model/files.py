"""What is asked of a file of articles, and what it gave.

These cross the border between the processes: frozen values, nothing of the parsers.
"""

from dataclasses import dataclass, fields, replace
from typing import Literal

from explorer.model.records import Document

Rows = Literal["articles", "relations", "entities"]
"""What the rows of a table are."""
ROLES: dict[Rows, tuple[str, ...]] = {
    "articles": ("text", "title", "date", "source", "author"),
    "relations": ("subject", "object", "label", "kind", "date", "quote"),
    "entities": ("name", "kind", "aliases", "id"),
}
"""Which columns each of them can have; see :class:`Columns`."""
NEEDED: dict[Rows, tuple[str, ...]] = {
    "articles": ("text",),
    "relations": ("subject", "object"),
    "entities": ("name",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Which column of a table holds what, by the name that stands above it; empty for none.

    A table of articles has a ``text``, one of relations a ``subject`` and an ``object``, which
    are names of entities, one of entities a ``name``; ``rows`` says which it is.
    """

    text: str = ""
    title: str = ""
    date: str = ""
    source: str = ""
    author: str = ""
    subject: str = ""
    object: str = ""
    label: str = ""
    kind: str = ""
    quote: str = ""
    name: str = ""
    aliases: str = ""
    id: str = ""

    @classmethod
    def parsed(cls, words: str) -> "Columns":
        """Columns as ``text=Body,title=Headline``; raises ValueError with a sentence."""
        known = [field.name for field in fields(cls)]
        found: dict[str, str] = {}
        for pair in words.split(","):
            role, equals, column = (part.strip() for part in pair.partition("="))
            if role not in known or not equals or not column:
                raise ValueError(
                    f"“{pair.strip()}” is not one of {', '.join(known)} with “=” and the name of "
                    "a column behind it, as in text=Body,title=Headline."
                )
            found[role] = column
        made = replace(cls(), **found)
        if not made.enough:
            raise ValueError(
                "The column of the articles is missing, as in text=Body; relations have two, as "
                "in subject=From,object=To, and entities one, as in name=Label."
            )
        strange = next((role for role in found if role not in ROLES[made.rows]), "")
        if strange:
            raise ValueError(
                f"“{strange}” is no column of a table of {made.rows}; it can have "
                f"{', '.join(ROLES[made.rows])}."
            )
        return made

    @property
    def rows(self) -> Rows:
        """What the rows are by these columns."""
        if self.text:
            return "articles"
        if self.subject or self.object:
            return "relations"
        return "entities" if self.name else "articles"

    @property
    def enough(self) -> bool:
        """Whether the columns that such rows need are there."""
        return all(getattr(self, role) for role in NEEDED[self.rows])

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Each role that has a column, with its column."""
        return tuple(
            (field.name, column) for field in fields(self) if (column := getattr(self, field.name))
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """How a table begins: its columns, first rows with cells cut short, and what is likely what.

    ``layout`` says how it was taken apart ("comma, UTF-8", "sheet “Articles”"). ``guess`` has not
    ``enough`` where no column looks like articles, entities or relations.
    """

    name: str
    layout: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    guess: Columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a person said about a file: its password, and the columns if it is a table."""

    password: str = ""
    columns: Columns | None = None


NOTHING_SAID = Asked()


@dataclass(frozen=True, slots=True, kw_only=True)
class Readout:
    """The articles of a file in order, and in sentences what of the file was not read."""

    documents: tuple[Document, ...]
    left_out: tuple[str, ...] = ()

    @property
    def document(self) -> Document:
        """The first article: of most files the only one."""
        return self.documents[0]
