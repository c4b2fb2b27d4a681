"""Finds places for what has none, in a thread; the first places are kept, not journaled."""

from collections import Counter

import numpy as np
from PySide6.QtCore import QObject, Signal

from explorer.canvas.canvas import GraphCanvas
from explorer.canvas.fonts import measure
from explorer.edits.annotations import place
from explorer.errors import ExplorerError
from explorer.graph.layouts import arrange, boxes_of
from explorer.graph.scene import Scene
from explorer.guarded import guarded
from explorer.model.message import Message
from explorer.session.session import Session
from explorer.window.background import Job


class Arranging(QObject):
    """Lays a scene out beside the window; ``arranged`` tells when all that is drawn has a place."""

    arranged = Signal()
    failed = Signal(str)

    def __init__(self, canvas: GraphCanvas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._job: Job | None = None
        self._session: Session | None = None
        self._scene: Scene | None = None
        self._tidying = False
        self._last: np.ndarray | None = None

    @property
    def running(self) -> bool:
        """Whether places are being looked for."""
        return self._job is not None

    def settle(self, session: Session) -> bool:
        """Place what has no place; False if there is nothing to place."""
        scene = _without_doubles(session.scene())
        if np.isfinite(scene.positions).all():
            return False
        self._begin(session, scene, tidying=False)
        return True

    def tidy(self, session: Session) -> None:
        """Arrange everything anew but what is pinned, as a step that can be undone."""
        self._begin(session, session.scene(), tidying=True)

    def stop(self) -> None:
        """Stop and wait."""
        job, self._job = self._job, None
        if job is not None:
            job.join()
            job.deleteLater()

    def _begin(self, session: Session, scene: Scene, tidying: bool) -> None:
        self.stop()
        self._session, self._scene, self._tidying, self._last = session, scene, tidying, None
        boxes = boxes_of(scene, self._canvas.theme, measure)
        size = self._canvas.size()
        aspect = max(0.5, min(3.0, size.width() / max(1, size.height())))
        self._job = Job(lambda: arrange(scene, boxes, aspect=aspect, keep=not tidying), self)
        self._job.stepped.connect(self._step)
        self._job.ended.connect(self._end)
        self._job.start()

    @guarded
    def _step(self, positions: np.ndarray) -> None:
        self._last = positions

    @guarded
    def _end(self, failure: Exception | None) -> None:
        session, scene, positions = self._session, self._scene, self._last
        self.stop()
        if failure is not None:
            raise failure
        if session is None or scene is None or positions is None:
            return
        moved = _places(scene, positions)
        corpus = session.corpus
        moved = {entity: at for entity, at in moved.items() if entity in corpus.entities}
        try:
            if self._tidying:
                session.perform(place(corpus, moved, label=Message("Tidy")))
            else:
                session.settle(place(corpus, moved))
        except ExplorerError as error:
            self.failed.emit(str(error))
        self.arranged.emit()


def _places(scene: Scene, positions: np.ndarray) -> dict[str, tuple[float, float]]:
    """Places by entity; a stack's is kept by its first member, the others find theirs later."""
    found = {}
    for entity, stack, (x, y) in zip(scene.entities, scene.stacks, positions, strict=True):
        found[stack.members[0] if stack is not None else entity] = (float(x), float(y))
    return found


def _without_doubles(scene: Scene) -> Scene:
    """A scene in which nothing stands exactly where something else stands."""
    spots = Counter(map(tuple, scene.positions.tolist()))
    seen: set[tuple[float, ...]] = set()
    positions = scene.positions.copy()
    for row, spot in enumerate(map(tuple, scene.positions.tolist())):
        if spots[spot] > 1 and spot in seen:
            positions[row] = np.nan
        seen.add(spot)
    return scene.moved(positions)
