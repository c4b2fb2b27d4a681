"""Whoever cannot see the window hears what has the keyboard, and can reach all of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QMenu, QMenuBar, QScrollBar, QWidget

from explorer.window.relation_dialog import RelationDialog
from explorer.window.sheets import AboutSheet, ShortcutSheet

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def nameless(top: QWidget) -> list[str]:
    found = []
    for widget in [top, *top.findChildren(QWidget)]:
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or widget.window() is not top.window():
            continue
        parent = widget.parentWidget()
        if isinstance(parent, QAbstractScrollArea) and widget is parent.viewport():
            continue
        if isinstance(widget, QMenu | QMenuBar | QScrollBar) or widget.objectName().startswith(
            "qt_"
        ):
            continue
        heard = QAccessible.queryAccessibleInterface(widget)
        if not heard.text(QAccessible.Text.Name):
            found.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    return found


def test_everything_that_takes_the_keyboard_has_a_name(window):
    session = window.desk.session
    for choose in (
        lambda: session.select(),
        lambda: session.select(["mira-chen"]),
        lambda: session.select(["mira-chen", "jonas-weil"]),
        lambda: session.select(["mira-chen", "elsa-moreau"]),
    ):
        choose()
        assert nameless(window) == []


def test_the_start_page_has_names(empty_window):
    assert nameless(empty_window) == []


def test_dialogs_have_names(window):
    corpus = window.desk.session.corpus
    ends = corpus.entities["mira-chen"], corpus.entities["velmar"]
    for dialog in (
        RelationDialog(window.desk.look, *ends, [], window),
        ShortcutSheet(window),
        AboutSheet(window),
    ):
        assert nameless(dialog) == []
        dialog.deleteLater()


def test_tab_leads_from_the_bar_to_the_list_the_graph_and_the_cards(window):
    window.desk.session.select(["mira-chen", "jonas-weil"])
    window._lay_tabs()
    order, widget = [], window.desk.search
    for _ in range(400):
        widget = widget.nextInFocusChain()
        order.append(widget)
        if widget is window.desk.search:
            break
    stops = [w for w in order if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible()]
    card = next(iter(window.desk.answers.evidence._cards.values()))
    places = [
        stops.index(window.contents.entities._list),
        stops.index(window.desk.canvas._host),
        stops.index(card),
        stops.index(window.desk.article),
    ]
    assert places == sorted(places)
