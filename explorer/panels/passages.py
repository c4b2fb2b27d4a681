"""Sentences with what is marked in them, fetched from the store once and kept while shown."""

from bisect import bisect_right
from collections import OrderedDict
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from explorer.model.corpus import Corpus
from explorer.model.records import Document, Evidence, Mention, Sentence
from explorer.panels.plain import ordinal, share, visible

KEPT = 24  # documents whose text and places are kept


class Mark(NamedTuple):
    """A marked span of a passage: a mention and the kind of its entity."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a document with its marks; spans count from the start of ``text``.

    ``strong`` are the words that say how the two are tied, ``dated`` those that say when.
    """

    document: str
    start: int
    end: int
    text: str
    marks: tuple[Mark, ...] = ()
    strong: tuple[tuple[int, int], ...] = ()
    place: str = ""
    dated: tuple[int, int] | None = None


class Places(NamedTuple):
    """What is known of one document."""

    text: str
    sentences: list[Sentence]
    mentions: list[Mention]


class Passages:
    """Texts and places of documents; one for each open project."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self._kept: OrderedDict[str, Places] = OrderedDict()

    def forget(self) -> None:
        """Fetch everything again: mentions have changed."""
        self._kept.clear()

    def places(self, document: str) -> Places:
        """Text, sentences and mentions of a document, in order of place."""
        found = self._kept.get(document)
        if found is None:
            store = self.corpus.store
            mentions = sorted(store.mentions_in(document), key=lambda m: (m.start, -m.end))
            found = Places(store.text_of(document), list(store.sentences_in(document)), mentions)
            self._kept[document] = found
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(document)
        return found

    def sentence_at(self, document: str, offset: int) -> int | None:
        """Index of the sentence that holds or precedes an offset."""
        sentences = self.places(document).sentences
        index = bisect_right(sentences, offset, key=lambda sentence: sentence.start) - 1
        return index if index >= 0 else None

    def paragraph_at(self, document: str, offset: int) -> int:
        """Number of the paragraph at an offset."""
        index = self.sentence_at(document, offset)
        return self.places(document).sentences[index].paragraph if index is not None else 1

    def of_evidence(self, evidence: Evidence) -> Passage:
        """The sentence of a piece of evidence: both ends marked, trigger strong, date dated."""
        found = self.places(evidence.document)
        start, end = evidence.start, evidence.end
        marks = [mark for mark in (self._end(evidence, first) for first in (True, False)) if mark]
        if len(marks) < 2:
            marks = self._marks_of_ends(evidence) or marks
        strong = (evidence.trigger,) if evidence.trigger else ()
        dated = evidence.when_span
        return Passage(
            evidence.document, start, end, found.text[start:end],
            tuple(Mark(m.start - start, m.end - start, m.kind) for m in sorted(marks)),
            tuple((a - start, b - start) for a, b in strong if start <= a < b <= end),
            self.place_of(evidence.document, start),
            (dated[0] - start, dated[1] - start) if dated else None,
        )  # fmt: skip

    def around(self, document: str, start: int, end: int) -> tuple[str, str]:
        """The sentence before and the one after a span, as they stand."""
        text, sentences, _ = self.places(document)
        first = self.sentence_at(document, start)
        last = self.sentence_at(document, max(start, end - 1))
        if first is None or last is None:
            return "", ""
        before = sentences[first - 1] if first > 0 else None
        after = sentences[last + 1] if last + 1 < len(sentences) else None
        return (
            text[before.start : before.end] if before else "",
            text[after.start : after.end] if after else "",
        )

    def of_span(self, document: str, start: int, end: int, entities: set[str]) -> Passage:
        """A span with the mentions of some entities marked."""
        text, _, mentions = self.places(document)
        marks = tuple(
            Mark(m.start - start, m.end - start, self.kind(m.entity))
            for m in mentions
            if m.entity in entities and start <= m.start and m.end <= end
        )
        return Passage(
            document, start, end, text[start:end], marks, (), self.place_of(document, start)
        )

    def of_mention(self, mention: Mention) -> Passage:
        """The sentence that holds a mention."""
        found = self.places(mention.document)
        index = self.sentence_at(mention.document, mention.start)
        start, end = mention.start, mention.end
        if index is not None and found.sentences[index].end >= end:
            start, end = found.sentences[index].start, found.sentences[index].end
        mark = Mark(mention.start - start, mention.end - start, self.kind(mention.entity))
        return Passage(
            mention.document, start, end, found.text[start:end], (mark,), (),
            self.place_of(mention.document, mention.start),
        )  # fmt: skip

    def place_of(self, document: str, offset: int) -> str:
        """``¶4, 2nd sentence``, behind the article's title where there are several articles."""
        place = ""
        index = self.sentence_at(document, offset)
        if index is not None:
            sentence = self.places(document).sentences[index]
            place = QCoreApplication.translate(
                "Passages", "¶{paragraph}, {number} sentence"
            ).format(paragraph=sentence.paragraph, number=ordinal(sentence.number))
        record = self.corpus.documents.get(document)
        if record is not None and len(self.corpus.documents) > 1:
            place = f"{visible(record.title, 48)} · {place}"
        return place

    def citation(self, evidence: Evidence) -> str:
        """The quote with where it stands: text, title, date, paragraph."""
        return self.quote(evidence.document, evidence.start, evidence.end)

    def quote(self, document: str, start: int, end: int) -> str:
        """A span in quotation marks with its title, date and paragraph."""
        record = self.corpus.documents[document]
        text = self.places(document).text[start:end].strip()
        return f"“{text}”\n— {', '.join(self._origin(record, start))}"

    def meaning(self, mention: Mention) -> str:
        """Whom a mention means, and why: ``Kim Jong Un · 92 % · same name``."""
        entity = self.corpus.entities.get(mention.entity)
        if entity is None:
            return ""
        acting = self.corpus.entities.get(mention.stands_for or "")
        parts = [visible(entity.name, 80), why_one(mention)]
        if acting is not None:
            told = QCoreApplication.translate("Passages", "acts here for {name}")
            parts.insert(1, told.format(name=visible(acting.name, 80)))
        return " · ".join(part for part in parts if part)

    def kind(self, entity: str) -> str:
        """The kind of an entity, empty for one that is gone."""
        record = self.corpus.entities.get(entity)
        return record.kind if record else ""

    def _origin(self, record: Document, start: int) -> list[str]:
        published = record.published
        if published and record.published_guessed:
            published += QCoreApplication.translate("Passages", " (date guessed)")
        parts = [record.title, record.author, published]
        return [*(part for part in parts if part), f"¶{self.paragraph_at(record.id, start)}"]

    def _end(self, evidence: Evidence, first: bool) -> Mark | None:
        span = evidence.source_mention if first else evidence.target_mention
        relation = self.corpus.relations.get(evidence.relation)
        if (
            span is None
            or relation is None
            or not evidence.start <= span[0] < span[1] <= evidence.end
        ):
            return None
        return Mark(*span, self.kind(relation.source if first else relation.target))

    def _marks_of_ends(self, evidence: Evidence) -> list[Mark]:
        relation = self.corpus.relations.get(evidence.relation)
        if relation is None:
            return []
        return [
            Mark(m.start, m.end, self.kind(m.entity))
            for m in self.places(evidence.document).mentions
            if m.entity in relation.ends and evidence.start <= m.start and m.end <= evidence.end
        ]


def why_one(mention: Mention) -> str:
    """Why a mention means its entity and how sure that is; empty where it is simply its name.

    What a person said is not measured.
    """
    reason = visible(mention.reason, 120)
    measured = reason and mention.confidence < 1
    return f"{share(mention.confidence)} · {reason}" if measured else reason
