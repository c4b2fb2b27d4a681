"""An import that was cancelled, or killed with the program, is offered again."""

from __future__ import annotations

from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from explorer.guarded import guarded
from explorer.panels.plain import counted
from explorer.session import unfinished
from explorer.window.desk import Desk
from explorer.window.opening import Opening

if TYPE_CHECKING:
    from explorer.session.session import Session

_NAME = "article-explorer-noting"


class Resuming:
    """Keeps the list of files that are to come, and asks whether to go on where one is left."""

    def __init__(self, desk: Desk, opening: Opening) -> None:
        self._desk, self._opening = desk, opening
        self._project: Path | None = None
        self._noting: Thread | None = None
        opening.importing.connect(guarded(self._begin))
        opening.finished.connect(guarded(self._end))

    def look(self, session: Session | None) -> None:
        """Another project is shown: whether files of it are still to come."""
        if session is None or session.provisional or session.read_only or self._project:
            return
        files = unfinished.left(session.path)
        if files:
            self._offer(session, files)

    def _begin(self, project: Path, paths: list[Path]) -> None:
        self._noted()
        self._project = project
        self._noting = Thread(target=unfinished.begin, args=(project, paths), name=_NAME)
        self._noting.start()  # a folder may hold thousands

    def _noted(self) -> None:
        if self._noting is not None:
            self._noting.join()
            self._noting = None

    def _end(self) -> None:
        self._noted()
        project, self._project = self._project, None
        if project is None:
            return
        if not self._opening.cancelled:
            unfinished.end(project)
            return
        session = self._desk.session
        files = unfinished.left(project)
        if files and session is not None and session.path == project:
            self._offer(session, files)

    def _offer(self, session: Session, files: tuple[Path, ...]) -> None:
        """Say how many files are missing, as far as that can be known at a glance."""
        there = len({one.file_sha256 for one in session.corpus.documents.values()})
        some = max(1, len(files) - there)
        told = _tr("{files} of {all} had not come in when the work ended.").format(
            files=counted(some, "file", "files"), all=len(files)
        )
        self._desk.messages.warn(told, _tr("Go on"), lambda: self._go_on(session, files))

    def _go_on(self, session: Session, files: tuple[Path, ...]) -> None:
        if session is self._desk.session:
            self._opening.add(files, session, unfinished.came(session.corpus))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Resuming", text)
