"""``article-explorer`` and ``python -m explorer``: the fast way into the window, else ``cli``."""

import multiprocessing
import sys

from explorer.commands import COMMANDS


def main() -> None:
    """Run the program and end with its exit status."""
    multiprocessing.freeze_support()
    arguments = sys.argv[1:]
    if (arguments and arguments[0] in COMMANDS) or any(a.startswith("-") for a in arguments):
        from explorer.cli import main as run  # the window starts without the option parser
    else:
        from explorer.commands.opening import run
    sys.exit(run(arguments))


if __name__ == "__main__":
    main()
