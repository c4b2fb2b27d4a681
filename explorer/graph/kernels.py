"""The compiled kernels, once they are there.

Loading them takes a third of a second from the disk; they are never compiled here, see
:mod:`~explorer.graph.warming`. Until they are there, and where numba is missing or cannot work,
who lays out or draws goes a plainer way, and nobody waits.
"""

import logging
import threading
from types import ModuleType
from typing import NamedTuple

from explorer.graph.kernel_cache import ready

_log = logging.getLogger(__name__)


class Kernels(NamedTuple):
    """The modules of compiled functions, and those that use them in everything they do."""

    rasterizing: ModuleType
    seeking: ModuleType
    spreading: ModuleType
    small_layout: ModuleType
    placing: ModuleType


_lock = threading.Lock()
_found: list[Kernels | None] = []


def loaded() -> Kernels | None:
    """The kernels if they are loaded; never waits."""
    return _found[0] if _found else None


def load() -> Kernels | None:
    """The kernels, loaded now; None where they are not compiled yet or numba does not work."""
    if not _found and not ready():
        return None
    with _lock:
        if not _found:
            _found.append(_imported())
        return _found[0]


def begin() -> None:
    """Load the kernels beside whatever else happens; costs nothing if they are there."""
    if not _found and not _lock.locked() and ready():
        threading.Thread(target=load, name="article-explorer-kernels", daemon=True).start()


def _imported() -> Kernels | None:
    try:
        from explorer.graph import placing, rasterizing, seeking, small_layout, spreading
    except Exception as error:  # numba fails in many ways: not installed, no place for its cache
        _log.warning(
            "Graphs are laid out and drawn more plainly: the compiled code cannot be used (%s)",
            error,
        )
        return None
    return Kernels(rasterizing, seeking, spreading, small_layout, placing)
