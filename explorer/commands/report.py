"""``report``: what passes the gate, as a report to print and check; or as a page to click."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from explorer.commands.compiling import compile_once
from explorer.commands.display import without_display
from explorer.commands.loading import loaded
from explorer.commands.targets import checked_target
from explorer.commands.terminal import complain
from explorer.errors import ExportError
from explorer.export.captions import caption_of
from explorer.export.figure import Figure
from explorer.export.gate import Gate, counted, gated
from explorer.export.gathering import report_of
from explorer.export.html_report import html_report
from explorer.export.linked_figure import LinkedFigure, linked_figure, links_of
from explorer.export.markdown_report import markdown_report
from explorer.export.report import Report
from explorer.files import atomic_bytes
from explorer.graph.frame import Caption
from explorer.graph.picture import TARGETS, PictureOptions, picture
from explorer.graph.scene import Scene, scene_of
from explorer.graph.story import Level, ViewState, visible
from explorer.graph.theme import theme
from explorer.model.corpus import Corpus
from explorer.model.files import NOTHING_SAID, Asked

WRITERS = (".html", ".docx", ".md")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What goes in and how it is written; ``place`` is where the picture will be seen."""

    confirmed: bool = False
    sources: int = 0
    level: Level = "story"
    clickable: bool = False
    place: str = "print180"
    title: str = ""
    notes: bool = True
    omissions: bool = True


def report(paths: Sequence[Path], output: Path, wish: Wish, asked: Asked = NOTHING_SAID) -> int:
    """Write the report; the exit status. Raises ExplorerError."""
    checked_target(output)
    with loaded(paths, asked=asked) as found:
        if found.failed and not found.corpus.documents:
            return 1
        write_report(found.corpus, output, wish)
        return int(found.failed)


def write_report(corpus: Corpus, output: Path, wish: Wish) -> None:
    """Write what passes the gate, and say how much that is. Raises ExportError."""
    without_display()
    compile_once()
    shown = visible(corpus, ViewState(level=wish.level))
    if not shown.lines:
        raise ExportError("There is nothing to report: no sentence ties two names.")
    found = gated(corpus, shown, Gate(wish.confirmed, wish.sources))
    made = report_of(corpus, found, wish.title, notes=wish.notes, omissions=wish.omissions)
    files = files_of(made, scene_of(corpus, found.passed), output, wish, caption_of(corpus))
    for path, data in files.items():
        atomic_bytes(path, data)
    if found.left_out:
        complain(counted(found))


def files_of(
    made: Report, scene: Scene, output: Path, wish: Wish, caption: Caption
) -> dict[Path, bytes]:
    """What to write where, whole; needs no corpus, so it may run beside the window."""
    made, figure = _figure(made, scene, wish, caption, output.suffix.lower() == ".html")
    if wish.clickable:
        if figure is None:
            raise ExportError(f"There is nothing to click: {made.counted}")
        from explorer.export.clickable import clickable_page

        return {output: clickable_page(made, figure).encode()}
    if output.suffix.lower() == ".html":
        return {output: html_report(made, figure).encode()}
    if output.suffix.lower() == ".docx":
        from explorer.export.word_report import word_report

        return {output: word_report(made, figure)}
    if figure is None:
        return {output: markdown_report(made).encode()}
    picture = output.with_suffix(".png")
    text = markdown_report(made, picture.name, figure.words, figure.sentence)
    return {picture: figure.png, output: text.encode()}


def _figure(
    made: Report, scene: Scene, wish: Wish, caption: Caption, html: bool
) -> tuple[Report, Figure | None]:
    """The report with the numbers of its picture, and the picture; None where nothing is tied."""
    from explorer.canvas.fonts import measure
    from explorer.canvas.picture import need_qt, picture_bytes

    if not scene.lines:
        return made, None
    need_qt()
    target = TARGETS[wish.place]
    options = PictureOptions(caption=caption, numbered=True)
    drawn = picture(scene, target, theme("light"), measure, options)
    made = made.numbered(drawn.numbers)
    lines = f"{len(drawn.numbers)} line{'s' * (len(drawn.numbers) != 1)}"
    where = "beside it" if wish.clickable else "below"
    words = f"Figure: {lines}; the number at a line leads to its sentences {where}."
    linked, png = LinkedFigure("", ""), b""
    if html:
        dark = picture(scene, target, theme("dark"), measure, options).drawing
        stacks = [stack for stack in scene.stacks if stack is not None]
        linked = linked_figure(drawn.drawing, dark, measure, words, links_of(made, stacks))
    else:
        png = picture_bytes(drawn, target, options)
    size = drawn.drawing.width, drawn.drawing.height
    return made, Figure(png, linked, *size, words, drawn.sentence or "")
