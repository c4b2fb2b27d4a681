"""What is no longer needed goes on the main thread, whatever other threads do meanwhile."""

import gc
import threading

import pytest

from explorer.window.garbage import Garbage


class Thing:
    """In a cycle with itself, as a dialog and its slots; tells where it went."""

    def __init__(self, went):
        self.itself, self._went = self, went

    def __del__(self):
        self._went.append(threading.current_thread())


@pytest.fixture
def garbage(qapp):
    gc.enable()
    made = Garbage(qapp)
    yield made
    made.rest()


def test_a_busy_thread_collects_nothing_and_the_main_thread_does(garbage, qtbot):
    went = []
    Thing(went)
    made = []
    busy = threading.Thread(target=lambda: made.extend([[] for _ in range(100_000)]))
    busy.start()
    busy.join()
    assert went == []
    qtbot.waitUntil(lambda: went == [threading.main_thread()])


def test_at_rest_python_collects_by_itself_again(garbage):
    garbage.rest()
    assert gc.isenabled()


def test_what_lived_long_goes_when_much_more_is_held(garbage, qtbot):
    went = []
    kept = [Thing(went)]
    gc.collect()  # it is in the oldest generation now
    kept.clear()
    for _ in range(12):
        gc.collect(1)
    more = [[] for _ in range(400_000)]
    gc.collect(1)
    qtbot.waitUntil(lambda: went == [threading.main_thread()])
    assert more
