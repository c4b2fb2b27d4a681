"""Notes look as their Markdown says while they are written; the text stays as it was typed."""

import re

from PySide6.QtGui import QFont, QFontDatabase, QSyntaxHighlighter, QTextCharFormat

from explorer.guarded import guarded

_HEADING = re.compile(r"#{1,6}\s+\S.*")
_QUOTE = re.compile(r">\s?.*")
_WITHIN = re.compile(
    r"(?P<code>`[^`]+`)"
    r"|(?P<strong>\*\*(?=\S)[^*]+(?<=\S)\*\*|\b__(?=\S)[^_]+(?<=\S)__\b)"
    r"|(?P<emphasis>\*(?=[^\s*])[^*]+(?<=\S)\*|\b_(?=[^\s_])[^_]+(?<=\S)_\b)"
    r"|(?P<link>\[[^\]]+\]\([^)\s]+\)|https?://[^\s<>]+)"
)


class NoteStyle(QSyntaxHighlighter):
    """Headings, strong, emphasis, code, quotes and links; nothing is hidden, nothing is live."""

    @guarded
    def highlightBlock(self, text: str) -> None:
        """Style one line."""
        whole = _units(text, len(text))
        if _HEADING.fullmatch(text):
            self.setFormat(0, whole, _format(bold=True))
            return
        if _QUOTE.fullmatch(text):
            self.setFormat(0, whole, _format(italic=True))
        for found in _WITHIN.finditer(text):
            kind, length = found.lastgroup, found.end() - found.start()
            look = _format(
                bold=kind == "strong",
                italic=kind == "emphasis",
                fixed=kind == "code",
                underlined=kind == "link",
            )
            self.setFormat(_units(text, found.start()), _units(text[found.start() :], length), look)


def _format(
    bold: bool = False, italic: bool = False, fixed: bool = False, underlined: bool = False
) -> QTextCharFormat:
    look = QTextCharFormat()
    if bold:
        look.setFontWeight(QFont.Weight.DemiBold)
    if fixed:
        system = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        look.setFontFamilies([system.family()])
    look.setFontItalic(italic)
    look.setFontUnderline(underlined)
    return look


def _units(text: str, length: int) -> int:
    """UTF-16 units, in which Qt counts, of the first so many signs."""
    return len(text[:length].encode("utf-16-le", "surrogatepass")) // 2
