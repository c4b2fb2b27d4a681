"""The relations of what is drawn, a row each, strongest first."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import ClassVar

from PySide6.QtCore import QCoreApplication

from explorer.graph.weighing import FIRMEST_FIRST, ClaimsOf, Told, told_of
from explorer.model.corpus import Corpus
from explorer.model.kinds import relation_label
from explorer.model.records import Relation
from explorer.panels.plain import counted, visible, written
from explorer.panels.record_rows import RecordRows
from explorer.panels.remarks import certainty

DrawnAs = Mapping[str, Mapping[str, str]]  # by relation: an end, and whom it is drawn with
NOBODY: DrawnAs = MappingProxyType({})
COLUMNS = ("source", "words", "target", "sentences", "certainty", "verdict")
_VERDICTS = ("unreviewed", "disputed", "confirmed", "rejected")


class RelationRows(RecordRows):
    """Rejected relations are in no line and so in no row."""

    columns = COLUMNS
    widths: ClassVar[Mapping[str, int]] = {"source": 3, "words": 4, "target": 3}
    figures = ("sentences",)

    def __init__(self) -> None:
        super().__init__()
        self._corpus: Corpus | None = None
        self._told: dict[str, Told] = {}
        self._names: dict[str, str] = {}  # of entities, as they are shown
        self._acting: DrawnAs = NOBODY
        self._claims_of: ClaimsOf | None = None

    def show(
        self,
        corpus: Corpus | None,
        relations: Sequence[str],
        acting: DrawnAs = NOBODY,
        claims_of: ClaimsOf | None = None,
    ) -> None:
        """Show these relations of a corpus, strongest first, or say anew what they say.

        ``acting`` are their ends that are drawn with another entity; ``claims_of`` tells what of
        their sentences counts, None for all.
        """
        same, self._corpus = corpus is self._corpus and acting == self._acting, corpus
        self._acting, self._claims_of = acting, claims_of
        self._told, self._names = {}, {}
        self.put(relations, same)

    def relation(self, row: int) -> str:
        """The id of a row's relation; empty where there is no such row."""
        return self.id_at(row)

    def titles(self) -> tuple[str, ...]:
        """What the columns are called."""
        return titles()

    def cell(self, record: str, column: str) -> str:
        """What a column says of a relation."""
        told = self._of(record)
        if told is None:
            return ""
        if column in ("source", "target"):
            return self._end(told.relation, getattr(told.relation, column))
        if column == "words":
            return f"{'→' if told.relation.directed else '—'} {_words(told.relation)}"
        if column == "sentences":
            return written(told.sentences)
        if column == "certainty":
            return certainty(told.factuality)
        return verdict_word(told.verdict)

    def key(self, record: str, column: str) -> object:
        """What a column is sorted by."""
        relation = self._corpus.relations.get(record)
        if relation is None:
            return ""
        match column:
            case "source" | "target":
                return self._name(getattr(relation, column)).casefold()
            case "words":
                return _words(relation).casefold()
            case "sentences":
                return self._of(record).sentences
            case "certainty":
                return FIRMEST_FIRST.index(self._of(record).factuality)
        return _VERDICTS.index(self._of(record).verdict)

    def words(self, record: str) -> str:
        """Source, words and target."""
        relation = self._corpus.relations.get(record)
        return " ".join(self._said(relation)) if relation is not None else ""

    def called(self, record: str) -> str:
        """The source."""
        relation = self._corpus.relations.get(record)
        return self._name(relation.source) if relation is not None else ""

    def said(self, record: str) -> str:
        """A row in words: "Xi Jinping, hosted, Kim Jong Un, 3 sentences, asserted, unreviewed"."""
        told = self._of(record)
        if told is None:
            return ""
        sentences = counted(told.sentences, "sentence", "sentences")
        if not told.sentences:
            sentences = _tr("no source")
        said = (
            *self._said(told.relation),
            sentences,
            certainty(told.factuality),
        )
        return ", ".join((*said, verdict_word(told.verdict)))

    def first_with(self, entity: str) -> int:
        """The first row of a relation that has this end, -1 where there is none."""
        if self._corpus is None:
            return -1
        found = [self.row_of(one.id) for one in self._corpus.relations_of(entity)]
        return min((row for row in found if row >= 0), default=-1)

    def _of(self, relation: str) -> Told | None:
        known = self._told.get(relation)
        if known is None and self._corpus is not None and relation in self._corpus.relations:
            known = self._told[relation] = told_of(
                self._corpus, self._corpus.relations[relation], self._claims_of
            )
        return known

    def _said(self, relation: Relation) -> tuple[str, str, str]:
        """Source, words and target."""
        source, target = (self._end(relation, end) for end in (relation.source, relation.target))
        return source, _words(relation), target

    def _end(self, relation: Relation, entity: str) -> str:
        """The name of an end, and with whom it is drawn if that is another."""
        name, other = self._name(entity), self._acting.get(relation.id, {}).get(entity)
        if other is None:
            return name
        drawn = _tr("{name} (as {other})")
        return drawn.format(name=name, other=self._name(other))

    def _name(self, entity: str) -> str:
        known = self._names.get(entity)
        if known is None:
            record = self._corpus.entities.get(entity)
            known = visible(record.name, 120) if record is not None else ""
            self._names[entity] = known
        return known


def titles() -> tuple[str, ...]:
    """What the columns are called."""
    return (
        _tr("From"),
        _tr("Relation"),
        _tr("To"),
        _tr("Sentences"),
        _tr("Certainty"),
        _tr("Verdict"),
    )


def verdict_word(verdict: str) -> str:
    """A verdict as it is read: "unreviewed"."""
    return {
        "unreviewed": _tr("unreviewed"),
        "confirmed": _tr("confirmed"),
        "disputed": _tr("disputed"),
        "rejected": _tr("rejected"),
    }.get(verdict, verdict)


def _words(relation: Relation) -> str:
    return visible(relation.label or relation_label(relation.kind), 120)


def _tr(text: str) -> str:
    return QCoreApplication.translate("RelationRows", text)
