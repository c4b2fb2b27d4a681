"""The review queue in the window: opened, decided with the edits, followed by the canvas."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from explorer.edits import merging, relations
from explorer.edits.keeping_apart import keep_apart
from explorer.graph.view import Level, ViewState, Visible
from explorer.window import annotating, missing, navigating
from explorer.window.desk import Desk

if TYPE_CHECKING:
    from explorer.panels.review import ReviewPanel
    from explorer.session.reviewing import Item
    from explorer.session.session import Selection, Session
    from explorer.window.sides import Reading

_DRAWN_WHOLE = 400  # relations up to which what is not in the story is drawn for its card


def connect(desk: Desk, reading: Reading, select: Callable[..., None]) -> None:
    """Pair what a person decides on the cards with the edits, and let the window follow.

    What is taken back in the history beside it as well.
    """
    panel = reading.review
    desk.review = reading.show_review
    missing.connect(desk, reading)
    reading.review_opened.connect(lambda: start(desk, panel, take_keyboard=True))
    panel.outdated.connect(lambda: start(desk, panel))
    desk.window.shown_session.connect(lambda _: _shown(desk, panel))
    reading.history.undone.connect(lambda listed, one: annotating.undo_alone(desk, listed, one))
    reading.history.signed.connect(lambda name: annotating.sign(desk, name))
    panel.judged.connect(lambda relation, verdict: judge(desk, relation, verdict))
    panel.relabeled.connect(lambda relation, text: annotating.relabel(desk, relation, text))
    panel.merged.connect(lambda one, other: merge(desk, one, other))
    panel.kept_apart.connect(lambda one, other: apart(desk, one, other))
    lent = LentLevel(desk)
    desk.window.shown_session.connect(lent.follow)
    panel.looked_at.connect(lambda item: look_at(desk, item, lent))
    panel.linked.connect(lambda entity: select(entities=(entity,)))
    panel.chosen.connect(lambda one: desk.article.show_span(one.document, one.start, one.end))
    panel.picked.connect(desk.article.show_span)


def start(desk: Desk, panel: ReviewPanel, take_keyboard: bool = False) -> None:
    """Go on reviewing, from the first card where there are other articles now."""
    session = desk.session
    if session is None or session.provisional:
        return
    from explorer.session.reviewing import queue  # with numpy, which the first paint goes without

    panel.start(lambda: queue(session.corpus, _in_story(session)))
    if take_keyboard:
        panel.setFocus()


def judge(desk: Desk, relation: str, verdict: str) -> None:
    """A verdict on the relation of the card; the queue goes on by itself."""
    corpus = desk.session.corpus
    if verdict == "unreviewed":
        annotating.judge_relations(desk, (relation,), verdict)
    else:
        desk.perform(lambda: relations.judge(corpus, [relation], verdict))


def merge(desk: Desk, one: str, other: str) -> None:
    """The two are one."""
    corpus = desk.session.corpus
    if desk.perform(lambda: merging.merge(corpus, (one, other))):
        annotating.offer_undo(desk, _tr("Merged into {name}").format(name=_left(desk, one, other)))


def apart(desk: Desk, one: str, other: str) -> None:
    """The two are two, and are not asked about again."""
    corpus = desk.session.corpus
    desk.perform(lambda: keep_apart(corpus, one, other))


def look_at(desk: Desk, item: Item | None, lent: LentLevel) -> None:
    """Select on the canvas what the card is about, and bring it into the middle.

    None is no card any more: the view is again what it was.
    """
    session = desk.session
    if session is None or item is None:
        lent.give_back()
        desk.article.unwash()  # the sentence of the last card
        return
    navigating.leave_source(desk)
    if item.suggestion is not None:
        session.select(item.suggestion.pair)
    else:
        session.select(relations=(item.relation,))
    if len(session.corpus.relations) <= _DRAWN_WHOLE:
        lent.lend()
    if desk.canvas is not None:
        desk.canvas.center_selected()


class LentLevel:
    """A higher level while what is selected for a card is drawn there alone.

    It is given back with the card, and where something is selected that the level before draws
    too. Whoever chooses a level keeps it.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._heard: Session | None = None
        self._before: ViewState | None = None
        self._raised: ViewState | None = None

    def follow(self, session: Session | None) -> None:
        """Another project: nothing is lent in it."""
        self._before = self._raised = None
        before, self._heard = self._heard, session
        if before is not None:
            before.selected.disconnect(self._selected)
        if session is not None:
            session.selected.connect(self._selected)

    def lend(self) -> None:
        """Show the lowest level on which what is selected is drawn; none other if none draws it."""
        session = self._desk.session
        now = session.view
        if _draws(session, now):
            return
        levels: tuple[Level, ...] = (
            ("story", "related", "all") if now.figure or now.collapsed else ("related", "all")
        )
        for level in levels:
            view = replace(now, level=level, focus=None, figure="", collapsed=())
            if _draws(session, view):
                before = self._before if now == self._raised else now
                self._before, self._raised = before, view
                session.show(view)
                return

    def give_back(self) -> None:
        """The level before, unless a person has looked at something else meanwhile."""
        session, before, raised = self._desk.session, self._before, self._raised
        self._before = self._raised = None
        if session is not None and before is not None and session.view == raised:
            session.show(before)

    def _selected(self, selection: Selection) -> None:
        session = self._heard
        if session is not None and self._before is not None:
            if session.view != self._raised:
                self._before = self._raised = None
            elif _draws(session, self._before):
                self.give_back()


def _seen(session: Session, view: ViewState) -> Visible:
    """What a view shows."""
    from explorer.graph.figures import shown  # it brings numpy
    from explorer.graph.story import basis_of

    if view == session.view:
        return session.visible()
    return shown(session.corpus, view, basis_of(session.corpus, view))


def _draws(session: Session, view: ViewState) -> bool:
    """Whether all that is selected is drawn in a view, be it in a stack or as a country's."""
    seen = _seen(session, view)
    told = {one for line in seen.lines for one in line.relations}
    return seen.drawn >= {*session.selection.entities} and told >= {*session.selection.relations}


def _in_story(session: Session) -> frozenset[str]:
    """Relations whose own ends the story shows, whatever is shown now."""
    seen = _seen(session, ViewState())
    relations, there = session.corpus.relations, set(seen.entities)
    return frozenset(
        one for line in seen.lines for one in line.relations if there >= {*relations[one].ends}
    )


def _shown(desk: Desk, panel: ReviewPanel) -> None:
    """Another project while somebody reviews: the cards of that one, under the same keys."""
    if panel.isVisible():
        start(desk, panel, take_keyboard=True)


def _left(desk: Desk, *entities: str) -> str:
    there = [desk.session.corpus.entities.get(one) for one in entities]
    return next(one.name for one in there if one is not None)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Reviewing", text)
