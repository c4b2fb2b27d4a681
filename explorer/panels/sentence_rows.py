"""The sentences behind what is drawn, a row each: what they say, where, when, and who says so."""

import html
from collections.abc import Mapping, Sequence
from typing import ClassVar

from PySide6.QtCore import QCoreApplication

from explorer.graph.weighing import FIRMEST_FIRST
from explorer.model.corpus import Corpus
from explorer.model.records import Document, Evidence
from explorer.model.when import readable_interval, readable_when
from explorer.panels.plain import counted, visible, written
from explorer.panels.record_rows import RecordRows
from explorer.panels.relation_rows import verdict_word
from explorer.panels.remarks import certainty

COLUMNS = ("text", "article", "date", "when", "speaker", "certainty", "pair", "verdict")
_LONGEST = 4_000  # letters of a sentence that are shown over it
_VERDICTS = ("unreviewed", "disputed", "confirmed", "rejected")


class SentenceRows(RecordRows):
    """A row for each relation that a sentence states; rejected sentences are listed too."""

    columns = COLUMNS
    lines, room = 2, 440
    widths: ClassVar[Mapping[str, int]] = {"text": 8, "article": 3, "speaker": 3, "pair": 5}

    def __init__(self) -> None:
        super().__init__()
        self._corpus: Corpus | None = None
        self._of: dict[str, Evidence] = {}
        self._texts: dict[str, str] = {}  # of articles, as far as they were asked for
        self._cut = False

    def show(self, corpus: Corpus | None, evidence: Sequence[Evidence], cut: bool = False) -> None:
        """Show these sentences, those of the strongest relations first; ``cut``: not all."""
        same, self._corpus = corpus is self._corpus, corpus
        if not same:
            self._texts = {}
        self._of, self._cut = {one.id: one for one in evidence}, cut
        self.put(list(self._of), same)

    def evidence(self, record: str) -> Evidence | None:
        """The evidence of a row."""
        return self._of.get(record)

    def of_relations(self, relations: Sequence[str]) -> list[str]:
        """The rows' ids that state one of these relations."""
        wanted = set(relations)
        return [one.id for one in self._of.values() if one.relation in wanted]

    def titles(self) -> tuple[str, ...]:
        """What the columns are called."""
        return (
            _tr("Sentence"), _tr("Article"), _tr("Published"), _tr("Tells of"), _tr("Who says so"),
            _tr("Certainty"), _tr("States"), _tr("Verdict"),
        )  # fmt: skip

    def explained(self, column: str) -> str:
        """What a column means."""
        if column == "date":
            return _tr(
                "When the article was published: the timeline's “Article date”. Guessed: the "
                "file does not say it, it is read from the top of the text."
            )
        if column == "when":
            return _tr("When that was of which the sentence tells: the timeline's “What is told”")
        if column == "speaker":
            return _tr("Who says so inside the article; empty where the article itself does")
        return super().explained(column)

    def cell(self, record: str, column: str) -> str:
        """What a column says of a sentence."""
        one = self._of.get(record)
        if one is None or self._corpus is None:
            return ""
        document = self._corpus.documents.get(one.document)
        match column:
            case "text":
                return visible(self._text_of(one), _LONGEST)
            case "article":
                return visible(document.title, 120) if document is not None else ""
            case "date":
                return _day(document) if document is not None else ""
            case "when":
                return visible(readable_when(one.when, one.when_text), 60)
            case "speaker":
                source = self._corpus.entities.get(one.attributed_to or "")
                return visible(source.name if source else one.attribution or "", 80)
            case "certainty":
                return certainty(one.factuality)
            case "pair":
                return self._pair(one)
        return verdict_word(one.verdict)

    def key(self, record: str, column: str) -> object:
        """What a column is sorted by."""
        one = self._of[record]
        match column:
            case "date":
                document = self._corpus.documents.get(one.document)
                return document.published if document is not None else ""
            case "when":
                return one.when or "", one.when_text or ""
            case "certainty":
                return FIRMEST_FIRST.index(one.factuality)
            case "verdict":
                return _VERDICTS.index(one.verdict)
        return self.cell(record, column).casefold()

    def words(self, record: str) -> str:
        """All that its columns say."""
        return " ".join(self.cell(record, column) for column in self.columns)

    def hint(self, record: str, column: str) -> str:
        """Over a sentence the whole of it, on as many lines as it takes."""
        one = self._of.get(record)
        if column != "text" or one is None:
            return super().hint(record, column)
        return f"<p>{html.escape(visible(self._text_of(one), _LONGEST))}</p>"

    def counts(self) -> tuple[str, str]:
        """How many sentences: each once, though a row tells of each relation that it states."""
        told = [one for one in self._of.values() if one.verdict != "rejected"]
        sentences = len({(one.document, one.start, one.end) for one in told})
        parts = [counted(sentences, "sentence", "sentences")]
        if len(told) != sentences:
            parts.append(_tr("in {rows} rows").format(rows=written(len(told))))
        if len(told) != len(self._of):
            parts.append(_tr("+ {rows} rejected").format(rows=written(len(self._of) - len(told))))
        text = " ".join(parts)
        if self._cut:
            text = _tr("first {sentences}").format(sentences=text)
        return text, _tr(
            "Sentences behind the lines that are drawn, each counted once; one that states several "
            "relations has a row for each. The timeline counts those behind all lines that the "
            "filters leave, at any level."
        )

    def first_with(self, entity: str) -> int:
        """The first row of a sentence about an entity, -1 where there is none."""
        rows = (
            self.row_of(one.id)
            for one in self._of.values()
            if (relation := self._corpus.relations.get(one.relation)) and entity in relation.ends
        )
        return min((row for row in rows if row >= 0), default=-1)

    def _pair(self, one: Evidence) -> str:
        relation = self._corpus.relations.get(one.relation)
        if relation is None:
            return ""
        names = [self._corpus.entities[end].name for end in (relation.source, relation.target)]
        sign = "→" if relation.directed else "—"
        return visible(f"{names[0]} {sign} {relation.label} {sign} {names[1]}", 160)

    def _text_of(self, one: Evidence) -> str:
        text = self._texts.get(one.document)
        if text is None:
            text = self._texts[one.document] = self._corpus.store.text_of(one.document)
        return text[one.start : one.end]


def _day(document: Document) -> str:
    """When an article was published, and whether that was only guessed."""
    told = readable_interval(document.published[:10]) if document.published else ""
    return _tr("{day} (guessed)").format(day=told) if told and document.published_guessed else told


def _tr(text: str) -> str:
    return QCoreApplication.translate("SentenceRows", text)
