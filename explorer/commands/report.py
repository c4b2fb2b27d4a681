"""``report``: what passes the gate, as a report to print and check."""

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
from explorer.export.gate import Gate, counted, gated
from explorer.export.gathering import report_of
from explorer.export.html_report import Figure, html_report
from explorer.export.markdown_report import markdown_report
from explorer.export.report import Report
from explorer.files import atomic_bytes
from explorer.graph.frame import Caption
from explorer.graph.picture import TARGETS, PictureOptions
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
    made, figure = _figure(made, scene, wish, caption)
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
    made: Report, scene: Scene, wish: Wish, caption: Caption
) -> tuple[Report, Figure | None]:
    """The report with the numbers of its picture, and the picture; None where nothing is tied."""
    from explorer.canvas.picture import picture_of

    if not scene.lines:
        return made, None
    target = TARGETS[wish.place]
    options = PictureOptions(caption=caption, numbered=True)
    drawn, png = picture_of(scene, target, options, theme("light"))
    lines = f"{len(drawn.numbers)} line{'s' * (len(drawn.numbers) != 1)}"
    words = f"Figure: {lines}; the number at a line leads to its sentences below."
    figure = Figure(png, drawn.drawing.width, drawn.drawing.height, words, drawn.sentence or "")
    return made.numbered(drawn.numbers), figure
