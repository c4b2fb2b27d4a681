"""What a person asks of the lines that are drawn: words and sets, without numpy and without Qt.

What they leave is found in :mod:`explorer.graph.sifting`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, get_args

Facet = Literal["relations", "certainties", "verdicts", "speakers"]
FACETS: tuple[Facet, ...] = get_args(Facet)


@dataclass(frozen=True, slots=True)
class Filters:
    """A line stays where one of its relations passes; what is empty, or 0, asks for nothing.

    ``relations`` are kinds, ``verdicts`` those of relations. ``certainties`` and ``speakers`` (an
    entity's id, a source's words, "" for the article itself) and the days from ``since`` to
    ``until`` on which the article was published (ISO 8601, as short as one likes) are asked of one
    sentence together; ``sentences`` and ``sources`` say how many such sentences, and independent
    sources of them, a line must have at least. ``words`` must all stand in a label, in a name of
    an end or in one sentence.
    """

    relations: frozenset[str] = frozenset()
    certainties: frozenset[str] = frozenset()
    verdicts: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    since: str = ""
    until: str = ""
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
        gone = ("since", "until") if name in ("since", "until") else (name,)
        return replace(self, **{one: getattr(NO_FILTERS, one) for one in gone})

    def on(self) -> Iterator[str]:
        """The names of the filters that are on, in the order in which they are told."""
        for field in fields(self):
            if field.name == "until" and self.since:
                continue  # told together
            if getattr(self, field.name) != getattr(NO_FILTERS, field.name):
                yield field.name


NO_FILTERS = Filters()


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
