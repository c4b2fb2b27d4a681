"""Layers of a large graph into pixels: by compiled code in two threads, else by Qt's painter."""

import os
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from types import ModuleType

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from explorer.canvas.item_painting import paint_items
from explorer.graph import kernels
from explorer.graph.bulk import Layer, color_number, items_of
from explorer.graph.items import Drawing, Rect
from explorer.graph.shapes import shape_tables

_BANDS = 6  # that two threads share: none of them waits long for the other
_THREADS = min(4, os.cpu_count() or 1)
_ROWS = 1_200  # of pixels that are painted at once into a large picture
_FEW = 120  # strokes and glyphs up to which Qt's painter is as quick


def paint_layers(drawing: Drawing, painter: QPainter, wait: bool = True) -> None:
    """Paint the layers of a drawing; the painter's unit is one pixel of the drawing.

    Without ``wait`` code that is not compiled yet is not waited for.
    """
    whole = (0.0, 0.0, drawing.width, drawing.height)
    ratio = painter.device().devicePixelRatioF() * painter.worldTransform().m11()
    for layer in drawing.layers:
        if not layer.opacity > 0:
            continue
        painter.setOpacity(layer.opacity)
        _paint(layer, painter, whole, ratio, wait)
        painter.setOpacity(1.0)


def is_small(layer: Layer) -> bool:
    """Whether Qt's painter is as quick as compiled code."""
    return len(layer.strokes) + len(layer.glyphs) <= _FEW


def picture_of_layer(
    layer: Layer, area: Rect, ratio: float, ground: str | None, wait: bool = False
) -> QImage:
    """The part of a layer in an area as an image of ``ratio`` device pixels to a pixel.

    ``ground`` is the color behind it, None for nothing. Only with ``wait`` code that is not
    compiled yet is waited for. May be called in any thread.
    """
    size = _size(area, ratio)
    compiled = kernels.load() if wait else kernels.loaded()
    if compiled is None:
        image = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(QColor(ground) if ground is not None else QColor(0, 0, 0, 0))
        with QPainter(image) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(ratio, ratio)
            painter.translate(-area[0], -area[1])
            paint_layer_items(layer, painter)
    else:
        image = _rasterized(compiled.rasterizing, layer, area, ratio, ground)
    image.setDevicePixelRatio(ratio)
    return image


def _paint(layer: Layer, painter: QPainter, area: Rect, ratio: float, wait: bool) -> None:
    if is_small(layer) or (kernels.load() if wait else kernels.loaded()) is None:
        paint_layer_items(layer, painter)
        return
    left, top, right, bottom = area
    step = max(1.0, round(_ROWS / ratio))
    for above in np.arange(top, bottom, step):
        band = (left, float(above), right, min(float(above + step), bottom))
        image = picture_of_layer(layer, band, ratio, None)
        painter.drawImage(QPointF(left, float(above)), image)


def paint_layer_items(layer: Layer, painter: QPainter) -> None:
    """Paint a layer item by item, by Qt's painter."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_items(items_of(layer), painter)
    painter.restore()


def _rasterized(
    kernel: ModuleType, layer: Layer, area: Rect, ratio: float, ground: str | None
) -> QImage:
    width, height = _size(area, ratio)
    pixels = np.empty((height, width), dtype=np.uint32)
    pixels.fill(color_number(ground) if ground is not None else 0)
    edges = np.linspace(0, height, _BANDS + 1).round().astype(int).tolist()
    arrays = _Arrays(kernel, layer, area, ratio)
    with ThreadPoolExecutor(_THREADS, "article-explorer-pixels") as threads:
        for job in [threads.submit(arrays.paint, pixels, *band) for band in pairwise(edges)]:
            job.result()
    form = (
        QImage.Format.Format_ARGB32_Premultiplied if ground is None else QImage.Format.Format_RGB32
    )
    # The image reads the array's memory, which PySide keeps as long as the image.
    return QImage(pixels.data, width, height, 4 * width, form)


class _Arrays:
    """A layer as the compiled ``kernel`` takes it."""

    def __init__(self, kernel: ModuleType, layer: Layer, area: Rect, ratio: float) -> None:
        self._kernel = kernel
        strokes, glyphs = layer.strokes, layer.glyphs
        corner = (float(area[0]), float(area[1]), float(ratio))
        boxes, corners = shape_tables(glyphs.kind_names)

        def plain(values: np.ndarray, kind: type = np.float64) -> np.ndarray:
            return np.ascontiguousarray(values, dtype=kind)

        self._strokes = (
            *corner,
            *map(plain, (strokes.starts, strokes.ends, strokes.widths)),
            plain(strokes.colors, np.uint32),
            *map(plain, (strokes.opacities, strokes.dashes, strokes.heads, strokes.bars)),
        )
        self._glyphs = (
            *corner, plain(glyphs.places), plain(glyphs.diameters), plain(glyphs.kinds, np.int64),
            plain(glyphs.colors, np.uint32), plain(glyphs.rings), np.uint32(glyphs.ground), boxes,
            corners,
        )  # fmt: skip

    def paint(self, pixels: np.ndarray, top: int, bottom: int) -> None:
        """Paint some rows of a picture."""
        self._kernel.strokes(pixels, top, bottom, *self._strokes)
        self._kernel.glyphs(pixels, top, bottom, *self._glyphs)


def _size(area: Rect, ratio: float) -> tuple[int, int]:
    left, top, right, bottom = area
    return max(1, round((right - left) * ratio)), max(1, round((bottom - top) * ratio))
