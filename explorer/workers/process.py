"""One worker process as its parent sees it: started, asked, killed when it takes too long."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, BinaryIO, cast

import msgspec

from explorer.errors import WorkerFailed
from explorer.reading.limits import Limits
from explorer.workers.frames import (
    Answer,
    Failure,
    Names,
    Question,
    Ready,
    Reply,
    Start,
    receive,
    send,
)

# The package may lie in a checkout that is not installed; appended, so that it shadows nothing.
_RUN = "import sys; sys.path.append(sys.argv.pop(1)); from explorer.workers.{} import main; main()"
_ROOT = str(Path(__file__).resolve().parents[2])
_KEPT = ("PATH", "HOME", "LANG", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "USERPROFILE", "APPDATA",
         "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")  # fmt: skip
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS",
               "VECLIB_MAXIMUM_THREADS", "NUMEXPR_NUM_THREADS")  # fmt: skip


Ahead = Callable[[msgspec.Raw], None]


class Died(Exception):
    """The process ended without an answer."""


class TimedOut(Exception):
    """The process was killed for it took too long."""


class WorkerProcess:
    """A process of one kind, started anew whenever it is needed and not there.

    One thread calls :meth:`spawn`, :meth:`ask` and :meth:`reap`; :meth:`close` may come from any.
    """

    def __init__(self, kind: str, limits: Limits, threads: int = 1) -> None:
        """Start nothing yet; ``kind`` is a module of this package with a ``main``."""
        self.has_served = False
        self._kind = kind
        self._limits = limits
        self._threads = threads
        self._ready = False
        self._process: subprocess.Popen[bytes] | None = None
        self._replies: msgspec.msgpack.Decoder[Reply] = msgspec.msgpack.Decoder(Reply)
        self._lock = threading.Lock()
        self._closed = False

    def spawn(self) -> None:
        """Start the process if there is none; does not wait until it is ready.

        Raises WorkerFailed when the system refuses another process.
        """
        if self._process is not None:
            if self._process.poll() is None:
                return
            self.reap()
        with self._lock:  # close() must not miss a process that is just being born
            if self._closed:
                return
            try:
                self._process = subprocess.Popen(
                    [sys.executable, "-P", "-c", _RUN.format(self._kind), _ROOT],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    env=_environment(),
                    cwd=_ROOT,
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                )
            except OSError as error:
                raise WorkerFailed(
                    f"A worker process could not start: {(error.strerror or str(error)).lower()}."
                ) from error
        # At once, for this is what makes it load; if it is gone already, asking will tell.
        with suppress(OSError):
            send(_pipe(self._process.stdin), Start(self._limits, self._threads))

    def ask(
        self, request: Question, seconds: float, ahead: Ahead | None = None
    ) -> Answer | Failure:
        """The reply to a request; ``seconds`` do not count the start of the process.

        ``ahead`` is given the names that come before it, on the thread that asks.
        Raises TimedOut or Died, and the process's own error when it could not start.
        """
        try:
            self.spawn()
            if not self._ready:
                self._begin()
            reply = self._converse(request, seconds, ahead)
        except BaseException:  # of ``ahead`` too: what is still to come answers nothing else
            self.reap()
            raise
        if isinstance(reply, Ready | Names):
            self.reap()
            raise Died
        self.has_served = True
        if reply.last:
            self.reap()
        return reply

    def close(self) -> None:
        """Kill the process for good; a thread that waits for its answer gets Died."""
        with self._lock:
            self._closed = True
            if self._process is not None:
                self._process.kill()

    def reap(self) -> None:
        """Kill the process if it runs, and leave neither pipes nor a zombie."""
        process, self._process = self._process, None
        self._ready = self.has_served = False
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):  # what could not be sent any more
                _pipe(pipe).close()
        process.wait()

    def _begin(self) -> None:
        try:
            reply = self._converse(None, self._limits.start_seconds)
        except TimedOut:
            raise WorkerFailed(
                f"A worker process did not start within {self._limits.start_seconds:g} seconds; "
                "close other programs and try again."
            ) from None
        except Died:
            if self._closed:
                raise
            raise WorkerFailed(
                "A worker process could not start; install the program again."
            ) from None
        if isinstance(reply, Failure):
            raise reply.to_error()
        self._ready = True

    def _converse(
        self,
        frame: Question | None,
        seconds: float,
        ahead: Ahead | None = None,
    ) -> Reply:
        process = self._process
        if process is None:
            raise Died
        late = threading.Event()

        def give_up() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(seconds, give_up)
        timer.daemon = True
        timer.start()
        try:
            if frame is not None:
                send(_pipe(process.stdin), frame)
            reply = receive(_pipe(process.stdout), self._replies)
            while isinstance(reply, Names) and ahead is not None:
                ahead(reply.value)
                reply = receive(_pipe(process.stdout), self._replies)
        except OSError:
            reply = None
        finally:
            timer.cancel()
            timer.join()  # afterwards it is certain whether the process was killed
        if late.is_set():
            raise TimedOut
        if reply is None:
            raise Died
        return reply


def _pipe(pipe: IO[bytes] | None) -> BinaryIO:
    assert pipe is not None
    return cast("BinaryIO", pipe)


def _environment() -> dict[str, str]:
    """What a process needs to run; proxies, Python's own switches and secrets stay out."""
    kept = {k: v for k, v in os.environ.items() if k.upper() in _KEPT or k.startswith("LC_")}
    return kept | dict.fromkeys(_ONE_THREAD, "1")
