"""A first drawing that nobody sees, made while an article is still being read.

Fonts, numpy and Qt's painter do much of their work on first use; done beforehand, in two steps
between which the window answers, the first real graph appears without a hitch.
"""

from collections.abc import Iterator

import numpy as np
from PySide6.QtGui import QImage, QPainter

from explorer.canvas.fonts import measure
from explorer.canvas.raster import paint
from explorer.graph.drawing import compose
from explorer.graph.items import Drawing, Marks, View
from explorer.graph.projection import Line
from explorer.graph.scene import Scene
from explorer.graph.theme import Theme

WIDTH, HEIGHT = 420, 300


def warm(theme: Theme) -> Iterator[None]:
    """Compose a small graph, then paint it; a step each."""
    drawing = _composed(theme)
    yield
    picture = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    with QPainter(picture) as painter:
        paint(drawing, painter)
    yield


def _composed(theme: Theme) -> Drawing:
    kinds = tuple(theme.kinds)
    names = tuple(f"Quick brown fox {kind}" for kind in kinds)
    turn = np.linspace(0.0, 2 * np.pi, len(kinds), endpoint=False)
    edges = np.array([(0, row) for row in range(1, len(kinds))], dtype=np.intp)
    lines = tuple(
        Line(
            ends=(kinds[0], kinds[row]),
            relations=(),
            sentences=row,
            asserted=row % 2 == 0,
            denied=False,
            verdict="unreviewed",
            label="jumps over the dog",
            arrows=(False, True),
            sourced=True,
        )
        for _, row in edges.tolist()
    )
    places = np.column_stack((np.cos(turn), np.sin(turn))) * 140
    scene = Scene(
        kinds, names, kinds, (None,) * len(kinds), places,
        np.ones(len(kinds), dtype=np.intp), np.zeros(len(kinds), dtype=np.bool_), lines, edges,
    )  # fmt: skip
    view = View(WIDTH, HEIGHT, (0.0, 0.0), 1.0)
    return compose(scene, view, theme, measure, Marks(entities=frozenset(kinds[:1])))
