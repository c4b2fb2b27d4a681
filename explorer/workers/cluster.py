"""Extraction on a Dask cluster that a person names: ``extract --dask tcp://…``.

Files are read here, by processes of ours; each article's text goes to the cluster and its records
come back. The machines there need the same version of Article Explorer. Nothing of it is used, or
imported, unless the option is given (https://distributed.dask.org).
"""

import threading
from concurrent.futures import Future
from contextlib import suppress
from functools import cache
from typing import Any

import msgspec

from explorer import __version__
from explorer.errors import ExplorerError, WorkerFailed
from explorer.model.records import Document, Extraction
from explorer.workers.frames import Failure
from explorer.workers.lanes import Named

_PATIENCE = 10  # seconds to reach the scheduler
_turn = threading.Lock()


class Cluster:
    """Articles to a Dask scheduler; the names of an article are not told ahead of the rest."""

    def __init__(self, address: str) -> None:
        """Connect. Raises WorkerFailed where there is no scheduler, or Dask is not installed."""
        try:
            from distributed import Client
        except ImportError as error:
            raise WorkerFailed(
                "A cluster needs Dask: install article-explorer with its extra “cluster”."
            ) from error
        try:
            connect: Any = Client
            self._client = connect(address, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError, TypeError) as error:
            raise WorkerFailed(
                f"No Dask scheduler answers at “{address}”; check the address and that it runs."
            ) from error
        self._open: dict[Any, Future[Extraction]] = {}
        self._lock = threading.Lock()

    @property
    def at_once(self) -> int:
        """Two articles for each thread of the cluster as it is now."""
        with suppress(Exception):  # the scheduler may be gone, which each article will say
            threads: int = sum(self._client.nthreads().values())
            return max(2, 2 * threads)
        return 2

    def warm(self) -> None:
        """Nothing: the cluster runs already."""

    def extract(self, document: Document, named: Named | None = None) -> "Future[Extraction]":
        """What an article says; fails with WorkerFailed or ModelMissing."""
        found: Future[Extraction] = Future()
        found.set_running_or_notify_cancel()
        asked = self._client.submit(
            extracted, msgspec.msgpack.encode(document), __version__, pure=False, retries=1
        )
        with self._lock:
            self._open[asked] = found
        asked.add_done_callback(self._done)
        return found

    def close(self) -> None:
        """Cancel what runs and leave the cluster as it is."""
        with self._lock:
            left, self._open = dict(self._open), {}
        for asked, found in left.items():
            with suppress(Exception):  # the scheduler may be gone
                asked.cancel()
            found.set_exception(WorkerFailed("The work was given up, for the program closes."))
        with suppress(Exception):
            self._client.close()

    def _done(self, asked: Any) -> None:
        with self._lock:
            found = self._open.pop(asked, None)
        if found is None:
            return
        try:
            found.set_result(_taken(asked.result()))
        except ExplorerError as error:
            found.set_exception(error)
        except BaseException as error:  # Dask's own, CancelledError among them
            reason = f"{type(error).__name__}: {error}"[:300]
            found.set_exception(WorkerFailed(f"The cluster could not extract it ({reason})."))


def extracted(document: bytes, version: str) -> tuple[bool, bytes]:
    """Run on the cluster: whether an article could be extracted, and its records or the failure."""
    from explorer.extraction.pipeline import extract

    try:
        if version != __version__:
            raise WorkerFailed(
                f"The cluster has version {__version__} of Article Explorer and this machine "
                f"{version}; install the same on both."
            )
        with _turn:  # a Dask worker may have several threads, the model is for one
            nlp, encoder = _models()
            found = extract(msgspec.msgpack.decode(document, type=Document), nlp, encoder)
    except ExplorerError as error:
        return False, msgspec.msgpack.encode(Failure.of(error))
    return True, msgspec.msgpack.encode(found)


def _taken(reply: tuple[bool, bytes]) -> Extraction:
    right, data = reply
    if not right:
        raise msgspec.msgpack.decode(data, type=Failure).to_error()
    return msgspec.msgpack.decode(data, type=Extraction)


@cache
def _models() -> tuple[Any, Any]:
    from explorer.extraction.encoder import load_encoder
    from explorer.extraction.pipeline import load_language

    return load_language(), load_encoder()
