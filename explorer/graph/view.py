"""What a person looks at: level, filters, focus; and what there is to draw of it, without numpy."""

from collections.abc import Container, Set
from dataclasses import dataclass, replace
from typing import Literal

from explorer.graph.filters import NO_FILTERS, Filters
from explorer.graph.projection import Line

Level = Literal["story", "related", "all"]


@dataclass(frozen=True, slots=True)
class Expansion:
    """What was brought in around an entity: by kind ("" for all), by a kind of relation.

    ``by`` "common" brings in who is tied to each of several entities.
    """

    entities: tuple[str, ...]
    by: Literal["kind", "relation", "common"]
    value: str = ""


@dataclass(frozen=True, slots=True)
class Collapse:
    """A group of that name drawn as one, or, with ``members``, a community that is called so."""

    name: str
    members: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """What its node is called in a scene."""
        return f"{'community' if self.members else 'group'}:{self.name}"


@dataclass(frozen=True, slots=True)
class ViewState:
    """What a person wants to see; ``focus`` is an entity and how many lines away from it.

    ``sources_off`` are speakers and articles whose words do not count (ids, a source's words, ""
    for what articles say themselves). ``least`` is the grade that one article behind a line must
    reach, see :mod:`explorer.model.grades`; ``start`` the article whose entities make the view, see
    :mod:`explorer.graph.starting`; ``expanded`` is what was brought into a story or a focus.
    ``size_by`` and ``color_by`` are measures, see :mod:`explorer.graph.measures`, empty for what
    is usual. ``figure`` is one of a person's own: its members are drawn, whatever else is asked.
    ``collapsed`` are groups and communities that are drawn as one, outside of figures.
    """

    level: Level = "story"
    kinds_off: frozenset[str] = frozenset()
    sources_off: frozenset[str] = frozenset()
    focus: tuple[str, int] | None = None
    least: str = ""
    start: str = ""
    filters: Filters = NO_FILTERS
    expanded: tuple[Expansion, ...] = ()
    size_by: str = ""
    color_by: str = ""
    figure: str = ""
    collapsed: tuple[Collapse, ...] = ()

    def shows_as(self, other: "ViewState") -> bool:
        """Whether another view shows the same, be it in other sizes and colors."""
        return replace(self, size_by=other.size_by, color_by=other.color_by) == other

    def among(self, entities: Container[str], figures: Container[str]) -> "ViewState":
        """The same, as far as the entity and the figure that it looks at are there."""
        focus = self.focus if self.focus is not None and self.focus[0] in entities else None
        return replace(self, focus=focus, figure=self.figure if self.figure in figures else "")

    def missing(self, gone: Set[str]) -> "ViewState":
        """The same where some articles and entities are gone: they are no sources any more."""
        if not gone & (self.sources_off | self.filters.speakers):
            return self
        filters = replace(self.filters, speakers=self.filters.speakers - gone)
        return replace(self, sources_off=self.sources_off - gone, filters=filters)

    @property
    def ties_off(self) -> tuple[object, ...]:
        """What leaves lines out, whoever is shown: sources, a grade, filters, a start."""
        return self.sources_off, self.least, self.filters, self.start

    @property
    def basis(self) -> tuple[object, ...]:
        """All that leaves something out, whatever the level and the focus."""
        return self.ties_off, self.kinds_off

    @property
    def sifts(self) -> bool:
        """Whether some sentences may not count."""
        return bool(self.sources_off or self.least or self.filters)

    @property
    def filtered(self) -> bool:
        """Whether anything is switched off."""
        return bool(self.kinds_off or self.sources_off or self.least or self.filters)

    def unfiltered(self) -> "ViewState":
        """The same with everything switched on."""
        return replace(
            self, kinds_off=frozenset(), sources_off=frozenset(), least="", filters=NO_FILTERS
        )


@dataclass(frozen=True, slots=True)
class Stack:
    """Entities that are drawn as one: "8 places"; ``names`` are theirs.

    They have the same neighbor and label, or are a group: ``inside`` are then the relations among
    them, and ``told`` says how many lines and sentences these are.
    """

    id: str
    name: str
    members: tuple[str, ...]
    kind: str
    names: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    told: str = ""


@dataclass(frozen=True, slots=True)
class Levels:
    """How many entities each level shows with the filters that are on, and how many there are.

    ``graded`` counts the articles that have a grade: without one there is nothing to filter by.
    ``lines`` are those that the filters leave, of ``every`` line.
    """

    story: int
    related: int
    all: int
    total: int
    graded: int = 0
    lines: int = 0
    every: int = 0


@dataclass(frozen=True, slots=True)
class Visible:
    """What to draw; ``entities`` holds the ids of stacks in place of their members'.

    ``plain`` is what there is beneath groups that are drawn as one. ``asked`` is the view whose
    filters leave these lines, and of their sentences those that count; None where all do.
    """

    entities: tuple[str, ...]
    lines: tuple[Line, ...]
    stacks: tuple[Stack, ...]
    counts: Levels
    plain: "Visible | None" = None
    asked: ViewState | None = None

    @property
    def opened(self) -> "Visible":
        """The same with every group open."""
        return self if self.plain is None else self.plain

    @property
    def drawn(self) -> frozenset[str]:
        """All entities that are seen, those in stacks too."""
        return frozenset((*self.entities, *(one for stack in self.stacks for one in stack.members)))
