"""How far a job is, in the status bar."""

from explorer.model.message import Message
from explorer.session.jobs import Progress
from explorer.window.job_bar import JobBar


def test_articles_are_counted_in_words_and_one_alone_is_not(qtbot):
    bar = JobBar()
    qtbot.addWidget(bar)
    doing = Message("Finding names and relations in {name}", (("name", "a.txt"),))
    bar.show_progress(Progress(1_024, 5_000, doing), counted=True)
    assert bar._text.text() == "1,024 of 5,000 · Finding names and relations in a.txt"
    bar.show_progress(Progress(0, 1, doing), counted=True)
    assert " of " not in bar._text.text()


def test_cancel_answers_at_once(qtbot):
    bar = JobBar()
    qtbot.addWidget(bar)
    bar.show_progress(Progress(1, 6, Message("Writing")))
    with qtbot.waitSignal(bar.cancelled):
        bar._cancel.click()
    assert bar._text.text() == "Canceling…"
    assert not bar._cancel.isEnabled()
    bar.show_progress(Progress(0, 1, Message("Reading")))
    assert bar._cancel.isEnabled()
