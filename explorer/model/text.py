"""The one normalization that a text gets when it is read, and its paragraphs.

Offsets everywhere count code points of the normalized text; nothing else is ever done to it.
"""

import hashlib
import re
import unicodedata
from bisect import bisect_right

_SURROGATE = re.compile("[\ud800-\udfff]")
_UNPARTED = "\u0e00"  # Thai and what comes after it in Unicode writes words side by side
_ADDRESS = re.compile(r"(?:https?\s?:|www\s?\.)", re.IGNORECASE)
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


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """A span with all of the words that it begins or ends in, in scripts that part their words."""
    while 0 < start < end and _joined(text[start - 1], text[start]):
        start -= 1
    while start < end < len(text) and _joined(text[end - 1], text[end]):
        end += 1
    return start, end


def _joined(one: str, other: str) -> bool:
    return one.isalnum() and other.isalnum() and max(one, other) < _UNPARTED


def only_begun(title: str, text: str) -> bool:
    """Whether a title is none, but the first words of a text, cut after some of them."""
    return title.endswith("…") and title == guessed_title(text)


def guessed_title(text: str) -> str:
    """The first line if it has at most 120 characters and no full stop, else the first 8 words.

    An address above the text is no title.
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    named = (line for line in lines if not _ADDRESS.match(line))
    first = next(named, lines[0] if lines else "")
    if len(first) <= 120 and ". " not in first and not first.endswith("."):
        return first
    words = first.split()
    return " ".join(words[:8]) + ("…" if len(words) > 8 else "")
