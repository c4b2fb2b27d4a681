"""The picture of a large project at once, and the project when it has been read.

100,000 relations take seconds to read. What the story of a large project drew is therefore kept
beside its earlier states, and shown the next time before anything else, from a session that holds
the records of that picture alone: every line in it can be clicked and read, nothing can be edited.
A picture is only shown where the project's history ends where it ended when the picture was kept.
"""

import gc
import hashlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

import msgspec

from explorer.errors import ExplorerError
from explorer.files import atomic_bytes
from explorer.graph.story import visible
from explorer.graph.view import ViewState, Visible
from explorer.model.corpus import Corpus
from explorer.model.message import Message
from explorer.model.records import Document, Entity, Placement, Relation
from explorer.session.earlier import folder_of, keep_before_update
from explorer.session.jobs import Progress
from explorer.session.session import Session
from explorer.store.journaled import Entry
from explorer.store.project import Project

LARGE = 25_000_000  # bytes of a project file that takes a second and more to read
_FORM = 2  # of what is kept; another one is not looked at


@dataclass(frozen=True, slots=True)
class Kept:
    """What a story drew; ``ends`` says where the project's history ended then."""

    form: int
    ends: str
    drawn: Visible


@dataclass(frozen=True, slots=True)
class Read:
    """A project that was read wholly, and what its story draws."""

    corpus: Corpus
    drawn: Visible


class Ahead(Session):
    """What a large project drew last, while it is being read; nothing can be edited in it."""

    provisional = partial = True

    def __init__(self, project: Project, drawn: Visible) -> None:
        """Hold the records of a picture. Raises KeyError where the project lacks one of them."""
        super().__init__(project, _of_picture(project, drawn))
        self._drawn = drawn
        self.given = self.closed = False

    @property
    def read_only(self) -> bool:
        """Always: an edit would not know what it is not told of."""
        return True

    @property
    def why_read_only(self) -> str:
        """What an edit is refused with."""
        return "The project is still being read; wait until all of it is there."

    def visible(self) -> Visible:
        """The picture that was kept, whatever view is wanted: nothing else is there yet."""
        return self._drawn

    def close(self) -> None:
        """Leave the project file at rest, unless another session goes on in it."""
        if not self.given:
            self.closed = True
            super().close()


class Loading:
    """A large project that is open and is being read; ``ahead`` is its picture, if there is one."""

    def __init__(self, path: Path) -> None:
        """Open the project. Raises ProjectError as :meth:`Session.open`."""
        self._project = Project.open(path, keep_before_update)
        try:
            self.ahead = self._picture()
        except BaseException:
            self._project.close()
            raise

    @property
    def gone(self) -> bool:
        """Whether its picture was closed before all was read: nobody wants it any more."""
        return self.ahead is not None and self.ahead.closed

    def steps(self) -> Iterator[Progress | Read]:
        """Read all of it, in a thread, over a connection of its own. Raises ProjectError."""
        yield Progress(0, 1, Message.of("Reading “{name}”", name=self._project.path.stem))
        project = Project.reading(self._project.path)
        try:
            corpus = Corpus(project)
            corpus.load(project.held(), project.claims())
            yield Read(corpus, visible(corpus, ViewState()))
        finally:
            project.close()

    def finished(self, read: Read) -> Session:
        """The session of the whole project; it owns the project file from now on."""
        if self.ahead is not None:
            self.ahead.given = True
        read.corpus.store = self._project
        gc.freeze()  # hundreds of thousands of records are no garbage, and are not looked at again
        return Session(self._project, read.corpus, read.drawn)

    def close(self) -> None:
        """Leave the project file at rest."""
        if self.ahead is not None:
            self.ahead.close()
        else:
            self._project.close()

    def _picture(self) -> Ahead | None:
        try:
            kept = msgspec.msgpack.decode(_file(self._project.path).read_bytes(), type=Kept)
        except (OSError, msgspec.DecodeError):
            return None
        ends = _digest(self._project.undo_entry(), self._project.redo_entry())
        if kept.form != _FORM or kept.ends != ends:
            return None
        try:
            return Ahead(self._project, kept.drawn)
        except KeyError:  # another project of that name
            return None


def is_large(path: Path) -> bool:
    """Whether a project is so large that its picture is shown before it is read."""
    try:
        return path.stat().st_size >= LARGE
    except OSError:
        return False


def keep_picture(session: Session) -> None:
    """Keep what a large project's story draws, for the next time that it is opened."""
    if session.view != ViewState() or session.read_only or not is_large(session.path):
        return
    kept = Kept(_FORM, _digest(*session.history_end), session.visible())
    file = _file(session.path)
    with suppress(OSError, ExplorerError):  # it is a convenience: the project opens without it
        file.parent.mkdir(parents=True, exist_ok=True)
        atomic_bytes(file, msgspec.msgpack.encode(kept))


def _of_picture(project: Project, drawn: Visible) -> Corpus:
    """A corpus of all articles and entities, and of the relations that a picture shows."""
    relations = {one for line in drawn.lines for one in line.relations}
    ties = project.by_id(Relation, relations)
    named = takewhile(lambda one: isinstance(one, Document | Entity), project.held())
    corpus = Corpus(project)
    corpus.load((*named, *ties, *project.evidence_of(relations)), ())
    if len(ties) < len(relations) or not drawn.drawn <= corpus.entities.keys() | _stacks(drawn):
        raise KeyError("the picture shows what the project does not hold")
    corpus.load(project.by_id(Placement, drawn.drawn), ())
    return corpus


def _stacks(drawn: Visible) -> set[str]:
    return {stack.id for stack in drawn.stacks}


def _file(project: Path) -> Path:
    return folder_of(project) / "picture.msgpack"


def _digest(*ends: Entry | None) -> str:
    """Where a history ends: what was done last, and what redo would do."""
    return hashlib.sha256(repr(ends).encode()).hexdigest()
