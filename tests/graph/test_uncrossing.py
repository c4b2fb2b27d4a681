"""Pictures that can be drawn without crossings begin without."""

from itertools import combinations

import numpy as np
import pytest

from explorer.graph.layouts import arrange, boxes_of, final
from explorer.graph.legibility import crossings
from explorer.graph.uncrossing import crossed
from tests.graph.scenes import line, scene, shown

WHEEL = [("Hub", f"Rim {n}") for n in range(6)]
WHEEL += [(f"Rim {n}", f"Rim {(n + 1) % 6}") for n in range(6)]
CUBE = [(f"{a:03b}", f"{b:03b}") for a in range(8) for b in range(a) if (a ^ b).bit_count() == 1]
LADDER = [(f"{side}{n}", f"{side}{n + 1}") for side in "ab" for n in range(5)]
LADDER += [(f"a{n}", f"b{n}") for n in range(6)]


def laid_out(pairs, seed):
    names = dict.fromkeys(name for pair in pairs for name in pair)
    of = scene(names, *(line(*pair) for pair in pairs))
    return of.moved(final(arrange(of, boxes_of(of), seed=seed)))


@pytest.mark.parametrize("pairs", [WHEEL, CUBE, LADDER, list(combinations("abcd", 2))])
@pytest.mark.parametrize("seed", [1, 2])
def test_a_flat_graph_is_drawn_without_crossings(pairs, seed):
    assert crossings(shown(laid_out(pairs, seed))) == 0


def test_crossings_are_counted_where_lines_share_no_end():
    at = np.array([(0, 0), (10, 10), (0, 10), (10, 0), (5, 20)], dtype=float)
    edges = np.array([(0, 1), (2, 3), (0, 4), (1, 4)])
    assert crossed(at, edges) == 2  # the diagonals, and the way from the corner to the top
    assert crossed(at, edges[:0]) == 0
