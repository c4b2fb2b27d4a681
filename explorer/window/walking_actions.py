"""The graph by keys, as rows of the table of actions; the canvas hears the keys itself."""

from collections.abc import Callable
from functools import partial

from explorer.window import navigating, needs
from explorer.window.action import Action
from explorer.window.desk import Desk

_ICONS = {
    "first": "story",
    "last": "everything",
    "name": "search",
    "back": "previous",
    "next": "next",
    "previous": "previous",
    "line": "relation",
    "toggle": "add",
    "move": "unpin",
    "pan": "fit",
}


def _here(desk: Desk) -> bool:
    return needs.drawn(desk) and desk.canvas.keyboard_at is not None


def _movable(desk: Desk) -> bool:
    return _here(desk) and needs.writable(desk)


def _chosen(desk: Desk) -> bool:
    return needs.drawn(desk) and bool(needs.selected(desk))


def _row(
    step: str,
    text: str,
    key: str,
    tip: str,
    able: Callable[[Desk], bool] = _here,
    line_before: bool = False,
) -> Action:
    """A row whose key acts on the canvas alone, where arrows and Space mean nothing else."""
    slot = partial(navigating.step, step=step)
    return Action(
        f"walk-{step}", "Walk", text, slot, key, able, tip, _ICONS[step.split("-")[0]], True,
        line_before, canvas=True,
    )  # fmt: skip


# fmt: off
WALKING_ACTIONS: tuple[Action, ...] = (
    _row("first", "Most connected entity", "Home", "Then arrows follow the lines", needs.drawn),
    _row("last", "Least connected entity", "End", "Of those that are drawn", needs.drawn),
    _row("name", "Go to a name…", "/", "Type how it begins; Enter ends", needs.drawn),
    _row("back", "Back to the entity before", "Backspace", "The way one has come"),
    _row("next-line", "Next line of the entity", "PgDown", "Clockwise; Enter opens it",
         line_before=True),
    _row("previous-line", "Previous line of the entity", "PgUp", "Enter opens it"),
    _row("line", "Sentences of the line one came by", "Shift+Return", "By an arrow, or Space"),
    _row("toggle", "Add to the selection", "Space",
         "Or take it out; on a line: go to its other end"),
    Action(
        "select-all", "Walk", "Select all that is shown", navigating.select_all, "Ctrl+A",
        needs.drawn, "As a frame around everything does", "fit", True,
    ),
    Action(
        "neighbors", "Walk", "Select the neighbors too", navigating.select_neighbors, "B", _chosen,
        "Of what is selected, as far as they are drawn", "related", True,
    ),
    Action(
        "lasso", "Walk", "Select with a lasso", navigating.lasso, "L", needs.drawn,
        "The next drag of the mouse goes round what is to be selected", "focus", True,
    ),
    _row("move-left", "Move to the left", "Alt+Left", "What is selected, or the entity", _movable,
         line_before=True),
    _row("move-right", "Move to the right", "Alt+Right", "It stays where it is put", _movable),
    _row("move-up", "Move up", "Alt+Up", "Can be undone", _movable),
    _row("move-down", "Move down", "Alt+Down", "Can be undone", _movable),
    _row("pan-left", "Look to the left", "Shift+Left", "Moves the view", needs.drawn,
         line_before=True),
    _row("pan-right", "Look to the right", "Shift+Right", "Moves the view", needs.drawn),
    _row("pan-up", "Look up", "Shift+Up", "Moves the view", needs.drawn),
    _row("pan-down", "Look down", "Shift+Down", "Moves the view", needs.drawn),
)
# fmt: on
