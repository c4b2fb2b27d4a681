"""What ties two entities beside their own relations: sentences that name both, and ways."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from explorer.guarded import guarded
from explorer.panels.chips import Link
from explorer.panels.passages import Passages
from explorer.panels.style import Look
from explorer.panels.ways import Place, Tied, WayList

MOST = 30  # sentences that are shown at once


class WhyPanel(QWidget):
    """Behind the relations of a pair: what else the articles say of the two."""

    place_picked = Signal(str, int, int)  # document, start, end
    line_picked = Signal(tuple, tuple)  # relations, (one end, the other)
    pair_picked = Signal(tuple)  # two entities that no line ties
    turned = Signal()  # all is to be shown, or again only what passes the filters

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._passages: Passages | None = None
        self.filtered = False  # whether filters hide something of what there is
        self.hidden = False  # whether they hide relations of the two
        self.left_out = ""  # what filters leave out, in words
        self.every = False  # whether that is shown too
        self._body = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._body)

    def attach(self, passages: Passages | None) -> None:
        """Read from a project, or from none."""
        self._passages = passages
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self._begin()

    def show_answer(self, answer: Tied) -> None:
        """Show what there is beside the pair's own relations, which are listed above."""
        body = self._begin()
        places = list(dict.fromkeys((c.document, c.start, c.end) for c in answer.candidates))
        if not answer.ties and not places and not answer.paths:
            body.say(self.tr("No line ties them."), "headline")
            if self.filtered:
                body.say(self.tr("That is, of what the filters leave."))
            elif not answer.chains:
                body.say(
                    self.tr(
                        "No sentence names both, and near them no chain leads from one to the "
                        "other, neither of lines nor of pairs that a sentence names together."
                    )
                )
        if places:
            self._add_candidates(body, answer.ends, places, open_now=not answer.ties)
        body.say_of_ways(answer)
        body.add_ways(answer)
        if self.left_out or self.every:
            told = self.tr("{what} left out by the filters: show all").format(what=self.left_out)
            back = self.tr("Show only what passes the filters")
            link = Link(self._look, back if self.every else told)
            link.clicked.connect(self._turn)
            body.column.addWidget(link)
        self.updateGeometry()

    def _begin(self) -> WayList:
        self._body.hide()
        self._body.deleteLater()
        body = self._body = WayList(self._look, self._passages)
        body.place_picked.connect(self.place_picked)
        body.line_picked.connect(self.line_picked)
        body.pair_picked.connect(self.pair_picked)
        self._column.addWidget(body)
        return body

    def _add_candidates(
        self, body: WayList, ends: tuple[str, str], places: list[Place], open_now: bool
    ) -> None:
        text = (
            self.tr("1 more sentence names both")
            if len(places) == 1
            else self.tr("{number} more sentences name both")
        ).format(number=len(places))
        if open_now:
            text = (
                self.tr("1 sentence names both, but was not read as a tie between them")
                if len(places) == 1
                else self.tr("{number} sentences name both, but none was read as a tie")
            ).format(number=len(places))
            if self.hidden:
                text = self.tr("The filters leave out what ties them; these sentences name both")
        inner = _Later(lambda: body.snippets(ends, places[:MOST]))
        if open_now:
            body.say(text, "headline")
        else:
            more = Link(self._look, text)
            more.clicked.connect(lambda: inner.setVisible(inner.isHidden()))
            body.column.addWidget(more)
            inner.hide()
        body.column.addWidget(inner)

    @guarded
    def _turn(self) -> None:
        self.every = not self.every
        self.turned.emit()


class _Later(QWidget):
    """Makes what is in it when it is first shown."""

    def __init__(self, make: Callable[[], Sequence[QWidget]]) -> None:
        super().__init__()
        self._make: Callable[[], Sequence[QWidget]] | None = make
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        """Make what is in it."""
        if self._make is not None:
            made, self._make = self._make(), None
            for widget in made:
                self.layout().addWidget(widget)
