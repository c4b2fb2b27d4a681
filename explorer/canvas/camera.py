"""Which part of the scene is seen now, and the glide to the part that is to be seen."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QMargins, QObject, Signal

from explorer.canvas.motion import Glide
from explorer.canvas.views import FARTHEST, between, near, nothing_seen, zoomed_at
from explorer.graph.items import View
from explorer.graph.scene import Scene

MOVE_TIME, ZOOM_TIME = 200, 120  # milliseconds


class Camera(QObject):
    """Holds the view; ``fits`` while it is the one that shows everything.

    ``farthest`` says how far it zooms out.

    Several turns of a wheel add up: each starts from where the glide before would have ended.
    """

    changed = Signal(object)

    def __init__(
        self,
        parent: QObject,
        animated: Callable[[], bool],
        farthest: Callable[[], float] = lambda: FARTHEST,
    ) -> None:
        super().__init__(parent)
        self.view = View(1.0, 1.0, (0.0, 0.0), 1.0)
        self.fits = True
        self._farthest = farthest
        self._animated = animated
        self._goal: View | None = None
        self._glide = Glide(self)

    @property
    def goal(self) -> View | None:
        """Where the view is gliding to; None while it rests."""
        return self._goal

    def zoom_at(self, factor: float, x: float, y: float, glide: bool = True) -> None:
        """Zoom so that what is at a pixel stays there."""
        farthest = self._farthest() if factor < 1 else 0.0
        goal = zoomed_at(self._goal or self.view, factor, x, y, farthest)
        self.glide_to(goal, ZOOM_TIME if glide else 0)

    def pan_by(self, dx: float, dy: float) -> None:
        """Move the view by pixels."""
        x, y = self.view.center
        self.look(replace(self.view, center=(x + dx / self.view.zoom, y + dy / self.view.zoom)))

    def look(self, view: View) -> None:
        """Show a part of the scene, at once."""
        self.rest()
        self.fits = False
        self._set(view)

    def rest(self) -> None:
        """Stop a glide where it is."""
        self._glide.stop()
        if self._goal is not None:
            self._goal = None
            self.changed.emit(self.view)

    def resize(self, width: float, height: float) -> None:
        """Show the same place in another size."""
        self.rest()
        self._set(replace(self.view, width=width, height=height))

    def glide_to(self, goal: View, milliseconds: int, fits: bool = False) -> None:
        """Go to a view, at once where motion is not wanted or nothing was seen yet."""
        start, self._goal = self.view, goal
        self.fits = fits

        def step(share: float) -> None:
            if share == 1:
                self._goal = None
            self._set(between(start, goal, share))

        still = nothing_seen(start) or not self._animated()
        self._glide.start(step, 0 if still else milliseconds)

    def bring_into_sight(self, place: NDArray[np.float64]) -> None:
        """Glide as little as shows a place (2,) of the scene well inside the canvas."""
        size = np.array((self.view.width, self.view.height))
        edge = np.minimum(80.0, size / 4)
        there = self.view.to_screen(place)
        dx, dy = (there - np.clip(there, edge, size - edge)) / self.view.zoom
        if dx or dy:
            x, y = self.view.center
            self.glide_to(replace(self.view, center=(float(x + dx), float(y + dy))), ZOOM_TIME)

    def center_on(self, place: NDArray[np.float64]) -> None:
        """Glide until a place (2,) of the scene is in the middle, as near as it is seen now."""
        x, y = place
        start = self._goal or self.view
        self.glide_to(replace(start, center=(float(x), float(y))), MOVE_TIME)

    def come_near(self, scene: Scene, rows: Sequence[int], insets: QMargins) -> None:
        """Glide so near to some entities that they can be read, see :func:`near`.

        Where everything is seen and can be read, it stays.
        """
        goal = near(scene, rows, self._goal or self.view, insets)
        if goal is not None and not (self.fits and goal.zoom <= self.view.zoom):
            self.glide_to(goal, MOVE_TIME)

    def _set(self, view: View) -> None:
        self.view = view
        self.changed.emit(view)
