"""What is selected, as something that can be drawn or told of by itself."""

from explorer.graph.view import Visible
from explorer.session.session import Session


def selected_part(session: Session) -> Visible | None:
    """The selected entities and ends of lines, with the lines between them; None without a line."""
    selection, shown = session.selection, session.visible().opened
    wanted = set(selection.entities)
    for line in shown.lines:
        if set(line.relations) & set(selection.relations):
            wanted |= set(line.ends)
    entities = tuple(entity for entity in shown.entities if entity in wanted)
    lines = tuple(line for line in shown.lines if set(line.ends) <= wanted)
    if len(entities) < 2 or not lines:
        return None
    stacks = tuple(stack for stack in shown.stacks if stack.id in wanted)
    return Visible(entities, lines, stacks, shown.counts, asked=shown.asked)
