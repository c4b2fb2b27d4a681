"""The tables of what is drawn, behind tabs; the first tab leads back to the graph."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from explorer.graph.measures import Measures
from explorer.guarded import guarded
from explorer.model.corpus import Corpus
from explorer.model.records import Evidence
from explorer.panels.entity_rows import EntityRows
from explorer.panels.records import RecordsPanel
from explorer.panels.relations import RelationsPanel
from explorer.panels.sentence_rows import SentenceRows

PAGES = ("relations", "entities", "sentences")


class EntitiesTable(RecordsPanel):
    """Entities, those with most lines first."""

    def __init__(self) -> None:
        self.rows: EntityRows
        super().__init__(EntityRows())
        self.name(self.tr("Entities"), self.tr("most lines first"), ("entity", "entities"))
        self.table.setAccessibleDescription(
            self.tr("Arrows go from entity to entity; Enter shows one with its neighbors alone.")
        )

    def show_entities(
        self, corpus: Corpus | None, entities: Sequence[str], measures: Measures | None
    ) -> None:
        """Show entities; the row that one stands on stays."""
        self.renew(lambda: self.rows.show(corpus, entities, measures))


class SentencesTable(RecordsPanel):
    """Sentences, those of the strongest relations first."""

    def __init__(self) -> None:
        self.rows: SentenceRows
        super().__init__(SentenceRows())
        self.name(
            self.tr("Sentences"), self.tr("strongest relations first"), ("sentence", "sentences")
        )
        self.table.setAccessibleDescription(
            self.tr("Arrows go from sentence to sentence; Enter opens the evidence of its line.")
        )

    def show_sentences(
        self, corpus: Corpus | None, evidence: Sequence[Evidence], cut: bool = False
    ) -> None:
        """Show sentences; the row that one stands on stays. ``cut`` says that there are more."""
        self.renew(lambda: self.rows.show(corpus, evidence, cut))


class TablePages(QWidget):
    """One table at a time; ``turned`` tells which, ``graph_wanted`` that none is."""

    turned = Signal(str)
    graph_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.relations, self.entities = RelationsPanel(), EntitiesTable()
        self.sentences = SentencesTable()
        self.tabs = QTabBar()
        self.tabs.setProperty("role", "pages")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.tr("Graph, relations, entities or sentences"))
        for text in (
            self.tr("Graph"), self.tr("Relations"), self.tr("Entities"), self.tr("Sentences"),
        ):  # fmt: skip
            self.tabs.addTab(text)
        self._pages = QStackedWidget()
        for panel in (self.relations, self.entities, self.sentences):
            self._pages.addWidget(panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        top = QHBoxLayout()
        top.setContentsMargins(8, 0, 8, 0)
        top.addWidget(self.tabs)
        top.addStretch(1)
        column.addLayout(top)
        column.addWidget(self._pages, 1)
        self.tabs.setCurrentIndex(1)
        self.tabs.currentChanged.connect(self._turn)
        self.setFocusProxy(self.relations)

    @property
    def page(self) -> str:
        """Which table is shown."""
        return PAGES[self._pages.currentIndex()]

    @property
    def panel(self) -> RecordsPanel:
        """The table that is shown."""
        return (self.relations, self.entities, self.sentences)[self._pages.currentIndex()]

    def show_all(self) -> None:
        """Take the words of all filters away."""
        for panel in (self.relations, self.entities, self.sentences):
            panel.show_all()

    def turn_to(self, page: str) -> None:
        """Show another table."""
        self.tabs.setCurrentIndex(PAGES.index(page) + 1)

    @guarded
    def _turn(self, tab: int) -> None:
        if tab == 0:
            self.tabs.blockSignals(True)
            self.tabs.setCurrentIndex(self._pages.currentIndex() + 1)  # for when one comes back
            self.tabs.blockSignals(False)
            self.graph_wanted.emit()
            return
        self._pages.setCurrentIndex(tab - 1)
        self.setFocusProxy(self.panel)
        self.panel.to_top()
        self.turned.emit(self.page)
