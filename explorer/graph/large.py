"""Pictures of graphs too large to be laid out name by name: by forces, groups, or distances.

Compiled code does the work where it is there; else numpy does, slower and less well. Small
connected parts, of which there may be thousands, are laid out all at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf
from types import ModuleType
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from explorer.graph import forces as plain
from explorer.graph import kernels
from explorer.graph.assembling import assembled, shares
from explorer.graph.geometry import Array
from explorer.graph.glyphs import diameters
from explorer.graph.scene import Scene
from explorer.graph.theme import theme

# "distances" is only for graphs of up to DISTANCES_UP_TO entities, others get "forces" instead.
Manner = Literal["forces", "communities", "distances"]
DISTANCES_UP_TO = 1_000
_SMALL_PART = 40  # entities of a part that is laid out together with other such parts
_LENGTH = 95.0  # of a line that is alone, scene units
_PUSH = 2.0  # that the forces use
_AIR = 4.0  # between two glyphs at least
_ROUNDS, _MANY = 30, 20_000  # the second: entities from which on half the rounds must do
_STRETCH = 1.1  # towards the page; more would cost the distances
_LETTER, _NAME = 7.5, 20.0  # about the width of a letter and the height of a name with its gap


@dataclass(frozen=True, slots=True, eq=False)
class Crowd:
    """A large graph: lines (m, 2), what its glyphs need, and in which parts it falls.

    ``radii`` (n,) of glyphs, ``half`` (n, 2) how far each reaches with its name; ``groups`` are
    rows of connected parts, the largest first, ``alone`` entities without lines; ``room`` is the
    area for all that is tied, ``canvas`` that on which all is seen, px².
    """

    edges: NDArray[np.intp]
    radii: Array
    half: Array
    groups: list[NDArray[np.intp]]
    alone: NDArray[np.intp]
    room: float
    canvas: float = inf

    @property
    def count(self) -> int:
        """How many entities there are."""
        return len(self.radii)


def rough_boxes(scene: Scene) -> Array:
    """Width and height, (n, 2), of glyphs with their names, by the number of letters.

    Measuring 100,000 names takes seconds, and none of them is looked at by itself.
    """
    sizes = theme("light").sizes
    glyphs = diameters(scene, sizes)
    letters = np.fromiter(map(len, scene.names), dtype=np.float64, count=len(scene.names))
    wide = np.maximum(_LETTER * np.minimum(letters, sizes.name_wrap), glyphs)
    return np.column_stack((wide, glyphs + _NAME))


def compiled() -> ModuleType | None:
    """The compiled code, or None where it is not there (yet)."""
    found = kernels.load()
    return found.spreading if found is not None else None


def pictures(crowd: Crowd, aspect: float, seed: int, manner: Manner = "forces") -> Iterator[Array]:
    """Ever better positions, (n, 2) scene units about 0, 0; the last are final."""
    fast = compiled()
    at = np.zeros((crowd.count, 2))
    large = [group for group in crowd.groups if len(group) > _SMALL_PART]
    small = crowd.groups[len(large) :]
    if fast is not None:
        at += _LENGTH * fast.small(small, crowd.edges, crowd.count)
    else:
        for group in small:
            at[group] = _LENGTH * plain.ringed(group, crowd.edges, crowd.count)
    shapes = shares([len(one) for one in large], aspect)
    for group, shape in zip(large[1:], shapes[1:], strict=True):
        for better in _spread(crowd, group, shape, seed, manner, fast):
            at[group] = better
    shift = None
    for better in _spread(crowd, large[0], shapes[0], seed, manner, fast) if large else ():
        at = at.copy()
        if shift is None:  # the others wait where the first picture leaves them
            at[large[0]] = better
            whole = assembled(at, crowd.half, crowd.groups, crowd.alone, aspect, crowd.canvas)
            shift = whole[large[0]].mean(axis=0)
        else:
            whole = whole.copy()
            whole[large[0]] = better + shift
        yield whole
        at[large[0]] = better
    if fast is not None:
        for group in large:
            rounds = _ROUNDS // 2 if len(group) > _MANY else _ROUNDS
            at[group] = fast.parted(at[group], crowd.radii[group], _AIR, rounds)
    elif large:
        at[large[0]] = plain.pushed_apart(at[large[0]], crowd.radii[large[0]])
    yield assembled(at, crowd.half, crowd.groups, crowd.alone, aspect, crowd.canvas)


def pictures_about(
    crowd: Crowd,
    positions: Array,
    pinned: NDArray[np.bool_],
    aspect: float,
    seed: int,
    manner: Manner = "forces",
) -> Iterator[Array]:
    """The same about entities that stay exactly where they are in ``positions``."""
    at = np.zeros((crowd.count, 2))
    for fresh in pictures(crowd, aspect, seed, manner):
        at = fresh + (positions[pinned] - fresh[pinned]).mean(axis=0)
        at[pinned] = positions[pinned]
        yield at
    fast = compiled()
    held = [group for group in crowd.groups if pinned[group].any()]
    if fast is None or not held:
        return
    rows = np.concatenate(held)
    for better in _about(fast, crowd, rows, at, pinned, seed, manner):
        at = at.copy()
        at[rows] = better
        yield at
    at[rows] = fast.parted(at[rows], crowd.radii[rows], _AIR, _ROUNDS, pinned[rows])
    others = [group for group in crowd.groups if not pinned[group].any()]
    free = crowd.alone[~pinned[crowd.alone]]
    before = at[rows].copy()
    at = assembled(at, crowd.half, [rows, *others], free, aspect, crowd.canvas)
    at += before[0] - at[rows[0]]
    at[rows] = before
    at[pinned] = positions[pinned]
    yield at


def added(crowd: Crowd, positions: Array, placed: NDArray[np.bool_]) -> Array | None:
    """Positions for all that hang on what is placed, which stays; None without compiled code.

    Who hangs, by any number of lines, on nothing that is placed has none (NaN).
    """
    fast = compiled()
    if fast is None:
        return None
    at, there = _at_neighbors(positions, placed, crowd.edges)
    rows = np.flatnonzero(there)
    for better in _about(fast, crowd, rows, at, placed, 1, "forces"):
        at[rows] = better
    at[rows] = fast.parted(at[rows], crowd.radii[rows], _AIR, 2 * _ROUNDS, placed[rows])
    at[placed] = positions[placed]
    return at


def _spread(
    crowd: Crowd, group: NDArray[np.intp], aspect: float, seed: int, manner: Manner,
    fast: ModuleType | None,
) -> Iterator[Array]:  # fmt: skip
    """Pictures of one part, with the room that is its share."""
    edges = _between(group, crowd.edges, crowd.count)
    count = len(group)
    if fast is None:
        steps = plain.spread(count, edges, seed, manner == "communities")
    elif manner == "distances" and count <= DISTANCES_UP_TO:
        steps = fast.distances(count, edges, seed)
    else:
        steps = fast.forces(count, edges, seed, manner == "communities")
    tied = sum(len(one) for one in crowd.groups)
    gap = np.sqrt(crowd.room / tied)
    if manner == "communities":  # a group is dense: its glyphs need the room
        gap *= np.clip((count / 300) ** 0.4, 1.0, 2.5)
    else:
        gap *= np.clip((300 / count) ** 0.25, 0.4, 1.0)
    most = 1.0 if manner == "distances" else _STRETCH
    basis = None
    for at in steps:
        at = at - at.mean(axis=0)
        if basis is None:  # turned once: a picture that turns while it gets better is hard to read
            _, basis = np.linalg.eigh(at.T @ at)
            basis = basis[:, ::-1] if aspect >= 1 else basis
        at = at @ basis
        sides = np.sqrt(12.0) * np.maximum(at.std(axis=0), 1e-9)
        sides = np.maximum(sides, 0.05 * sides.max())  # a path has no height
        stretch = np.clip(np.sqrt(aspect * sides[1] / sides[0]), 1 / most, most)
        yield at * (gap * np.sqrt(count / sides.prod())) * np.array((stretch, 1 / stretch))


def _about(
    fast: ModuleType, crowd: Crowd, rows: NDArray[np.intp], at: Array,
    held: NDArray[np.bool_], seed: int, manner: Manner,
) -> Iterator[Array]:  # fmt: skip
    """Better positions of some rows, whole parts, about those that are held."""
    edges = _between(rows, crowd.edges, crowd.count)
    start, fixed = at[rows], held[rows]
    gaps = np.hypot(*(start[edges[:, 0]] - start[edges[:, 1]]).T)
    if not len(gaps) or fixed.all():
        return
    if manner == "distances" and len(rows) <= DISTANCES_UP_TO and len(crowd.groups) == 1:
        length = max(float(np.median(gaps)), 1e-9)
        yield fast.distances_about(len(rows), edges, start, fixed, length, seed)
        return
    middle = start.mean(axis=0)
    unit = _unit(len(rows), edges, gaps, manner == "communities")
    for better in fast.forces_about(
        len(rows), edges, start - middle, fixed, unit, manner == "communities"
    ):
        better += middle
        better[fixed] = start[fixed]
        yield better


def _unit(count: int, edges: NDArray[np.intp], gaps: Array, communities: bool) -> float:
    """How long one unit of the forces is in a picture at rest with lines of these lengths.

    At rest what pulls, times its length, is what pushes, times its (the virial theorem); a push
    times its distance is the same for all pairs at all distances.
    """
    masses = 1.0 + np.bincount(edges.ravel(), minlength=count)
    push = _PUSH * float(masses.sum() ** 2 - (masses**2).sum()) / 2
    low, high = 1e-9, 1e9
    for _ in range(60):
        unit = float(np.sqrt(low * high))
        away = gaps / unit
        pull = np.log1p(away) if communities else away / (1.0 + away) ** 0.25
        low, high = (unit, high) if float((away * pull).sum()) > push else (low, unit)
    return unit


def _at_neighbors(
    positions: Array, placed: NDArray[np.bool_], edges: NDArray[np.intp]
) -> tuple[Array, NDArray[np.bool_]]:
    """Everybody in the middle of the neighbors that have a place, from the placed ones outward."""
    at, there = positions.copy(), placed.copy()
    ends = np.concatenate((edges, edges[:, ::-1]))
    turn = 2.399963 * np.arange(len(at))
    nudge = 20.0 * np.column_stack((np.cos(turn), np.sin(turn)))
    while True:
        use = ends[there[ends[:, 0]] & ~there[ends[:, 1]]]
        if not len(use):
            return at, there
        times = np.bincount(use[:, 1], minlength=len(at))
        new = times > 0
        for axis in (0, 1):
            total = np.bincount(use[:, 1], at[use[:, 0], axis], minlength=len(at))
            at[new, axis] = total[new] / times[new] + nudge[new, axis]
        there |= new


def _between(rows: NDArray[np.intp], edges: NDArray[np.intp], count: int) -> NDArray[np.intp]:
    """The lines between some rows, by their places among these."""
    place = np.full(count, -1)
    place[rows] = np.arange(len(rows))
    own: NDArray[np.intp] = place[edges]
    return own[(own >= 0).all(axis=1)]
