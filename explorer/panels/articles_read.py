"""How much of each article has been read: a slim bar under its title."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QStyleOptionViewItem, QVBoxLayout, QWidget

from explorer.guarded import guarded
from explorer.model.corpus import Corpus
from explorer.panels.list_filter import ListFilter, take_first
from explorer.panels.plain import Elided, counted, label, tip, visible, written
from explorer.panels.rows import Index, Made, Row
from explorer.panels.style import Look
from explorer.panels.table import ROW, RowList, RowPainter

if TYPE_CHECKING:  # it brings numpy, which the first paint need not wait for
    from explorer.graph.read import ReadShare

_FILTERED = 8  # articles from which on there is a field to find one in
_MOST = 3  # rows that are seen without scrolling, one where there is little room
_LOW, _LOWEST = 760, 600  # pixels of a column that has little room, or none, for them
_BAR = 3  # pixels


class ArticlesRead(QWidget):
    """A press on an article opens it; hidden where nothing is counted."""

    picked = Signal(str)  # document

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._corpus: Corpus | None = None
        self._every: Sequence[ReadShare] = ()
        self._shares: Sequence[ReadShare] = ()  # those that are listed
        self._most = _MOST
        self.filter = ListFilter(self.tr("Filter the articles"))
        self.filter.textChanged.connect(self._list_articles)
        self.filter.taken.connect(self._take_first)
        self.list = RowList(look, self.tr("How much of each article has been read"))
        self._painter = _BarPainter(look, self)
        self.list.setItemDelegate(self._painter)
        self.list.picked.connect(self._pick)
        self.list.opened.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 6, 2)
        column.setSpacing(4)
        title = label(self.tr("ARTICLES · READ"), "section")
        title.setToolTip(
            tip(
                self.tr(
                    "How many of the sentences behind its lines you have read. A card counts that "
                    "was framed for a moment, that stood in full view for about as long as "
                    "reading it takes, or that you judged."
                )
            )
        )
        title.setContentsMargins(4, 0, 0, 0)
        self._count = Elided("", "small")
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        top = QHBoxLayout()
        top.addWidget(title)
        top.addWidget(self._count, 1)
        column.addLayout(top)
        column.addWidget(self.filter)
        column.addWidget(self.list)
        self.hide()

    def show_shares(self, corpus: Corpus | None, shares: Sequence[ReadShare]) -> None:
        """Show how much of each article has been read; nothing without articles."""
        if corpus is not self._corpus:
            self.filter.clear()
        self._corpus, self._every = corpus, shares if corpus is not None else ()
        self.filter.setVisible(len(self._every) >= _FILTERED)
        self._list_articles()

    @guarded
    def _list_articles(self, _: object = None) -> None:
        """List those whose title, file or date holds the words of the filter."""
        corpus, wanted = self._corpus, self.filter.text().casefold().split()
        self._shares = self._every
        if wanted and corpus is not None:
            self._shares = [one for one in self._every if _holds(corpus, one.document, wanted)]

        def made(at: int) -> Row:
            share = self._shares[at]
            title = corpus.documents[share.document].title
            count = self.tr("{read} of {all}").format(
                read=written(share.read), all=written(share.sentences)
            )
            hint = self.tr("{title}\n{count} sentences read. Click: open the article.")
            return Row(share.document, title, count, tip=hint.format(title=title, count=count))

        self.list.replace(Made([share.document for share in self._shares], made))
        every, shown = len(self._every), len(self._shares)
        told = self.tr("{shown} of {all}").format(shown=written(shown), all=written(every))
        if shown != every:
            self._count.show_text(told)
        else:
            self._tell(every, len(corpus.documents) if corpus is not None else every)
        self._fit()

    def _tell(self, listed: int, there: int) -> None:
        """Say how many are listed, and how many are not, for no line rests on them."""
        told = short = written(listed)
        if there > listed:
            less = self.tr("{listed} · {number} with nothing to read")
            short = self.tr("{listed} of {all}").format(listed=told, all=written(there))
            told = less.format(listed=told, number=written(there - listed))
        self._count.show_text(told, short)
        if there > listed:
            why = self.tr("{number} without a sentence behind a line are not listed")
            why = why.format(number=counted(there - listed, "article", "articles"))
            self._count.setToolTip(tip(why))

    def fit(self, column: int) -> None:
        """Take little room in a column that is low, and none in one that is very low."""
        self._most = _MOST if column >= _LOW else int(column >= _LOWEST)
        self._fit()

    def _fit(self) -> None:
        rows = min(self._most, len(self._every))  # as high while it is filtered
        self.list.setFixedHeight(rows * (ROW + _BAR + 2) + 4)
        self.setVisible(bool(rows))

    def part(self, row: int) -> float:
        """How much of the article in a row has been read, 0 to 1."""
        share = self._shares[row]
        return share.read / max(1, share.sentences)

    @property
    def told(self) -> list[str]:
        """What the rows say."""
        rows = (self.list.rows.row(self.list.rows.index(at, 0)) for at in range(len(self._shares)))
        return [f"{visible(row.text)}: {row.right}" for row in rows if row is not None]

    @guarded
    def _take_first(self, enter: bool) -> None:
        take_first(self.list, enter)

    @guarded
    def _pick(self, names: list[str]) -> None:
        if names:
            self.picked.emit(names[-1])

    @guarded
    def _open(self, name: str) -> None:
        self.picked.emit(name)


def _holds(corpus: Corpus, document: str, wanted: Sequence[str]) -> bool:
    one = corpus.documents[document]
    text = f"{one.title} {one.source} {one.author} {one.published[:10]}".casefold()
    return all(word in text for word in wanted)


class _BarPainter(RowPainter):
    """A row with a bar under its text."""

    def __init__(self, look: Look, panel: ArticlesRead) -> None:
        super().__init__(look)
        self._panel = panel

    @guarded(QSize(100, ROW + _BAR + 2))
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for the bar."""
        return super().sizeHint(option, index) + QSize(0, _BAR + 2)

    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row and its bar."""
        super().paint(painter, option, index)
        box = QRectF(option.rect)
        whole = QRectF(box.x() + 8, box.bottom() - _BAR - 2, box.width() - 16, _BAR)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.color("pressed"))
        painter.drawRoundedRect(whole, _BAR / 2, _BAR / 2)
        done = QRectF(whole)
        done.setWidth(whole.width() * self._panel.part(index.row()))
        if done.width():
            done.setWidth(max(float(_BAR), done.width()))
            painter.setBrush(self._look.color("line"))
            painter.drawRoundedRect(done, _BAR / 2, _BAR / 2)
        painter.restore()
