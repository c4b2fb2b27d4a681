"""Looking around in the graph: back, focus, filters, as rows of the table of actions."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from explorer.window import expanding, filtering, navigating, needs
from explorer.window.action import Action
from explorer.window.desk import Desk
from explorer.window.hints import why_no_common


def _leads(step: int, desk: Desk) -> bool:
    return needs.settled(desk) and desk.trail is not None and desk.trail.leads(step)


def _go(step: int, desk: Desk) -> None:
    desk.trail.go(step)


def _somebody(desk: Desk) -> bool:
    return needs.settled(desk) and bool(needs.selected(desk) or desk.session.view.focus)


def _graph(desk: Desk) -> bool:
    return needs.settled(desk) and not desk.session.view.figure


def _why_no_filter(desk: Desk) -> str:
    figure = needs.settled(desk) and desk.session.view.figure
    told = "No filter applies in a figure; it shows all of its members."
    return QCoreApplication.translate("Exploring", told) if figure else ""


def _one(desk: Desk) -> bool:
    return _graph(desk) and needs.settled(desk) and needs.drawn(desk) and bool(needs.selected(desk))


def _several(desk: Desk) -> bool:
    return needs.settled(desk) and len(needs.asked_about(desk)) > 1


def _within(depth: int, text: str, tip: str) -> Action:
    return Action(
        f"focus-{depth}", "Graph", text, partial(navigating.focus_within, depth=depth),
        f"Ctrl+{depth}", _somebody, tip, "focus",
    )  # fmt: skip


# fmt: off
EXPLORING_ACTIONS: tuple[Action, ...] = (
    Action(
        "back", "Graph", "Back", partial(_go, -1), "Ctrl+[", partial(_leads, -1),
        "To the view and selection before", "previous", line_before=True,
    ),
    Action(
        "forward", "Graph", "Forward", partial(_go, 1), "Ctrl+]", partial(_leads, 1),
        "To where you came back from", "next",
    ),
    Action(
        "focus", "Graph", "Only this and its neighbors", navigating.focus, "G", _somebody,
        "Again: everything", "focus", True, line_before=True,
    ),
    _within(1, "One line away", "Only who is tied to the selected entity"),
    _within(2, "Up to two lines away", "The neighbors of its neighbors too"),
    _within(3, "Up to three lines away", "One line farther"),
    Action(
        "expand", "Graph", "Expand or close…", expanding.offer, "O", _one,
        "What is tied to the selected entity and not drawn, by kind and by relation", "plus", True,
        line_before=True,
    ),
    Action(
        "common", "Graph", "Common neighbors", expanding.show_common, "J", _several,
        "Who is tied to each of the selected entities, or to both ends of the line", "related",
        True, why_not=why_no_common,
    ),
    Action(
        "filter", "Graph", "Filter…", filtering.offer, "Ctrl+Shift+F", _graph,
        "Only some lines: by relation, certainty, verdict, speaker, date, sources, words", "filter",
        line_before=True, why_not=_why_no_filter,
    ),
    Action(
        "unfilter", "Graph", "Switch all filters off", navigating.clear_filters, "",
        lambda d: needs.project(d) and d.session.view.filtered,
        "Draw again what filters, kinds, sources and articles that are off leave out", "close",
    ),
    Action(
        "timeline", "Graph", "Timeline", lambda d: d.timeline.toggle(), "W",
        lambda d: needs.settled(d) and d.timeline is not None,
        "When the articles are from, or of when they tell; drag over it to see a span alone",
        "history", True, checked=lambda d: d.timeline is not None and d.timeline.shown,
    ),
    Action(
        "read-marks", "Graph", "Show what has been read", lambda d: d.marking.toggle(), "",
        lambda d: d.marking is not None,
        "Rings on lines whose sentences you have all had before your eyes; off: nothing is kept",
        "confirm", checked=lambda d: d.marking is not None and d.marking.on,
    ),
    Action(
        "as-unread", "Graph", "Take the line as unread", lambda d: d.marking.forget(), "",
        lambda d: needs.settled(d) and d.marking is not None and d.marking.forgets,
        "As if its sentences had not been read yet", "restore",
    ),
)
# fmt: on
