"""A table of articles (.csv, .tsv, .xlsx): each row is one, and its columns say what is what."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain, islice

from explorer.errors import UnreadableArticle
from explorer.model.files import NOTHING_SAID, Asked, Columns, Readout, Table
from explorer.model.records import Document
from explorer.model.text import normalized
from explorer.reading.article import document_of, of_one_file
from explorer.reading.column_guess import guessed, has_names, named
from explorer.reading.delimited import rows_of
from explorer.reading.limits import LIMITS, Limits
from explorer.reading.table_dates import day_first, day_of, is_ambiguous
from explorer.reading.workbook import sheets_of

_SAMPLE = 50  # rows that the guess looks at
_SHOWN, _CELL = 6, 160  # rows of a preview, characters of a cell in it
_NAMED = 12  # columns that a sentence names
# What Explorer itself writes: entities and relations, never articles.
_OURS = ({"source_id", "target_id"}, {"relation_id", "quote"}, {"name", "kind", "aliases"})


@dataclass(frozen=True, slots=True)
class _Sheet:
    title: str
    layout: str
    columns: tuple[str, ...]
    sample: tuple[list[str], ...]
    rows: Iterator[list[str]]  # all of them, the sample too
    first: int  # number of the first of them, as a spreadsheet counts
    others: tuple[str, ...]
    guess: Columns


def preview(data: bytes, name: str, limits: Limits = LIMITS) -> Table:
    """How a table begins, and which columns it is likely to mean; raises UnreadableArticle."""
    with _sheet(data, name, limits) as sheet:
        rows = tuple(
            tuple(
                " ".join(normalized(cell).split())[:_CELL]
                for cell in [*row, *[""] * len(sheet.columns)][: len(sheet.columns)]
            )
            for row in sheet.sample[:_SHOWN]
        )
        return Table(
            name=name, layout=sheet.layout, columns=sheet.columns, rows=rows, guess=sheet.guess
        )


def read_table(
    data: bytes, name: str, limits: Limits = LIMITS, asked: Asked = NOTHING_SAID
) -> Readout:
    """The articles of a table; raises UnreadableArticle where no column can be their text.

    Rows without text are left out; a row that cannot be an article is named, the rest goes on.
    """
    with _sheet(data, name, limits) as sheet:
        wanted = _columns(sheet, name, asked.columns)
        places = {role: sheet.columns.index(column) for role, column in wanted.pairs()}
        numbered = enumerate(sheet.rows, sheet.first)
        filled = ((number, row) for number, row in numbered if any(cell.strip() for cell in row))
        rows = list(islice(filled, limits.table_rows + 1))
        more = len(rows) > limits.table_rows
        found, told = _articles(rows[: limits.table_rows], places, sheet, name, limits)
        if more:
            told.append(f"Only the first {limits.table_rows:,} rows were read; split the table.")
        if sheet.others:
            listed = ", ".join(f"“{one}”" for one in sheet.others[:_NAMED])
            told.append(f"Only the sheet “{sheet.title}” was read, not {listed}.")
        return Readout(documents=of_one_file(found, data), left_out=tuple(told))


def _articles(
    rows: list[tuple[int, list[str]]],
    places: dict[str, int],
    sheet: _Sheet,
    name: str,
    limits: Limits,
) -> tuple[list[Document], list[str]]:
    """The articles of some rows, and what was left out of them."""

    def cell(row: list[str], role: str) -> str:
        at = places.get(role, len(row))
        return row[at].strip() if at < len(row) else ""

    order = day_first(cell(row, "date") for _, row in rows)
    found: list[Document] = []
    told: list[str] = []
    empty = unclear = 0
    for number, row in rows:
        if not cell(row, "text"):
            empty += 1
            continue
        unclear += is_ambiguous(cell(row, "date"), order)
        try:
            article = document_of(
                cell(row, "text"),
                b"",
                f"{name}, row {number}",
                limits,
                title=cell(row, "title"),
                published=day_of(cell(row, "date"), order),
                author=cell(row, "author"),
                source=cell(row, "source") or name,
            )
        except UnreadableArticle as error:
            told.append(str(error))
            continue
        found.append(article)
    if not found:
        column = sheet.columns[places["text"]]
        raise UnreadableArticle(
            told[0] if told else f"“{name}” has no article in its column “{column}”."
        )
    if empty:
        one = "1 row has no text and was left out."
        told.append(one if empty == 1 else f"{empty:,} rows have no text and were left out.")
    if unclear:
        dates = "1 date" if unclear == 1 else f"{unclear:,} dates"
        told.append(f"Nothing tells day from month in {dates} such as 03/09/2025: none is taken.")
    return found, told


def _columns(sheet: _Sheet, name: str, wanted: Columns | None) -> Columns:
    """The columns that are wanted, else guessed, as the table spells them."""
    if wanted is None:
        if not sheet.guess.text:
            raise UnreadableArticle(
                f"“{name}” has no column that looks like the text of articles; say which one is "
                f"(--columns text=NAME): {_listed(sheet.columns)}."
            )
        return sheet.guess
    folded = {column.casefold(): column for column in reversed(sheet.columns)}
    known: dict[str, str] = {}
    for role, column in wanted.pairs():
        spelled = column if column in sheet.columns else folded.get(column.casefold())
        if spelled is None:
            raise UnreadableArticle(
                f"“{name}” has no column “{column}”; its columns are {_listed(sheet.columns)}."
            )
        known[role] = spelled
    return Columns(**known)


def _listed(columns: tuple[str, ...]) -> str:
    shown = [f"“{column}”" for column in columns[:_NAMED]]
    if len(columns) > _NAMED:
        shown.append(f"{len(columns) - _NAMED:,} more")
    return ", ".join(shown[:-1]) + (" and " if shown[:-1] else "") + shown[-1]


@contextmanager
def _sheet(data: bytes, name: str, limits: Limits) -> Iterator[_Sheet]:
    """The table in a file; of several sheets the first that has articles."""
    if not name.lower().endswith(".xlsx"):
        rows, layout = rows_of(data, name, limits)
        sheet = _begun("", layout, rows)
        yield _checked([sheet], name)
        return
    with sheets_of(data, name, limits) as sheets:
        begun = [_begun(title, f"sheet “{title}”", rows) for title, rows in sheets]
        yield _checked(begun, name)


def _begun(title: str, layout: str, rows: Iterator[list[str]]) -> _Sheet | None:
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
    return _Sheet(
        title,
        layout,
        columns,
        tuple(sample),
        chain(sample, rows),
        start + names + 1,
        (),
        guessed(columns, sample),
    )


def _checked(sheets: list[_Sheet | None], name: str) -> _Sheet:
    there = [sheet for sheet in sheets if sheet is not None]
    if not there:
        raise UnreadableArticle(f"“{name}” is a table without rows; open an article instead.")
    for sheet in there:
        if any(ours <= set(sheet.columns) for ours in _OURS):
            raise UnreadableArticle(
                f"“{name}” lists entities or relations, not articles; open the project or the "
                "Explorer JSON that it comes from."
            )
    chosen = next((sheet for sheet in there if sheet.guess.text), there[0])
    others = tuple(sheet.title for sheet in there if sheet is not chosen)
    return replace(chosen, others=others)
