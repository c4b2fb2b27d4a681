"""Ways through a scene by key: along a line, round the lines of an entity, by name; no widgets."""

from math import atan2, hypot, pi

import numpy as np

from explorer.graph.scene import Scene

WIDEST = pi * 75 / 180  # an arrow follows no line that leaves at a wider angle


def along(scene: Scene, entity: str, direction: tuple[float, float]) -> tuple[str, int] | None:
    """The neighbor whose line leaves an entity nearest to a direction, and that line's row."""
    row = scene.row(entity)
    best: tuple[float, float, str, int] | None = None
    for line in lines_at(scene, entity):
        end = other_end(scene, line, row)
        dx, dy = scene.positions[end] - scene.positions[row]
        angle = abs(
            atan2(direction[0] * dy - direction[1] * dx, direction[0] * dx + direction[1] * dy)
        )
        rank = (round(angle, 2), hypot(dx, dy), scene.entities[end], line)
        if angle <= WIDEST and (best is None or rank < best):
            best = rank
    return (best[2], best[3]) if best is not None else None


def around(scene: Scene, entity: str) -> list[int]:
    """Rows of the lines at an entity, clockwise from the top: none is out of reach of the keys."""
    row = scene.row(entity)
    found = []
    for line in lines_at(scene, entity):
        dx, dy = scene.positions[other_end(scene, line, row)] - scene.positions[row]
        found.append((atan2(dx, -dy) % (2 * pi), line))
    return [line for _, line in sorted(found)]


def lines_at(scene: Scene, entity: str) -> list[int]:
    """Rows of the lines at an entity that is drawn."""
    row = scene.row(entity)
    if row is None or not len(scene.edges):
        return []
    return [int(line) for line in np.flatnonzero((scene.edges == row).any(axis=1))]


def other_end(scene: Scene, line: int, row: int | None) -> int:
    """The row of the entity at the other end of a line."""
    one, other = scene.edges[line]
    return int(other if one == row else one)


def in_order(scene: Scene) -> list[str]:
    """Placed entities in the order of Tab: those with most lines first."""
    placed = np.isfinite(scene.positions).all(axis=1)
    rows = np.argsort(-scene.weights, kind="stable")
    return [scene.entities[row] for row in rows if placed[row]]


def called(scene: Scene, letters: str) -> str | None:
    """The first entity in the order of Tab that has a word which begins with these letters.

    One whose whole name begins so comes before one with another word that does.
    """
    wanted = " ".join(letters.casefold().split())
    if not wanted:
        return None
    names = dict(zip(scene.entities, scene.names, strict=True))
    order = [(one, f" {names[one].casefold()}") for one in in_order(scene)]
    starts = (one for one, name in order if name.startswith(f" {wanted}"))
    inside = (one for one, name in order if f" {wanted}" in name)
    return next(starts, None) or next(inside, None)
