"""How a command ends: with a status, with a sentence where it failed, never with a traceback."""

import _thread
import os
import signal
import sys
import time
from collections.abc import Callable
from types import FrameType

from explorer.commands.terminal import complain
from explorer.errors import ExplorerError

FAILED, INTERRUPTED = 1, 130
PATIENCE = 5.0  # seconds in which an interrupted command must have put its work in order


def ended(command: Callable[[], int]) -> int:
    """Run a command; its exit status. What a user can put right is said on standard error."""
    interruption = _Interruption()
    try:
        status = command()
        sys.stdout.flush()
    except BrokenPipeError:
        return _quiet()
    except BaseException as error:  # a library that is interrupted may say so in its own words
        if interruption.asked or isinstance(error, KeyboardInterrupt):
            complain("interrupted; nothing was left half-written.")
            return INTERRUPTED
        if not isinstance(error, ExplorerError):
            raise
        complain(str(error))
        return FAILED
    finally:
        interruption.rest()
    return status


class _Interruption:
    """Ctrl+C while a command works: KeyboardInterrupt once, and an end for sure.

    What we raise may be swallowed: an interrupt in a destructor or in a callback of foreign code
    is printed and forgotten (Python's ``sys.unraisablehook``). A thread sees to the end then.
    """

    def __init__(self) -> None:
        self.asked = False
        self._before = signal.signal(signal.SIGINT, self._ask)

    def rest(self) -> None:
        """The command has ended; give the signal back unless it was used."""
        # A second one must not break the leaving.
        signal.signal(signal.SIGINT, signal.SIG_IGN if self.asked else self._before)

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        if self.asked:
            return
        self.asked = True
        # threading.Thread takes locks that the interrupted code may hold.
        _thread.start_new_thread(_see_to_it, ())
        raise KeyboardInterrupt


def _see_to_it() -> None:
    time.sleep(PATIENCE)  # the process ends with its main thread long before
    os.write(2, b"article-explorer: interrupted.\n")
    os._exit(INTERRUPTED)


def _quiet() -> int:
    """Whoever read our output has had enough; Python would complain about it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
