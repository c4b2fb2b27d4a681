"""Finds places for what has none, in a thread; the first places are kept, not journaled.

Up to 60 entities appear where they stay. More are seen to find their places: the canvas gets what
a thread has reached, as often as it can draw that and still answer.
"""

import threading
from collections.abc import Callable, Iterator
from time import perf_counter

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from explorer.canvas.canvas import GraphCanvas
from explorer.canvas.fonts import measure
from explorer.canvas.views import MARGIN
from explorer.errors import ExplorerError
from explorer.graph.large import Manner, rough_boxes
from explorer.graph.layouts import arrange, boxes_of
from explorer.graph.pieces import SMALL
from explorer.graph.scene import Scene
from explorer.graph.view import ViewState
from explorer.guarded import guarded
from explorer.model.message import Message
from explorer.session.session import Session
from explorer.window.background import Job
from explorer.window.standing import (
    placing,
    settled_by_program,
    stands_anew,
    undrawn,
    without_doubles,
)

_ROUGH = 1_000  # entities from which on names are not measured one by one
_SAID_AFTER = 200  # milliseconds
_LONG_ENOUGH = 8_000  # milliseconds after which a level that is dense shows the best so far
_SHARE = 3  # how many times as long as drawing a picture takes, the window is left alone
_LABELS: dict[Manner, Message] = {
    "forces": Message("Tidy"),
    "communities": Message("Tidy by communities"),
    "distances": Message("Tidy by distances"),
}


