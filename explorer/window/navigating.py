"""What a person does to look around: select, levels, filters, zoom, walking the evidence."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from explorer.graph.view import Level
from explorer.model.corpus import Corpus
from explorer.panels.plain import counted, visible, written
from explorer.window import collapsing
from explorer.window.desk import Desk

if TYPE_CHECKING:
    from explorer.graph.picking import Hit

_NAMED = 3  # lines that a message names


def pick(desk: Desk, hit: "Hit | None", additive: bool) -> None:
    """Select what was clicked on the canvas; ``additive`` adds it, or takes it away."""
    session = desk.session
    if session is None:
        return
    desk.asked = ()
    leave_source(desk)
    # What was hit is what is drawn, also while places for another scene are looked for.
    scene, selection = desk.canvas.scene, session.selection
    if hit is None or (hit.entity is None and hit.line is None):
        if not additive:
            session.select()
        return
    if hit.line is not None:
        shown = hit.relation if hit.relation in selection.relations else None
        if shown is not None and not additive:
            desk.answers.evidence.focus_relation(shown)
            return
        names = scene.lines[hit.line].relations
        kept = selection.relations if additive else ()
        session.select(relations=(*kept, *names))
        return
    if hit.entity not in session.corpus.entities:  # a stack: what ties its members to the rest
        if additive:
            row = scene.row(hit.entity)
            stack = scene.stacks[row] if row is not None else None
            session.select((*selection.entities, *(stack.members if stack is not None else ())))
            return
        session.select(relations=collapsing.node_relations(desk, hit.entity))
        return
    kept = selection.entities if additive else ()
    if hit.entity in kept:
        session.select(entity for entity in kept if entity != hit.entity)
    else:
        session.select((*kept, hit.entity))


def set_level(desk: Desk, level: Level) -> None:
    """Show more or less."""
    if desk.session is not None:
        desk.session.show(replace(desk.session.view, level=level, focus=None, figure=""))


def focus(desk: Desk, entity: str = "", depth: int = 1) -> None:
    """Show an entity and its neighbors alone, so many lines away; without one, all again."""
    session = desk.session
    if session is None or (entity and collapsing.unfold(desk, entity)):
        return
    if not entity and session.view.focus is None and session.selection.entities:
        entity = session.selection.entities[-1]
    if entity and entity in session.corpus.entities:
        session.show(replace(session.view, focus=(entity, depth), figure=""))
    elif not entity:
        session.show(replace(session.view, focus=None))


def focus_within(desk: Desk, depth: int) -> None:
    """Show what is at most so many lines away from who is selected, else from who is in focus."""
    session = desk.session
    chosen = session.selection.entities[-1:] or (session.view.focus or ())[:1]
    if chosen:
        focus(desk, str(chosen[0]), depth)


def start_from(desk: Desk, document: str) -> None:
    """Show the entities of one article, and those that join two of them; empty: of all articles."""
    if desk.session is not None:
        desk.session.show(replace(desk.session.view, start=document, focus=None, figure=""))


def set_kinds(desk: Desk, off: frozenset[str]) -> None:
    """Take kinds of entities out of the drawing."""
    if desk.session is not None:
        desk.session.show(replace(desk.session.view, kinds_off=off))
        say_of_graph(desk)


def set_sources(desk: Desk, off: frozenset[str]) -> None:
    """Take what rests on some sources alone out of the drawing, and say how much that is."""
    session = desk.session
    if session is None:
        return
    lines = session.tied()
    before = len(lines)
    session.show(replace(session.view, sources_off=off))
    after = len(session.tied())
    if say_of_graph(desk):
        return
    if after < before:
        left = {line.ends for line in session.tied()}
        gone = [line.ends for line in lines if line.ends not in left]
        text = _tr("{lines} rested on that source alone and vanished: {names}.")
        count = counted(before - after, "line", "lines")
        desk.messages.say(text.format(lines=count, names=_named(session.corpus, gone)))
    elif after > before:
        text = _tr("{lines} came back.")
        desk.messages.say(text.format(lines=counted(after - before, "line", "lines")))
    else:
        desk.messages.say(_tr("No line vanished: what this source says, others say too."))


def _named(corpus: Corpus, lines: Sequence[tuple[str, str]]) -> str:
    """The ends of the first lines, and how many more there are."""
    told = [
        " — ".join(visible(corpus.entities[end].name, 40) for end in ends if end in corpus.entities)
        for ends in lines[:_NAMED]
    ]
    more = len(lines) - len(told)
    if more:
        told.append(_tr("{number} more").format(number=written(more)))
    return _tr(", ").join(told)


def say_of_graph(desk: Desk) -> bool:
    """Where a figure is open, say that what was switched holds for the graph alone."""
    if not desk.session.view.figure:
        return False
    desk.messages.say(_tr("That holds for the graph; a figure shows all of its members."))
    return True


def set_least(desk: Desk, least: str) -> None:
    """Draw only what an article of at least this grade says, and say how much vanishes by it."""
    session = desk.session
    if session is None or session.view.least == least:
        return
    from explorer.graph.sifting import lines_for  # it brings numpy

    session.show(replace(session.view, least=least))
    hidden = len(lines_for(session.corpus, replace(session.view, least="")).lines)
    hidden -= len(session.tied())
    if not least:
        desk.messages.say(_tr("Articles of every grade count again."))
    elif hidden:
        text = _tr("{lines} rested on articles below {grade}, or without a grade, and vanished.")
        desk.messages.say(text.format(lines=counted(hidden, "line", "lines"), grade=least))
    else:
        text = _tr("No line vanished: each has an article of at least {grade}.")
        desk.messages.say(text.format(grade=least))


def clear_filters(desk: Desk) -> None:
    """Switch everything on again."""
    if desk.session is not None:
        desk.session.show(desk.session.view.unfiltered())


def light_up(desk: Desk, source: str) -> None:
    """Mark all lines that rest on a source."""
    session = desk.session
    if session is None or desk.canvas is None:
        return
    left = session.left()
    claims_of = session.corpus.claims_of if left is None else left.claims_of
    claims_of = claims_of or session.corpus.claims_of
    rows = [
        row
        for row, line in enumerate(desk.canvas.scene.lines)
        if any(
            claim.source == source and claim.verdict != "rejected"
            for name in line.relations
            for claim in claims_of(name)
        )
    ]
    session.select()
    desk.source = source
    desk.canvas.set_marks((), rows)


def leave_source(desk: Desk) -> None:
    """Let the lines of a source go out, and its row in the list with them."""
    if desk.source is None:
        return
    desk.source = None
    desk.canvas.set_marks((), ())
    if desk.source_left is not None:
        desk.source_left()


def step_back(desk: Desk) -> None:
    """Esc: close the message and the list of what has no date, leave the selection, the focus, the
    start, in this order.
    """
    session = desk.session
    if not desk.messages.isHidden():
        desk.messages.dismiss()
    elif desk.timeline is not None and desk.timeline.close_list():
        desk.take_keyboard_back()
    elif session is not None and desk.source is not None:
        leave_source(desk)
    elif session is not None and (session.selection.entities or session.selection.relations):
        session.select()
    elif session is not None and session.view.focus is not None:
        focus(desk)
    elif session is not None and session.view.start:
        start_from(desk, "")


def walk(desk: Desk, step: int) -> None:
    """To the next or previous sentence of the evidence."""
    desk.answers.evidence.walk(step)


def step(desk: Desk, step: str) -> None:
    """A step of the keyboard on the canvas, chosen in the menu or by its key."""
    if desk.canvas is not None:
        desk.canvas.keyboard.do(step)


def select_all(desk: Desk) -> None:
    """Select all that is drawn, members of stacks too."""
    desk.session.select(desk.session.visible().drawn)


def select_neighbors(desk: Desk) -> None:
    """Add the drawn neighbors of what is selected to the selection."""
    scene, chosen = desk.canvas.scene, desk.session.selection.entities
    found = {
        end for line in scene.lines if set(line.ends) & set(chosen) for end in line.ends
    } - set(chosen)
    desk.session.select((*chosen, *sorted(found & set(desk.session.corpus.entities))))


def lasso(desk: Desk) -> None:
    """Let the next drag on the canvas go round what is to be selected."""
    desk.canvas.lasso = True
    desk.messages.say(_lasso_hint())


def leave_lasso(desk: Desk) -> None:
    """The lasso is drawn or given up: what was said of it is over."""
    if desk.messages.text == _lasso_hint():
        desk.messages.dismiss()


def _lasso_hint() -> str:
    return _tr("Draw around what is to be selected; Esc gives it up.")


def zoom(desk: Desk, factor: float) -> None:
    """Closer or farther."""
    if desk.canvas is not None:
        desk.canvas.zoom_by(factor)


def fit(desk: Desk, selection: bool = False) -> None:
    """Show everything, or what is selected."""
    if desk.canvas is not None:
        desk.canvas.fit_selected() if selection else desk.canvas.fit()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Navigating", text)
