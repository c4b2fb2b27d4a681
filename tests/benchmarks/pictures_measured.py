"""How good a picture of a graph is: distances kept, lines crossing, neighbors near."""

from collections import deque
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_SOURCES, _PAIRS, _LOOKED_AT = 40, 1_000_000, 500


@dataclass(frozen=True, slots=True)
class Quality:
    """``stress`` scale-free over sampled pairs, ``crossings`` as % of sampled pairs of lines,
    ``neighbors`` as Jaccard index of an entity's k neighbors and the k nearest on the picture."""

    stress: float
    crossings: float
    neighbors: float


def measured(edges: NDArray[np.intp], at: NDArray[np.float64], seed: int = 0) -> Quality:
    """The quality of positions (n, 2) for lines (m, 2) of a connected graph."""
    random = np.random.default_rng(seed)
    near: list[list[int]] = [[] for _ in at]
    for a, b in edges.tolist():
        near[a].append(b)
        near[b].append(a)
    return Quality(
        _stress(near, at, random), _crossings(edges, at, random), _neighbors(near, at, random)
    )


def _stress(near: list[list[int]], at: NDArray[np.float64], random: np.random.Generator) -> float:
    wanted, found = [], []
    for source in random.choice(len(at), min(len(at), _SOURCES), replace=False):
        steps = _steps(near, int(source))
        there = steps > 0
        wanted.append(steps[there])
        found.append(np.hypot(*(at[there] - at[source]).T))
    far, away = np.concatenate(wanted), np.concatenate(found)
    scale = (away / far).sum() / ((away / far) ** 2).sum()
    return float((((scale * away - far) / far) ** 2).mean())


def _steps(near: list[list[int]], source: int) -> NDArray[np.float64]:
    steps = np.full(len(near), -1.0)
    steps[source] = 0.0
    waiting = deque([source])
    while waiting:
        row = waiting.popleft()
        for other in near[row]:
            if steps[other] < 0:
                steps[other] = steps[row] + 1
                waiting.append(other)
    return steps


def _crossings(
    edges: NDArray[np.intp], at: NDArray[np.float64], random: np.random.Generator
) -> float:
    one, other = random.integers(0, len(edges), (2, _PAIRS))
    ends = np.hstack((edges[one], edges[other]))
    apart = np.ones(len(ends), dtype=np.bool_)
    for a in (0, 1):
        for b in (2, 3):
            apart &= ends[:, a] != ends[:, b]
    a, b, c, d = (at[ends[apart, side]] for side in range(4))
    crossing = (_side(a, b, c) != _side(a, b, d)) & (_side(c, d, a) != _side(c, d, b))
    return float(100.0 * crossing.mean())


def _side(
    start: NDArray[np.float64], end: NDArray[np.float64], point: NDArray[np.float64]
) -> NDArray[np.bool_]:
    way, to = end - start, point - start
    left: NDArray[np.bool_] = way[:, 0] * to[:, 1] > way[:, 1] * to[:, 0]
    return left


def _neighbors(
    near: list[list[int]], at: NDArray[np.float64], random: np.random.Generator
) -> float:
    shares = []
    for row in random.choice(len(at), min(len(at), _LOOKED_AT), replace=False).tolist():
        own = set(near[row])
        if own:
            away = ((at - at[row]) ** 2).sum(axis=1)
            away[row] = np.inf
            close = set(np.argpartition(away, len(own) - 1)[: len(own)].tolist())
            shares.append(len(own & close) / len(own | close))
    return float(np.mean(shares))
