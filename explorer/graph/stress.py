"""Positions whose distances are those along the lines: stress majorization for small graphs.

Gansner, Koren and North, Graph Drawing by Stress Majorization (2004), with the dense Laplacian:
a few milliseconds at 60 entities.
"""

import numpy as np
from numpy.typing import NDArray

from explorer.graph.geometry import Array


def path_lengths(count: int, edges: NDArray[np.intp], lengths: Array) -> Array:
    """Lengths of the shortest paths between all pairs (Floyd and Warshall), inf where none."""
    far = np.full((count, count), np.inf)
    np.fill_diagonal(far, 0.0)
    for (a, b), length in zip(edges, lengths, strict=True):
        far[a, b] = far[b, a] = min(far[a, b], length)
    for k in range(count):
        np.minimum(far, far[:, k, None] + far[None, k, :], out=far)
    return far


def classical(far: Array) -> Array:
    """Classical scaling of a distance matrix: the flat picture that is nearest to it."""
    square = far**2
    centered = square - square.mean(axis=0) - square.mean(axis=1)[:, None] + square.mean()
    values, vectors = np.linalg.eigh(-centered / 2)
    found: Array = vectors[:, -2:] * np.sqrt(np.maximum(values[-2:], 1e-9))
    return found


def majorized(start: Array, far: Array, steps: int = 40) -> Array:
    """Improve positions, (n, 2), until distances come near to ``far`` (n, n), all finite."""
    count = len(start)
    if count < 3:
        return start
    weights = 1.0 / np.maximum(far, 1.0) ** 2
    np.fill_diagonal(weights, 0.0)
    laplacian = np.diag(weights.sum(axis=1)) - weights
    inverse = np.linalg.pinv(laplacian)
    at: Array = start - start.mean(axis=0)
    for _ in range(steps):
        gap = at[:, None, :] - at[None, :, :]
        away = np.hypot(gap[..., 0], gap[..., 1])
        pull = weights * far / np.maximum(away, 1e-6)
        at = inverse @ (at * pull.sum(axis=1)[:, None] - pull @ at)
    return at


def turned(at: Array, aspect: float) -> Array:
    """Turn positions so that their long side lies along the long side of the page."""
    centered: Array = at - at.mean(axis=0)
    if len(at) < 3:
        return centered
    _, vectors = np.linalg.eigh(centered.T @ centered)
    basis = vectors[:, ::-1] if aspect >= 1 else vectors
    found: Array = centered @ basis
    return found
