"""What stands folded beside the sentences of a line, and a click unfolds."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from explorer.panels.chips import Link
from explorer.panels.groups import Group
from explorer.panels.plain import counted, visible
from explorer.panels.style import Look


def add_read_again(
    column: QVBoxLayout, look: Look, again: Iterable[Group], relation: str, do: Callable[[], None]
) -> None:
    """Other relations that say what one says already, where there are any."""
    words = [visible(one.words, 40) for one in again if one.under == relation]
    if words:
        told = _tr("Also read here: {words}").format(words=" · ".join(words))
        _add(column, look, told, do)


def add_left_out(
    column: QVBoxLayout,
    look: Look,
    found: Iterable[Group],
    out: Iterable[Group],
    every: bool,
    do: Callable[[], None],
) -> None:
    """The sentences that filters leave out, where there are any, or that they are shown too.

    ``out`` are relations of which nothing is left: they are told by their words.
    """
    if every:
        _add(column, look, _tr("Show only the sentences that pass the filters"), do)
        return
    gone = list(out)
    number = sum(one.left_out for one in (*found, *gone) if not one.under)
    parts = [counted(number, "sentence", "sentences")] * bool(number)
    parts += [f"“{visible(words, 40)}”" for words in dict.fromkeys(one.words for one in gone)][:3]
    if parts:
        told = _tr("{what} left out by the filters: show all")
        _add(column, look, told.format(what=", ".join(parts)), do)


def _add(column: QVBoxLayout, look: Look, text: str, do: Callable[[], None]) -> None:
    link = Link(look, text)
    link.clicked.connect(do)
    column.addWidget(link)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Folded", text)
