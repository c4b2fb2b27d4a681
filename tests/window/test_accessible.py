"""Whoever cannot see the window hears what has the keyboard, and can reach all of it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QMenu,
    QMenuBar,
    QPushButton,
    QScrollBar,
    QWidget,
)

from explorer.edits import merging
from explorer.edits.proposing import Proposal
from explorer.panels.rows import Row
from explorer.window import message_bar
from explorer.window.about import AboutSheet
from explorer.window.articles_dialog import ArticlesDialog
from explorer.window.color_dialog import ColorDialog
from explorer.window.merge_dialog import MergeDialog
from explorer.window.name_dialog import NameDialog
from explorer.window.recast_dialog import KindDialog, Reach, RecastDialog
from explorer.window.relation_dialog import RelationDialog
from explorer.window.save_dialog import SaveDialog
from explorer.window.sheets import ShortcutSheet
from explorer.window.split_dialog import SplitDialog
from explorer.window.statement_dialog import StatementDialog
from explorer.window.unfit_sheet import UnfitSheet
from explorer.window.words_dialog import WordsDialog

pytestmark = pytest.mark.one_window


def nameless(top: QWidget) -> list[str]:
    found = []
    for widget in [top, *top.findChildren(QWidget)]:
        pressed = isinstance(
            widget, QAbstractButton
        )  # some are for the mouse alone: they have keys
        focus = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        if not (focus or pressed) or widget.window() is not top.window():
            continue
        parent = widget.parentWidget()
        if isinstance(parent, QAbstractScrollArea) and widget is parent.viewport():
            continue
        if isinstance(parent, QComboBox):  # its own field, which has its name
            continue
        if pressed and widget.isHidden() and not widget.text():  # says nothing yet
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


def dialogs(window):
    """One of each dialog."""
    desk, corpus = window.desk, window.desk.session.corpus
    look, ends = desk.look, ("mira-chen", "velmar")
    one, other = (corpus.entities[end] for end in ends)
    rows = [Row("m1", "Mira Chen sat", strong=(0, 4))]
    yield RelationDialog(look, one, other, [], window)
    yield StatementDialog(look, corpus, "Chen sat", Proposal(ends, "sat"), [], window)
    yield NameDialog(look, corpus, "Chen", "", "PERSON", 3, window)
    yield RecastDialog(look, one, [Reach("everywhere", 2), Reach("article", 1)], [], window)
    yield KindDialog(look, 2, "PERSON", window)
    yield MergeDialog(look, [one, other], merging.preview(corpus, ends), [], window)
    yield SplitDialog(look, one, rows, [], window)
    yield WordsDialog(look, "Tags", "…", "", [], window, several=True)
    yield ColorDialog(look, "", window)
    yield ArticlesDialog(look, corpus, frozenset(), window)
    yield UnfitSheet(look, ["a sentence"], window)
    yield SaveDialog(Path("project.explorer"), window)
    yield ShortcutSheet(window)
    yield AboutSheet(window)


def test_dialogs_and_all_that_is_in_them_have_names(window):
    for dialog in dialogs(window):
        assert nameless(dialog) == []
        assert dialog.windowTitle()
        dialog.deleteLater()


def test_the_other_pages_and_the_table_have_names(window):
    window.desk.session.select(["mira-chen", "jonas-weil"])
    for page in range(window.reading.pages.count()):
        window.reading._tabs.setCurrentIndex(page)
        assert nameless(window) == []
    window.actions_table["table"].trigger()
    assert nameless(window) == []


def test_a_widget_without_a_name_is_found(window):
    bare = QPushButton(window.contents)
    bare.show()
    assert nameless(window) == ["QPushButton in Contents"]
    bare.setAccessibleName("named")
    assert nameless(window) == []


def test_what_is_on_and_off_is_heard(window):
    chip = window.stage.levels._table
    heard = QAccessible.queryAccessibleInterface(chip)
    assert (heard.role(), heard.state().checkable) == (QAccessible.Role.CheckBox, True)
    assert not heard.state().checked
    window.actions_table["table"].trigger()
    assert heard.state().checked


def test_a_card_says_its_sentence_and_whether_it_has_the_keyboard(window):
    window.activateWindow()
    window.desk.session.select(["mira-chen", "jonas-weil"])
    window.desk.session.select(relations=list(window.desk.session.corpus.relations)[:1])
    card = next(iter(window.desk.answers.evidence._cards.values()))
    heard = QAccessible.queryAccessibleInterface(card)
    assert card.passage.text.split()[0] in heard.text(QAccessible.Text.Name)
    assert heard.state().focusable
    card.setFocus()
    assert heard.state().focused


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


def test_a_message_is_said_aloud(window, monkeypatch):
    said = []
    monkeypatch.setattr(message_bar.QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(
        message_bar.QAccessible, "updateAccessibility", lambda event: said.append(event.message())
    )
    window.desk.messages.say("Merged into “Mira Chen”", "Undo", lambda: None)
    assert said == ["Merged into “Mira Chen”. Undo"]
