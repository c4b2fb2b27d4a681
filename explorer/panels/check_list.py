"""A list whose rows are checked one by one, each with a box at its left."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from explorer.guarded import guarded
from explorer.panels.icons import icon
from explorer.panels.rows import Index, Row
from explorer.panels.style import Look
from explorer.panels.table import RowList, RowPainter

BOX = 15


class CheckList(RowList):
    """A press on a row, or Space, checks it or not; the other rows stay as they are."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name, several=True)
        self.setSelectionMode(self.SelectionMode.MultiSelection)
        self._painter = _CheckPainter(look)
        self.setItemDelegate(self._painter)

    def checked(self) -> list[str]:
        """The ids of the rows that are checked, from the top."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [self.rows.row(self.rows.index(row, 0)).id for row in rows]


class _CheckPainter(RowPainter):
    """Paints the box that says whether a row is checked."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._checked = False

    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        self._checked = bool(option.state & QStyle.StateFlag.State_Selected)
        super().paint(painter, option, index)

    def _paint_sign(self, painter: QPainter, row: Row, box: QRectF) -> float:
        look, top = self._look, box.center().y() - BOX / 2
        spot = QRectF(round(box.x()) + 8.5, round(top) + 0.5, BOX, BOX)
        painter.setPen(QPen(look.color("accent" if self._checked else "muted"), 1))
        painter.setBrush(look.color("accent" if self._checked else "surface"))
        painter.drawRoundedRect(spot, 4, 4)
        if self._checked:
            sign = icon("confirm", "#000000", BOX - 3)
            sign.paint(painter, spot.adjusted(1.5, 1.5, -1.5, -1.5).toRect())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        return 34
