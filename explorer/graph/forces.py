"""Positions for large graphs where there is no compiled code: forces on all pairs, in dense numpy.

Pivot MDS after Brandes and Pich (2006), forces after Jacomy and others, ForceAtlas2 (2014), with
the step limited by a falling temperature. Above a thousand entities each step pushes against a
sample, so that memory stays flat.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from explorer.graph.geometry import Array

_DENSE = 1000
_SAMPLE = 256
_LENGTH = 95.0  # about how long a line becomes, scene units
_STEPS = 90


def pivoted(count: int, edges: NDArray[np.intp], pivots: int = 40) -> Array:
    """A first picture, (n, 2), from the distances to a few entities far from each other."""
    if count < 3:
        return np.column_stack((np.arange(count) * 1.0, np.zeros(count)))
    near = _neighbors(count, edges)
    start = int(np.bincount(edges.ravel(), minlength=count).argmax()) if len(edges) else 0
    least = np.full(count, np.inf)
    columns = []
    for _ in range(min(pivots, count)):
        steps = _steps_from(start, near)
        columns.append(steps)
        least = np.minimum(least, steps)
        start = int(least.argmax())
    square = np.array(columns).T ** 2
    centered = square - square.mean(axis=0) - square.mean(axis=1)[:, None] + square.mean()
    _, vectors = np.linalg.eigh(centered.T @ centered)
    at: Array = centered @ vectors[:, -2:]
    return at / max(float(np.abs(at).max()), 1e-9)


def ringed(rows: NDArray[np.intp], edges: NDArray[np.intp], count: int) -> Array:
    """A small part, (k, 2), a line about 1 long: who has most lines in the middle of a spiral."""
    lines = np.bincount(edges.ravel(), minlength=count)[rows]
    rank = np.empty(len(rows))
    rank[np.argsort(-lines, kind="stable")] = np.arange(len(rows))
    turn = 2.399963 * (rank - 1.0)
    at: Array = np.sqrt(rank)[:, None] * np.column_stack((np.cos(turn), np.sin(turn)))
    return at


def spread(
    count: int, edges: NDArray[np.intp], seed: int, communities: bool = False
) -> Iterator[Array]:
    """Ever better positions, (n, 2) in scene units, for one connected part."""
    random = np.random.default_rng(seed)
    at = pivoted(count, edges) * _LENGTH * np.sqrt(count) * 0.5
    at += random.normal(0.0, 6.0, at.shape)
    yield at
    mass = 1.0 + np.bincount(edges.ravel(), minlength=count).astype(np.float64)
    # Balanced so that a lone line comes to rest about _LENGTH long.
    push = _LENGTH**2 / 4.0
    for step in range(_STEPS):
        limit = _LENGTH * (0.6 * (1.0 - step / _STEPS) + 0.02)
        force = _repulsion(at, mass, push, random)
        gap = at[edges[:, 1]] - at[edges[:, 0]]
        if communities:  # a pull that hardly grows with the length draws groups together
            away = np.hypot(*gap.T) / (0.3 * _LENGTH)
            gap *= (np.log1p(away) / np.maximum(away, 1e-9))[:, None]
        for axis in (0, 1):
            force[:, axis] += np.bincount(edges[:, 0], gap[:, axis], minlength=count)
            force[:, axis] -= np.bincount(edges[:, 1], gap[:, axis], minlength=count)
        force -= 0.06 * mass[:, None] * (at - at.mean(axis=0))
        force /= mass[:, None]
        size = np.hypot(force[:, 0], force[:, 1])
        at = at + force * np.minimum(0.5, limit / np.maximum(size, 1e-9))[:, None]
        if step % 15 == 14:
            yield at
    yield at


def pushed_apart(at: Array, radii: Array, gap: float = 10.0, rounds: int = 25) -> Array:
    """Glyphs off each other; up to a thousand entities, above that only scaled."""
    if len(at) > _DENSE:
        return at
    at = at.copy()
    need = radii[:, None] + radii[None, :] + gap
    np.fill_diagonal(need, 0.0)
    for _ in range(rounds):
        x = at[:, 0, None] - at[None, :, 0]
        y = at[:, 1, None] - at[None, :, 1]
        away = np.hypot(x, y)
        short = np.maximum(need - away, 0.0)
        if short.max() < 0.5:
            break
        pull = 0.5 * short / np.maximum(away, 0.1)
        at[:, 0] += (x * pull).sum(axis=1)
        at[:, 1] += (y * pull).sum(axis=1)
        # Two at the same point have no direction: a golden-angle nudge parts them.
        same = (short > 0) & (away < 0.1)
        if same.any():
            rows = np.flatnonzero(same.any(axis=1))
            at[rows] += 0.5 * np.column_stack((np.cos(rows * 2.4), np.sin(rows * 2.4)))
    return at


def _repulsion(at: Array, mass: Array, push: float, random: np.random.Generator) -> Array:
    count = len(at)
    seen = np.arange(count) if count <= _DENSE else random.choice(count, _SAMPLE, replace=False)
    scale = count / len(seen)
    points = at.astype(np.float32)
    x = points[:, 0, None] - points[None, seen, 0]
    y = points[:, 1, None] - points[None, seen, 1]
    square = x * x + y * y + np.float32(25.0)
    share = (mass[seen].astype(np.float32) * np.float32(push * scale))[None, :] / square
    force = np.column_stack((np.einsum("ij,ij->i", x, share), np.einsum("ij,ij->i", y, share)))
    found: Array = force.astype(np.float64) * mass[:, None]
    return found


def _neighbors(count: int, edges: NDArray[np.intp]) -> list[list[int]]:
    near: list[list[int]] = [[] for _ in range(count)]
    for a, b in edges.tolist():
        near[a].append(b)
        near[b].append(a)
    return near


def _steps_from(start: int, near: list[list[int]]) -> Array:
    steps = [-1] * len(near)
    steps[start] = 0
    border = [start]
    while border:
        following = []
        for row in border:
            for other in near[row]:
                if steps[other] < 0:
                    steps[other] = steps[row] + 1
                    following.append(other)
        border = following
    return np.array(steps, dtype=np.float64)
