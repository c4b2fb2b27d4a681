"""Six persons who edit, undo, redo and reopen at random; ``make soak`` sends a thousand."""

from hypothesis import HealthCheck, settings

from tests.store.editing import Editing

Editing.TestCase.settings = settings(
    max_examples=6,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestEditing = Editing.TestCase
