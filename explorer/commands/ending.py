"""How a command ends: with a status, with a sentence where it failed, never with a traceback."""

import os
import signal
import sys
from collections.abc import Callable

from explorer.commands.terminal import complain
from explorer.errors import ExplorerError

FAILED, INTERRUPTED = 1, 130


def ended(command: Callable[[], int]) -> int:
    """Run a command; its exit status. What a user can put right is said on standard error."""
    try:
        status = command()
        sys.stdout.flush()
    except BrokenPipeError:
        return _quiet()
    except ExplorerError as error:
        complain(str(error))
        return FAILED
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second one must not break the leaving
        complain("interrupted; nothing was left half-written.")
        return INTERRUPTED
    return status


def _quiet() -> int:
    """Whoever read our output has had enough; Python would complain about it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
