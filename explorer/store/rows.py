"""Records ↔ rows, driven by the fields of the records: no list of columns stands anywhere else.

A document's column ``text`` holds the text's SHA-256; the text itself lies once in ``texts``,
also while the document is undone.
"""

import json
import sqlite3
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import MISSING, dataclass, fields, replace
from math import isfinite
from typing import Any, TypeVar, cast

from explorer.model.edit import Change
from explorer.model.kept import Claim, NamedPair, ReadPlace, Saying
from explorer.model.records import (
    Candidate,
    Decision,
    Document,
    Entity,
    Evidence,
    Figure,
    Mention,
    Placement,
    Record,
    Relation,
    Sentence,
    Spot,
    Style,
)
from explorer.model.subjects import REFERENCES
from explorer.model.text import digest as text_digest
from explorer.store.digests import add_to_totals, row_digest
from explorer.store.search import index, unindex

R = TypeVar("R", bound=Record)
Value = str | int | float | None

_NAMES: dict[type, str] = {
    Document: "documents",
    Sentence: "sentences",
    Entity: "entities",
    Mention: "mentions",
    Relation: "relations",
    Evidence: "evidence",
    Candidate: "candidates",
    Placement: "placements",
    Style: "styles",
    Decision: "decisions",
    Figure: "figures",
    Spot: "spots",
}


@dataclass(frozen=True, slots=True)
class Table:
    """A record type's table: its columns, and what turns a field into a value and back."""

    record: type[Record]
    name: str
    fields: tuple[str, ...]
    defaults: tuple[object, ...]
    lists: tuple[int, ...]  # columns that hold JSON
    flags: tuple[int, ...]  # columns that hold a truth value
    reals: tuple[int, ...]  # columns that hold a float

    @property
    def columns(self) -> str:
        """The columns, quoted, as SQL."""
        return self.columns_of(self.fields)

    def columns_of(self, there: Container[str]) -> str:
        """Those of the columns that are there, quoted, as SQL."""
        return ", ".join(f'"{name}"' for name in self.fields if name in there)


def _table(record: type[Record]) -> Table:
    own = fields(record)
    plain = (str, int, float, bool)
    return Table(
        record,
        _NAMES[record],
        tuple(field.name for field in own),
        tuple(field.default for field in own),
        tuple(
            at
            for at, field in enumerate(own)
            if field.type not in plain and "tuple" in str(field.type)
        ),
        tuple(at for at, field in enumerate(own) if field.type is bool),
        tuple(at for at, field in enumerate(own) if field.type is float),
    )


TABLES: dict[type, Table] = {record: _table(record) for record in _NAMES}


def values_of(record: Record) -> list[Value]:
    """A record's row, without ``row`` and ``digest``."""
    table = TABLES[type(record)]
    values: list[Any] = [getattr(record, name) for name in table.fields]
    for at in table.lists:
        if values[at] is not None:
            values[at] = json.dumps(values[at], ensure_ascii=False, separators=(",", ":"))
    for at in table.flags:
        values[at] = int(values[at])
    for at in table.reals:
        values[at] = float(values[at]) + 0.0  # SQLite drops the sign of -0.0
    return values


def record_of(table: Table, row: Sequence[Any]) -> Record:
    """The record of a row of ``table.columns``; raises sqlite3.DatabaseError for a forged one."""
    values = dict(zip(table.fields, row, strict=True))
    for at in table.lists:
        if row[at] == "[]":  # most are; a project of 100,000 relations opens half a second sooner
            values[table.fields[at]] = ()
        elif row[at] is not None:
            values[table.fields[at]] = _tuple(_json(row[at]))
    for at in table.flags:
        values[table.fields[at]] = bool(row[at])
    for at in table.reals:
        if not isfinite(row[at]):
            raise sqlite3.DatabaseError("Could not decode a number")
    return cast("Callable[..., Record]", table.record)(**values)


def select(
    db: sqlite3.Connection, record: type[R], where: str = "", values: Sequence[Value] = ()
) -> Iterator[R]:
    """Records of a type in order of arrival; ``where`` is SQL of ours from WHERE on.

    Documents come with their text's hash as text; see :func:`text_by_hash`.
    """
    table = TABLES[record]
    columns = ", ".join(f'{table.name}."{name}"' for name in table.fields)
    tail = where or f"ORDER BY {table.name}.row"
    for row in db.execute(f"SELECT {columns} FROM {table.name} {tail}", values):
        yield cast("R", record_of(table, row))


