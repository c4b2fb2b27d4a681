"""What is painted now: a drawing composed for the scene, or quickly made of the one before."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QPainter

from explorer.canvas.carrying import carried, fits
from explorer.canvas.crowd_frames import CrowdFrames
from explorer.canvas.fonts import measure
from explorer.canvas.raster import paint
from explorer.graph.crowd import crowded
from explorer.graph.drawing import compose, drawn
from explorer.graph.items import Drawing, Marks, View
from explorer.graph.scene import Scene
from explorer.graph.text_layout import Layout, layout_of
from explorer.graph.theme import Theme


class Frames:
    """Keeps the last drawing until something changes.

    While entities move, texts are carried along (:meth:`carry`); while the view glides, the last
    drawing is painted larger, smaller or beside itself. Both take a third of a composed frame,
    and ten times less where there are hundreds of lines. Frames of a large graph are made by
    :class:`~explorer.canvas.crowd_frames.CrowdFrames`.
    """

    def __init__(self, parent: QObject, changed: Callable[[], None]) -> None:
        self._crowd = CrowdFrames(parent, changed)
        self._held = False
        self._drawing: Drawing | None = None
        self._view: View | None = None
        self._base: Layout | None = None

    def forget(self) -> None:
        """Something changed: the next drawing is composed."""
        self._drawing = None

    def carry(self, start: Scene | None, zoom: float, theme: Theme) -> None:
        """From now on carry the texts of a scene along; with None place them anew."""
        self._held = start is not None
        if start is None or crowded(start):
            self._base = None
        elif self._base is None:
            self._base = layout_of(start, zoom, theme.sizes, measure)
        self._drawing = None

    def drawing(self, scene: Scene, view: View, theme: Theme, marks: Marks) -> Drawing:
        """The whole drawing of a scene; the last one if nothing changed."""
        if self._drawing is None or self._view != view:
            self._drawing = self._composed(scene, view, theme, marks)
            self._view = view
        return self._drawing

    def near(self, scene: Scene, view: View, theme: Theme, marks: Marks) -> Drawing:
        """The drawing, of a large graph only texts and what is in front: what a pointer needs."""
        if crowded(scene):
            return self._crowd.live(scene, view, theme, marks)
        return self.drawing(scene, view, theme, marks)

    def settle(self, scene: Scene, view: View, theme: Theme, ratio: float) -> None:
        """Wait until a frame shows everything as it will stay."""
        if crowded(scene):
            self._crowd.settle(scene, view, theme, ratio, self._held)

    def paint(
        self,
        painter: QPainter,
        scene: Scene,
        view: View,
        theme: Theme,
        marks: Marks,
        goal: View | None,
    ) -> None:
        """Paint a frame; a view on its way to ``goal`` is painted from another view's drawing.

        That is the last drawing, or the goal's where the goal shows more.
        """
        if crowded(scene):
            self._crowd.paint(painter, scene, view, theme, marks, self._held)
            return
        if goal is None:
            paint(self.drawing(scene, view, theme, marks), painter)
            return
        if self._drawing is None or self._view is None or goal.zoom < self._view.zoom:
            self.drawing(scene, goal if goal.zoom < view.zoom else view, theme, marks)
        left, top = view.to_screen(self._view.to_scene((0.0, 0.0)))
        painter.fillRect(QRectF(0, 0, view.width, view.height), theme.canvas)
        painter.save()
        painter.translate(left, top)
        painter.scale(view.zoom / self._view.zoom, view.zoom / self._view.zoom)
        paint(self._drawing, painter)
        painter.restore()

    def _composed(self, scene: Scene, view: View, theme: Theme, marks: Marks) -> Drawing:
        if self._base is None or not fits(self._base, scene, view.zoom):
            return compose(scene, view, theme, measure, marks)
        layout = carried(self._base, scene, theme.sizes, measure)
        return drawn(layout, scene, view, theme, measure, marks)
