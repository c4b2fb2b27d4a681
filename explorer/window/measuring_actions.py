"""What sizes and colors of the graph go by, as rows of the table of actions."""

from collections.abc import Callable
from dataclasses import replace

from explorer.window import needs
from explorer.window.action import Action
from explorer.window.desk import Desk
from explorer.window.hints import why_too_many_lines

SIZE, COLOR = "Size by", "Color by"


def _size(measure: str) -> Callable[[Desk], None]:
    return lambda desk: desk.session.show(replace(desk.session.view, size_by=measure))


def _color(measure: str) -> Callable[[Desk], None]:
    return lambda desk: desk.session.show(replace(desk.session.view, color_by=measure))


def _sized(measure: str) -> Callable[[Desk], bool]:
    return lambda desk: desk.session is not None and desk.session.view.size_by == measure


def _colored(measure: str) -> Callable[[Desk], bool]:
    return lambda desk: desk.session is not None and desk.session.view.color_by == measure


def _countable(desk: Desk) -> bool:
    return needs.settled(desk) and needs.drawn(desk) and not why_too_many_lines(desk)


def _drawn(desk: Desk) -> bool:
    return needs.settled(desk) and needs.drawn(desk)


# fmt: off
MEASURING_ACTIONS: tuple[Action, ...] = (
    Action(
        "size-usual", "Graph", "Size as usual", _size(""), "", _drawn,
        "Glyphs grow with their lines, as they did", "restore", under=SIZE, checked=_sized(""),
        line_before=True,
    ),
    Action(
        "size-degree", "Graph", "Size by number of others", _size("degree"), "", _drawn,
        "Larger: tied to more others", "fit", under=SIZE, checked=_sized("degree"),
    ),
    Action(
        "size-betweenness", "Graph", "Size by betweenness", _size("betweenness"), "", _drawn,
        "Larger: more shortest ways between others lead through it", "related", under=SIZE,
        checked=_sized("betweenness"),
    ),
    Action(
        "size-pagerank", "Graph", "Size by PageRank", _size("pagerank"), "", _drawn,
        "Larger: tied to many who are tied to many", "group", under=SIZE,
        checked=_sized("pagerank"),
    ),
    Action(
        "color-kind", "Graph", "Color by kind, as usual", _color(""), "", _drawn,
        "A person, a place, an organization …", "restore", under=COLOR, checked=_colored(""),
    ),
    Action(
        "color-communities", "Graph", "Color by communities", _color("communities"), "",
        _countable, "Same color: tied more among each other than to the rest", "color",
        under=COLOR, checked=_colored("communities"), why_not=why_too_many_lines,
    ),
)
# fmt: on
