"""What goes into a figure, of what is selected or drawn, and what it was when it went in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from math import isfinite

from explorer.edits import figures
from explorer.graph.figure_changes import seen, seen_now
from explorer.graph.figures import members
from explorer.graph.projection import Line, kept_lines
from explorer.model.edit import Edit
from explorer.model.records import Figure, Seen
from explorer.session.session import Session

Pair = tuple[str, str]
_SAME = 1.0  # scene units between two places that are one


@dataclass(frozen=True, slots=True)
class Chosen:
    """Entities and pairs that go into a figure together."""

    entities: tuple[str, ...] = ()
    lines: tuple[Pair, ...] = ()

    def __bool__(self) -> bool:
        """Whether it is anything."""
        return bool(self.entities or self.lines)


def selected(session: Session, into: Figure | None = None) -> Chosen:
    """What is selected, with the lines that tie it within itself and to a figure it goes into.

    Of the graph those lines that are drawn, so that filters hold; beside a figure all of them.
    """
    selection, corpus = session.selection, session.corpus
    wanted = set(selection.relations)
    drawn = session.visible().opened.lines
    lines = dict.fromkeys(
        pair
        for line in drawn
        if wanted & set(line.relations)
        for pair in pairs_of(session, line, wanted)
    )
    told = {one for line in drawn for one in line.relations}
    elsewhere = (corpus.relations[one].ends for one in selection.relations if one not in told)
    lines.update(dict.fromkeys(pair for pair in elsewhere if pair[0] != pair[1]))
    entities = tuple(selection.entities)
    inside = {*entities, *(into.entities if into is not None else ())}
    near = _around(session, entities) if session.view.figure else drawn
    for line in near:
        for pair in pairs_of(session, line):
            if inside.issuperset(pair) and set(entities) & set(pair):
                lines[pair] = None
    return Chosen(entities, tuple(lines))


def drawn(session: Session) -> Chosen:
    """All that is drawn; of a stack each member."""
    shown = session.visible().opened
    stacks = {stack.id: stack.members for stack in shown.stacks}
    entities = (one for name in shown.entities for one in stacks.get(name, (name,)))
    pairs = dict.fromkeys(pair for line in shown.lines for pair in pairs_of(session, line))
    return Chosen(tuple(entities), tuple(pairs))


def making(session: Session, title: str, chosen: Chosen, folded: bool = False) -> Edit:
    """A new figure, with all where it stands now. Raises EditRefused."""
    corpus = session.corpus
    planned = Figure(id="", title=title, entities=_members(chosen), lines=chosen.lines)
    places = _places(session, planned.entities)
    return figures.make(
        corpus, title, chosen.entities, chosen.lines, _seen(session, planned), places, folded
    )


def adding(session: Session, figure: str, chosen: Chosen) -> Edit:
    """More members for a figure; each where it stands now, where the figure stands so too."""
    corpus = session.corpus
    before = figures.figure_in(corpus, figure)
    planned = replace(
        before,
        entities=(*before.entities, *_members(chosen)),
        lines=(*before.lines, *((min(pair), max(pair)) for pair in chosen.lines)),
    )
    places = _places(session, _members(chosen)) if _stands_as(session, before) else {}
    return figures.add(
        corpus, figure, chosen.entities, chosen.lines, _seen(session, planned), places
    )


def seeing(session: Session, figure: str) -> Edit:
    """Take the corrections in a figure for seen. Raises EditRefused."""
    inside = figures.figure_in(session.corpus, figure)
    return figures.see(session.corpus, figure, seen_now(session.corpus, inside))


def _members(chosen: Chosen) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*chosen.entities, *(end for pair in chosen.lines for end in pair))))


def _seen(session: Session, planned: Figure) -> tuple[Seen, ...]:
    found = members(session.corpus, planned)
    return seen(session.corpus, found.entities, found.lines)


def pairs_of(session: Session, line: Line, wanted: Iterable[str] = ()) -> Iterator[Pair]:
    """The pair of a line; of one that ends at a stack those of its members."""
    entities = session.corpus.entities
    if all(end in entities for end in line.ends):
        yield min(line.ends), max(line.ends)
        return
    only = set(wanted)
    for name in line.relations:
        if not only or name in only:
            yield session.corpus.relations[name].ends


def _around(session: Session, entities: Iterable[str]) -> Iterator[Line]:
    at = kept_lines(session.corpus).at
    for entity in entities:
        yield from at.get(entity, {}).values()


def _places(session: Session, entities: Iterable[str]) -> dict[str, tuple[float, float]]:
    """Where entities stand now; a stack's place is kept by its first member."""
    scene = session.scene()
    wanted = set(entities)
    names = (
        entity if stack is None else stack.members[0]
        for entity, stack in zip(scene.entities, scene.stacks, strict=True)
    )
    return {
        entity: (float(x), float(y))
        for entity, (x, y) in zip(names, scene.positions.tolist(), strict=True)
        if entity in wanted and isfinite(x) and isfinite(y)
    }


def _stands_as(session: Session, figure: Figure) -> bool:
    """Whether what is drawn stands in a figure as it does here, or the figure is empty."""
    spots: Mapping[str, object] = session.corpus.spots.get(figure.id, {})
    if not spots:
        return True
    here = _places(session, figure.entities)
    there = session.corpus.spots[figure.id]
    return any(
        abs(there[one].x - x) < _SAME and abs(there[one].y - y) < _SAME
        for one, (x, y) in here.items()
        if one in there
    )
