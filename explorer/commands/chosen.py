"""What of a corpus a command draws or reports: a level, or a figure that a person made."""

from explorer.edits.figures import titled
from explorer.errors import ExportError
from explorer.graph.figures import within
from explorer.graph.story import visible
from explorer.graph.view import Level, ViewState, Visible
from explorer.model.corpus import Corpus


def view_of(corpus: Corpus, level: Level, figure: str = "") -> tuple[ViewState, Visible]:
    """A view and what it shows; ``figure`` is a title. Raises ExportError where there is none."""
    if not figure:
        view = ViewState(level=level)
        return view, visible(corpus, view)
    found = titled(corpus, figure)
    if found is None:
        known = ", ".join(f"“{one.title}”" for one in corpus.figures.values())
        there = f"there are {known}" if known else "this project has none"
        raise ExportError(f"There is no figure “{figure}”; {there}.")
    shown = within(corpus, found)
    if not shown.entities:
        raise ExportError(f"The figure “{found.title}” shows nothing: none of it is left.")
    return ViewState(figure=found.id), shown
