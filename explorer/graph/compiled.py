"""Numeric code compiled for the processor: numba, with its results kept on disk.

A kernel states its types, so importing its module compiles it or, from the second time on, loads it
from the cache in a fraction of a second; :mod:`~explorer.graph.kernel_cache` says which it will be.
Kernels release the interpreter lock: a thread that runs one does not hold up the window.
"""

from collections.abc import Callable
from typing import Any

import numba

from explorer.graph.kernel_cache import cache_folder

Kernel = Callable[..., Any]

numba.config.CACHE_DIR = str(cache_folder())  # type: ignore[attr-defined]


def kernel(*signatures: str, inline: bool = False) -> Callable[[Kernel], Kernel]:
    """Compile a function for the given signatures, such as ``"f8(f8[:, ::1], i8)"``.

    With ``inline`` it becomes part of every kernel that calls it, which saves a small one its call.
    No fast math: the same input gives the same bits on the same machine.
    """

    def compiled(function: Kernel) -> Kernel:
        compiling = numba.njit(
            list(signatures), cache=True, nogil=True, error_model="numpy", forceinline=inline
        )
        made: Kernel = compiling(function)
        return made

    return compiled
