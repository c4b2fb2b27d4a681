"""What is asked of a file of articles, and what it gave.

These cross the border between the processes: frozen values, nothing of the parsers.
"""

from dataclasses import dataclass, fields, replace

from explorer.model.records import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Which column of a table holds what, by the name that stands above it; empty for none."""

    text: str = ""
    title: str = ""
    date: str = ""
    source: str = ""
    author: str = ""

    @classmethod
    def parsed(cls, words: str) -> "Columns":
        """Columns as ``text=Body,title=Headline``; raises ValueError with a sentence."""
        found: dict[str, str] = {}
        for pair in words.split(","):
            role, equals, column = (part.strip() for part in pair.partition("="))
            if role not in ROLES or not equals or not column:
                raise ValueError(
                    f"“{pair.strip()}” is not one of {', '.join(ROLES)} with “=” and the name of "
                    "a column behind it, as in text=Body,title=Headline."
                )
            found[role] = column
        if "text" not in found:
            raise ValueError("The column of the articles is missing, as in text=Body.")
        return replace(cls(), **found)

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Each role that has a column, with its column."""
        return tuple((role, column) for role in ROLES if (column := getattr(self, role)))


ROLES = tuple(field.name for field in fields(Columns))


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """How a table begins: its columns, first rows with cells cut short, and what is likely what.

    ``layout`` says how it was taken apart ("comma, UTF-8", "sheet “Articles”"). ``guess`` has an
    empty ``text`` where no column looks like articles.
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
