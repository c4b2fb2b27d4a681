"""Measures of what is shown: lines, betweenness, PageRank, and communities of each entity.

All of them count every line once and without its direction; an entity that is drawn in a stack
counts as itself. Reckoned in slices, as :mod:`~explorer.graph.listing` does, so that a large graph
can be measured beside the window and given up.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from explorer.graph.dress import Dress
from explorer.graph.scene import Scene
from explorer.graph.slices import Slices
from explorer.graph.view import Visible

SIZES = ("degree", "betweenness", "pagerank")
COLORS = ("communities",)
AT_ONCE = 60  # entities that are measured before a hand has left the key
_EXACT = 1_000  # entities up to which each is a start of shortest ways
_SAMPLE = 300  # starts in a larger graph, spread evenly over the entities
_DAMPING, _ROUNDS, _STILL = 0.85, 200, 1e-10  # of PageRank, as its authors chose the first
MOST_LINES = 20_000  # of which communities are looked for: one step of more takes minutes
_SEED = 1  # the same graph has the same communities each time


@dataclass(frozen=True, slots=True, eq=False)
class Measures:
    """Row i of each array is ``entities[i]``.

    ``betweenness`` is the share (0 to 1) of the pairs of others whose shortest ways lead through an
    entity, ``pagerank`` sums up to 1, ``communities`` counts from 0, the largest first, -1 without
    a line. ``sampled`` is how many entities the shortest ways began at, 0: at all.
    """

    entities: tuple[str, ...]
    degree: NDArray[np.intp]
    betweenness: NDArray[np.float64]
    pagerank: NDArray[np.float64]
    communities: NDArray[np.intp]
    sampled: int = 0

    @property
    def rows(self) -> Mapping[str, int]:
        """The row of each entity."""
        return {entity: row for row, entity in enumerate(self.entities)}


def measured(shown: Visible) -> Slices[Measures]:
    """Measure what is shown; a step is some milliseconds, save for communities of large graphs."""
    entities, edges = _without_stacks(shown.opened)
    count = len(entities)
    degree = np.bincount(edges.ravel(), minlength=count).astype(np.intp)
    yield
    rank = _pagerank(count, edges, degree)
    yield
    between, sampled = yield from _betweenness(count, edges, degree)
    communities = yield from _communities(count, edges)
    return Measures(entities, degree, between, rank, communities, sampled)


def dress_of(scene: Scene, found: Measures, size_by: str, color_by: str) -> Dress:
    """What measures make of a scene's sizes and colors; a stack is as its largest member."""
    rows = found.rows
    places = [
        [rows[one] for one in (stack.members if stack is not None else (entity,)) if one in rows]
        for entity, stack in zip(scene.entities, scene.stacks, strict=True)
    ]
    shares = None
    if size_by in SIZES:
        values = np.asarray(getattr(found, size_by), dtype=np.float64)
        low, high = (float(values.min()), float(values.max())) if len(values) else (0.0, 0.0)
        span = max(high - low, 1e-12)
        # The area of a glyph, and not its width, is what an eye compares.
        shares = np.array([max((values[p] for p in at), default=low) - low for at in places]) / span
        shares = np.sqrt(np.clip(shares, 0.0, 1.0))
    groups = None
    if color_by in COLORS:
        groups = np.array([found.communities[at[0]] if at else -1 for at in places], dtype=np.intp)
    return Dress(
        size_by if shares is not None else "", shares,
        color_by if groups is not None else "", groups, found.sampled,
    )  # fmt: skip


def _without_stacks(shown: Visible) -> tuple[tuple[str, ...], NDArray[np.intp]]:
    """All entities that are shown and the lines (m, 2) between them, by row."""
    members = {stack.id: stack.members for stack in shown.stacks}
    entities = tuple(one for id in shown.entities for one in members.get(id, (id,)))
    rows = {entity: row for row, entity in enumerate(entities)}
    pairs = {
        (min(pair), max(pair))
        for line in shown.lines
        for one, other in product(*(members.get(end, (end,)) for end in line.ends))
        for pair in [(rows[one], rows[other])]
        if one != other
    }
    return entities, np.array(sorted(pairs), dtype=np.intp).reshape(-1, 2)


