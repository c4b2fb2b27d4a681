"""A table in a file (.csv, .tsv, .xlsx): its sheets, the names of their columns, their rows."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice

from explorer.errors import UnreadableArticle
from explorer.model.files import Columns
from explorer.reading.column_guess import guessed, has_names, named
from explorer.reading.delimited import rows_of
from explorer.reading.limits import Limits
from explorer.reading.workbook import sheets_of

_SAMPLE = 50  # rows that the guess looks at
_NAMED = 12  # columns that a sentence names
_EVIDENCE = {"relation_id", "quote"}  # the third table that Explorer writes


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: ``rows`` are all below the names, ``sample`` the first of them.

    ``first`` is the number of the first row as a spreadsheet counts, ``layout`` says how the table
    was taken apart ("comma, UTF-8"), ``guess`` what its columns are likely to hold.
    """

    title: str
    layout: str
    columns: tuple[str, ...]
    sample: tuple[list[str], ...]
    rows: Iterator[list[str]]
    first: int
    guess: Columns

    @property
    def is_evidence(self) -> bool:
        """Whether it is the third table that Explorer writes, of the sentences."""
        return set(self.columns) >= _EVIDENCE


@contextmanager
def sheets_in(
    data: bytes, name: str, limits: Limits, evidence: bool = False
) -> Iterator[list[Sheet]]:
    """The tables in a file that have rows; raises UnreadableArticle where there is none.

    Sentences come last; a file of nothing else is refused unless it is the ``evidence`` that
    belongs to other tables.
    """
    if not name.lower().endswith(".xlsx"):
        rows, layout = rows_of(data, name, limits)
        yield _filled([_begun("", layout, rows)], name, evidence)
        return
    with sheets_of(data, name, limits) as sheets:
        begun = [_begun(title, f"sheet “{title}”", rows) for title, rows in sheets]
        yield _filled(begun, name, evidence)


def spelled(sheet: Sheet, name: str, wanted: Columns) -> Columns:
    """The columns that are wanted, as the table spells them; raises UnreadableArticle."""
    folded = {column.casefold(): column for column in reversed(sheet.columns)}
    known: dict[str, str] = {}
    for role, column in wanted.pairs():
        spelling = column if column in sheet.columns else folded.get(column.casefold())
        if spelling is None:
            raise UnreadableArticle(
                f"“{name}” has no column “{column}”; its columns are {listed(sheet.columns)}."
            )
        known[role] = spelling
    return Columns(**known)


def listed(columns: tuple[str, ...]) -> str:
    """Names of columns for a sentence."""
    shown = [f"“{column}”" for column in columns[:_NAMED]]
    if len(columns) > _NAMED:
        shown.append(f"{len(columns) - _NAMED:,} more")
    return ", ".join(shown[:-1]) + (" and " if shown[:-1] else "") + shown[-1]


def _filled(sheets: list[Sheet | None], name: str, evidence: bool) -> list[Sheet]:
    there = [sheet for sheet in sheets if sheet is not None]
    if not there:
        raise UnreadableArticle(f"“{name}” is a table without rows; open an article instead.")
    there.sort(key=lambda sheet: sheet.is_evidence)  # last: a workbook has it beside the others
    if there[0].is_evidence and not evidence:
        raise UnreadableArticle(
            f"“{name}” lists sentences of relations that stand in another table; open that one "
            "(NAME.relations.csv), which brings it along."
        )
    return there


def _begun(title: str, layout: str, rows: Iterator[list[str]]) -> Sheet | None:
    """A sheet whose first rows were looked at; None for one without any cell."""
    head = list(islice(rows, _SAMPLE))
    filled = [sum(bool(cell.strip()) for cell in row) for row in head]
    if not any(filled):
        return None
    # A title may stand above a table, in one cell, and empty rows.
    start = next(at for at, count in enumerate(filled) if count >= min(2, max(filled)))
    names = has_names(head[start])
    sample = head[start + names :]
    used = [at for row in head[start:] for at, cell in enumerate(row) if cell.strip()]
    columns = named(head[start], max(used) + 1, names)
    return Sheet(
        title=title,
        layout=layout,
        columns=columns,
        sample=tuple(sample),
        rows=chain(sample, rows),
        first=start + names + 1,
        guess=guessed(columns, sample),
    )
