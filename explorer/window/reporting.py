"""From the graph to a report: asks what goes in, gathers it, and writes it beside the window."""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QTimer, QUrl
from PySide6.QtGui import QDesktopServices

from explorer.commands.report_steps import Written, steps
from explorer.errors import ExplorerError
from explorer.export.captions import caption_in
from explorer.export.gate import phrases
from explorer.export.gathering import gathering
from explorer.export.report import Report
from explorer.files import atomic_together
from explorer.graph.figures import drawn_in, title_in
from explorer.graph.story import visible
from explorer.graph.view import ViewState
from explorer.guarded import guarded
from explorer.model.message import Message
from explorer.session.jobs import Progress
from explorer.session.session import Session
from explorer.session.settings import read_settings, write_settings
from explorer.window.background import Job
from explorer.window.desk import Desk
from explorer.window.filter_words import exported
from explorer.window.main_window import MainWindow
from explorer.window.report_dialog import ReportDialog, ReportStart, ReportWish
from explorer.window.selected import selected_part

_EVERYTHING = ViewState(level="related")
_AT_ONCE = 0.04  # seconds of gathering between two looks at the window
_SOON = 200  # milliseconds after which one wants to know how far it is


class Reporting(QObject):
    """Writes one report at a time: its texts are gathered in slices, the rest needs no corpus."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._desk = window, window.desk
        self._wish: ReportWish | None = None
        self._session: Session | None = None
        self._gathered: Iterator[int | Report] | None = None
        self._job: Job | None = None
        self._progress: Progress | None = None
        self._there = False  # whether the file is written
        self._slices = QTimer(self, interval=0)
        self._slices.timeout.connect(self._gather)
        self._soon = QTimer(self, interval=_SOON, singleShot=True)
        self._soon.timeout.connect(guarded(self._show))
        window.shown_session.connect(self._leave)

    @property
    def running(self) -> bool:
        """Whether a report is being written."""
        return self._wish is not None

    def ask(self, desk: Desk) -> None:
        """Ask what goes in, and begin."""
        if self.running:
            desk.messages.warn(self.tr("A report is being written already; wait for it."))
            return
        desk.answers.save()  # a note that is being written belongs to it
        session, known = desk.session, read_settings().report
        shown = {"view": lambda: session.visible().opened}  # of groups that are one each line
        chosen = selected_part(session)
        if chosen is not None:
            shown["selection"] = lambda: chosen
        if session.view != _EVERYTHING and not session.view.figure:
            shown["everything"] = lambda: visible(session.corpus, _EVERYTHING)
        start = ReportStart(
            corpus=session.corpus,
            shown=shown,
            title=title_in(session.corpus, session.view),
            folder=_folder(str(known.get("folder", ""))),
            remembered=known,
        )
        changes: list[object] = []
        session.changed.connect(changes.append)  # an article may come in beside the dialog
        try:
            wish = ReportDialog(desk.look, start, desk.window).ask()
        finally:
            session.changed.disconnect(changes.append)
        if wish is not None and changes:
            self._outdated(changes)
        elif wish is not None:
            self._begin(session, wish)

    def cancel(self) -> bool:
        """Write nothing; whether there was anything to cancel."""
        if not self.running:
            return False
        if self._job is not None:
            self._job.cancel()
        else:
            self._end()
            self._desk.messages.say(self.tr("No report was written."))
        return True

    def stop(self) -> None:
        """The window is closed: write nothing more."""
        if self._job is not None:
            self._job.join()
        self._end()

    def _begin(self, session: Session, wish: ReportWish) -> None:
        self._wish, self._session, self._there = wish, session, False
        session.changed.connect(self._outdated)
        self._gathered = gathering(session.corpus, wish.found, wish.choice)
        self._tell(Progress(0, 1, Message("Gathering the sentences")))
        self._soon.start()
        self._slices.start()

    @guarded
    def _gather(self) -> None:
        until, total = time.monotonic() + _AT_ONCE, len(self._wish.found.passed.lines)
        for step in self._gathered:
            if isinstance(step, Report):
                self._write(step)
                return
            if time.monotonic() > until:
                self._tell(Progress(step, total, Message("Gathering the sentences")))
                return

    def _write(self, made: Report) -> None:
        self._slices.stop()
        wish, corpus = self._wish, self._session.corpus
        self._session.changed.disconnect(self._outdated)
        passed = wish.found.passed
        view = _EVERYTHING if wish.what == "everything" else self._session.view
        scene = drawn_in(corpus, passed, view)
        words = () if view.figure else exported(corpus, view)
        more = (*words, *phrases(wish.found.gate))
        caption = caption_in(corpus, view, passed, more, cited=True)
        if wish.what == "selection":
            caption = replace(caption, filters=("a selection", *caption.filters))

        def run() -> Iterator[object]:
            for step in steps(made, scene, wish.path, caption, clickable=wish.clickable):
                if isinstance(step, Written):
                    atomic_together(step.files)
                    self._there = True  # also where Cancel came too late
                yield step

        self._job = Job(run, self)
        self._job.stepped.connect(guarded(self._step))
        self._job.ended.connect(guarded(self._ended))
        self._job.start()

    def _step(self, step: Progress | Written) -> None:
        if isinstance(step, Progress):
            self._tell(step)

    def _ended(self, failure: Exception | None) -> None:
        wish = self._wish
        self._job.deleteLater()
        self._end()
        messages = self._desk.messages
        if isinstance(failure, ExplorerError):
            messages.warn(str(failure))
        elif failure is not None:
            raise failure
        elif not self._there:
            messages.say(self.tr("No report was written."))
        else:
            says = self.tr("Saved “{name}” in {folder}")
            url = QUrl.fromLocalFile(str(wish.path))
            messages.say(
                says.format(name=wish.path.name, folder=wish.path.parent),
                self.tr("Open"),
                lambda: QDesktopServices.openUrl(url),
            )
            try:
                write_settings(replace(read_settings(), report=dict(wish.remembered)))
            except ExplorerError as error:
                messages.warn(str(error))

    @guarded
    def _leave(self, session: Session | None) -> None:
        """Another project is open: what is not gathered yet cannot be any more."""
        if self.running and self._job is None and session is not self._session:
            self.cancel()

    def _outdated(self, _: object) -> None:
        """What was counted holds no more."""
        self._end()
        self._desk.messages.warn(
            self.tr("The project was changed, so no report was written; write it again.")
        )

    def _end(self) -> None:
        self._slices.stop()
        self._soon.stop()
        if self._session is not None:
            self._session.changed.disconnect(self._outdated)
        if self.running and not self._desk.opening.running:
            self._window.status.job.hide()
        self._wish = self._session = self._gathered = self._job = None

    def _tell(self, progress: Progress) -> None:
        self._progress = progress
        if not self._soon.isActive():
            self._show()

    def _show(self) -> None:
        if self._progress is not None and self.running and not self._desk.opening.running:
            self._window.status.job.show_progress(self._progress)


def _folder(known: str) -> Path:
    if known and Path(known).is_dir():
        return Path(known)
    usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(usual) if usual and Path(usual).is_dir() else Path.home()
