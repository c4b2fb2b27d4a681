"""Large layouts against others: time and quality, each with its bar.

``python -m tests.benchmarks.layouts [--ogdf PYTHON]`` prints a table and exits with 1 when a figure
misses its bar. Times are processor seconds, so that other work hardly counts. OGDF (GPL) is only
compared with, and never part of the program: ``PYTHON`` is that of an environment of its own which
has ``ogdf-py``.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from time import process_time

import numpy as np
from numpy.typing import NDArray

from explorer.graph.large import Crowd, Manner, pictures
from explorer.graph.packing import components
from explorer.graph.warming import warm
from tests.benchmarks.news_graphs import news_graph
from tests.benchmarks.pictures_measured import Quality, measured

Edges = NDArray[np.intp]
Places = NDArray[np.float64]

_FMMM = """
import resource, sys, numpy as np, ogdf_py
"""


def laid_out(count: int, edges: Edges, manner: Manner = "forces") -> tuple[Places, float, float]:
    """Final places, processor seconds to the first ones and to the last."""
    radii = np.full(count, 9.0)
    half = np.tile((45.0, 18.0), (count, 1))
    groups = components(count, edges)
    crowd = Crowd(edges, radii, half, groups, np.empty(0, dtype=np.intp), 12_000.0 * count)
    begun, first = process_time(), 0.0
    at = np.zeros((count, 2))
    for at in pictures(crowd, 1.5, 1, manner):
        first = first or process_time() - begun
    return at, first, process_time() - begun
