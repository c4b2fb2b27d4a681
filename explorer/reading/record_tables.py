"""A table of entities or relations: its rows as fields, for :mod:`explorer.formats.from_table`.

A workbook can have a sheet of both: edges name the nodes of the other sheet by their ids. One
that Explorer wrote has a third, of the sentences behind the relations.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from explorer.errors import UnreadableArticle
from explorer.model.files import Columns
from explorer.reading.limits import LIMITS, Limits
from explorer.reading.sheets import Sheet, listed, sheets_in, spelled

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of one sort, each with its cells by column, and which column is what."""

    columns: Columns
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Records:
    """What a table has of both; ``told`` says in sentences what was not read.

    ``evidence`` are the rows of Explorer's own table of sentences.
    """

    entities: Part
    relations: Part
    told: tuple[str, ...] = ()
    evidence: tuple[Row, ...] = ()


def read_records(
    data: bytes, name: str, limits: Limits = LIMITS, wanted: Columns | None = None
) -> Records:
    """Entities and relations of a table; raises UnreadableArticle where it has neither.

    ``wanted`` are the columns of the sheet that has them; of other sheets they are guessed.
    """
    with sheets_in(data, name, limits) as sheets:
        chosen = _chosen(sheets, name, wanted)
        proof = next((one for one in sheets if one.is_evidence), None)
        told = [
            f"The sheet “{one.title}” was not read."
            for one in sheets
            if one is not proof and one not in chosen.values()
        ]
        parts = {"entities": Part(Columns()), "relations": Part(Columns())}
        for kind, sheet in chosen.items():
            rows = _first(sheet, kind, limits, told)
            asked = wanted is not None and wanted.rows == kind
            columns = spelled(sheet, name, wanted) if asked and wanted else sheet.guess
            parts[kind] = Part(columns, rows)
        said = _first(proof, "sentences", limits, told) if proof else ()
        return Records(parts["entities"], parts["relations"], tuple(told), said)


def read_evidence(data: bytes, name: str, limits: Limits = LIMITS) -> tuple[Row, ...]:
    """The sentences of a table that Explorer wrote beside its relations; none of another table.

    Raises UnreadableArticle where it cannot be read.
    """
    with sheets_in(data, name, limits, evidence=True) as sheets:
        proof = next((one for one in sheets if one.is_evidence), None)
        return _first(proof, "sentences", limits, []) if proof else ()


def _first(sheet: Sheet, kind: str, limits: Limits, told: list[str]) -> tuple[Row, ...]:
    """As many rows as are read; what is not read is told."""
    rows = tuple(islice(_rows(sheet), limits.record_rows + 1))
    if len(rows) > limits.record_rows:
        told.append(f"Only the first {limits.record_rows:,} {kind} were read.")
    return rows[: limits.record_rows]


def _chosen(sheets: list[Sheet], name: str, wanted: Columns | None) -> dict[str, Sheet]:
    """The first sheet of relations and the first of entities."""
    found: dict[str, Sheet] = {}
    for sheet in sheets:
        if sheet.guess.enough and sheet.guess.rows != "articles" and not sheet.is_evidence:
            found.setdefault(sheet.guess.rows, sheet)
    if wanted is not None:
        asked = {column.casefold() for _, column in wanted.pairs()}
        fits = [one for one in sheets if asked <= {c.casefold() for c in one.columns}]
        sheet = (fits or sheets)[0]
        found = {kind: one for kind, one in found.items() if one is not sheet}
        found[wanted.rows] = sheet
    if not found:
        raise UnreadableArticle(
            f"“{name}” has no columns that look like the two ends of relations, or like the names "
            "of entities; say which are (--columns subject=NAME,object=NAME): "
            f"{listed(sheets[0].columns)}."
        )
    return found


def _rows(sheet: Sheet) -> Iterator[Row]:
    for row in sheet.rows:
        filled = {
            column: cell.strip() for column, cell in zip(sheet.columns, row, strict=False) if cell
        }
        if any(filled.values()):
            yield filled
