"""Do any graphs come back in every format: ``python -m tests.benchmarks.round_trips [GRAPHS]``.

1,000 graphs a format, or as many as are asked for; 1,000 take 12 minutes.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from hypothesis import HealthCheck, given, settings

from explorer.model.corpus import Corpus
from tests.formats.round_trips import SUFFIXES, graphs, same

GRAPHS = 1_000


def come_back(suffix: str, number: int) -> int:
    """How many graphs of a format came back; the first that does not fails as it is shown."""
    count = 0

    @settings(
        max_examples=number,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(shown=graphs())
    def each(shown: Corpus) -> None:
        nonlocal count
        with TemporaryDirectory() as folder:
            count += same(shown, suffix, Path(folder))

    each()
    return count


def main(arguments: list[str]) -> int:
    """Print how many of each format came back."""
    for suffix in SUFFIXES:
        started = perf_counter()
        count = come_back(suffix, int(arguments[0]) if arguments else GRAPHS)
        print(f"{suffix:10} {count:,} graphs came back, {perf_counter() - started:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
