"""A PDF with a text layer; a scan is told apart from it and refused in words."""

import io
import logging
from math import hypot
from typing import Any

from explorer.errors import UnreadableArticle
from explorer.model.records import Document
from explorer.reading.article import document_of
from explorer.reading.limits import LIMITS, Limits
from explorer.reading.lines import Line, paragraphs_of

_log = logging.getLogger(__name__)

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)


def read_pdf(data: bytes, name: str, limits: Limits = LIMITS) -> Document:
    """The document of a PDF file; raises UnreadableArticle, pypdf a dozen errors of its own."""
    from pypdf.errors import LimitReachedError

    try:
        return _document(data, name, limits)
    except LimitReachedError as error:
        raise UnreadableArticle(
            f"“{name}” unpacks to far more than an article holds, and is not read."
        ) from error


def _document(data: bytes, name: str, limits: Limits) -> Document:
    from pypdf import PdfReader

    file = PdfReader(io.BytesIO(data), strict=False)
    if file.is_encrypted and not file.decrypt(""):
        raise UnreadableArticle(f"“{name}” needs a password; save a copy without one and open it.")
    if len(file.pages) > limits.pdf_pages:
        raise UnreadableArticle(
            f"“{name}” has {len(file.pages):,} pages; articles of up to {limits.pdf_pages:,} are "
            "read, so split it."
        )
    pages = [_lines(page) for page in file.pages]
    _refuse_scan(pages, name)
    about = file.metadata
    return document_of(
        "\n\n".join(paragraphs_of(pages)),
        data,
        name,
        limits,
        title=(about.title if about else "") or "",
        author=(about.author if about else "") or "",
    )


def _lines(page: Any) -> list[Line]:
    bottom, top = sorted((float(page.mediabox.bottom), float(page.mediabox.top)))
    lines: list[Line] = []
    words: list[str] = []
    place: tuple[float, float, float] | None = None

    def visit(text: str, outer: list[float], inner: list[float], _: object, size: float) -> None:
        nonlocal place
        for index, piece in enumerate(text.split("\n")):
            if index:
                finish()
            if piece.strip() and place is None:
                x, y = inner[4], inner[5]
                place = (
                    x * outer[0] + y * outer[2] + outer[4],
                    x * outer[1] + y * outer[3] + outer[5],
                    size * hypot(inner[2], inner[3]) * hypot(outer[2], outer[3]),
                )
            words.append(piece)

    def finish() -> None:
        nonlocal place
        line = " ".join("".join(words).translate(_LIGATURES).split())
        # A line cut by the page's edge is drawn again on the next page.
        if line and place and bottom <= place[1] <= top:
            lines.append(Line(line, *place))
        words.clear()
        place = None

    page.extract_text(visitor_text=visit)
    finish()
    return lines


def _refuse_scan(pages: list[list[Line]], name: str) -> None:
    text = "".join(line.words for page in pages for line in page)
    if not text:
        raise UnreadableArticle(
            f"“{name}” is a scan without text; run text recognition (OCR) on it first."
        )
    foreign = sum(c == "\ufffd" or c < " " or "\ue000" <= c <= "\uf8ff" for c in text)
    if foreign > 0.1 * len(text):
        raise UnreadableArticle(
            f"“{name}” has a text layer that cannot be read; run text recognition (OCR) on it."
        )
    bare = sum(not page for page in pages)
    if bare:
        _log.warning("%s: %d of %d pages have no text", name, bare, len(pages))
