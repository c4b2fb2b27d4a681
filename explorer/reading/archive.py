"""Zipped formats (Word, Excel): what would burst when it is unpacked is refused before."""

import io
import re
import zipfile
import zlib

from explorer.errors import UnreadableArticle
from explorer.reading.limits import MEGABYTE, Limits

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What older Office files begin with, and newer ones that have a password."""
_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAME = re.compile(re.escape(_STRICT) + rb"(\w+)/([\w/]+)")
_PROLOG = 4096  # bytes of a part in which it would declare its document type
_OUTSIDE = re.compile(r"^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)")


def refuse_bomb(data: bytes, name: str, limits: Limits) -> None:
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
    raise UnreadableArticle(
        f"“{name}” is refused, for it has {what}; save the part that you need by itself."
    )


def refuse_declared(data: bytes, name: str) -> None:
    """Refuse a file whose parts declare a document type, as no office program writes.

    Entities in it are never followed, and the text behind one would be lost. ``data`` must have
    passed :func:`refuse_bomb`.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in archive.infolist():
            if member.filename.endswith((".xml", ".rels")):
                try:
                    with archive.open(member) as part:
                        head = part.read(_PROLOG).replace(b"\0", b"")
                except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError):
                    continue  # who needs the part says that it is damaged
                if b"<!DOCTYPE" in head:
                    raise UnreadableArticle(
                        f"“{name}” declares a document type or entities, which are never followed; "
                        "save it anew without them."
                    )


def transitional(data: bytes) -> bytes:
    """An Office file in the names that its parsers know, where it has those of ISO's strict form.

    Strict and transitional files of ISO/IEC 29500 differ, but for what no article holds, in the
    names of their vocabularies. ``data`` must have passed :func:`refuse_bomb`.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if _STRICT not in archive.read("_rels/.rels"):
            return data
        parts = {one: archive.read(one) for one in archive.namelist() if not one.endswith("/")}
    renamed = io.BytesIO()
    with zipfile.ZipFile(renamed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            if name.endswith((".xml", ".rels")):
                content = _STRICT_NAME.sub(_usual, content)
            archive.writestr(name, content)
    return renamed.getvalue()


def _usual(strict: re.Match[bytes]) -> bytes:
    path = re.sub(rb"^(relationships/)?(extended|custom)P", rb"\1\2-p", strict[2])
    return b"http://schemas.openxmlformats.org/%s/2006/%s" % (strict[1], path)


def _megabytes(where: str, size: int, most: int) -> str:
    return f"{size / MEGABYTE:,.0f} MB {where} (at most {most / MEGABYTE:,.0f})"
