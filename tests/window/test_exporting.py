"""A picture is written beside the window: whole, or not at all."""

import os
import threading

import pytest
from PySide6.QtCore import QObject

from explorer.canvas.fonts import measure
from explorer.errors import ExportError
from explorer.graph.frame import Caption
from explorer.graph.picture import TARGETS, PictureOptions, picture
from explorer.graph.theme import theme
from explorer.window.exporting import Exporting
from explorer.window.picture_files import FORMATS, save
from tests.canvas.scenes import harbor

pytestmark = [pytest.mark.usefixtures("qapp")]
OPTIONS = PictureOptions("Who met whom", Caption(("harbor.txt",), "2025-09-03"), numbered=True)


@pytest.fixture
def exporting(qtbot):
    parent = QObject()
    made = Exporting(parent)
    yield made
    made.stop()


def made():
    return picture(harbor(), TARGETS["web"], theme("light"), measure, OPTIONS)


def steps(path, quotes="quotes"):
    found = made()
    return lambda: save(path, found, TARGETS["web"], OPTIONS, quotes)


@pytest.mark.parametrize("suffix", FORMATS)
def test_picture_and_quotes_are_there_when_it_says_so(exporting, qtbot, tmp_path, suffix):
    path = tmp_path / f"a{suffix}"
    with qtbot.waitSignal(exporting.saved, timeout=30_000) as told:
        exporting.start("a", steps(path), "There.")

    assert told.args == ["There."]
    assert not exporting.running
    assert sorted(os.listdir(tmp_path)) == sorted([path.name, "a.quotes.md"])
    start = {".png": b"\x89PNG", ".svg": b"<svg", ".pdf": b"%PDF"}[suffix]
    assert path.read_bytes().startswith(start)


def test_what_takes_long_says_how_far_it_is(exporting, qtbot):
    seen, go = [], threading.Event()
    exporting.progressed.connect(seen.append)

    def slow():
        yield 3, 8
        assert go.wait(30)

    exporting.start("a.png", slow, "There.")
    qtbot.waitUntil(lambda: seen != [], timeout=30_000)
    assert (seen[0].done, seen[0].total, str(seen[0].message)) == (3, 8, "Writing “a.png”")
    with qtbot.waitSignal(exporting.saved, timeout=30_000):
        go.set()
    assert seen[-1] is None


@pytest.mark.parametrize("suffix", FORMATS)
def test_cancelled_it_leaves_the_old_file(exporting, qtbot, tmp_path, suffix):
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"old")
    reached, go = threading.Event(), threading.Event()

    def slow():
        for step in steps(path)():
            reached.set()
            yield step
            assert go.wait(30)

    with qtbot.waitSignal(exporting.saved, timeout=30_000) as told:
        exporting.start("a", slow, "There.")
        assert reached.wait(30)
        assert exporting.cancel()
        go.set()

    assert told.args == ["Cancelled: nothing was written."]
    assert not exporting.cancel()
    assert path.read_bytes() == b"old"
    assert not [name for name in os.listdir(tmp_path) if name.endswith(".tmp")]


@pytest.mark.parametrize("room", [0, 1, 1_000, 8_000])
@pytest.mark.parametrize("suffix", FORMATS)
def test_a_disk_that_is_full_leaves_the_old_file(
    exporting, qtbot, tmp_path, monkeypatch, suffix, room
):
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "write", full_after(room))
    with qtbot.waitSignal(exporting.failed, timeout=30_000) as told:
        exporting.start("a", steps(path), "There.")

    assert f"Cannot write “a{suffix}”: the disk is full" in told.args[0]
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == [path.name]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes anywhere")
@pytest.mark.parametrize("suffix", FORMATS)
def test_a_folder_that_is_read_only_is_named(exporting, qtbot, tmp_path, suffix):
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"old")
    tmp_path.chmod(0o555)
    try:
        with qtbot.waitSignal(exporting.failed, timeout=30_000) as told:
            exporting.start("a", steps(path), "There.")
    finally:
        tmp_path.chmod(0o755)
    assert "read-only for you" in told.args[0]
    assert path.read_bytes() == b"old"


def test_a_second_export_waits_for_the_first(exporting, qtbot, tmp_path):
    go = threading.Event()

    def slow():
        yield 0, 1
        assert go.wait(30)

    exporting.start("a", slow, "There.")
    with qtbot.waitSignal(exporting.failed) as told:
        exporting.start("b", steps(tmp_path / "b.png"), "There.")
    assert "already" in told.args[0]
    with qtbot.waitSignal(exporting.saved, timeout=30_000):
        go.set()
    assert os.listdir(tmp_path) == []


def test_an_ending_that_is_no_picture_is_refused(tmp_path):
    with pytest.raises(ExportError, match=r"\.png, \.svg, \.pdf"):
        list(steps(tmp_path / "a.gif")())


def test_what_was_copied_is_done_on_the_main_thread(exporting, qtbot):
    where = []
    with qtbot.waitSignal(exporting.saved, timeout=30_000):
        exporting.start(
            "a", lambda: iter([(0, 1)]), "There.", lambda: where.append(threading.current_thread())
        )
    assert where == [threading.main_thread()]


def full_after(room):
    """os.write of a disk that has that many bytes left."""
    write, left = os.write, [room]

    def limited(descriptor, data):
        if len(data) > left[0]:
            raise OSError(28, "No space left on device")
        left[0] -= len(data)
        return write(descriptor, data)

    return limited
