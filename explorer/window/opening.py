"""Opens what it is given: a project at once, articles as each of them is extracted.

Of the first article of a project, the names are told ahead.
"""

import shutil
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal

from explorer.errors import ExplorerError, ProjectDamaged
from explorer.files import same_place
from explorer.guarded import guarded
from explorer.model.files import NOTHING_SAID, Asked
from explorer.model.message import Message
from explorer.model.records import Extraction
from explorer.session import copies, importing
from explorer.session.ahead import Loading, Read, is_large
from explorer.session.beginning import Begun, beginning
from explorer.session.importing import Home, add, import_articles, take_again
from explorer.session.jobs import Failure, Made, Names, Progress, Question
from explorer.session.preview import Preview
from explorer.session.remarks import Remarks, remark_on
from explorer.session.session import Session
from explorer.session.settings import read_settings, write_settings
from explorer.window.background import Watcher
from explorer.window.messages import translated
from explorer.window.one_job import OneJob
from explorer.workers.pool import Workers


class Opening(OneJob):
    """One job at a time; ``opened`` tells a session that is ready to be shown."""

    opened = Signal(object)  # Session
    leaving = Signal()  # another project will be shown in place of the one that is
    asked = Signal(object)  # Question: what a file needs before it can be read
    named = Signal(object)  # Preview or Ahead: what is shown until its session is opened
    damaged = Signal(object, str)  # Path of a project, and what is wrong with it
    locked = Signal(object)  # Session that can only be read, and says why
    moved = Signal(object)  # Session whose project lies in another place now
    said = Signal(str)
    added = Signal(str, str)  # what came with another article, and its document
    warned = Signal(str)  # what was read, but not surely or not wholly
    reread = Signal(tuple)  # an article was read again: what of it no longer fits, in sentences
    unread = Signal(object)  # Remarks: several files were not read, or not wholly
    importing = Signal(object, list)  # Path of a project, and the files that come into it

    def __init__(self, workers: Workers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workers = workers
        self._session: Session | None = None
        self._shown: Session | None = None
        self._home: Path | None = None
        self._passing: Path | None = None
        self._arrived: Session | None = None  # added, and not shown yet
        self._empty: Session | None = None  # a project without articles, not shown yet
        self._again: tuple[Path, ...] = ()  # what fills it
        self._reread: tuple[Session, str] | None = None  # the article that is read again
        self._loading: Loading | None = None  # a large project, until it is read
        self._batch = ""
        self._remarks = Remarks()
        self._asked = NOTHING_SAID
        self.asks = True  # whether somebody answers ``asked``
        self.watching: tuple[Watcher, ...] = ()  # over the open project; they stop with it

    def warm(self) -> None:
        """Start the worker processes before they are needed."""
        self._workers.warm()

    def open(
        self, paths: Sequence[Path], passing: Path | None = None, asked: Asked = NOTHING_SAID
    ) -> None:
        """Open a project, or articles in a project of their own; folder ``passing`` goes after.

        ``asked`` is what was said of the files beforehand.
        """
        if self._busy():
            return
        self._leave()
        if len(paths) == 1 and paths[0].suffix.lower() == ".explorer":
            self._open_project(paths[0])
            if not self.running:
                self.finished.emit()
            return
        self._session, self._passing, self._asked = None, passing, asked
        self._start(lambda: self._find(list(paths)))

    def add(
        self,
        paths: Sequence[Path],
        session: Session | None = None,
        came: Callable[[Path], bool] = lambda path: False,
    ) -> None:
        """Bring articles into a session that is open, save those that ``came`` already."""
        if self._busy():
            return
        self._session = session = session or self._session
        self._asked = NOTHING_SAID
        signing = copies.signing(session) if session is not None else iter(())

        def steps() -> Iterator[object]:
            yield from signing
            yield from self._import([path for path in paths if not came(path)])

        self._start(steps)
        if session is not None:
            self.importing.emit(session.path, list(paths))

    def make(self, make: Callable[[], Made], doing: Message) -> None:
        """Make a project of another one beside the window, then open it."""
        if self._busy():
            return
        self._leave()

        def steps() -> Iterator[object]:
            yield Progress(0, 1, doing)
            yield make()

        self._start(steps)

    def read_again(self, document: str) -> None:
        """Extract an article of the shown session anew; what a person corrected in it stays."""
        session = self._shown
        if session is None or document not in session.corpus.documents or self._busy():
            return
        self._reread = session, document
        self._start(importing.read_again(session, document, self._workers))

    def find_copies(self) -> None:
        """Look for copies among all articles of the shown session, beside the window."""
        session = self._shown
        if session is not None and not self._busy():
            self._session, steps = session, copies.searching(session)
            self._start(lambda: steps)

    def follow(self, session: Session | None) -> None:
        """The session that is shown now: articles that are added come into it."""
        self._shown = session
        if not self.running:
            self._session = session

    def remember(self, path: Path) -> None:
        """Put a project at the head of the recent ones."""
        try:
            write_settings(read_settings().remembering(path))
        except ExplorerError as error:
            self.failed.emit(str(error))

    def close(self) -> None:
        """Stop everything and wait for it."""
        for one in self.watching:
            one.stop()
        job, arrived, self._job, self._arrived = self._job, self._arrived, None, None
        if job is not None:
            job.cancel()
        if arrived is not None:
            arrived.close()
        self._leave_empty()
        self._workers.close()
        if job is not None:
            job.join()
        self._leave_loading()
        self._clear_passing()

    def _leave(self) -> None:
        if self._shown is not None:
            self.leaving.emit()

    def _start(self, steps: Callable[[], Iterator[object]]) -> None:
        self._batch, self._remarks, self._home = uuid4().hex, Remarks(), None
        super()._start(steps)

    def _find(self, paths: list[Path]) -> Iterator[object]:
        home = importing.home_of(paths, self._asked.columns)
        yield home
        if not home.there:
            yield from beginning(home.path, self._import(paths, names=True), self._batch)

    def _import(self, paths: list[Path], names: bool = False) -> Generator[object, None, None]:
        return import_articles(paths, self._workers, names=names, asked=self._asked, asks=self.asks)

    @guarded
    def _step(self, step: object) -> None:
        if isinstance(step, Home):
            self._home = step.path
            if step.there:
                self._open_project(step.path, step.articles)
            else:
                self.importing.emit(step.path, list(step.articles))
        elif isinstance(step, Made):
            self._open_project(step.path)
            self.warned.emit(step.sentence)
        elif isinstance(step, Read):
            self._take_read(step)
        elif isinstance(step, Progress):
            self.progressed.emit(step)
        elif isinstance(step, Failure):
            if self._remarks.add_failure(step):  # several are listed at the end
                self.failed.emit(step.sentence)
        elif isinstance(step, Question):
            self.asked.emit(step)
        elif isinstance(step, Names):
            if self._session is None and step.found.entities:
                self.named.emit(Preview(step.found))
        elif isinstance(step, copies.Signed):
            copies.keep(self._session, step)
        elif isinstance(step, copies.Found):
            self.said.emit(translated(copies.take(self._session, step)))
        elif isinstance(step, Extraction):
            self._take(step)
        elif isinstance(step, Begun):
            self._take_begun(step)

    @guarded
    def _show_arrived(self) -> None:
        session, self._arrived = self._arrived, None
        if session is not None:
            self.remember(session.path)
            self.opened.emit(session)

    @guarded
    def _end(self, failure: Exception | None) -> None:
        if self._arrived is not None:  # first it is shown
            QTimer.singleShot(1, self, lambda: self._end(failure))
            return
        if self._job is not None:
            self._job.join()
            self._job.deleteLater()
        self._job = self._reread = None
        again, self._again = self._again, ()
        if again and failure is None:
            self._start(lambda: self._import(list(again), names=True))
            return
        self._leave_empty()
        self._clear_passing()
        self.progressed.emit(None)
        if isinstance(failure, ExplorerError):
            self.failed.emit(str(failure))
        if len(self._remarks) > 1:
            self.unread.emit(self._remarks)
        self.finished.emit()
        self._leave_loading()
        if failure is not None and not isinstance(failure, ExplorerError):
            raise failure

    def _take(self, extraction: Extraction) -> None:
        if self._reread is not None:
            (session, document), self._reread = self._reread, None
            if session is self._shown:  # else it was closed meanwhile
                self._take_again(session, document, extraction)
            return
        try:
            fresh = self._session is None
            session = self._session or self._empty or Session.create(self._home)
            self._session, self._empty = session, None
            before = len(session.corpus.documents)
            said = add(session, extraction, self._batch)
        except ExplorerError as error:
            self.failed.emit(str(error))
            return
        if fresh:
            self._arrived = session
            QTimer.singleShot(1, self, self._show_arrived)  # adding it took the window long enough
        elif len(session.corpus.documents) > before:
            self.added.emit(translated(said), next(reversed(session.corpus.documents)))
        else:
            self.said.emit(translated(said))
        self._remark(extraction)

    def _take_begun(self, begun: Begun) -> None:
        try:
            self._show(Loading(begun.path).finished(begun.read))
            self._remark(begun.extraction)
        except ExplorerError as error:
            self.failed.emit(str(error))

    def _remark(self, extraction: Extraction) -> None:
        self._remarks.came += 1
        said = remark_on(extraction)  # of several it is listed at the end
        if said is not None and self._remarks.add(extraction, said):
            (self.warned if extraction.entities else self.failed).emit(translated(said))

    def _take_again(self, session: Session, document: str, extraction: Extraction) -> None:
        try:
            told = take_again(session, document, extraction)
        except ExplorerError as error:
            self.failed.emit(str(error))
            return
        said = self.tr("Read again: “{title}”")
        self.said.emit(said.format(title=session.corpus.documents[document].title))
        self.reread.emit(tuple(translated(one) for one in told))

    def _open_project(self, path: Path, articles: tuple[Path, ...] = ()) -> None:
        here = self._shown
        same = here is not None and not here.provisional and same_place(here.path, path)
        if same and not here.read_only:  # one that can only be read may have become free
            self._session = here
            self.said.emit(self.tr("“{name}” is open here already.").format(name=path.stem))
            return
        try:
            if is_large(path) and not self.running:
                self._load(path)
                return
            session = Session.open(path)
        except ProjectDamaged as error:
            self.damaged.emit(path, str(error))
            return
        except ExplorerError as error:
            self.failed.emit(str(error))
            return
        if articles and not session.corpus.documents and not session.read_only:
            self._empty, self._again = session, articles
            return
        self._show(session)

    def _load(self, path: Path) -> None:
        self._loading = loading = Loading(path)
        if loading.ahead is not None:
            self.named.emit(loading.ahead)
        self._start(loading.steps)

    def _take_read(self, read: Read) -> None:
        loading, self._loading = self._loading, None
        if loading is not None and not loading.gone:
            self._show(loading.finished(read))

    def _show(self, session: Session) -> None:
        self._session = session
        self.remember(session.path)
        self.opened.emit(session)
        if session.read_only:
            self.locked.emit(session)

    def _leave_loading(self) -> None:
        loading, self._loading = self._loading, None
        if loading is not None:
            loading.close()

    def _leave_empty(self) -> None:
        session, self._empty = self._empty, None
        if session is not None:
            session.close()

    def _clear_passing(self) -> None:
        if self._passing is not None:
            shutil.rmtree(self._passing, ignore_errors=True)
            self._passing = None
