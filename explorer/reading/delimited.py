"""Text with delimiters (.csv, .tsv) → rows: which sign divides the cells is seen from the rows."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from explorer.errors import UnreadableArticle
from explorer.model.text import normalized
from explorer.reading.encoding import decoded_as
from explorer.reading.limits import MEGABYTE, Limits

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
_SAMPLE = 200_000  # characters that are looked at
_ROWS = 60
_HINT = re.compile(r"sep=([,;\t|])\n")


def rows_of(data: bytes, name: str, limits: Limits) -> tuple[Iterator[list[str]], str]:
    """The rows of a file, and in words how they are written; raises UnreadableArticle."""
    if len(data) > limits.table_bytes:
        raise UnreadableArticle(
            f"“{name}” is too large for a table ({len(data) // MEGABYTE:,} MB); tables of up to "
            f"{limits.table_bytes // MEGABYTE:,} MB are read."
        )
    text, encoding = decoded_as(data, name)
    text = normalized(text)
    # Cells are capped where they become articles; the limit is of the whole process.
    csv.field_size_limit(max(len(text), csv.field_size_limit()))
    delimiter = delimiter_of(text)
    if hint := _HINT.match(text):  # Excel's word on it
        delimiter, text = hint[1], "\n" + text[hint.end() :]
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), (
        f"divided by {DELIMITERS[delimiter]}, {encoding.upper()}"
    )


def delimiter_of(text: str) -> str:
    """The sign that divides most rows into equally many cells; a comma where none does."""
    sample = text[:_SAMPLE]
    if len(text) > _SAMPLE:  # the last row is cut off
        sample = sample[: sample.rfind("\n") + 1] or sample
    best, most = ",", (0.0, 0)
    for delimiter in DELIMITERS:
        try:
            rows = list(islice(csv.reader(io.StringIO(sample), delimiter=delimiter), _ROWS))
        except csv.Error:
            continue
        cells = Counter(len(row) for row in rows if row)
        if not cells:
            continue
        count, times = max(cells.items(), key=lambda item: (item[1], item[0]))
        if count > 1 and (times / cells.total(), count) > most:
            best, most = delimiter, (times / cells.total(), count)
    return best
