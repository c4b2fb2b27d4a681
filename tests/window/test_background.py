"""A job runs beside the window, tells on its thread, and is gone when it is told to go."""

import threading

from explorer.window.background import Job


def test_steps_arrive_in_order_on_the_main_thread(qtbot):
    job, seen = Job(lambda: iter([1, 2, 3])), []
    job.stepped.connect(lambda step: seen.append((step, threading.current_thread())))
    with qtbot.waitSignal(job.ended) as caught:
        job.start()
    assert seen == [(step, threading.main_thread()) for step in (1, 2, 3)]
    assert caught.args == [None]
    assert job.join()


def test_a_failure_ends_it(qtbot):
    def fail():
        yield 1
        raise KeyError("gone")

    job = Job(fail)
    with qtbot.waitSignal(job.ended) as caught:
        job.start()
    assert isinstance(caught.args[0], KeyError)
    job.join()


def test_cancelled_it_tells_only_its_end(qtbot):
    go, closed = threading.Event(), []

    def steps():
        try:
            yield 1
            go.wait(5)
            yield 2
        finally:
            closed.append(True)

    job, seen = Job(steps), []
    job.stepped.connect(seen.append)
    job.start()
    qtbot.waitUntil(lambda: seen == [1])
    with qtbot.waitSignal(job.ended):
        job.cancel()
        go.set()
    assert seen == [1]
    assert closed == [True]
    job.join()


def test_joined_it_tells_nothing_more(qtbot):
    job, seen = Job(lambda: iter(range(1000))), []
    job.stepped.connect(seen.append)
    job.ended.connect(seen.append)
    job.start()
    assert job.join()
    qtbot.wait(0)
    assert seen == []
