"""A list of rows, and the delegate that paints them."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionRange,
    QModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QIcon, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from explorer.guarded import guarded
from explorer.panels.icons import icon, paint_glyph
from explorer.panels.plain import visible
from explorer.panels.rows import Index, Made, Row, Rows
from explorer.panels.style import Look

ROW = 27


class RowPainter(QStyledItemDelegate):
    """Paints a row: shape, text, and a quiet figure at the right."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    @guarded(QSize(100, ROW))
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As large as what it shows."""
        row = index.model().row(index)
        tall = 18 if row is not None and row.under else 0
        return QSize(60, max(ROW, option.fontMetrics.height() + 10) + tall)

    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        row = index.model().row(index)
        if row is None:
            return
        look, box = self._look, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        back = None
        if option.state & QStyle.StateFlag.State_Selected:
            back = look.color("wash")
        elif option.state & QStyle.StateFlag.State_MouseOver and not row.head:
            back = look.color("hover")
        if back is not None:
            painter.setBrush(back)
            painter.drawRoundedRect(box.adjusted(0, 0.5, 0, -0.5), 6, 6)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(look.color("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 1, -0.5, -1), 6, 6)
        first = QRectF(box.x(), box.y(), box.width(), box.height() - (18 if row.under else 0))
        left = self._paint_sign(painter, row, first)
        right = self._paint_right(painter, row, first)
        self._paint_text(painter, row, first.adjusted(left, 0, -right, 0))
        if row.under:
            painter.setPen(look.color("muted"))
            painter.setFont(_smaller(option.font))
            under = QRect(
                int(box.x() + left), int(first.bottom() - 4), int(box.width() - left - 8), 18
            )
            text = painter.fontMetrics().elidedText(
                visible(row.under), Qt.TextElideMode.ElideRight, under.width()
            )
            painter.drawText(under, Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()

    def _paint_sign(self, painter: QPainter, row: Row, box: QRectF) -> float:
        middle = QPointF(box.x() + 13, box.center().y())
        if row.kind:
            painter.setOpacity(0.4 if row.off else 1.0)
            paint_glyph(painter, row.kind, self._look.theme, middle, 10)
            painter.setOpacity(1.0)
            return 28
        if row.icon:
            image: QIcon = icon(row.icon, self._look.hex("muted"), 14)
            spot = QRectF(middle.x() - 7, middle.y() - 7, 14, 14).toRect()
            image.paint(painter, spot)
            return 28
        return 8

    def _paint_right(self, painter: QPainter, row: Row, box: QRectF) -> float:
        if not row.right:
            return 8
        painter.setPen(self._look.color("muted"))
        text = visible(row.right, 40)
        painter.drawText(
            box.adjusted(0, 0, -8, 0),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            text,
        )
        return painter.fontMetrics().horizontalAdvance(text) + 16

    def _paint_text(self, painter: QPainter, row: Row, box: QRectF) -> None:
        faint = row.faint or row.off or row.head
        text = visible(row.text)
        plain, bold = QFont(painter.font()), QFont(painter.font())
        bold.setWeight(QFont.Weight.DemiBold)
        plain.setStrikeOut(row.off)
        parts = [(text, False)]
        if row.strong:
            a, b = row.strong
            parts = [(text[:a], False), (text[a:b], True), (text[b:], False)]
        x = box.x()
        for part, strong in parts:
            painter.setFont(bold if strong else plain)
            painter.setPen(
                self._look.color("muted" if faint or (row.strong and not strong) else "text")
            )
            metrics = painter.fontMetrics()
            room = box.right() - x
            if room < 8 or not part:
                continue
            shown = metrics.elidedText(part, Qt.TextElideMode.ElideRight, int(room) + 1)
            painter.drawText(
                QRectF(x, box.y(), room, box.height()), Qt.AlignmentFlag.AlignVCenter, shown
            )
            x += metrics.horizontalAdvance(part)


class RowList(QListView):
    """A list of rows; tells which rows are selected by the user, and which are opened."""

    picked = Signal(list)  # ids of the rows selected now, in the order of selection
    opened = Signal(str)  # id: Enter or double click

    def __init__(self, look: Look, name: str, several: bool = False) -> None:
        super().__init__()
        self._quiet = False
        self._order: list[str] = []
        self.rows = Rows()
        self.setModel(self.rows)
        self._painter = RowPainter(look)  # Qt does not keep it
        self.setItemDelegate(self._painter)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if several else mode.SingleSelection)
        self.selectionModel().selectionChanged.connect(self._selected)
        self.doubleClicked.connect(self._open)

    def replace(self, rows: Sequence[Row]) -> None:
        """Show other rows, keeping what is selected and where the list stands."""
        place, chosen, current = (
            self.verticalScrollBar().value(),
            list(self._order),
            self.currentIndex(),
        )
        name = self.rows.id_at(current)
        self._quiet = True
        # Else each of the rows is asked for its height.
        self.setUniformItemSizes(isinstance(rows, Made) or not any(row.under for row in rows))
        self.rows.replace(rows)
        self.mark(chosen)
        if name:
            index = self.rows.index_of(name)
            self.selectionModel().setCurrentIndex(
                index, self.selectionModel().SelectionFlag.NoUpdate
            )
        self._quiet = False
        self.verticalScrollBar().setValue(place)

    def mark(self, names: Sequence[str]) -> None:
        """Show these ids as selected, without telling anybody."""
        self._quiet = True
        model = self.selectionModel()
        wanted = [index for index in map(self.rows.index_of, names) if index.isValid()]
        rows = sorted(index.row() for index in wanted)
        if rows != sorted(index.row() for index in model.selectedIndexes()):
            model.select(self._between(rows), model.SelectionFlag.ClearAndSelect)
            if wanted and not self.hasFocus():
                self.scrollTo(wanted[-1])
        self._order = [self.rows.id_at(index) for index in wanted]
        self._quiet = False

    def _between(self, rows: Sequence[int]) -> QItemSelection:
        """Rows in order as a selection: of neighbors one range, for Qt compares each with each."""
        found = QItemSelection()
        for _, run in groupby(enumerate(rows), lambda pair: pair[1] - pair[0]):
            run = [row for _, row in run]
            found.append(
                QItemSelectionRange(self.rows.index(run[0], 0), self.rows.index(run[-1], 0))
            )
        return found

    def natural_height(self, most: int) -> int:
        """Height of all rows, at most so many."""
        return sum(self.sizeHintForRow(i) for i in range(min(most, self.rows.rowCount()))) + 2

    @guarded
    def _selected(self) -> None:
        if self._quiet:
            return
        now = [self.rows.id_at(index) for index in self.selectionModel().selectedIndexes()]
        there = set(now)
        self._order = list(dict.fromkeys([*(o for o in self._order if o in there), *now]))
        self.picked.emit(list(self._order))

    @guarded
    def keyboardSearch(self, search: str) -> None:
        """Letters move nothing: Qt would select whoever begins with them, alone."""

    @guarded
    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.rows.id_at(index))

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Its own keys; the rest goes on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        elif event.text().isalnum():
            event.ignore()  # Qt would search for it, and whose list it is hears nothing
        else:
            super().keyPressEvent(event)


def _smaller(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(max(9, small.pixelSize() - 1 if small.pixelSize() > 0 else 11))
    return small
