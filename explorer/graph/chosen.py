"""What was chosen to be drawn, kept while only verdicts, words and sentences change.

To choose anew among 100,000 lines takes a second, and a picture that is chosen anew after every
verdict would not hold still under the eyes of a person who reviews it. So in a large project the
choice stands until what there is to choose from changes, or the view; the lines themselves are
always those of now, and one that is rejected goes.
"""

from collections.abc import Callable
from dataclasses import replace

from explorer.graph.projection import Line
from explorer.graph.story import Visible
from explorer.model.edit import Edit
from explorer.model.records import Decision, Evidence, Placement, Relation, Style

LARGE = 5_000  # relations from which on a choice is kept
Now = Callable[[tuple[str, str]], Line | None]
_KEEPS = (Relation, Evidence, Placement, Style, Decision)


class Chosen:
    """A choice, and what it shows now; ``now`` gives the line of a pair as it is."""

    def __init__(self, seen: Visible, now: Now) -> None:
        self._seen, self._now = seen, now
        # A stack's line, or one drawn at the country that its end acts for, is no line of a pair.
        self._others = {r for line in seen.lines if now(line.ends) != line for r in line.relations}

    def stands(self, edit: Edit) -> bool:
        """Whether an edit leaves what there is to choose from."""
        for change in edit.changes:
            before, after = change.before, change.after
            if not isinstance(change.record, _KEEPS):
                return False
            if isinstance(change.record, Evidence):
                if change.record.relation in self._others:
                    return False
            elif isinstance(change.record, Relation) and not (
                isinstance(before, Relation)
                and isinstance(after, Relation)
                and before.ends == after.ends
                and before.id not in self._others
            ):
                return False
        return True

    def visible(self) -> Visible:
        """The choice with the lines of now, without those that are gone."""
        lines = []
        for line in self._seen.lines:
            now = line if set(line.relations) & self._others else self._now(line.ends)
            if now is not None:
                lines.append(now)
        return replace(self._seen, lines=tuple(lines))