def headers(db: sqlite3.Connection) -> Iterator[Document]:
    """All documents without their texts, in order of arrival."""
    for document in select(db, Document):
        yield replace(document, text="")


def by_id(db: sqlite3.Connection, record: type[R], ids: Iterable[str]) -> list[R]:
    """Records of a type by id, those that are there; documents with their texts."""
    where = "WHERE id IN (SELECT value FROM json_each(?)) ORDER BY row"
    found = list(select(db, record, where, (json_list(ids),)))
    if record is Document:
        return [replace(one, text=text_by_hash(db, one.text)) for one in found]  # type: ignore
    return found


def referring(db: sqlite3.Connection, record: type[Record], ids: Iterable[str]) -> list[Record]:
    """What refers to records of a type."""
    wanted = json_list(ids)
    return [
        found
        for kind, references in REFERENCES.items()
        for name, target in references.items()
        if target is record
        for found in select(
            db, kind, f"WHERE {TABLES[kind].name}.{name} IN (SELECT value FROM json_each(?))",
            (wanted,),
        )
    ]  # fmt: skip


def claims(db: sqlite3.Connection) -> Iterator[tuple[str, Claim, int]]:
    """How many sentences of a relation make which claim, from one index alone."""
    rows = db.execute(
        "SELECT relation, document, factuality, verdict, attributed_to, attribution, count(*) "
        "FROM evidence GROUP BY relation, document, factuality, verdict, attributed_to, attribution"
    )
    known: dict[Claim, Claim] = {}  # few are different: one object for all that are equal
    for relation, document, factuality, verdict, entity, words, count in rows:
        claim = Claim(document, factuality, verdict, entity or words or "")
        yield relation, known.setdefault(claim, claim), count


def sayings(db: sqlite3.Connection, after: int, most: int) -> list[Saying]:
    """A page of all evidence in order of arrival, see :meth:`Store.sayings`."""
    found = db.execute(
        'SELECT row, relation, document, start, "end", factuality, verdict, '
        "coalesce(nullif(attributed_to, ''), attribution, ''), coalesce(\"when\", '') "
        "FROM evidence WHERE row > ? ORDER BY row LIMIT ?",
        (after, most),
    )
    return [Saying(*row) for row in found]


def read_places(db: sqlite3.Connection) -> Iterator[ReadPlace]:
    """The sentences that have been read."""
    yield from db.execute('SELECT text, start, "end" FROM read_sentences')


def mark_read(db: sqlite3.Connection, places: Iterable[ReadPlace], read: bool) -> None:
    """Remember that sentences have been read, or that they have not."""
    how = (
        "INSERT OR IGNORE INTO read_sentences VALUES (?, ?, ?)"
        if read
        else 'DELETE FROM read_sentences WHERE text = ? AND start = ? AND "end" = ?'
    )
    db.executemany(how, list(places))


def acting(db: sqlite3.Connection) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Relation of a sentence, and who of its two ends acts for whom in it.

    Only of articles in which somebody acts for another. Spans are compared as they are stored.
    """
    mentions = {
        (document, f"[{start},{end}]"): (entity, country)
        for document, start, end, entity, country in db.execute(
            'SELECT document, start, "end", entity, stands_for FROM mentions '
            "WHERE stands_for IS NOT NULL"
        )
    }
    documents = json_list({document for document, _ in mentions})
    for relation, document, *spans in db.execute(
        "SELECT relation, document, source_mention, target_mention FROM evidence "
        "WHERE document IN (SELECT value FROM json_each(?))",
        (documents,),
    ):
        both = [(document, span) for span in spans]
        yield relation, [mentions[place] for place in both if place in mentions]


def text_of(db: sqlite3.Connection, document: str) -> str:
    """A document's text; raises KeyError where there is no such document."""
    row = db.execute(
        "SELECT texts.text FROM documents JOIN texts ON texts.sha256 = documents.text "
        "WHERE documents.id = ?",
        (document,),
    ).fetchone()
    if row is None:
        raise KeyError(document)
    return cast("str", row[0])


def text_by_hash(db: sqlite3.Connection, sha256: str) -> str:
    """A text that a document has or, before an undo, had."""
    row = db.execute("SELECT text FROM texts WHERE sha256 = ?", (sha256,)).fetchone()
    return cast("str", row[0]) if row is not None else ""


