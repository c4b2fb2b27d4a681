"""Which places a view shows: those of a figure, of the story, or of the levels that are wider."""

from collections.abc import Mapping

from explorer.graph.view import ViewState
from explorer.model.corpus import Corpus
from explorer.model.records import WIDE, Placement, Spot


def places_in(corpus: Corpus, view: ViewState) -> Mapping[str, Placement | Spot]:
    """Where entities stand in what is looked at: a figure, the wide levels, or else the story.

    The levels that show more than a story have places of their own only where it would be lost
    among all they add, see :mod:`explorer.window.arranging`; else all stands as in the story.
    """
    if view.figure in corpus.figures:
        return corpus.spots.get(view.figure, {})
    return corpus.spots[WIDE] if stands_apart(corpus, view) else corpus.placements


def stands_apart(corpus: Corpus, view: ViewState) -> bool:
    """Whether a view shows places of the levels that are wider than a story."""
    inside = view.figure in corpus.figures
    return not inside and view.level != "story" and WIDE in corpus.spots
