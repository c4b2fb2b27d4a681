"""A thousand persons who edit, undo, redo and reopen a project at random, fifty steps each.

``python -m tests.benchmarks.undoing [NUMBER] [SEED]`` prints what they did and exits with 1 at the
first project that was not as it should be: undo gives back the records from before the edit, redo
those from after it, and undoing and redoing everything gives the same exported bytes.
"""

import sys
import time
from collections import Counter
from typing import ClassVar

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import rule, run_state_machine_as_test

from explorer.session.session import Session
from tests.store.test_corrected_states import Correcting as Editing

STEPS = 50


class Counted(Editing):
    """Counts what was done to how many projects."""

    done: ClassVar[Counter[str]] = Counter()

    def teardown(self) -> None:
        """Everything undone and redone, which is where a difference shows."""
        super().teardown()
        self.done["projects"] += 1

    def perform(self, plan) -> None:
        """One edit."""
        super().perform(plan)
        self.done["edits"] += 1

    def step(self, way, back, forth):
        """One step of undo or redo."""
        told = super().step(way, back, forth)
        self.done[way.__name__ if told is not None else "nothing to undo or redo"] += 1
        return told

    @rule()
    def reopen(self) -> None:
        """Close and open again."""
        self.file.close()
        self.file = Session.open(self.file.path)
        self.done["restarts"] += 1


def main(number: int = 1000, start: int = 1) -> int:
    """Send them, and say what they did."""
    began = time.monotonic()
    told = settings(
        max_examples=number,
        stateful_step_count=STEPS,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    Counted._hypothesis_internal_use_seed = start
    try:
        run_state_machine_as_test(Counted, settings=told)
    finally:
        for what, count in sorted(Counted.done.items()):
            print(f"{count:8,}  {what}")
        print(f"{time.monotonic() - began:8.0f}  seconds; seed {start}")
    print("every project was as it should be")
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
