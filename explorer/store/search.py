"""Full-text search over sentences, names, labels and notes.

The search tables keep no copy of the words; so what was indexed must be taken out by the same
words, before the rows change (:func:`unindex`), and put in after (:func:`index`).
"""

import json
import sqlite3
import unicodedata
from collections.abc import Sequence

from explorer.model.kept import Worded, Wording

_INDEXED: dict[str, Worded] = {
    "entities": "entity",
    "relations": "relation",
    "sentences": "sentence",
    "evidence": "evidence",
}


def find(db: sqlite3.Connection, words: str, limit: int = 50) -> list[Wording]:
    """Records that hold all words, the last as a beginning: names first, ``limit`` of a kind.

    In the order in which they came, which costs the same however many there are; a rank would
    read them all, at every key that is typed.
    """
    query = query_of(words)
    if not query:
        return []
    return [
        Wording(kind, id)
        for kind in _INDEXED.values()
        for (id,) in db.execute(
            f"SELECT v.id FROM {kind}_search AS s JOIN {kind}_words AS v ON v.row = s.rowid "
            f"WHERE s.words MATCH ? ORDER BY s.rowid LIMIT ?",
            (query, limit),
        )
    ]


def stating(db: sqlite3.Connection, words: str) -> list[str]:
    """Relations with a sentence that holds all words, the last as a beginning."""
    query = query_of(words)
    if not query:
        return []
    found = db.execute(
        "SELECT DISTINCT e.relation FROM sentence_search AS s "
        "JOIN sentences AS v ON v.row = s.rowid "
        "JOIN evidence AS e ON e.document = v.document AND e.start = v.start "
        "WHERE s.words MATCH ?",
        (query,),
    )
    return [relation for (relation,) in found]


def query_of(words: str) -> str:
    """FTS5 syntax that no typed text can break: each word quoted, the last one a beginning.

    Control and format characters go, and words without a letter or digit, which the tokenizer
    would leave empty.
    """
    clean = "".join(" " if unicodedata.category(c) in ("Cc", "Cf", "Cs") else c for c in words)
    kept = [word for word in clean.split() if any(c.isalnum() for c in word)]
    quoted = ['"' + word.replace('"', '""') + '"' for word in kept]
    return " ".join(quoted) + "*" if quoted else ""


def unindex(db: sqlite3.Connection, table: str, ids: Sequence[str]) -> None:
    """Take rows out of the index; call before the rows, and texts of theirs, change."""
    kind = _INDEXED.get(table)
    if kind == "sentence":
        db.executemany(
            "INSERT INTO sentence_search (sentence_search, rowid, words) VALUES ('delete', ?, ?)",
            _sentences(db, ids),
        )
    elif kind is not None:
        db.execute(
            f"INSERT INTO {kind}_search ({kind}_search, rowid, words) "
            f"SELECT 'delete', row, words FROM {kind}_words "
            "WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(ids),),
        )


def index(db: sqlite3.Connection, table: str, ids: Sequence[str]) -> None:
    """Put rows into the index; call after all rows of an edit are written."""
    kind = _INDEXED.get(table)
    if kind == "sentence":
        db.executemany(
            "INSERT INTO sentence_search (rowid, words) VALUES (?, ?)", _sentences(db, ids)
        )
    elif kind is not None:
        db.execute(
            f"INSERT INTO {kind}_search (rowid, words) SELECT row, words FROM {kind}_words "
            "WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(ids),),
        )


def _sentences(db: sqlite3.Connection, ids: Sequence[str]) -> list[tuple[int, str]]:
    """Rows and words of sentences, as ``sentence_words`` has them.

    That view reads the whole text anew for each sentence of it, which takes minutes where an
    article has 40,000 of them; here each text is read once.
    """
    places = db.execute(
        'SELECT s.row, s.start, s."end", d.text FROM sentences AS s '
        "JOIN documents AS d ON d.id = s.document "
        "WHERE s.id IN (SELECT value FROM json_each(?)) ORDER BY s.row",
        (json.dumps(ids),),
    ).fetchall()
    hashes = json.dumps(list({sha256 for *_, sha256 in places}))
    texts = dict(
        db.execute(
            "SELECT sha256, text FROM texts WHERE sha256 IN (SELECT value FROM json_each(?))",
            (hashes,),
        )
    )
    return [
        (row, texts[sha256][start:end]) for row, start, end, sha256 in places if sha256 in texts
    ]


def rebuild(db: sqlite3.Connection) -> None:
    """Make the index anew from the tables, without what had been in them before."""
    for kind in _INDEXED.values():
        db.execute(f"INSERT INTO {kind}_search ({kind}_search) VALUES ('rebuild')")
