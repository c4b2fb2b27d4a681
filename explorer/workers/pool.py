"""The front of the worker processes: a file or an article in, a future out.

One thread feeds one process. A process that takes too long is killed, one that dies is replaced,
and the future says what happened in a sentence. The same calls are used by the window and by
the command line.
"""

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

import msgspec

from explorer.errors import ExplorerError, UnreadableArticle, WorkerFailed
from explorer.model.files import NOTHING_SAID, Asked, Readout, Table
from explorer.model.records import Document, Extraction
from explorer.reading.limits import LIMITS, Limits
from explorer.workers.frames import (
    Answer,
    Begin,
    Exchange,
    Extract,
    Failure,
    OfFile,
    Question,
    Read,
)
from explorer.workers.process import Died, TimedOut, WorkerProcess

Result = TypeVar("Result")
Named = Callable[[Extraction], object]


class Workers:
    """``count`` processes that read and as many that extract, started when first needed.

    All calls return at once and may come from any thread; ``cancel()`` of a future works until
    its turn comes. A future fails with an ExplorerError only.
    """

    def __init__(self, count: int = 1, limits: Limits = LIMITS, threads: int = 1) -> None:
        """Start nothing yet; each process may use so many ``threads`` for its model."""
        self._limits = limits
        self._readers = _Lanes("reader", count, limits)
        self._languages = _Lanes("language", count, limits, threads)

    def warm(self) -> None:
        """Start the processes now, so that the model loads while the user still looks around."""
        self._languages.start()
        self._readers.start()

    def read(self, path: Path, asked: Asked = NOTHING_SAID) -> "Future[Readout]":
        """The articles in a file, in time; fails with UnreadableArticle."""
        return self._from_file(path, Read(path=bytes(path.absolute()), asked=asked), Readout)

    def begin(self, path: Path) -> "Future[Table]":
        """How a table begins, and what its columns are likely to hold; fails like ``read``."""
        return self._from_file(path, Begin(path=bytes(path.absolute())), Table)

    def exchange(self, path: Path, asked: Asked = NOTHING_SAID) -> "Future[Extraction]":
        """The records in a file of them; fails with UnreadableArticle or InvalidExchange."""
        return self._from_file(path, Exchange(path=bytes(path.absolute()), asked=asked), Extraction)

    def extract(self, document: Document, named: Named | None = None) -> "Future[Extraction]":
        """What an article says; fails with WorkerFailed or ModelMissing.

        ``named`` is called on another thread with the names alone, before their relations are
        known; once more if the process dies and another begins again.
        """
        seconds = self._limits.extract_seconds
        return self._languages.ask(
            Extract(document=document, names=named is not None),
            Extraction,
            seconds,
            slow=WorkerFailed(
                f"“{document.title}” took longer than {seconds:g} seconds to work on and was given "
                "up; split it into smaller parts."
            ),
            died=WorkerFailed(
                f"The process that worked on “{document.title}” died; open the article again."
            ),
            named=named,
        )

    def close(self) -> None:
        """Cancel what waits, kill what runs, leave no process and no thread behind."""
        for lanes in (self._readers, self._languages):
            lanes.stop()
        for lanes in (self._readers, self._languages):
            lanes.join()

    def _from_file(self, path: Path, request: OfFile, result: type[Result]) -> "Future[Result]":
        seconds = self._limits.read_seconds
        return self._readers.ask(
            request,
            result,
            seconds,
            slow=UnreadableArticle(
                f"“{path.name}” took longer than {seconds:g} seconds to read and was given up."
            ),
            died=UnreadableArticle(
                f"“{path.name}” cannot be read: it is damaged, or needs too much memory."
            ),
        )

    def __enter__(self) -> "Workers":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


@dataclass(frozen=True, slots=True, eq=False)
class _Task:
    request: Question
    result: type[Any]
    seconds: float
    slow: ExplorerError
    died: ExplorerError
    future: "Future[Any]"
    named: Named | None = None


class _Lanes:
    """Threads that share a queue, each with a process of the same kind."""

    def __init__(self, kind: str, count: int, limits: Limits, threads: int = 1) -> None:
        self._tasks: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._processes = [WorkerProcess(kind, limits, threads) for _ in range(count)]
        self._threads: list[threading.Thread] = []
        self._lock = threading.Lock()
        self._stopped = False

    def start(self) -> None:
        with self._lock:
            if self._threads or self._stopped:
                return
            for process in self._processes:
                thread = threading.Thread(target=self._feed, args=(process,), daemon=True)
                self._threads.append(thread)
                thread.start()

    def ask(
        self,
        request: Question,
        result: type[Result],
        seconds: float,
        slow: ExplorerError,
        died: ExplorerError,
        named: Named | None = None,
    ) -> "Future[Result]":
        self.start()
        future: Future[Result] = Future()
        with self._lock:
            if self._stopped:
                raise RuntimeError("the workers are closed")
            self._tasks.put(_Task(request, result, seconds, slow, died, future, named))
        return future

    def stop(self) -> None:
        with self._lock:
            self._stopped = True
        while True:
            try:
                task = self._tasks.get_nowait()
            except queue.Empty:
                break
            if task is not None:
                task.future.cancel()
                task.future.set_running_or_notify_cancel()
        for process in self._processes:
            process.close()
        for _ in self._threads:
            self._tasks.put(None)

    def join(self) -> None:
        for thread in self._threads:
            thread.join()

    def _feed(self, process: WorkerProcess) -> None:
        while True:
            with suppress(WorkerFailed):  # asking tries again, and says so
                process.spawn()  # also the successor of one that ended: let it load meanwhile
            task = self._tasks.get()
            if task is None:
                break
            if not task.future.set_running_or_notify_cancel():
                continue
            try:
                result = self._result(process, task)
            except ExplorerError as error:
                task.future.set_exception(error)
            except Exception as error:  # a future that never ends would freeze its caller
                sentence = f"A worker process failed ({type(error).__name__}: {error})."
                task.future.set_exception(WorkerFailed(sentence))
            else:
                task.future.set_result(result)
        process.reap()

    def _result(self, process: WorkerProcess, task: _Task) -> object:
        # A process that had served before may have died while it waited: the fault of nobody.
        chances = 2 if process.has_served else 1
        named = task.named

        def ahead(names: msgspec.Raw) -> None:
            if named is not None:
                named(msgspec.msgpack.decode(names, type=Extraction))

        while True:
            chances -= 1
            try:
                reply = process.ask(task.request, task.seconds, ahead)
                break
            except TimedOut:
                raise task.slow from None
            except Died:
                if self._stopped:
                    raise WorkerFailed("The work was given up, for the program closes.") from None
                if not chances:
                    raise task.died from None
        if isinstance(reply, Failure):
            raise reply.to_error()
        assert isinstance(reply, Answer)
        return msgspec.msgpack.decode(reply.value, type=task.result)
