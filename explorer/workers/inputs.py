"""What a person gave to open: folders unfolded, and by its name what each file is."""

from collections.abc import Iterable
from pathlib import Path

from explorer.reading import TABLES, articles_in

EXCHANGES = frozenset({".json", ".jsonl", ".ijson", ".ftm", ".graphml", ".gexf"})
"""Suffixes of files of entities and relations; ``.json`` is ours or FollowTheMoney's lines."""


def inputs_of(paths: Iterable[Path]) -> list[Path]:
    """The files that paths mean, each once, folders replaced by the articles in them.

    Raises UnreadableArticle for a folder without articles; files are not looked at.
    """
    found: dict[Path, None] = {}
    for path in paths:
        found.update(dict.fromkeys(articles_in(path) if path.is_dir() else [path]))
    return list(found)


def is_exchange(path: Path) -> bool:
    """Whether a file's name says that it holds entities and relations, ready made."""
    return path.suffix.lower() in EXCHANGES


def is_table(path: Path) -> bool:
    """Whether a file's name says that it is a table, whose columns a person may name."""
    return path.suffix.lower() in TABLES
