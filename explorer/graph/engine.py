"""Forces that can be stepped: positions get better with each step, pinned ones stay.

Only for graphs with more than a few dozen entities; importing this loads compiled code.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explorer.graph.connections import neighbor_lists
from explorer.graph.forceatlas import forces_on, move
from explorer.graph.geometry import Array

_CALM = 0.001  # of the width: a mean move below it is the end


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """Neighbor lists with the weights of lines, see ``connections``; masses (n,)."""

    starts: NDArray[np.int64]
    near: NDArray[np.int32]
    heavy: Array
    masses: Array

    @property
    def count(self) -> int:
        """How many entities there are."""
        return len(self.masses)


def network(count: int, edges: NDArray[np.intp]) -> Network:
    """A graph of lines (m, 2); parallel lines add up, those from an entity to itself fall out."""
    ends = np.sort(edges.reshape(-1, 2), axis=1).astype(np.int64)
    ends = ends[ends[:, 0] != ends[:, 1]]
    keys, times = np.unique(ends[:, 0] * max(count, 1) + ends[:, 1], return_counts=True)
    lines = np.column_stack((keys // max(count, 1), keys % max(count, 1))).astype(np.int32)
    starts, near, heavy = neighbor_lists(
        count, np.ascontiguousarray(lines), times.astype(np.float64)
    )
    return Network(starts, near, heavy, 1.0 + np.diff(starts))


class Engine:
    """Steps positions, (n, 2), of one graph; ``calm`` when they hardly move.

    ``unit`` is how much one unit of the forces is in theirs: a lone line comes to rest 2.8 long.
    The same start and the same pins give the same bits on the same machine.
    """

    def __init__(
        self,
        graph: Network,
        start: Array,
        pinned: NDArray[np.bool_] | None = None,
        communities: bool = False,
        unit: float = 1.0,
    ) -> None:
        self._graph, self._communities, self._unit = graph, communities, unit
        self._at = np.ascontiguousarray(start / unit, dtype=np.float64)
        none = np.zeros(graph.count, dtype=np.bool_)
        self._pinned = none if pinned is None else np.ascontiguousarray(pinned)
        self._held = start[self._pinned].copy()
        self._forces, self._before = np.zeros((2, graph.count, 2))
        self._speed = self._efficiency = 1.0
        self.calm = graph.count < 2

    @property
    def positions(self) -> Array:
        """Where everybody stands now, (n, 2); a copy."""
        found: Array = self._at * self._unit
        found[self._pinned] = self._held
        return found

    def step(self) -> float:
        """Move everybody once; the mean move as a share of the width of the picture."""
        graph = self._graph
        if graph.count < 2:
            return 0.0
        forces_on(
            self._at, graph.masses, graph.starts, graph.near, graph.heavy,
            self._communities, self._forces,
        )  # fmt: skip
        moved, self._speed, self._efficiency = move(
            self._at, graph.masses, self._forces, self._before, self._pinned,
            self._speed, self._efficiency,
        )  # fmt: skip
        share = float(moved) / max(float(np.ptp(self._at, axis=0).max()), 1e-9)
        self.calm = share < _CALM
        return share
