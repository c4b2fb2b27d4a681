"""One of many articles is found by words of its title."""

import pytest
from PySide6.QtCore import Qt

from explorer.window.article_choice import ArticleChoice

TITLES = ("Harbor chief questioned", "Budget passes", "Chief of police resigns", "Budget passes")


@pytest.fixture
def choice(qtbot) -> ArticleChoice:
    made = ArticleChoice("Article")
    for number, title in enumerate(TITLES):
        made.addItem(title, f"d{number}")
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: made.lineEdit().selectedText() == TITLES[0])
    return made


def typed(choice, qtbot, words):
    qtbot.keyClicks(choice.lineEdit(), words)
    popup = choice.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    return popup


def test_enter_takes_the_first_title_that_holds_the_words(choice, qtbot):
    popup = typed(choice, qtbot, "POLICE")
    with qtbot.waitSignal(choice.activated) as caught:
        qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert caught.args == [2]
    assert choice.currentText() == TITLES[2]


def test_of_two_with_one_title_the_one_that_is_chosen_is_taken(choice, qtbot):
    popup = typed(choice, qtbot, "budget")
    for _ in range(2):
        qtbot.keyClick(popup, Qt.Key.Key_Down)
    with qtbot.waitSignal(choice.activated) as caught:
        qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert caught.args == [3]
    assert choice.currentData() == "d3"


def test_words_of_no_title_choose_nothing(choice, qtbot):
    qtbot.keyClicks(choice.lineEdit(), "zebra")
    with qtbot.assertNotEmitted(choice.activated):
        qtbot.keyClick(choice.lineEdit(), Qt.Key.Key_Return)
    assert choice.currentText() == TITLES[0]


def test_a_title_that_gets_the_keyboard_unasked_is_read_from_its_beginning(choice, qtbot):
    choice.clearFocus()
    choice.setFocus(Qt.FocusReason.OtherFocusReason)
    assert not choice.lineEdit().selectedText()
    assert choice.lineEdit().cursorPosition() == 0
