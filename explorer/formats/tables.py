"""Entities, relations and evidence as CSV, for spreadsheets.

UTF-8 with a byte-order mark, or Excel takes it for another encoding. A cell that a spreadsheet
would take for a formula gets an apostrophe before it (full-width signs too, also after space),
which goes again when the table is read (:mod:`~explorer.formats.from_table`).
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from explorer.formats.gathered import mention_counts, quote_of
from explorer.graph.weighing import factuality_of, sentences_of, verdict_of
from explorer.model.corpus import Corpus

_FORMULA = re.compile(r"[\s\u200b\ufeff]*[=+\-@\t\r＝＋－＠]")

_RELATION_HEAD = (
    "id", "source_id", "source", "label", "target_id", "target",
    "directed", "kind", "certainty", "sentences", "verdict", "note",
)  # fmt: skip
_EVIDENCE_HEAD = (
    "relation_id", "article", "published", "start", "end", "quote",
    "certainty", "speaker_id", "speaker", "verdict", "note",
)  # fmt: skip


def write_tables(corpus: Corpus) -> dict[str, bytes]:
    """``entities``, ``relations`` and ``evidence`` as files; rejected records are left out."""
    shown = {entity.id for entity in corpus.entities.values() if not entity.rejected}
    relations = [
        relation
        for relation in corpus.relations.values()
        if verdict_of(corpus, relation) != "rejected" and shown.issuperset(relation.ends)
    ]
    mentions = mention_counts(corpus)
    names = {entity.id: entity.name for entity in corpus.entities.values()}
    return {
        "entities": _table(
            ("id", "name", "kind", "aliases", "mentions", "note"),
            (
                (
                    entity.id,
                    entity.name,
                    entity.kind,
                    "; ".join(entity.aliases),
                    mentions[entity.id],
                    entity.note,
                )
                for entity in corpus.entities.values()
                if entity.id in shown
            ),
        ),
        "relations": _table(
            [
                "id",
                "source_id",
                "source",
                "label",
                "target_id",
                "target",
                "directed",
                "kind",
                "certainty",
                "sentences",
                "verdict",
                "note",
            ],
            (
                (
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
                )
                for relation in relations
            ),
        ),
        "evidence": _table(
            [
                "relation_id",
                "article",
                "published",
                "start",
                "end",
                "quote",
                "certainty",
                "speaker_id",
                "speaker",
                "verdict",
                "note",
            ],
            _evidence(corpus, [relation.id for relation in relations]),
        ),
    }


def _evidence(corpus: Corpus, relations: Sequence[str]) -> Iterable[Sequence[object]]:
    for evidence in corpus.store.evidence_of(relations):
        if evidence.verdict == "rejected":
            continue
        document = corpus.documents[evidence.document]
        yield (
            evidence.relation,
            document.title,
            document.published,
            evidence.start,
            evidence.end,
            quote_of(corpus, evidence),
            evidence.factuality,
            evidence.attributed_to or "",
            evidence.attribution or "",
            evidence.verdict,
            evidence.note,
        )


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
