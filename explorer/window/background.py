"""A job beside the window: a generator in a thread, its steps delivered on the main thread.

Only values cross: the generator gets values and yields values, corpus and widgets stay here. A
thread is never stopped from outside; it is told, and joined.
"""

import threading
from collections.abc import Callable, Iterator
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal

from explorer.guarded import guarded


class Watcher(Protocol):
    """Follows the open project beside the window."""

    def stop(self) -> None:
        """Follow nothing any more."""
        ...


class Job(QObject):
    """One run of a generator; ``stepped`` tells what it yields, ``ended`` that it is over."""

    stepped = Signal(object)
    ended = Signal(object)  # None, or the exception that ended it
    _came = Signal(int, object)

    def __init__(
        self, steps: Callable[[], Iterator[object]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._steps = steps
        self._told = threading.Event()
        self._quiet = False
        self._thread = threading.Thread(target=self._run, name="article-explorer-job")
        self._came.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def cancel(self) -> None:
        """Ask for no further step; what has arrived stays, nothing more is told but the end."""
        self._told.set()

    def join(self, seconds: float = 10.0) -> bool:
        """Cancel and wait, telling nothing more; False if it still runs."""
        self._quiet = True
        self._told.set()
        if self._thread.ident is not None:
            self._thread.join(seconds)
        return not self._thread.is_alive()

    @property
    def cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._told.is_set()

    def _run(self) -> None:
        failure: Exception | None = None
        try:
            steps = self._steps()
            try:
                for step in steps:
                    if self._told.is_set():
                        break
                    self._came.emit(0, step)
            finally:
                close = getattr(steps, "close", None)
                if close is not None:
                    close()
        except Exception as error:
            failure = error
        if not self._quiet:
            self._came.emit(1, failure)

    @guarded
    def _deliver(self, last: int, value: object) -> None:
        if self._quiet:
            return
        if last:
            self.ended.emit(value)
        elif not self._told.is_set():
            self.stepped.emit(value)
