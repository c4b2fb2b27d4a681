"""The front of the worker processes: a file or an article in, a future out.

The same calls are used by the window and by the command line. Files of strangers are read by
processes here; articles are extracted by whoever is told to: processes here
(:class:`Languages`), a cluster (:mod:`~explorer.workers.cluster`), or from what an earlier run has
left (:mod:`~explorer.workers.kept`).
"""

from concurrent.futures import Future
from pathlib import Path
from types import TracebackType
from typing import Protocol

from explorer.errors import UnreadableArticle, WorkerFailed
from explorer.model.files import NOTHING_SAID, Asked, Readout, Table
from explorer.model.records import Document, Extraction
from explorer.reading.limits import LIMITS, Limits
from explorer.workers.frames import Begin, Exchange, Extract, OfFile, Read
from explorer.workers.lanes import Lanes, Named, Result


class Extracting(Protocol):
    """Who extracts articles; calls return at once and may come from any thread."""

    @property
    def at_once(self) -> int:
        """How many articles should be asked for, so that nobody waits for work."""
        ...

    def warm(self) -> None:
        """Get ready before it is needed."""

    def extract(self, document: Document, named: Named | None = None) -> "Future[Extraction]":
        """What an article says; fails with an ExplorerError only.

        ``named`` may be called on another thread with the names alone, before their relations are
        known.
        """
        ...

    def close(self) -> None:
        """Cancel what waits, end what runs."""


class Languages:
    """Up to ``count`` processes with the language model, each using so many ``threads``."""

    def __init__(self, count: int = 1, limits: Limits = LIMITS, threads: int = 1) -> None:
        """Start nothing yet."""
        self._limits = limits
        self._lanes = Lanes("language", count, limits, threads)
        self._count = count

    @property
    def at_once(self) -> int:
        """One article waits while each process has one."""
        return self._count + 1

    def warm(self) -> None:
        """Start a process now, so that the model loads while the user still looks around."""
        self._lanes.start()

    def extract(self, document: Document, named: Named | None = None) -> "Future[Extraction]":
        """What an article says; fails with WorkerFailed or ModelMissing.

        ``named`` is called once more if the process dies and another begins again.
        """
        seconds = self._limits.extract_seconds
        return self._lanes.ask(
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
        """Leave no process and no thread behind."""
        self._lanes.stop()
        self._lanes.join()


class Workers:
    """Up to ``count`` processes that read and as many that extract, started when first needed.

    All calls return at once and may come from any thread; ``cancel()`` of a future works until
    its turn comes. A future fails with an ExplorerError only.
    """

    def __init__(
        self,
        count: int = 1,
        limits: Limits = LIMITS,
        threads: int = 1,
        extracting: Extracting | None = None,
    ) -> None:
        """Start nothing yet; each process may use so many ``threads`` for its model.

        ``extracting`` takes the place of processes with the language model.
        """
        self._limits = limits
        self._readers = Lanes("reader", count, limits)
        self._extracting = extracting or Languages(count, limits, threads)

    @property
    def at_once(self) -> int:
        """How many files and articles should be under way, so that nobody waits for work."""
        return self._extracting.at_once

    def warm(self) -> None:
        """Start the processes now, so that the model loads while the user still looks around."""
        self._extracting.warm()
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
        """What an article says; see :class:`Extracting`."""
        return self._extracting.extract(document, named)

    def close(self) -> None:
        """Cancel what waits, kill what runs, leave no process and no thread behind."""
        self._readers.stop()
        self._extracting.close()
        self._readers.join()

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
