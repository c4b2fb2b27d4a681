"""From offsets in a document to places in a widget, and back.

Documents count code points; Qt counts UTF-16 units. A widget also needs line breaks that the text
does not have: an empty line between paragraphs, and breaks in endless words, over which Qt's
layout would brood for minutes.
"""

import re
from bisect import bisect_right

from explorer.model.text import paragraphs
from explorer.panels.plain import visible_sign

WORD = 1_000  # characters without a space after which a break is put in
PARAGRAPH = 20_000  # characters after which a paragraph is broken at the next space
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_ENDLESS = re.compile(rf"\S{{{WORD}}}(?=\S)")
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u2028\u2029\u202a-\u202e\u2060-\u206f"
    "\ue000-\uf8ff\ufeff\ufff9-\ufffb]"
)


class Shown:
    """A text as a widget shows it; spans of the document become spans of the widget."""

    def __init__(self, text: str, spaced: bool = False) -> None:
        """``spaced`` puts an empty line between paragraphs that have none."""
        breaks = _breaks(text, spaced)
        visible = _UNSEEN.sub(lambda sign: visible_sign(sign.group()), text)
        starts, ends = [0, *breaks], [*breaks, len(text)]
        self.text = "\n".join(visible[a:b] for a, b in zip(starts, ends, strict=True))
        self.source = text
        # from each of these offsets on, a place is one further ahead
        self._jumps = sorted([*breaks, *(match.end() for match in _ASTRAL.finditer(text))])

    def place(self, offset: int) -> int:
        """The UTF-16 place of a code point."""
        return offset + bisect_right(self._jumps, offset)

    def offset(self, place: int) -> int:
        """The code point at a UTF-16 place; in a break that was put in, the one before it."""
        return max(0, bisect_right(range(len(self.source) + 1), place, key=self.place) - 1)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The UTF-16 span of a span, without a break that was put in right behind it."""
        if end <= start:
            return self.place(start), self.place(start)
        last = min(end, len(self.source)) - 1
        return self.place(start), self.place(last) + (2 if self.source[last] > "\uffff" else 1)


def _breaks(text: str, spaced: bool) -> list[int]:
    found = {match.end() for match in _ENDLESS.finditer(text)}
    whole = paragraphs(text)
    for start, end in whole:
        while end - start > PARAGRAPH:
            space = text.find(" ", start + PARAGRAPH, end)
            if space < 0:
                break
            found.add(space + 1)
            start = space + 1
    if spaced:
        found |= {start for start, _ in whole[1:] if text[start - 2 : start] != "\n\n"}
    return sorted(found)
