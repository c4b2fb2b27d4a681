"""A bug is logged and said once; the log holds no word of an article."""

import sys

import pytest

from explorer.errors import EditRefused
from explorer.window.trouble import Trouble, log_folder

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def trouble(empty_window):
    watching = Trouble(empty_window.desk.messages)
    watching.watch()
    yield watching
    watching.rest()


def happen(error: Exception) -> None:
    try:
        raise error
    except Exception:
        sys.excepthook(*sys.exc_info())


def test_a_bug_is_said_and_logged_without_its_words(empty_window, trouble, qtbot):
    happen(ValueError("Ada paid Ben"))
    qtbot.waitUntil(lambda: "Something went wrong" in empty_window.desk.messages.text)
    log = (log_folder() / "explorer.log").read_text()
    assert "ValueError" in log
    assert "test_trouble.py" in log
    assert "Ada" not in log


def test_what_the_user_can_put_right_is_a_sentence(empty_window, trouble, qtbot):
    happen(EditRefused("A label needs at least one word."))
    qtbot.waitUntil(lambda: empty_window.desk.messages.text == "A label needs at least one word.")
    assert not (log_folder() / "explorer.log").exists()


def test_it_gives_back_what_it_took(empty_window):
    before = sys.excepthook
    watching = Trouble(empty_window.desk.messages)
    watching.watch()
    watching.rest()
    assert sys.excepthook is before
