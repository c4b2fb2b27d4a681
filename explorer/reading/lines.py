"""Lines of a page → paragraphs: running heads off, hyphens joined, gaps and indents heeded.

A PDF knows glyphs and places, no paragraphs; these rules are what typesetting does with both.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from statistics import median

_PAGE_NUMBER = re.compile(
    r"[\W_]*(?:page\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:/|of)\s*\d{1,4})?[\W_]*", re.I
)
_ENDS = re.compile(r"[.!?…:][\"'”’)\]»]*$")
_HYPHENS = "-‐\u00ad"
_BROKEN = re.compile(rf"(\w+(?:-\w+)*)[{_HYPHENS}]$")
# Second halves that a hyphen joins to a whole word far more often than a line's end splits off.
_COMPOUNDS = frozenset(
    {"backed", "based", "border", "controlled", "funded", "general", "level", "minded", "owned",
     "profile", "range", "ranking", "running", "scale", "speaking", "sponsored", "term", "wing",
     "year"}
)  # fmt: skip
_BULLETS = "•◦▪‣●■"
_GAP = 1.3  # of the usual distance of two lines
_INDENT = 0.8  # of the size of a letter
_EDGE = 2  # lines at the top and at the bottom of a page that may be a running head


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its words, left end, height on the page (up), size; all in points."""

    words: str
    x: float
    y: float
    size: float
    last_size: float = 0.0
    """size of its last letters where they differ: small capitals before a text"""

    def sizes(self) -> tuple[float, ...]:
        """The sizes of its first and last letters."""
        return (self.size, self.last_size) if self.last_size else (self.size,)


def paragraphs_of(pages: Sequence[Sequence[Line]]) -> list[str]:
    """The paragraphs of a document in order; one that runs over a page's end stays whole."""
    pages = _without_heads(pages)
    lines = [line for page in pages for line in page]
    if not lines:
        return []
    known = Counter(re.findall(r"\w+(?:-\w+)*", " ".join(line.words for line in lines)))
    usual = _usual_gaps(pages)
    width = median(len(line.words) for line in lines)
    found = [lines[0].words]
    for before, line in pairwise(lines):
        if _breaks(before, line, _usual(usual, before), width):
            found.append(line.words)
        else:
            found[-1] = _joined(found[-1], line.words, known)
    return found


def _without_heads(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    seen: Counter[tuple[str, int, int]] = Counter()
    for page in pages:
        seen.update({_shape(line) for line in _edges(page)})
    often = max(2, len(pages) // 3)  # left and right pages may have heads of their own
    kept: list[list[Line]] = []
    for page in pages:
        off = {
            line
            for line in _edges(page)
            if seen[_shape(line)] >= often or _PAGE_NUMBER.fullmatch(line.words)
        }
        kept.append([line for line in page if line not in off])
    return kept


def _edges(page: Sequence[Line]) -> list[Line]:
    order = sorted(page, key=lambda line: line.y)
    return order if len(order) <= 2 * _EDGE else order[:_EDGE] + order[-_EDGE:]


def _shape(line: Line) -> tuple[str, int, int]:
    return re.sub(r"\d+", "#", line.words), round(line.size), round(line.y)


def _usual_gaps(pages: Iterable[Sequence[Line]]) -> dict[int, float]:
    gaps: dict[int, list[float]] = {}
    for page in pages:
        for before, line in pairwise(page):
            if round(before.size) == round(line.size) and 0 < before.y - line.y < 3 * line.size:
                gaps.setdefault(round(line.size), []).append(before.y - line.y)
    # The lower half: in a text of short paragraphs most gaps may be those between them.
    return {size: median(sorted(all_)[: (len(all_) + 1) // 2]) for size, all_ in gaps.items()}


def _usual(gaps: dict[int, float], line: Line) -> float:
    size = line.sizes()[-1]
    return gaps.get(round(size), 1.2 * size)


def _breaks(before: Line, line: Line, usual: float, width: float) -> bool:
    ended = bool(_ENDS.search(before.words))
    pairs = product(before.sizes(), line.sizes())
    if all(abs(one - other) > 0.15 * max(one, other) for one, other in pairs):
        return True
    if line.words[0] in _BULLETS:
        return True
    fall = before.y - line.y
    if not 0 < fall < 4 * usual:  # the next column or page
        return ended
    if fall > _GAP * usual:
        return True
    indented = line.x - before.x > _INDENT * line.size
    return ended and (indented or len(before.words) < 0.7 * width)


def _joined(text: str, words: str, known: Counter[str]) -> str:
    broken = _BROKEN.search(text)
    if not broken or not words[:1].isalpha():
        return f"{text} {words}"
    first, second = broken.group(1), re.match(r"\w+", words)
    assert second is not None
    whole, compound = first + second.group(), f"{first}-{second.group()}"
    soft = text.endswith("\u00ad")
    splits = words[0].islower() and not first[-1].isdigit() and "-" not in first
    if len(first) > 3 and second.group() in _COMPOUNDS and not known[whole]:
        splits = False
    if soft or (splits and known[compound] <= known[whole]):
        return text[:-1] + words
    return text[:-1] + "-" + words
