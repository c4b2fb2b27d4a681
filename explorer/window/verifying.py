"""Checks a large project in a process of its own, once it has been opened.

A small one is checked whole before it is shown; of a large one that would take the time in which
a person wants to see the graph.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

import explorer
from explorer.guarded import guarded
from explorer.session.session import Session
from explorer.store.opening import CHECKED_AT_OPEN

LATER = 5_000  # milliseconds after it was opened: first it is drawn
_PATIENCE = 3_000  # milliseconds that a process may take to end
_RUN = """
import os, sys
sys.path.insert(0, sys.argv[1])
if hasattr(os, "nice"):
    os.nice(10)
from explorer.cli import main
sys.exit(main(["check", sys.argv[2]]))
"""


class Verifying(QObject):
    """Follows one session; ``damaged`` tells its path and the sentence, ``sound`` its path."""

    damaged = Signal(object, str)
    sound = Signal(object)

    def __init__(self, parent: QObject, least: int = CHECKED_AT_OPEN) -> None:
        super().__init__(parent)
        self._least = least
        self._path: Path | None = None
        self._process: QProcess | None = None
        self._timer = QTimer(self, interval=LATER, singleShot=True)
        self._timer.timeout.connect(self.look)

    def follow(self, session: Session | None) -> None:
        """Check this project, if it is a large one."""
        self._end_process()
        self._timer.stop()
        path = session.path if session is not None and not session.provisional else None
        large = path is not None and path.is_file() and path.stat().st_size >= self._least
        self._path = path if large else None
        if large:
            self._timer.start()

    @guarded
    def look(self) -> None:
        """Begin the check."""
        if self._path is None or self._process is not None:
            return
        process = self._process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("PYTHONUTF8", "1")
        process.setProcessEnvironment(environment)
        process.finished.connect(self._finished)
        root = str(Path(explorer.__file__).parent.parent)
        process.start(sys.executable, ["-P", "-c", _RUN, root, str(self._path)])

    def stop(self) -> None:
        """Check nothing any more."""
        self.follow(None)

    @guarded
    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        process, path = self._process, self._path
        if process is None or path is None:
            return
        said = bytes(process.readAllStandardOutput()).decode("utf-8", "replace").strip()
        self._process = None
        process.deleteLater()
        if status != QProcess.ExitStatus.NormalExit or not said:
            return  # nothing was found out: it was locked, or has gone
        if code:
            self.damaged.emit(path, said)
        else:
            self.sound.emit(path)

    def _end_process(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.finished.disconnect(self._finished)
            process.kill()
            process.waitForFinished(_PATIENCE)
            process.deleteLater()
