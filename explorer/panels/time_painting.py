"""How the timeline looks: bars of what is sure and of what is possible, the axis, the span."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from explorer.graph.time_bins import Bins, marks
from explorer.panels.style import Look
from explorer.panels.time_axis import SIDE, Span, TimeAxis

AXIS, TOP = 17, 6  # pixels below and above the bars
_MARK = 92  # pixels that what stands below the axis needs


def paint_times(
    painter: QPainter, look: Look, axis: TimeAxis, span: Span | None, size: tuple[int, int]
) -> None:
    """Paint all of it on ``size`` pixels, with the ``span`` that is chosen.

    An end of it that lies outside of what is seen has no handle.
    """
    if axis.bins is None:
        return
    wide, tall = size
    base = tall - AXIS
    ends = axis.ends_of(span)
    if ends is not None:
        painter.fillRect(QRectF(ends[0], 1, ends[1] - ends[0], base - 1), look.color("wash"))
    _paint_bars(painter, look, axis, axis.bins, (wide, base))
    painter.setPen(QPen(look.color("border"), 1))
    painter.drawLine(QPointF(SIDE - 4, base + 0.5), QPointF(wide - SIDE + 4, base + 0.5))
    _paint_marks(painter, look, axis, (wide, base))
    _paint_ends(painter, look, [x for x in axis.seen_ends_of(span) if x is not None], base)


def _paint_bars(
    painter: QPainter, look: Look, axis: TimeAxis, bins: Bins, size: tuple[int, int]
) -> None:
    wide, base = size
    scale = (base - TOP) / max(1, bins.highest)
    accent, full = look.color("accent"), look.color("line")
    inks = (accent, full, _pale(accent), _pale(full))
    for at in (bins.sure + bins.possible).nonzero()[0].tolist():
        left = max(SIDE, axis.x_of(int(bins.edges[at])))
        right = min(wide - SIDE, axis.x_of(int(bins.edges[at + 1])))
        gap = 1.0 if right - left > 3 else 0.0
        marked, perhaps = int(bins.marked[at]), int(bins.marked_possible[at])
        parts = marked, int(bins.sure[at]) - marked, perhaps, int(bins.possible[at]) - perhaps
        low = float(base)
        for number, ink in zip(parts, inks, strict=True):
            if number:
                high = max(2.0, number * scale)
                bar = QRectF(left + gap / 2, low - high, max(1.0, right - left - gap), high)
                painter.fillRect(bar, ink)
                low -= high


def _pale(color: QColor) -> QColor:
    """What is only possible; also inside the span it is seen."""
    pale = QColor(color)
    pale.setAlphaF(0.4)
    return pale


def _paint_marks(painter: QPainter, look: Look, axis: TimeAxis, size: tuple[int, int]) -> None:
    wide, base = size
    font = painter.font()
    font.setPixelSize(11)
    painter.setFont(font)
    metrics, free = painter.fontMetrics(), 0.0
    for day, words in marks(*axis.window, max(1, (wide - 2 * SIDE) // _MARK)):
        x, long = axis.x_of(day), metrics.horizontalAdvance(words)
        left = min(max(2.0, x - 3), wide - long - 2.0)
        if left < free:
            continue
        painter.setPen(look.color("border"))
        painter.drawLine(QPointF(x, base), QPointF(x, base + 4))
        painter.setPen(look.color("muted"))
        painter.drawText(QPointF(left, base + AXIS - 3.5), words)
        free = left + long + 10


def _paint_ends(painter: QPainter, look: Look, ends: Sequence[float], base: int) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = look.color("text")
    for x in ends:
        painter.setPen(QPen(ink, 1.5))
        painter.drawLine(QPointF(x, 1), QPointF(x, base))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRoundedRect(QRectF(x - 3, base / 2 - 8, 6, 16), 3, 3)
