"""Entities, relations and evidence as CSV, for spreadsheets.

``start`` and ``end`` of a sentence count the characters of its article from 0, the end excluded.

UTF-8 with a byte-order mark, or Excel takes it for another encoding. A cell that a spreadsheet
would take for a formula gets an apostrophe before it (full-width signs too, also after space),
which goes again when the table is read (:mod:`~explorer.formats.from_table`).
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import msgspec

from explorer.formats.gathered import mention_counts, passage_of
from explorer.graph.weighing import factuality_of, sentences_of, verdict_of
from explorer.model.corpus import Corpus
from explorer.model.records import Entity, Relation

_NOT_IN_SHEETS = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST = 32_767  # characters of a cell of Excel
_FORMULA = re.compile(r"[\s\u200b\ufeff]*[=+\-@\t\r＝＋－＠]")

_RELATION_HEAD = (
    "id", "source_id", "source", "label", "target_id", "target",
    "directed", "kind", "certainty", "sentences", "verdict", "note",
    "tags", "property", "lemma", "confidence",
)  # fmt: skip
_ENTITY_HEAD = ("id", "name", "kind", "aliases", "mentions", "note", "tags")
_EVIDENCE_HEAD = (
    "relation_id", "article", "published", "start", "end", "quote",
    "certainty", "speaker_id", "speaker", "verdict", "note", "when", "confidence", "chain",
    "sha256",
)  # fmt: skip


def write_tables(corpus: Corpus) -> dict[str, bytes]:
    """``entities``, ``relations`` and ``evidence`` as files; rejected records are left out."""
    return {name: _table(head, rows) for name, head, rows in tables_of(corpus)}


def write_workbook(corpus: Corpus) -> bytes:
    """The three tables as sheets of one Excel file, every text as text and no formula."""
    import openpyxl  # when it is asked for: the window writes tables too

    book = openpyxl.Workbook(write_only=True)
    for name, head, rows in tables_of(corpus):
        sheet = book.create_sheet(name)
        sheet.append(head)
        for row in rows:
            sheet.append([_cell(sheet, value) for value in row])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def tables_of(corpus: Corpus) -> Iterator[tuple[str, Sequence[str], Iterable[Sequence[object]]]]:
    """Name, head and rows of each table."""
    shown = {entity.id for entity in corpus.entities.values() if not entity.rejected}
    relations = [
        relation
        for relation in corpus.relations.values()
        if verdict_of(corpus, relation) != "rejected" and shown.issuperset(relation.ends)
    ]
    mentions = mention_counts(corpus)
    names = {entity.id: entity.name for entity in corpus.entities.values()}
    yield (
        "entities",
        _ENTITY_HEAD,
        (
            (*_named(one), mentions[one.id], one.note, "; ".join(one.tags))
            for one in corpus.entities.values()
            if one.id in shown
        ),
    )
    yield "relations", _RELATION_HEAD, (_relation(corpus, one, names) for one in relations)
    yield "evidence", _EVIDENCE_HEAD, _evidence(corpus, [one.id for one in relations])


def _named(entity: Entity) -> Sequence[object]:
    return entity.id, entity.name, entity.kind, "; ".join(entity.aliases)


def _relation(corpus: Corpus, relation: Relation, names: Mapping[str, str]) -> Sequence[object]:
    return (
        relation.id,
        relation.source,
        names[relation.source],
        relation.label,
        relation.target,
        names[relation.target],
        relation.directed,
        relation.kind,
        factuality_of(corpus, relation),
        sentences_of(corpus, relation),
        verdict_of(corpus, relation),
        relation.note,
        "; ".join(relation.tags),
        relation.property or "",
        relation.lemma,
        relation.confidence,
    )


def _cell(sheet: Any, value: object) -> Any:
    """A cell of a sheet: a text is never taken for a formula, nor holds what XML cannot."""
    from openpyxl.cell import WriteOnlyCell

    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, value=_NOT_IN_SHEETS.sub("\ufffd", value)[:_LONGEST])
    cell.data_type = "s"
    return cell


def _evidence(corpus: Corpus, relations: Sequence[str]) -> Iterable[Sequence[object]]:
    text_of = cache(corpus.store.text_of)
    for evidence in corpus.store.evidence_of(relations):
        if evidence.verdict == "rejected":
            continue
        one = passage_of(corpus, evidence, text_of(evidence.document))
        told = msgspec.structs.asdict(one) | {"chain": "; ".join(one.chain)}
        yield (evidence.relation, *(told[column] for column in _EVIDENCE_HEAD[1:]))


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    stream = io.StringIO()
    table = csv.writer(stream)
    table.writerow(head)
    table.writerows([_guarded(cell) for cell in row] for row in rows)
    return stream.getvalue().encode("utf-8-sig", "replace")


def unguarded(cell: str) -> str:
    """A cell without the apostrophe that :func:`write_tables` put before a formula."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell


def _guarded(cell: object) -> object:
    if isinstance(cell, bool):
        return str(cell).lower()
    if not isinstance(cell, str):
        return cell
    text = cell.replace("\0", "\ufffd")
    return f"'{text}" if _FORMULA.match(text) else text
