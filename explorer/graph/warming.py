"""Compiles all numeric code, for it to be loaded later: ``python -m explorer.graph.warming``.

The installation runs this; where it did not, the window does, in a process of its own.
"""

import os
import shutil
import sys
from contextlib import suppress
from importlib import import_module

from explorer.graph.kernel_cache import kernel_modules, mark_whole, older_folders, ready


def warm() -> bool:
    """Compile what is not compiled yet; False if numba does not work here."""
    try:
        for name in kernel_modules():
            import_module(name)
        mark_whole()
    except (ImportError, OSError):
        return False
    for folder in older_folders():
        shutil.rmtree(folder, ignore_errors=True)
    return True


def main() -> int:
    """Compile, leaving the processor to others; 0 if compiled code is there afterwards."""
    if ready():
        return 0
    with suppress(AttributeError, OSError):
        os.nice(10)
    return 0 if warm() else 1


if __name__ == "__main__":
    sys.exit(main())
