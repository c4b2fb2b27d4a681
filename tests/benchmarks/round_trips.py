"""Do any 1,000 graphs come back in every format: ``python -m tests.benchmarks.round_trips``."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from hypothesis import HealthCheck, given, settings

from explorer.model.corpus import Corpus
from tests.formats.round_trips import WRITERS, graphs, same

GRAPHS = 1_000


def main() -> int:
    """Print how many of each format came back; the first that does not is shown as it fails."""
    for suffix in WRITERS:
        count, started = 0, perf_counter()

        @settings(
            max_examples=GRAPHS,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(shown=graphs())
        def each(shown: Corpus, suffix: str = suffix) -> None:
            nonlocal count
            with TemporaryDirectory() as folder:
                count += same(shown, suffix, Path(folder))

        each()
        print(f"{suffix:10} {count:,} graphs came back, {perf_counter() - started:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
