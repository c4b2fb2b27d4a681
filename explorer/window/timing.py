"""The timeline of the open project: what it shows, and the spans that are chosen on it.

It reckons only while it is seen. The sentences of a project are fetched once, in slices with
moments between them in which the window answers; from then on they are followed.
"""

from dataclasses import replace

from PySide6.QtCore import QObject, Qt

from explorer.graph.filters import Clock
from explorer.graph.timeline import Times, lines_left, times_of, undated_in
from explorer.guarded import guarded
from explorer.panels.timeline import TimelinePanel
from explorer.session.session import Session
from explorer.window import docks, filtering, finding
from explorer.window.fetching import Fetching
from explorer.window.main_window import MainWindow
from explorer.window.undated_sheet import UndatedSheet

_TALL = 112  # pixels of the strip when it is first shown


class Timing(QObject):
    """Follows the session that is shown: its view, its edits and what is selected."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._desk = window, window.desk
        self._heard: Session | None = None
        self._times: Times | None = None
        self.fetching = Fetching(self)
        self.fetching.ready.connect(self._show)
        self.fetching.waits.connect(self._wait)
        self._sheet: UndatedSheet | None = None
        self._clock: Clock = "told" if docks.settings().value("clock") == "told" else "published"
        self.panel = TimelinePanel(window.desk.look)
        self.dock = docks.strip(window, "timeline", self.tr("Timeline"), self.panel)
        self.dock.visibilityChanged.connect(self._later)
        panel, plot = self.panel, self.panel.plot
        panel.clock_picked.connect(self._turn)
        panel.undated_asked.connect(self._list_undated)
        panel.undated_kept.connect(self._keep_undated)
        panel.closed.connect(self.toggle)
        panel.escaped.connect(self.close_list)
        plot.tried.connect(self._count)
        plot.ranged.connect(self._choose)
        window.theme_toggled.connect(lambda _: panel.dress())
        window.desk.timeline = self
        window.panes.put_in(panel, window.stage)
        window.shown_session.connect(self._follow)

    @property
    def shown(self) -> bool:
        """Whether the strip is seen."""
        return not self.dock.isHidden()

    @guarded
    def toggle(self) -> None:
        """Show the strip, with the keyboard in it; again: hide it."""
        if self.shown:
            inside = self.panel.isAncestorOf(self._window.focusWidget() or self._window)
            self.dock.hide()
            if inside and self._desk.canvas is not None:
                self._desk.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.dock.show()
        if self.dock.height() < self.panel.minimumSizeHint().height():
            self._window.resizeDocks([self.dock], [_TALL], Qt.Orientation.Vertical)
        self.panel.plot.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @guarded
    def _follow(self, session: Session | None) -> None:
        for one, connect in ((self._heard, "disconnect"), (session, "connect")):
            if one is not None:
                getattr(one.changed, connect)(self._changed)
                getattr(one.viewed, connect)(self._later)
                getattr(one.selected, connect)(self._later)
        self._heard, self._times = session, None
        self._close_sheet()
        self._later()

    @guarded
    def _changed(self, _: object) -> None:
        self._close_sheet()  # it may list what is gone
        self.fetching.follow_edit(self._seen_session)

    @guarded
    def _later(self, _: object = None) -> None:
        self.fetching.want(self._seen_session)

    @property
    def _seen_session(self) -> Session | None:
        """The session, where the strip is seen and it is known what is told of whom."""
        session = self._heard if self.shown else None
        if session is not None and session.provisional:
            self.panel.show_waiting()
            return None
        return session

    @guarded
    def _wait(self) -> None:
        if self._times is None:
            self.panel.show_waiting()

    @guarded
    def _show(self, session: Session) -> None:
        if session is not self._heard:
            return
        corpus, selection = session.corpus, session.selection
        relations = set(selection.relations)
        if len(selection.entities) == 2:
            relations |= {one.id for one in corpus.relations_between(*selection.entities)}
        else:
            relations |= {r.id for name in selection.entities for r in corpus.relations_of(name)}
        self._times = times_of(corpus, session.view, self._clock, relations)
        filters = session.view.filters
        span = filters.span(self._clock)
        self.panel.show_times(self._clock, self._times, span, filters.undated)
        if span is not None:
            self._count(*span)
        else:
            times = self._times
            self.panel.show_count(None, times.lines, times.sentences, times.by_guess)

    @guarded
    def _count(self, since: str, until: str) -> None:
        """Say what a span that is being pulled would leave."""
        session, times = self._heard, self._times
        if session is None or times is None:
            return
        filters = session.view.filters.within(self._clock, since, until)
        lines = lines_left(session.corpus, replace(session.view, filters=filters))
        self.panel.show_count(times.inside(since, until), lines)

    @guarded
    def _choose(self, since: str, until: str) -> None:
        session = self._heard
        if session is not None:
            filters = session.view.filters.within(self._clock, since, until)
            filtering.show(self._desk, replace(session.view, filters=filters))

    @guarded
    def _turn(self, clock: Clock) -> None:
        self._clock = clock
        docks.settings().setValue("clock", clock)
        self._close_sheet()
        self._later()

    @guarded
    def _keep_undated(self, kept: bool) -> None:
        session = self._heard
        if session is not None:
            filters = replace(session.view.filters, undated=kept)
            filtering.show(self._desk, replace(session.view, filters=filters))

    @guarded
    def _list_undated(self) -> None:
        session, times = self._heard, self._times
        if session is None or times is None:
            return
        self._close_sheet()
        found = undated_in(session.corpus, times)
        by_article = self._clock == "published"
        sheet = UndatedSheet(self._desk.look, session.corpus, found, by_article, self._window)
        sheet.picked.connect(lambda name: finding.to_noted(self._desk, name))
        sheet.destroyed.connect(self._sheet_closed)
        self._sheet = sheet
        sheet.show()
        sheet.activateWindow()  # without a window manager nobody gives it the keyboard

    @guarded(False)
    def close_list(self) -> bool:
        """Close the list of what has no date; False where there is none."""
        there = self._sheet is not None
        self._close_sheet()
        return there

    @guarded
    def _sheet_closed(self, _: object = None) -> None:
        self._sheet = None

    def _close_sheet(self) -> None:
        sheet, self._sheet = self._sheet, None
        if sheet is not None:
            sheet.destroyed.disconnect(self._sheet_closed)
            sheet.close()
