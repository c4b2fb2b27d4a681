"""Large layouts against others: time and quality, each with its bar.

``python -m tests.benchmarks.layouts [--ogdf PYTHON]`` prints a table and exits with 1 when a figure
misses its bar. Times are processor seconds, so that other work hardly counts; of several runs the
best. OGDF (GPL) is only compared with, and never part of the program: ``PYTHON`` is that of an
environment of its own which has ``ogdf-py``.
"""

import argparse
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import process_time

import networkx
import numpy as np
from numpy.typing import NDArray

from explorer.graph.large import Crowd, Manner, pictures
from explorer.graph.packing import components
from explorer.graph.warming import warm
from tests.benchmarks.news_graphs import news_graph
from tests.benchmarks.pictures_measured import Quality, measured

Edges = NDArray[np.intp]
Places = NDArray[np.float64]
RUNS = 3
# Reads lines, writes places and the processor seconds of the layout alone.
FMMM = """
import sys, time
import numpy as np
import ogdf
folder = sys.argv[1]
edges = np.load(folder + "/edges.npy")
graph = ogdf.Graph()
nodes = [graph.new_node() for _ in range(int(edges.max()) + 1)]
for a, b in edges.tolist():
    graph.new_edge(nodes[a], nodes[b])
places = ogdf.GraphAttributes(graph)
layout = ogdf.FMMMLayout()
layout.set_use_high_level_options(True)
begun = time.process_time()
layout.call(places)
print(time.process_time() - begun)
np.save(folder + "/at.npy", np.array([(places.x(node), places.y(node)) for node in nodes]))
"""


@dataclass(frozen=True, slots=True)
class Run:
    """Final places, and processor seconds to the first ones and to these."""

    at: Places
    first: float
    whole: float


def laid_out(count: int, edges: Edges, manner: Manner = "forces") -> Run:
    """What the program does with a connected graph, names apart."""
    half = np.tile((45.0, 18.0), (count, 1))
    none = np.empty(0, dtype=np.intp)
    groups = components(count, edges)
    crowd = Crowd(edges, np.full(count, 9.0), half, groups, none, 12_000.0 * count)
    begun, first = process_time(), 0.0
    last = np.zeros((count, 2))
    for better in pictures(crowd, 1.5, 1, manner):
        first, last = first or process_time() - begun, better
    return Run(last, first, process_time() - begun)


def best(count: int, edges: Edges, manner: Manner = "forces") -> Run:
    """The quickest of a few runs; an error if they differ in one bit."""
    runs = [laid_out(count, edges, manner) for _ in range(RUNS)]
    for run in runs[1:]:
        assert np.array_equal(run.at, runs[0].at), "the same seed gave other positions"
    return min(runs, key=lambda run: run.whole)


def by_networkx(count: int, edges: Edges) -> Run:
    """networkx.forceatlas2_layout as it comes."""
    graph = networkx.Graph(edges.tolist())
    begun = process_time()
    places = networkx.forceatlas2_layout(graph, seed=1)
    whole = process_time() - begun
    return Run(np.array([places[row] for row in range(count)]), whole, whole)


def by_fmmm(python: str, edges: Edges) -> Run:
    """OGDF's FMMM in its own process."""
    with tempfile.TemporaryDirectory() as folder:
        np.save(Path(folder) / "edges.npy", edges)
        done = subprocess.run(
            [python, "-c", FMMM, folder], capture_output=True, text=True, check=True
        )
        whole = float(done.stdout.split()[-1])
        return Run(np.load(Path(folder) / "at.npy"), whole, whole)


def steps_a_second(count: int, edges: Edges, steps: int = 60) -> float:
    """Live steps by processor second, from a picture at rest."""
    from explorer.graph.engine import Engine, network

    engine = Engine(network(count, edges), laid_out(count, edges).at, unit=10.0)
    engine.step()
    begun = process_time()
    for _ in range(steps):
        engine.step()
    return steps / (process_time() - begun)


class Table:
    """Prints rows as they come, and remembers whether all bars are met."""

    def __init__(self) -> None:
        self.met = True

    def run(self, name: str, run: Run, quality: Quality) -> None:
        """A layout: its times and its quality."""
        print(
            f"{name:34} first {run.first:6.3f} s  whole {run.whole:6.3f} s  "
            f"stress {quality.stress:.3f}  crossings {quality.crossings:.2f} %  "
            f"neighbors {quality.neighbors:.3f}",
            flush=True,
        )

    def bar(self, what: str, value: float, bar: float, most: bool = True) -> None:
        """A figure with the bar it must not pass, or must reach."""
        met = value <= bar if most else value >= bar
        self.met &= met
        sign = "≤" if most else "≥"
        print(
            f"    {what}: {value:.3g} ({sign} {bar:.3g}) {'met' if met else 'MISSED'}", flush=True
        )


def thousand(table: Table) -> None:
    """1,000 entities, against networkx."""
    edges = news_graph(1000)
    found: dict[str, tuple[Run, Quality]] = {}
    for manner in ("forces", "communities", "distances"):
        run = best(1000, edges, manner)
        found[manner] = run, measured(edges, run.at)
        table.run(f"news_1000, {manner}", *found[manner])
    theirs = by_networkx(1000, edges)
    quality = measured(edges, theirs.at)
    table.run("news_1000, networkx forceatlas2", theirs, quality)
    run, ours = found["forces"]
    table.bar("times as quick as networkx", theirs.whole / run.whole, 20.0, most=False)
    table.bar("crossings, %", ours.crossings, min(2.0, quality.crossings))
    table.bar("neighbors", ours.neighbors, max(0.07, quality.neighbors), most=False)
    table.bar("stress by that of networkx", ours.stress / quality.stress, 1.06)
    table.bar("neighbors by communities", found["communities"][1].neighbors, 0.25, most=False)


def many(table: Table, count: int, ogdf: str | None, times: float, first: float) -> None:
    """10,000 or 100,000 entities, against FMMM if there is one."""
    edges = news_graph(count)
    run = best(count, edges)
    ours = measured(edges, run.at)
    table.run(f"news_{count}, forces", run, ours)
    grouped = laid_out(count, edges, "communities")
    table.run(f"news_{count}, communities", grouped, measured(edges, grouped.at))
    table.bar("first positions, s", run.first, first)
    if ogdf is not None:
        theirs = min((by_fmmm(ogdf, edges) for _ in range(RUNS)), key=lambda one: one.whole)
        quality = measured(edges, theirs.at)
        table.run(f"news_{count}, OGDF FMMM", theirs, quality)
        table.bar("time by that of FMMM", run.whole / theirs.whole, times)
        table.bar("crossings, %", ours.crossings, quality.crossings)


def main() -> int:
    """Print all figures; 1 if one misses its bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ogdf", help="a python that has ogdf-py")
    asked = parser.parse_args()
    assert warm(), "numba is needed"
    table = Table()
    thousand(table)
    many(table, 10_000, asked.ogdf, times=1.5, first=0.5)
    for count, bar in ((1_000, 500.0), (10_000, 60.0)):
        table.bar(
            f"steps a second at {count:,}", steps_a_second(count, news_graph(count)), bar, False
        )
    many(table, 100_000, asked.ogdf, times=3.0, first=2.0)
    return 0 if table.met else 1


if __name__ == "__main__":
    sys.exit(main())
