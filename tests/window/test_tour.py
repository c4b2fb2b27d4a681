"""The tour: a note beside what is meant, that goes on as a person does what it says."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.panels.cards import Card
from explorer.session.settings import read_settings
from explorer.window import filing
from explorer.window.callout import beside
from explorer.window.tour_steps import steps
from explorer.window.words_dialog import WordsDialog
from tests.window.hands import enabled, press
from tests.window.test_correcting import answering

pytestmark = pytest.mark.one_window


@pytest.fixture
def touring(window, qtbot):
    """The tour at its first step, on the harbor article."""
    press(window, "tour")
    tour = window.desk.tour
    qtbot.waitUntil(lambda: tour.at == 1)
    return tour


def married(window) -> str:
    (one,) = window.desk.session.corpus.relations_between("mira-chen", "jonas-weil")
    return one.id


def test_each_step_comes_when_the_one_before_is_done(window, touring, qtbot):
    desk = window.desk
    spot = touring.ring.geometry().center()
    at = desk.canvas.viewport.mapFrom(window, spot)
    QTest.mouseMove(desk.canvas.viewport, at)
    QTest.mouseClick(desk.canvas.viewport, Qt.MouseButton.LeftButton, pos=at)
    assert desk.session.selection.relations
    assert touring.at == 2
    card = desk.answers.evidence.findChildren(Card)[0]
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(40, 12))
    qtbot.waitUntil(lambda: touring.at == 3)
    desk.session.select(["mira-chen", "jonas-weil"])
    assert touring.at == 4
    desk.session.select(relations=[married(window)])
    press(window, "confirm")
    assert touring.at == 5
    answering(WordsDialog, lambda dialog: None)  # with the title that it proposes
    press(window, "figure-add")
    assert touring.at == 6
    assert "Export" in touring.callout.text
    QTest.mouseClick(touring.callout.next, Qt.MouseButton.LeftButton)
    assert touring.at == 0
    assert not touring.callout.isVisible()
    assert not touring.ring.isVisible()
    assert read_settings().toured  # it was seen to its end


def test_the_first_line_is_shown_to_who_only_presses_next(window, touring):
    assert QApplication.focusWidget() is touring.callout.next
    QTest.keyClick(touring.callout.next, Qt.Key.Key_Return)
    assert window.desk.session.selection.relations
    assert touring.at == 2
    for _ in range(4):
        QTest.keyClick(touring.callout.next, Qt.Key.Key_Return)
    assert touring.at == 6


def test_a_click_on_next_leaves_the_keyboard_where_it_is(window, touring):
    window.desk.canvas.setFocus()
    QTest.mouseClick(touring.callout.next, Qt.MouseButton.LeftButton)
    assert window.desk.canvas.isAncestorOf(QApplication.focusWidget())


def test_escape_ends_it_from_anywhere_and_it_comes_again(window, touring, qtbot):
    window.desk.article.setFocus()
    QTest.keyClick(window.desk.article, Qt.Key.Key_Escape)
    assert touring.at == 0
    assert not read_settings().toured
    press(window, "tour")
    qtbot.waitUntil(lambda: touring.at == 1)


def test_never_again_is_remembered(window, touring, monkeypatch):
    touring.callout.never.click()
    touring.callout.skip.click()
    assert touring.at == 0
    assert read_settings().toured
    touring.offer()
    assert not touring._wanted


def test_another_project_ends_it(window, touring):
    press(window, "close")
    assert touring.at == 0
    assert not touring.callout.isVisible()


def test_the_note_says_itself_to_who_hears_it(touring):
    said = touring.callout.accessibleName()
    assert said.startswith("Tour, step 1 of 6: Click a line.")
    assert touring.callout.next.accessibleDescription() == said
    for widget in (touring.callout.next, touring.callout.skip, touring.callout.never):
        assert widget.accessibleName()
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_f6_leads_to_the_note(window, touring):
    window.top.findChild(type(touring.callout.next), "picture").setFocus()
    press(window, "pane")
    assert touring.callout.isAncestorOf(QApplication.focusWidget())


def test_each_step_points_at_something_in_both_sizes_of_window(window, touring, qtbot):
    for size in (QSize(1500, 950), QSize(1000, 700)):
        window.resize(size)
        QApplication.processEvents()
        window.desk.session.select(relations=[married(window)])
        for number in range(len(touring._steps)):
            touring._show(number)
            note = touring.callout.geometry()
            assert window.rect().contains(note)
            assert touring.ring.isVisible()
            assert not note.adjusted(9, 9, -9, -9).intersects(touring.ring.geometry())


def test_it_stays_where_all_is_filtered_away(window, touring):
    session = window.desk.session
    kinds = {entity.kind for entity in session.corpus.entities.values()}
    session.show(replace(session.view, kinds_off=frozenset(kinds)))
    assert not window.desk.canvas.scene.entities
    for number in range(len(touring._steps)):
        touring._show(number)
        assert touring.callout.isVisible()


def test_the_example_opens_with_it(empty_window, qtbot):
    window = empty_window
    with qtbot.waitSignal(window.desk.opening.finished, timeout=60_000):
        press(window, "example")
    qtbot.waitUntil(lambda: window.desk.tour.at == 1, timeout=60_000)
    assert window.desk.session.corpus.documents
    assert filing.example() is not None


def test_the_note_stands_where_it_has_room():
    room = QRect(0, 0, 1000, 700)
    size = QSize(300, 150)
    assert beside(QRect(100, 300, 40, 40), size, room)[0] == "right"
    assert beside(QRect(900, 300, 40, 40), size, room)[0] == "left"
    assert beside(QRect(20, 10, 960, 40), size, room)[0] == "below"
    assert beside(QRect(20, 650, 960, 40), size, room)[0] == "above"
    assert beside(QRect(20, 20, 960, 660), size, room)[0] == ""


def test_there_is_none_without_a_line(open_records):
    window = open_records([])
    assert not enabled(window, "tour")


def test_its_words_are_short():
    for step in steps():
        assert len(step.text) < 200, step.title
