"""The text of a PDF page in pieces as they are drawn, each with the place where it begins.

pypdf chains what stands on about one line and tells the place of its first word alone; where a page
is drawn across its columns, the halves of two sentences would be one. So whenever the pen jumps
before a text, the font is set anew, which makes pypdf hand over what it holds.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from math import hypot
from typing import Any

Place = tuple[float, float, float]
"""x, y and size of a letter, in points"""
Matrix = list[float]
Operation = tuple[Any, bytes]

_SHOWS = frozenset((b"Tj", b"TJ", b"'", b'"'))
_PROBE = b"%place"  # no operator of PDF: it only asks where the pen stands
_BACK = 1.0  # of the size of a letter: so far back begins another piece
_AHEAD = 4.0  # … and so far ahead
_TWO_BYTES = re.compile(rb"begincodespacerange\s*<[0-9a-fA-F]{4}>")
_A_SPACE = b"\n1 beginbfchar\n<FFFF> <0020>\nendbfchar\n"


def pieces(page: Any, take: Callable[[str, Place], None]) -> None:
    """Call ``take`` with each piece of text and its place, in the order in which they are drawn."""
    from pypdf.generic import ContentStream, NameObject

    stored = page.get("/Contents")
    if stored is None:
        return
    _give_spaces(page)
    pen: dict[str, Any] = {"size": 1.0, "here": None}

    def visit(text: str, outer: Matrix, inner: Matrix, _: object, size: float) -> None:
        take(text, _place(outer, inner, size))

    def before(operator: bytes, _: object, outer: Matrix, inner: Matrix) -> None:
        if operator == _PROBE:
            pen["here"] = _place(outer, inner, pen["size"])

    drawn: Any = ContentStream(stored.get_object(), page.pdf, "bytes")
    drawn.operations = _parted(drawn.operations, pen)
    name = NameObject("/Contents")
    page[name] = drawn  # in memory alone
    try:
        page.extract_text(visitor_operand_before=before, visitor_text=visit)
    finally:
        page[name] = stored


def _parted(operations: Iterable[Operation], pen: dict[str, Any]) -> Iterator[Operation]:
    """The operations, with the font set once more before each text to which the pen jumps."""
    font: Any = None
    last: Place | None = None
    outer: list[tuple[Any, float]] = []  # fonts that come back with the graphics state
    for operands, operator in operations:
        if operator == b"Tf" and len(operands) == 2 and isinstance(operands[1], (int, float)):
            font, pen["size"] = operands, float(operands[1])
        elif operator == b"q":
            outer.append((font, pen["size"]))
        elif operator == b"Q" and outer:
            font, pen["size"] = outer.pop()
        elif operator in _SHOWS and font is not None:
            yield [], _PROBE
            if last is not None and _jumps(last, pen["here"]):
                yield font, b"Tf"
            last = pen["here"]
        yield operands, operator


def _jumps(last: Place, here: Place) -> bool:
    size = max(abs(here[2]), 0.1)
    return not -_BACK <= (here[0] - last[0]) / size <= _AHEAD


def _place(outer: Matrix, inner: Matrix, size: float) -> Place:
    """Where a text begins under two transformations, and the size of its letters there."""
    x, y = inner[4], inner[5]
    return (
        x * outer[0] + y * outer[2] + outer[4],
        x * outer[1] + y * outer[3] + outer[5],
        size * hypot(inner[2], inner[3]) * hypot(outer[2], outer[3]),
    )


def _give_spaces(page: Any) -> None:
    """Give fonts a space, in memory; where they have one already, that is used.

    Else pypdf takes the glyph numbered 32 for it, which in the fonts of TeX is any other, and finds
    no gap as wide as that: all words of a line would be one.
    """
    from pypdf.generic import DecodedStreamObject, NameObject, StreamObject

    resources = page.get("/Resources")
    fonts = resources.get_object().get("/Font") if resources is not None else None
    for font in (one.get_object() for one in (fonts.get_object() if fonts else {}).values()):
        told = font.get("/ToUnicode") if font.get("/Subtype") == "/Type0" else None
        told = told.get_object() if told is not None else None
        if isinstance(told, StreamObject) and _TWO_BYTES.search(told.get_data()):
            spaced = DecodedStreamObject()
            spaced.set_data(told.get_data() + _A_SPACE)
            font[NameObject("/ToUnicode")] = spaced
