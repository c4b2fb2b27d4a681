"""A user's tasks in a real window, by mouse and keys, and a whole session by keys alone."""

import pytest

from tests.tasks import keys
from tests.tasks.run import STORIES, results
from tests.tasks.user import can_work, screen


@pytest.mark.skipif(not can_work(), reason="Xvfb and xdotool are not installed")
@pytest.mark.timeout(240)
def test_three_tasks_take_no_more_actions_than_promised(tmp_path):
    with screen() as display:
        done = list(results(display, tmp_path, STORIES[:1]))  # the others: make tasks

    assert len(done) == 7
    assert [result for result in done if not result.passed] == []


@pytest.mark.skipif(not can_work(), reason="Xvfb and xdotool are not installed")
@pytest.mark.timeout(240)
def test_a_whole_session_needs_no_mouse(tmp_path):
    with screen() as display:
        done = list(keys.results(display, tmp_path))

    assert len(done) == 9
    assert [result for result in done if not result.passed] == []
