"""Remembers which sentences were before the eyes, and shows it: rings, and a bar an article.

A sentence was, when its card stood as the current one of the line for a moment, when it stood in
full view as long as reading all that did takes, or when it was judged; cards that are only listed
below what is seen do not count.
"""

from PySide6.QtCore import QObject, QTimer

from explorer.graph.crowd import crowded
from explorer.graph.read import read_pairs, read_shares
from explorer.guarded import guarded
from explorer.model.edit import Edit
from explorer.model.records import Evidence
from explorer.session.read_marks import is_read, mark_read
from explorer.session.session import Session
from explorer.window import docks
from explorer.window.fetching import Fetching
from explorer.window.listing import is_large
from explorer.window.main_window import MainWindow

MOMENT = 700  # milliseconds that a card must stand before the eyes
EACH = 1_500  # milliseconds for each card in full view, to be read with the others
_JUDGED = ("confirmed", "disputed", "rejected")


class Marking(QObject):
    """Follows the session that is shown; switched off it neither shows nor remembers."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._desk = window, window.desk
        self._heard: Session | None = None
        self._seen: Evidence | None = None  # whose card is looked at
        self._known: tuple[object, Session, bool] | None = None  # see `forgets`
        self.on = docks.settings().value("read", "true") != "false"
        self.fetching = Fetching(self)
        self.fetching.ready.connect(self._show)
        self.moment = QTimer(self, interval=MOMENT, singleShot=True)
        self.moment.timeout.connect(guarded(self._mark_seen))
        self.longer = QTimer(self, singleShot=True)
        self.longer.timeout.connect(guarded(self._mark_viewed))
        window.desk.answers.evidence.chosen.connect(self._look_at)
        scrolled = window.desk.answers.evidence.scroll.verticalScrollBar().valueChanged
        scrolled.connect(self._view)
        window.contents.articles.picked.connect(window.desk.article.show_document)
        window.shown_session.connect(self._follow)
        window.desk.marking = self

    def toggle(self) -> None:
        """Show and remember what is read, or do neither; remembered."""
        self.on = not self.on
        docks.settings().setValue("read", "true" if self.on else "false")
        self._want()

    def forget(self) -> None:
        """Take the sentences of the selected line as unread again."""
        session = self._heard
        if session is None:
            return
        self.moment.stop()
        self.longer.stop()
        found = session.corpus.store.evidence_of(session.selection.relations)
        if mark_read(session, found, read=False):
            self._want()

    @property
    def forgets(self) -> bool:
        """Whether a sentence of the selected line has been read."""
        session = self._heard
        if session is None or not session.selection.relations:
            return False
        read = session.corpus.store.read_places()
        if not self.on or not read:
            return False
        asked = (session.corpus.version, session.selection.relations, len(read))
        if self._known is None or self._known[:2] != (asked, session):  # it is asked at each key
            found = session.corpus.store.evidence_of(session.selection.relations)
            self._known = asked, session, any(is_read(session, one) for one in found)
        return self._known[2]

    @guarded
    def _follow(self, session: Session | None) -> None:
        for one, connect in ((self._heard, "disconnect"), (session, "connect")):
            if one is not None:
                getattr(one.changed, connect)(self._changed)
                getattr(one.viewed, connect)(self._look_again)
        self._heard, self._seen = session, None
        self.moment.stop()
        self.longer.stop()
        self._want()

    @guarded
    def _look_at(self, one: Evidence) -> None:
        self._seen = one
        self.longer.stop()
        self.moment.start()

    @guarded
    def _view(self, _: object = None) -> None:
        """Give what is in full view the time that reading it takes."""
        self.longer.start(EACH * max(1, len(self._desk.answers.evidence.scroll.in_view())))

    def _mark_viewed(self) -> None:
        session, found = self._heard, self._desk.answers.evidence.scroll.in_view()
        if session is not None and self.on and found and mark_read(session, found):
            self._want()
            self._window.actions_table.refresh_soon()

    def _mark_seen(self) -> None:
        self._view()  # the cards are laid out by now
        session, one, desk = self._heard, self._seen, self._desk
        if session is None or one is None or not self.on:
            return
        evidence, review = desk.answers.evidence, self._window.reading.review
        selection = session.selection
        shown = evidence.isVisible() or review.shows(selection.relations, selection.entities)
        if shown and evidence.sentence() == one and mark_read(session, [one]):
            self._want()
            self._window.actions_table.refresh_soon()

    @guarded
    def _changed(self, edit: Edit) -> None:
        session = self._heard
        if session is not None and self.on:
            mark_read(session, [one for change in edit.changes if (one := _judged(change))])
        self.fetching.follow_edit(self._counted)

    @guarded
    def _want(self, _: object = None) -> None:
        session = self._counted
        self.fetching.want(session)
        if session is None:
            self._window.contents.articles.show_shares(None, ())
            self._ring(frozenset())
        self._known = None

    @guarded
    def _look_again(self, _: object) -> None:
        """Other lines are drawn; how much of each article is read stays as it is."""
        session = self._counted
        if session is None or self.fetching.busy:
            self._want()
        else:
            self._ring_read(session)

    @property
    def _counted(self) -> Session | None:
        """The session, where it is to be shown; a large one only where something has been read."""
        session = self._heard if self.on else None
        if session is None or session.provisional or session.partial:
            return None
        if is_large(session) and not session.corpus.store.read_places():
            return None
        return session

    @guarded
    def _show(self, session: Session) -> None:
        if session is not self._counted:
            return
        corpus = session.corpus
        self._window.contents.articles.show_shares(corpus, read_shares(corpus))
        self._ring_read(session)

    def _ring_read(self, session: Session) -> None:
        scene = session.scene()
        none: frozenset[tuple[str, str]] = frozenset()
        self._ring(none if crowded(scene) else read_pairs(session.corpus, scene.lines))

    def _ring(self, pairs: frozenset[tuple[str, str]]) -> None:
        canvas = self._desk.canvas
        if canvas is not None and canvas.rings.pairs != pairs:
            canvas.rings.pairs = pairs
            canvas.refresh()
            self._window.status.show_key(bool(pairs))


def _judged(change: object) -> Evidence | None:
    """The sentence on which a verdict came, if that is what a change is."""
    before, after = getattr(change, "before", None), getattr(change, "after", None)
    both = isinstance(before, Evidence) and isinstance(after, Evidence)
    judged = both and before.verdict != after.verdict and after.verdict in _JUDGED
    return after if judged else None
