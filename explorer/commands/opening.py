"""Opening the window: live where there is a display, drawn into a file where there is none."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from explorer.commands.display import has_display, without_display
from explorer.commands.ending import FAILED, ended
from explorer.commands.targets import checked_target
from explorer.commands.terminal import PROGRAM, complain

if TYPE_CHECKING:
    from explorer.model.files import Asked

ThemeName = Literal["light", "dark"]

# Nothing heavy may be imported above: the window is to stand within half a second.


def run(arguments: Sequence[str]) -> int:
    """The command line that has nothing but paths; the exit status."""
    return ended(lambda: opened([Path(argument) for argument in arguments]))


def opened(
    paths: Sequence[Path], theme: ThemeName | None = None, asked: "Asked | None" = None
) -> int:
    """Open the window, or say and write what it would show; the exit status."""
    there = [path for path in paths if _is_there(path)]
    if paths and not there:
        return FAILED
    if has_display():
        from explorer.window.application import run as run_window

        return max(run_window(there, theme, asked), int(len(there) < len(paths)))
    if not there:
        complain(
            f"There is no display for a window; try “{PROGRAM} ARTICLE” or “{PROGRAM} --help”."
        )
        return FAILED
    without_display()
    from explorer.headless import tell
    from explorer.model.files import NOTHING_SAID

    return max(tell(there, Path("out"), asked or NOTHING_SAID), int(len(there) < len(paths)))


def screenshot_of(
    paths: Sequence[Path],
    file: Path,
    select: Sequence[str],
    theme: ThemeName,
    asked: "Asked | None" = None,
) -> int:
    """Draw the real window into a PNG; the exit status. Raises ExplorerError."""
    checked_target(file)
    there = [path for path in paths if _is_there(path)]
    if paths and not there:
        return FAILED
    without_display()
    from explorer.commands.compiling import compile_once
    from explorer.window.screenshot import screenshot

    compile_once()
    screenshot(there, file, select=tuple(select), theme=theme, asked=asked)
    return int(len(there) < len(paths))


def _is_there(path: Path) -> bool:
    try:
        found = path.exists()
    except (OSError, ValueError):  # too long, or a NUL in it
        found = False
    if not found:
        complain(f"There is no file “{path}”; check its name.")
    return found
