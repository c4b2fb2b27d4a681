"""An Excel workbook (.xlsx) → rows of its sheets: what is stored in cells, nothing calculated."""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import Any

from explorer.errors import UnreadableArticle
from explorer.reading.archive import OLE, refuse_bomb, refuse_declared, transitional
from explorer.reading.limits import Limits

_COLUMNS = 200  # of a sheet that are looked at


@contextmanager
def sheets_of(
    data: bytes, name: str, limits: Limits
) -> Iterator[list[tuple[str, Iterator[list[str]]]]]:
    """Title and rows of each sheet, the one that was open last first.

    Of formulas the value that was stored with them is read, dates come as ISO 8601. Raises
    UnreadableArticle, and openpyxl its own errors.
    """
    if data.startswith(OLE):
        raise UnreadableArticle(
            f"“{name}” has a password or is an old .xls file; save it as .xlsx without a password."
        )
    refuse_bomb(data, name, limits)
    refuse_declared(data, name)
    import openpyxl

    with warnings.catch_warnings():  # of styles and validations that it does not know
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(
            io.BytesIO(transitional(data)), read_only=True, data_only=True, keep_links=False
        )
    try:
        sheets = list(book.worksheets)
        if book.active in sheets:
            sheets.sort(key=lambda sheet: sheet is not book.active)
        yield [(sheet.title, _rows(sheet)) for sheet in sheets]
    finally:
        book.close()


def _rows(sheet: Any) -> Iterator[list[str]]:
    sheet.reset_dimensions()  # what the file says of its size may be wrong
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for row in sheet.iter_rows(max_col=_COLUMNS, values_only=True):
            empty = row.count(None) == len(row)  # a sheet may have a million of them, 200 wide
            yield [] if empty else [_text(value) for value in row]


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("_x000D_", "")  # how Excel writes a carriage return
