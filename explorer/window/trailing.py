"""Back and forward through what one looked at: keys, two buttons, and the buttons of the mouse."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer

from explorer.guarded import guarded
from explorer.session.session import Session
from explorer.session.trail import Trail
from explorer.store.journaled import Entry
from explorer.window.main_window import MainWindow

_STEPS = {Qt.MouseButton.BackButton: -1, Qt.MouseButton.ForwardButton: 1}


class Trailing(QObject):
    """Follows one session; what one act changes, view and selection, is one step."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._trail: Trail | None = None
        self._seen_at: Entry | None = None  # what was done last when the view changed last
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(guarded(self._note))
        window.desk.trail = self
        window.shown_session.connect(self.follow)
        steps = (window.actions_table["back"], window.actions_table["forward"])
        window.stage.levels.add_steps(steps)
        window.installEventFilter(self)

    @guarded
    def follow(self, session: Session | None) -> None:
        """Begin anew with another session."""
        if self._trail is not None:
            self._trail.session.viewed.disconnect(self._wait)
            self._trail.session.viewed.disconnect(self._remember)
            self._trail.session.selected.disconnect(self._wait)
        self._trail = Trail(session) if session is not None else None
        self._seen_at = None
        if session is not None:
            session.viewed.connect(self._remember)
            session.viewed.connect(self._wait)
            session.selected.connect(self._wait)
        self._tell()

    def leads(self, step: int) -> bool:
        """Whether one can go back (-1) or forward (1)."""
        return self._trail is not None and self._trail.leads(step)

    @property
    def looked_last(self) -> bool:
        """Whether another view came after the last edit: going back is nearer than undoing."""
        if self._trail is None or self._seen_at is None:
            return False
        return self.leads(-1) and self._trail.session.history_end[0] == self._seen_at

    @guarded
    def go(self, step: int) -> None:
        """Go back (-1) or forward (1)."""
        if self._trail is not None:
            self._trail.go(step)
            self._tell()

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The buttons at the side of a mouse, wherever in the window they are pressed."""
        if event.type() == QEvent.Type.Show and watched is self._window:
            watched.removeEventFilter(self)
            watched.windowHandle().installEventFilter(self)
        elif event.type() == QEvent.Type.MouseButtonPress and event.button() in _STEPS:
            self.go(_STEPS[event.button()])
            return True
        return False

    def _remember(self, _: object) -> None:
        if self._trail is not None:
            self._seen_at = self._trail.session.history_end[0]

    def _wait(self, _: object) -> None:
        self._soon.start()

    def _note(self) -> None:
        if self._trail is not None:
            self._trail.note()
            self._tell()

    def _tell(self) -> None:
        self._window.actions_table.refresh_soon()
