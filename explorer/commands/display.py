"""Whether a window can be seen, asked before Qt, which aborts the program for want of a display."""

import os
import re
import socket
import sys
from contextlib import suppress


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
