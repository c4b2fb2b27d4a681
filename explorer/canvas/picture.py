"""A drawing as a PNG: the same strokes and letters as on the screen, at any resolution."""

import io
from collections.abc import Iterator, Mapping
from typing import BinaryIO

import numpy as np
from PySide6.QtGui import QGuiApplication, QImage

from explorer import __version__
from explorer.canvas.bands import bands, count_of, size_of, whole
from explorer.canvas.fonts import load_fonts
from explorer.canvas.png import PngRows
from explorer.errors import ExportError
from explorer.graph.items import Drawing

MOST_PIXELS = 400_000_000  # of a file, which is painted in bands
MOST_COPIED = 100_000_000  # of an image that is in memory whole
SOFTWARE = f"Article Explorer {__version__}"

_application: QGuiApplication | None = None


def png_bytes(
    drawing: Drawing,
    scale: float = 1.0,
    dpi: float | None = None,
    transparent: bool = False,
    metadata: Mapping[str, str] | None = None,
) -> bytes:
    """The drawing as a PNG file; see :func:`write_png`."""
    stream = io.BytesIO()
    for _ in write_png(drawing, stream, scale, dpi, transparent, metadata):
        pass
    return stream.getvalue()


def write_png(
    drawing: Drawing,
    stream: BinaryIO,
    scale: float = 1.0,
    dpi: float | None = None,
    transparent: bool = False,
    metadata: Mapping[str, str] | None = None,
) -> Iterator[tuple[int, int]]:
    """Write the drawing as a PNG of ``scale`` pixels to each of its own; yields bands done, of all.

    ``dpi`` says how large it is in print; by default 96 times the scale. ``metadata`` is kept in
    the file as text ("Title", "Source", …); the software's name is added, no author and no folder
    ever. Raises ExportError where the picture would be too large.
    """
    need_qt()
    width, height = _checked(drawing, scale, MOST_PIXELS)
    rows = PngRows(
        stream,
        width,
        height,
        alpha=transparent,
        dpi=dpi or 96 * scale,
        text={"Software": SOFTWARE, **(metadata or {})},
    )
    total = count_of(drawing, scale)
    for done, band in enumerate(bands(drawing, scale, transparent)):
        yield done, total
        rows.add(_bytes_of(_there(band, width, height), transparent))
    rows.end()
    yield total, total


def to_clipboard(drawing: Drawing, scale: float = 2.0, transparent: bool = False) -> None:
    """Put the drawing on the clipboard as a picture."""
    QGuiApplication.clipboard().setImage(render(drawing, scale, transparent))


def render(drawing: Drawing, scale: float = 1.0, transparent: bool = False) -> QImage:
    """The drawing as one image of ``scale`` pixels to each of its own; works without a window.

    Raises ExportError where the image would have more than ``MOST_COPIED`` pixels or does not fit
    into memory.
    """
    need_qt()
    width, height = _checked(drawing, scale, MOST_COPIED)
    return _there(whole(drawing, scale, transparent), width, height)


def need_qt() -> None:
    """Make sure that letters can be measured: they need a QGuiApplication, but no display."""
    global _application
    if QGuiApplication.instance() is None:
        _application = QGuiApplication(["article-explorer", "-platform", "offscreen"])
    load_fonts()


def _checked(drawing: Drawing, scale: float, most: int) -> tuple[int, int]:
    width, height = size_of(drawing, scale)
    if width < 1 or height < 1:
        raise ExportError("The picture would have no pixels: choose a larger size.")
    if width * height > most:
        raise ExportError(
            f"The picture would have {width} × {height} pixels, more than "
            f"{most // 1_000_000} million: choose a smaller size or fewer dots per inch."
        )
    return width, height


def _there(image: QImage, width: int, height: int) -> QImage:
    if image.isNull():
        raise ExportError(
            f"There is not enough memory for {width} × {height} pixels: choose a smaller size."
        )
    return image


def _bytes_of(image: QImage, alpha: bool) -> np.ndarray:
    """Its rows (n, bytes of a row) as a PNG has them."""
    form = QImage.Format.Format_RGBA8888 if alpha else QImage.Format.Format_RGB888
    plain = image.convertToFormat(form)
    rows = np.frombuffer(plain.constBits(), dtype=np.uint8).reshape(image.height(), -1)
    return rows[:, : image.width() * (4 if alpha else 3)].copy()  # the image goes with this call
