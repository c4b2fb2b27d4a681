"""A table of articles (.csv, .tsv, .xlsx): each row is one, and its columns say what is what."""

from itertools import islice

from explorer.errors import UnreadableArticle
from explorer.model.files import NOTHING_SAID, Asked, Columns, Readout, Table
from explorer.model.records import Document
from explorer.model.text import normalized
from explorer.reading.article import document_of, of_one_file
from explorer.reading.limits import LIMITS, Limits
from explorer.reading.sheets import Sheet, listed, sheets_in, spelled
from explorer.reading.table_dates import day_first, day_of, is_ambiguous

_SHOWN, _CELL = 6, 160  # rows of a preview, characters of a cell in it
_NAMED = 12  # sheets that a sentence names


def preview(data: bytes, name: str, limits: Limits = LIMITS) -> Table:
    """How a table begins, and which columns it is likely to mean; raises UnreadableArticle."""
    with sheets_in(data, name, limits) as sheets:
        sheet = _likely(sheets)
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
    with sheets_in(data, name, limits) as sheets:
        worded = (one for one in sheets if one.guess.text and not one.is_evidence)
        sheet = next(worded, sheets[0])
        wanted = _columns(sheet, name, asked.columns)
        places = {role: sheet.columns.index(column) for role, column in wanted.pairs()}
        numbered = enumerate(sheet.rows, sheet.first)
        filled = ((number, row) for number, row in numbered if any(cell.strip() for cell in row))
        rows = list(islice(filled, limits.table_rows + 1))
        more = len(rows) > limits.table_rows
        found, told = _articles(rows[: limits.table_rows], places, sheet, name, limits)
        if more:
            told.append(f"Only the first {limits.table_rows:,} rows were read; split the table.")
        others = [one.title for one in sheets if one is not sheet]
        if others:
            titles = ", ".join(f"“{one}”" for one in others[:_NAMED])
            told.append(f"Only the sheet “{sheet.title}” was read, not {titles}.")
        return Readout(documents=of_one_file(found, data), left_out=tuple(told))


def _articles(
    rows: list[tuple[int, list[str]]],
    places: dict[str, int],
    sheet: Sheet,
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
            told[0]
            if told
            else f"“{name}” has no article in its column “{column}”; say which column has the text."
        )
    if empty:
        one = "1 row has no text and was left out."
        told.append(one if empty == 1 else f"{empty:,} rows have no text and were left out.")
    if unclear:
        dates = "1 date" if unclear == 1 else f"{unclear:,} dates"
        told.append(f"Nothing tells day from month in {dates} such as 03/09/2025: none is taken.")
    return found, told


def _columns(sheet: Sheet, name: str, wanted: Columns | None) -> Columns:
    """The columns that are wanted, else guessed, as the table spells them."""
    if wanted is not None:
        return spelled(sheet, name, wanted)
    if not sheet.guess.text:
        raise UnreadableArticle(
            f"“{name}” has no column that looks like the text of articles, and no two that look "
            "like the ends of relations; say which they are (--columns text=NAME, or "
            f"subject=NAME,object=NAME): {listed(sheet.columns)}."
        )
    return sheet.guess


def _likely(sheets: list[Sheet]) -> Sheet:
    """The sheet that a person is shown: the first of articles, else of relations, or entities."""
    for rows in ("articles", "relations", "entities"):
        for sheet in sheets:
            if sheet.guess.rows == rows and sheet.guess.enough and not sheet.is_evidence:
                return sheet
    return sheets[0]
