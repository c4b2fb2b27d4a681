"""Explorer JSON: entities and relations with their evidence, read and written without loss.

What ``article-explorer extract`` writes and what the app opens beside articles, so that entities
extracted by any other tool can be explored. Every reference, span and hash is checked, and a
failure names the place (``relations[3].evidence[0].start``): such a file is not read at all. Left
out, and told in ``warnings``, is what can be missed: a relation of an entity to itself, a place in
a figure that is no number.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any, TypeVar

from explorer import __version__
from explorer.formats.checked import checked
from explorer.formats.exchange import FORMAT, VERSION
from explorer.formats.figures import figures_of, written
from explorer.formats.parsing import parse
from explorer.model.corpus import Corpus
from explorer.model.records import (
    Candidate,
    Document,
    Entity,
    Evidence,
    Extraction,
    Mention,
    Relation,
)
from explorer.model.text import normalized

Fields = dict[str, Any]
R = TypeVar("R")
Placed = TypeVar("Placed", Mention, Evidence, Candidate)


def read(data: bytes, name: str) -> Extraction:
    """Records of a file's bytes; ``name`` is for the messages.

    Mentions, evidence and candidates come in order of place. Raises InvalidExchange.
    """
    file, raw, told = parse(data, name)
    found = checked(file, raw, name)
    return replace(found, warnings=(*found.warnings, *told)) if told else found


def write(extraction: Extraction) -> bytes:
    """The same bytes for the same records: UTF-8, a line for each record, readable differences.

    Ids that follow from the place (``m1``, ``v1``, ``c1`` …) and fields that say nothing are left
    out. Sentences keep their spans; their ids are counted anew when read.
    """
    order = {document.id: n for n, document in enumerate(extraction.documents)}
    entities = {entity.id: n for n, entity in enumerate(extraction.entities)}
    relations = {relation.id: n for n, relation in enumerate(extraction.relations)}
    mentions = _without_ids(extraction.mentions, "m", order, lambda m: entities[m.entity])
    evidence = _without_ids(extraction.evidence, "v", order, lambda e: relations[e.relation])
    candidates = _without_ids(extraction.candidates, "c", order, lambda c: 0)
    mentions_of = _grouped(mentions, lambda m: m.entity)
    evidence_of = _grouped(evidence, lambda e: e.relation)
    sentences: dict[str, list[tuple[int, int]]] = {}
    for sentence in extraction.sentences:
        sentences.setdefault(sentence.document, []).append((sentence.start, sentence.end))
    lists: dict[str, list[str]] = {
        "documents": [
            _line(_document(document, sentences.get(document.id)), document.extra)
            for document in extraction.documents
        ],
        "entities": [
            _line(
                _entity(entity),
                entity.extra,
                mentions=[_line(_mention(m), m.extra) for m in mentions_of.get(entity.id, ())],
            )
            for entity in extraction.entities
        ],
        "relations": [
            _line(
                _relation(relation),
                relation.extra,
                evidence=[_line(_evidence(e), e.extra) for e in evidence_of.get(relation.id, ())],
            )
            for relation in extraction.relations
        ],
        "candidates": [_line(_candidate(candidate), candidate.extra) for candidate in candidates],
    }
    if extraction.figures:
        told = written(extraction.figures, extraction.spots)
        lists["figures"] = [_line(fields, extra) for fields, extra in told]
    head = {"format": FORMAT, "version": VERSION, "generator": extraction.generator}
    tail = {"warnings": list(extraction.warnings)} if extraction.warnings else {}
    parts = [_inner(head), *(f'"{key}": {_listed(lines, "  ")}' for key, lines in lists.items())]
    parts += [_inner(fields) for fields in (tail, _extra(extraction.extra, head)) if fields]
    text = "{" + ",\n ".join(parts) + "}\n"
    return normalized(text).encode()  # no lone surrogate is left; JSON escapes the rest by itself


def extraction_of(corpus: Corpus) -> Extraction:
    """All records of a project, rejected ones too, with the ids that they have there.

    In order of id, which is that of arrival: what went and came back by undo and redo stands where
    it stood, so that the same project is the same file.
    """
    documents = [
        replace(document, text=corpus.store.text_of(document.id))
        for document in _in_order(corpus.documents)
    ]
    evidence = corpus.store.evidence_of(corpus.relations)
    sourced = {item.relation for item in evidence}
    figures, spots = figures_of(corpus)
    return Extraction(
        generator=f"article-explorer {__version__}",
        documents=tuple(documents),
        sentences=tuple(s for d in documents for s in corpus.store.sentences_in(d.id)),
        entities=tuple(_in_order(corpus.entities)),
        mentions=tuple(m for d in documents for m in corpus.store.mentions_in(d.id)),
        relations=tuple(
            relation if relation.id in sourced else replace(relation, manual=True)
            for relation in _in_order(corpus.relations)
        ),  # without a sentence it rests on a person's word alone
        evidence=tuple(evidence),
        candidates=tuple(_candidates(corpus, documents)),
        figures=figures,
        spots=spots,
    )


def _in_order(records: Mapping[str, R]) -> list[R]:
    return [records[id] for id in sorted(records)]


def _candidates(corpus: Corpus, documents: Iterable[Document]) -> Iterable[Candidate]:
    """Candidates of all pairs that one sentence names, which are all there can be."""
    pairs: dict[tuple[str, str], None] = {}
    for document in documents:
        mentions = corpus.store.mentions_in(document.id)
        for sentence in corpus.store.sentences_in(document.id):
            named = {m.entity for m in mentions if sentence.start <= m.start < sentence.end}
            pairs |= dict.fromkeys(combinations(sorted(named), 2))
    for one, other in pairs:
        yield from corpus.store.candidates_between(one, other)


def _document(document: Document, sentences: Sequence[tuple[int, int]] | None) -> Fields:
    return {
        "id": document.id,
        "title": document.title,
        "text": document.text,
        "language": document.language,
        "source": document.source,
        "published": document.published,
        "sha256": document.sha256,
        "file_sha256": document.file_sha256,
    } | _said(
        published_guessed=document.published_guessed,
        author=document.author,
        source_grade=document.source_grade,
        information_grade=document.information_grade,
        cluster=document.cluster,
        external_id=document.external_id,
        sentences=sentences,
    )


def _entity(entity: Entity) -> Fields:
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind,
        "aliases": entity.aliases,
    } | _said(
        note=entity.note,
        tags=entity.tags,
        color=entity.color,
        group=entity.group,
        hidden=entity.hidden,
        rejected=entity.rejected,
        external_id=entity.external_id,
    )


def _mention(mention: Mention) -> Fields:
    sure = {} if mention.confidence == 1 else {"confidence": mention.confidence}
    return (
        _said(id=mention.id)
        | {
            "document": mention.document,
            "start": mention.start,
            "end": mention.end,
            "form": mention.form,
            "stands_for": mention.stands_for,
        }
        | sure
        | _said(reason=mention.reason)
    )


def _relation(relation: Relation) -> Fields:
    sure = {} if relation.confidence == 1 else {"confidence": relation.confidence}
    return (
        {
            "id": relation.id,
            "source": relation.source,
            "target": relation.target,
            "directed": relation.directed,
            "label": relation.label,
            "kind": relation.kind,
            "property": relation.property,
            "verdict": relation.verdict,
            "note": relation.note,
            "tags": relation.tags,
            "manual": relation.manual,
        }
        | sure
        | _said(lemma=relation.lemma, color=relation.color, external_id=relation.external_id)
    )


def _evidence(evidence: Evidence) -> Fields:
    return (
        _said(id=evidence.id)
        | {
            "document": evidence.document,
            "start": evidence.start,
            "end": evidence.end,
            "clause": evidence.clause,
            "source_mention": evidence.source_mention,
            "target_mention": evidence.target_mention,
            "trigger": evidence.trigger,
            "factuality": evidence.factuality,
            "attributed_to": evidence.attributed_to,
            "attribution": evidence.attribution,
            "chain": evidence.chain,
            "when": evidence.when,
            "confidence": evidence.confidence,
            "extractor": evidence.extractor,
            "verdict": evidence.verdict,
            "note": evidence.note,
        }
        | _said(attribution_span=evidence.attribution_span)
        | ({} if evidence.when_text is None else {"when_text": evidence.when_text})
        | _said(when_span=evidence.when_span)
    )


def _candidate(candidate: Candidate) -> Fields:
    return _said(id=candidate.id) | {
        "source": candidate.source,
        "target": candidate.target,
        "document": candidate.document,
        "start": candidate.start,
        "end": candidate.end,
        "confidence": candidate.confidence,
    }


def _said(**fields: Any) -> Fields:
    return {key: value for key, value in fields.items() if value}


def _without_ids(
    records: Iterable[Placed],
    letter: str,
    documents: Mapping[str, int],
    owner: Callable[[Placed], int],
) -> list[Placed]:
    """Records in the order that a reader puts them in, less the ids that it gives by itself."""
    placed = sorted(records, key=lambda r: (documents[r.document], r.start, r.end, owner(r)))
    return [
        replace(record, id="") if record.id == f"{letter}{n}" else record
        for n, record in enumerate(placed, 1)
    ]


def _grouped(records: Iterable[Placed], owner: Callable[[Placed], str]) -> dict[str, list[Placed]]:
    found: dict[str, list[Placed]] = {}
    for record in records:
        found.setdefault(owner(record), []).append(record)
    return found


def _line(fields: Fields, extra: str, **parts: list[str]) -> str:
    """One record; its parts (mentions, evidence) take a line each below it."""
    inner = [
        _inner(fields),
        *(f'"{key}": {_listed(lines, "    ")}' for key, lines in parts.items()),
    ]
    if rest := _extra(extra, fields | parts):
        inner.append(_inner(rest))
    return "{" + ", ".join(inner) + "}"


def _inner(fields: Fields) -> str:
    return json.dumps(fields, ensure_ascii=False, allow_nan=False)[1:-1]


def _listed(lines: list[str], indent: str) -> str:
    return "[" + "".join(f"{',' * (n > 0)}\n{indent}{line}" for n, line in enumerate(lines)) + "]"


def _extra(extra: str, taken: Fields) -> Fields:
    """Fields of another tool, as they came; a name that is ours by now is not overwritten."""
    try:
        kept = json.loads(extra) if extra else {}
    except ValueError:  # in a project that somebody forged
        kept = {}
    return {k: v for k, v in kept.items() if k not in taken} if isinstance(kept, dict) else {}
