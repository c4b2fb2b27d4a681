"""A drawing in bands of rows: a picture of any size in a few megabytes of memory.

Each band is painted as if the whole were: the same strokes and letters, moved up.
"""

import math
from collections.abc import Iterator, Sequence

import numpy as np
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from explorer.canvas.item_painting import paint_items
from explorer.canvas.layers import is_small, paint_layer_items, picture_of_layer
from explorer.graph.bulk import Layer
from explorer.graph.items import Box, Disc, Drawing, Item, Path, Rect, Text

_PIXELS = 3_000_000  # of a band, about
_ABOVE, _BELOW = 2.0, 1.2  # how far letters reach from their baseline at most, in their size
_SOFT = 4.0  # px round an item: halos, joins, and softened edges


def bands(drawing: Drawing, scale: float, transparent: bool) -> Iterator[QImage]:
    """The drawing from top to bottom, ``scale`` device pixels to each of its own.

    Opaque bands are RGB32, transparent ones ARGB32, alpha premultiplied. Null where there is no
    memory for one.
    """
    width, height = size_of(drawing, scale)
    reach = _reach(drawing.items)
    step = max(16, _PIXELS // width)
    # Qt puts letters on whole rows, and rounds those above an image in another way than those in
    # it: so whoever reaches into a band from above must begin inside of what is painted.
    more = math.ceil(max((_below(item) for item in drawing.items), default=0.0) * scale)
    for top in range(0, height, step):
        above, bottom = max(top - more, 0), min(top + step, height)
        seen = np.flatnonzero((reach[:, 0] < bottom / scale) & (reach[:, 1] > top / scale))
        image = _band(drawing, seen, scale, width, above, bottom, transparent)
        yield image if above == top else image.copy(0, top - above, width, bottom - top)


def count_of(drawing: Drawing, scale: float) -> int:
    """How many bands there are."""
    width, height = size_of(drawing, scale)
    return -(-height // max(16, _PIXELS // width))


def size_of(drawing: Drawing, scale: float) -> tuple[int, int]:
    """Width and height in device pixels."""
    return round(drawing.width * scale), round(drawing.height * scale)


def whole(drawing: Drawing, scale: float, transparent: bool) -> QImage:
    """All of it as one image; null where there is no memory for it."""
    width, height = size_of(drawing, scale)
    return _band(drawing, np.arange(len(drawing.items)), scale, width, 0, height, transparent)


def _band(
    drawing: Drawing,
    seen: np.ndarray,
    scale: float,
    width: int,
    top: int,
    bottom: int,
    transparent: bool,
) -> QImage:
    """The device rows from ``top`` to ``bottom``, with the items that are ``seen`` in them."""
    area = (0.0, top / scale, width / scale, bottom / scale)
    ground = None if transparent else drawing.background or "#FFFFFF"
    layers = [layer for layer in drawing.layers if layer.opacity > 0]
    if ground is not None and layers and layers[0].opacity == 1 and not is_small(layers[0]):
        # As the canvas paints it: over a transparent ground a thousand faint lines round otherwise.
        image = picture_of_layer(layers.pop(0), area, scale, ground, wait=True)
        image.setDevicePixelRatio(1.0)
    else:
        opaque, clear = QImage.Format.Format_RGB32, QImage.Format.Format_ARGB32_Premultiplied
        image = QImage(width, bottom - top, clear if ground is None else opaque)
        if image.isNull():
            return image
        image.fill(QColor(0, 0, 0, 0) if ground is None else QColor(ground))
    for layer in layers:
        _add_layer(layer, image, area, scale)
    image.setDevicePixelRatio(scale)
    with QPainter(image) as painter:
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
        )
        painter.translate(0, -area[1])
        painter.setClipRect(QRectF(0, 0, drawing.width, drawing.height))
        paint_items((drawing.items[at] for at in seen.tolist()), painter, keep=False)
    image.setDevicePixelRatio(1.0)
    return image


def _add_layer(layer: Layer, image: QImage, area: Rect, scale: float) -> None:
    """Paint a layer over what is there."""
    if is_small(layer):
        image.setDevicePixelRatio(scale)
        with QPainter(image) as painter:
            painter.setOpacity(layer.opacity)
            painter.translate(0, -area[1])
            paint_layer_items(layer, painter)
        image.setDevicePixelRatio(1.0)
        return
    pixels = picture_of_layer(layer, area, scale, None, wait=True)
    pixels.setDevicePixelRatio(1.0)
    with QPainter(image) as painter:
        painter.setOpacity(layer.opacity)
        painter.drawImage(QPoint(0, 0), pixels)


def _reach(items: Sequence[Item]) -> np.ndarray:
    """How far up and down each item reaches, (n, 2)."""
    return np.array([_up_and_down(item) for item in items], dtype=float).reshape(-1, 2)


def _below(item: Item) -> float:
    """How far the letters of a text reach below its baseline, at most."""
    return _BELOW * item.size + _SOFT if isinstance(item, Text) else 0.0


def _up_and_down(item: Item) -> tuple[float, float]:
    match item:
        case Path():
            edge = item.width + _SOFT
            heights = [y for _, y in item.points]
            return min(heights) - edge, max(heights) + edge
        case Disc():
            edge = item.diameter / 2 + item.width + _SOFT
            return item.y - edge, item.y + edge
        case Box():
            edge = item.width + _SOFT
            return item.y - edge, item.y + item.h + edge
        case Text():
            return item.y - _ABOVE * item.size - _SOFT, item.y + _below(item)
