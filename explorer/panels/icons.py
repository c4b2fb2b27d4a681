"""Icons tinted for the theme, and the shapes that stand for kinds of entities."""

from functools import lru_cache
from math import cos, pi, sin

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPixmap, QPolygonF
from PySide6.QtSvg import QSvgRenderer

from explorer.graph.theme import Theme
from explorer.model.kinds import entity_kind
from explorer.resources import resource

_FAINT = 0.35  # opacity of an icon that cannot be pressed


@lru_cache(maxsize=400)
def icon(name: str, color: str, size: int = 16) -> QIcon:
    """The icon ``resources/icons/<name>.svg`` in one color, sharp up to three times its size.

    On what cannot be pressed it is faint.
    """
    data = resource("icons", f"{name}.svg").read_bytes().replace(b"currentColor", color.encode())
    renderer = QSvgRenderer(QByteArray(data))
    found = QIcon()
    for scale in (1, 2, 3):
        for mode, strength in ((QIcon.Mode.Normal, 1.0), (QIcon.Mode.Disabled, _FAINT)):
            pixmap = QPixmap(size * scale, size * scale)
            pixmap.fill(Qt.GlobalColor.transparent)
            with QPainter(pixmap) as painter:
                painter.setOpacity(strength)
                renderer.render(painter)
            pixmap.setDevicePixelRatio(scale)
            found.addPixmap(pixmap, mode)
    return found


def paint_glyph(painter: QPainter, kind: str, theme: Theme, center: QPointF, size: float) -> None:
    """Draw the shape of a kind of entity, ``size`` pixels across, in its color."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.kind(kind)))
    painter.drawPath(_shape(entity_kind(kind).shape, size).translated(center))
    painter.restore()


@lru_cache(maxsize=64)
def _shape(shape: str, size: float) -> QPainterPath:
    half = size / 2
    path = QPainterPath()
    if shape == "circle":
        path.addEllipse(QPointF(0, 0), half, half)
    elif shape == "diamond":
        path.addPolygon(_polygon(4, half * 1.16, -pi / 2))
    elif shape == "hexagon":
        path.addPolygon(_polygon(6, half * 1.12, 0))
    elif shape == "triangle":
        path.addPolygon(_polygon(3, half * 1.2, -pi / 2))
    elif shape == "rounded":
        path.addRoundedRect(QRectF(-half, -half * 0.75, size, size * 0.75), half * 0.7, half * 0.7)
    elif shape == "page":
        path.addRect(QRectF(-half * 0.75, -half, size * 0.75, size))
    else:
        path.addRoundedRect(QRectF(-half * 0.92, -half * 0.92, size * 0.92, size * 0.92), 2, 2)
    path.closeSubpath()
    return path


def _polygon(corners: int, radius: float, turn: float) -> QPolygonF:
    return QPolygonF(
        [
            QPointF(
                radius * cos(turn + 2 * pi * i / corners), radius * sin(turn + 2 * pi * i / corners)
            )
            for i in range(corners)
        ]
    )
