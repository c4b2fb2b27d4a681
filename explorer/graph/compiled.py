"""Numeric code compiled for the processor: numba, with its results kept on disk.

A kernel states its types, so importing its module compiles it or, from the second time on, loads it
from the cache in a fraction of a second. Kernels release the interpreter lock: a thread that runs
one does not hold up the window.
"""

from collections.abc import Callable
from typing import TypeVar, cast

import numba

_Function = TypeVar("_Function", bound=Callable[..., object])


def kernel(*signatures: str) -> Callable[[_Function], _Function]:
    """Compile a function for the given signatures, such as ``"f8(f8[:, ::1], i8)"``.

    No fast math: the same input gives the same bits on the same machine.
    """

    def compiled(function: _Function) -> _Function:
        made = numba.njit(list(signatures), cache=True, nogil=True, error_model="numpy")(function)
        return cast("_Function", made)

    return compiled
