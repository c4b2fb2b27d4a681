"""Keeps the window true to the open project: who is told what when something changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QMenu

from explorer.graph.projection import lines
from explorer.graph.view import ViewState
from explorer.guarded import guarded
from explorer.model.edit import Edit
from explorer.model.records import (
    Document,
    Entity,
    Mention,
    Placement,
    Sentence,
    Spot,
)
from explorer.panels.plain import counted, visible
from explorer.session.settings import projects_folder, read_settings
from explorer.window import navigating
from explorer.window.action_set import Actions
from explorer.window.actions import (
    TOOLS_OF_A_LINE,
    TOOLS_OF_A_TEXT,
    TOOLS_OF_AN_ENTITY,
    TOOLS_OF_THE_CANVAS,
)
from explorer.window.desk import Desk
from explorer.window.listing import Listing
from explorer.window.search import Found, Names
from explorer.window.search_texts import found_in_texts
from explorer.window.sides import Contents, Reading
from explorer.window.stage import Stage
from explorer.window.status_line import StatusLine
from explorer.window.top_bar import TopBar

if TYPE_CHECKING:  # they take long to import; see furnishing.py
    from explorer.graph.picking import Hit
    from explorer.session.session import Selection, Session
    from explorer.window.arranging import Arranging


_NOW_AND_THEN = 1_000  # milliseconds between two drawings while articles come into a large project


class Following(QObject):
    """Listens to the session that is shown and tells the parts of the window."""

    def __init__(
        self, desk: Desk, table: Actions, contents: Contents, reading: Reading,
        stage: Stage, top: TopBar, status: StatusLine,
    ) -> None:  # fmt: skip
        super().__init__(desk.window)
        self._desk, self._table = desk, table
        self._contents, self._reading, self._stage = contents, reading, stage
        self._top = top
        self._names: Names | None = None
        self._fit_next = self._bridged = False
        self._heard: Session | None = None
        self.arranging: Arranging | None = None
        self._drawing = QTimer(self, interval=0, singleShot=True)
        self._drawing.timeout.connect(guarded(self._draw_late))
        self._came = False  # whether articles have come that are not listed yet
        self._seeks: str | None = None  # who gets the keyboard once what is selected is drawn
        desk.seek, desk.evidence = self.seek, reading.show_evidence
        self._selected_before: set[str] = set()
        self._viewed_before = ViewState()
        self.listing = Listing(self, contents, reading, stage, status)

    def follow(self, session: Session | None, known: Mapping[str, str] | None = None) -> None:
        """Listen to another session from now on; the one before says no more.

        Where it has come of a preview, ``known`` says what the entities on the canvas are called
        in it: they stay until the graph is there, and text and selection are those of before.
        """
        if self.arranging is not None:
            self.arranging.stop()
        self._fit_next, self._bridged = True, known is not None
        if self._desk.canvas is not None:
            if known is None:
                self._desk.canvas.clear()
            else:
                self._desk.canvas.show_scene(self._desk.canvas.scene.renamed(known))
        self._listen(session)
        if session is not None:
            session.author = read_settings().author
        self._reading.history.show_session(session)
        self._names = None
        self._came = False
        self._viewed_before = session.view if session is not None else ViewState()
        self.listing.follow(session)
        self._reading.show_documents(session.corpus if session is not None else None)
        self._show_headline()
        if session is not None:
            if known is None:
                self._desk.article.show_document(next(iter(session.corpus.documents), ""))
                self._desk.article.mark_entities(frozenset())
            self._selected(session.selection)
        self.draw()

    def _listen(self, session: Session | None) -> None:
        before, self._heard = self._heard, session
        for one, connect in ((before, "disconnect"), (session, "connect")):
            if one is not None:
                getattr(one.changed, connect)(self._changed)
                getattr(one.selected, connect)(self._selected)
                getattr(one.viewed, connect)(self._viewed)

    def draw(self) -> None:
        """Show the scene, or find places first for what has none."""
        session, canvas = self._desk.session, self._desk.canvas
        if session is None or canvas is None or self.arranging is None:
            return
        if self.arranging.settle(session, changed=self._fit_next):
            if self._fit_next and not (self._bridged or canvas.scene.entities):
                self._stage.show_waiting(self.tr("Drawing…"))
            return
        if self._stage.show_graph() and not self._reading.review.isVisible():  # its keys are used
            canvas.setFocus()
        canvas.show_scene(session.scene(), not self._fit_next, other=self._bridged)
        self.seen_live()
        self.mark(session.selection)
        self._reach()

    def seek(self, entity: str) -> None:
        """Glide to what is selected, now or when it has its place; the keyboard at an entity."""
        self._seeks = entity
        if self.arranging is None or not self.arranging.running:
            self._reach()

    def _reach(self) -> None:
        entity, self._seeks = self._seeks, None
        if entity is not None and self._desk.canvas is not None:
            if entity and self._desk.canvas.scene.row(entity) is not None:
                self._desk.canvas.keyboard.go(entity)
            self._desk.canvas.show_near()

    def seen_live(self) -> None:
        """The scene is seen already: it is not fitted once more."""
        self._fit_next = self._bridged = False

    def mark(self, selection: Selection) -> None:
        """Mark on the canvas what is selected: entities, lines, and the ends of lines."""
        session, canvas = self._desk.session, self._desk.canvas
        if session is None or canvas is None:
            return
        scene, corpus = canvas.scene, session.corpus  # what is drawn, while places are looked for
        entities, wanted = set(selection.entities), set(selection.relations)
        for name in wanted:
            entities |= set(corpus.relations[name].ends)
        rows = [
            row
            for row, line in enumerate(scene.lines)
            if wanted & set(line.relations)
            or (len(selection.entities) == 2 and set(line.ends) == entities)
        ]
        stacks = {
            stack.id
            for stack in scene.stacks
            if stack is not None and entities & set(stack.members)
        }
        drawn = {end for row in rows for end in scene.lines[row].ends}  # Moscow's line at Russia
        canvas.set_marks(entities | stacks | drawn, rows)
        self._contents.entities.mark([*selection.entities, *(entities - set(selection.entities))])
        self._desk.article.mark_entities(frozenset(entities))

    def found(self, query: str) -> list[Found]:
        """What the search box shows for a text."""
        session = self._desk.session
        if self._names is None:
            known = lines(session.corpus) if session is not None else ()
            self._names = Names(session.corpus if session is not None else None, known)
        told = found_in_texts(session.corpus, query) if session is not None else []
        return self._names.find(query, self._table.commands()) + told

    def canvas_menu(self, hit: Hit | None, at: QPoint) -> None:
        """The menu of an entity, a line, or the empty canvas."""
        if hit is not None and self._desk.session is not None:
            scene, selection = self._desk.canvas.scene, self._desk.session.selection
            inside = hit.entity in selection.entities or (
                hit.line is not None
                and set(scene.lines[hit.line].relations) & set(selection.relations)
            )
            if not inside:
                navigating.pick(self._desk, hit, additive=False)
        self._table.refresh()
        if hit is None:
            names: Iterable[str] = TOOLS_OF_THE_CANVAS
        else:
            names = TOOLS_OF_A_LINE if hit.line is not None else TOOLS_OF_AN_ENTITY
        self.menu(names, at)

    def text_menu(self, at: QPoint) -> None:
        """The menu of selected text in the article."""
        self._table.refresh()
        self.menu(TOOLS_OF_A_TEXT, at)

    def stop(self) -> None:
        """End what runs beside the window, and what waits for a moment."""
        self.listing.stop()
        if self.arranging is not None:
            self.arranging.stop()

    def menu(self, names: Iterable[str], at: QPoint) -> None:
        """A menu of those of some actions that can be done now."""
        found = self._table.of(names)
        if found:
            menu = QMenu(self._desk.window)
            menu.addActions(found)
            menu.exec(at)
            menu.deleteLater()

    @guarded
    def _changed(self, edit: Edit) -> None:
        desk, kinds = self._desk, {type(change.record) for change in edit.changes}
        session = desk.session
        if session is None:
            return
        selection = session.selection
        self._reading.review.follow(edit)  # which may go on to the next card, and select that
        self._reading.missed.follow(edit)
        if kinds <= {Placement, Spot}:
            self.draw()
            self._reading.history.show_session(session)
            self._table.refresh_soon()
            return
        if kinds & {Document, Mention, Sentence, Entity}:
            desk.passages.forget()
            if desk.article.document_id not in session.corpus.documents:
                desk.article.show_document(next(iter(session.corpus.documents), ""))
            desk.article.refresh()
            self._came = self._came or Document in kinds
        self._show_headline()
        if session.selection == selection:  # else the answers are those to another one already
            desk.answers.refresh()
        self._reading.history.show_session(session)
        self._names = None
        self.listing.change(session, edit, kinds)
        if self._came and self.listing.waits:  # a folder comes in: it is drawn now and then
            if not self._drawing.isActive():
                self._drawing.start(_NOW_AND_THEN)
        elif self.listing.waits and self._reading.review.isVisible():
            self._drawing.start(0)  # the next card first
        else:
            self._draw_late()
        self._table.refresh_soon()

    def _draw_late(self) -> None:
        """List the articles that came, and draw."""
        if self._came and self._desk.session is not None:
            self._reading.show_documents(self._desk.session.corpus)
        self._came = False
        self.draw()

    @guarded
    def _selected(self, selection: Selection) -> None:
        self._desk.asked, self._seeks = (), None
        if not selection.relations and len(selection.entities) != 2:
            self._desk.article.unwash()
        self._desk.answers.show_selection(selection)
        self.mark(selection)
        reviewed = self._reading.review.shows(selection.relations, selection.entities)
        reviewed = reviewed or self._reading.missed.shows(selection.entities)
        now = {*selection.relations, *selection.entities}
        if self._chosen(now) and not reviewed:
            self._reading.show_evidence()
            self._follow_in_article(selection)
        self._selected_before = now
        self._table.refresh_soon()

    def _chosen(self, now: set[str]) -> bool:
        """Whether a person chose this: no edit took something out of what was selected."""
        corpus, gone = self._desk.session.corpus, self._selected_before - now
        there = all(one in corpus.entities or one in corpus.relations for one in gone)
        return bool(now - self._selected_before) or bool(now and gone and there)

    def _follow_in_article(self, selection: Selection) -> None:
        """Where no sentence stands for it, show an article that names what is selected."""
        article, corpus = self._desk.article, self._desk.session.corpus
        of_a_line = selection.relations or len(selection.entities) == 2
        if of_a_line and self._desk.answers.evidence.sentence() is not None:
            return
        ends = [end for one in selection.relations for end in corpus.relations[one].ends]
        wanted = (*reversed(selection.entities), *ends)
        if any(article.names(one) for one in wanted):
            article.unwash()
            return
        for one in wanted:
            for place in corpus.store.mentions_of(one)[:1]:
                article.show_span(place.document, place.start, place.end)
                return

    @guarded
    def _viewed(self, view: ViewState) -> None:
        if not view.shows_as(self._viewed_before):  # other sizes and colors leave all in place
            self._fit_next = True
        otherwise = view.basis != self._viewed_before.basis
        otherwise = otherwise or view.figure != self._viewed_before.figure
        self._viewed_before = view
        self.listing.look(self._desk.session)
        chosen = self._desk.session.selection
        if chosen.relations or len(chosen.entities) > 1 or (chosen.entities and otherwise):
            # filters hold for what ties them, and for their lines, too
            self._desk.answers.refresh()
            if self._desk.answers.evidence.sentence() is None:  # filters leave it out
                self._desk.article.unwash()
        self.draw()
        self._table.refresh_soon()

    def _show_headline(self) -> None:
        session = self._desk.session
        if session is None:
            self._top.show_headline("", "", editable=False)
            self._desk.window.setWindowTitle("Article Explorer")
            return
        documents = session.corpus.documents
        shown = documents.get(self._desk.article.document_id) or next(
            iter(documents.values()), None
        )
        single = shown is not None and len(documents) == 1
        what = counted(len(documents), "article", "articles")
        title = shown.title if single else what
        if not single and session.path.parent != projects_folder():  # a name that somebody gave
            title = session.path.stem
        saved = self.tr("read-only") if session.read_only else self.tr("all changes saved")
        saved = self.tr("being read") if session.provisional else saved
        beside = saved if title == what else f"{what} · {saved}"
        self._top.show_headline(title, beside, editable=single and not session.read_only)
        self._desk.window.setWindowTitle(f"{visible(title, 80)} – Article Explorer")
