"""The menu of filters: what can be asked of the lines, with how many lines there are for each."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from explorer.graph.filters import FACETS, Facet
from explorer.graph.listing import source_name
from explorer.graph.view import ViewState
from explorer.guarded import guarded
from explorer.model.corpus import Corpus
from explorer.panels.plain import visible, written
from explorer.window.filter_words import title_of, value_of

MOST = 25  # values of one filter that are offered
LEAST = {"sentences": (2, 3, 5, 10), "sources": (2, 3, 4, 5)}
Wish = Callable[[ViewState], None]


class FilterMenu(QMenu):
    """Each filter is a menu of its values, which is filled when it is opened."""

    def __init__(
        self, corpus: Corpus, view: ViewState, wish: Wish, ask: Callable[[str], None],
        parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._corpus, self._view, self._wish, self._ask = corpus, view, wish, ask
        for facet in FACETS:
            self._add_menu(title_of(facet), lambda menu, facet=facet: self._fill(menu, facet))
        self._add_menu(self.tr("Without what is said by"), self._fill_sources)
        self._add_menu(self.tr("At least so many sentences"), lambda m: self._least(m, "sentences"))
        self._add_menu(
            self.tr("At least so many independent sources"), lambda m: self._least(m, "sources")
        )
        for name, text in (
            ("since", self.tr("Published from … to …")),
            ("told_since", self.tr("Tells of a time from … to …")),
            ("words", self.tr("Words…")),
            ("articles", self.tr("Articles…")),
        ):
            action = self.addAction(text)
            action.setData(name)
            action.triggered.connect(self._asked)
        unread = replace(view, filters=replace(view.filters, unread=not view.filters.unread))
        action = self.addAction(self.tr("Unread sentences"))
        action.setCheckable(True)
        action.setChecked(view.filters.unread)
        action.triggered.connect(guarded(lambda: wish(unread)))
        self.addSeparator()
        off = self.addAction(self.tr("Switch all filters off"))
        off.setEnabled(view.filtered)
        off.triggered.connect(guarded(lambda: wish(view.unfiltered())))

    def _add_menu(self, text: str, fill: Callable[[QMenu], None]) -> None:
        menu = self.addMenu(text)
        menu.aboutToShow.connect(guarded(lambda: menu.isEmpty() and fill(menu)))

    def _fill(self, menu: QMenu, facet: Facet) -> None:
        from explorer.graph.facets import shares  # it brings numpy

        filters = self._view.filters
        found = shares(self._corpus, self._view, facet)
        for share in found[:MOST]:
            words = value_of(self._corpus, facet, share.value)
            wanted = replace(self._view, filters=filters.turned(facet, share.value))
            self._add(menu, words, share.lines, share.value in filters.chosen(facet), wanted)
        self._tell_rest(menu, len(found))

    def _fill_sources(self, menu: QMenu) -> None:
        """Who is switched off has no line now; how many there would be is told all the same."""
        from explorer.graph.facets import shares

        view = self._view
        found = shares(self._corpus, replace(view, sources_off=frozenset()), "speakers")
        for share in found[:MOST]:
            words = source_name(self._corpus, share.value)
            off = replace(view, sources_off=view.sources_off ^ {share.value})
            self._add(menu, words, share.lines, share.value in view.sources_off, off)
        self._tell_rest(menu, len(found))

    def _least(self, menu: QMenu, name: str) -> None:
        filters = self._view.filters
        chosen = getattr(filters, name)
        for number in dict.fromkeys((*LEAST[name], *([chosen] if chosen else ()))):
            other = 0 if number == chosen else number
            wanted = replace(self._view, filters=replace(filters, **{name: other}))
            self._add(menu, written(number), self._left(number, name), number == chosen, wanted)

    def _left(self, number: int, name: str) -> int:
        from explorer.graph.sifting import lines_for

        asked = replace(self._view.filters, **{name: number})  # type: ignore[arg-type]
        return len(lines_for(self._corpus, replace(self._view, filters=asked)).lines)

    def _add(self, menu: QMenu, words: str, lines: int, on: bool, wanted: ViewState) -> QAction:
        told = visible(words, 60).replace("&", "&&")
        action = menu.addAction(f"{told} · {written(lines)}")
        action.setCheckable(True)
        action.setChecked(on)
        action.triggered.connect(guarded(lambda: self._wish(wanted)))
        return action

    def _tell_rest(self, menu: QMenu, number: int) -> None:
        if number > MOST:
            rest = self.tr("{number} more with fewer lines").format(number=written(number - MOST))
            menu.addAction(rest).setEnabled(False)
        elif not number:
            menu.addAction(self.tr("No line is left to choose from")).setEnabled(False)

    @guarded
    def _asked(self) -> None:
        self._ask(str(self.sender().data()))
