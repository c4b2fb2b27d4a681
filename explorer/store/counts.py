"""How much a project holds, in words."""

import sqlite3
from collections.abc import Iterable, Mapping

_WORDS = {
    "documents": ("article", "articles"),
    "entities": ("entity", "entities"),
    "relations": ("relation", "relations"),
    "evidence": ("piece of evidence", "pieces of evidence"),
    "sentences": ("sentence", "sentences"),
    "mentions": ("mention", "mentions"),
    "candidates": ("pair without a relation", "pairs without a relation"),
    "placements": ("position", "positions"),
    "styles": ("color or size", "colors or sizes"),
    "decisions": ("decision", "decisions"),
    "figures": ("figure", "figures"),
    "spots": ("position in a figure", "positions in figures"),
    "texts": ("text", "texts"),
    "journal": ("change in the history", "changes in the history"),
}
MAIN = ("documents", "entities", "relations", "evidence", "journal")


def counts_of(db: sqlite3.Connection) -> dict[str, int]:
    """Rows by table, as the sums say; tables that never had one are left out."""
    return dict(db.execute("SELECT name, count FROM totals"))


def in_words(counts: Mapping[str, int], tables: Iterable[str] = tuple(_WORDS)) -> str:
    """``1 article, 13 entities and 17 relations``; empty where all counts are 0."""
    there = [(counts.get(name, 0), _WORDS[name]) for name in tables]
    parts = [f"{number:,} {words[number != 1]}" for number, words in there if number > 0]
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
