"""The window shows a large project's picture at once, and the project when it has been read."""

import pytest

from explorer.edits import documents
from explorer.edits.annotations import place
from explorer.session import ahead
from explorer.session.ahead import Ahead, keep_picture
from explorer.session.session import Session
from tests.builders import example_extraction
from tests.window.test_opening import drawn

pytestmark = pytest.mark.one_window


@pytest.fixture
def path(tmp_path, monkeypatch):
    monkeypatch.setattr(ahead, "LARGE", 1)
    session = Session.create(tmp_path / "harbor")
    session.perform(documents.add(session.corpus, example_extraction()))
    scene = session.scene()
    spots = {one: (90.0 * n, 70.0 * (n % 3)) for n, one in enumerate(scene.entities)}
    session.settle(place(session.corpus, spots))
    keep_picture(session)
    session.close()
    return session.path


def whole(window) -> bool:
    session = window.desk.session
    return session is not None and not session.provisional and not window.desk.opening.running


def test_the_picture_comes_first_and_what_is_selected_in_it_stays(empty_window, qtbot, path):
    window, seen = empty_window, []

    def look(first: Ahead) -> None:
        assert window.desk.session is first
        line = first.scene().lines[0]
        first.select((), line.relations)
        seen.append((line.relations, window.desk.canvas.scene.positions.tolist()))

    window.desk.opening.named.connect(look)
    with qtbot.waitSignal(window.desk.opening.finished, timeout=20_000):
        window.desk.opening.open([path])
    qtbot.waitUntil(lambda: whole(window) and drawn(window), timeout=20_000)
    ((relations, positions),) = seen
    assert window.desk.session.selection.relations == relations
    assert window.desk.canvas.scene.positions.tolist() == positions
    assert window.desk.answers.evidence.isVisible()
    assert window.contents.entities._list.rows.rowCount() > 0


def test_without_a_picture_the_window_waits_for_the_project(empty_window, qtbot, path):
    (ahead.folder_of(path) / "picture.msgpack").unlink()
    window, told = empty_window, []
    window.desk.opening.progressed.connect(lambda _: told.append(window.status.job.isVisible()))
    with qtbot.waitSignal(window.desk.opening.finished, timeout=20_000):
        window.desk.opening.open([path])
        assert window.desk.session is None
    assert told[0]
    qtbot.waitUntil(lambda: whole(window) and drawn(window), timeout=20_000)


def test_one_that_is_closed_before_it_was_read_does_not_come_back(empty_window, qtbot, path):
    window = empty_window
    with qtbot.waitSignal(window.desk.opening.finished, timeout=20_000):
        window.desk.opening.open([path])
        assert isinstance(window.desk.session, Ahead)
        window.show_session(None)
    assert window.desk.session is None
    Session.open(path).close()


def test_one_that_is_cancelled_leaves_the_file_free(empty_window, qtbot, path):
    window = empty_window
    with qtbot.waitSignal(window.desk.opening.finished, timeout=20_000):
        window.desk.opening.open([path])
        window.desk.opening.cancel()
    qtbot.waitUntil(lambda: window.desk.session is None, timeout=20_000)
    session = Session.open(path)
    assert not session.read_only
    session.close()
