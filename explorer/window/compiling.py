"""Compiles numeric code beside the window where the installation did not: once, at low priority.

Until it is there, large graphs are laid out and drawn without it.
"""

import sys

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from explorer.graph.kernel_cache import ready
from explorer.guarded import guarded

_LATER = 5_000  # milliseconds: the language model loads first


class Compiling(QObject):
    """Runs at most one process, which ends with the window; ``done`` when the code is there."""

    done = Signal()

    def __init__(self, window: QObject) -> None:
        super().__init__(window)
        self._process = QProcess(self)
        self._process.setStandardOutputFile(QProcess.nullDevice())
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.finished.connect(self._ended)
        self._later = QTimer(self, interval=_LATER, singleShot=True)
        self._later.timeout.connect(self._begin)
        if not ready():
            self._later.start()

    @property
    def running(self) -> bool:
        """Whether code is being compiled."""
        return self._process.state() != QProcess.ProcessState.NotRunning

    def stop(self) -> None:
        """End the process; what it has compiled so far is there the next time."""
        self._later.stop()
        self._process.finished.disconnect(self._ended)
        if self.running:
            self._process.kill()
            self._process.waitForFinished(2_000)

    @guarded
    def _begin(self) -> None:
        self._process.start(sys.executable, ["-m", "explorer.graph.warming"])

    @guarded
    def _ended(self) -> None:
        if ready():
            self.done.emit()
