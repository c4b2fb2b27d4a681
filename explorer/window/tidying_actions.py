"""The ways of arranging the graph anew, as rows of the table of actions."""

from explorer.window import needs
from explorer.window.action import Action
from explorer.window.desk import Desk
from explorer.window.hints import why_no_distances, why_not_by_groups


def _tidied(desk: Desk) -> bool:
    return needs.writable(desk) and needs.drawn(desk) and desk.tidy is not None


# fmt: off
TIDYING_ACTIONS: tuple[Action, ...] = (
    Action(
        "tidy", "Graph", "Tidy", lambda d: d.tidy("forces"), "T", _tidied,
        "Arrange everything anew but what is pinned; can be undone", "tidy", True, True,
    ),
    Action(
        "tidy-communities", "Graph", "Tidy by communities (more than 60 entities)",
        lambda d: d.tidy("communities"), "",
        lambda d: _tidied(d) and not why_not_by_groups(d),
        "Draw together who is tied among themselves; for more than 60 entities", "group",
    ),
    Action(
        "tidy-distances", "Graph", "Tidy by distances (61 to 1,000 entities)",
        lambda d: d.tidy("distances"), "",
        lambda d: _tidied(d) and not why_no_distances(d),
        "The farther apart, the more lines lie between; for 61 to 1,000 entities", "related",
    ),
)
# fmt: on
