"""Measures of what is drawn: reckoned beside the window where it is large, told in the legend."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer

from explorer.errors import ExplorerError
from explorer.graph.dress import PLAIN
from explorer.graph.measures import Measures, measured
from explorer.graph.view import Visible
from explorer.guarded import guarded
from explorer.model.message import Message
from explorer.session.jobs import Progress
from explorer.session.session import Session
from explorer.window.background import Job
from explorer.window.main_window import MainWindow
from explorer.window.tabling import Tabling

_PAUSE = 300  # milliseconds after a change: several that follow each other are measured once


class Measuring(QObject):
    """Follows the session that is shown; it measures only what somebody wants to see."""

    def __init__(self, window: MainWindow, tabling: Tabling) -> None:
        super().__init__(window)
        self._tabling = tabling
        tabling.measures_wanted.connect(self._changed)
        self._window, self._desk = window, window.desk
        self._heard: Session | None = None
        self._shown: Visible | None = None  # what is being measured
        self._given_up: Visible | None = None
        self._job: Job | None = None
        self._leaving: list[Job] = []
        self._soon = QTimer(self, interval=_PAUSE, singleShot=True)
        self._soon.timeout.connect(guarded(self._begin))
        self._telling = QTimer(self, interval=0, singleShot=True)
        self._telling.timeout.connect(guarded(self._tell))
        window.shown_session.connect(self._follow)

    @property
    def running(self) -> bool:
        """Whether something is being measured."""
        return self._job is not None

    def cancel(self) -> bool:
        """Go back to usual sizes and colors; False if nothing is being measured."""
        if not self.running:
            return False
        self._given_up = self._shown
        self._leave()
        self._telling.start()
        return True

    def stop(self) -> None:
        """Stop and wait."""
        self._soon.stop()
        self._telling.stop()
        self._leave()
        for job in self._leaving:
            job.join()
        self._leaving = []

    @guarded
    def _follow(self, session: Session | None) -> None:
        for one, connect in ((self._heard, "disconnect"), (session, "connect")):
            if one is not None:
                getattr(one.changed, connect)(self._changed)
                getattr(one.viewed, connect)(self._changed)
        self._heard = session
        self._leave()
        self._telling.start()

    @guarded
    def _changed(self, _: object = None) -> None:
        self._telling.start()

    def _tell(self) -> None:
        """Say in the legend what sizes and colors mean, and measure what is not measured yet."""
        session, legend = self._heard, self._window.stage.legend
        wanted = session is not None and bool(session.view.size_by or session.view.color_by)
        listed = session is not None and self._tabling.wants_measures
        if session is None or not (wanted or listed):
            self._leave()
            legend.show_dress(PLAIN)
            return
        shown = session.visible()
        waits = session.measured.of(shown) is None
        dress = session.scene().dress if wanted else PLAIN
        legend.show_dress(dress, wanted and waits and shown is not self._given_up)
        if not waits:
            self._leave()
        elif shown is not self._shown and shown is not self._given_up:
            self._leave()
            self._soon.start()

    def _begin(self) -> None:
        session = self._heard
        if session is None or session.measured.of(session.visible()) is not None:
            return
        self._leave()
        shown = self._shown = session.visible()
        count = len(shown.drawn)

        def steps() -> Iterator[Measures | Progress]:
            job, done = measured(shown), 0
            while True:
                try:
                    next(job)
                except StopIteration as ended:
                    yield ended.value
                    return
                done += 1
                if done % 20 == 1:
                    yield Progress(min(done, count), count, Message("Measuring the graph"))

        self._job = Job(steps, self)
        self._job.stepped.connect(self._step)
        self._job.ended.connect(self._end)
        self._job.start()

    @guarded
    def _step(self, step: Measures | Progress) -> None:
        session, shown = self._heard, self._shown
        if session is None or shown is None:
            return
        if isinstance(step, Progress):
            self._window.status.job.show_progress(step)
        elif session.visible() is shown:
            session.measured.take(shown, step)
            session.dress()

    @guarded
    def _end(self, failure: Exception | None) -> None:
        self._leave()
        if isinstance(failure, ExplorerError):
            self._desk.messages.warn(str(failure))
        elif failure is not None:
            raise failure

    def _leave(self) -> None:
        self._soon.stop()
        job, self._job, self._shown = self._job, None, None
        if job is not None:
            self._leaving.append(job)
            opening = self._desk.opening
            if opening is None or not opening.running:
                self._window.status.job.hide()
        for ended in [job for job in self._leaving if job.join(0.0)]:
            self._leaving.remove(ended)
            ended.deleteLater()
