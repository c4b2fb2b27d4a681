"""Numeric code compiled for the processor: numba, with its results kept on disk.

A kernel states its types, so importing its module compiles it or, from the second time on, loads it
from the cache in a fraction of a second. Kernels release the interpreter lock: a thread that runs
one does not hold up the window.

Numba renews a kernel when its own file changes, not when a kernel that it calls does. So the cache
lies in a folder named after the content of all files that hold kernels.
"""

import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from tempfile import gettempdir
from typing import TypeVar, cast

import numba

_Function = TypeVar("_Function", bound=Callable[..., object])
_HERE = Path(__file__).parent


def kernel(*signatures: str, inline: bool = False) -> Callable[[_Function], _Function]:
    """Compile a function for the given signatures, such as ``"f8(f8[:, ::1], i8)"``.

    With ``inline`` it becomes part of every kernel that calls it, which saves a small one its call.
    No fast math: the same input gives the same bits on the same machine.
    """

    def compiled(function: _Function) -> _Function:
        compiling = numba.njit(
            list(signatures), cache=True, nogil=True, error_model="numpy", forceinline=inline
        )
        return cast("_Function", compiling(function))

    return compiled


def _cache() -> Path:
    """Where kernels are kept: beside the code, or where the user may write; older ones go."""
    sources = [file.read_bytes() for file in sorted(_HERE.glob("*.py"))]
    digest = sha256(b"".join(source for source in sources if b"@kernel(" in source)).hexdigest()
    folders = [Path(kept) for kept in (os.environ.get("NUMBA_CACHE_DIR"),) if kept]
    folders += [_HERE / "__pycache__", Path.home() / ".cache" / "article-explorer"]
    for folder in folders:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(folder, os.W_OK):
            break
    else:
        folder = Path(gettempdir())
    for old in folder.glob("kernels-*"):
        if old.name != f"kernels-{digest[:12]}":
            rmtree(old, ignore_errors=True)
    return folder / f"kernels-{digest[:12]}"


numba.config.CACHE_DIR = str(_cache())  # type: ignore[attr-defined]
