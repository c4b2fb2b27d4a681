"""Scenes in a few lines: entities with places, and lines between them."""

import random
from collections.abc import Iterable

import numpy as np

from explorer.graph.projection import Line
from explorer.graph.scene import Scene
from explorer.graph.view import Stack

KINDS = ("PERSON", "ORGANIZATION", "PLACE", "EVENT", "GROUP", "WORK", "PRODUCT")


def line(one: str, other: str, label: str = "met", **more: object) -> Line:
    """A line that the text asserts in one sentence."""
    fields = {
        "relations": (f"{one}-{other}",), "sentences": 1, "asserted": True, "denied": False,
        "verdict": "unreviewed", "label": label, "arrows": (False, False), "sourced": True,
    }  # fmt: skip
    return Line(ends=(one, other), **{**fields, **more})


def scene(
    entities: Iterable[tuple[str, str, str, float, float]],
    lines: Iterable[Line] = (),
    stacks: Iterable[Stack] = (),
) -> Scene:
    """A scene of (id, name, kind, x, y) and lines."""
    entities, lines = tuple(entities), tuple(lines)
    by_id = {stack.id: stack for stack in stacks}
    rows = {row[0]: at for at, row in enumerate(entities)}
    edges = np.array([[rows[end] for end in each.ends] for each in lines], dtype=np.intp)
    edges = edges.reshape(-1, 2)
    return Scene(
        entities=tuple(row[0] for row in entities),
        names=tuple(row[1] for row in entities),
        kinds=tuple(row[2] for row in entities),
        stacks=tuple(by_id.get(row[0]) for row in entities),
        positions=np.array([row[3:] for row in entities], dtype=float).reshape(-1, 2),
        weights=np.bincount(edges.ravel(), minlength=len(entities)).astype(np.intp),
        pinned=np.zeros(len(entities), dtype=np.bool_),
        lines=lines,
        edges=edges,
    )


def harbor() -> Scene:
    """Three people, a port and a firm."""
    return scene(
        (
            ("ada", "Ada Okafor", "PERSON", 0, 0),
            ("viktor", "Viktor Lindqvist", "PERSON", 300, 0),
            ("mira", "Mira Chen", "PERSON", 0, 240),
            ("port", "Port Authority", "ORGANIZATION", 300, 240),
            ("velmar", "Velmar", "PLACE", -260, 120),
        ),
        (
            line("ada", "viktor", "signed with", sentences=4),
            line("ada", "velmar", "mayor of", arrows=(False, True)),
            line("mira", "port", "heads", arrows=(False, True)),
            line("ada", "mira", "expected to meet", asserted=False),
        ),
    )


def story(entities: int = 25, lines: int = 35, seed: int = 7) -> Scene:
    """A scene as large as the story view, on a grid that is shaken a little."""
    chance = random.Random(seed)
    columns = max(1, round((entities * 1.5) ** 0.5))
    first = ("Ada", "Viktor", "Mira", "Jonas", "Tomas", "Selin", "Ruth", "Kwame", "Ines", "Oleg")
    last = ("Okafor", "Lindqvist", "Chen", "Weil", "Reyes", "Aydin", "Ferro", "Mensah", "Petrov")
    rows = [
        (
            f"e{at}",
            f"{first[at % len(first)]} {last[at // 2 % len(last)]}",
            KINDS[at % 4],
            at % columns * 190 + chance.uniform(-30, 30),
            at // columns * 150 + chance.uniform(-25, 25),
        )
        for at in range(entities)
    ]
    pairs: dict[tuple[str, str], Line] = {}
    words = ("met", "president of", "agreement with", "accused of helping", "attended", "leads")
    while len(pairs) < lines:
        at = chance.randrange(entities)
        step = chance.choice((1, columns, columns + 1, 2))
        if at + step >= entities:
            continue
        ends = (f"e{at}", f"e{at + step}")
        number = len(pairs)
        pairs[ends] = line(
            *ends, words[number % 6], sentences=1 + number % 5, asserted=number % 5 != 3,
            arrows=(False, number % 3 > 0), denied=number % 17 == 5,
            verdict=("unreviewed", "confirmed", "unreviewed", "disputed")[number % 4],
        )  # fmt: skip
    return scene(rows, pairs.values())
