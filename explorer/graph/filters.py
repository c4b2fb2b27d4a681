"""What a person asks of the lines that are drawn: words and sets, without numpy and without Qt.

What they leave is found in :mod:`explorer.graph.sifting`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, get_args

from explorer.model.when import days_of

FAR = 10_000_000  # a day behind all that have a date
Facet = Literal["relations", "certainties", "verdicts", "speakers"]
FACETS: tuple[Facet, ...] = get_args(Facet)
Clock = Literal["published", "told"]
"""When an article was published, or of when its sentence tells."""
SPANS: dict[Clock, tuple[str, str]] = {
    "published": ("since", "until"),
    "told": ("told_since", "told_until"),
}


@dataclass(frozen=True, slots=True)
class Filters:
    """A line stays where one of its relations passes; what is empty, or 0, asks for nothing.

    ``relations`` are kinds, ``verdicts`` those of relations. ``certainties`` and ``speakers`` (an
    entity's id, a source's words, "" for the article itself) and the days from ``since`` to
    ``until`` on which the article was published (ISO 8601, as short as one likes), and from
    ``told_since`` to ``told_until`` of which the sentence tells, are asked of one sentence
    together; with ``undated`` one passes that does not say, with ``unread`` none that somebody has
    read. ``sentences`` and ``sources`` say how
    many such sentences, and independent sources of them, a line must have at least. ``words``
    must all stand in a label, in a name of an end or in one sentence.
    """

    relations: frozenset[str] = frozenset()
    certainties: frozenset[str] = frozenset()
    verdicts: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    since: str = ""
    until: str = ""
    told_since: str = ""
    told_until: str = ""
    undated: bool = False
    unread: bool = False
    sentences: int = 0
    sources: int = 0
    words: str = ""

    def __bool__(self) -> bool:
        """Whether anything is asked for."""
        return self != NO_FILTERS

    def chosen(self, facet: Facet) -> frozenset[str]:
        """What is chosen of a facet."""
        found: frozenset[str] = getattr(self, facet)
        return found

    def turned(self, facet: Facet, value: str) -> "Filters":
        """With one more value of a facet, or without it."""
        changed: dict[str, Any] = {facet: self.chosen(facet) ^ {value}}
        return replace(self, **changed)

    def without(self, name: str) -> "Filters":
        """With nothing asked for by the filter of a name; ``since`` goes with ``until``."""
        gone = next((pair for pair in SPANS.values() if name in pair), (name,))
        found = replace(self, **{one: getattr(NO_FILTERS, one) for one in gone})
        return found if any(map(found.span, SPANS)) else replace(found, undated=False)

    def span(self, clock: Clock) -> tuple[str, str] | None:
        """From when to when is asked for on a clock; None for any time."""
        since, until = (str(getattr(self, name)) for name in SPANS[clock])
        return (since, until) if since or until else None

    def within(self, clock: Clock, since: str, until: str) -> "Filters":
        """With a span of time on a clock; two empty ones ask for none."""
        one, other = SPANS[clock]
        changed: dict[str, Any] = {one: since, other: until}
        return replace(self, **changed) if since or until else self.without(one)

    def on(self) -> Iterator[str]:
        """The names of the filters that are on, in the order in which they are told."""
        for field in fields(self):
            if field.name in self._told_with_another():
                continue
            if getattr(self, field.name) != getattr(NO_FILTERS, field.name):
                yield field.name

    def _told_with_another(self) -> Iterator[str]:
        yield "undated"
        yield from (until for since, until in SPANS.values() if getattr(self, since))


NO_FILTERS = Filters()


def days_asked(since: str, until: str) -> tuple[int, int]:
    """First and last day of a span that is asked for, as ordinals; what is open reaches far."""
    first, last = days_of(since), days_of(until)
    return first[0] if first else 0, last[1] if last else FAR


def published_in(published: str, since: str, until: str) -> bool:
    """Whether a day, month or year of ISO 8601 lies in a span; an unknown one does in none.

    Compared as precisely as both are told: in 2024 lies whatever begins with it.
    """
    if not since and not until:
        return True
    day = published[:10]
    if not day:
        return False
    return day >= since[: len(day)] and (not until or day[: len(until)] <= until)
