"""Where all texts of a scene go at a zoom.

Placing them costs most of a drawing and depends on scene and zoom only; it is kept for each scene,
so that panning, hovering and selecting cost a few milliseconds.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from weakref import WeakKeyDictionary

from explorer.graph import kernels
from explorer.graph.labels import PlacedLabel, place_labels
from explorer.graph.metrics import Measure
from explorer.graph.names import PlacedName, place_names
from explorer.graph.numbering import place_numbered
from explorer.graph.pieces import SMALL_LINES, few
from explorer.graph.plane import Plane, plane_of
from explorer.graph.scene import Scene
from explorer.graph.theme import Sizes

NO_NUMBERS: Mapping[int, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """Where everything goes at a zoom, before colors: see :class:`~explorer.graph.plane.Plane`."""

    plane: Plane
    names: list[PlacedName | None]
    labels: dict[int, PlacedLabel]


_layouts: WeakKeyDictionary[Scene, tuple[tuple[object, ...], Layout]] = WeakKeyDictionary()


def layout_of(
    scene: Scene,
    zoom: float,
    sizes: Sizes,
    measure: Measure,
    numbers: Mapping[int, int] = NO_NUMBERS,
    scale: float | None = None,
) -> Layout:
    """Place names and labels at a zoom; ``scale`` of the texts follows the zoom unless given.

    The last layout of each scene is kept and given again for the same arguments.
    """
    key = (zoom, sizes, measure, tuple(sorted(numbers.items())), scale)
    kept = _layouts.get(scene)
    if kept is not None and kept[0] == key:
        return kept[1]
    plane = plane_of(scene, zoom, sizes, measure, scale)
    tied = int((scene.weights[plane.rows] > 0).sum())
    together = few(len(plane.rows), tied) and len(plane.lines) <= SMALL_LINES
    fast = kernels.load() if together else None
    if fast is not None:
        names, labels = fast.placing.place_texts(plane, scene, sizes, measure, numbers)
    else:
        names = place_names(plane, scene, sizes, measure)
        labels = {} if numbers else place_labels(plane, scene, names, sizes, measure)
    if numbers:  # each line must have its number, also beside it
        labels = place_numbered(plane, scene, names, sizes, measure, numbers)
    layout = Layout(plane, names, labels)
    _layouts[scene] = key, layout
    return layout


def names_of(scene: Scene, zoom: float, sizes: Sizes, measure: Measure) -> Layout:
    """Place names only, in a third of the time: where labels do not matter yet."""
    plane = plane_of(scene, zoom, sizes, measure, None)
    return Layout(plane, place_names(plane, scene, sizes, measure), {})
