"""A drawing as a PNG: the same strokes and letters as on the screen, at any resolution."""

from collections.abc import Mapping

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from explorer.canvas.fonts import load_fonts, measure
from explorer.canvas.raster import paint
from explorer.errors import ExportError
from explorer.graph.items import Drawing
from explorer.graph.picture import Picture, PictureOptions, Target, picture
from explorer.graph.scene import Scene
from explorer.graph.theme import Theme

MOST_PIXELS = 100_000_000
SOFTWARE = "Article Explorer"
# Qt's scale from 0 (smallest file, five times as slow) to 100; at 80 a slide takes 0.1 s.
_QUALITY = 80
_METERS = 39.3701  # inches in a meter

_application: QGuiApplication | None = None


def picture_of(
    scene: Scene,
    target: Target,
    options: PictureOptions,
    theme: Theme,
    metadata: Mapping[str, str] | None = None,
) -> tuple[Picture, bytes]:
    """A scene laid out for where it will be seen, and its PNG file; works without a window.

    Title, sources and date are kept in the file as well as printed. Raises ExportError.
    """
    need_qt()
    made = picture(scene, target, theme, measure, options)
    return made, picture_bytes(made, target, options, metadata)


def picture_bytes(
    made: Picture,
    target: Target,
    options: PictureOptions,
    metadata: Mapping[str, str] | None = None,
) -> bytes:
    """The PNG file of a picture that is laid out already; see :func:`picture_of`."""
    known = {"Title": options.title}
    if options.caption is not None:
        known |= {"Source": "; ".join(options.caption.sources), "Date": options.caption.date}
    known |= metadata or {}
    return png_bytes(made.drawing, target.scale, target.dpi, options.transparent, known)


def png_bytes(
    drawing: Drawing,
    scale: float = 1.0,
    dpi: float | None = None,
    transparent: bool = False,
    metadata: Mapping[str, str] | None = None,
) -> bytes:
    """The drawing as a PNG file of ``scale`` pixels to each pixel of the drawing.

    ``dpi`` says how large it is in print; by default 96 times the scale. ``metadata`` is kept in
    the file as text ("Title", "Source", "Creation Time" …); the software's name is added, no
    author and no folder ever. Raises ExportError where the picture would be too large.
    """
    image = render(drawing, scale, transparent)
    dots = round((dpi or 96 * scale) * _METERS)
    # Only now: Qt would set the letters by this resolution, which are measured in pixels.
    image.setDevicePixelRatio(1.0)
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    for key, text in {"Software": SOFTWARE, **(metadata or {})}.items():
        if text:
            image.setText(key, " ".join(text.split()))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG", _QUALITY):
        raise ExportError("The picture cannot be written as PNG: choose a smaller size.")
    return bytes(buffer.data().data())


def to_clipboard(drawing: Drawing, scale: float = 2.0, transparent: bool = False) -> None:
    """Put the drawing on the clipboard as a picture."""
    image = render(drawing, scale, transparent)
    image.setDevicePixelRatio(1.0)
    QGuiApplication.clipboard().setImage(image)


def render(drawing: Drawing, scale: float = 1.0, transparent: bool = False) -> QImage:
    """The drawing as an image whose device pixel ratio is ``scale``; works without a window.

    Raises ExportError where the image would have more than ``MOST_PIXELS`` or does not fit into
    memory.
    """
    need_qt()
    width, height = round(drawing.width * scale), round(drawing.height * scale)
    if width < 1 or height < 1:
        raise ExportError("The picture would have no pixels: choose a larger size.")
    if width * height > MOST_PIXELS:
        raise ExportError(
            f"The picture would have {width} × {height} pixels, more than "
            f"{MOST_PIXELS // 1_000_000} million: choose a smaller size or fewer dots per inch."
        )
    form = QImage.Format.Format_ARGB32_Premultiplied if transparent else QImage.Format.Format_RGB32
    image = QImage(width, height, form)
    if image.isNull():
        raise ExportError(
            f"There is not enough memory for {width} × {height} pixels: choose a smaller size."
        )
    image.setDevicePixelRatio(scale)
    image.fill(QColor(0, 0, 0, 0) if transparent else QColor(drawing.background or "#FFFFFF"))
    with QPainter(image) as painter:
        paint(drawing, painter, background=not transparent)
    return image


def need_qt() -> None:
    """Make sure that letters can be measured: they need a QGuiApplication, but no display."""
    global _application
    if QGuiApplication.instance() is None:
        _application = QGuiApplication(["article-explorer", "-platform", "offscreen"])
    load_fonts()
