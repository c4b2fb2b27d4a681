"""Keeps earlier states of the open project, one for each hour of edits, beside the window."""

from collections.abc import Iterator
from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer, Signal

from explorer.errors import ProjectError
from explorer.guarded import guarded
from explorer.session import earlier
from explorer.session.session import Session
from explorer.store.snapshots import Stopped
from explorer.window.background import Job

SOON = 30_000  # milliseconds after the first edit: until then most articles are laid out
LOOKS = 60_000  # between two looks at the clock


class Keeping(QObject):
    """Follows one session; ``failed`` tells once a project why none could be kept."""

    failed = Signal(str)
    kept = Signal(object)  # Path

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._edited = self._told = False
        self._job: Job | None = None
        self._timer = QTimer(self, interval=SOON)
        self._timer.timeout.connect(self.look)

    def follow(self, session: Session | None) -> None:
        """Keep states of this project from now on."""
        if self._session is not None:
            self._session.changed.disconnect(self._note)
        self._stop_job()
        self._timer.stop()
        lasting = session is not None and not session.provisional and not session.read_only
        self._session = session if lasting and session.path.is_file() else None
        self._edited = self._told = False
        if self._session is not None:
            self._session.changed.connect(self._note)

    @guarded
    def look(self) -> None:
        """Keep a state if there are edits that none has, and the last is an hour old."""
        self._timer.setInterval(LOOKS)
        if self._session is None or not self._edited or self._job is not None:
            return
        path, now = self._session.path, datetime.now(UTC)
        if not earlier.is_due(path, now):
            return
        self._edited = False

        def steps() -> Iterator[object]:
            yield earlier.keep(path, now, stopped=lambda: job.cancelled)

        job = self._job = Job(steps, self)
        job.stepped.connect(self.kept)
        job.ended.connect(self._end)
        job.start()

    def stop(self) -> None:
        """Keep nothing any more, and wait for what is under way."""
        self.follow(None)

    @guarded
    def _note(self, edit: object) -> None:
        self._edited = True
        if not self._timer.isActive():
            self._timer.start(SOON)

    @guarded
    def _end(self, failure: Exception | None) -> None:
        self._stop_job()
        if isinstance(failure, ProjectError):
            self._edited = True
            if not self._told:
                self._told = True
                self.failed.emit(str(failure))
        elif failure is not None and not isinstance(failure, Stopped):
            raise failure

    def _stop_job(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.join()
            job.deleteLater()
