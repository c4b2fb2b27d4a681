"""What a person does to see more around an entity, and to close again what was opened."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from explorer.graph.view import Expansion
from explorer.guarded import guarded
from explorer.model.kinds import entity_kind, relation_label
from explorer.panels.plain import counted, visible, written
from explorer.window import finding, needs
from explorer.window.desk import Desk
from explorer.window.filter_words import expansion_words

_NAMED = 5  # names in a message


def offer(desk: Desk) -> None:
    """Open a menu of what is hidden around the selected entity."""
    menu = menu_of(desk, desk.session.selection.entities[-1])
    if menu.isEmpty():
        menu.deleteLater()
        desk.messages.say(_tr("All that is tied to it is drawn already."))
        return
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(_beside(desk))


def menu_of(desk: Desk, entity: str) -> QMenu:
    """What is hidden around an entity, and what was brought in around it."""
    from explorer.graph.expanding import hidden_around  # it brings numpy

    session, menu = desk.session, QMenu(desk.window)
    hidden = hidden_around(session.corpus, session.basis().tied, session.visible(), entity)
    if len(hidden.kinds) > 1:
        text = _tr("All {number}").format(number=counted(hidden.entities, "entity", "entities"))
        _add(menu, desk, f"+ {text}", Expansion((entity,), "kind"))
    for kind, number in hidden.kinds.items():
        known = entity_kind(kind)
        words = (known.label if number == 1 else known.plural).lower()
        _add(menu, desk, f"+ {written(number)} {words}", Expansion((entity,), "kind", kind))
    menu.addSeparator()
    for kind, number in hidden.relations.items():
        words = f"+ {relation_label(kind)} · {counted(number, 'line', 'lines')}"
        _add(menu, desk, words, Expansion((entity,), "relation", kind))
    menu.addSeparator()
    for one in session.view.expanded:
        if entity in one.entities:
            action = menu.addAction(
                _plain(_tr("Close: {what}").format(what=expansion_words(session.corpus, one)))
            )
            action.triggered.connect(guarded(lambda *, one=one: collapse(desk, one)))
    return menu


def expand(desk: Desk, one: Expansion) -> None:
    """Bring something in; what is open is the graph then."""
    view = replace(desk.session.view, figure="")
    expanded = view.expanded if one in view.expanded else (*view.expanded, one)
    desk.session.show(replace(view, expanded=expanded))


def collapse(desk: Desk, one: Expansion) -> None:
    """Take away exactly what was brought in."""
    view = desk.session.view
    desk.session.show(replace(view, expanded=tuple(e for e in view.expanded if e != one)))


def show_common(desk: Desk) -> None:
    """Bring in who is tied to each of the selected entities, and select them too.

    Of a line, who is tied to both of its ends.
    """
    from explorer.graph.expanding import common_neighbors

    session = desk.session
    chosen = needs.asked_about(desk)
    common = common_neighbors(session.basis().tied, chosen)
    if not common:
        _say_named(desk, chosen)
        return
    if not session.visible().drawn >= {*chosen, *common}:
        expand(desk, Expansion(tuple(sorted(chosen)), "common"))
        finding.bring_into_view(desk, (*chosen, *common))
    session.select((*chosen, *common))
    text = _tr("{who} tied to each of the {number} that were selected.")
    are = counted(len(common), "entity is", "entities are")
    desk.messages.say(text.format(who=are, number=written(len(chosen))))


def _say_named(desk: Desk, chosen: tuple[str, ...]) -> None:
    """Nobody is tied to each of some: say whom sentences name together with each of them."""
    from explorer.graph.together import beside_each

    session = desk.session
    named = beside_each(session.corpus, chosen, session.view)
    if not named:
        desk.messages.say(_tr("No line ties anybody to each of them, nor does a sentence."))
        return
    names = [visible(session.corpus.entities[one].name, 40) for one in named[:_NAMED]]
    more = len(named) - len(names)
    told = ", ".join(names)
    if more:
        told = _tr("{names} and {number} more").format(names=told, number=written(more))
    text = _tr("No line ties anybody to each of them. Named in one sentence with each: {names}.")
    desk.messages.offer(text.format(names=told), _tr("Select them"), lambda: _select(desk, named))


def _select(desk: Desk, named: tuple[str, ...]) -> None:
    session = desk.session
    session.select((*needs.asked_about(desk), *named[:_NAMED]))
    finding.bring_into_view(desk, session.selection.entities)


def _add(menu: QMenu, desk: Desk, text: str, one: Expansion) -> None:
    action = menu.addAction(_plain(text))
    action.triggered.connect(guarded(lambda: expand(desk, one)))


def _plain(text: str) -> str:
    return visible(text, 80).replace("&", "&&")


def _beside(desk: Desk) -> QPoint:
    """Where the pointer is on the canvas, else the middle of the canvas."""
    canvas, at = desk.canvas, QCursor.pos()
    inside = canvas.rect().contains(canvas.mapFromGlobal(at))
    return at if inside else canvas.mapToGlobal(canvas.rect().center())


def _tr(text: str) -> str:
    return QCoreApplication.translate("Expanding", text)