class Arranging(QObject):
    """Lays a scene out beside the window; ``arranged`` tells when all that is drawn has a place.

    ``began`` tells that a large scene is being laid out, or a small one that takes a while;
    ``pictured`` is a large one with the places reached so far, ``left`` tells that it is over,
    whether or not they were kept, ``given_up`` that the places before hold again. ``reached`` is
    a scene that has its places while more has come.
    """

    arranged = Signal()
    began = Signal()
    pictured = Signal(object)
    reached = Signal(object)
    left = Signal()
    given_up = Signal()
    failed = Signal(str)

    def __init__(self, canvas: GraphCanvas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._job: Job | None = None
        self._leaving: list[Job] = []  # told to end, and not waited for
        self._session: Session | None = None
        self._scene: Scene | None = None
        self._tidying: Manner | None = None
        self._view = ViewState()
        self._anew = self._renewing = False
        self._last: np.ndarray | None = None
        self._enough, self._wanted = threading.Event(), threading.Event()
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._want)
        self._said = self._more = False
        self._long = QTimer(self, interval=_LONG_ENOUGH, singleShot=True)
        self._long.timeout.connect(lambda: self._enough.set())
        self._late = QTimer(self, interval=_SAID_AFTER, singleShot=True)
        self._late.timeout.connect(self._say)

    @property
    def running(self) -> bool:
        """Whether places are being looked for."""
        return self._job is not None

    @property
    def live(self) -> bool:
        """Whether a large scene is being laid out, which can be seen and ended early."""
        return self.running and self._scene is not None and len(self._scene.entities) > SMALL

    def settle(self, session: Session, changed: bool = False) -> bool:
        """Place what has no place; False if there is nothing to place.

        Where the view has ``changed``, a level that has no places of its own yet is laid out
        anew, see :mod:`explorer.window.standing`. A tidy that is running, or such a layout, goes
        on with what is to be drawn now, unless that is another view; a story that is laid out
        anew also ends where something was placed by hand meanwhile.
        """
        same = self.running and self._session is session and self._view == session.view
        if same and self.live and self._tidying:
            self._begin(session, session.scene(), self._tidying)
            return True
        if same and self._renewing and settled_by_program(session):
            if session.scene().entities != self._scene.entities:
                self.renew(session)
            return True
        scene = without_doubles(session.scene())
        if same and not changed and self._goes_on(scene):
            self._more = True  # articles may come faster than places are found
            return True
        if np.isfinite(scene.positions).all():
            self._leave()
            return False
        anew = (changed or (same and self._anew)) and stands_anew(session, scene)
        self._begin(session, scene, None, anew)
        return True

    def _goes_on(self, scene: Scene) -> bool:
        """Whether the small layout that runs stays true of a scene that has more or less in it."""
        before = self._scene
        if before is None or self.live or self._tidying or self._renewing or self._anew:
            return False
        places = dict(zip(before.entities, before.positions.tolist(), strict=True))
        there = zip(scene.entities, scene.positions.tolist(), strict=True)
        both = [(places[one], at) for one, at in there if one in places]
        return bool(both) and np.array_equal(*zip(*both, strict=True), equal_nan=True)

    def tidy(self, session: Session, manner: Manner = "forces") -> None:
        """Arrange everything anew but what is pinned, as a step that can be undone."""
        self._begin(session, session.scene(), manner)

    def renew(self, session: Session) -> None:
        """Arrange everything anew that only layouts have placed; there is nothing to undo."""
        self._begin(session, session.scene(), None, renewing=True)

    def end_early(self) -> bool:
        """Keep the places that are reached; False if nothing is being laid out.

        A new layout leaves all as it was, and tells with ``given_up`` what is to be shown again.
        """
        if not self.running:
            return False
        if self._renewing and self._session is not None and not self.live:
            self._renewing = False
            self.settle(self._session)  # what came last may have no place yet
        elif self._tidying:
            seen = self.live
            self._leave()
            if seen:
                self.given_up.emit()
        else:
            self._enough.set()
        return True

    def stop(self) -> None:
        """Stop and wait."""
        self._leave()
        for job in self._leaving:
            job.join()
            job.deleteLater()
        self._leaving = []

    def _leave(self) -> None:
        self._soon.stop()
        self._late.stop()
        self._long.stop()
        said, self._said = self._said, False
        job, self._job = self._job, None
        if job is not None:
            self._leaving.append(job)
        if said:
            self.left.emit()
        for ended in [job for job in self._leaving if job.join(0.0)]:
            self._leaving.remove(ended)
            ended.deleteLater()

    def _begin(
        self, session: Session, scene: Scene, manner: Manner | None,
        anew: bool = False, renewing: bool = False,
    ) -> None:  # fmt: skip
        self._leave()
        self._anew, self._renewing, self._more = anew, renewing, False
        self._session, self._scene, self._tidying, self._last = session, scene, manner, None
        self._view = session.view
        self._enough, self._wanted = threading.Event(), threading.Event()
        self._wanted.set()
        page = self._canvas.parentWidget()  # it has its size before the canvas is seen in it
        size = self._canvas.size() if page is None else page.size()
        aspect = max(0.5, min(3.0, size.width() / max(1, size.height())))
        free = float((size.width() - 2 * MARGIN) * (size.height() - 2 * MARGIN))
        taken = undrawn(session, scene)
        rough = len(scene.entities) > _ROUGH
        boxes = None if rough else boxes_of(scene, self._canvas.theme, measure)

        def steps() -> Iterator[np.ndarray]:
            room = rough_boxes(scene) if boxes is None else boxes
            keep = not (manner or anew or renewing)
            return arrange(
                scene,
                room,
                aspect=aspect,
                keep=keep,
                manner=manner or "forces",
                canvas=free,
                taken=taken,
            )

        self._job = Job(lambda: _as_wanted(steps, self._wanted, self._enough), self)
        self._job.stepped.connect(self._step)
        self._job.ended.connect(self._end)
        self._job.start()
        if anew:
            self._long.start()
        if self.live:
            self._say()
        else:
            self._late.start()

    @guarded
    def _say(self) -> None:
        self._said = True
        self.began.emit()

    @guarded
    def _step(self, positions: np.ndarray) -> None:
        self._last = positions
        if not self.live:
            self._wanted.set()
            return
        begun = perf_counter()
        self.pictured.emit(self._scene.moved(positions))
        if self._canvas.isVisible():
            self._canvas.viewport.repaint()
        taken = 1000 * (perf_counter() - begun)
        self._soon.start(int(max(15, _SHARE * taken)))

    @guarded
    def _want(self) -> None:
        self._wanted.set()

    @guarded
    def _end(self, failure: Exception | None) -> None:
        session, scene, positions, more = self._session, self._scene, self._last, self._more
        self._leave()
        if failure is not None:
            raise failure
        if session is None or scene is None or positions is None:
            return
        try:
            label = _LABELS[self._tidying] if self._tidying else None
            edit = placing(
                session, self._view, scene, positions, label,
                apart=self._anew, alone=self._renewing,
            )  # fmt: skip
            if edit is None:
                return
            session.perform(edit) if self._tidying else session.settle(edit)
        except ExplorerError as error:
            self.failed.emit(str(error))
        if more:
            self.reached.emit(scene.moved(positions))
        large = len(scene.entities) > SMALL
        if (large or self._renewing) and not self._canvas.roams:
            self._canvas.fit()
        self.arranged.emit()


def _as_wanted(
    steps: Callable[[], Iterator[np.ndarray]], wanted: threading.Event, enough: threading.Event
) -> Iterator[np.ndarray]:
    """Only pictures that somebody waits for, and the last; none after it is enough."""
    waits = None
    for picture in steps():
        waits = picture
        if wanted.is_set():
            wanted.clear()
            waits = None
            yield picture
        if enough.is_set():
            break
    if waits is not None:
        yield waits
