"""What Qt writes of a PDF, made exact: the size of its page, and what its letters stand for.

Qt rounds a page to whole points, and names each glyph by the first sign that its font draws with
it: a tab for a space, a radical for a character, a joined form for a letter. Whoever searched or
copied would not find the names. ISO 32000-1, 7.5 (structure) and 9.10.3 (ToUnicode).
"""

import re
from collections.abc import Callable, Sequence

from explorer.canvas.pdf_spans import spanned

_ENTRY = re.compile(rb"(\d{10}) (\d{5}) ([nf]) ?\r?\n")
_BOX = re.compile(rb"(/(?:Media|Trim)Box) \[\S+ \S+ \S+ ([\d.]+) ?\]")
_NO_AUTHOR = b"/Author ()\n"
_ROW = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]{4})> (?:\[([^\]]*)\]|<([0-9A-F]+)>)")
_LENGTH = re.compile(rb"/Length \d+")


def mended(
    data: bytes,
    size: tuple[float, float],
    meant: Callable[[str], str],
    spans: Sequence[str] = (),
) -> bytes:
    """The file with a page of ``size`` points, and letters that stand for what is ``meant``.

    ``meant`` gets what the file has a glyph stand for; ``spans`` are the texts whose places the
    page marks. A file that is built in another way than
    Qt's stays as it is.
    """
    at = data.rfind(b"\nxref\n") + 1
    trailer = data.rfind(b"trailer")
    if not 0 < at < trailer:
        return data
    found = _ENTRY.findall(data[at:trailer])
    places = sorted(int(place) for place, _, used in found if used == b"n")
    ends = dict(zip(places, [*places[1:], at], strict=True))
    parts, moved = [data[: places[0]]], {}
    length = places[0]
    for place in places:
        part = _object(data[place : ends[place]], size, meant, spans)
        moved[place] = length
        length += len(part)
        parts.append(part)
    rows = [
        b"%010d %s %s \n" % (moved.get(int(place), 0) if used == b"n" else 0, number, used)
        for place, number, used in found
    ]
    rest = data[trailer : data.rfind(b"startxref")]
    table = b"xref\n0 %d\n%s" % (len(found), b"".join(rows))
    return b"".join((*parts, table, rest, b"startxref\n%d\n%%%%EOF\n" % length))


def _object(
    part: bytes, size: tuple[float, float], meant: Callable[[str], str], spans: Sequence[str]
) -> bytes:
    if b"begincmap" in part:
        return _mapped(part, meant)
    if b"stream\n" in part:
        return spanned(part, spans) if spans else part
    return _BOX.sub(lambda box: _exact(box, size), part.replace(_NO_AUTHOR, b""))


def _exact(box: re.Match[bytes], size: tuple[float, float]) -> bytes:
    """What is drawn hangs from the top of the page that Qt has rounded."""
    top = float(box[2])
    return b"%s [0 %.4f %.4f %.4f]" % (box[1], top - size[1], size[0], top)


def _mapped(part: bytes, meant: Callable[[str], str]) -> bytes:
    head, rest = part.split(b"stream\n", 1)
    stream, tail = rest.split(b"\nendstream", 1)
    stream = _ROW.sub(lambda row: _row(row, meant), stream)
    head = _LENGTH.sub(b"/Length %d" % len(stream), head)
    return b"".join((head, b"stream\n", stream, b"\nendstream", tail))


def _row(row: re.Match[bytes], meant: Callable[[str], str]) -> bytes:
    """A row of a table from glyphs to signs, every sign told by itself."""
    first, last = int(row[1], 16), int(row[2], 16)
    if row[3] is not None:
        signs = [bytes.fromhex(one.decode()) for one in re.findall(rb"<([0-9A-F]+)>", row[3])]
    else:
        start = int(row[4], 16)
        signs = [
            (start + step).to_bytes(len(row[4]) // 2, "big") for step in range(last - first + 1)
        ]
    told = [_hexadecimal(meant(sign.decode("utf-16-be", "replace"))) for sign in signs]
    return b"<%s> <%s> [%s ]" % (row[1], row[2], b" ".join(told))


def _hexadecimal(text: str) -> bytes:
    return b"<%s>" % text.encode("utf-16-be", "surrogatepass").hex().upper().encode()
