"""A project that begins with a large article is made beside the window, in the thread of the job.

Tens of thousands of records take seconds to write and to hold. What the thread hands over is a
project that lies on the disk, the corpus that was written to it, and what its story draws: the
window opens the file and goes on with these, see :class:`~explorer.session.ahead.Loading`.
"""

from collections.abc import Generator, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from explorer.edits import documents
from explorer.model.message import Message
from explorer.model.records import Extraction
from explorer.session import copies
from explorer.session.ahead import Read
from explorer.session.jobs import Progress
from explorer.session.joining import as_decided
from explorer.session.session import Session

LARGE = 2_000  # relations of an article from which on adding it would be felt
_STEPS = 6


@dataclass(frozen=True, slots=True)
class Begun:
    """A project that an article began: where it lies, what it holds, and what came in."""

    path: Path
    read: Read
    extraction: Extraction


def beginning(home: Path, steps: Generator[object, None, None], batch: str) -> Iterator[object]:
    """The steps of an import, its first article made a project here if it is a large one.

    Ending early leaves no half project behind. Raises ProjectError.
    """
    first = True
    with closing(steps):
        for step in steps:
            if first and isinstance(step, Extraction) and len(step.relations) >= LARGE:
                yield from _begun(home, step, batch)
            else:
                yield step
            first = first and not isinstance(step, Extraction)


def _begun(home: Path, extraction: Extraction, batch: str) -> Iterator[Progress | Begun]:
    title = extraction.documents[0].title if extraction.documents else home.stem
    doing = Message.of("Writing “{name}”", name=title)
    done = False
    yield Progress(0, _STEPS, doing)
    session = Session.create(home)
    try:
        extraction, same = as_decided(session.corpus, extraction)
        yield Progress(1, _STEPS, doing)
        edit = documents.add(session.corpus, extraction, same, batch)
        yield Progress(2, _STEPS, doing)
        edit = copies.placed(session.corpus, edit)
        yield Progress(3, _STEPS, doing)
        session.perform(edit, by_hand=False)
        yield Progress(4, _STEPS, doing)
        read = Read(session.corpus, session.visible())
        yield Progress(5, _STEPS, doing)
        session.close()
        done = True
        yield Begun(session.path, read, extraction)
    finally:
        if not done:
            session.close()
            with suppress(OSError):
                session.path.unlink()
