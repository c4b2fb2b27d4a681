"""Where compiled code is kept, and whether it is there; numba is not needed to ask.

The folder is named by all that the code depends on, so that what was compiled of other sources,
for another processor or by another numba is never loaded.
"""

import hashlib
import os
import platform
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import platformdirs

_HERE = Path(__file__).parent
_IMPORTS = "from explorer.graph.compiled import"
_WHOLE = "whole"  # a file that is written when all is compiled


@cache
def kernel_modules() -> tuple[str, ...]:
    """Names of all modules beside this one that hold compiled code."""
    return tuple(f"explorer.graph.{path.stem}" for path in _kernel_files())


@cache
def cache_folder() -> Path:
    """Beside the program where that can be written, else in the user's cache."""
    name = f"kernels-{_fingerprint()}"
    beside = _HERE / "__pycache__"
    if os.access(beside if beside.is_dir() else _HERE, os.W_OK):
        return beside / name
    home = os.environ.get("ARTICLE_EXPLORER_HOME")
    return (Path(home) if home else platformdirs.user_cache_path("article-explorer")) / name


def ready() -> bool:
    """Whether importing a module of compiled code only loads it."""
    return (cache_folder() / _WHOLE).is_file()


def mark_whole() -> None:
    """Say that everything is compiled."""
    cache_folder().mkdir(parents=True, exist_ok=True)
    (cache_folder() / _WHOLE).touch()


def older_folders() -> list[Path]:
    """Folders beside this program's that nothing needs any more."""
    return [one for one in (_HERE / "__pycache__").glob("kernels-*") if one != cache_folder()]


def _kernel_files() -> list[Path]:
    return [
        path
        for path in sorted(_HERE.glob("*.py"))
        if path.name != "kernel_cache.py" and _IMPORTS in path.read_text(encoding="utf-8")
    ]


def _fingerprint() -> str:
    found = hashlib.sha256()
    for path in (*_kernel_files(), _HERE / "compiled.py"):
        # Time and place too: numba looks at them, and would compile anew.
        found.update(f"{path}{path.stat().st_mtime_ns}".encode() + path.read_bytes())
    try:
        made_with = version("numba"), version("llvmlite"), version("numpy")
    except PackageNotFoundError:
        made_with = ("", "", "")
    found.update(repr((made_with, sys.version, platform.machine(), _processor())).encode())
    return found.hexdigest()[:16]


def _processor() -> str:
    """What the processor is and can do; code for one may not run on another."""
    try:
        told = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return platform.processor()
    rows = [row for row in told.splitlines() if row.startswith(("model name", "flags", "Features"))]
    return "\n".join(sorted(set(rows)))
