"""All entities as a list: to filter, to sort, to select one or two."""

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from explorer.guarded import guarded
from explorer.model.corpus import Corpus
from explorer.model.records import Entity
from explorer.panels.list_filter import ListFilter, take_first
from explorer.panels.plain import Elided, counted, label, written
from explorer.panels.rows import Made, Row
from explorer.panels.style import Look
from explorer.panels.table import RowList


class EntitiesPanel(QWidget):
    """The list of entities, those with most lines first; what is not drawn is faint."""

    picked = Signal(list)  # ids
    opened = Signal(str)  # id

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._corpus: Corpus | None = None
        self._links: Counter[str] = Counter()
        self._shown: frozenset[str] = frozenset()
        self._off: frozenset[str] = frozenset()
        self._mentions: Counter[str] | None = None
        self._order = "links"
        self._orders = {
            "links": self.tr("by links"),
            "mentions": self.tr("by mentions"),
            "name": self.tr("by name"),
        }
        self._sort = QPushButton()
        self._sort.setProperty("role", "quiet")
        self._sort.setAccessibleName(self.tr("Order of the entities"))
        self._filter = ListFilter(self.tr("Filter the entities"))
        self._filter.taken.connect(self._take_first)
        self._filter.textChanged.connect(self.refresh)
        self._list = RowList(look, self.tr("Entities"), several=True)
        self._list.picked.connect(self.picked)
        self._list.opened.connect(self.opened)
        self._foot = Elided("", "small")
        self._make_menu()
        top = QHBoxLayout()
        top.setContentsMargins(4, 0, 0, 0)
        top.addWidget(label(self.tr("ENTITIES"), "section"), 1)
        top.addWidget(self._sort)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 6, 2)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self._filter)
        column.addWidget(self._list, 1)
        column.addWidget(self._foot)

    @guarded
    def _take_first(self, enter: bool) -> None:
        take_first(self._list, enter)

    def show_corpus(
        self,
        corpus: Corpus | None,
        links: Mapping[str, int],
        shown: frozenset[str],
        off: frozenset[str],
    ) -> None:
        """``links`` are lines by their ends, ``shown`` is in the drawing, ``off`` kinds are not."""
        self._corpus, self._shown, self._off, self._mentions = corpus, shown, off, None
        self._links = Counter(links)
        self.refresh()

    def mark(self, entities: Sequence[str]) -> None:
        """Show what is selected."""
        self._list.mark(entities)

    @guarded
    def refresh(self) -> None:
        """Filter and sort again."""
        if self._corpus is None:
            self._list.replace([])
            self._foot.show_text("")
            return
        everybody = [e for e in self._corpus.entities.values() if not e.rejected and not e.hidden]
        wanted = self._filter.text().strip().casefold()
        found = [e for e in everybody if not wanted or self._fits(e, wanted)]
        figures = self._figures()
        if self._order == "name":
            found.sort(key=lambda e: e.name.casefold())
        else:
            found.sort(key=lambda e: (-figures[e.id], e.id not in self._shown, e.name.casefold()))
        linked = figures is self._links
        words = ("link", "links") if linked else ("mention", "mentions")
        by = self._order if linked or self._order == "name" else "mentions"
        self._sort.setText(self._orders[by] + " ▾")
        shown, off = self._shown, self._off

        def row(place: int) -> Row:
            entity = found[place]
            number = figures[entity.id]
            right = counted(number, *words) if place == 0 else written(number) if number else ""
            return Row(
                entity.id, entity.name, right, entity.kind,
                faint=entity.id not in shown, off=entity.kind in off,
            )  # fmt: skip

        self._list.replace(Made([entity.id for entity in found], row))
        drawn = sum(entity.id in self._shown for entity in everybody)
        told = {"drawn": written(drawn), "more": written(len(everybody) - drawn)}
        if wanted:
            self._foot.show_text(self.tr("{found} found").format(found=written(len(found))))
        else:
            self._foot.show_text(
                self.tr("{drawn} in the drawing · {more} further out").format(**told),
                self.tr("{drawn} drawn · {more} further out").format(**told),
                self.tr("{drawn} drawn · {more} not").format(**told),
            )

    @staticmethod
    def _fits(entity: Entity, wanted: str) -> bool:
        words = (entity.name, *entity.aliases, *entity.tags, entity.group)
        return any(wanted in word.casefold() for word in words)

    def _figures(self) -> Counter[str]:
        if self._order != "mentions" and self._links:  # where nobody has a link, by mentions
            return self._links
        if self._mentions is None:
            self._mentions = Counter(
                mention.entity
                for document in self._corpus.documents
                for mention in self._corpus.store.mentions_in(document)
            )
        return self._mentions

    def _make_menu(self) -> None:
        menu, group = QMenu(self._sort), QActionGroup(self)
        for key, text in self._orders.items():
            action = QAction(text, group)
            action.setCheckable(True)
            action.setChecked(key == self._order)
            action.setData(key)
            menu.addAction(action)
        menu.triggered.connect(self._sort_by)
        self._sort.setMenu(menu)
        self._sort.setText(self._orders[self._order] + " ▾")

    @guarded
    def _sort_by(self, action: QAction) -> None:
        self._order = action.data()
        self.refresh()
