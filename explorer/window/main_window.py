"""The window: creates the parts, docks them and connects them; no other work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QToolBar

from explorer.graph.theme import ThemeName, theme
from explorer.guarded import guarded
from explorer.panels.article import ArticleView
from explorer.panels.passages import Passages
from explorer.panels.style import Look, wear
from explorer.session.settings import read_settings
from explorer.window import (
    correcting,
    docks,
    filing,
    filtering,
    finding,
    navigating,
    reviewing,
    sentences,
)
from explorer.window.about import AboutSheet
from explorer.window.action_set import Actions
from explorer.window.answers import Answers
from explorer.window.background import Job
from explorer.window.desk import Desk
from explorer.window.folding import Folding
from explorer.window.following import Following
from explorer.window.guide import show_guide
from explorer.window.menus import menus
from explorer.window.middle import Middle
from explorer.window.panes import Panes
from explorer.window.search_box import SearchBox
from explorer.window.sheets import ShortcutSheet
from explorer.window.sides import Contents, Reading
from explorer.window.stage import Stage
from explorer.window.start_page import StartPage
from explorer.window.status_line import StatusLine
from explorer.window.tab_order import lay
from explorer.window.top_bar import TopBar
from explorer.window.waiting import accepted

if TYPE_CHECKING:  # it brings numpy, which the first paint need not wait for
    from explorer.session.session import Session


class MainWindow(QMainWindow):
    """One window with at most one open project."""

    theme_toggled = Signal(str)
    shown_session = Signal(object)  # Session or None

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setWindowTitle("Article Explorer")
        self.setAcceptDrops(True)
        self.setDockNestingEnabled(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._look = look
        self.fetching: Job | None = None  # what is still being imported
        self.unclaimed: list[Any] = []  # worker pools that nobody uses yet
        self.beside: list[Any] = []  # what runs beside the window until it is closed
        self._behind: Session | None = None  # what was shown before names that are shown now
        search = SearchBox(look, lambda query: self.following.found(query))
        answers, article = Answers(look), ArticleView(look)
        # Stage and desk need each other's parts: actions want the desk, the start page actions.
        self.desk = Desk(self, look, None, answers, article, search)
        self.actions_table = Actions(self.desk)
        self.start = StartPage(look, self.actions_table["open"], self.actions_table["example"])
        self.stage = Stage(look, self.start)
        self.desk.messages = self.stage.messages
        self.contents = Contents(look)
        self.reading = Reading(look, answers, article)
        self.top = TopBar(search)
        self.status = StatusLine()
        self.panes = Panes(self, (self.top, self.contents, self.stage, self.reading.pages, article))
        self.middle = Middle(self.stage)
        self.setCentralWidget(self.middle)
        self.setStatusBar(self.status)
        self._make_menus()
        self._make_top()
        self._make_docks()
        self.folding = Folding(self, self.desk.docks)
        self.following = Following(
            self.desk, self.actions_table, self.contents, self.reading, self.stage, self.top,
            self.status,
        )  # fmt: skip
        self.laying_tabs = QTimer(self, interval=0, singleShot=True)  # where Tab leads, anew
        self.laying_tabs.timeout.connect(self._lay_tabs)
        self._connect(answers, article, search)
        self.dress()
        self.show_session(None)
        docks.place_window(self)

    # parts -----------------------------------------------------------------------------------

    def _make_menus(self) -> None:
        self.menuBar().setNativeMenuBar(self.menuBar().isNativeMenuBar())
        for menu in menus(self.menuBar(), self.actions_table):
            menu.aboutToShow.connect(self.actions_table.refresh)

    def _make_top(self) -> None:
        for name, text, primary in (
            ("relation", self.tr("+ Relation"), False),
            ("undo", self.tr("Undo"), False),
            ("picture", self.tr("Export"), True),
        ):
            self.top.add_button(self.actions_table[name], text, primary)
        bar = QToolBar(self.tr("Top"))
        bar.setObjectName("top")
        bar.setMovable(False)
        bar.toggleViewAction().setVisible(False)
        bar.addWidget(self.top)
        self.addToolBar(bar)

    def _make_docks(self) -> None:
        left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
        sides = (
            ("contents", self.tr("Contents"), self.contents.title, self.contents, left),
            ("evidence", self.tr("Evidence"), self.reading.title, self.reading.pages, right),
            ("article", self.tr("Article"), self.reading.article_title, self.desk.article, right),
        )
        view = self.menuBar().findChild(type(self.menuBar().actions()[2].menu()), "View")
        view.addSeparator()
        for name, title, bar, body, area in sides:
            made = docks.dock(self, name, title, bar, body)
            self.desk.docks[name] = made
            self.addDockWidget(area, made)
            view.addAction(made.toggleViewAction())
            made.hide()
        self.desk.article.setMinimumSize(260, 90)
        self.reading.pages.setMinimumSize(260, 160)
        self.contents.setMinimumWidth(190)
        self.setCorner(Qt.Corner.BottomRightCorner, right)
        self.setCorner(Qt.Corner.BottomLeftCorner, left)

    # connections -----------------------------------------------------------------------------

    def _connect(self, answers: Answers, article: ArticleView, search: SearchBox) -> None:
        desk, evidence = self.desk, answers.evidence
        sentences.connect(desk, self.actions_table)
        evidence.chosen.connect(lambda one: article.show_span(one.document, one.start, one.end))
        evidence.walked.connect(self.reading.show_walk)
        evidence.focused.connect(self.actions_table.refresh_soon)
        evidence.built.connect(self.laying_tabs.start)
        answers.pair_picked.connect(lambda pair: self._select(entities=pair))
        answers.linked.connect(lambda entity: self._select(entities=(entity,)))
        answers.line_picked.connect(lambda relations: self._select(relations=relations))
        answers.place_picked.connect(article.show_span)
        answers.entity.mention_picked.connect(
            lambda m: article.show_span(m.document, m.start, m.end)
        )
        article.mention_picked.connect(lambda entity: self._select(entities=(entity,)))
        article.selection_changed.connect(guarded(self.actions_table.text_selected))
        article.selection_changed.connect(self.actions_table.refresh_soon)
        article.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        article.customContextMenuRequested.connect(
            lambda at: self.following.text_menu(article.mapToGlobal(at))
        )
        article.scrolled.connect(self.reading.show_paragraph)
        self.reading.walked.connect(lambda step: navigating.walk(desk, step))
        self.reading.document_picked.connect(article.show_document)
        self.reading.wished.connect(lambda name: self.actions_table[name].trigger())
        reviewing.connect(desk, self.reading, self._select)
        self.reading.notes.picked.connect(guarded(lambda name: finding.to_noted(desk, name)))
        answers.wished.connect(lambda name: self.actions_table[name].trigger())
        answers.entity.noted.connect(lambda entity, text: correcting.note(desk, entity, text))
        contents = self.contents
        contents.kinds.toggled.connect(lambda off: navigating.set_kinds(desk, off))
        contents.entities.picked.connect(lambda names: self._select(entities=names))
        contents.entities.opened.connect(lambda name: navigating.focus(desk, name))
        desk.source_left = contents.sources.clear_mark
        contents.sources.picked.connect(lambda key: navigating.light_up(desk, key))
        contents.sources.toggled.connect(lambda off: navigating.set_sources(desk, off))
        contents.hidden.picked.connect(self._select_any)
        contents.hidden.restored.connect(lambda one: correcting.restore_any(desk, one))
        levels = self.stage.levels
        levels.level_picked.connect(lambda level: navigating.set_level(desk, level))
        levels.unfocused.connect(lambda: navigating.focus(desk))
        levels.unstarted.connect(lambda: navigating.start_from(desk, ""))
        levels.least_picked.connect(lambda least: navigating.set_least(desk, least))
        levels.filters_cleared.connect(lambda: navigating.clear_filters(desk))
        filtering.connect(desk, self.stage)
        self.stage.messages.said.connect(self.stage.float_messages)
        self.top.retitled.connect(lambda title: filing.retitle(desk, title))
        finding.connect(desk, self.actions_table)
        search.left.connect(lambda: desk.canvas.setFocus() if desk.canvas is not None else None)
        for widget in (answers, self.reading.review):  # not in lists and choices of the others
            self.actions_table.work_in(widget)
        self.actions_table.work_in(contents.entities)  # its letters select nobody
        self.actions_table.work_in(article, article=True)
        self.actions_table.work_in(self.start)

    def _select(self, entities: tuple[str, ...] = (), relations: tuple[str, ...] = ()) -> None:
        if self.desk.session is not None:
            navigating.leave_source(self.desk)
            self.desk.session.select(entities, relations)

    @guarded
    def _select_any(self, name: str) -> None:
        self._select((name,), (name,))  # what there is of that id

    def show_session(self, session: Session | None) -> None:
        """Show a project in place of the one before, or the start page."""
        behind, self._behind = self._behind, None
        for before in (self._change_session(session, self.desk.take_over(session)), behind):
            if before is not None:
                before.close()

    def show_names(self, preview: Session) -> None:
        """Show whom an article names until its project comes; what was shown waits behind."""
        before = self._change_session(preview)
        self._behind = self._behind if before is None or before.provisional else before

    def leave_names(self) -> None:
        """The article will not come: back to what was shown before its names."""
        if self.desk.session is not None and self.desk.session.provisional:
            behind, self._behind = self._behind, None
            self._change_session(behind)

    def _change_session(
        self, session: Session | None, known: Mapping[str, str] | None = None
    ) -> Session | None:
        """Show another session; the one before, which is not closed.

        Where it comes of names that are shown, ``known`` says what they are called in it.
        """
        desk = self.desk
        desk.answers.save()  # into the project that it belongs to
        before, desk.session = desk.session, session
        desk.passages = Passages(session.corpus) if session is not None else None
        desk.answers.attach(session, desk.passages)
        self.reading.attach(session, desk.passages)
        if known is None:
            desk.article.attach(desk.passages)
        else:
            desk.article.hand_over(desk.passages, next(iter(session.corpus.documents), ""))
        if session is None and before is not None:
            docks.remember_docks(self, self.folding.widths, self.folding.folded)
        if session is not None and before is None:
            self.folding.begin(*docks.show_docks(self, desk.docks))  # first: the graph is fitted
        self.following.follow(session, known)
        if session is None:
            self.folding.begin({}, folded=False)
            for one in desk.docks.values():
                one.hide()
            self.start.show_recent(read_settings().recent)
            self.stage.show_start()
            self.start.setFocus()
        self.laying_tabs.start()
        self.shown_session.emit(session)
        self.actions_table.refresh()
        return before

    def close_project(self) -> None:
        """Back to the start page."""
        self.desk.messages.dismiss()
        self.show_session(None)

    def dress(self, name: ThemeName | None = None) -> None:
        """Take the colors of a theme."""
        if name is not None:
            self._look.theme = theme(name)
        wear(QApplication.instance(), self._look.theme)
        self.actions_table.dress()
        self.reading.dress()
        if self.desk.canvas is not None:
            self.desk.canvas.set_theme(self._look.theme)
        self.desk.article.refresh()

    def toggle_theme(self) -> None:
        """From light to dark and back; remembered."""
        name: ThemeName = "light" if self._look.theme.name == "dark" else "dark"
        self.dress(name)
        self.theme_toggled.emit(name)

    def show_guide(self) -> None:
        """How to read, correct and show a graph."""
        show_guide(self._look, self)

    def show_shortcuts(self) -> None:
        """The sheet of all keys."""
        accepted(ShortcutSheet(self))

    def show_about(self) -> None:
        """What this is."""
        accepted(AboutSheet(self))

    @guarded
    def _lay_tabs(self) -> None:
        stage, reading = self.stage, self.reading
        drawn = [one for one in (self.desk.canvas, stage.table) if one is not None]
        top, below = (self.middle.tabs, self.middle.head), self.middle.caption
        middle = (self.start, *top, stage.levels, stage.filters, *drawn, below, stage.messages)
        right = (reading.title, reading.pages, reading.article_title, self.desk.article)
        strip = () if self.desk.timeline is None else (self.desk.timeline.panel,)
        note = () if self.desk.tour is None else (self.desk.tour.callout,)
        docks.sweep(self)
        lay((self.top, *note, self.contents, *middle, *strip, *right, self.status))

    # Qt --------------------------------------------------------------------------------------

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        """After a dialog the keyboard is the window's, also where no window manager returns it."""
        if event.type() == QEvent.Type.WindowUnblocked:
            QTimer.singleShot(0, self, self.activateWindow)
        return super().event(event)

    @guarded
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and text may be dropped anywhere."""
        if self.desk.opening is not None and (
            event.mimeData().hasUrls() or event.mimeData().hasText()
        ):
            event.acceptProposedAction()

    @guarded
    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        if filing.take(self.desk, event.mimeData()):
            event.acceptProposedAction()

    @guarded
    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything is saved; threads and processes end first."""
        self.desk.answers.save()
        if self.desk.session is not None:
            docks.remember_docks(self, self.folding.widths, self.folding.folded)
        docks.remember_window(self)
        if self.fetching is not None:
            self.fetching.join()
        while self.unclaimed:
            self.unclaimed.pop().close()
        if self.desk.opening is not None:
            self.desk.opening.close()
        self.following.stop()
        for one in self.beside:
            one.stop()
        for session in (self.desk.session, self._behind):
            if session is not None:
                session.close()
        self.desk.session = self._behind = None
        super().closeEvent(event)
