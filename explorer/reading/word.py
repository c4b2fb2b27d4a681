"""A Word document: its paragraphs in order, deletions left out, insertions kept."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from explorer.errors import UnreadableArticle
from explorer.model.records import Document
from explorer.reading.article import document_of
from explorer.reading.limits import LIMITS, MEGABYTE, Limits

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # what older Word files and encrypted ones begin with
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHOICES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CHARACTERS = {_W + "tab": " ", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}
_OUTSIDE = re.compile(r"^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)")


def read_word(data: bytes, name: str, limits: Limits = LIMITS) -> Document:
    """The document of a .docx file; raises UnreadableArticle, python-docx its own errors."""
    if data.startswith(_OLE):
        raise UnreadableArticle(
            f"“{name}” has a password or is an old .doc file; save it as .docx without a password."
        )
    _refuse_bomb(data, name, limits)
    import docx

    file = docx.Document(io.BytesIO(data))
    properties = file.core_properties
    written = properties.author or ""
    return document_of(
        "\n\n".join(_paragraphs(file.element.body)),
        data,
        name,
        limits,
        title=properties.title or "",
        author="" if written == "python-docx" else written,
    )


def _refuse_bomb(data: bytes, name: str, limits: Limits) -> None:
    """Look at the table of contents before anything is inflated; members cannot exceed it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
    total = sum(member.file_size for member in members)
    markup = max(
        (m.file_size for m in members if m.filename.endswith((".xml", ".rels"))), default=0
    )
    if len(members) > limits.archive_members:
        what = f"{len(members):,} parts (at most {limits.archive_members:,})"
    elif total > limits.archive_bytes:
        what = _megabytes("packed into it", total, limits.archive_bytes)
    elif markup > limits.archive_xml_bytes:
        what = _megabytes("in one part", markup, limits.archive_xml_bytes)
    elif total > MEGABYTE and total > limits.archive_ratio * len(data):
        what = f"content packed {total // len(data):,} times (at most {limits.archive_ratio:,})"
    elif any(_OUTSIDE.search(member.filename) for member in members):
        what = "parts that point outside of it"
    else:
        return
    raise UnreadableArticle(f"“{name}” is refused, for it has {what}.")


def _megabytes(where: str, size: int, most: int) -> str:
    return f"{size / MEGABYTE:,.0f} MB {where} (at most {most / MEGABYTE:,.0f})"


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
