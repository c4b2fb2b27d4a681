"""Which places a view shows: of a figure, the story, a wider level, or what is around somebody."""

from collections.abc import Mapping

from explorer.graph.view import ViewState
from explorer.model.corpus import Corpus
from explorer.model.records import EVERY, WIDE, Placement, Spot


def own_places(view: ViewState) -> str | None:
    """What the places are called that a view may have apart from the story; None for a story."""
    if view.focus is not None:
        return EVERY + view.focus[0]
    return {"story": None, "related": WIDE, "all": EVERY}[view.level]


def set_shown(corpus: Corpus, view: ViewState) -> str | None:
    """What the places are called that a view shows outside of figures; None for the story's.

    Who has none of their own stand as in the next wider level that has some, then as in the story.
    """
    wider = {"story": (), "related": (WIDE,), "all": (EVERY, WIDE)}[view.level]
    own = own_places(view)
    for name in wider if own is None else (own, *wider):
        if name in corpus.spots:
            return name
    return None


def places_in(corpus: Corpus, view: ViewState) -> Mapping[str, Placement | Spot]:
    """Where entities stand in what is looked at: a figure, a set of its own, or else the story."""
    if view.figure in corpus.figures:
        return corpus.spots.get(view.figure, {})
    name = set_shown(corpus, view)
    return corpus.placements if name is None else corpus.spots[name]
