"""One job at a time beside the window: whoever asks for another one is told to wait."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, Signal

from explorer.guarded import guarded
from explorer.window.background import Job


class OneJob(QObject):
    """Runs one generator; who inherits takes its steps in ``_step`` and its end in ``_end``."""

    progressed = Signal(object)  # Progress, or None when nothing runs
    failed = Signal(str)
    finished = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self.cancelled = False  # whether the job that runs, or ran last, was cancelled

    @property
    def running(self) -> bool:
        """Whether a job runs."""
        return self._job is not None

    @guarded
    def cancel(self) -> None:
        """Stop after the step that runs; what came in stays."""
        if self._job is not None:
            self.cancelled = True
            self._job.cancel()

    def _busy(self) -> bool:
        if self.running:
            self.failed.emit(
                self.tr("Something is being opened already; wait for it, or cancel it first.")
            )
        return self.running

    def _start(self, steps: Callable[[], Iterator[object]]) -> None:
        self.cancelled = False
        self._job = Job(steps, self)
        self._job.stepped.connect(self._step)
        self._job.ended.connect(self._end)
        self._job.start()

    def _step(self, step: object) -> None:
        raise NotImplementedError

    def _end(self, failure: Exception | None) -> None:
        raise NotImplementedError
