"""What may have been missed, in the window: pairs selected as one goes, decided with the edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from explorer.edits.untied import keep_untied
from explorer.window import annotating, naming, navigating
from explorer.window.desk import Desk

if TYPE_CHECKING:
    from explorer.window.sides import Reading


def connect(desk: Desk, reading: Reading) -> None:
    """Pair what a person decides on the pairs with the edits."""
    panel = reading.missed
    desk.missed = reading.show_missed
    reading.missed_opened.connect(panel.start)
    panel.about = lambda: _asked(desk)
    panel.picked.connect(lambda pair: look_at(desk, pair))
    panel.place_picked.connect(desk.article.show_span)
    panel.stated.connect(lambda pair, place: naming.state(desk, place))
    panel.dismissed.connect(lambda pair: dismiss(desk, pair))


def look_at(desk: Desk, pair: tuple[str, str]) -> None:
    """Select both, and bring them into the middle."""
    if desk.session is None:
        return
    navigating.leave_source(desk)
    desk.session.select(pair)
    if desk.canvas is not None:
        desk.canvas.center_selected()


def _asked(desk: Desk) -> str:
    """The name of the one entity that is selected: who asks then, asks about that."""
    chosen = desk.session.selection.entities if desk.session is not None else ()
    return desk.session.corpus.entities[chosen[0]].name if len(chosen) == 1 else ""


def dismiss(desk: Desk, pair: tuple[str, str]) -> None:
    """Nothing ties the two: they are not asked about again."""
    corpus = desk.session.corpus
    names = [corpus.entities[end].name for end in pair]
    if desk.perform(lambda: keep_untied(corpus, *pair)):
        told = _tr("Nothing ties {one} and {other}").format(one=names[0], other=names[1])
        annotating.offer_undo(desk, told)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Missing", text)
