"""Frames of a large graph: a picture of all of it, moved and scaled, and over it what is live."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QObject, QRectF, QTimer
from PySide6.QtGui import QColor, QPainter

from explorer.canvas.fonts import measure
from explorer.canvas.ground import Ground, Painting, Wish, covers, show
from explorer.canvas.item_painting import paint_items
from explorer.canvas.layers import paint_layers
from explorer.graph import kernels
from explorer.graph.crowd import Crowd, crowd_of, looks_of
from explorer.graph.crowd_drawing import front_names, live_drawing
from explorer.graph.crowd_front import Front, front_of
from explorer.graph.crowd_names import CrowdName, Texts
from explorer.graph.items import Drawing, Marks, View
from explorer.graph.scene import Scene
from explorer.graph.theme import Theme
from explorer.guarded import guarded

REST = 60  # ms without a change of the view after which the picture is painted for it
_LOOK = 6  # ms between two looks whether a picture is ready
_FEW = 400  # entities that may move over the picture of the others
_REACH = 0.2  # of the view: so far the texts beyond its edges reach
_EDGE = 0.1  # of the view: with less of a margin left the next picture is begun


@dataclass(frozen=True, slots=True, eq=False)
class _Front:
    """What is in front and its names, as long as marks and texts are the same."""

    marks: Marks
    scene: Scene
    texts: Texts
    zoom: float
    front: Front
    named: tuple[CrowdName, ...]


class CrowdFrames(QObject):
    """Paints frames from the newest picture, and has the next one painted when it is due.

    ``changed`` is called when a new picture is there, for a frame to be asked for.
    """

    def __init__(self, parent: QObject, changed: Callable[[], None]) -> None:
        super().__init__(parent)
        self._changed = changed
        self._painting = Painting()
        self._ground: Ground | None = None
        self._whole: Ground | None = None
        self._front: _Front | None = None
        self._wish: Wish | None = None
        self._live: tuple[object, Drawing] | None = None
        self._look = QTimer(self, interval=_LOOK)
        self._look.timeout.connect(self._take)
        self._rest = QTimer(self, interval=REST, singleShot=True)
        self._rest.timeout.connect(self._begin)

    def paint(
        self, painter: QPainter, scene: Scene, view: View, theme: Theme, marks: Marks, held: bool
    ) -> None:
        """Paint a frame; ``held`` while entities are dragged."""
        self._ask(Wish(scene, view, theme, painter.device().devicePixelRatioF()), held)
        canvas = QRectF(0, 0, view.width, view.height)
        ground = self._ground
        fades = self._fades(scene, marks)
        if ground is None or fades or not covers(ground, view):
            painter.fillRect(canvas, QColor(theme.canvas))
        if ground is None:
            return
        painter.save()
        painter.setClipRect(canvas)
        painter.setOpacity(1.0 - theme.sizes.line_fade if fades else 1.0)
        whole = self._whole
        if whole is not None and whole is not ground and not covers(ground, view):
            self._show_whole(whole, painter, view)
        show(ground, painter, view)
        painter.setOpacity(1.0)
        drawing, dx, dy = self._near_enough(scene, view, theme, marks)
        ratio = painter.device().devicePixelRatioF()
        painter.translate(round(dx * ratio) / ratio, round(dy * ratio) / ratio)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
        )
        paint_layers(drawing, painter, wait=False)
        paint_items(drawing.items, painter)
        painter.restore()

    def _show_whole(self, whole: Ground, painter: QPainter, view: View) -> None:
        """Where the newest picture does not reach, an older one of everything does."""
        now = self._ground.wish
        if whole.moved(now.scene) is not None and whole.wish.theme is now.theme:
            show(whole, painter, view)

    def _near_enough(
        self, scene: Scene, view: View, theme: Theme, marks: Marks
    ) -> tuple[Drawing, float, float]:
        """The live drawing, or while the view only moves the last one and how far that is off."""
        if self._live is not None:
            (own, seen, *rest), drawing = self._live
            same = own is scene and all(
                one is other for one, other in zip(rest, (theme, marks, self._ground), strict=True)
            )
            bare = not drawing.layers and not drawing.glyphs and marks.cursor is None
            if same and bare and replace(seen, center=view.center) == view:
                dx = (seen.center[0] - view.center[0]) * view.zoom
                dy = (seen.center[1] - view.center[1]) * view.zoom
                if abs(dx) < _REACH * view.width and abs(dy) < _REACH * view.height:
                    return drawing, dx, dy
        return self.live(scene, view, theme, marks), 0.0, 0.0

    def live(self, scene: Scene, view: View, theme: Theme, marks: Marks) -> Drawing:
        """What is painted over the picture now, and where names are; the last one if unchanged."""
        ground = self._ground
        key = (scene, view, theme, marks, ground)
        if self._live is not None and all(
            one is other for one, other in zip(self._live[0], key, strict=True)
        ):
            return self._live[1]
        drawing = self._live_now(scene, view, theme, marks, ground)
        self._live = key, drawing
        return drawing

    def settle(
        self, scene: Scene, view: View, theme: Theme, ratio: float, held: bool = False
    ) -> None:
        """Wait until the picture is that of the view, painted by compiled code where that works."""
        kernels.load()
        while True:
            self._ask(Wish(scene, view, theme, ratio), held)
            self._begin()
            if not self._painting.busy:
                return
            self._keep(self._painting.taken(wait=True))

    # how -------------------------------------------------------------------------------------

    def _live_now(
        self, scene: Scene, view: View, theme: Theme, marks: Marks, ground: Ground | None
    ) -> Drawing:
        moved = ground.moved(scene) if ground is not None else None
        texts, moving, shown, looks = Texts(), None, scene, None
        if ground is not None:
            texts, looks, shown = ground.texts, ground.looks, ground.wish.scene
            if moved is None:  # the picture is of another scene: rows of lines are others there
                marks = replace(Marks(), faded=marks.faded)
            elif len(moved) <= _FEW:  # else all is in motion, and a picture shows one moment
                moving = np.union1d(moved, sorted(ground.wish.held)).astype(np.intp)
                shown = scene
        if looks is None or looks.zoom != view.zoom:
            looks = looks_of(shown, view.zoom, theme.sizes)
        crowd = crowd_of(shown, view, looks, theme.sizes, measure)
        kept = self._fronted(crowd, texts, marks, theme)
        return live_drawing(crowd, texts, kept.front, kept.named, marks, theme, measure, moving)

    def _fronted(self, crowd: Crowd, texts: Texts, marks: Marks, theme: Theme) -> _Front:
        kept, zoom, scene = self._front, crowd.view.zoom, crowd.scene
        if (
            kept is None
            or kept.marks is not marks
            or kept.texts is not texts
            or kept.scene.entities is not scene.entities
            or kept.scene.lines is not scene.lines
            or (kept.zoom != zoom and len(kept.named) > 0)
        ):
            front = front_of(scene, marks)
            named = front_names(crowd, texts, front, marks, theme, measure)
            kept = self._front = _Front(marks, scene, texts, zoom, front, named)
        return kept

    def _fades(self, scene: Scene, marks: Marks) -> bool:
        return marks.faded or marks.hover_entity is not None or marks.hover_line is not None

    def _ask(self, wish: Wish, held: bool) -> None:
        """Have a picture painted if the one that is there is not that of the wish."""
        ground = self._ground
        urgent = ground is None
        if ground is not None:
            moved = ground.moved(wish.scene)
            few = moved is not None and len(moved) <= _FEW
            if held and few:
                rows = frozenset(moved.tolist()) | ground.wish.held
                wish = replace(wish, held=rows, looks=ground.looks)
                if ground.looks.zoom != wish.view.zoom:
                    wish = replace(wish, looks=None)
                urgent = rows != ground.wish.held
            else:
                urgent = moved is None or len(moved) > 0 or bool(ground.wish.held)
            urgent = urgent or wish.theme is not ground.wish.theme
            urgent = urgent or wish.ratio != ground.wish.ratio
            urgent = urgent or (not ground.crisp and kernels.loaded() is not None)
            if not urgent and wish.view == ground.wish.view:
                self._wish = None
                self._rest.stop()
                return
            urgent = urgent or not covers(ground, wish.view, _EDGE)
            urgent = urgent or wish.view.zoom != ground.wish.view.zoom
        kernels.begin()
        self._wish = wish
        if urgent:
            self._begin()
        else:
            self._rest.start()

    @guarded
    def _begin(self) -> None:
        wish, self._wish = self._wish, None
        self._rest.stop()
        if wish is not None:
            self._painting.start(wish)
        if self._painting.busy and not self._look.isActive():
            self._look.start()

    @guarded
    def _take(self) -> None:
        ground = self._painting.taken()
        if not self._painting.busy:
            self._look.stop()
        if ground is not None:
            self._keep(ground)
            self._changed()

    def _keep(self, ground: Ground | None) -> None:
        if ground is not None:
            self._ground = ground
            if ground.whole:
                self._whole = ground
