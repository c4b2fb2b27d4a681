"""Keeps the lists beside the graph true: kinds, entities, sources, hidden items, notes, counts.

In a large project the drawing comes first and the lists follow one by one, with moments between
them in which the window answers.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from explorer.graph.sources import sources
from explorer.graph.weighing import weighs
from explorer.guarded import guarded
from explorer.model.edit import Edit
from explorer.model.records import Decision, Evidence, Relation, Style
from explorer.panels.plain import visible
from explorer.window.sides import Contents, Reading
from explorer.window.stage import Stage
from explorer.window.status_line import StatusLine

if TYPE_CHECKING:
    from explorer.session.session import Session

LARGE = 5_000  # relations from which on the lists follow an edit a little later than the drawing
PAUSE = 400  # milliseconds without another edit
_KEEPING = {Relation, Evidence, Style, Decision}  # what changes no name and no text
_BREATH = 40  # milliseconds between two lists, so that a key that is pressed now is heard at once


class Listing(QObject):
    """Brings the lists up to date: at once, or one by one where there are many relations."""

    listed = Signal(object)  # Session: everything about it is listed as it is now

    def __init__(
        self, parent: QObject, contents: Contents, reading: Reading, stage: Stage,
        status: StatusLine,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._contents, self._reading, self._stage = contents, reading, stage
        self._status = status
        self._listed = -1  # how many lines there were when the entities were listed
        self._waiting: list[Callable[[], object]] = []
        self._keeping, self._weighing = True, False  # what the edits that wait left alone
        self._leisure = QTimer(self, interval=PAUSE, singleShot=True)
        self._leisure.timeout.connect(self._go_on)

    @property
    def waits(self) -> bool:
        """Whether some lists are not up to date yet."""
        return bool(self._waiting)

    def follow(self, session: Session | None) -> None:
        """List another session: a large one soon, for its picture comes first."""
        if session is None or session.partial:
            self._clear()  # what there is of it is no list of anything
            if session is not None:
                self._stage.levels.show_view(session.view, session.visible().counts, "")
        elif len(session.corpus.relations) > LARGE:
            self._clear()
            self._later(self._steps(session))
        else:
            self.show(session)

    def show(self, session: Session | None) -> None:
        """List everything of a session anew, at once."""
        if session is None or session.partial:
            self.follow(session)
            return
        self._waiting, self._listed = [], -1
        for step in self._steps(session):
            step()

    def change(self, session: Session, edit: Edit, kinds: set[type]) -> None:
        """Follow an edit; ``kinds`` are the types of the records that it changes."""
        if len(session.corpus.relations) <= LARGE:
            self.show(session)
            return
        before = (self._keeping, self._weighing) if self._waiting else (True, False)
        self._keeping = before[0] and kinds <= _KEEPING
        self._weighing = before[1] or not self._keeping or weighs(edit)
        self._later(self._steps(session, self._keeping, self._weighing))

    def _later(self, steps: list[Callable[[], object]]) -> None:
        self._waiting = steps
        self._leisure.start(PAUSE)

    @guarded
    def _go_on(self) -> None:
        if self._waiting:
            self._waiting.pop(0)()
            self._leisure.start(_BREATH)

    def _steps(
        self, session: Session, keeping: bool = False, weighing: bool = True
    ) -> list[Callable[[], object]]:
        """What brings the lists up to date, one by one.

        ``keeping`` where names are as before, not ``weighing`` where all that counts counts still.
        """
        corpus, contents, view = session.corpus, self._contents, session.view
        steps: list[Callable[[], object]] = (
            [] if keeping else [lambda: contents.kinds.show_corpus(corpus, view.kinds_off)]
        )
        if weighing:
            steps += [
                lambda: contents.hidden.show_corpus(corpus),
                lambda: contents.sources.show_sources(sources(corpus), view.sources_off),
            ]
        return [
            *steps,
            lambda: self._reading.notes.show_corpus(corpus),
            lambda: self._status.show_corpus(corpus, tied=not session.provisional),
            lambda: self._entities(session, keeping),
            lambda: self.listed.emit(session),
        ]

    def _entities(self, session: Session, keeping: bool) -> None:
        """The list of entities with the levels above the drawing; left where nothing is new."""
        corpus, view, seen = session.corpus, session.view, session.visible()
        known = session.tied()
        if not keeping or len(known) != self._listed:
            self._listed = len(known)
            self._contents.entities.show_corpus(corpus, known, seen.drawn, view.kinds_off)
        if session.provisional:
            self._stage.levels.show_names(seen.counts.total)
            return
        focus = corpus.entities.get(view.focus[0]) if view.focus is not None else None
        self._stage.levels.show_view(view, seen.counts, visible(focus.name, 40) if focus else "")

    def _clear(self) -> None:
        self._waiting, self._listed = [], -1
        contents = self._contents
        contents.kinds.show_corpus(None, frozenset())
        contents.hidden.show_corpus(None)
        contents.sources.show_sources((), frozenset())
        contents.entities.show_corpus(None, (), frozenset(), frozenset())
        self._reading.notes.show_corpus(None)
        self._status.show_corpus(None)
