"""Listeners are called in order, all of them, until they leave."""

import pytest

from explorer.session.signal import Signal


def test_listeners_are_called_in_order_until_they_disconnect():
    heard, signal = [], Signal()
    first, second = (lambda v: heard.append(("a", v))), (lambda v: heard.append(("b", v)))
    signal.connect(first)
    signal.connect(second)
    signal.emit(1)
    signal.disconnect(first)
    signal.disconnect(first)
    signal.emit(2)
    assert heard == [("a", 1), ("b", 1), ("b", 2)]


def test_a_listener_that_fails_does_not_cut_off_the_others():
    heard, signal = [], Signal()

    def fail(value):
        raise KeyError(value)

    def fail_too(value):
        raise ValueError(value)

    for listener in (fail, heard.append, fail_too, heard.append):
        signal.connect(listener)
    with pytest.raises(KeyError):
        signal.emit(7)
    assert heard == [7, 7]


def test_a_listener_may_leave_while_it_is_called():
    heard, signal = [], Signal()

    def once(value):
        heard.append(value)
        signal.disconnect(once)

    signal.connect(once)
    signal.connect(heard.append)
    signal.emit(1)
    assert heard == [1, 1]
