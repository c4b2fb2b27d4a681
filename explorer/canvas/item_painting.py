"""Paints the items of a drawing, one by one."""

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QTransform,
)

from explorer.canvas.fonts import font, measure, whole_size
from explorer.graph.items import HALO, Box, Disc, Item, Path, Text
from explorer.graph.plain import shown

_NO_PEN = QPen(Qt.PenStyle.NoPen)
_NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)


def paint_items(
    items: Iterable[Item], painter: QPainter, keep: bool = True, vectors: bool = False
) -> None:
    """Paint items in order, with the painter's hints as they are.

    Texts in halos are kept as pictures for the next frame, but not without ``keep``: in a large
    file each is needed once. With ``vectors`` nothing at all becomes a picture.
    """
    ratio = painter.device().devicePixelRatioF()
    for item in items:
        match item:
            case Path():
                _path(item, painter)
            case Text() if item.halo and not vectors:
                _sprite(item, painter, ratio, keep)
            case Text():
                _text(item, painter)
            case Disc():
                _disc(item, painter)
            case Box():
                _box(item, painter)


def _path(item: Path, painter: QPainter) -> None:
    painter.setPen(_pen(item.color, item.width, item.dash, item.round))
    painter.setBrush(_brush(item.fill))
    points = QPolygonF([QPointF(x, y) for x, y in item.points])
    if item.closed:
        painter.drawPolygon(points)
    else:
        painter.drawPolyline(points)


def _disc(item: Disc, painter: QPainter) -> None:
    painter.setPen(_pen(item.outline, item.width))
    painter.setBrush(_brush(item.fill))
    radius = item.diameter / 2
    painter.drawEllipse(QPointF(item.x, item.y), radius, radius)


def _box(item: Box, painter: QPainter) -> None:
    painter.setPen(_pen(item.outline, item.width))
    painter.setBrush(_brush(item.fill))
    painter.drawRoundedRect(QRectF(item.x, item.y, item.w, item.h), item.radius, item.radius)


def _text(item: Text, painter: QPainter) -> None:
    whole = whole_size(item.size)
    by = item.size / whole
    painter.setPen(_pen(item.color, 1.0))
    painter.setFont(font(whole, item.weight))
    if by == 1 and not item.halo:
        painter.drawText(QPointF(item.x, item.y), shown(item.text))
        return
    painter.save()
    painter.translate(item.x, item.y)
    painter.scale(by, by)
    if item.halo:
        letters = QPainterPath()
        letters.addText(0, 0, font(whole, item.weight), shown(item.text))
        painter.strokePath(letters, _pen(item.halo, 2 * HALO / by))
    painter.drawText(QPointF(0, 0), shown(item.text))
    painter.restore()


def _sprite(item: Text, painter: QPainter, ratio: float, keep: bool) -> None:
    made = _sprite_image if keep else _sprite_image.__wrapped__
    image, left, top = made(item.text, item.size, item.weight, item.color, item.halo, ratio, keep)
    # On whole device pixels the picture is copied, not interpolated, and stays sharp.
    x, y = round((item.x + left) * ratio) / ratio, round((item.y + top) * ratio) / ratio
    painter.drawImage(QPointF(x, y), image)


@lru_cache(maxsize=1_500)
def _sprite_image(
    text: str, size: float, weight: int, color: str, halo: str, ratio: float, keep: bool
) -> tuple[QImage, float, float]:
    """A text in its halo, and where that lies from the text's origin; a copy costs 2 µs."""
    around = _halo_image if keep else _halo_image.__wrapped__
    image, left, top = around(text, size, weight, halo, ratio)
    image = image.copy()
    whole = whole_size(size)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.translate(-left, -top)
        painter.scale(size / whole, size / whole)
        painter.setPen(_pen(color, 1.0))
        painter.setFont(font(whole, weight))
        painter.drawText(QPointF(0, 0), shown(text))
    return image, left, top


@lru_cache(maxsize=1_000)
def _halo_image(
    text: str, size: float, weight: int, color: str, ratio: float
) -> tuple[QImage, float, float]:
    """The halo alone: stroking it costs 1 ms, and the letters change their color on hover."""
    width, height = measure(text, size, weight)
    left, top = -HALO - 2, -height - HALO
    image = QImage(
        max(1, round((width - 2 * left) * ratio)),
        max(1, round((height * 1.4 - top) * ratio)),
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    image.setDevicePixelRatio(ratio)
    image.fill(0)
    whole = whole_size(size)
    letters = QPainterPath()
    letters.addText(0, 0, font(whole, weight), shown(text))
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-left, -top)
        painter.scale(1 / ratio, 1 / ratio)
        painter.setPen(_pen(color, 2 * HALO * ratio))
        # Outline by outline: the time grows much more than the length of what is stroked at once.
        by = ratio * size / whole
        for outline in letters.toSubpathPolygons(QTransform.fromScale(by, by)):
            painter.drawPolygon(outline)
    return image, left, top


@lru_cache(maxsize=2_000)
def _pen(
    color: str | None, width: float, dash: tuple[float, ...] = (), rounded: bool = True
) -> QPen:
    if color is None or width <= 0:
        return _NO_PEN
    pen = QPen(QColor(color), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    # A round cap would add the line's width to every dash and close the gaps of a wide line.
    pen.setCapStyle(Qt.PenCapStyle.RoundCap if rounded and not dash else Qt.PenCapStyle.FlatCap)
    if dash:
        pen.setDashPattern([length / width for length in dash])
    return pen


@lru_cache(maxsize=500)
def _brush(color: str | None) -> QBrush:
    return _NO_BRUSH if color is None else QBrush(QColor(color))
