"""Where help is, as rows of the table of actions."""

from explorer.window.action import Action
from explorer.window.desk import Desk


def _tour_able(desk: Desk) -> bool:
    return desk.tour is not None and desk.tour.able


# fmt: off
HELP_ACTIONS: tuple[Action, ...] = (
    Action(
        "guide", "Help", "User guide", lambda d: d.window.show_guide(), "F1",
        tip="How to read, correct and show a graph", icon="article",
    ),
    Action(
        "tour", "Help", "Take the tour", lambda d: d.tour.take(), "", _tour_able,
        "Six small steps on the open graph, or on the example", "example",
    ),
    Action(
        "shortcuts", "Help", "Shortcuts", lambda d: d.window.show_shortcuts(), "?",
        tip="All keys on one sheet", icon="shortcuts", work=True, line_before=True,
    ),
    Action(
        "about", "Help", "About Article Explorer", lambda d: d.window.show_about(),
        tip="Version, licenses, where files are", icon="about",
    ),
)
# fmt: on
