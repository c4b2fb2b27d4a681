"""A bug in a slot is reported once and returns the fallback."""

import sys

from explorer.panels.guarded import guarded


def test_a_bug_is_reported_once_and_the_fallback_returned(monkeypatch):
    seen = []
    monkeypatch.setattr(sys, "excepthook", lambda *args: seen.append(args[0]))

    class Widget:
        @guarded(7)
        def size(self):
            raise ZeroDivisionError

    assert [Widget().size(), Widget().size()] == [7, 7]
    assert seen == [ZeroDivisionError]


def test_a_signal_may_carry_more_than_the_slot_takes():
    @guarded
    def slot(one):
        return one

    assert slot(1, 2, 3) == 1
