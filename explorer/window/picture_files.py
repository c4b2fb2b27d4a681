"""The file of a picture, by its suffix, and the quotes beside it: both are written, or none."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from explorer.canvas.fonts import measure
from explorer.canvas.pdf import write_pdf
from explorer.canvas.picture import need_qt, write_png
from explorer.errors import ExportError
from explorer.export.alt_text import alt_text
from explorer.export.quotes import QUOTES
from explorer.export.svg import svg_pieces
from explorer.files import atomic_together
from explorer.graph.picture import Picture, PictureOptions, Target

FORMATS = (".png", ".svg", ".pdf")
_STEP = 500  # pieces of an SVG between two reports


def save(
    path: Path, made: Picture, target: Target, options: PictureOptions, quotes: str | None = None
) -> Iterator[tuple[int, int]]:
    """Write a picture, and quotes beside it where there are some; yields steps done, of all.

    Nothing is on the disk before the last step: whoever asks no further leaves the old files as
    they are, and so does every failure. Raises ExportError.
    """
    stream = io.BytesIO()
    yield from write(stream, path.suffix.lower(), made, target, options)
    files: dict[Path, bytes | memoryview] = {path: stream.getbuffer()}
    if quotes is not None:
        files[path.with_suffix(QUOTES)] = quotes.encode()
    atomic_together(files)


def write(
    stream: BinaryIO, suffix: str, made: Picture, target: Target, options: PictureOptions
) -> Iterator[tuple[int, int]]:
    """The bytes of a picture in the format of a suffix, with title, sources, date and alt text."""
    facts = {"Title": options.title, "Description": alt_text(made.scene, options.title)}
    if options.caption is not None:
        sources = "; ".join(options.caption.sources)
        facts |= {"Source": sources, "Date": options.caption.date}
    match suffix:
        case ".png":
            yield from write_png(
                made.drawing, stream, target.scale, target.dpi, options.transparent, facts
            )
        case ".pdf":
            yield from write_pdf(made.drawing, stream, facts)
        case ".svg":
            yield from _write_svg(stream, made, target, facts)
        case _:
            raise ExportError(f"Pictures are {', '.join(FORMATS)}: give the file such an ending.")


def _write_svg(
    stream: BinaryIO, made: Picture, target: Target, facts: dict[str, str]
) -> Iterator[tuple[int, int]]:
    need_qt()
    drawing = made.drawing
    total = len(drawing.items) + sum(len(la.strokes) + len(la.glyphs) for la in drawing.layers)
    pieces = svg_pieces(
        drawing,
        measure,
        title=facts["Title"],
        description=facts["Description"],
        metadata={"source": facts.get("Source", ""), "date": facts.get("Date", "")},
        millimeters=target.printed,
    )
    for done, piece in enumerate(pieces):
        stream.write(piece.encode())
        if done % _STEP == 0:
            yield min(done, total), total
    yield total, total
