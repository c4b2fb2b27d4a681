"""What is selected, and whether there is what an action needs: one answer for all actions.

Each takes the desk. A project whose articles are still being read is also read-only.
"""

from explorer.model.records import Document
from explorer.window.desk import Desk


def selected(desk: Desk) -> tuple[str, ...]:
    """The selected entities, not the ends of a selected line."""
    return desk.session.selection.entities if desk.session is not None else ()


def marked(desk: Desk) -> tuple[str, ...]:
    """What tags and colors go to: the selected entities, else the relation or line."""
    if desk.session is None:
        return ()
    if desk.session.selection.entities:
        return desk.session.selection.entities
    relation = desk.answers.evidence.relation()
    return (relation,) if relation else desk.session.selection.relations


def ends_of_selection(desk: Desk) -> tuple[str, ...]:
    """The two entities that are selected, themselves or as the ends of a line."""
    if desk.session is None:
        return ()
    selection = desk.session.selection
    if len(selection.entities) == 2:
        return selection.entities
    pairs = {desk.session.corpus.relations[name].ends for name in selection.relations}
    if len(pairs) != 1:
        return ()
    pair, named = pairs.pop(), desk.answers.evidence.ends
    return named if set(named) == set(pair) else pair


def asked_about(desk: Desk) -> tuple[str, ...]:
    """The entities that are asked about together: several, or the two ends of a line."""
    chosen = selected(desk)
    return chosen if len(chosen) > 1 else ends_of_selection(desk)


def article(desk: Desk) -> Document | None:
    """The article that is shown."""
    if desk.session is None:
        return None
    return desk.session.corpus.documents.get(desk.article.document_id)


def project(desk: Desk) -> bool:
    """Something is open, be it only names."""
    return desk.session is not None


def settled(desk: Desk) -> bool:
    """A project is open, and all of it is there."""
    return desk.session is not None and not desk.session.provisional


def writable(desk: Desk) -> bool:
    """The open project may be changed."""
    return desk.session is not None and not desk.session.read_only


def ready(desk: Desk) -> bool:
    """Files can be opened."""
    return desk.opening is not None


def drawn(desk: Desk) -> bool:
    """A graph is on the canvas."""
    return project(desk) and desk.canvas is not None and bool(desk.canvas.scene.entities)


def evidence_shown(desk: Desk) -> bool:
    """The sentences of a line are in sight."""
    return project(desk) and desk.answers.currentWidget() is desk.answers.evidence


def editable_line(desk: Desk) -> bool:
    """A relation is worked on, and may be changed."""
    shown = writable(desk) and evidence_shown(desk)
    return shown and bool(desk.answers.evidence.relation())


def text_selected(desk: Desk) -> bool:
    """Text of an article is selected."""
    return desk.article.textCursor().hasSelection()


def text_to_work_on(desk: Desk) -> bool:
    """Text of an article is selected, and may become something."""
    return writable(desk) and text_selected(desk)


def entities(desk: Desk) -> bool:
    """Entities are selected that can be changed."""
    return writable(desk) and bool(selected(desk))


def one_entity(desk: Desk) -> bool:
    """One entity is selected that can be changed."""
    return writable(desk) and len(selected(desk)) == 1


def several_entities(desk: Desk) -> bool:
    """Two entities or more are selected that can be changed."""
    return writable(desk) and len(selected(desk)) > 1


def line_or_entity(desk: Desk) -> bool:
    """A relation is worked on, or one entity is selected, that can be changed."""
    return editable_line(desk) or one_entity(desk)


def two_ends(desk: Desk) -> bool:
    """Two entities are selected, themselves or as the ends of a line, to be tied anew."""
    return writable(desk) and len(ends_of_selection(desk)) == 2


def article_to_work_on(desk: Desk) -> bool:
    """An article is shown, and what is known of it may be changed."""
    return writable(desk) and article(desk) is not None
