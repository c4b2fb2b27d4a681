"""Keeps the lists beside the graph true: kinds, entities, sources, hidden items, notes, counts.

In a large project the drawing comes first and the lists follow one by one, in slices with moments
between them in which the window answers.
"""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from explorer.graph.listing import links, rejected, sources
from explorer.graph.weighing import weighs
from explorer.guarded import guarded
from explorer.model.edit import Edit
from explorer.model.records import Decision, Evidence, Figure, Relation, Spot, Style
from explorer.panels.plain import visible
from explorer.window.sides import Contents, Reading
from explorer.window.stage import Stage
from explorer.window.status_line import StatusLine

if TYPE_CHECKING:
    from explorer.session.session import Session

LARGE = 5_000  # relations from which on the lists follow an edit a little later than the drawing
PAUSE = 400  # milliseconds without another edit
_KEEPING = {Relation, Evidence, Style, Decision, Figure, Spot}  # what changes no name and no text
_BREATH = 40  # milliseconds between two lists, so that a key that is pressed now is heard at once
_SLICE = 0.012  # seconds of a list between two moments in which the window answers
_MOMENT = 2  # milliseconds of such a moment; whatever waits in the window comes before its end


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
        self._waiting: list[Iterator[None]] = []
        self._keeping, self._weighing = True, False  # what the changes that wait left alone
        self._leisure = QTimer(self, singleShot=True)
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
        elif is_large(session):
            self._clear()
            self._later(session)
        else:
            self._at_once(session)

    def look(self, session: Session | None) -> None:
        """Follow another view: what it shows stands above the drawing at once."""
        if session is None or session.partial:
            self.follow(session)
        elif is_large(session):
            self._show_levels(session)
            self._contents.kinds.show_corpus(session.corpus, session.view.kinds_off)
            self._later(session, wait=_BREATH)
        else:
            self._at_once(session)

    def change(self, session: Session, edit: Edit, kinds: set[type]) -> None:
        """Follow an edit; ``kinds`` are the types of the records that it changes."""
        if is_large(session):
            keeping = kinds <= _KEEPING
            self._later(session, keeping, not keeping or weighs(edit))
        else:
            self._at_once(session)

    def stop(self) -> None:
        """List nothing more of a session that is about to be closed."""
        self._waiting = []
        self._leisure.stop()

    def _at_once(self, session: Session) -> None:
        self._waiting, self._listed = [], -1
        for step in self._steps(session, keeping=False, weighing=True):
            for _ in step:
                pass

    def _later(
        self, session: Session, keeping: bool = False, weighing: bool = True, wait: int = PAUSE
    ) -> None:
        """List soon what this change, and those that still wait, have not left alone."""
        if self._waiting:
            keeping, weighing = keeping and self._keeping, weighing or self._weighing
        self._keeping, self._weighing = keeping, weighing
        if not keeping:
            self._listed = -1
        self._waiting = list(self._steps(session, keeping, weighing))
        self._leisure.start(wait)

    @guarded
    def _go_on(self) -> None:
        if not self._waiting:
            return
        self._leisure.start(_BREATH)  # also where a list fails: the others follow all the same
        until = monotonic() + _SLICE
        for _ in self._waiting[0]:
            if monotonic() >= until:
                self._leisure.start(_MOMENT)
                return
        self._waiting.pop(0)

    def _steps(self, session: Session, keeping: bool, weighing: bool) -> Iterator[Iterator[None]]:
        """What brings the lists up to date, one by one, each in slices.

        ``keeping`` where names are as before, not ``weighing`` where all that counts counts still.
        """
        if not keeping:
            yield self._list_kinds(session)
        if weighing:
            yield self._list_hidden(session)
            yield self._list_sources(session)
        yield self._list_notes(session)
        yield self._list_entities(session)
        yield self._tell(session)

    def _list_kinds(self, session: Session) -> Iterator[None]:
        yield
        self._contents.kinds.show_corpus(session.corpus, session.view.kinds_off)

    def _list_hidden(self, session: Session) -> Iterator[None]:
        found = yield from rejected(session.corpus)
        self._contents.hidden.show_corpus(session.corpus, found)

    def _list_sources(self, session: Session) -> Iterator[None]:
        found = yield from sources(session.corpus, session.view)
        self._contents.sources.show_sources(found, session.view.sources_off)

    def _list_notes(self, session: Session) -> Iterator[None]:
        self._reading.notes.show_corpus(session.corpus)
        yield
        self._status.show_corpus(session.corpus, tied=not session.provisional)

    def _list_entities(self, session: Session) -> Iterator[None]:
        """The list of entities with the levels above the drawing; left where nothing is new."""
        tied = session.tied()
        if len(tied) != self._listed:
            counts = yield from links(tied)
            self._contents.entities.show_corpus(
                session.corpus, counts, session.visible().drawn, session.view.kinds_off
            )
            self._listed = len(tied)
            yield
        self._show_levels(session)

    def _tell(self, session: Session) -> Iterator[None]:
        yield
        self.listed.emit(session)

    def _show_levels(self, session: Session) -> None:
        view, counts = session.view, session.visible().counts
        if session.provisional:
            self._stage.filters.show_view(None, view, counts)
            self._stage.levels.show_names(counts.total)
            return
        if view.figure:
            self._stage.show_figure(view, counts, empty=not session.visible().entities)
            return
        focus = session.corpus.entities.get(view.focus[0]) if view.focus is not None else None
        start = session.corpus.documents.get(view.start)
        self._stage.filters.show_view(session.corpus, view, counts)
        self._stage.levels.show_view(
            view,
            counts,
            visible(focus.name, 40) if focus else "",
            visible(start.title, 40) if start else "",
        )

    def _clear(self) -> None:
        self._waiting, self._listed = [], -1
        contents = self._contents
        contents.kinds.show_corpus(None, frozenset())
        contents.hidden.show_corpus(None)
        contents.sources.show_sources((), frozenset())
        contents.entities.show_corpus(None, {}, frozenset(), frozenset())
        self._reading.notes.show_corpus(None)
        self._status.show_corpus(None)


def is_large(session: Session) -> bool:
    """Whether a project has so many relations that what is told of all of them comes later."""
    return len(session.corpus.relations) > LARGE
