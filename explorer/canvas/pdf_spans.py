"""What a text in a PDF says, told beside how it is drawn.

A syllable of Devanagari or Tamil is drawn with fewer or other glyphs than it has signs, a name of
Arabic and Latin words in turned order, an emoji as one picture: no table from glyphs to signs can
give it back. Its signs are told as they are read: ISO 32000-1, 14.9.4 (replacement text). Qt's
writer knows no such spans; the places are marked with rectangles far off the page, which give way.
"""

import re
import unicodedata
import zlib
from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

_FAR = -32_000  # where no page reaches: a page that cannot be mended looks the same
_MARK = re.compile(rb"q\n[-\d. ]+ cm\n%d (\d+) 1 1 re\nf\*?\nQ\n" % _FAR)
_STREAM = re.compile(rb"/Length \d+(?: 0 R)?(?=\s)(?P<rest>[^>]*>>\s*)stream\n")
_END = b"\nendstream"
_FIRST_SHAPED, _FIRST_AFTER = 0x590, 0x1E00  # Hebrew to the last script before Latin's additions
_SIGNS = range(0x2190, 0x2E80)  # arrows to pictographs, most of them drawn as emoji somewhere
_IDEOGRAPHS = range(0x20000, 0x40000)


def shaped(text: str) -> bool:
    """Whether glyphs alone may not give the text back, for they are joined, reordered or turned.

    Letters from the right need no span, also beside others: every reader turns them by itself, and
    some would turn what the span says once more.
    """
    return not text.isascii() and any(_shapes(sign) and not _turned(sign) for sign in text)


def mark(painter: QPainter, number: int) -> None:
    """Mark that the text of a number (1 and more) begins here, or with 0 that it ends."""
    painter.fillRect(QRectF(_FAR, number, 1, 1), QColor("#000000"))


def spanned(part: bytes, texts: Sequence[str]) -> bytes:
    """An object of the file, its marks made spans that say ``texts``; others stay as they are."""
    head = _STREAM.search(part)
    at = part.rfind(_END)
    if head is None or at < head.end() or b"/FlateDecode" not in head[0] or b"/Length1" in part:
        return part
    content = zlib.decompress(part[head.end() : at])
    told = _MARK.sub(lambda found: _span(int(found[1]), texts), content)
    if told == content:
        return part
    packed = zlib.compress(told)
    start = b"%s/Length %d%sstream\n" % (part[: head.start()], len(packed), head["rest"])
    return start + packed + part[at:]


def _shapes(sign: str) -> bool:
    code = ord(sign)
    if unicodedata.category(sign) in ("Mn", "Mc", "Me", "Cf"):
        return True
    if code > 0xFFFF:
        return code not in _IDEOGRAPHS
    if unicodedata.bidirectional(sign) in ("R", "AL", "AN") or code in _SIGNS:
        return True
    return _FIRST_SHAPED <= code < _FIRST_AFTER or 0xA800 <= code < 0xAC00


def _turned(sign: str) -> bool:
    return unicodedata.bidirectional(sign) in ("R", "AL")


def _span(number: int, texts: Sequence[str]) -> bytes:
    if not 0 < number <= len(texts):
        return b"EMC\n"
    signs = texts[number - 1].encode("utf-16-be", "surrogatepass").hex().upper()
    return b"/Span <</ActualText <FEFF%s>>> BDC\n" % signs.encode()
