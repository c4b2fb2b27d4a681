"""What can be done with figures, as rows of the table of actions."""

from functools import partial

from explorer.window import figuring, needs
from explorer.window.action import Action
from explorer.window.desk import Desk


def _open(desk: Desk) -> bool:
    return needs.settled(desk) and figuring.looked_at(desk) is not None


def _editable(desk: Desk) -> bool:
    return needs.writable(desk) and _open(desk)


def _folded(desk: Desk) -> bool:
    here = figuring.looked_at(desk)
    return here is not None and here.folded


def _any(desk: Desk) -> bool:
    return needs.settled(desk) and bool(desk.session.corpus.figures)


def _makes(desk: Desk) -> bool:
    return needs.writable(desk) and needs.settled(desk)


def _news(desk: Desk) -> bool:
    return _editable(desk) and desk.figures is not None and bool(desk.figures.told)


# fmt: off
FIGURE_ACTIONS: tuple[Action, ...] = (
    Action(
        "figure-add", "Figure", "Add to figure", figuring.add, "A", figuring.selected,
        "The selected line or entities, with the lines between them", "plus", True,
        elsewhere=True,
    ),
    Action(
        "figure-new", "Figure", "New figure of the selection…",
        partial(figuring.make, of="selection"), "Ctrl+Shift+A", figuring.selected,
        "Kept under a title, in places of its own, to be shown and exported", "picture",
    ),
    Action(
        "figure-view", "Figure", "New figure of what is drawn…",
        partial(figuring.make, of="view"), "", lambda d: _makes(d) and needs.drawn(d),
        "Everything as it stands now", "picture",
    ),
    Action(
        "figure-remove", "Figure", "Take out of the figure", figuring.remove, "",
        lambda d: _editable(d) and figuring.selected(d),
        "Also Delete in a figure; the project keeps it", "delete",
    ),
    Action(
        "figure-next", "Figure", "Next figure", partial(figuring.step, way=1), "Ctrl+PgDown", _any,
        "The tabs above the graph: the graph, then each figure", "next", line_before=True,
    ),
    Action(
        "figure-previous", "Figure", "Figure before", partial(figuring.step, way=-1), "Ctrl+PgUp",
        _any, "The tabs above the graph", "previous",
    ),
    Action(
        "figure-title", "Figure", "Title of the figure", lambda d: d.figures.edit_title(), "",
        _editable, "Stands above it and in what is exported", "rename", line_before=True,
    ),
    Action(
        "figure-caption", "Figure", "Caption of the figure", lambda d: d.figures.edit_caption(), "",
        _editable, "Is printed below it", "note",
    ),
    Action(
        "figure-fold", "Figure", "Draw leaves that say the same as one", figuring.fold, "",
        _editable, "As the story does, from four on", "group", checked=_folded,
    ),
    Action(
        "figure-seen", "Figure", "Corrections seen", figuring.see, "", _news,
        "Mark what corrections changed in this figure no more", "confirm",
    ),
    Action(
        "figure-delete", "Figure", "Delete the figure", figuring.delete, "", _editable,
        "What it shows stays in the project; can be undone", "delete", line_before=True,
    ),
)
# fmt: on
