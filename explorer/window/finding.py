"""Goes to what the search box found, so that it is seen: drawn, near, and with its evidence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

from explorer.graph.view import Level, ViewState
from explorer.guarded import guarded
from explorer.model.records import Sentence
from explorer.window import navigating, needs
from explorer.window.desk import Desk
from explorer.window.hints import not_drawn
from explorer.window.search import Found

if TYPE_CHECKING:  # the one brings numpy, the other all actions, which lead here
    from explorer.session.session import Session
    from explorer.window.action_set import Actions

_LEVELS: tuple[Level, ...] = ("story", "related", "all")
_ONES = ("entity", "pair", "tag", "note")  # of what there is evidence


def connect(desk: Desk, table: Actions) -> None:
    """Let the search box lead to what it found."""

    @guarded
    def go(found: Found) -> None:
        if found.what == "command":
            table[found.ids[0]].trigger()
        else:
            find(desk, found)

    desk.search.picked.connect(go)
    desk.search.added.connect(guarded(lambda found: add(desk, found)))


def find(desk: Desk, found: Found) -> None:
    """Go to what the search box found: an entity, a pair, a note, a sentence, a figure, a tag."""
    session = desk.session
    if session is None:
        return
    if found.what in _ONES and desk.evidence is not None:
        desk.evidence()
    if found.what == "figure":
        session.show(replace(session.view, figure=found.ids[0]))
    elif found.what == "note":
        to_noted(desk, found.ids[0])
    elif found.what == "sentence":
        for one in session.corpus.store.by_id(Sentence, found.ids):
            desk.article.show_span(one.document, one.start, one.end)
            desk.article.setFocus(Qt.FocusReason.ShortcutFocusReason)
    else:
        navigating.leave_source(desk)
        if found.relations:
            session.select(relations=found.relations)
        else:
            session.select(found.ids)
        _show(desk, _ends(session, found), cursor=not found.relations)
        if found.relations:
            desk.answers.evidence.focus_first()


def add(desk: Desk, found: Found) -> None:
    """Select entities that were found beside what is selected; the ends of a line with them."""
    session = desk.session
    if session is None:
        return
    if found.what not in ("entity", "pair", "tag"):
        desk.search.picked.emit(found)
        return
    navigating.leave_source(desk)
    before = needs.selected(desk) or needs.ends_of_selection(desk)
    ends = _ends(session, found)
    session.select((*before, *ends))
    _show(desk, ends, cursor=True)


def to_noted(desk: Desk, name: str) -> None:
    """Go to what a note is on: an entity, a relation, or a single sentence."""
    session = desk.session
    if session is None:
        return
    navigating.leave_source(desk)
    told = session.corpus.store.evidence_by_id(name)
    if told is None:
        session.select((name,), (name,))  # what there is of that id
        return
    session.select(relations=(told.relation,))
    desk.answers.evidence.choose(told.id)


def bring_into_view(desk: Desk, entities: tuple[str, ...]) -> bool:
    """Widen the view as far as it takes to draw some entities; False where nothing draws them."""
    view = widened(desk.session, entities)
    if view is not None:
        desk.session.show(view)
    return view is not None


def widened(session: Session, entities: tuple[str, ...]) -> ViewState | None:
    """The narrowest view from here on that draws some entities, None where none does."""
    from explorer.graph.figures import shown  # it brings numpy

    here = session.view
    views = [here, replace(here, figure="")]
    levels = _LEVELS[_LEVELS.index(here.level) :]
    views += [replace(here, figure="", focus=None, level=level) for level in levels]
    nodes = {one.id for one in here.collapsed}
    for view in dict.fromkeys(views):
        seen = session.visible() if view == here else shown(session.corpus, view, session.basis())
        within = {m for stack in seen.stacks if stack.id in nodes for m in stack.members}
        if {*entities} <= within.union(seen.entities):
            return view
    return None


def _ends(session: Session, found: Found) -> tuple[str, ...]:
    """The entities of what was found."""
    relations = session.corpus.relations
    told = [relations[one].ends for one in found.relations if one in relations]
    return found.ids or tuple(dict.fromkeys(end for ends in told for end in ends))


def _show(desk: Desk, entities: tuple[str, ...], cursor: bool) -> None:
    """Draw what is selected, and glide to it."""
    if not bring_into_view(desk, entities) and len(entities) == 1:
        _say_not_drawn(desk, entities[0])
    if desk.canvas is not None and desk.seek is not None:
        if cursor:
            desk.canvas.setFocus(Qt.FocusReason.ShortcutFocusReason)
        desk.seek(entities[-1] if cursor and entities else "")


def _say_not_drawn(desk: Desk, entity: str) -> None:
    told = not_drawn(desk, entity)
    if desk.session.view.filtered and not desk.session.basis().shows(entity):
        off = QCoreApplication.translate("Finding", "Switch filters off")
        desk.messages.offer(told, off, lambda: _unfilter(desk, entity))
    elif told:
        desk.messages.say(told)


def _unfilter(desk: Desk, entity: str) -> None:
    navigating.clear_filters(desk)
    _show(desk, (entity,), cursor=True)
