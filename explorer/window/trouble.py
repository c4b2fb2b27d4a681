"""A bug never ends the window: it is logged, without text of documents, and said once."""

import faulthandler
import logging
import os
import sys
import threading
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TextIO

import platformdirs
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from explorer.errors import ExplorerError
from explorer.window.about import diagnostics
from explorer.window.message_bar import MessageBar

LARGEST = 500_000  # bytes of a log file; two are kept


class Trouble(QObject):
    """Takes over ``sys.excepthook`` while a window is open."""

    _happened = Signal(str, bool)  # a sentence or a traceback; whether it is a bug

    def __init__(self, messages: MessageBar) -> None:
        super().__init__(messages)
        self._messages = messages
        self._details: list[str] = []
        self._before = sys.excepthook, threading.excepthook
        self._crashes: TextIO | None = None
        self._log = logging.getLogger("explorer")
        self._file: RotatingFileHandler | None = None
        self._happened.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def watch(self) -> None:
        """Begin: log to a file, crashes of native code too."""
        sys.excepthook = self._hook
        threading.excepthook = lambda args: self._hook(
            args.exc_type, args.exc_value, args.exc_traceback
        )
        folder = log_folder()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._file = RotatingFileHandler(
                folder / "explorer.log",
                maxBytes=LARGEST,
                backupCount=1,
                encoding="utf-8",
                delay=True,
            )
            self._file.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
            self._log.addHandler(self._file)
            self._crashes = (folder / "crash.log").open("a", encoding="utf-8")
            faulthandler.enable(self._crashes)
        except OSError:  # without a log the window is still of use
            self._file = None

    def rest(self) -> None:
        """End: give back what was taken."""
        sys.excepthook, threading.excepthook = self._before
        if self._file is not None:
            self._log.removeHandler(self._file)
            self._file.close()
        if self._crashes is not None:
            faulthandler.disable()
            self._crashes.close()

    def _hook(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            self._before[0](kind, error, trace)
            return
        if isinstance(error, ExplorerError):
            self._happened.emit(str(error), False)
            return
        details = _details(kind, trace)
        self._log.error(details)
        self._happened.emit(details, True)

    def _tell(self, text: str, bug: bool) -> None:
        if not bug:
            self._messages.warn(text)
            return
        self._details.append(text)
        self._messages.warn(
            self.tr("Something went wrong in the program. Your work is saved; you can go on."),
            self.tr("Copy details"),
            self._copy,
        )

    def _copy(self) -> None:
        QApplication.clipboard().setText("\n\n".join([diagnostics(), *self._details]))


def log_folder() -> Path:
    """Where logs lie."""
    moved = os.environ.get("ARTICLE_EXPLORER_HOME")
    return (
        Path(moved) / "log"
        if moved
        else platformdirs.user_log_path("article-explorer", appauthor=False)
    )


def _details(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Where it happened and the kind of error; never its message, which may quote a document."""
    frames = traceback.extract_tb(trace)
    places = [f"  {Path(f.filename).name}:{f.lineno} in {f.name}" for f in frames]
    return "\n".join([kind.__name__, *places])
