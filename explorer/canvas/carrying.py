"""Texts that travel with what they belong to, while entities are dragged or glide.

Finding places for all names and labels costs most of a frame, and while something moves they
would jump about. So each name keeps its side of its entity and each label its share of its line
until everything stands still again.
"""

from dataclasses import replace

import numpy as np

from explorer.graph.items import Point, as_point, moved_rect
from explorer.graph.labels import PlacedLabel
from explorer.graph.metrics import Measure
from explorer.graph.names import PlacedName
from explorer.graph.plane import Plane, plane_of
from explorer.graph.scene import Scene
from explorer.graph.text_layout import Layout
from explorer.graph.theme import Sizes


def carried(layout: Layout, scene: Scene, sizes: Sizes, measure: Measure) -> Layout:
    """The layout of the same entities and lines at other positions, at the same zoom."""
    plane = plane_of(scene, layout.plane.zoom, sizes, measure)
    shifts = plane.points - layout.plane.points
    names = [
        name if name is None or not shift.any() else _moved_name(name, as_point(shift))
        for name, shift in zip(layout.names, shifts, strict=True)
    ]
    labels = {
        int(row): _moved_label(layout.labels[int(row)], layout.plane, plane, at)
        for at, row in enumerate(plane.lines)
        if int(row) in layout.labels
    }
    return Layout(plane, names, labels)


def fits(layout: Layout, scene: Scene, zoom: float) -> bool:
    """Whether a layout can be carried to a scene: the same rows are placed, at the same zoom."""
    placed = np.flatnonzero(np.isfinite(scene.positions).all(axis=1))
    return (
        layout.plane.zoom == zoom
        and np.array_equal(layout.plane.rows, placed)
        and len(layout.plane.lines) <= len(scene.lines)
    )


def _moved_name(name: PlacedName, by: Point) -> PlacedName:
    rects = tuple(moved_rect(rect, by) for rect in name.rects)
    return replace(name, rect=moved_rect(name.rect, by), rects=rects)


def _moved_label(label: PlacedLabel, before: Plane, now: Plane, at: int) -> PlacedLabel:
    left, top, right, bottom = label.rect
    middle = np.array(((left + right) / 2, (top + bottom) / 2))
    way = before.ends[at] - before.starts[at]
    share = float(np.clip((middle - before.starts[at]) @ way / max(way @ way, 1e-9), 0.0, 1.0))
    old = before.starts[at] + way * share
    new = now.starts[at] + (now.ends[at] - now.starts[at]) * share
    by = as_point(new - old)
    return replace(label, rect=moved_rect(label.rect, by)) if any(by) else label
