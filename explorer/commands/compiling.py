"""Numeric code compiled before a command needs it: once on a machine, where ``make`` did not."""

import sys

from explorer.graph.kernel_cache import ready
from explorer.graph.warming import warm


def compile_once() -> None:
    """Compile, and say so: it takes half a minute, and a picture without it reads less well."""
    if ready():
        return
    print("Compiling numeric code for this machine, once: about half a minute…", file=sys.stderr)
    warm()
