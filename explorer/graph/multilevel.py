"""A first picture of a connected graph: by distances to pivots, or level by level.

Pivot MDS after Brandes and Pich (2006). Large graphs are made smaller until few are left
(Walshaw, A Multilevel Algorithm for Force-Directed Graph Drawing, 2003); the smallest is laid out,
and each level starts where the one before came to rest.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from explorer.graph.coarsening import contracted, matched
from explorer.graph.connections import pivot_steps
from explorer.graph.engine import Engine, Network
from explorer.graph.geometry import Array

LEVELS_FROM = 2_000  # entities from which on a graph is laid out level by level
_PIVOTS = 50
_SMALLEST = 150  # entities of a graph that is not made smaller
_MOST_LEVELS = 8
_SHRINKS = 0.9  # a level with more than this share of the one below is of no use


def first_picture(graph: Network, seed: int, communities: bool = False) -> Iterator[Array]:
    """Positions, (n, 2) in units of the forces, for a connected graph; the last are the best.

    What comes before them are pictures of all entities too, of levels above the last.
    """
    random = np.random.default_rng(seed)
    levels, pairs = _levels(graph, random)
    at = by_pivots(levels[-1], random)
    for number in reversed(range(1, len(levels))):
        engine = Engine(levels[number], at, communities=communities)
        _stepped(engine, _steps_at(levels[number].count) * (2 if communities else 1))
        at = engine.positions
        whole = at
        for pair in reversed(pairs[:number]):
            whole = _unfolded(whole, pair, random)
        yield whole
        at = _unfolded(at, pairs[number - 1], random)
    yield at


def by_pivots(graph: Network, random: np.random.Generator) -> Array:
    """A picture from the distances to a few entities that are far from each other."""
    count = graph.count
    if count < 3:
        return np.column_stack((np.arange(count) * 2.8, np.zeros(count)))
    steps = pivot_steps(graph.starts, graph.near, min(_PIVOTS, count)).T.astype(np.float64)
    square = steps**2
    centered = square - square.mean(axis=0) - square.mean(axis=1)[:, None] + square.mean()
    _, vectors = np.linalg.eigh(centered.T @ centered)
    at: Array = centered @ vectors[:, -2:]
    at *= np.sqrt(count) / max(float(np.abs(at).max()), 1e-9)
    # Leaves of one hub are at the same distance from everybody: chance parts them.
    return at + random.normal(0.0, 0.3, at.shape)


def _levels(
    graph: Network, random: np.random.Generator
) -> tuple[list[Network], list[NDArray[np.int32]]]:
    levels, pairs = [graph], []
    while graph.count > (LEVELS_FROM if len(levels) == 1 else _SMALLEST):
        order = random.permutation(graph.count).astype(np.int32)
        pair, count = matched(graph.starts, graph.near, graph.heavy, graph.masses, order)
        if count > _SHRINKS * graph.count or len(levels) > _MOST_LEVELS:
            break
        graph = Network(
            *contracted(graph.starts, graph.near, graph.heavy, graph.masses, pair, count)
        )
        levels.append(graph)
        pairs.append(pair)
    return levels, pairs


def _unfolded(at: Array, pair: NDArray[np.int32], random: np.random.Generator) -> Array:
    """Each entity near the place of its pair."""
    return at[pair] + random.normal(0.0, 0.5, (len(pair), 2))


def _stepped(engine: Engine, most: int) -> None:
    for step in range(most):
        engine.step()
        if engine.calm and step >= 12:  # the first steps are short
            return


def _steps_at(count: int) -> int:
    """How often a level is stepped: small ones are cheap, and decide where everything goes."""
    return int(np.clip(200_000 / count, 30, 200))
