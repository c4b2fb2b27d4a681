"""Files that were to come into a project and had not when the work ended: it can go on later.

The list lies beside what else is kept of the project outside its file, from the start of an import
to its end; a program that is killed, or a person who cancels, leaves it there.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from explorer.errors import ExplorerError
from explorer.files import atomic_bytes
from explorer.model.corpus import Corpus
from explorer.session.earlier import folder_of
from explorer.workers.inputs import inputs_of, is_exchange, is_table

_SEVERAL = (".eml",)  # files that can hold several articles, beside tables and files of records


def begin(project: Path, paths: Iterable[Path]) -> None:
    """Note what is to come into a project, where it is more than one file."""
    files = [str(one.absolute()) for path in paths for one in _files(path)]
    if len(files) > 1:
        with suppress(OSError, ExplorerError):  # it is a convenience: the import goes on without
            _list(project).parent.mkdir(parents=True, exist_ok=True)
            atomic_bytes(_list(project), msgspec.json.encode(files))


def end(project: Path) -> None:
    """All that was to come has come, or was told why not."""
    with suppress(OSError):
        _list(project).unlink(missing_ok=True)


def left(project: Path) -> tuple[Path, ...]:
    """The files of an import that did not come to its end; empty where there was none."""
    try:
        found = msgspec.json.decode(_list(project).read_bytes(), type=list[str])
    except (OSError, msgspec.DecodeError):
        return ()
    return tuple(map(Path, found))


def came(corpus: Corpus) -> Callable[[Path], bool]:
    """Whether the article of a file is in a corpus as it is now, by what is in the file.

    To be asked in any thread, for it reads the file. Of what can hold several articles it cannot
    be known; those that are there change nothing when they come again.
    """
    there = {one.file_sha256 for one in corpus.documents.values()}
    return lambda path: not _is_several(path) and _digest(path) in there


def _files(path: Path) -> Iterator[Path]:
    try:
        yield from inputs_of([path])
    except ExplorerError:  # the import says what is wrong with it
        yield path


def _is_several(path: Path) -> bool:
    return is_table(path) or is_exchange(path) or path.suffix.lower() in _SEVERAL


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""  # it is gone: the import will say so


def _list(project: Path) -> Path:
    return folder_of(project) / "unfinished.json"
