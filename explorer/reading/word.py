"""A Word document: its paragraphs in order, deletions left out, insertions kept, notes last."""

import io
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from explorer.errors import UnreadableArticle
from explorer.model.records import Document
from explorer.reading.archive import OLE, refuse_bomb, refuse_declared, transitional
from explorer.reading.article import document_of
from explorer.reading.limits import LIMITS, Limits

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHOICES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CHARACTERS = {_W + "tab": " ", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}
_TEMPLATE = date(2013, 12, 23)


def read_word(data: bytes, name: str, limits: Limits = LIMITS) -> Document:
    """The document of a .docx file; raises UnreadableArticle, python-docx its own errors."""
    if data.startswith(OLE):
        raise UnreadableArticle(
            f"“{name}” has a password or is an old .doc file; save it as .docx without a password."
        )
    refuse_bomb(data, name, limits)
    refuse_declared(data, name)
    import docx

    file = docx.Document(io.BytesIO(transitional(data)))
    properties = file.core_properties
    written = properties.author or ""
    return document_of(
        "\n\n".join([*_paragraphs(file.element.body), *_notes(file)]),
        data,
        name,
        limits,
        title=properties.title or "",
        author="" if written == "python-docx" else written,
        made=_day(properties.created),
    )


def _day(created: datetime | None) -> str:
    """The day a document was made, as ISO 8601; empty for the one in python-docx's own template."""
    if created is None or created.date() == _TEMPLATE:
        return ""
    return created.date().isoformat()


def _notes(file: Any) -> Iterator[str]:
    """The paragraphs of footnotes and endnotes, which stand in files of their own."""
    from docx.oxml.parser import parse_xml

    for kind in ("/footnotes", "/endnotes"):
        for relation in file.part.rels.values():
            if relation.reltype.endswith(kind) and not relation.is_external:
                yield from _paragraphs(parse_xml(relation.target_part.blob))


def _paragraphs(body: Any) -> Iterator[str]:
    for paragraph in body.iter(_W + "p"):
        if next(paragraph.iterancestors(_CHOICES), None) is not None:
            continue  # a second copy of a text box, for older programs
        for line in "".join(_pieces(paragraph)).split("\n"):
            words = " ".join(line.split())
            if words:
                yield words


def _pieces(element: Any) -> Iterator[str]:
    """Text under an element, but for paragraphs inside it (text boxes): they come by themselves."""
    for child in element:
        if child.tag == _W + "t":
            yield child.text or ""
        elif child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag]
        elif child.tag != _W + "p":
            yield from _pieces(child)
