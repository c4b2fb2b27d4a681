"""What is hidden around an entity, by kind and by relation; and what comes when it is expanded.

An expansion adds to a story or a focus what lies around it and is not drawn there; taking it back
takes exactly that away.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from explorer.graph.projection import Line, order_of
from explorer.graph.tied import Tied
from explorer.graph.view import Expansion, Visible
from explorer.model.corpus import Corpus


@dataclass(frozen=True, slots=True)
class Hidden:
    """What is tied to an entity and not drawn: entities by kind, lines by kind of relation."""

    kinds: dict[str, int]
    relations: dict[str, int]
    entities: int


def hidden_around(corpus: Corpus, tied: Tied, seen: Visible, entity: str) -> Hidden:
    """Count what an entity could be expanded by; ``tied`` are all lines that filters leave."""
    drawn, pairs = seen.drawn, {line.ends for line in seen.lines}
    kinds: Counter[str] = Counter()
    relations: Counter[str] = Counter()
    for line in _around(tied, entity):
        other = _other(line, entity)
        if other not in drawn:
            kinds[corpus.entities[other].kind] += 1
        if line.ends not in pairs and not _stacked(seen, other):
            relations.update({corpus.relations[one].kind for one in line.relations})
    return Hidden(dict(kinds.most_common()), dict(relations.most_common()), kinds.total())


def common_neighbors(tied: Tied, entities: Sequence[str]) -> tuple[str, ...]:
    """Who is tied to each of some entities, the most connected first."""
    found = np.ones(len(tied.entities), dtype=np.bool_)
    for entity in entities:
        found &= tied.near(entity, 1)
    found &= ~tied.entities.among(entities)
    rows = np.flatnonzero(found)
    order = np.argsort(-tied.degrees()[rows], kind="stable")
    return tuple(tied.entities.values[row] for row in rows[order].tolist())


def expanded(corpus: Corpus, tied: Tied, seen: Visible, expansions: Iterable[Expansion]) -> Visible:
    """What is seen with what some expansions add."""
    entities, lines = dict.fromkeys(seen.entities), {line.ends: line for line in seen.lines}
    for one in expansions:
        if any(entity not in corpus.entities for entity in one.entities):
            continue
        for line in _added(corpus, tied, seen, one):
            if line.ends not in lines and not any(_stacked(seen, end) for end in line.ends):
                lines[line.ends] = line
                entities.update(dict.fromkeys(line.ends))
    if len(lines) == len(seen.lines):
        return seen
    told = tuple(sorted(lines.values(), key=order_of))
    return Visible(tuple(entities), told, seen.stacks, seen.counts)


def _added(corpus: Corpus, tied: Tied, seen: Visible, one: Expansion) -> list[Line]:
    if one.by == "common":
        common = set(common_neighbors(tied, one.entities))
        return [
            line
            for entity in one.entities
            for line in _around(tied, entity)
            if _other(line, entity) in common
        ]
    (entity,) = one.entities
    around = _around(tied, entity)
    if one.by == "kind":
        drawn = seen.drawn
        others = [(line, _other(line, entity)) for line in around]
        return [
            line
            for line, other in others
            if other not in drawn and one.value in ("", corpus.entities[other].kind)
        ]
    return [
        line
        for line in around
        if any(corpus.relations[name].kind == one.value for name in line.relations)
    ]


def _around(tied: Tied, entity: str) -> list[Line]:
    number = tied.entities.of.get(entity, -1)
    rows = np.flatnonzero((tied.edges == number).any(axis=1))
    return [tied.lines[row] for row in rows.tolist()]


def _other(line: Line, entity: str) -> str:
    return line.ends[1] if line.ends[0] == entity else line.ends[0]


def _stacked(seen: Visible, entity: str) -> bool:
    return any(entity in stack.members for stack in seen.stacks)
