"""Paints a ``Drawing`` into pixels: the same strokes and texts on the screen and in a PNG."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from explorer.canvas.item_painting import paint_items
from explorer.canvas.layers import paint_layers
from explorer.graph.items import Drawing


def paint(drawing: Drawing, painter: QPainter, background: bool = True) -> None:
    """Paint background, layers and items in order; the painter's unit is one pixel of the drawing.

    The painter keeps its state. Nothing is painted outside the drawing's rectangle.
    """
    whole = QRectF(0, 0, drawing.width, drawing.height)
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.setClipRect(whole)
    if background and drawing.background is not None:
        painter.fillRect(whole, QColor(drawing.background))
    paint_layers(drawing, painter)
    paint_items(drawing.items, painter)
    painter.restore()
