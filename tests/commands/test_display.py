"""Whether there is a display, before Qt aborts the program for want of one."""

import socket
from pathlib import Path

import pytest

from explorer.commands.display import has_display
from explorer.commands.opening import opened


@pytest.fixture
def nothing(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A Linux without display and without a word about Qt."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    return monkeypatch


def test_without_any_word_of_a_display_there_is_none(nothing) -> None:
    assert not has_display()


def test_a_display_that_nobody_listens_at_is_none(nothing) -> None:
    nothing.setenv("DISPLAY", ":54321")
    assert not has_display()


def test_a_display_that_listens_is_one(nothing) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("\0/tmp/.X11-unix/X54322")
        server.listen()
        nothing.setenv("DISPLAY", ":54322.0")
        assert has_display()


@pytest.mark.parametrize(
    ("name", "value"),
    [("DISPLAY", "localhost:10.0"), ("WAYLAND_DISPLAY", "wayland-0"), ("QT_QPA_PLATFORM", "vnc")],
)
def test_a_display_elsewhere_is_believed(nothing, name: str, value: str) -> None:
    nothing.setenv(name, value)
    assert has_display()


def test_drawing_into_memory_is_no_display(nothing) -> None:
    nothing.setenv("QT_QPA_PLATFORM", "offscreen")
    assert not has_display()


def test_the_start_page_needs_a_display(nothing, capsys) -> None:
    assert opened([]) == 1
    assert "no display" in capsys.readouterr().err


def test_nothing_is_opened_where_no_path_is_there(nothing, capsys) -> None:
    assert opened([Path("/no/such.txt"), Path("x" * 5000)]) == 1
    assert capsys.readouterr().err.count("There is no file") == 2
