"""Keeps how the open project is looked at, a moment after each change and when it is left."""

from PySide6.QtCore import QObject, QTimer

from explorer.guarded import guarded
from explorer.session.session import Session
from explorer.session.views import keep_view

_MOMENT = 400  # milliseconds without another change


class Seeing(QObject):
    """Follows one session."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._timer = QTimer(self, interval=_MOMENT, singleShot=True)
        self._timer.timeout.connect(self.keep)

    @guarded
    def follow(self, session: Session | None) -> None:
        """Keep the views of this project from now on."""
        self.stop()
        if self._session is not None:
            self._session.viewed.disconnect(self._note)
        self._session = session
        if session is not None:
            session.viewed.connect(self._note)

    @guarded
    def keep(self) -> None:
        """Keep how it is looked at now."""
        if self._session is not None:
            keep_view(self._session)

    def stop(self) -> None:
        """Keep what is not kept yet."""
        if self._timer.isActive():
            self._timer.stop()
            self.keep()

    @guarded
    def _note(self, _: object) -> None:
        self._timer.start()
