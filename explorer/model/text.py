"""The one normalization that a text gets when it is read, and its paragraphs.

Offsets everywhere count code points of the normalized text; nothing else is ever done to it.
"""

import hashlib
import re
import unicodedata
from bisect import bisect_right

_SURROGATE = re.compile("[\ud800-\udfff]")
_PARAGRAPH = re.compile(r"[^\n]+")


def normalized(text: str) -> str:
    """Byte-order mark off, CRLF and CR to LF, NUL and lone surrogates to U+FFFD; nothing else."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return _SURROGATE.sub("\ufffd", text.replace("\0", "\ufffd"))


def plain_letters(text: str) -> str:
    """Small letters without accents, one for each sign: as the full-text index compares them."""
    return "".join(unicodedata.normalize("NFD", sign)[0].lower()[0] for sign in text)


def digest(text: str) -> str:
    """SHA-256 of a normalized text in UTF-8, as lower-case hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Spans of the paragraphs: runs without a line break that hold more than white space."""
    return [m.span() for m in _PARAGRAPH.finditer(text) if m.group().strip()]


def paragraph_at(spans: list[tuple[int, int]], offset: int) -> int:
    """Number (from 1) of the paragraph that holds or precedes an offset; 1 before the first."""
    return max(1, bisect_right(spans, (offset, 1 << 60)))


def guessed_title(text: str) -> str:
    """The first line if it has at most 120 characters and no full stop, else the first 8 words."""
    first = next((line.strip() for line in text.split("\n") if line.strip()), "")
    if len(first) <= 120 and ". " not in first and not first.endswith("."):
        return first
    words = first.split()
    return " ".join(words[:8]) + ("…" if len(words) > 8 else "")
