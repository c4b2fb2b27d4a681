"""One row of the table of actions."""

from collections.abc import Callable
from dataclasses import dataclass

from explorer.window.desk import Desk

Needs = Callable[[Desk], bool]


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do. ``work`` keys act only while canvas or cards have the keyboard.

    With ``canvas`` they do so on the canvas alone: elsewhere the same keys scroll or write. Where
    ``article`` is set they do so in the article alone, where ``elsewhere`` is, anywhere but there:
    the same key means the selected text, or what is selected in the graph.

    ``under`` names a menu in the menu that it stands in; ``checked`` says whether it holds now.

    Where it cannot be done, ``why_not`` may say so when its key is pressed.
    """

    id: str
    menu: str
    text: str
    slot: Callable[[Desk], object]
    shortcut: str = ""
    needs: Needs = lambda desk: True
    tip: str = ""
    icon: str = ""
    work: bool = False
    line_before: bool = False
    why_not: Callable[[Desk], str] = lambda desk: ""
    canvas: bool = False
    article: bool = False
    elsewhere: bool = False
    under: str = ""
    checked: Callable[[Desk], bool] | None = None
