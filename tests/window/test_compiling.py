"""After the first start has compiled its code, what was laid out without it can be tidied."""

import pytest

from explorer.window import compiling
from explorer.window.compiling import Compiling

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.mark.parametrize("works", [True, False])
def test_it_is_told_when_the_code_is_there(qapp, qtbot, monkeypatch, works):
    there, told = [], []
    monkeypatch.setattr(compiling, "ready", lambda: bool(there))
    monkeypatch.setattr(compiling, "_LATER", 0)
    one = Compiling(qapp)
    one.done.connect(lambda: told.append(True))
    there += [True] * works
    qtbot.waitUntil(lambda: one.running)
    with qtbot.waitSignal(one._process.finished, timeout=60_000):
        pass
    assert told == [True] * works
    one.stop()


def test_a_small_graph_is_offered_to_be_tidied(window):
    (one,) = [beside for beside in window.beside if isinstance(beside, Compiling)]
    one.done.emit()
    assert "clearer layouts" in window.desk.messages.text
