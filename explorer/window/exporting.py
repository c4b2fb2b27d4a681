"""Writes a picture or data beside the window: progress, Cancel, and the old file stays whole."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from explorer.errors import ExplorerError
from explorer.guarded import guarded
from explorer.model.message import Message
from explorer.session.jobs import Progress
from explorer.window.background import Job

_SOON = 200  # milliseconds after which one wants to know how far it is


class Exporting(QObject):
    """One export at a time; ``saved`` and ``failed`` say in a sentence how it ended."""

    progressed = Signal(object)  # Progress, or None when nothing runs
    saved = Signal(str)
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._message = Message("")
        self._told = ""
        self._then: Callable[[], None] | None = None
        self._there = False
        self._progress: Progress | None = None
        self._soon = QTimer(self, interval=_SOON, singleShot=True)
        self._soon.timeout.connect(guarded(self._show))

    @property
    def running(self) -> bool:
        """Whether something is being written."""
        return self._job is not None

    def start(
        self,
        name: str,
        steps: Callable[[], Iterator[tuple[int, int]]],
        told: str,
        then: Callable[[], None] | None = None,
    ) -> None:
        """Write in a thread what ``steps`` writes; once it is there do ``then``, and tell ``told``.

        ``steps`` yields how much is done, of all, and touches no file before its last step.
        """
        if self.running:
            self.failed.emit(
                self.tr("A file is being written already; wait for it, or cancel it first.")
            )
            return
        self._message = Message.of("Writing “{name}”", name=name)
        self._told, self._then, self._there = told, then, False

        def watched() -> Iterator[tuple[int, int]]:
            yield from steps()
            self._there = True  # also where Cancel came too late

        self._job = Job(watched, self)
        self._job.stepped.connect(self._step)
        self._job.ended.connect(self._end)
        self._progress = Progress(0, 1, self._message)
        self._soon.start()
        self._job.start()

    def cancel(self) -> bool:
        """Write no further; False where nothing runs."""
        if self._job is None:
            return False
        self._job.cancel()
        return True

    def stop(self) -> None:
        """Write nothing any more, and wait for what is under way: the window closes."""
        job, self._job = self._job, None
        self._soon.stop()
        if job is not None:
            job.join()

    def _show(self) -> None:
        self.progressed.emit(self._progress)

    @guarded
    def _step(self, step: tuple[int, int]) -> None:
        self._progress = Progress(*step, self._message)
        if not self._soon.isActive():
            self._show()

    @guarded
    def _end(self, failure: Exception | None) -> None:
        job, self._job = self._job, None
        self._soon.stop()
        self.progressed.emit(None)
        job.deleteLater()
        if isinstance(failure, ExplorerError):
            self.failed.emit(str(failure))
        elif failure is not None:
            raise failure
        elif not self._there:
            self.saved.emit(self.tr("Cancelled: nothing was written."))
        else:
            if self._then is not None:
                self._then()
            self.saved.emit(self._told)
