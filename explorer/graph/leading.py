"""Of whom most is told, where there are far more entities than a story has room for.

A project of many articles tells many stories. Its strongest lines may all be of one of them, so
that somebody whom a whole other story is about has no line that is strong enough.
"""

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass

import numpy as np

from explorer.graph.projection import Line
from explorer.graph.tied import Tied

MANY = 100  # entities with lines from which on some lead
ROOM = 16  # entities that leaders bring into a story, with whom they are tied to
_ASKED, _LINES = 16, 6  # entities that are considered, and lines that are looked at of each


@dataclass(frozen=True, slots=True)
class Leader:
    """An entity with its heaviest lines, heaviest first."""

    entity: str
    lines: tuple[Line, ...]


def leading(tied: Tied, weight: Callable[[Line], float]) -> list[Leader]:
    """The entities of whom most is told, those first of whom it is most.

    How much is told of one is the weight of its strongest lines together. Empty where there are
    few entities, and all that matters comes in by its own lines.
    """
    degrees = tied.degrees()
    if int((degrees > 0).sum()) < MANY:
        return []
    ends = tied.edges.ravel()
    told = np.bincount(ends, np.repeat(tied.strengths, 2), minlength=len(degrees))
    found: list[tuple[float, Leader]] = []
    asked = np.argsort(-told, kind="stable")[:_ASKED]
    theirs = np.zeros(len(degrees), dtype=np.bool_)
    theirs[asked] = True
    there = np.flatnonzero(theirs[tied.edges[:, 0]] | theirs[tied.edges[:, 1]])
    edges = tied.edges[there]
    for entity in asked.tolist():
        rows = there[(edges[:, 0] == entity) | (edges[:, 1] == entity)][:_LINES]
        mine = [tied.lines[row] for row in rows.tolist()]
        weighed = sorted(((weight(line), line) for line in mine), key=lambda one: -one[0])
        value = sum(value for value, _ in weighed)
        lines = tuple(line for _, line in weighed)
        found.append((value, Leader(tied.entities.values[entity], lines)))
    found.sort(key=lambda one: -one[0])
    return [leader for _, leader in found]


def beginning(leaders: Iterable[Leader], folded: Container[str]) -> list[Line]:
    """The lines that a story begins with, one a leader: to whom it shows already, if it can.

    ``folded`` are entities that a stack stands for.
    """
    chosen: list[Line] = []
    inside: set[str] = set()
    for leader in leaders:
        if len(inside) >= ROOM:
            break
        lines = [line for line in leader.lines if not any(end in folded for end in line.ends)]
        if leader.entity in inside or not lines:
            continue
        tying = (line for line in lines if inside & set(line.ends))
        chosen.append(next(tying, lines[0]))
        inside.update(chosen[-1].ends)
    return chosen
