"""Threads that feed worker processes: a request in, a future out.

One thread feeds one process. A process that takes too long is killed, one that dies is replaced,
and the future says what happened in a sentence.
"""

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec

from explorer.errors import ExplorerError, WorkerFailed
from explorer.model.records import Extraction
from explorer.reading.limits import Limits
from explorer.workers.frames import Answer, Failure, Question
from explorer.workers.process import Died, TimedOut, WorkerProcess

Result = TypeVar("Result")
Named = Callable[[Extraction], object]


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """A request, the type of its answer, and what is said where it is too slow or dies.

    ``named`` is called on another thread with what is known ahead of the answer.
    """

    request: Question
    result: type[Any]
    seconds: float
    slow: ExplorerError
    died: ExplorerError
    future: "Future[Any]"
    named: Named | None = None


class Lanes:
    """Threads that share a queue, each with a process of the same kind.

    Each further process starts when there is more to do than those that run can take.
    """

    def __init__(self, kind: str, count: int, limits: Limits, threads: int = 1) -> None:
        """``kind`` is "reader" or "language", ``count`` how many processes there may be."""
        self._tasks: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._processes = [WorkerProcess(kind, limits, threads) for _ in range(count)]
        self._threads: list[threading.Thread] = []
        self._open: set[Future[Any]] = set()  # what was asked and is not done
        self._lock = threading.RLock()  # a future that is done at once calls back at once
        self._stopped = False

    def start(self) -> None:
        """Start a first process before it is needed."""
        with self._lock:
            if not self._threads:
                self._grow()

    def ask(
        self,
        request: Question,
        result: type[Result],
        seconds: float,
        slow: ExplorerError,
        died: ExplorerError,
        named: Named | None = None,
    ) -> "Future[Result]":
        """Put a request to the next process that is free; see :class:`Task`."""
        future: Future[Result] = Future()
        with self._lock:
            if self._stopped:
                raise RuntimeError("the workers are closed")
            self._open.add(future)
            if len(self._open) > len(self._threads):
                self._grow()
            self._tasks.put(Task(request, result, seconds, slow, died, future, named))
        future.add_done_callback(self._forget)
        return future

    def stop(self) -> None:
        """Cancel what waits and kill what runs."""
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
        """Wait until no thread and no process is left."""
        for thread in self._threads:
            thread.join()

    def _grow(self) -> None:
        if self._stopped or len(self._threads) == len(self._processes):
            return
        process = self._processes[len(self._threads)]
        thread = threading.Thread(target=self._feed, args=(process,), daemon=True)
        self._threads.append(thread)
        thread.start()

    def _forget(self, future: "Future[Any]") -> None:
        with self._lock:
            self._open.discard(future)

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

    def _result(self, process: WorkerProcess, task: Task) -> object:
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
