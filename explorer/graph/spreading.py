"""Ever better pictures of one connected graph, by compiled code: forces, communities, distances."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from explorer.graph.engine import Engine, network
from explorer.graph.geometry import Array
from explorer.graph.multilevel import by_pivots, first_picture
from explorer.graph.parting import part
from explorer.graph.small_parts import settle_parts
from explorer.graph.stress_descent import descend

_A_PICTURE = 60_000  # entities times steps between two pictures, about 20 ms of work
_LEAST_STEPS = 12  # the first ones are short
_MOST_STEPS, _MOST_WORK = 400, 3_000_000  # the second: entities times steps
# Groups draw together slowly: twice the work, and a third of the move that is calm otherwise.
_MORE_WORK, _CALM = {False: 1, True: 2}, {False: 0.001, True: 0.0003}


def forces(
    count: int, edges: NDArray[np.intp], seed: int, communities: bool = False
) -> Iterator[Array]:
    """Positions (n, 2) of any scale, about 20 ms of work apart; the last are final."""
    graph = network(count, edges)
    at = np.zeros((count, 2))
    for at in first_picture(graph, seed, communities):
        yield at
    engine = Engine(graph, at, communities=communities)
    yield from _stepped(engine, count, communities)


def forces_about(
    count: int,
    edges: NDArray[np.intp],
    start: Array,
    pinned: NDArray[np.bool_],
    unit: float,
    communities: bool = False,
) -> Iterator[Array]:
    """Positions (n, 2) in the units of ``start``; pinned ones stay where they are there.

    ``unit`` is how much of them one unit of the forces is.
    """
    engine = Engine(network(count, edges), start, pinned, communities, unit)
    yield from _stepped(engine, count, communities)


def distances(count: int, edges: NDArray[np.intp], seed: int) -> Iterator[Array]:
    """Positions (n, 2) whose distances are those along the lines; n to the power of two in time."""
    at = by_pivots(network(count, edges), np.random.default_rng(seed))
    yield at
    gap = np.hypot(*(at[edges[:, 0]] - at[edges[:, 1]]).T)
    free = np.zeros(count, dtype=np.bool_)
    yield distances_about(count, edges, at, free, max(float(np.median(gap)), 1e-9), seed)


def distances_about(
    count: int,
    edges: NDArray[np.intp],
    start: Array,
    pinned: NDArray[np.bool_],
    length: float,
    seed: int,
) -> Array:
    """Positions (n, 2), lines having a length as near as can be; pinned ones stay."""
    graph = network(count, edges)
    at = np.ascontiguousarray(start / length)
    descend(graph.starts, graph.near, at, np.ascontiguousarray(pinned), seed)
    at *= length
    at[pinned] = start[pinned]
    return at


def small(groups: list[NDArray[np.intp]], edges: NDArray[np.intp], count: int) -> Array:
    """Positions (n, 2), each of some small connected parts about 0, 0, a lone line 1 long."""
    at = np.zeros((count, 2))
    if not groups:
        return at
    graph = network(count, edges)
    lines = np.diff(graph.starts)
    rows = np.concatenate([group[np.argsort(-lines[group], kind="stable")] for group in groups])
    firsts = np.concatenate(([0], np.cumsum([len(group) for group in groups])))
    settle_parts(firsts.astype(np.int64), rows.astype(np.int64), graph.starts, graph.near, at)
    return at / 2.83


def parted(
    at: Array, radii: Array, gap: float, rounds: int, pinned: NDArray[np.bool_] | None = None
) -> Array:
    """Positions at which circles of these radii do not overlap, as far as the rounds suffice."""
    found = np.ascontiguousarray(at).copy()
    if len(found) > 1:
        held = np.zeros(len(at), dtype=np.bool_) if pinned is None else pinned
        part(found, np.ascontiguousarray(radii, dtype=np.float64), held, gap, rounds)
    return found


def _stepped(engine: Engine, count: int, communities: bool) -> Iterator[Array]:
    a_picture = int(np.clip(_A_PICTURE / max(count, 1), 1, 20))
    work = _MOST_WORK * _MORE_WORK[communities]
    most = int(np.clip(work / max(count, 1), 2 * _LEAST_STEPS, _MOST_STEPS))
    for step in range(most):
        share = engine.step()
        if step >= _LEAST_STEPS and share < _CALM[communities]:
            break
        if step % a_picture == a_picture - 1:
            yield engine.positions
    yield engine.positions
