"""Graphs as a newsroom's archive gives them: few hubs, many leaves, and most ties within a story.

Degrees follow a power law, four of five lines stay inside a planted story, and there are 2.5 lines
an entity. The same count and seed give the same graph.
"""

import numpy as np
from numpy.typing import NDArray

from explorer.graph.packing import components

_LINES, _INSIDE = 2.5, 0.8  # lines by entities, and the share of them inside a story
_STORY = 40  # entities of a story on average


def news_graph(count: int, seed: int = 1) -> NDArray[np.intp]:
    """Lines (m, 2) of a connected graph, each pair once."""
    random = np.random.default_rng(seed)
    fame = np.minimum(random.pareto(1.3, count) + 1.0, 3.0 * np.sqrt(count))
    stories = max(3, count // _STORY)
    share = 1.0 / np.arange(1, stories + 1) ** 0.6
    story = np.sort(random.choice(stories, count, p=share / share.sum()))
    reach = np.concatenate(([0.0], np.cumsum(fame)))
    first = np.searchsorted(story, np.arange(stories))
    last = np.searchsorted(story, np.arange(stories), side="right")
    wanted = int(count * _LINES)
    keys = np.empty(0, dtype=np.int64)
    while len(keys) < wanted:
        more = 2 * (wanted - len(keys)) + 10
        one = np.searchsorted(reach, random.random(more) * reach[-1], side="right") - 1
        inside = random.random(more) < _INSIDE
        low = np.where(inside, reach[first[story[one]]], 0.0)
        high = np.where(inside, reach[last[story[one]]], reach[-1])
        spot = low + random.random(more) * (high - low)
        other = np.clip(np.searchsorted(reach, spot, side="right") - 1, 0, count - 1)
        pair = np.minimum(one, other) * count + np.maximum(one, other)
        keys = np.concatenate((keys, pair[one != other]))
        keys = keys[np.sort(np.unique(keys, return_index=True)[1])]
    keys = keys[:wanted]
    edges = np.column_stack((keys // count, keys % count)).astype(np.intp)
    return np.concatenate((edges, _bridges(count, edges, random)))


def _bridges(count: int, edges: NDArray[np.intp], random: np.random.Generator) -> NDArray[np.intp]:
    """A line from each lesser part to somebody in the largest, the known rather."""
    groups = components(count, edges)
    lines = np.bincount(edges.ravel(), minlength=count)[groups[0]].astype(np.float64)
    known = random.choice(groups[0], len(groups) - 1, p=lines / lines.sum())
    lesser = [int(group[0]) for group in groups[1:]]
    return np.column_stack((np.array(lesser, dtype=np.intp), known)).reshape(-1, 2)
