"""A scene at a zoom: glyphs and strokes in pixels about the scene's origin, whatever is in view.

Texts are placed on this plane and not on the screen, so they stay where they are while panning.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explorer.graph.geometry import Array
from explorer.graph.glyphs import card_size, diameters, far, glyph_scale, text_scale
from explorer.graph.metrics import Measure
from explorer.graph.scene import Scene
from explorer.graph.theme import Sizes


@dataclass(frozen=True, slots=True, eq=False)
class Plane:
    """Only what can be drawn: ``rows`` and ``lines`` say which rows of the scene that is.

    ``glyphs`` are (n, 4) boxes, ``starts`` and ``ends`` (m, 2) the visible parts of the lines,
    ``edges`` (m, 2) rows of this plane. ``scale`` is that of the texts.
    """

    zoom: float
    scale: float
    rows: NDArray[np.intp]
    lines: NDArray[np.intp]
    points: Array
    diameters: Array
    glyphs: Array
    edges: NDArray[np.intp]
    starts: Array
    ends: Array


def plane_of(
    scene: Scene, zoom: float, sizes: Sizes, measure: Measure, scale: float | None = None
) -> Plane:
    """Lay the placed entities and the lines between them on the plane."""
    size = diameters(scene, sizes, glyph_scale(zoom) if scale is None else scale)
    scale = text_scale(zoom) if scale is None else scale
    rows = np.flatnonzero(np.isfinite(scene.positions).all(axis=1))
    points = scene.positions[rows] * zoom
    size = size[rows]
    half = np.repeat(size[:, None] / 2, 2, axis=1)
    card, small = np.zeros(len(rows), dtype=np.bool_), far(zoom, scale)
    for at, row in enumerate(rows):
        stack = scene.stacks[row]
        if stack is not None:
            half[at] = np.array(card_size(stack, measure, scale, sizes, small)) / 2
            card[at] = True
    place = np.full(len(scene.entities), -1)
    place[rows] = np.arange(len(rows))
    edges = place[scene.edges]
    drawn = (edges >= 0).all(axis=1)
    edges = edges[drawn]
    starts, ends = _clipped(points, half, card, edges, sizes.glyph_gap * min(scale, 1.0))
    return Plane(
        zoom=zoom,
        scale=scale,
        rows=rows,
        lines=np.flatnonzero(drawn),
        points=points,
        diameters=size,
        glyphs=np.hstack((points - half, points + half)),
        edges=edges,
        starts=starts,
        ends=ends,
    )


def _clipped(
    points: Array, half: Array, card: NDArray[np.bool_], edges: NDArray[np.intp], gap: float
) -> tuple[Array, Array]:
    """Lines from border to border; one whose ends touch has no length."""
    one, other = points[edges[:, 0]], points[edges[:, 1]]
    length = np.hypot(*(other - one).T)
    along = (other - one) / np.maximum(length, 1e-9)[:, None]
    reach = []
    for side in (0, 1):
        row = edges[:, side]
        box = (half[row] / np.maximum(np.abs(along), 1e-9)).min(axis=1)
        reach.append(np.where(card[row], box, half[row, 0] * 1.06) + gap)
    short = reach[0] + reach[1] >= length
    reach = [np.where(short, length / 2, side) for side in reach]
    return one + along * reach[0][:, None], other - along * reach[1][:, None]
