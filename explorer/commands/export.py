"""``export``: a picture, laid out for where it will be seen, and the quotes behind its lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from explorer.commands.chosen import view_of
from explorer.commands.compiling import compile_once
from explorer.commands.display import without_display
from explorer.commands.loading import loaded
from explorer.commands.targets import checked_target
from explorer.commands.terminal import clear_progress, complain, progress
from explorer.errors import ExportError
from explorer.export.captions import caption_in
from explorer.export.quotes import quotes_markdown
from explorer.graph.figures import drawn_in, title_in
from explorer.graph.picture import TARGETS, PictureOptions, Target, own, own_print, picture
from explorer.graph.theme import ThemeName, theme
from explorer.model.corpus import Corpus
from explorer.model.files import NOTHING_SAID, Asked

PICTURES = (".png", ".svg", ".pdf")  # without Qt, which picture_files needs
_SIZE = re.compile(
    r"(?P<w>\d+(?:\.\d+)?)(?P<u>mm|cm|px)?(?:[x×](?P<h>\d+(?:\.\d+)?)(?P<v>mm|cm|px)?)?"
)
_MILLIMETERS = {"mm": 1.0, "cm": 10.0}


@dataclass(frozen=True, slots=True)
class Size:
    """A size as one types it; without a height the picture is as high as it needs."""

    width: float
    height: float | None
    millimeters: bool

    @classmethod
    def parsed(cls, text: str) -> "Size":
        """``180mmx120mm``, ``18x12cm``, ``180mm``, ``1600x1000``. Raises ValueError."""
        found = _SIZE.fullmatch(text.replace(" ", "").lower())
        if found is None:
            raise ValueError(f"“{text}” is no size: write 180mmx120mm, 180mm, or 1600x1000.")
        unit, other = found["u"] or found["v"] or "px", found["v"] or found["u"] or "px"
        if (unit == "px") != (other == "px"):
            raise ValueError(f"“{text}” mixes pixels and millimeters: write both in one.")
        width = float(found["w"]) * _MILLIMETERS.get(unit, 1.0)
        height = float(found["h"]) * _MILLIMETERS.get(other, 1.0) if found["h"] else None
        least, most = (100, 20_000) if unit == "px" else (20, 2_000)
        if not all(least <= side <= most for side in (width, height or width)):
            raise ValueError(f"A side has {least:,} to {most:,} {'px' if unit == 'px' else 'mm'}.")
        return cls(width, height, unit != "px")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the picture is to be; a size, width, height or dpi stands in place of ``place``."""

    place: str = "web"
    size: Size | None = None
    width: int | None = None
    height: int | None = None
    dpi: int | None = None
    transparent: bool = False
    theme: ThemeName = "light"
    title: str = ""
    legend: bool = True
    everything: bool = False
    figure: str = ""


def export(paths: Sequence[Path], output: Path, wish: Wish, asked: Asked = NOTHING_SAID) -> int:
    """Write the picture and its quotes; the exit status. Raises ExplorerError."""
    checked_target(output)
    with loaded(paths, asked=asked) as found:
        if found.failed and not found.corpus.documents:
            return 1
        write_picture(found.corpus, output, wish)
        return int(found.failed)


def write_picture(corpus: Corpus, output: Path, wish: Wish) -> None:
    """Draw a corpus into a file by its suffix, and ``NAME.quotes.md`` beside it; both or none.

    Raises ExportError.
    """
    without_display()
    compile_once()
    from explorer.canvas.fonts import measure
    from explorer.canvas.picture import need_qt
    from explorer.window.picture_files import save

    view, found = view_of(corpus, "related" if wish.everything else "story", wish.figure)
    if not found.entities:
        raise ExportError("There is nothing to draw: no sentence ties two names.")
    scene = drawn_in(corpus, found, view)
    title = wish.title or title_in(corpus, view)
    options = PictureOptions(
        title=title,
        caption=caption_in(corpus, view, found),
        legend=wish.legend,
        numbered=True,
        transparent=wish.transparent,
    )
    need_qt()
    target = target_of(wish)
    made = picture(scene, target, theme(wish.theme), measure, options)
    numbers = {number: scene.lines[row] for row, number in made.numbers.items()}
    for done, total in save(output, made, target, options, quotes_markdown(corpus, numbers, title)):
        progress(f"Writing {output.name}, {done} of {total}")
    clear_progress()
    if made.sentence:
        complain(made.sentence)


def target_of(wish: Wish) -> Target:
    """Where the picture will be seen, or one's own size."""
    usual = TARGETS[wish.place]
    if wish.size is not None and wish.size.millimeters:
        return own_print(wish.size.width, wish.size.height, wish.dpi or 300)
    width, height = wish.width, wish.height
    if wish.size is not None:
        width, height = round(wish.size.width), round(wish.size.height or 0) or None
    if width is None and height is None and wish.dpi is None:
        return usual
    dpi = wish.dpi or 96
    width = width or round(usual.width * dpi / 96)
    height = height or round(width * (usual.height or usual.width / 1.5) / usual.width)
    return own(width, height, dpi)
