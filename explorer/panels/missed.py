"""What may have been missed: pairs named together without a line, with the sentences of one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSplitter, QVBoxLayout, QWidget

from explorer.graph.missed import Missed, missed
from explorer.guarded import guarded
from explorer.model.edit import Edit
from explorer.model.records import Candidate, Decision, Entity, Relation
from explorer.panels.chips import KeyButton
from explorer.panels.list_filter import ListFilter, take_first
from explorer.panels.passages import Passages
from explorer.panels.plain import counted, label, visible, written
from explorer.panels.rows import Made, Row
from explorer.panels.snippet import Snippet
from explorer.panels.style import Look
from explorer.panels.table import RowList

if TYPE_CHECKING:  # it brings numpy, which the first paint need not wait for
    from explorer.session.session import Session

MOST = 30  # sentences of a pair that are shown
Pair = tuple[str, str]
Place = tuple[str, int, int]


class MissedPanel(QWidget):
    """A list of pairs to go through, N draws a line, X says that nothing ties the two."""

    picked = Signal(tuple)  # two entities
    place_picked = Signal(str, int, int)  # document, start, end
    stated = Signal(tuple, tuple)  # two entities, and the place of the sentence that ties them
    dismissed = Signal(tuple)  # two entities

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._session: Session | None = None
        self._passages: Passages | None = None
        self._every: list[Missed] = []
        self._pairs: list[Missed] = []  # those with the words of the filter in a name
        self._shown: Pair | None = None
        self.about: Callable[[], str] = lambda: ""  # the name of whom one asks about
        self._ranked = False  # whether the pairs are those of the project
        self._place: Place | None = None
        self.setAccessibleName(self.tr("What may have been missed"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._count = label("", "headline", wrap=True)
        self._what = label(
            self.tr("Sentences name both, and no line ties them. The most telling come first."),
            "muted",
            wrap=True,
        )
        self.filter = ListFilter(self.tr("Filter the pairs by a name"))
        self.filter.setPlaceholderText(self.tr("Only pairs with…"))
        self.filter.textChanged.connect(self._narrow)
        self.filter.taken.connect(self._take_first)
        self.list = RowList(look, self.tr("Pairs without a line"))
        self.list.picked.connect(self._pick)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(self.tr("Sentences that name both"))
        self._keys = (
            KeyButton(look, self.tr("Draw a line…"), "N", "success"),
            KeyButton(look, self.tr("Nothing ties them"), "X"),
        )
        self._keys[0].clicked.connect(self._state)
        self._keys[1].clicked.connect(self._dismiss)
        self._lay_out()

    def attach(self, session: Session | None, passages: Passages | None) -> None:
        """Show another project, or none."""
        self._session, self._passages = session, passages
        self._every, self._pairs, self._shown = [], [], None
        self.filter.clear()
        self._ranked = self.isVisible()  # else once it is looked at: the graph comes first
        self._refresh()

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        """Rank what was not ranked while nobody looked."""
        super().showEvent(event)
        if not self._ranked:
            self._begin()

    def start(self) -> None:
        """Rank anew, and begin with the first pair, be it of whom one asks about."""
        self._begin()
        self.list.setFocus()

    def _begin(self) -> None:
        self._ranked = True
        about, self._every = self.about(), []  # what there is is listed once, with the words
        if about:
            self.filter.setText(about)
        self._refresh()

    def follow(self, edit: Edit) -> None:
        """Stay true to an edit: the next pair where one was decided."""
        kinds = (Candidate, Decision, Entity, Relation)
        if self.isVisible() and any(isinstance(one.record, kinds) for one in edit.changes):
            self._refresh()

    def shows(self, entities: tuple[str, ...]) -> bool:
        """Whether what is selected is the pair that is looked at here."""
        return self.isVisible() and self._shown is not None and set(entities) == {*self._shown}

    @property
    def pair(self) -> Pair | None:
        """The pair that is looked at."""
        return self._shown

    def _refresh(self) -> None:
        session = self._session
        settled = session is not None and not session.provisional
        before = [one.ends for one in self._pairs]
        self._every = missed(session.corpus) if settled and self._ranked else []
        self._list_pairs(before)

    @guarded
    def _narrow(self, _: str = "") -> None:
        if self._every:
            self._list_pairs([one.ends for one in self._pairs])

    def _list_pairs(self, before: list[Pair]) -> None:
        session, wanted = self._session, self.filter.text().casefold().split()
        self._pairs = [one for one in self._every if self._holds(one, wanted)]
        names = {one.ends: at for at, one in enumerate(self._pairs)}
        self.list.replace(Made([_id(one.ends) for one in self._pairs], self._row))
        count, every = len(self._pairs), len(self._every)
        told = counted(every, "pair", "pairs")
        if count != every:
            told = self.tr("{count} of {pairs}").format(count=written(count), pairs=told)
        self._count.setText(
            self.tr("{pairs} without a line").format(pairs=told)
            if every
            else self.tr("Nothing is left: every pair that a sentence names has a line or a no.")
        )
        for widget in (self._split, self._foot, self._what, self.filter):
            widget.setVisible(bool(every))
        for button in self._keys:
            button.setEnabled(count > 0 and session is not None and not session.read_only)
        if not count:
            self._shown = None
            self._scroll.setWidget(QWidget())
            return
        at = names.get(self._shown) if self._shown is not None else None
        if at is None:  # decided: the one that comes behind it
            later = before[before.index(self._shown) :] if self._shown in before else []
            at = next((names[one] for one in later if one in names), 0)
        if self.isVisible():
            self._show(self._pairs[at].ends)
            self.list.mark([_id(self._pairs[at].ends)])
            self.list.setCurrentIndex(self.list.rows.index(at, 0))

    def _holds(self, pair: Missed, wanted: list[str]) -> bool:
        """Whether one of the two has all words in a name."""
        if not wanted:
            return True
        found = (self._session.corpus.entities[end] for end in pair.ends)
        names = ("\n".join((one.name, *one.aliases)).casefold() for one in found)
        return any(all(word in name for word in wanted) for name in names)

    @guarded
    def _take_first(self, enter: bool) -> None:
        take_first(self.list, enter)

    def _row(self, at: int) -> Row:
        one = self._pairs[at]
        entities = self._session.corpus.entities
        text = " — ".join(visible(entities[end].name, 40) for end in one.ends)
        said = counted(one.sentences, "sentence", "sentences")
        tip = ", ".join((text, said, counted(one.articles, "article", "articles")))
        return Row(_id(one.ends), text, written(one.sentences), tip=tip)

    @guarded
    def _pick(self, names: list[str]) -> None:
        found = next((one.ends for one in self._pairs if names and _id(one.ends) == names[0]), None)
        if found is not None:
            self._show(found)

    def _show(self, pair: Pair) -> None:
        """The sentences of a pair, the first of them in the article."""
        candidates = self._session.corpus.named_together(*pair)
        places = list(dict.fromkeys((c.document, c.start, c.end) for c in candidates))
        self._place = places[0] if places else None
        moved, self._shown = self._shown != pair, pair
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 4, 10, 4)
        column.setSpacing(8)
        for place in places[:MOST]:
            snippet = Snippet(self._look, self._passages.of_span(*place, {*pair}))
            snippet.picked.connect(self._read)
            column.addWidget(snippet)
        if len(places) > MOST:
            more = self.tr("… and {number} more").format(number=written(len(places) - MOST))
            column.addWidget(label(more, "small"))
        column.addStretch(1)
        self._scroll.setWidget(body)
        if moved:
            self.picked.emit(pair)
        if self._place is not None:
            self.place_picked.emit(*self._place)

    @guarded
    def _read(self, document: str, start: int, end: int) -> None:
        self._place = document, start, end
        self.place_picked.emit(document, start, end)

    @guarded
    def _state(self, _: bool = False) -> None:
        if self._shown is not None and self._place is not None:
            self.stated.emit(self._shown, self._place)

    @guarded
    def _dismiss(self, _: bool = False) -> None:
        if self._shown is not None:
            self.dismissed.emit(self._shown)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One key a decision."""
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        does = {Qt.Key.Key_N: self._keys[0], Qt.Key.Key_X: self._keys[1]}.get(Qt.Key(event.key()))
        if plain and does is not None and does.isEnabled() and does.isVisible():
            does.click()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(18, 14, 16, 6)
        head.setSpacing(4)
        head.addWidget(self._count)
        head.addWidget(self._what)
        head.addWidget(self.filter)
        upper, below = QWidget(), QWidget()
        rows = QVBoxLayout(upper)
        rows.setContentsMargins(10, 0, 6, 0)
        rows.addWidget(self.list)
        inner = QVBoxLayout(below)
        inner.setContentsMargins(18, 0, 6, 0)
        inner.addWidget(self._scroll)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(upper)
        self._split.addWidget(below)
        self._split.setSizes([200, 300])
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(18, 8, 16, 12)
        foot.setSpacing(8)
        for button in self._keys:
            foot.addWidget(button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._split, 1)
        column.addWidget(self._foot)
        column.addStretch(0)


def _id(pair: Pair) -> str:
    return " ".join(pair)
