"""The menu bar, made of the table of actions."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QMenuBar

from explorer.window.action_set import Actions
from explorer.window.actions import ACTIONS, MENUS, text_of


def menus(bar: QMenuBar, actions: Actions) -> Iterator[QMenu]:
    """Fill the bar; each of its menus."""
    bar.setAccessibleName(QCoreApplication.translate("Menus", "Menus"))
    for name in MENUS:
        menu = bar.addMenu(text_of(name))
        menu.setObjectName(name)
        inner: dict[str, QMenu] = {}
        for row in ACTIONS:
            if row.menu != name:
                continue
            if row.line_before:
                menu.addSeparator()
            if row.under and row.under not in inner:
                inner[row.under] = menu.addMenu(text_of(row.under))
            inner.get(row.under, menu).addAction(actions[row.id])
        yield menu
