"""A drawing as one page of PDF: real lines, real text, the letters of every script inside."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from typing import BinaryIO
from xml.sax.saxutils import escape

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QColor, QFont, QPageSize, QPainter, QPdfWriter, QRawFont

from explorer.canvas.fonts import load_fonts
from explorer.canvas.item_painting import paint_items
from explorer.canvas.pdf_mending import mended
from explorer.canvas.pdf_spans import mark, shaped
from explorer.canvas.picture import SOFTWARE, need_qt
from explorer.errors import ExportError
from explorer.graph.bulk import items_of
from explorer.graph.items import Drawing, Item, Text
from explorer.graph.plain import shown

_DPI = 1200  # units of a page in an inch: a line lies where it lies to 0.02 mm
_STEP = 500  # items between two reports
_LONGEST = 14_400 * 96 / 72  # px: no page of PDF is longer (ISO 32000, Annex C)
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/">{fields}</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def write_pdf(
    drawing: Drawing, stream: BinaryIO, metadata: Mapping[str, str] | None = None
) -> Iterator[tuple[int, int]]:
    """Write the drawing as a page of its size; yields items done, of all.

    ``metadata`` has "Title", "Source", "Date", "Description"; the software's name is added, no
    author and no folder ever. Raises ExportError where a side is longer than a PDF can be.
    """
    need_qt()
    if not 0 < min(drawing.width, drawing.height) <= max(drawing.width, drawing.height) < _LONGEST:
        raise ExportError("A page of PDF has 1 to 5,000 mm a side: choose another size.")
    said = {key: shown(" ".join(text.split())) for key, text in (metadata or {}).items() if text}
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    millimeters = QSizeF(drawing.width * 25.4 / 96, drawing.height * 25.4 / 96)
    match = QPageSize.SizeMatchPolicy.ExactMatch
    writer.setPageSize(QPageSize(millimeters, QPageSize.Unit.Millimeter, "Picture", match))
    writer.setPageMargins(QMarginsF())
    writer.setTitle(said.get("Title", ""))
    writer.setCreator(SOFTWARE)
    writer.setDocumentXmpMetadata(QByteArray(_described(said).encode()))
    painter = QPainter(writer)
    if not painter.isActive():
        raise ExportError("The picture cannot be written as PDF: choose another size.")
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(_DPI / 96, _DPI / 96)
        spans: list[str] = []
        yield from _painted(drawing, painter, spans)
    finally:
        painter.end()
    size = drawing.width * 72 / 96, drawing.height * 72 / 96
    stream.write(mended(buffer.data().data(), size, _meanings(drawing), spans))


def _painted(drawing: Drawing, painter: QPainter, spans: list[str]) -> Iterator[tuple[int, int]]:
    page = QRectF(0, 0, drawing.width, drawing.height)
    painter.setClipRect(page)
    if drawing.background is not None:
        painter.fillRect(page, QColor(drawing.background))
    total = len(drawing.items) + sum(len(la.strokes) + len(la.glyphs) for la in drawing.layers)
    done = 0
    for layer in drawing.layers:
        painter.setOpacity(layer.opacity)
        for some in _by(items_of(layer)):
            yield min(done, total), total
            paint_items(some, painter, vectors=True)
            done += len(some)
        painter.setOpacity(1.0)
    for some in _by(drawing.items):
        yield min(done, total), total
        for item in some:
            _item(item, painter, spans)
        done += len(some)
    yield total, total


def _item(item: Item, painter: QPainter, spans: list[str]) -> None:
    """Paint one; what glyphs alone cannot give back goes to the texts of the spans."""
    told = shown(item.text) if isinstance(item, Text) else ""
    if not shaped(told):
        paint_items((item,), painter, vectors=True)
        return
    spans.append(told)
    mark(painter, len(spans))
    paint_items((item,), painter, vectors=True)
    mark(painter, 0)


def _meanings(drawing: Drawing) -> Callable[[str], str]:
    """What a sign of the file means: one that occurs in the drawing and looks the same."""
    used = {sign for item in drawing.items if isinstance(item, Text) for sign in shown(item.text)}

    @cache
    def glyphs(family: str) -> dict[tuple[int, ...], str]:
        face = QRawFont.fromFont(QFont(family))
        foreign = sorted(sign for sign in used if sign > "\u2e7f")
        return {tuple(face.glyphIndexesForString(sign)): sign for sign in foreign}

    @cache
    def meant(sign: str) -> str:
        if sign in used or sign in "\0\ufffd":
            return sign
        if sign.isspace():
            return " "
        plain = unicodedata.normalize("NFKC", sign)
        if used.issuperset(plain):
            # of a joined pair from the right readers turn each sign, as they turn whole words
            return plain[::-1] if unicodedata.bidirectional(plain[0]) in ("R", "AL") else plain
        for family in load_fonts():
            seen = tuple(QRawFont.fromFont(QFont(family)).glyphIndexesForString(sign))
            if any(seen) and seen in glyphs(family):
                return glyphs(family)[seen]
        return sign

    return meant


def _by(items: Iterable[Item]) -> Iterator[list[Item]]:
    left = iter(items)
    while some := list(islice(left, _STEP)):
        yield some


def _described(said: Mapping[str, str]) -> str:
    """What the file is, as XMP (ISO 16684)."""

    def one(text: str) -> str:
        return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt>'

    def row(text: str) -> str:
        return f"<rdf:Seq><rdf:li>{escape(text)}</rdf:li></rdf:Seq>"

    forms = {"Title": ("dc:title", one), "Description": ("dc:description", one),
             "Source": ("dc:source", escape), "Date": ("dc:date", row)}  # fmt: skip
    fields = [
        f"<{name}>{form(said[key])}</{name}>" for key, (name, form) in forms.items() if key in said
    ]
    fields.append(f"<xmp:CreatorTool>{escape(SOFTWARE)}</xmp:CreatorTool>")
    return _XMP.format(fields="".join(fields))
