"""``export``: a picture, laid out for where it will be seen, and the quotes behind its lines."""

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
from explorer.export.quotes import QUOTES, quotes_markdown
from explorer.files import atomic_bytes
from explorer.graph.picture import TARGETS, PictureOptions, Target, own
from explorer.graph.scene import scene_of
from explorer.graph.story import visible
from explorer.graph.theme import ThemeName, theme
from explorer.graph.view import ViewState
from explorer.model.corpus import Corpus
from explorer.model.files import NOTHING_SAID, Asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the picture is to be; a width, height or dpi is one's own size in place of ``place``."""

    place: str = "web"
    width: int | None = None
    height: int | None = None
    dpi: int | None = None
    transparent: bool = False
    theme: ThemeName = "light"
    title: str = ""
    legend: bool = True
    everything: bool = False


def export(paths: Sequence[Path], output: Path, wish: Wish, asked: Asked = NOTHING_SAID) -> int:
    """Write the picture and its quotes; the exit status. Raises ExplorerError."""
    checked_target(output)
    with loaded(paths, asked=asked) as found:
        if found.failed and not found.corpus.documents:
            return 1
        write_picture(found.corpus, output, wish)
        return int(found.failed)


def write_picture(corpus: Corpus, output: Path, wish: Wish) -> None:
    """Draw a corpus into a PNG, and ``NAME.quotes.md`` beside it. Raises ExportError."""
    without_display()
    compile_once()
    from explorer.canvas.picture import picture_of

    shown = visible(corpus, ViewState(level="related" if wish.everything else "story"))
    if not shown.entities:
        raise ExportError("There is nothing to draw: no sentence ties two names.")
    scene = scene_of(corpus, shown)
    titles = [document.title for document in corpus.documents.values()]
    title = wish.title or (titles[0] if len(titles) == 1 else "")
    options = PictureOptions(
        title=title,
        caption=caption_of(corpus),
        legend=wish.legend,
        numbered=True,
        transparent=wish.transparent,
    )
    made, png = picture_of(scene, _target(wish), options, theme(wish.theme))
    numbers = {number: scene.lines[row] for row, number in made.numbers.items()}
    quotes = quotes_markdown(corpus, numbers, title).encode()
    atomic_bytes(output, png)
    atomic_bytes(output.with_suffix(QUOTES), quotes)
    if made.sentence:
        complain(made.sentence)


def _target(wish: Wish) -> Target:
    usual = TARGETS[wish.place]
    if wish.width is None and wish.height is None and wish.dpi is None:
        return usual
    dpi = wish.dpi or 96
    width = wish.width or round(usual.width * dpi / 96)
    height = wish.height or round(width * (usual.height or usual.width / 1.5) / usual.width)
    return own(width, height, dpi)
