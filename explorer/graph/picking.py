"""What is under the pointer."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from explorer.graph.geometry import distances
from explorer.graph.glyphs import diameters, glyph_scale
from explorer.graph.items import NameBox, View
from explorer.graph.scene import Scene
from explorer.graph.theme import Theme
from explorer.graph.theme import theme as theme_of


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity, else the row of a line."""

    entity: str | None = None
    line: int | None = None


def pick(
    scene: Scene,
    view: View,
    x: float,
    y: float,
    names: Sequence[NameBox] = (),
    theme: Theme | None = None,
) -> Hit | None:
    """The entity whose glyph or name is at a place in pixels, else the line nearest within reach.

    A glyph wins over a name, and of two glyphs the nearer. ``names`` are those of the drawing
    that is on screen. Costs O(entities + lines), 0.1 ms at 2,000 lines.
    """
    sizes = (theme or theme_of("light")).sizes
    at = np.array((x, y))
    points = view.to_screen(scene.positions)
    if len(points):
        radii = np.maximum(diameters(scene, sizes, glyph_scale(view.zoom)) / 2, 6.0) + 2.0
        gaps = np.hypot(*(points - at).T) - radii
        nearest = int(np.nanargmin(gaps)) if np.isfinite(gaps).any() else -1
        if nearest >= 0 and gaps[nearest] <= 0:
            return Hit(entity=scene.entities[nearest])
    for name in names:
        left, top, right, bottom = name.rect
        if left - 2 <= x <= right + 2 and top - 1 <= y <= bottom + 1:
            return Hit(entity=name.entity)
    if not len(scene.edges):
        return None
    away = distances(at[None], points[scene.edges[:, 0]], points[scene.edges[:, 1]])[0]
    if not np.isfinite(away).any():
        return None
    line = int(np.nanargmin(away))
    return Hit(line=line) if away[line] <= sizes.line_reach else None
