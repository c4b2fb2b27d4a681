"""Entities moved by key: a burst of presses is one drag, kept once the hand rests."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from explorer.canvas.gestures import Move
from explorer.guarded import guarded

if TYPE_CHECKING:
    from explorer.canvas.canvas import GraphCanvas

STRIDE = 12.0  # pixels of one press
REST = 600  # milliseconds without a press after which the place is kept


class Nudge:
    """Turns presses into one :class:`~explorer.canvas.gestures.Move`, which reports once."""

    def __init__(self, canvas: "GraphCanvas") -> None:
        self._canvas = canvas
        self._drag: Move | None = None
        self._entities: frozenset[str] = frozenset()
        self._x = self._y = 0.0
        self._resting = QTimer(canvas, interval=REST, singleShot=True)
        self._resting.timeout.connect(guarded(self.settle))

    def move(self, entities: frozenset[str], way: tuple[float, float]) -> None:
        """Move entities a stride along a direction, and go on waiting for more."""
        if self._drag is not None and entities != self._entities:
            self.settle()
        if self._drag is None:
            self._drag, self._entities = Move(self._canvas, 0.0, 0.0, entities), entities
            self._x = self._y = 0.0
        self._x += STRIDE * way[0]
        self._y += STRIDE * way[1]
        self._drag.move(self._x, self._y)
        self._resting.start()

    def settle(self) -> None:
        """Report where they are now, if they were moved."""
        self._resting.stop()
        drag, self._drag = self._drag, None
        if drag is not None and (self._x or self._y):
            drag.release(self._x, self._y)
        elif drag is not None:
            drag.cancel()

    def cancel(self) -> bool:
        """Put them back where they were; False where nothing is under way."""
        self._resting.stop()
        drag, self._drag = self._drag, None
        if drag is not None:
            drag.cancel()
        return drag is not None
