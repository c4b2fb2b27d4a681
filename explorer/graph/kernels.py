"""The compiled kernels, once they are there.

Loading them takes a third of a second from the disk and some seconds where they were never
compiled. Until then, and where numba is missing or cannot work, who draws goes the slower way, and
nobody waits.
"""

import logging
import threading
from types import ModuleType
from typing import NamedTuple

_log = logging.getLogger(__name__)


class Kernels(NamedTuple):
    """The modules with compiled functions."""

    rasterizing: ModuleType
    seeking: ModuleType


_lock = threading.Lock()
_found: list[Kernels | None] = []


def loaded() -> Kernels | None:
    """The kernels if they are loaded; never waits."""
    return _found[0] if _found else None


def load() -> Kernels | None:
    """The kernels, loaded or compiled now; None where numba does not work here."""
    with _lock:
        if not _found:
            _found.append(_imported())
        return _found[0]


def begin() -> None:
    """Load the kernels beside whatever else happens; costs nothing if they are there."""
    if not _found and not _lock.locked():
        threading.Thread(target=load, name="article-explorer-kernels", daemon=True).start()


def _imported() -> Kernels | None:
    try:
        from explorer.graph import rasterizing, seeking
    except Exception as error:  # numba fails in many ways: not installed, no place for its cache
        _log.warning("Large graphs are drawn slowly: the compiled code cannot be used (%s)", error)
        return None
    return Kernels(rasterizing, seeking)
