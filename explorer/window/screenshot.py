"""The real window in a file: opened offscreen, waited for by events, never by sleeping."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import (
    QBuffer,
    QEventLoop,
    QIODevice,
    QMessageLogContext,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from explorer.canvas.fonts import load_fonts
from explorer.errors import ExplorerError, ExportError, WorkerFailed
from explorer.files import atomic_bytes
from explorer.graph.theme import ThemeName
from explorer.model.files import NOTHING_SAID, Asked
from explorer.window.application import application, new_window
from explorer.window.furnishing import furnish
from explorer.window.main_window import MainWindow
from explorer.window.opening import Opening
from explorer.window.search import Names
from explorer.workers.pool import Workers

PATIENCE = 300_000  # milliseconds for the longest article


def screenshot(
    paths: Sequence[Path],
    file: Path,
    select: Sequence[str] = (),
    theme: ThemeName = "light",
    size: tuple[int, int] = (1600, 1000),
    asked: Asked | None = None,
) -> None:
    """Open paths in the window and draw it into a PNG of ``size`` pixels.

    ``select`` names one entity, or two whose line is then selected. Raises ExplorerError: with
    the sentence that the window says when nothing can be shown.
    """
    application()
    load_fonts()
    with _without_noise():
        _draw(paths, file, select, theme, size, asked or NOTHING_SAID)


def _draw(
    paths: Sequence[Path],
    file: Path,
    select: Sequence[str],
    theme: ThemeName,
    size: tuple[int, int],
    asked: Asked,
) -> None:
    window = new_window(theme)
    window.setGeometry(0, 0, *size)
    window.show()
    try:
        opening = furnish(window, Workers(count=1))
        opening.asks = False
        window.desk.canvas.animate = False
        if paths:
            _open(window, opening, paths, asked)
            _select(window, select)
        window.desk.messages.dismiss()
        window.desk.canvas.settle()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        _write(window, file)
    finally:
        window.close()
        window.deleteLater()


def _open(window: MainWindow, opening: Opening, paths: Sequence[Path], asked: Asked) -> None:
    sentences: list[str] = []
    opening.failed.connect(sentences.append)
    arranging = window.following.arranging
    loop = QEventLoop()

    def look() -> None:
        if not opening.running and not arranging.running:
            loop.quit()

    opening.finished.connect(look)
    arranging.arranged.connect(look)
    QTimer.singleShot(PATIENCE, loop.quit)
    opening.open(list(paths), asked=asked)
    if opening.running or arranging.running:
        loop.exec()
    if opening.running or arranging.running:
        raise WorkerFailed("The article took too long to open; try a shorter one.")
    if window.desk.session is None:
        raise ExplorerError(sentences[0] if sentences else "There is nothing to show.")


def _select(window: MainWindow, names: Sequence[str]) -> None:
    session = window.desk.session
    if not names:
        return
    search = Names(session.corpus, session.scene().lines)
    found = []
    for name in names:
        hits = [hit for hit in search.find(name, ()) if hit.what == "entity"]
        if not hits:
            raise ExplorerError(f"No entity is called “{name}”; check its name.")
        found.append(hits[0].ids[0])
    relations = session.corpus.relations_between(*found[:2]) if len(found) == 2 else []
    shown = [relation.id for relation in relations if relation.verdict != "rejected"]
    if shown:
        session.select(relations=shown)
    else:
        session.select(found)


@contextmanager
def _without_noise() -> Iterator[None]:
    """Without Qt's word, said for every window, that a platform in memory has no window manager."""

    def tell(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if "propagateSizeHints" in message:
            return
        if before is not None:
            before(kind, context, message)
        else:
            print(message, file=sys.stderr)

    before = qInstallMessageHandler(tell)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _write(window: MainWindow, file: Path) -> None:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not window.grab().toImage().save(buffer, "PNG"):
        raise ExportError(f"Cannot draw the window for “{file.name}”; choose a smaller size.")
    atomic_bytes(file, bytes(buffer.data().data()))
