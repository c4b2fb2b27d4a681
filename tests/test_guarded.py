"""A bug in a slot or a virtual of Qt does not end the program."""

import sys

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from explorer import guarded as module
from explorer.guarded import guarded


@pytest.fixture
def reports(monkeypatch):
    """What the excepthook was told."""
    found = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: found.append(str(error)))
    monkeypatch.setattr(module, "_reported", {})
    return found


def test_a_bug_while_painting_is_reported_once_and_painting_goes_on(qtbot, reports):
    class Broken(QWidget):
        paints = 0

        @guarded
        def paintEvent(self, event):
            Broken.paints += 1
            raise ZeroDivisionError("no frame")

    widget = Broken()
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.repaint()
    widget.repaint()

    assert Broken.paints >= 3
    assert reports == ["no frame"]


def test_a_virtual_that_must_answer_answers_with_its_fallback(qtbot, reports):
    class Broken(QWidget):
        @guarded(False)
        def event(self, event):
            raise KeyError("no event")

    widget = Broken()
    qtbot.addWidget(widget)

    assert widget.event(None) is False
    assert len(reports) == 1


def test_a_slot_that_fails_does_not_stop_the_others(qtbot, reports):
    class Source(QObject):
        rang = Signal(int)

    class Listener(QObject):
        @guarded
        def hear(self, number):
            raise ValueError("deaf")

    source, listener, heard = Source(), Listener(), []
    source.rang.connect(listener.hear)
    source.rang.connect(heard.append)
    source.rang.emit(3)

    assert heard == [3]
    assert reports == ["deaf"]


def test_another_bug_at_another_place_is_reported_too(reports):
    @guarded
    def one():
        raise ValueError("one")

    @guarded
    def two():
        raise ValueError("two")

    for call in (one, two, one, two):
        call()

    assert reports == ["one", "two"]


def test_after_a_while_the_same_bug_is_reported_again(reports, monkeypatch):
    now = [0.0]
    monkeypatch.setattr(module.time, "monotonic", lambda: now[0])

    @guarded
    def broken():
        raise ValueError("again")

    for now[0] in (0.0, 5.0, 11.0):
        broken()

    assert reports == ["again", "again"]


def test_a_signal_may_carry_more_than_the_slot_takes():
    @guarded
    def slot(one):
        return one

    assert slot(1, 2, 3) == 1
