"""What a person gave to open: folders unfolded, Explorer JSON read (in the reader process)."""

from collections.abc import Iterable
from pathlib import Path

from explorer.errors import InvalidExchange, UnreadableArticle
from explorer.formats import explorer_json
from explorer.model.records import Extraction
from explorer.reading import TABLES, articles_in
from explorer.reading.limits import LIMITS, MEGABYTE


def inputs_of(paths: Iterable[Path]) -> list[Path]:
    """The files that paths mean, each once, folders replaced by the articles in them.

    Raises UnreadableArticle for a folder without articles; files are not looked at.
    """
    found: dict[Path, None] = {}
    for path in paths:
        found.update(dict.fromkeys(articles_in(path) if path.is_dir() else [path]))
    return list(found)


def is_exchange(path: Path) -> bool:
    """Whether a file's name says that it is Explorer JSON."""
    return path.suffix.lower() == ".json"


def is_table(path: Path) -> bool:
    """Whether a file's name says that it is a table, whose columns a person may name."""
    return path.suffix.lower() in TABLES


def read_exchange(path: Path) -> Extraction:
    """The records of an Explorer JSON file; raises UnreadableArticle or InvalidExchange."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise UnreadableArticle(f"“{path}” is not an ordinary file; open an article instead.")
        if size > LIMITS.file_bytes:
            raise InvalidExchange(
                f"“{path.name}” is too large ({size // MEGABYTE:,} MB); files of up to "
                f"{LIMITS.file_bytes // MEGABYTE:,} MB are read."
            )
        data = path.read_bytes()
    except PermissionError as error:
        raise UnreadableArticle(f"You have no permission to read “{path}”.") from error
    except (OSError, ValueError) as error:
        raise UnreadableArticle(f"There is no file “{path}”; check its name.") from error
    return explorer_json.read(data, path.name)