def keep_text(db: sqlite3.Connection, sha256: str, text: str) -> None:
    """Store a text under its hash, once; also one that only the history names."""
    done = db.execute("INSERT OR IGNORE INTO texts (sha256, text) VALUES (?, ?)", (sha256, text))
    if done.rowcount:
        add_to_totals(db, "texts", 1, row_digest([sha256]))


def text_key(document: Document) -> str:
    """Under which hash a document's text lies; a header without text keeps the one it has."""
    return text_digest(document.text) if document.text else document.sha256


def apply(db: sqlite3.Connection, changes: Iterable[Change]) -> None:
    """Make changes in an open transaction, with search and checksums kept in step."""
    last: dict[type, dict[str, Record | None]] = {}
    for change in changes:
        record = change.record
        last.setdefault(type(record), {})[record.id] = change.after
    for one in last.get(Document, {}).values():
        if isinstance(one, Document) and (one.text or one.sha256 == text_digest("")):
            keep_text(db, text_key(one), one.text)
    for record_type, afters in last.items():
        unindex(db, TABLES[record_type].name, list(afters))
    for record_type, afters in last.items():
        _write(db, TABLES[record_type], afters)
    for record_type, afters in last.items():
        index(db, TABLES[record_type].name, [id for id, one in afters.items() if one is not None])


def json_list(ids: Iterable[str]) -> str:
    """Ids as one value, for ``IN (SELECT value FROM json_each(?))``."""
    return json.dumps(list(ids))


def given(record: Record) -> dict[str, Any]:
    """The fields that differ from their defaults, by name: what the journal keeps."""
    table = TABLES[type(record)]
    pairs = zip(table.fields, table.defaults, strict=True)
    return {
        name: value
        for name, default in pairs
        if (value := getattr(record, name)) != default or default is MISSING
    }


def _write(db: sqlite3.Connection, table: Table, afters: dict[str, Record | None]) -> None:
    ids = json.dumps(list(afters))
    old = db.execute(
        f"SELECT digest FROM {table.name} WHERE id IN (SELECT value FROM json_each(?))", (ids,)
    ).fetchall()
    gone = [(id,) for id, one in afters.items() if one is None]
    rows = [values_of(_stored(one)) for one in afters.values() if one is not None]
    digests = [row_digest(row) for row in rows]
    db.executemany(f"DELETE FROM {table.name} WHERE id = ?", gone)
    marks = ", ".join("?" * (len(table.fields) + 1))
    sets = ", ".join(f'"{name}" = excluded."{name}"' for name in (*table.fields, "digest"))
    db.executemany(
        f"INSERT INTO {table.name} ({table.columns}, digest) VALUES ({marks}) "
        f"ON CONFLICT (id) DO UPDATE SET {sets}",
        [(*row, digest) for row, digest in zip(rows, digests, strict=True)],
    )
    add_to_totals(db, table.name, len(rows) - len(old), sum(digests) - sum(row[0] for row in old))


# A header without its text keeps the one that is there, or the foreign key refuses the whole edit.
def _stored(record: Record) -> Record:
    return replace(record, text=text_key(record)) if isinstance(record, Document) else record


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:  # as Python tells of a text that is none
        raise sqlite3.DatabaseError("Could not decode a list") from error


def _tuple(value: Any) -> Any:
    return tuple(_tuple(item) for item in value) if isinstance(value, list) else value


def named_with(
    db: sqlite3.Connection, entities: Iterable[str], documents: Iterable[str] | None
) -> list[tuple[str, str]]:
    """Ends of candidates with one of some entities at an end."""
    wanted, of = json.dumps(list(entities)), ""
    values = [wanted]
    if documents is not None:
        of = " AND document IN (SELECT value FROM json_each(?))"
        values.append(json.dumps(list(documents)))
    told = "SELECT source, target FROM candidates WHERE {} IN (SELECT value FROM json_each(?)){}"
    both = " UNION ALL ".join(told.format(end, of) for end in ("source", "target"))
    return db.execute(both, values * 2).fetchall()


def named_pairs(db: sqlite3.Connection) -> list[NamedPair]:
    """Pairs in candidates, with how many sentences and articles name them."""
    found = db.execute(
        "SELECT min(source, target), max(source, target), count(DISTINCT document || start), "
        "count(DISTINCT document) FROM candidates GROUP BY 1, 2"
    )
    return [NamedPair(*row) for row in found]
