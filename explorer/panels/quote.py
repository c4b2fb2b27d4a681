"""A passage as it is painted: names on the color of their kind, trigger bold, date dotted."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from explorer.graph.theme import Theme
from explorer.panels.highlight import Shown
from explorer.panels.passages import Passage

LEADING = 1.38  # line height over that of the font: sentences are for reading


class Quote:
    """The laid out text of a passage; laid out anew only when its width changes."""

    def __init__(self, passage: Passage, font: QFont) -> None:
        shown = Shown(passage.text.replace("\n", " "))
        self._marks = [(*shown.span(mark.start, mark.end), mark.kind) for mark in passage.marks]
        self._dated = shown.span(*passage.dated) if passage.dated else None
        text = shown.text.replace("\n", " ")
        self._units = text.encode("utf-16-le", "surrogatepass")  # as Qt counts them
        self._layout = QTextLayout(text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setFormats([_bold(*shown.span(*span)) for span in passage.strong])
        self._width = -1
        self.height = 0

    def fit(self, width: int) -> int:
        """Lay the text out for a width; its height."""
        if width == self._width:
            return self.height
        self._width = width
        self._layout.beginLayout()
        y = 0.0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(40, width))
            line.setPosition(QPointF(0, y + line.height() * (LEADING - 1) / 2))
            y += line.height() * LEADING
        self._layout.endLayout()
        self.height = round(y)
        return self.height

    def paint(self, painter: QPainter, at: QPointF, theme: Theme, ink: QColor) -> None:
        """Paint with the top left corner at a point."""
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        for index in range(self._layout.lineCount()):
            line = self._layout.lineAt(index)
            for start, end, kind in self._marks:
                self._paint_mark(painter, at, line, (start, end), theme, kind)
            if self._dated is not None:
                self._paint_dots(painter, at, line, self._dated, ink)
        painter.setPen(ink)
        self._layout.draw(painter, at)
        painter.restore()

    def _paint_mark(
        self,
        painter: QPainter,
        at: QPointF,
        line: QTextLine,
        span: tuple[int, int],
        theme: Theme,
        kind: str,
    ) -> None:
        box = _box(at, line, self._units, span)
        if box is None:
            return
        painter.setBrush(QColor(theme.mark(kind)))
        painter.drawRoundedRect(box, 3, 3)
        painter.setBrush(QColor(theme.kind(kind)))
        painter.drawRoundedRect(QRectF(box.x(), box.bottom() - 1.6, box.width(), 1.8), 0.9, 0.9)

    def _paint_dots(
        self, painter: QPainter, at: QPointF, line: QTextLine, span: tuple[int, int], ink: QColor
    ) -> None:
        box = _box(at, line, self._units, span)
        if box is None:
            return
        quiet = QColor(ink)
        quiet.setAlphaF(0.6)
        pen = QPen(quiet, 1.6, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([0.01, 2.2])
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        bottom = box.bottom() - 0.7
        painter.drawLine(QPointF(box.x() + 1.5, bottom), QPointF(box.right() - 1.5, bottom))
        painter.setPen(Qt.PenStyle.NoPen)


def _box(at: QPointF, line: QTextLine, units: bytes, span: tuple[int, int]) -> QRectF | None:
    """Where the part of a span that a line holds is painted, without space at the line's end."""
    start = max(span[0], line.textStart())
    end = min(span[1], line.textStart() + line.textLength())
    while end > start and units[2 * end - 2 : 2 * end] == b" \0":
        end -= 1
    if start >= end:
        return None
    one, other = line.cursorToX(start)[0], line.cursorToX(end)[0]
    return QRectF(
        at.x() + min(one, other) - 1,
        at.y() + line.y() - 1,
        abs(other - one) + 2,
        line.height() + 2,
    )


def _bold(start: int, end: int) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length = start, end - start
    found.format = QTextCharFormat()
    found.format.setFontWeight(QFont.Weight.DemiBold)
    return found
