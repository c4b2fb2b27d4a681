"""File → documents. May import ``model`` only.

A reader takes bytes, the file's name, the limits and what a person said about the file, and gives
a :class:`~explorer.model.files.Readout` or raises UnreadableArticle: one article of most files,
one a row of tables, and a mail gives the mails inside it too. Parsers of other people are
imported inside the readers, so that whoever only asks which files are articles stays light; they
run in a worker process (``explorer.workers``), for a crafted file can hang or exhaust them.

Departure from the design: Markdown has its own module.
"""

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from explorer.errors import UnreadableArticle
from explorer.model.files import NOTHING_SAID, Asked, Readout, Table
from explorer.model.records import Document
from explorer.reading.html import read_html
from explorer.reading.limits import LIMITS, MEGABYTE, Limits
from explorer.reading.mail import read_mail
from explorer.reading.markdown import read_markdown
from explorer.reading.pdf import read_pdf
from explorer.reading.tables import preview, read_table
from explorer.reading.text import read_text
from explorer.reading.word import read_word

Taken = TypeVar("Taken")
Reader = Callable[[bytes, str, Limits, Asked], Readout]


def _alone(read_one: Callable[[bytes, str, Limits], Document]) -> Reader:
    """A reader of files that hold one article, and of which nothing is asked."""
    return lambda data, name, limits, asked: Readout(documents=(read_one(data, name, limits),))


READERS: dict[str, Reader] = {
    ".txt": _alone(read_text),
    ".md": _alone(read_markdown),
    ".html": _alone(read_html),
    ".htm": _alone(read_html),
    ".pdf": read_pdf,
    ".docx": _alone(read_word),
    ".eml": read_mail,
    ".csv": read_table,
    ".tsv": read_table,
    ".xlsx": read_table,
}
TABLES = frozenset({".csv", ".tsv", ".xlsx"})
"""Suffixes of files whose columns a person may want to name."""
_UNREAD = frozenset({
    ".doc", ".docm", ".dot", ".dotx", ".epub", ".key", ".mht", ".mhtml", ".msg", ".numbers",
    ".odp", ".ods", ".odt", ".pages", ".ppt", ".pptx", ".rtf", ".wpd", ".xhtml", ".xls", ".xlsb",
    ".xlsm",
})  # fmt: skip
"""Suffixes of texts that nobody reads here: a folder's are named, or they would be missed."""
_HIDDEN = (".", "~$")  # the second is Word's mark of a file that is open


def read(path: Path, limits: Limits = LIMITS, asked: Asked = NOTHING_SAID) -> Readout:
    """The articles in a file, ids ``d1`` and on; raises UnreadableArticle with one sentence."""
    suffix = path.suffix.lower()
    return _read(path, limits, lambda data, name: READERS[suffix](data, name, limits, asked))


def begin_table(path: Path, limits: Limits = LIMITS) -> Table:
    """How a table begins, and what its columns are likely to hold; raises UnreadableArticle."""
    return _read(path, limits, lambda data, name: preview(data, name, limits))


def _read(path: Path, limits: Limits, take: Callable[[bytes, str], Taken]) -> Taken:
    name = path.name or str(path)
    if path.suffix.lower() not in READERS and not path.is_dir():
        _refuse_missing(path)
        kind = path.suffix or "files without a suffix"
        raise UnreadableArticle(f"Cannot read “{name}”: {kind} is not supported; {_supported()}.")
    data = _bytes_of(path, limits)
    if not data:
        raise UnreadableArticle(f"“{name}” is empty; open an article instead.")
    try:
        return take(data, name)
    except UnreadableArticle:
        raise
    except MemoryError as error:
        raise too_large(name, limits) from error
    except Exception as error:  # parsers raise a dozen types of their own on damaged files
        raise damaged(name) from error


def damaged(name: str) -> UnreadableArticle:
    """What is said of a file that its parser cannot take apart."""
    return UnreadableArticle(
        f"“{name}” is damaged and cannot be read; get another copy of it, or save it anew."
    )


def too_large(name: str, limits: Limits) -> UnreadableArticle:
    """What is said of a file that takes more memory than a reader has."""
    return UnreadableArticle(
        f"“{name}” needs more than {limits.reader_memory // MEGABYTE:,} MB of memory to read; "
        "split it into smaller files."
    )


def articles_in(folder: Path) -> list[Path]:
    """All articles under a folder in order of path, hidden files and folders left out.

    With them come texts of kinds that are not read, so that each is told when it is asked for.
    Raises UnreadableArticle when there is none or the folder cannot be read.
    """
    if not folder.is_dir():
        _refuse_missing(folder)
        raise UnreadableArticle(f"“{folder}” is not a folder.")

    def refuse(error: OSError) -> None:
        if Path(error.filename) == folder:
            raise UnreadableArticle(
                f"You have no permission to read the folder “{folder}”."
            ) from error

    found: list[Path] = []
    for root, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(root, name) for name in files if _is_text(Path(name))]
    if not found:
        raise UnreadableArticle(f"No article found in “{folder}”; {_supported()}.")
    return sorted(found)


def _is_text(path: Path) -> bool:
    return path.suffix.lower() in READERS.keys() | _UNREAD and not path.name.startswith(_HIDDEN)


def _supported() -> str:
    return "articles end in " + ", ".join(list(READERS)[:-1]) + f" or {list(READERS)[-1]}"


def _refuse_missing(path: Path) -> None:
    try:
        path.stat()
    except PermissionError as error:
        raise UnreadableArticle(f"You have no permission to read “{path}”.") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise UnreadableArticle(f"There is no file “{path}”; check its name.") from error


def _bytes_of(path: Path, limits: Limits) -> bytes:
    _refuse_missing(path)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableArticle(f"“{path}” is a folder, not an article; open the files in it.")
        if not stat.S_ISREG(status.st_mode):  # a pipe would wait for ever
            raise UnreadableArticle(f"“{path}” is not an ordinary file; open an article instead.")
        data = b""
        if status.st_size <= limits.file_bytes:
            with path.open("rb") as stream:
                data = stream.read(limits.file_bytes + 1)
    except PermissionError as error:
        raise UnreadableArticle(f"You have no permission to read “{path}”.") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableArticle(f"“{path}” cannot be read: {reason.lower()}.") from error
    if max(status.st_size, len(data)) > limits.file_bytes:
        raise UnreadableArticle(
            f"“{path.name}” is too large ({status.st_size // MEGABYTE:,} MB); files of up to "
            f"{limits.file_bytes // MEGABYTE:,} MB are read."
        )
    return data
