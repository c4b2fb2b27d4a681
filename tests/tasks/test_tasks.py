"""A user's three tasks in a real window, by mouse and keys, on two articles."""

import pytest

from tests.tasks.run import results
from tests.tasks.user import can_work, screen


@pytest.mark.skipif(not can_work(), reason="Xvfb and xdotool are not installed")
@pytest.mark.timeout(240)
def test_three_tasks_take_no_more_actions_than_promised(tmp_path):
    with screen() as display:
        done = list(results(display, tmp_path))

    assert len(done) == 12
    assert [result for result in done if not result.passed] == []
