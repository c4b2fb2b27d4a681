"""Runs the window: painted at once, furnished after, closed with nothing left behind."""

import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSocketNotifier, Qt, QTimer
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication

from explorer.errors import ExplorerError
from explorer.graph.theme import ThemeName, theme
from explorer.model.files import NOTHING_SAID, Asked
from explorer.panels.style import Look
from explorer.resources import resource
from explorer.session.settings import read_settings, write_settings
from explorer.window.background import Job
from explorer.window.garbage import Garbage
from explorer.window.main_window import MainWindow
from explorer.window.trouble import Trouble

INTERRUPTED = 130  # exit status after Ctrl+C
PIXELS = 13  # size of the interface's text where the desktop names no font


def run(
    paths: Sequence[Path] = (), theme: ThemeName | None = None, asked: Asked | None = None
) -> int:
    """Open the window on articles or a project, and stay until it is closed; the exit status."""
    app = application()
    garbage = Garbage(app)
    window = new_window(theme)
    trouble = Trouble(window.desk.messages)
    trouble.watch()
    if paths:
        window.stage.show_waiting(window.tr("Opening {name}…").format(name=Path(paths[0]).name))
    after_first_paint(window, lambda: _furnish(window, list(paths), asked))
    leaving = _Leaving(window)
    window.show()
    window.activateWindow()  # without a window manager nobody else gives it the keyboard
    try:
        return app.exec()
    finally:
        leaving.rest()
        trouble.rest()
        garbage.rest()


class _Leaving:
    """Ctrl+C in the terminal closes the window; Qt's loop by itself lets no signal through."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._ours, self._theirs = socket.socketpair()
        for end in (self._ours, self._theirs):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, window)
        self._notifier.activated.connect(self._heard)
        signal.set_wakeup_fd(self._theirs.fileno(), warn_on_full_buffer=False)
        self._before = signal.signal(signal.SIGINT, self._leave)

    def rest(self) -> None:
        """Give the signal back."""
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGINT, self._before)
        self._notifier.setEnabled(False)
        self._ours.close()
        self._theirs.close()

    def _heard(self) -> None:
        with suppress(BlockingIOError):
            self._ours.recv(64)  # Python has run again, and calls ``_leave`` by itself

    def _leave(self, number: int, frame: FrameType | None) -> None:
        self._window.close()
        QApplication.exit(INTERRUPTED)


def application() -> QApplication:
    """The one QApplication, in the style and font that all platforms share."""
    app = QApplication.instance()
    if app is None:
        policy = Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
        QGuiApplication.setHighDpiScaleFactorRoundingPolicy(policy)
        app = QApplication(sys.argv[:1])
    app.setApplicationName("Article Explorer")
    app.setDesktopFileName("article-explorer")
    app.setStyle("Fusion")
    _set_font(app)
    return app


def new_window(name: ThemeName | None = None) -> MainWindow:
    """A window in the theme that is asked for, else chosen before, else the system's."""
    chosen = read_settings().theme
    follows = name is None and chosen not in ("light", "dark")
    found: ThemeName = name or (chosen if chosen in ("light", "dark") else _system_theme())
    window = MainWindow(Look(theme(found)))
    window.theme_toggled.connect(lambda name: _keep_theme(window, name))
    if follows:
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(lambda: _follow_system(window))
    return window


def after_first_paint(window: MainWindow, then: Callable[[], None]) -> None:
    """Call something once the window has been painted."""
    window.installEventFilter(_Painted(window, then))


class _Painted(QObject):
    """Waits for the first paint event to be over."""

    def __init__(self, window: MainWindow, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._then: Callable[[], None] | None = then

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for the rest after the events at hand."""
        if event.type() == QEvent.Type.Paint and self._then is not None:
            then, self._then = self._then, None
            watched.removeEventFilter(self)
            QTimer.singleShot(0, then)
        return False


def _furnish(window: MainWindow, paths: list[Path], asked: Asked | None) -> None:
    """Fetch the rest in a thread, so that the window answers meanwhile; then put it in."""
    job = Job(lambda: _fetched(window.unclaimed), window)
    window.fetching = job
    job.stepped.connect(lambda furnish: _put_in(window, furnish, paths, asked))
    job.start()


def _fetched(unclaimed: list[Any]) -> Iterator[Callable[..., Any]]:
    # Imported here because it takes half a second, which the first paint does not wait for.
    from explorer.workers.pool import Workers

    cores = os.cpu_count() or 1
    workers = Workers(count=min(cores, 4), threads=min(cores, 2))
    unclaimed.append(workers)
    workers.warm()  # the language model loads while the rest is imported
    from explorer.window.furnishing import furnish

    yield furnish


def _put_in(
    window: MainWindow, furnish: Callable[..., Any], paths: list[Path], asked: Asked | None
) -> None:
    opening = furnish(window, window.unclaimed.pop())
    if paths:
        opening.open(paths, asked=asked or NOTHING_SAID)


def _set_font(app: QApplication) -> None:
    """The system's font; the bundled one where no desktop names any, as on a bare X server."""
    face = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if face.family() and not _is_nobodys_choice(face):
        return
    for file in sorted(resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    face = QFont(["Inter", "Noto Sans", *QFont(face).families()])
    face.setPixelSize(PIXELS)
    face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    app.setFont(face)


def _is_nobodys_choice(face: QFont) -> bool:
    return QGuiApplication.platformName() in ("offscreen", "minimal", "xcb") and face.family() in (
        "",
        "Sans Serif",
        "Sans",
        "Helvetica",
        "DejaVu Sans",
    )


def _system_theme() -> ThemeName:
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return "dark" if dark else "light"


def _follow_system(window: MainWindow) -> None:
    if read_settings().theme not in ("light", "dark"):
        window.dress(_system_theme())


def _keep_theme(window: MainWindow, name: str) -> None:
    try:
        write_settings(replace(read_settings(), theme=name))
    except ExplorerError as error:
        window.desk.messages.warn(str(error))