def _pagerank(count: int, edges: NDArray[np.intp], degree: NDArray[np.intp]) -> NDArray[np.float64]:
    """Brin and Page 1998, by power iteration; whoever has no line gives to all alike."""
    rank = np.full(count, 1.0 / max(count, 1))
    ends, starts = (
        np.concatenate((edges, edges[:, ::-1])).T if len(edges) else np.zeros((2, 0), int)
    )
    bare = degree == 0
    for _ in range(_ROUNDS):
        given = np.bincount(ends, rank[starts] / degree[starts], count)
        after = (1 - _DAMPING) / max(count, 1) + _DAMPING * (
            given + rank[bare].sum() / max(count, 1)
        )
        moved = float(np.abs(after - rank).sum())
        rank = after
        if moved < _STILL * count:
            break
    return rank


def _betweenness(
    count: int, edges: NDArray[np.intp], degree: NDArray[np.intp]
) -> Slices[tuple[NDArray[np.float64], int]]:
    """Brandes 2001, level by level; of a large graph estimated from some of its entities."""
    total = np.zeros(count)
    begin = np.concatenate(([0], np.cumsum(degree)))
    both = np.concatenate((edges, edges[:, ::-1]))
    near = both[np.argsort(both[:, 0], kind="stable"), 1]
    tied = np.flatnonzero(degree)
    sampled = 0
    if len(tied) > _EXACT:
        tied = tied[np.linspace(0, len(tied) - 1, _SAMPLE).astype(np.intp)]
        sampled = len(tied)
    for start in tied:
        total += _through(int(start), begin, near, count)
        yield
    pairs = (count - 1) * (count - 2)
    scale = (np.count_nonzero(degree) / sampled if sampled else 1.0) / max(pairs, 1)
    return total * scale, sampled


def _through(
    start: int, begin: NDArray[np.intp], near: NDArray[np.intp], count: int
) -> NDArray[np.float64]:
    """How much of the shortest ways from one entity to each other one leads through each."""
    far = np.full(count, -1)
    ways, owed = np.zeros(count), np.zeros(count)
    far[start], ways[start] = 0, 1.0
    front, levels = np.array([start]), []
    while len(front):
        many = begin[front + 1] - begin[front]
        one = np.repeat(front, many)
        first = np.repeat(begin[front] - np.cumsum(many) + many, many)
        other = near[first + np.arange(len(one))]
        level = far[front[0]] + 1
        front = np.unique(other[far[other] < 0])
        far[front] = level
        ahead = far[other] == level
        one, other = one[ahead], other[ahead]
        ways += np.bincount(other, ways[one], count)
        levels.append((one, other))
    for one, other in reversed(levels):
        owed += np.bincount(one, ways[one] / ways[other] * (1.0 + owed[other]), count)
    owed[start] = 0.0
    return owed


def _communities(count: int, edges: NDArray[np.intp]) -> Slices[NDArray[np.intp]]:
    """Louvain (Blondel 2008), seeded; the largest is 0, whoever has no line is in none."""
    graph: nx.Graph = nx.Graph()
    graph.add_edges_from(edges.tolist())
    found = np.full(count, -1, dtype=np.intp)
    parts: list[set[int]] = []
    if 0 < len(edges) <= MOST_LINES:
        levels: Iterator[list[set[int]]] = nx.community.louvain_partitions(graph, seed=_SEED)
        for level in levels:
            parts = level
            yield
    for number, part in enumerate(sorted(parts, key=lambda one: (-len(one), min(one)))):
        found[list(part)] = number
    return found
