"""Has the sentences of a project at hand, one by one; of a large one they are fetched in slices."""

from collections.abc import Iterator
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from explorer.graph.sayings import saying
from explorer.guarded import guarded
from explorer.session.session import Session
from explorer.window.listing import is_large

PAUSE = 400  # milliseconds after an edit of a large project
_SLICE = 0.012  # seconds of work between two moments in which the window answers
_MOMENT = 2  # milliseconds of such a moment


class Fetching(QObject):
    """Tells once the sentences of the session that is wanted are there, as they are now."""

    ready = Signal(object)  # Session
    waits = Signal()  # it takes a while

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._job: Iterator[None] | None = None
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(guarded(self._go_on))

    @property
    def busy(self) -> bool:
        """Whether something is still to be told."""
        return self._soon.isActive()

    def want(self, session: Session | None, wait: int = 0) -> None:
        """Tell soon; of None there is nothing to tell."""
        if session is not self._session:
            self._session, self._job = session, None
        if session is None:
            self._soon.stop()
        else:
            self._soon.start(wait)

    def stop(self) -> None:
        """Read nothing more of a session that is about to be closed."""
        self.want(None)

    def follow_edit(self, session: Session | None) -> None:
        """Tell after an edit, of a large project a little later."""
        self.want(session, PAUSE if session is not None and is_large(session) else 0)

    def _go_on(self) -> None:
        session = self._session
        if session is None:
            return
        if self._job is None:
            self._job = saying(session.corpus)
        until = monotonic() + _SLICE if is_large(session) else float("inf")
        for _ in self._job:
            if monotonic() >= until:
                self.waits.emit()
                self._soon.start(_MOMENT)
                return
        self._job = None
        self.ready.emit(session)
