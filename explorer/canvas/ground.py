"""The picture behind a large graph, painted in a thread beside the window: newest view wins.

A picture shows the view with a margin and holds nothing that marks change, so that it can be moved
and scaled until the next one is there. The thread has no object of Qt but images; the window asks
for what is done.
"""

import threading
from concurrent.futures import Future
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from explorer.canvas.fonts import measure
from explorer.canvas.layers import picture_of_layer
from explorer.graph import kernels
from explorer.graph.crowd import Looks, crowd_of, looks_of
from explorer.graph.crowd_drawing import area_of, ground_of
from explorer.graph.crowd_names import Texts
from explorer.graph.items import Rect, View
from explorer.graph.scene import Scene
from explorer.graph.theme import Theme


@dataclass(frozen=True, slots=True, eq=False)
class Wish:
    """What a picture is to show; ``held`` rows are left out, for they are being dragged.

    ``ratio`` is that of device pixels. ``looks`` are given while something is dragged: they must
    not change with it.
    """

    scene: Scene
    view: View
    theme: Theme
    ratio: float
    held: frozenset[int] = frozenset()
    looks: Looks | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """A painted picture: pixel (0, 0) of its view lies at ``-area[:2]`` in the image.

    ``whole`` says that everything of the scene is in it, ``crisp`` that compiled code painted it.
    """

    wish: Wish
    looks: Looks
    area: Rect
    image: QImage
    texts: Texts
    whole: bool
    crisp: bool

    def moved(self, scene: Scene) -> NDArray[np.intp] | None:
        """Rows that stand elsewhere than in the picture; None if that shows another scene."""
        own = self.wish.scene
        if (
            scene.entities is not own.entities
            or scene.lines is not own.lines
            or scene.names is not own.names
            or scene.colors is not own.colors
            or scene.kinds is not own.kinds
        ):
            return None
        if scene.positions is own.positions:
            return np.zeros(0, dtype=np.intp)
        same = (scene.positions == own.positions) | (
            np.isnan(scene.positions) & np.isnan(own.positions)
        )
        return np.flatnonzero(~same.all(axis=1))

    def rect(self, view: View) -> Rect:
        """Where the picture lies in another view: left, top, right, bottom."""
        left, top = view.to_screen(self.wish.view.to_scene(self.area[:2])).tolist()
        right, bottom = view.to_screen(self.wish.view.to_scene(self.area[2:])).tolist()
        return left, top, right, bottom


def painted(wish: Wish) -> Ground:
    """Paint a picture; may be called in any thread."""
    scene, view, sizes = wish.scene, wish.view, wish.theme.sizes
    looks = wish.looks or looks_of(scene, view.zoom, sizes)
    crowd = crowd_of(scene, view, looks, sizes, measure)
    ground = ground_of(crowd, wish.theme, measure, wish.held)
    area = area_of(view)
    crisp = kernels.loaded() is not None
    image = picture_of_layer(ground.layer, area, wish.ratio, wish.theme.canvas)
    placed = int(np.isfinite(scene.positions).all(axis=1).sum())
    whole = len(crowd.seen(area)) == placed and not wish.held
    return Ground(wish, looks, area, image, ground.texts, whole, crisp)


def covers(ground: Ground, view: View, margin: float = 0.0) -> bool:
    """Whether a picture reaches beyond a view by a share of it on every side."""
    left, top, right, bottom = ground.rect(view)
    x, y = margin * view.width - 0.5, margin * view.height - 0.5
    return left <= -x and top <= -y and right >= view.width + x and bottom >= view.height + y


def show(ground: Ground, painter: QPainter, view: View) -> None:
    """Paint a picture where it lies in a view, larger or smaller where that has another zoom."""
    left, top, right, bottom = ground.rect(view)
    ratio = ground.wish.ratio
    if view.zoom == ground.wish.view.zoom:
        # On whole device pixels the picture is copied and stays sharp.
        at = QPointF(round(left * ratio) / ratio, round(top * ratio) / ratio)
        painter.drawImage(at, ground.image)
    else:
        painter.drawImage(QRectF(left, top, right - left, bottom - top), ground.image)


class Painting:
    """At most one picture under way, in a thread of its own, and the newest wish after it."""

    def __init__(self) -> None:
        self._next: Wish | None = None
        self._job: Future[Ground] | None = None

    @property
    def busy(self) -> bool:
        """Whether a picture is under way or wished for."""
        return self._job is not None or self._next is not None

    def start(self, wish: Wish) -> None:
        """Paint that, after what is under way; an older wish is forgotten."""
        self._next = wish
        if self._job is None:
            self._begin()

    def taken(self, wait: bool = False) -> Ground | None:
        """The picture that got ready, once; the next one is then begun."""
        job = self._job
        if job is None or not (wait or job.done()):
            return None
        try:
            return job.result()
        finally:
            self._job = None
            if self._next is not None:
                self._begin()

    def _begin(self) -> None:
        wish, self._next, self._job = self._next, None, Future()
        threading.Thread(
            target=_paint_into, args=(self._job, wish), name="article-explorer-ground"
        ).start()


def _paint_into(job: "Future[Ground]", wish: Wish) -> None:
    try:
        job.set_result(painted(wish))
    except BaseException as error:  # whoever takes the picture is told
        job.set_exception(error)
