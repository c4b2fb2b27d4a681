"""The history of a project in memory."""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence

from explorer.model.subjects import ChangeKind, kinds_of, subjects_of
from explorer.store.journaled import TAKES_BACK, Entry, Step, taken_back


class MemoryPast:
    """What was done, in a list."""

    def __init__(self, there: Container[str] = ()) -> None:
        """``there`` are the ids of the entities that are there."""
        self._there = there
        self.steps: list[Step] = []
        self._about: list[tuple[frozenset[ChangeKind], frozenset[str]]] = []

    def add(self, step: Step, more: Iterable[str]) -> None:
        """Append a step; ``more`` it is about beside what it says itself."""
        self.steps.append(step)
        changes = step.edit.changes
        self._about.append((kinds_of(changes), subjects_of(changes) | set(more)))

    def entries(
        self, limit: int, skipped: int = 0, kind: str = "", subject: str = ""
    ) -> Sequence[Entry]:
        """A page of entries, newest first: of one kind of change, about one record, or all."""
        return self._found(kind, subject)[skipped : skipped + limit]

    def count(self, kind: str = "", subject: str = "") -> int:
        """How many entries there are on all pages."""
        return len(self._found(kind, subject))

    def about(self, numbers: Iterable[int], most: int) -> Mapping[int, Sequence[str]]:
        """The entities that are there and that each of these entries touches, at most so many."""
        return {
            number: [one for one in sorted(self._about[number - 1][1]) if one in self._there][:most]
            for number in numbers
        }

    def taken_back(self) -> frozenset[tuple[str, ...]]:
        """The identities of what was taken back by itself and has not come back since."""
        entries = (step.entry for step in reversed(self.steps))
        return taken_back(
            one for one in entries if one.label.template in TAKES_BACK and not one.undone
        )

    def step(self, number: int) -> Step | None:
        """An entry with its edit."""
        return self.steps[number - 1] if 0 < number <= len(self.steps) else None

    def later(self, number: int, subjects: Collection[str]) -> Iterator[Step]:
        """What stands of the entries since one that touch any of the subjects, newest first."""
        for at in range(len(self.steps) - 1, number - 1, -1):
            if not self.steps[at].entry.undone and self._about[at][1] & set(subjects):
                yield self.steps[at]

    def _found(self, kind: str, subject: str) -> list[Entry]:
        both = list(zip(self.steps, self._about, strict=True))
        return [
            step.entry
            for step, (kinds, subjects) in reversed(both)
            if (not kind or kind in kinds) and (not subject or subject in subjects)
        ]
