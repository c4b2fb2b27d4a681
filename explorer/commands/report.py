"""``report``: what passes the gate, as a report to print and check; or as a page to click."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from explorer.commands.chosen import view_of
from explorer.commands.compiling import compile_once
from explorer.commands.display import without_display
from explorer.commands.loading import loaded
from explorer.commands.report_steps import Written, steps
from explorer.commands.targets import checked_target
from explorer.commands.terminal import clear_progress, complain, progress
from explorer.errors import ExportError
from explorer.export.captions import caption_in
from explorer.export.gate import Gate, condition, counted, gated, phrases
from explorer.export.gathering import Choice, report_of
from explorer.files import atomic_together
from explorer.graph.figures import drawn_in, title_in
from explorer.graph.view import Level
from explorer.model.corpus import Corpus
from explorer.model.files import NOTHING_SAID, Asked


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
    figure: str = ""


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
    view, shown = view_of(corpus, wish.level, wish.figure)
    if not shown.lines:
        raise ExportError("There is nothing to report: no sentence ties two names.")
    found = gated(corpus, shown, Gate(wish.confirmed, wish.sources))
    title = wish.title or title_in(corpus, view)
    made = report_of(corpus, found, Choice(title, None, wish.notes, wish.omissions))
    scene = drawn_in(corpus, found.passed, view)
    caption = caption_in(corpus, view, found.passed, phrases(found.gate), cited=True)
    for step in steps(made, scene, output, caption, wish.place, wish.clickable):
        if isinstance(step, Written):
            atomic_together(step.files)
        else:
            progress(str(step.message))
    clear_progress()
    if found.left_out:
        asked = f"{condition(found.gate)} " if found.gate.sources else ""
        complain(f"{asked}{counted(found)}")
