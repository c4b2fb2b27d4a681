"""The life of a worker process: limits on, ready, an answer for every request, until the end.

It ends when its parent does: a thread watches the pipe, so even a busy worker notices. No socket
is ever opened in it, and whatever a library prints cannot get between the answers.
"""

import os
import queue
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Protocol

import msgspec

from explorer.errors import ExplorerError, WorkerFailed
from explorer.model.files import Readout, Table
from explorer.model.records import Extraction
from explorer.reading.limits import MEGABYTE, Limits
from explorer.workers.frames import Answer, Failure, Names, Ready, Request, Start, receive, send

_NETWORK = frozenset(
    {
        "socket.__new__",
        "socket.bind",
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyaddr",
        "socket.gethostbyname",
        "socket.getnameinfo",
        "socket.sendmsg",
        "socket.sendto",
    }
)
_GRACE = 10  # seconds after which a worker that was not killed in time ends itself


Tell = Callable[[Extraction], None]


class Job(Protocol):
    """What a worker does with a request."""

    def __call__(self, request: Request, tell: Tell) -> Readout | Table | Extraction:
        """Answer, or raise an ExplorerError; ``tell`` sends names ahead of the answer."""
        ...


def serve(
    begin: Callable[[Start], Job],
    memory: Callable[[Limits], int],
    seconds: Callable[[Limits], float],
) -> None:
    """Serve stdin until it ends; ``begin`` loads what is needed and returns what answers.

    ``memory`` and ``seconds`` pick from the limits what binds this worker. When it has grown or
    served too much, or met an error that is not the article's, it says so and ends; its successor
    is fresh.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the parent, which ends us
    sys.addaudithook(_refuse_network)
    incoming, outgoing = _pipes()
    requests = _requests(incoming)
    first = requests.get()
    if not isinstance(first, Start):
        return
    limits = first.limits
    try:
        _limit_memory(memory(limits))
        job = begin(first)
    except ExplorerError as error:
        send(outgoing, Failure.of(error, last=True))
        return
    except Exception as error:
        sentence = f"A worker process could not start ({type(error).__name__}: {error})."
        send(outgoing, Failure("WorkerFailed", sentence, last=True))
        return
    send(outgoing, Ready())
    began_with = _resident()
    for served in range(1, limits.worker_requests + 1):
        request = requests.get()
        _end_after(seconds(limits) + _GRACE)
        reply = _reply(job, request, memory(limits), outgoing)
        _end_after(0)
        worn = _resident() - began_with > limits.worker_growth
        reply.last = reply.last or worn or served == limits.worker_requests
        send(outgoing, reply)
        if reply.last:
            return


def _reply(job: Job, request: Request, memory: int, outgoing: BinaryIO) -> Answer | Failure:
    def tell(names: Extraction) -> None:
        send(outgoing, Names(msgspec.Raw(msgspec.msgpack.encode(names))))

    try:
        return Answer(msgspec.Raw(msgspec.msgpack.encode(job(request, tell))))
    except ExplorerError as error:
        return Failure.of(error, last=isinstance(error.__cause__, MemoryError))
    except MemoryError:
        sentence = f"The article needs more than {memory // MEGABYTE:,} MB of memory; split it."
        return Failure.of(WorkerFailed(sentence), last=True)
    except Exception as error:
        sentence = f"The article could not be worked on ({type(error).__name__}: {error})."
        return Failure.of(WorkerFailed(sentence), last=True)


def _pipes() -> tuple[BinaryIO, BinaryIO]:
    """Our two pipes; what others print goes to stderr instead of between the answers."""
    incoming = os.fdopen(os.dup(0), "rb")
    outgoing = os.fdopen(os.dup(1), "wb")
    empty = os.open(os.devnull, os.O_RDONLY)
    os.dup2(empty, 0)
    os.close(empty)
    os.dup2(2, 1)
    return incoming, outgoing


def _requests(incoming: BinaryIO) -> "queue.SimpleQueue[Request]":
    requests: queue.SimpleQueue[Request] = queue.SimpleQueue()

    def watch() -> None:
        decoder = msgspec.msgpack.Decoder(Request)
        while True:
            try:
                request = receive(incoming, decoder)
            except (WorkerFailed, OSError):
                request = None
            if request is None:  # the parent is gone, or what it says is noise
                os._exit(0)
            requests.put(request)

    threading.Thread(target=watch, daemon=True).start()
    return requests


def _limit_memory(size: int) -> None:
    try:
        import resource
    except ImportError:  # Windows; there the time limit has to do
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or size < hard:
        with suppress(OSError, ValueError):  # macOS knows the limit and refuses it
            resource.setrlimit(resource.RLIMIT_AS, (size, hard))


def _resident() -> int:
    """Bytes of memory that this process keeps, 0 where the system does not tell cheaply."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def _end_after(seconds: float) -> None:
    """End this process even inside foreign code; the backstop when the parent was killed."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _refuse_network(event: str, _arguments: object) -> None:
    if event in _NETWORK:
        raise PermissionError("a worker process has no network")
