"""No display: what the window would show, as text and as files.

For containers and servers: the same article, the same graph, and pictures of the real window.
"""

import os
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from explorer.commands.export import Wish, write_picture
from explorer.commands.loading import loaded
from explorer.commands.summary import say_entities, say_lines
from explorer.commands.terminal import PROGRAM, clear_progress, complain, counted, progress, say
from explorer.errors import ExportError
from explorer.export.escaping import visible
from explorer.export.quotes import QUOTES
from explorer.files import atomic_bytes
from explorer.formats import explorer_json
from explorer.formats.gathered import mention_counts
from explorer.graph.projection import Line, lines
from explorer.graph.theme import ThemeName
from explorer.model.corpus import Corpus
from explorer.model.files import NOTHING_SAID, Asked

THEMES: tuple[ThemeName, ...] = ("light", "dark")
_LINES = 5


def tell(paths: Sequence[Path], folder: Path, asked: Asked = NOTHING_SAID) -> int:
    """Print entities and strongest lines, write pictures and data into a folder; the exit status.

    Raises ExplorerError where nothing can be written.
    """
    with loaded(paths, asked=asked) as found:
        if found.failed and not found.corpus.documents:
            return 1
        _say(found.corpus)
        stem = paths[0].stem or "articles"
        made = folder_made(folder)
        data = made / f"{stem}.json"
        atomic_bytes(data, explorer_json.write(found.extraction))
        written = {data: "entities and relations as Explorer JSON"}
        pair = pair_to_show(found.corpus)
        names = tuple(found.corpus.entities[end].name for end in pair.ends) if pair else ()
        written |= _screenshots(data, made / stem, names)  # first: a window needs more of Qt
        if pair:
            picture = made / f"{stem}.png"
            write_picture(found.corpus, picture, Wish())
            written[picture] = "the graph as a picture for a web column"
            written[picture.with_suffix(QUOTES)] = "the sentences behind its numbered lines"
        _say_files(written, names)
        _say_commands(paths[0], names)
        return int(found.failed)


def pair_to_show(corpus: Corpus) -> Line | None:
    """The line to read first: of the person named most, to the person most often named with them.

    Of several such the one whom the texts name first; without two tied people the strongest line.
    """
    found = lines(corpus)
    mentions = mention_counts(corpus)  # in order of first mention
    people = {entity.id for entity in corpus.entities.values() if entity.kind == "PERSON"}
    between = [line for line in found if people.issuperset(line.ends)]
    if not between:
        return next(iter(found), None)
    tied = {end for line in between for end in line.ends}
    order = list(mentions)
    first = max(tied, key=lambda person: (mentions[person], person))
    own = [line for line in between if first in line.ends]

    def rank(line: Line) -> tuple[int, int]:
        other = line.ends[line.ends[0] == first]
        together = line.sentences + len(corpus.store.candidates_between(*line.ends))
        return -together, order.index(other) if other in order else len(order)

    return min(own, key=rank)


def folder_made(folder: Path) -> Path:
    """The folder, made where it is missing. Raises ExportError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ExportError(
            f"Cannot make the folder “{folder.absolute()}”: {reason}; start in another folder."
        ) from error
    return folder


def _screenshots(data: Path, stem: Path, select: tuple[str, ...]) -> dict[Path, str]:
    """Pictures of the real window, light and dark, from the data: nothing is extracted again."""
    from explorer.window.screenshot import screenshot  # Qt: only when it is needed

    written = {}
    with _home_for_now():
        for theme in THEMES:
            file = stem.with_name(f"{stem.name}.window-{theme}.png")
            progress(f"Drawing the window, {theme}")
            screenshot([data], file, select=select, theme=theme)
            written[file] = f"the window, {theme}"
    clear_progress()
    return written


@contextmanager
def _home_for_now() -> Iterator[None]:
    """A folder for projects and settings that is gone afterwards: nobody has opened anything."""
    before = os.environ.get("ARTICLE_EXPLORER_HOME")
    with tempfile.TemporaryDirectory() as home:
        os.environ["ARTICLE_EXPLORER_HOME"] = home
        try:
            yield
        finally:
            if before is None:
                del os.environ["ARTICLE_EXPLORER_HOME"]
            else:
                os.environ["ARTICLE_EXPLORER_HOME"] = before


def _say(corpus: Corpus) -> None:
    titles = [document.title for document in corpus.documents.values()]
    say(titles[0] if len(titles) == 1 else counted(len(titles), "article"))
    say()
    say_entities(corpus)
    say()
    found = len(lines(corpus))
    if not found:
        complain("No sentence ties two names, so there is no graph.")
        return
    say(f"{counted(found, 'line')}, the strongest:" if found > _LINES else counted(found, "line"))
    say_lines(corpus, _LINES)


def _say_files(written: dict[Path, str], names: tuple[str, ...]) -> None:
    say()
    say("There is no display for a window, so this was written:")
    widest = max(len(str(path)) for path in written)
    for path, what in written.items():
        shown = f", {' and '.join(names)} selected" if names and "window" in what else ""
        print(f"  {visible(str(path)):{widest}}  {what}{visible(shown)}")


def _say_commands(path: Path, names: tuple[str, ...]) -> None:
    say()
    say("Try next:")
    program = PROGRAM if shutil.which(PROGRAM) else _own_name()
    article = shlex.quote(visible(str(path)))
    if names:
        print(f"  {program} why {article} {visible(' '.join(map(shlex.quote, names)))}")
    print(f"  {program} export {article} -o slide.png --for slide")
    print(f"  {program} extract {article} -o article.json")


def _own_name() -> str:
    if told := os.environ.get("ARTICLE_EXPLORER_COMMAND"):  # by what started this
        return shlex.quote(told)
    started = Path(sys.argv[0])
    if started.name == PROGRAM:
        return shlex.quote(os.path.relpath(started))
    return f"{shlex.quote(sys.executable)} -m explorer"
