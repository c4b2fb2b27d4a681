"""Where what is drawn stands in the project: which places a layout is to fill, and how it does.

A wide level, and what is around somebody, is laid out in places of its own when it is first shown
and something in it has no place: what is tied to a few of many would else be crammed about them.
Then whatever comes keeps to these places, too. A large one shares the story's places as long as
these give shape to what it adds. The story itself never moves for another level.
"""

from collections.abc import Collection, Mapping

import numpy as np

from explorer.edits import annotations, figures
from explorer.graph.node_places import spread
from explorer.graph.pieces import few
from explorer.graph.places import own_places, places_in, set_shown
from explorer.graph.scene import Scene
from explorer.graph.view import ViewState
from explorer.model.edit import Edit
from explorer.model.message import Message
from explorer.session.session import Session

_MANY = 1_000  # places that are not drawn, above which none is looked at


def stands_anew(session: Session, scene: Scene) -> bool:
    """Whether a wide level, or what is around somebody, is laid out anew, in places of its own.

    Something in it has no place. So few that each name counts (see :mod:`explorer.graph.layouts`)
    do so whenever they are shown for the first time, and what is around somebody as long as
    nothing in it was pinned; more of them where most have no place yet.
    """
    view, corpus = session.view, session.corpus
    own = own_places(view)
    if view.figure or own is None:
        return False
    placed = int(np.isfinite(scene.positions).all(axis=1).sum())
    tied = int((scene.weights > 0).sum())
    if few(len(scene.entities), tied) and (
        own not in corpus.spots or (view.focus is not None and not scene.pinned.any())
    ):
        return True
    return len(scene.entities) - placed > placed


def outgrown(session: Session, stood: Collection[str]) -> bool:
    """Whether a story is drawn of which most came after what ``stood``, all placed by layouts."""
    if not session.view.shows_as(ViewState()) or not settled_by_program(session):
        return False
    seen = session.visible()
    keeper = {stack.id: stack.members[0] for stack in seen.stacks}
    known = sum(keeper.get(one, one) in stood for one in seen.entities)
    return len(seen.entities) > 2 * known


def settled_by_program(session: Session) -> bool:
    """Whether nobody has dragged, pinned or tidied anything: only layouts have placed it."""
    pinned = any(one.pinned for one in session.corpus.placements.values())
    return not pinned and session.past.count("layout") == 0


def placing(
    session: Session, view: ViewState, scene: Scene, positions: np.ndarray,
    label: Message | None = None, apart: bool = False, alone: bool = False,
) -> Edit | None:  # fmt: skip
    """Positions of a scene as an edit of the places that a view shows; None where these are gone.

    ``apart`` gives them to a level wider than a story, or to what is around somebody, as all the
    places it has; ``alone`` to the story. With a ``label``, of what a person asked for, they are
    its own too: the story stays as it is.
    """
    corpus, figure = session.corpus, view.figure
    if figure and figure not in corpus.figures:
        return None  # it went meanwhile
    there = places_in(corpus, view)
    known = {name: (spot.x, spot.y) for name, spot in there.items()}
    moved = {
        one: at for one, at in _places(scene, positions, known).items() if one in corpus.entities
    }
    if figure:
        return figures.place(corpus, figure, moved, label=label)
    own = own_places(view)
    if own is not None and (apart or (label is not None and own not in corpus.spots)):
        return annotations.spread_apart(corpus, moved, own, there, label)
    if alone:
        return annotations.spread_anew(corpus, moved)
    return annotations.place(corpus, moved, label=label, where=set_shown(corpus, view))


def undrawn(session: Session, scene: Scene) -> np.ndarray:
    """Places, (k, 2), of what has one and is not drawn at this level: they are left free."""
    placed = places_in(session.corpus, session.view)
    if len(placed) > _MANY:
        return np.empty((0, 2))
    there = [(one.x, one.y) for name, one in placed.items() if scene.row(name) is None]
    return np.array(there, dtype=np.float64).reshape(-1, 2)


def without_doubles(scene: Scene) -> Scene:
    """A scene in which nothing stands exactly where something else stands."""
    placed = np.flatnonzero(np.isfinite(scene.positions).all(axis=1))
    spots = scene.positions[placed, 0] + 1j * scene.positions[placed, 1]
    _, first = np.unique(spots, return_index=True)
    if len(first) == len(placed):
        return scene
    again = np.delete(placed, first)
    positions = scene.positions.copy()
    positions[again] = np.nan
    return scene.moved(positions)


def _places(
    scene: Scene, positions: np.ndarray, known: Mapping[str, tuple[float, float]]
) -> dict[str, tuple[float, float]]:
    """Places by entity; a stack's is kept by its first member, the others find theirs later.

    The members of a group that is drawn as one go with it, as they stand to one another.
    """
    found = {}
    for entity, stack, (x, y) in zip(scene.entities, scene.stacks, positions.tolist(), strict=True):
        if stack is not None and stack.told:
            found.update(spread(stack, (x, y), known))
        else:
            found[stack.members[0] if stack is not None else entity] = (x, y)
    return found
