"""Who says so: the sources with the lines that rest on them; to light up and to switch off."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QToolTip, QVBoxLayout, QWidget

from explorer.graph.listing import SourceCount
from explorer.guarded import guarded
from explorer.panels.icons import icon
from explorer.panels.list_filter import ListFilter, take_first
from explorer.panels.plain import label, tip, written
from explorer.panels.rows import Index, Row
from explorer.panels.style import Look
from explorer.panels.table import RowList, RowPainter

EYE = 26  # width of the switch at the left end of a row
_ITSELF = "\0"  # the row of the article itself, whose key is empty
_MANY = 12  # sources; beyond them there is a field to find one in


class SourcesPanel(QWidget):
    """A press on a source lights up its lines; the eye at its left switches it off."""

    picked = Signal(str)  # source key
    toggled = Signal(object)  # frozenset of the keys that are off

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._off: frozenset[str] = frozenset()
        self._every: Sequence[SourceCount] = ()
        self._list = _SourceList(look, self.tr("Sources"))
        self._list.picked.connect(self._picked)
        self._list.switched.connect(self._switch)
        self._list.opened.connect(self._switch)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 6, 2)
        column.setSpacing(4)
        title = label(self.tr("SOURCES · LINES"), "section")
        told = self.tr("Who says so, and how many lines rest on it; with filters, of how many")
        title.setToolTip(told)
        title.setContentsMargins(4, 0, 0, 0)
        column.addWidget(title)
        self.filter = ListFilter(self.tr("Filter the sources"))
        self.filter.textChanged.connect(self._list_sources)
        self.filter.taken.connect(self._take_first)
        column.addWidget(self.filter)
        column.addWidget(self._list)

    def show_sources(self, sources: Sequence[SourceCount], off: frozenset[str]) -> None:
        """Show the sources and which of them are off."""
        self._off, self._every = off, sources
        many = len(sources) > _MANY
        self.filter.setVisible(many)
        if not many:
            self.filter.clear()
        self._list_sources()

    @guarded
    def _list_sources(self, _: object = None) -> None:
        """List those whose name holds the words of the filter."""
        wanted, off = self.filter.text().casefold().split(), self._off
        sources = [one for one in self._every if all(w in one.name.casefold() for w in wanted)]
        hint = self.tr(
            "{name}\nClick: its lines light up. Eye, Enter or double-click: switch it off or on."
        )
        rows = [
            Row(
                source.key or _ITSELF, source.name, self._count(source), icon="shown",
                off=source.key in off, tip=hint.format(name=source.name),
            )
            for source in sources
        ]  # fmt: skip
        self._list.replace(rows)
        if not wanted or self.isHidden():  # as high while it is filtered
            self._list.setFixedHeight(self._list.natural_height(7))
        self.setVisible(bool(self._every))

    @property
    def keys(self) -> list[str]:
        """The keys of the sources that are listed."""
        rows = self._list.rows
        return [_key(rows.id_at(rows.index(at, 0))) for at in range(rows.rowCount())]

    def _count(self, source: SourceCount) -> str:
        if source.left == source.lines:
            return written(source.lines)
        told = self.tr("{left} of {lines}")
        return told.format(left=written(source.left), lines=written(source.lines))

    def clear_mark(self) -> None:
        """No source is lit up any more."""
        self._list.mark([])

    @guarded
    def _picked(self, names: list[str]) -> None:
        if names:
            self.picked.emit(_key(names[0]))

    @guarded
    def _switch(self, name: str) -> None:
        self.toggled.emit(self._off ^ {_key(name)})

    @guarded
    def _take_first(self, enter: bool) -> None:
        take_first(self._list, enter)


def _key(row: str) -> str:
    return "" if row == _ITSELF else row


class _SourceList(RowList):
    switched = Signal(str)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name)
        self._painter = _SourcePainter(look)
        self.setItemDelegate(self._painter)

    def sign_tip(self, index: Index) -> str:
        """What a press on the sign at the left end of a row does."""
        row = self.rows.row(index)
        if row is None:
            return ""
        says = self.tr("Switch {name} on again") if row.off else self.tr("Switch {name} off")
        return tip(says.format(name=row.text))

    @guarded(False)
    def viewportEvent(self, event: QEvent) -> bool:
        """The sign has a tooltip of its own."""
        if event.type() == QEvent.Type.ToolTip and event.pos().x() < EYE:
            QToolTip.showText(event.globalPos(), self.sign_tip(self.indexAt(event.pos())), self)
            return True
        return super().viewportEvent(event)

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the keyboard and tell."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.position().x() < EYE:
            self.switched.emit(self.rows.row(index).id)
        else:
            super().mousePressEvent(event)


class _SourcePainter(RowPainter):
    """Shows an eye, a closed one on a source that is off."""

    def _paint_sign(self, painter: QPainter, row: Row, box: QRectF) -> float:
        name = "hidden" if row.off else "shown"
        spot = QRectF(QPointF(box.x() + 6, box.center().y() - 7), box.size()).toRect()
        spot.setSize(spot.size().scaled(14, 14, Qt.AspectRatioMode.IgnoreAspectRatio))
        icon(name, self._look.hex("muted"), 14).paint(painter, spot)
        return 28
