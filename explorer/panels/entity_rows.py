"""The entities of what is drawn, a row each: their kind, what is told of them, their measures."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from PySide6.QtCore import QCoreApplication

from explorer.graph.measures import Measures
from explorer.graph.weighing import standing
from explorer.model.corpus import Corpus
from explorer.model.kinds import entity_kind
from explorer.panels.plain import visible, written
from explorer.panels.record_rows import RecordRows

COLUMNS = (
    "name", "kind", "lines", "sentences", "articles", "betweenness", "pagerank", "community",
)  # fmt: skip
_WAITS = "…"  # what is not measured yet


class EntityRows(RecordRows):
    """Those with most lines first; measures are of what is drawn, and so are lines."""

    columns = COLUMNS
    widths: ClassVar[Mapping[str, int]] = {"name": 4, "kind": 2}
    figures = ("lines", "sentences", "articles", "betweenness", "pagerank")

    def __init__(self) -> None:
        super().__init__()
        self._corpus: Corpus | None = None
        self._measures: Measures | None = None
        self._places_measured: dict[str, int] = {}
        self._told: dict[str, tuple[int, int]] = {}

    def show(
        self, corpus: Corpus | None, entities: Sequence[str], measures: Measures | None
    ) -> None:
        """Show these entities; without ``measures`` that they are awaited."""
        same, self._corpus, self._measures = corpus is self._corpus, corpus, measures
        self._places_measured = dict(measures.rows) if measures is not None else {}
        self._told = {}
        if measures is not None:
            entities = sorted(entities, key=lambda one: -self._measured(one, "degree"))
        self.put(entities, same)

    def titles(self) -> tuple[str, ...]:
        """What the columns are called."""
        return (
            _tr("Name"), _tr("Kind"), _tr("Lines"), _tr("Sentences"), _tr("Articles"),
            _tr("Between"), _tr("PageRank"), _tr("Community"),
        )  # fmt: skip

    def explained(self, column: str) -> str:
        """What a column means."""
        return {
            "lines": _tr("How many others it is tied to in what is drawn"),
            "sentences": _tr("Sentences behind its relations, rejected ones left out"),
            "articles": _tr("Articles in which those sentences stand"),
            "betweenness": _tr(
                "Per cent of the shortest ways between two others that lead through it, in what is "
                "drawn; neither power nor guilt"
            ),
            "pagerank": _tr(
                "Tied to many who are tied to many, all together 100; no measure of influence"
            ),
            "community": _tr(
                "Number of the community, the largest is 1; no group that anybody named or joined"
            ),
        }.get(column, super().explained(column))

    def cell(self, record: str, column: str) -> str:
        """What a column says of an entity."""
        entity = self._corpus.entities.get(record) if self._corpus is not None else None
        if entity is None:
            return ""
        match column:
            case "name":
                return visible(entity.name, 120)
            case "kind":
                return entity_kind(entity.kind).label
            case "sentences":
                return written(self._behind(record)[0])
            case "articles":
                return written(self._behind(record)[1])
        if self._measures is None:
            return _WAITS
        match column:
            case "lines":
                return written(int(self._measured(record, "degree")))
            case "community":
                number = int(self._measured(record, "communities"))
                return str(number + 1) if number >= 0 else "–"
        return f"{100 * self._measured(record, column):.1f}"

    def key(self, record: str, column: str) -> object:
        """What a column is sorted by."""
        match column:
            case "name" | "kind":
                return self.cell(record, column).casefold()
            case "sentences":
                return self._behind(record)[0]
            case "articles":
                return self._behind(record)[1]
        if self._measures is None:
            return 0.0
        name = {"lines": "degree", "community": "communities"}.get(column, column)
        value = self._measured(record, name)
        return value if column != "community" or value >= 0 else float("inf")

    def words(self, record: str) -> str:
        """Its names, its kind, its tags."""
        entity = self._corpus.entities.get(record)
        if entity is None:
            return ""
        return " ".join((entity.name, *entity.aliases, *entity.tags, self.cell(record, "kind")))

    def said(self, record: str) -> str:
        """A row in words, each figure with the title of its column."""
        titles = dict(zip(self.columns, self.titles(), strict=True))
        told = [self.cell(record, "name"), self.cell(record, "kind")]
        told += [f"{titles[one]} {self.cell(record, one)}" for one in self.columns[2:]]
        return ", ".join(told)

    def first_with(self, entity: str) -> int:
        """Its own row."""
        return self.row_of(entity)

    def _measured(self, entity: str, name: str) -> float:
        row = self._places_measured.get(entity)
        return float(getattr(self._measures, name)[row]) if row is not None else 0.0

    def _behind(self, entity: str) -> tuple[int, int]:
        """How many sentences stand behind its relations, and in how many articles."""
        known = self._told.get(entity)
        if known is None:
            sentences, articles = 0, set()
            for relation in self._corpus.relations_of(entity):
                for claim, count in standing(self._corpus, relation).items():
                    sentences += count
                    articles.add(claim.document)
            known = self._told[entity] = sentences, len(articles)
        return known


def _tr(text: str) -> str:
    return QCoreApplication.translate("EntityRows", text)
