"""The review queue in the window: opened, decided with the edits, followed by the canvas."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from explorer.edits import merging, relations
from explorer.edits.keeping_apart import keep_apart
from explorer.window import annotating, navigating
from explorer.window.desk import Desk

if TYPE_CHECKING:
    from explorer.panels.review import ReviewPanel
    from explorer.session.reviewing import Item
    from explorer.window.sides import Reading

_DRAWN_WHOLE = 400  # relations up to which what is not in the story is drawn for its card


def connect(desk: Desk, reading: Reading, select: Callable[..., None]) -> None:
    """Pair what a person decides on the cards with the edits, and let the window follow.

    What is taken back in the history beside it as well.
    """
    panel = reading.review
    desk.review = reading.show_review
    reading.review_opened.connect(lambda: start(desk, panel, take_keyboard=True))
    panel.outdated.connect(lambda: start(desk, panel))
    desk.window.shown_session.connect(lambda _: start(desk, panel) if panel.isVisible() else None)
    reading.history.undone.connect(lambda listed, one: annotating.undo_alone(desk, listed, one))
    reading.history.signed.connect(lambda name: annotating.sign(desk, name))
    panel.judged.connect(lambda relation, verdict: judge(desk, relation, verdict))
    panel.relabeled.connect(lambda relation, text: annotating.relabel(desk, relation, text))
    panel.merged.connect(lambda one, other: merge(desk, one, other))
    panel.kept_apart.connect(lambda one, other: apart(desk, one, other))
    panel.looked_at.connect(lambda item: look_at(desk, item))
    panel.linked.connect(lambda entity: select(entities=(entity,)))
    panel.chosen.connect(lambda one: desk.article.show_span(one.document, one.start, one.end))
    panel.picked.connect(desk.article.show_span)


def start(desk: Desk, panel: ReviewPanel, take_keyboard: bool = False) -> None:
    """Go on reviewing, from the first card where there are other articles now."""
    session = desk.session
    if session is None or session.provisional:
        return
    from explorer.session.reviewing import queue  # with numpy, which the first paint goes without

    story = frozenset(one for line in session.visible().lines for one in line.relations)
    panel.start(lambda: queue(session.corpus, story))
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
        _offer_undo(desk, _tr("Merged into {name}").format(name=_left(desk, one, other)))


def apart(desk: Desk, one: str, other: str) -> None:
    """The two are two, and are not asked about again."""
    corpus = desk.session.corpus
    desk.perform(lambda: keep_apart(corpus, one, other))


def look_at(desk: Desk, item: Item) -> None:
    """Select on the canvas what the card is about, and bring it into the middle."""
    session = desk.session
    if session is None:
        return
    navigating.leave_source(desk)
    if item.suggestion is not None:
        ends = item.suggestion.pair
        session.select(ends)
    else:
        ends = session.corpus.relations[item.relation].ends
        session.select(relations=(item.relation,))
    if len(session.corpus.relations) <= _DRAWN_WHOLE:
        navigating.bring_into_view(desk, ends)
    if desk.canvas is not None:
        desk.canvas.center_selected()


def _left(desk: Desk, *entities: str) -> str:
    there = [desk.session.corpus.entities.get(one) for one in entities]
    return next(one.name for one in there if one is not None)


def _offer_undo(desk: Desk, text: str) -> None:
    desk.messages.say(text, _tr("Undo"), lambda: annotating.undo(desk))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Reviewing", text)
