"""What stands where: dragged, pinned and let go, in the graph or in the figure that is open."""

from __future__ import annotations

from collections.abc import Mapping

from explorer.edits import annotations, figures
from explorer.graph.node_places import spread
from explorer.graph.places import places_in, set_shown
from explorer.model.records import Placement, Spot
from explorer.window.desk import Desk


def unpin(desk: Desk) -> None:
    """Let Tidy move everything again: in the graph, or in the figure that is open."""
    corpus, figure = desk.session.corpus, desk.session.view.figure
    if figure:
        desk.perform(lambda: figures.unpin(corpus, figure))
    else:
        where = set_shown(corpus, desk.session.view)
        desk.perform(lambda: annotations.unpin(corpus, where=where))


def places(desk: Desk) -> Mapping[str, Placement | Spot]:
    """Where all stands in what is open, the graph or a figure."""
    return places_in(desk.session.corpus, desk.session.view)


def pin(desk: Desk) -> None:
    """Keep what is selected where it stands, whatever Tidy does; again: let it move."""
    session, scene = desk.session, desk.canvas.scene
    found = [row for one in session.selection.entities if (row := scene.row(one)) is not None]
    move_to = {scene.entities[row]: tuple(scene.positions[row].tolist()) for row in found}
    stacks = {stack.id: stack.members[0] for stack in scene.stacks if stack is not None}
    names = [stacks.get(one, one) for one in move_to]
    placed, figure, corpus = places(desk), session.view.figure, session.corpus
    if not all(one in placed and placed[one].pinned for one in names):
        move(desk, move_to)
    elif figure:
        desk.perform(lambda: figures.unpin(corpus, figure, names))
    else:
        where = set_shown(corpus, session.view)
        desk.perform(lambda: annotations.unpin(corpus, names, where))


def move(desk: Desk, positions: Mapping[str, tuple[float, float]]) -> None:
    """Keep entities where they were dragged to; a stack's place is kept by its first member."""
    session = desk.session
    scene = session.scene()
    stacks = {stack.id: stack.members[0] for stack in scene.stacks if stack is not None}
    placed = {stacks.get(name, name): place for name, place in positions.items()}
    known = {one: (spot.x, spot.y) for one, spot in places(desk).items()}
    for stack in scene.stacks:  # a group goes with all its members as they stand
        if stack is not None and stack.told and {stack.id, *stack.members} & positions.keys():
            at = (
                positions.get(stack.id)
                or positions[next(m for m in stack.members if m in positions)]
            )
            placed = {one: spot for one, spot in placed.items() if one not in stack.members}
            placed |= spread(stack, at, known)
    figure = session.view.figure
    if figure:
        desk.perform(lambda: figures.place(session.corpus, figure, placed, pinned=True))
    else:
        where = set_shown(session.corpus, session.view)
        desk.perform(lambda: annotations.place(session.corpus, placed, pinned=True, where=where))
