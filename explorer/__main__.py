"""``article-explorer`` and ``python -m explorer``: the fast way into the window, else ``cli``."""

import gc
import os
import signal
import sys
from types import FrameType


def main() -> None:
    """Run the program and end with its exit status."""
    signal.signal(signal.SIGINT, _leave)
    import multiprocessing

    from explorer.commands import COMMANDS

    multiprocessing.freeze_support()
    arguments = sys.argv[1:]
    if (arguments and arguments[0] in COMMANDS) or any(a.startswith("-") for a in arguments):
        from explorer.cli import main as run  # the window starts without the option parser
    else:
        from explorer.commands.opening import run
    status = run(arguments)
    # All memory goes back at once; looking through it for garbage first would take seconds.
    gc.freeze()
    sys.exit(status)


def _leave(_number: int, _frame: FrameType | None) -> None:
    """Ctrl+C before there is work to put in order, or after it: libraries swallow what we raise."""
    os.write(2, b"article-explorer: interrupted; nothing was left half-written.\n")
    os._exit(130)


if __name__ == "__main__":
    main()
