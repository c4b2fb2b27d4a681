"""File → Document. May import ``model`` only.

A reader takes bytes, the file's name and the limits, and gives a
:class:`~explorer.model.records.Document` or raises UnreadableArticle. Parsers of other people are
imported inside the readers, so that whoever only asks which files are articles stays light; they
run in a worker process (``explorer.workers``), for a crafted file can hang or exhaust them.

Departure from the design: ``mail`` and ``tables`` are not here; Markdown has its own module.
"""

import os
import stat
from collections.abc import Callable
from pathlib import Path

from explorer.errors import UnreadableArticle
from explorer.model.records import Document
from explorer.reading.html import read_html
from explorer.reading.limits import LIMITS, MEGABYTE, Limits
from explorer.reading.markdown import read_markdown
from explorer.reading.pdf import read_pdf
from explorer.reading.text import read_text
from explorer.reading.word import read_word

Reader = Callable[[bytes, str, Limits], Document]

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".pdf": read_pdf,
    ".docx": read_word,
}


def read(path: Path, limits: Limits = LIMITS) -> Document:
    """The article in a file, id ``d1``; raises UnreadableArticle with one sentence."""
    name = path.name or str(path)
    reader = READERS.get(path.suffix.lower())
    if reader is None and not path.is_dir():
        _refuse_missing(path)
        kind = path.suffix or "files without a suffix"
        raise UnreadableArticle(f"Cannot read “{name}”: {kind} is not supported; {_supported()}.")
    data = _bytes_of(path, limits)
    if not data:
        raise UnreadableArticle(f"“{name}” is empty; open an article instead.")
    assert reader is not None
    try:
        return reader(data, name, limits)
    except UnreadableArticle:
        raise
    except MemoryError as error:
        raise UnreadableArticle(
            f"“{name}” needs more than {limits.reader_memory // MEGABYTE:,} MB of memory to read."
        ) from error
    except Exception as error:  # parsers raise a dozen types of their own on damaged files
        raise UnreadableArticle(f"“{name}” is damaged and cannot be read.") from error


def is_article(path: Path) -> bool:
    """Whether a file's name is one that we read."""
    return path.suffix.lower() in READERS and not path.name.startswith(".")


def articles_in(folder: Path) -> list[Path]:
    """All articles under a folder in order of path, hidden files and folders left out.

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
        found += [Path(root, name) for name in files if is_article(Path(name))]
    if not found:
        raise UnreadableArticle(f"No article found in “{folder}”; {_supported()}.")
    return sorted(found)


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
        with path.open("rb") as stream:
            data = stream.read(limits.file_bytes + 1)
    except PermissionError as error:
        raise UnreadableArticle(f"You have no permission to read “{path}”.") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableArticle(f"“{path}” cannot be read: {reason.lower()}.") from error
    if len(data) > limits.file_bytes:
        raise UnreadableArticle(
            f"“{path.name}” is too large ({status.st_size // MEGABYTE:,} MB); files of up to "
            f"{limits.file_bytes // MEGABYTE:,} MB are read."
        )
    return data
