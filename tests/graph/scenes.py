"""Scenes of any size with names, labels and lines as articles have them."""

import random
from functools import cache

import numpy as np

from explorer.graph.drawing import compose
from explorer.graph.fitting import fitted
from explorer.graph.items import Drawing, Marks, View
from explorer.graph.layouts import arrange, boxes_of, final
from explorer.graph.metrics import estimate
from explorer.graph.projection import Line
from explorer.graph.scene import Scene
from explorer.graph.theme import theme
from explorer.graph.view import Stack

LIGHT = theme("light")

_FIRST = [
    "Ada",
    "Maria",
    "Lee",
    "Jonas",
    "Elena",
    "Viktor",
    "Chen",
    "Amara",
    "Pierre",
    "Fatima",
    "Goran",
    "Sofia",
    "Omar",
    "Ingrid",
]
_LAST = [
    "Okafor",
    "Lindström",
    "Papadopoulos",
    "Kim",
    "Weaver",
    "Johnson-Sirleaf",
    "Nakamura",
    "van der Berg",
    "Wu",
]
_OTHERS = (
    ("ORGANIZATION", "European Central Bank"), ("ORGANIZATION", "Ministry of Defense"),
    ("ORGANIZATION", "Securities and Exchange Commission"), ("ORGANIZATION", "Glencore"),
    ("ORGANIZATION", "Harbor Authority of Rotterdam"), ("ORGANIZATION", "NATO"),
    ("ORGANIZATION", "Credit Agricole Corporate and Investment Bank"), ("PLACE", "Cyprus"),
    ("PLACE", "Democratic Republic of the Congo"), ("PLACE", "Rotterdam"), ("PLACE", "Geneva"),
    ("PLACE", "United Arab Emirates"), ("EVENT", "Vienna summit"), ("WORK", "The Harbor Papers"),
    ("EVENT", "2019 parliamentary election"), ("PRODUCT", "Zephyr 2"), ("GROUP", "Dockers"),
)  # fmt: skip
_LABELS = (
    "owns", "director of", "met with", "president of", "accused of bribing", "said to supply",
    "lawyer of", "paid", "signed accord with", "works for", "chairman of the board of", "sued",
)  # fmt: skip


def line(one: str, other: str, label: str = "met", **fields: object) -> Line:
    """A line between two ids; an arrow at the second with ``directed=True``."""
    directed = bool(fields.pop("directed", False))
    values = {
        "ends": (one, other), "relations": (f"{one}-{other}",), "sentences": 1, "asserted": True,
        "denied": False, "verdict": "unreviewed", "label": label, "arrows": (False, directed),
        "sourced": True,
    }  # fmt: skip
    return Line(**{**values, **fields})  # type: ignore[arg-type]


def scene(
    places: dict[str, tuple[float, float] | None],
    *lines: Line,
    kinds: dict[str, str] | None = None,
    stacks: dict[str, Stack] | None = None,
    pinned: tuple[str, ...] = (),
) -> Scene:
    """A scene of named entities; ids are the names."""
    names = tuple(places)
    rows = {name: row for row, name in enumerate(names)}
    edges = np.array([[rows[end] for end in one.ends] for one in lines], dtype=np.intp).reshape(
        -1, 2
    )
    return Scene(
        entities=names, names=names,
        kinds=tuple((kinds or {}).get(name, "PERSON") for name in names),
        stacks=tuple((stacks or {}).get(name) for name in names),
        positions=np.array([at or (np.nan, np.nan) for at in places.values()]).reshape(-1, 2),
        weights=np.bincount(edges.ravel(), minlength=len(names)).astype(np.intp),
        pinned=np.array([name in pinned for name in names], dtype=np.bool_),
        lines=lines, edges=edges,
    )  # fmt: skip


def news(count: int, seed: int, more: float = 0.35) -> Scene:
    """A graph as an article gives it: few hubs, many leaves, pairs aside, one stack if large."""
    chance = random.Random(seed)
    people = [f"{first} {last}" for first in _FIRST for last in _LAST]
    people += [f"{name} {number}" for number in range(2, count // 100 + 2) for name in people]
    chance.shuffle(people)
    named = [("PERSON", name) for name in people[:count]] + list(_OTHERS)
    chance.shuffle(named)
    kinds = {name: kind for kind, name in named[:count]}
    names = list(kinds)
    weight = dict.fromkeys(names, 1)
    lines: list[Line] = []
    tied: set[frozenset[str]] = set()

    def tie(one: str, other: str) -> None:
        if one == other or frozenset((one, other)) in tied:
            return
        tied.add(frozenset((one, other)))
        weight[one] += 1
        weight[other] += 1
        kind = chance.random()
        lines.append(line(
            one, other, chance.choice(_LABELS), directed=chance.random() < 0.7,
            sentences=chance.choice((1, 1, 2, 5)), asserted=kind > 0.2, denied=kind > 0.95,
            verdict="confirmed" if kind < 0.3 else "disputed" if kind > 0.9 else "unreviewed",
        ))  # fmt: skip

    pairs = count // 12
    middle, aside = names[: count - 2 * pairs], names[count - 2 * pairs :]
    for at, name in enumerate(middle[1:], 1):
        tie(name, chance.choices(middle[:at], [weight[n] ** 1.3 for n in middle[:at]])[0])
    for _ in range(int(more * len(middle))):
        one, other = chance.choices(middle, [weight[n] for n in middle], k=2)
        tie(one, other)
    for one, other in zip(aside[::2], aside[1::2], strict=True):
        tie(one, other)
    stacks = {}
    leaves = [name for name in middle if weight[name] == 2]
    if count >= 20 and leaves:
        members = ("Iran", "Cuba", "Vietnam", "Laos", "Serbia", "Nepal", "Belarus", "Cambodia")
        stacks[leaves[0]] = Stack(leaves[0], "8 places", members, "PLACE", members)
    return scene(dict.fromkeys(names), *lines, kinds=kinds, stacks=stacks)


def arranged(of: Scene, aspect: float = 1000 / 760, seed: int = 1) -> Scene:
    """The scene with final positions."""
    return of.moved(final(arrange(of, boxes_of(of), aspect=aspect, seed=seed)))


@cache
def story(count: int, seed: int) -> Scene:
    """News of that size with final positions; made once for all tests, for it takes a while."""
    return arranged(news(count, seed))


def shown(
    of: Scene, width: float = 1000, height: float = 760, marks: Marks | None = None
) -> Drawing:
    """A drawing of the whole scene on a canvas of that size."""
    return compose(of, fitted(of, width, height, LIGHT, estimate), LIGHT, estimate, marks)


def drawn(of: Scene, marks: Marks | None = None) -> Drawing:
    """A drawing at 100 % on 800 x 600, scene point 0, 0 at its left top corner."""
    return compose(of, View(800, 600, (400, 300), 1.0), LIGHT, estimate, marks)
