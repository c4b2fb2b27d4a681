"""Structs of Explorer JSON → records: every reference, span and hash is checked on the way.

What a foreign tool leaves out gets its value here: ids by order, titles and sentences from the
text, the direction of a relation from its kind. A text that is not normalized is, and the offsets
are moved with it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count, pairwise
from pathlib import PureWindowsPath
from typing import Any, NoReturn, TypeVar

from explorer.formats.exchange import (
    CandidateEntry,
    DocumentEntry,
    EntityEntry,
    EvidenceEntry,
    ExchangeFile,
    MentionEntry,
    RelationEntry,
)
from explorer.formats.figures import checked_figures
from explorer.formats.given import GivenText
from explorer.formats.parsing import invalid, left_out, shown, unknown
from explorer.model.kinds import relation_kinds, same_kind
from explorer.model.records import (
    Candidate,
    Document,
    Entity,
    Evidence,
    Extraction,
    Mention,
    Relation,
    Sentence,
    Span,
)
from explorer.model.sentences import numbered, split_sentences
from explorer.model.text import digest, guessed_title

Raw = dict[str, Any]
Placed = TypeVar("Placed", Mention, Evidence, Candidate)
_SPANS = (
    "clause", "source_mention", "target_mention", "trigger", "attribution_span", "when_span",
)  # fmt: skip
_SELVES = ("relation", "relations", "one entity at both ends")  # that tie one to itself


def checked(file: ExchangeFile, raw: Raw, name: str) -> Extraction:
    """All records of a file, sentences, mentions, evidence and candidates in order of place.

    ``raw`` holds the values that the structs were made from, ``name`` is for the messages. Raises
    InvalidExchange, which names the first place that does not fit.
    """
    return _File(name).extraction(file, raw)


class _File:
    """One reading: the ids seen so far, and the texts that spans must lie in."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.texts: dict[str, GivenText] = {}
        self.entities: set[str] = set()
        self.order: dict[str, int] = {}  # of documents

    def extraction(self, file: ExchangeFile, raw: Raw) -> Extraction:
        documents = tuple(
            self.document(entry, raw["documents"][i], i) for i, entry in enumerate(file.documents)
        )
        self.distinct("documents", [document.id for document in documents])
        entities = tuple(
            self.entity(entry, raw["entities"][i], i) for i, entry in enumerate(file.entities)
        )
        self.distinct("entities", [entity.id for entity in entities])
        mentions = [
            self.mention(entry, raw["entities"][i]["mentions"][j], entities[i].id, i, j)
            for i, parent in enumerate(file.entities)
            for j, entry in enumerate(parent.mentions)
        ]
        read = {
            i: self.relation(entry, raw["relations"][i], i)
            for i, entry in enumerate(file.relations)
            if not _to_itself(entry)
        }
        relations = tuple(read.values())
        self.distinct("relations", [relation.id for relation in relations])
        evidence = [
            self.evidence(entry, raw["relations"][i]["evidence"][j], relation.id, i, j)
            for i, relation in read.items()
            for j, entry in enumerate(file.relations[i].evidence)
        ]
        candidates = [
            self.candidate(entry, raw["candidates"][i], i)
            for i, entry in enumerate(file.candidates)
        ]
        figures, spots = checked_figures(
            file.figures, raw.get("figures", []), self.known, self.fail, self.name
        )
        self.distinct("figures", [figure.id for figure in figures])
        return Extraction(
            generator=file.generator,
            documents=documents,
            sentences=self.sentences(file.documents, documents, [*evidence, *candidates]),
            entities=entities,
            mentions=self.placed(mentions, "m", "mentions"),
            relations=relations,
            evidence=self.placed(evidence, "v", "evidence"),
            candidates=self.placed(candidates, "c", "candidates"),
            figures=figures,
            spots=spots,
            warnings=(*file.warnings, *left_out(len(file.relations) - len(read), *_SELVES)),
            extra=unknown(raw, ExchangeFile, self.name, ""),
        )

    def document(self, entry: DocumentEntry, raw: Raw, i: int) -> Document:
        place = f"documents[{i}]"
        text = GivenText(entry.text)
        key = entry.id or f"d{i + 1}"
        sha256 = digest(text.text)
        if entry.sha256 not in ("", sha256, text.digest()):
            self.fail(f"{place}.sha256", "is not the hash of the text")
        self.texts.setdefault(key, text)
        self.order.setdefault(key, i)
        return Document(
            id=key,
            title=entry.title if entry.title is not None else guessed_title(text.text),
            text=text.text,
            language=entry.language,
            source=_without_folder(entry.source),
            published=entry.published,
            published_guessed=entry.published_guessed,
            author=entry.author,
            sha256=sha256,
            file_sha256=entry.file_sha256,
            source_grade=entry.source_grade,
            information_grade=entry.information_grade,
            cluster=entry.cluster,
            external_id=entry.external_id,
            extra=unknown(raw, DocumentEntry, self.name, place),
        )

    def entity(self, entry: EntityEntry, raw: Raw, i: int) -> Entity:
        key = entry.id or f"e{i + 1}"
        self.entities.add(key)
        return Entity(
            id=key,
            name=entry.name,
            kind=same_kind(entry.kind),
            aliases=tuple(entry.aliases),
            note=entry.note,
            tags=tuple(entry.tags),
            color=entry.color,
            group=entry.group,
            hidden=entry.hidden,
            rejected=entry.rejected,
            external_id=entry.external_id,
            extra=unknown(raw, EntityEntry, self.name, f"entities[{i}]"),
        )

    def mention(self, entry: MentionEntry, raw: Raw, entity: str, i: int, j: int) -> Mention:
        place = f"entities[{i}].mentions[{j}]"
        document, (start, end) = self.span(entry, place)
        if entry.stands_for is not None:
            self.known(entry.stands_for, f"{place}.stands_for")
        return Mention(
            id=entry.id or "",
            entity=entity,
            document=document,
            start=start,
            end=end,
            form=entry.form,
            stands_for=entry.stands_for,
            confidence=entry.confidence,
            reason=entry.reason,
            extra=unknown(raw, MentionEntry, self.name, place),
        )

    def relation(self, entry: RelationEntry, raw: Raw, i: int) -> Relation:
        place = f"relations[{i}]"
        self.known(entry.source, f"{place}.source")
        self.known(entry.target, f"{place}.target")
        kind = relation_kinds().get(entry.kind)
        if kind is None:
            choice = ", ".join(relation_kinds())
            self.fail(f"{place}.kind", f"“{shown(entry.kind)}” is not one of {choice}")
        if not entry.evidence and not entry.manual:
            self.fail(f"{place}.evidence", "is empty; only a “manual” relation needs no sentence")
        return Relation(
            id=entry.id or f"r{i + 1}",
            source=entry.source,
            target=entry.target,
            directed=kind.directed if entry.directed is None else entry.directed,
            label=kind.label if entry.label is None else entry.label,
            kind=entry.kind,
            lemma=entry.lemma,
            property=entry.property,
            verdict=entry.verdict,
            note=entry.note,
            tags=tuple(entry.tags),
            color=entry.color,
            confidence=entry.confidence,
            manual=entry.manual,
            external_id=entry.external_id,
            extra=unknown(raw, RelationEntry, self.name, place),
        )

    def evidence(self, entry: EvidenceEntry, raw: Raw, relation: str, i: int, j: int) -> Evidence:
        place = f"relations[{i}].evidence[{j}]"
        document, whole = self.span(entry, place)
        inner: dict[str, Span | None] = {}
        for field in _SPANS:
            given: Span | None = getattr(entry, field)
            found = self.inside(given, document, f"{place}.{field}") if given else None
            if found and field != "attribution_span" and not _contains(whole, found):
                self.fail(f"{place}.{field}", "does not lie inside the sentence")
            inner[field] = found
        if entry.attributed_to is not None:
            self.known(entry.attributed_to, f"{place}.attributed_to")
        return Evidence(
            id=entry.id or "",
            relation=relation,
            document=document,
            start=whole[0],
            end=whole[1],
            **inner,
            factuality=entry.factuality,
            attributed_to=entry.attributed_to,
            attribution=entry.attribution,
            chain=tuple(entry.chain),
            when=entry.when,
            when_text=entry.when_text,
            confidence=entry.confidence,
            extractor=entry.extractor,
            verdict=entry.verdict,
            note=entry.note,
            extra=unknown(raw, EvidenceEntry, self.name, place),
        )

    def candidate(self, entry: CandidateEntry, raw: Raw, i: int) -> Candidate:
        place = f"candidates[{i}]"
        self.known(entry.source, f"{place}.source")
        self.known(entry.target, f"{place}.target")
        document, (start, end) = self.span(entry, place)
        return Candidate(
            id=entry.id or "",
            source=entry.source,
            target=entry.target,
            document=document,
            start=start,
            end=end,
            confidence=entry.confidence,
            extra=unknown(raw, CandidateEntry, self.name, place),
        )

    def sentences(
        self,
        entries: list[DocumentEntry],
        documents: tuple[Document, ...],
        stated: list[Evidence | Candidate],
    ) -> tuple[Sentence, ...]:
        known: dict[str, list[Span]] = {}
        for item in stated:
            known.setdefault(item.document, []).append((item.start, item.end))
        found: list[Sentence] = []
        for i, (entry, document) in enumerate(zip(entries, documents, strict=True)):
            if entry.sentences is None:
                found += split_sentences(document.text, document.id, known.get(document.id, ()))
                continue
            spans = [
                self.inside(span, document.id, f"documents[{i}].sentences[{k}]")
                for k, span in enumerate(entry.sentences)
            ]
            for k, (one, other) in enumerate(pairwise(spans), 1):
                if other[0] < one[1]:
                    self.fail(f"documents[{i}].sentences[{k}]", "begins before the last one ends")
            found += numbered(spans, document.text, document.id)
        return tuple(replace(sentence, id=f"s{n}") for n, sentence in enumerate(found, 1))

    def span(
        self, entry: MentionEntry | EvidenceEntry | CandidateEntry, place: str
    ) -> tuple[str, Span]:
        """Document and span of an entry; the only document if it names none."""
        document = entry.document
        if document is None:
            if len(self.texts) != 1:
                self.fail(f"{place}.document", "is missing, and there is more than one document")
            (document,) = self.texts
        elif document not in self.texts:
            self.fail(f"{place}.document", f"there is no document “{shown(document)}”")
        whole = (entry.start, entry.end)
        return document, self.inside(whole, document, f"{place}.start", f"{place}.end")

    def inside(self, span: Span, document: str, first: str, last: str = "") -> Span:
        """A span of the normalized text; ``first`` and ``last`` are the places of its numbers."""
        text = self.texts[document]
        start, end = span
        if end > len(text.given):
            problem = f"is {end}, but the text of “{shown(document)}” ends at {len(text.given)}"
            self.fail(last or first, problem)
        start, end = text.at(start), text.at(end)
        if start >= end:
            self.fail(first, "does not end after it starts")
        return start, end

    def known(self, entity: str, place: str) -> None:
        if entity not in self.entities:
            self.fail(place, f"there is no entity “{shown(entity)}”")

    def distinct(self, place: str, keys: Iterable[str]) -> None:
        seen: set[str] = set()
        for i, key in enumerate(keys):
            if key in seen:
                self.fail(f"{place}[{i}].id", f"“{shown(key)}” is used twice")
            seen.add(key)

    def placed(self, records: list[Placed], letter: str, what: str) -> tuple[Placed, ...]:
        """Records in order of place; the nth without an id is ``m<n>``, or the next free one."""
        records.sort(key=lambda record: (self.order[record.document], record.start, record.end))
        taken: set[str] = set()
        for record in records:
            if record.id in taken:
                self.fail(what, f"the id “{shown(record.id)}” is used twice")
            if record.id:
                taken.add(record.id)
        spare = (f"{letter}{n}" for n in count(len(records) + 1))
        return tuple(
            record if record.id else replace(record, id=_free(f"{letter}{n}", taken, spare))
            for n, record in enumerate(records, 1)
        )

    def fail(self, place: str, problem: str) -> NoReturn:
        raise invalid(self.name, place, problem)


def _to_itself(entry: RelationEntry) -> bool:
    return entry.source == entry.target and entry.verdict != "rejected"  # as those of a merge are


def _free(wanted: str, taken: set[str], spare: Iterator[str]) -> str:
    return wanted if wanted not in taken else next(key for key in spare if key not in taken)


def _contains(outer: Span, inner: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _without_folder(source: str) -> str:
    """A file's name, which a path on any system ends with; an address on the web stays whole."""
    return source if "://" in source else PureWindowsPath(source).name
