"""Text made safe for spaCy, in passages, each with a map back to the shown text.

spaCy's tokenizer hangs on long runs of one punctuation mark and on very long tokens, and its
model knows straight quotes only. What is changed here is only what the model reads: every span
is translated back by :meth:`Passage.shown`, so ``text[start:end]`` is exactly the mention.
"""

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass

from explorer.model.records import Span

READ_AT_MOST = 600_000
"""Characters of one article that are read, a book's worth; a minute of work and 600 MB."""

_PASSAGE = 20_000
_TOKEN = 1_000
_STRETCH = 2_000
_KEPT = 100
_STRAIGHT = str.maketrans(
    "‘’‛′“”„‟″\u00a0\u2028\u2029\u202f\u2009\t\n\r\f\v\x1c\x1d\x1e\x85",
    "'" * 4 + '"' * 5 + " " * 14,
)
_UNSEEN = r"\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffd\x00-\x08\x0e-\x1b\x1f\x7f"
_DROPPED = re.compile(
    rf"(?P<unseen>[{_UNSEEN}]+)|(?P<run>([^\w\s]|_)(?:[^\w\s]|_){{199,}}|(\S)\4{{199,}})"
    rf"|(?P<token>[^\s]{{{_TOKEN},}})|(?P<dash>(?<=[\w.,'\"’”){_UNSEEN}])—(?=[{_UNSEEN}]*[\w'\"‘“(]))"
)
_BLANK = re.compile(r"(?:^|(?<=\s))\s+")
_LINE = re.compile(r"[^\n\v\f\x85\u2028\u2029]+")
_END = re.compile(r"[.!?]['\")\]]*\s+|\s+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text as spaCy reads it; ``offsets[i]`` is where character ``i`` is shown."""

    text: str
    offsets: "array[int]"

    @property
    def may_name(self) -> bool:
        """Whether it can hold a name at all: three letters, one of them a capital.

        A long stretch with nearly as many marks and digits as letters is a table or code.
        """
        letters = sum(c.isalpha() for c in self.text)
        if len(self.text) > _STRETCH and letters < 0.6 * len("".join(self.text.split())):
            return False
        return letters > 2 and not self.text.islower()

    def shown(self, start: int, end: int) -> Span:
        """The span of the shown text behind characters ``start`` to ``end`` of the passage."""
        if end <= start:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end - 1] + 1


def passages(text: str) -> Iterator[Passage]:
    """Cut a text at its paragraphs; hard-wrapped lines stay together, long paragraphs are cut.

    Reads at most :data:`READ_AT_MOST` characters.
    """
    text = text[: read_until(text)]
    for start, end in _paragraphs(text):
        while end - start > _PASSAGE:
            cut = start + _cut(text[start : start + _PASSAGE])
            yield _safe(text, start, cut)
            start = cut
        yield _safe(text, start, end)


def read_until(text: str) -> int:
    """How many characters of a text are read: all, or up to the last end of a sentence."""
    if len(text) <= READ_AT_MOST:
        return len(text)
    last = READ_AT_MOST - _PASSAGE
    return last + _cut(text[last:READ_AT_MOST])


def _paragraphs(text: str) -> Iterator[Span]:
    lines = [m.span() for m in _LINE.finditer(text)]
    wrapped = _hard_wrapped(text, lines)
    at = 0
    while at < len(lines):
        start, end = lines[at]
        at += 1
        while (
            wrapped and at < len(lines) and lines[at][0] == end + 1 and end - lines[at - 1][0] > 40
        ):
            end = lines[at][1]
            at += 1
        if text[start:end].strip():
            yield start, end


def _hard_wrapped(text: str, lines: list[Span]) -> bool:
    """Whether line breaks are those of a column: even lines that mostly end within a sentence."""
    full = [line for line in lines if 45 <= line[1] - line[0] <= 120]
    if len(full) < 6 or len(full) < 0.5 * len(lines):
        return False
    return sum(text[end - 1] not in ".!?:\"”'’)" for _, end in full) > 0.7 * len(full)


def _cut(piece: str) -> int:
    best = 0
    for match in _END.finditer(piece):
        if match.group().strip() or match.end() - best > _PASSAGE // 4:
            best = match.end()
    return best or len(piece)


def _safe(text: str, start: int, end: int) -> Passage:
    shown = text[start:end]
    pieces: list[str] = []
    offsets = array("l")
    at = 0

    def keep(a: int, b: int) -> None:
        pieces.append(shown[a:b].translate(_STRAIGHT))
        offsets.extend(range(start + a, start + b))

    for match in _DROPPED.finditer(shown):
        a, b = match.span()
        keep(at, a)
        if match["dash"]:
            pieces.append(" - ")
            offsets.extend((start + a,) * 3)
        elif match["run"]:
            keep(a, a + 3)
        elif match["token"]:
            keep(a, a + _KEPT)
        at = b
    keep(at, len(shown))
    offsets.append(end)
    safe = "".join(pieces)
    for match in reversed(list(_BLANK.finditer(safe))):  # two blanks hide the end of a sentence
        del offsets[match.start() : match.end()]
    return Passage(_BLANK.sub("", safe), offsets)
