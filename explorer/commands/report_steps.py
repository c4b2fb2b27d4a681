"""From what passed the gate to the files of a report, step by step: for the command and the window.

Nothing here asks the corpus, so it may run beside a window.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from explorer.errors import ExportError
from explorer.export.alt_text import alt_text
from explorer.export.figure import Figure
from explorer.export.html_report import html_report
from explorer.export.linked_figure import LinkedFigure, linked_figure, links_of
from explorer.export.markdown_report import markdown_report
from explorer.export.report import Report
from explorer.graph.frame import Caption
from explorer.graph.picture import TARGETS, Picture, PictureOptions, picture
from explorer.graph.scene import Scene
from explorer.graph.theme import theme
from explorer.model.message import Message
from explorer.session.jobs import Progress

SUFFIXES = (".html", ".docx", ".md")
_STEPS = 4


@dataclass(frozen=True, slots=True)
class Written:
    """What to write where, whole; in the order in which it is to be written."""

    files: dict[Path, bytes]


def steps(
    made: Report,
    scene: Scene,
    output: Path,
    caption: Caption,
    place: str = "print180",
    clickable: bool = False,
) -> Iterator[Progress | Written]:
    """Lay the picture out, draw it, and write the text round it; the last step is ``Written``.

    The suffix of ``output`` says which kind of file it is; ``clickable`` makes the page to click.
    Raises ExportError.
    """
    suffix = output.suffix.lower()
    figure = None
    if clickable and not scene.lines:
        raise ExportError(f"There is nothing to click: {made.counted}")
    if scene.lines:
        yield Progress(0, _STEPS, Message("Laying out the picture"))
        drawn = _laid_out(scene, place, caption)
        made = made.numbered(drawn.numbers)
        yield Progress(1, _STEPS, Message("Drawing the picture"))
        figure = _figure(made, drawn, scene, place, caption, suffix == ".html", clickable)
    yield Progress(3, _STEPS, Message("Writing the report"))
    yield Written(_files(made, figure, output, suffix, clickable))


def _files(
    made: Report, figure: Figure | None, output: Path, suffix: str, clickable: bool
) -> dict[Path, bytes]:
    if clickable and figure is not None:
        from explorer.export.clickable import clickable_page

        return {output: clickable_page(made, figure).encode()}
    if suffix == ".html":
        return {output: html_report(made, figure).encode()}
    if suffix == ".docx":
        from explorer.export.word_report import word_report

        return {output: word_report(made, figure)}
    if figure is None:
        return {output: markdown_report(made).encode()}
    picture = output.with_suffix(".png")
    text = markdown_report(made, picture.name, figure)
    return {picture: figure.png, output: text.encode()}


def _laid_out(scene: Scene, place: str, caption: Caption, dark: bool = False) -> Picture:
    from explorer.canvas.fonts import measure
    from explorer.canvas.picture import need_qt

    need_qt()
    options = PictureOptions(caption=caption, numbered=True)
    return picture(scene, TARGETS[place], theme("dark" if dark else "light"), measure, options)


def _figure(
    made: Report,
    drawn: Picture,
    scene: Scene,
    place: str,
    caption: Caption,
    html: bool,
    clickable: bool,
) -> Figure:
    """The picture as the kind of file needs it: linked text, or pixels."""
    lines = f"{len(drawn.numbers)} line{'s' * (len(drawn.numbers) != 1)}"
    where = "beside it" if clickable else "below"
    words = f"Figure: {lines}; the number at a line leads to its sentences {where}."
    size = drawn.drawing.width, drawn.drawing.height
    told, said = alt_text(drawn.scene), drawn.sentence or ""
    if html:
        from explorer.canvas.fonts import measure

        dark = _laid_out(scene, place, caption, dark=True).drawing
        stacks = [stack for stack in scene.stacks if stack is not None]
        linked = linked_figure(drawn.drawing, dark, measure, told, links_of(made, stacks))
        return Figure(b"", linked, *size, words, told, said)
    from explorer.canvas.picture import png_bytes

    target = TARGETS[place]
    facts = {"Title": made.title, "Description": told}
    png = png_bytes(drawn.drawing, target.scale, target.dpi, metadata=facts)
    return Figure(png, LinkedFigure("", ""), *size, words, told, said)
