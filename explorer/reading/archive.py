"""Zipped formats (Word, Excel): what would burst when it is unpacked is refused before."""

import io
import re
import zipfile

from explorer.errors import UnreadableArticle
from explorer.reading.limits import MEGABYTE, Limits

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What older Office files begin with, and newer ones that have a password."""
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


def _megabytes(where: str, size: int, most: int) -> str:
    return f"{size / MEGABYTE:,.0f} MB {where} (at most {most / MEGABYTE:,.0f})"
