"""Large graphs with hubs and communities, placed without a layout: the same each time."""

from functools import cache

import numpy as np

from explorer.graph.projection import Line
from explorer.graph.scene import Scene

KINDS = ("PERSON", "ORGANIZATION", "PLACE", "EVENT", "GROUP", "WORK", "PRODUCT")
_FIRST = ("Ada", "Viktor", "Mira", "Jonas", "Tomas", "Selin", "Ruth", "Kwame", "Ines", "Oleg")
_LAST = ("Okafor", "Lindqvist", "Chen", "Weil", "Reyes", "Aydin", "Ferro", "Mensah", "Petrov")
_LABELS = ("met", "president of", "agreement with", "accused of helping", "attended", "leads")


@cache
def crowd(entities: int, lines: int, seed: int = 3) -> Scene:
    """So many entities in communities of about 60, with so many lines, most within a community.

    A community is a cloud with its hub in the middle; the communities lie on a sunflower.
    """
    chance = np.random.default_rng(seed)
    groups = max(1, entities // 60)
    group = np.sort(chance.integers(0, groups, entities))
    turn, far = np.arange(groups) * 2.399963, np.sqrt(np.arange(groups) + 0.5)
    middles = np.column_stack((np.cos(turn) * 1.25, np.sin(turn) * 0.8)) * far[:, None] * 420.0
    first = np.searchsorted(group, np.arange(groups))
    rank = np.arange(entities) - first[group]  # 0 is the hub of a community
    away = np.sqrt(rank)[:, None] * 27.0
    angle = rank * 2.399963 + group
    places = middles[group] + np.column_stack((np.cos(angle), np.sin(angle))) * away
    places += chance.normal(0.0, 12.0, places.shape)

    one = chance.integers(0, entities, 2 * lines)
    size = np.diff(np.append(first, entities))
    within = (chance.power(0.45, 2 * lines) * size[group[one]]).astype(int)
    other = first[group[one]] + np.minimum(within, size[group[one]] - 1)
    # Some lines go to a hub of another community, mostly of a near one.
    near = np.clip(group[one] + chance.integers(-9, 10, 2 * lines), 0, groups - 1)
    leaves = chance.random(2 * lines) < 0.12
    other = np.where(leaves, first[np.minimum(near, groups - 1)], other)
    other = np.minimum(other, entities - 1)
    pairs = np.unique(np.sort(np.column_stack((one, other)), axis=1), axis=0)
    pairs = pairs[pairs[:, 0] != pairs[:, 1]]
    chance.shuffle(pairs)
    return made(places, pairs[:lines], chance)


def made(places: np.ndarray, pairs: np.ndarray, chance: np.random.Generator) -> Scene:
    """A scene of entities at places (n, 2) with lines between pairs (m, 2) of them."""
    count = len(places)
    names = tuple(
        f"{_FIRST[at % 10]} {_LAST[at // 10 % 9]}" + (f" {at // 90}" if at >= 90 else "")
        for at in range(count)
    )
    ids = tuple(f"e{at}" for at in range(count))
    kind = chance.choice(len(KINDS), count, p=(0.5, 0.2, 0.12, 0.06, 0.05, 0.04, 0.03))
    sentences = chance.choice((1, 1, 1, 2, 3, 5), len(pairs)).tolist()
    dice = chance.random((len(pairs), 4)).tolist()
    lines = tuple(
        Line(
            ends=(ids[a], ids[b]), relations=(f"r{at}",), sentences=said, asserted=one > 0.2,
            denied=two > 0.97, verdict="confirmed" if three > 0.93 else "unreviewed",
            label=_LABELS[at % 6], arrows=(four > 0.9, four < 0.6), sourced=True,
        )
        for at, ((a, b), said, (one, two, three, four)) in enumerate(
            zip(pairs.tolist(), sentences, dice, strict=True)
        )
    )  # fmt: skip
    edges = np.asarray(pairs, dtype=np.intp).reshape(-1, 2)
    return Scene(
        entities=ids, names=names, kinds=tuple(KINDS[at] for at in kind),
        stacks=(None,) * count, positions=np.asarray(places, dtype=np.float64),
        weights=np.bincount(edges.ravel(), minlength=count).astype(np.intp),
        pinned=np.zeros(count, dtype=np.bool_), lines=lines, edges=edges,
    )  # fmt: skip
