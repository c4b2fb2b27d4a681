"""Reports of small corpora, and what a reader finds in the files."""

import io
import re
from html.parser import HTMLParser

import docx

from explorer.export.gate import Gate, gated
from explorer.export.gathering import Choice, report_of
from explorer.export.html_report import html_report
from explorer.export.markdown_report import markdown_report
from explorer.export.report import Report
from explorer.export.word_report import word_report
from explorer.graph.story import visible
from explorer.graph.view import Level, ViewState
from explorer.model.corpus import Corpus

OPEN = Gate()


def report(corpus: Corpus, gate: Gate = OPEN, level: Level = "related", **also) -> Report:
    found = gated(corpus, visible(corpus, ViewState(level=level)), gate)
    return report_of(corpus, found, Choice(**also))


def written(made: Report) -> dict[str, str]:
    """What can be read in each kind of file."""
    return {
        "html": text_of(html_report(made)),
        "md": markdown_report(made),
        "docx": text_of_word(word_report(made)),
    }


def text_of_word(data: bytes) -> str:
    file = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in file.paragraphs] + cells)


class Seen(HTMLParser):
    """The tags, attributes and texts of an HTML file."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.texts: list[str] = []
        self._silent = False
        self.open: list[str] = []
        self.misplaced: list[str] = []

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        if tag not in ("meta", "br", "input"):
            self.open.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        self._silent = tag in ("style", "script")

    def handle_endtag(self, tag):
        self._silent = False
        if not self.open or self.open.pop() != tag:
            self.misplaced.append(tag)

    def handle_data(self, data):
        if not self._silent:
            self.texts.append(data)


def seen(html: str) -> Seen:
    found = Seen()
    found.feed(html)
    found.close()
    return found


def text_of(html: str) -> str:
    return re.sub(r"[ \t]*\n\s*", "\n", "".join(seen(html).texts))
