"""What a person gave to open: folders unfolded, and by its name what each file is."""

from collections.abc import Iterable
from pathlib import Path

from explorer.reading import TABLES, articles_in

EXCHANGES = frozenset({".json", ".jsonl", ".ijson", ".ftm", ".graphml", ".gexf", ".cyjs"})
"""Suffixes of files of entities and relations; ``.json`` is ours or FollowTheMoney's lines."""
_RELATIONS = ".relations.csv"


def inputs_of(paths: Iterable[Path]) -> list[Path]:
    """The files that paths mean, each once, folders replaced by the articles in them.

    Of the three tables of one graph only that of its relations is named, see `without_parts`.

    Raises UnreadableArticle for a folder without articles; files are not looked at.
    """
    found: dict[Path, None] = {}
    for path in paths:
        found.update(dict.fromkeys(articles_in(path) if path.is_dir() else [path]))
    return without_parts(found)


def without_parts(paths: Iterable[Path]) -> list[Path]:
    """Files less the tables of entities and of evidence that come with one of their relations.

    ``x.relations.csv``, ``x.entities.csv`` and ``x.evidence.csv`` are one graph, see
    :func:`parts_beside`.
    """
    found = list(dict.fromkeys(paths))
    parts = {part for path in found for part in parts_beside(path).values()}
    return [path for path in found if path not in parts]


def parts_beside(path: Path) -> dict[str, Path]:
    """Where the other two tables of a graph are, by their names, if ``path`` is its relations."""
    stem = path.name.removesuffix(_RELATIONS)
    if stem == path.name:
        return {}
    return {part: path.with_name(f"{stem}.{part}.csv") for part in ("entities", "evidence")}


def is_exchange(path: Path) -> bool:
    """Whether a file's name says that it holds entities and relations, ready made."""
    return path.suffix.lower() in EXCHANGES


def is_table(path: Path) -> bool:
    """Whether a file's name says that it is a table, whose columns a person may name."""
    return path.suffix.lower() in TABLES
