"""Opening the window: live where there is a display, drawn into a file where there is none."""

import os
import re
import socket
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Literal

from explorer.commands.ending import FAILED, ended
from explorer.commands.targets import checked_target
from explorer.commands.terminal import PROGRAM, complain

ThemeName = Literal["light", "dark"]

# Nothing heavy may be imported above: the window is to stand within half a second.


def run(arguments: Sequence[str]) -> int:
    """The command line that has nothing but paths; the exit status."""
    return ended(lambda: opened([Path(argument) for argument in arguments]))


def opened(paths: Sequence[Path], theme: ThemeName | None = None) -> int:
    """Open the window, or say and write what it would show; the exit status."""
    there = [path for path in paths if _is_there(path)]
    if paths and not there:
        return FAILED
    if has_display():
        from explorer.window.application import run as run_window

        return max(run_window(there, theme), int(len(there) < len(paths)))
    if not there:
        complain(
            f"There is no display for a window; try “{PROGRAM} ARTICLE” or “{PROGRAM} --help”."
        )
        return FAILED
    without_display()
    from explorer.headless import tell

    return tell(there, Path("out"))


def screenshot_of(
    paths: Sequence[Path], file: Path, select: Sequence[str], theme: ThemeName
) -> int:
    """Draw the real window into a PNG; the exit status. Raises ExplorerError."""
    checked_target(file)
    there = [path for path in paths if _is_there(path)]
    if paths and not there:
        return FAILED
    without_display()
    from explorer.window.screenshot import screenshot

    screenshot(there, file, select=tuple(select), theme=theme)
    return int(len(there) < len(paths))


def has_display() -> bool:
    """Whether a window can be seen."""
    platform = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0]
    if not sys.platform.startswith("linux"):
        return True
    if os.environ.get("WAYLAND_DISPLAY") or _answers(os.environ.get("DISPLAY", "")):
        return True
    return platform not in ("", "offscreen", "minimal", "xcb", "wayland")


def without_display() -> None:
    """Let Qt draw without asking for a display."""
    if not has_display() or "QT_QPA_PLATFORM" not in os.environ:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


def _answers(display: str) -> bool:
    """Whether an X server listens there: Qt would abort the program where none does."""
    local = re.fullmatch(r"(?:unix)?:(\d+)(?:\.\d+)?", display)
    if local is None:
        return bool(display)
    address = f"/tmp/.X11-unix/X{local[1]}"
    for name in (address, f"\0{address}"):  # a file, or a name that only Linux knows
        with socket.socket(socket.AF_UNIX) as one, suppress(OSError):
            one.connect(name)
            return True
    return False


def _is_there(path: Path) -> bool:
    try:
        found = path.exists()
    except (OSError, ValueError):  # too long, or a NUL in it
        found = False
    if not found:
        complain(f"There is no file “{path}”; check its name.")
    return found
