"""The pictures of the user guide: parts of the real window, as a person has it after a few keys."""

import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from explorer.canvas.fonts import load_fonts
from explorer.files import atomic_bytes
from explorer.model.files import NOTHING_SAID
from explorer.window import figuring
from explorer.window.application import application, new_window
from explorer.window.furnishing import furnish
from explorer.window.main_window import MainWindow
from explorer.window.screenshot import _open, _select, _without_noise
from explorer.workers.pool import Workers

PAIR = ("Kim Jong Un", "Xi Jinping")
FAR = ("Kim Ju Ae", "Vladimir Putin")
SIZE = (1360, 900)
WIDEST = 640  # pixels of a picture: as wide as the guide's text


def main() -> int:
    """Draw the pictures of an article into a folder: the arguments."""
    article, folder = Path(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    application()
    load_fonts()
    with _without_noise():
        window = new_window("light")
        window.setGeometry(0, 0, *SIZE)
        window.show()
        try:
            opening = furnish(window, Workers(count=1))
            opening.asks = False
            window.desk.canvas.animate = False
            _open(window, opening, [article], NOTHING_SAID)
            _draw(window, folder)
        finally:
            window.close()
            window.deleteLater()
    return 0


def _draw(window: MainWindow, folder: Path) -> None:
    desk, pages = window.desk, window.reading.pages
    _select(window, PAIR)
    _rest(window)
    stage = window.stage.rect()
    _write(window.stage.grab(stage).toImage(), folder / "graph.png")
    _write(pages.grab(QRect(0, 0, pages.width(), 430)).toImage(), folder / "cards.png")
    _select(window, FAR)
    _rest(window)
    _write(pages.grab(QRect(0, 0, pages.width(), 330)).toImage(), folder / "why.png")
    desk.review()
    _rest(window)
    _write(pages.grab().toImage(), folder / "review.png")
    names = [_named(window, name) for name in (*PAIR, "Vladimir Putin", "Beijing")]
    desk.session.select(names)
    window.reading.show_evidence()
    figuring.make(desk, "selection", title="Kim in Beijing")
    figure = figuring.looked_at(desk)
    figuring.describe(desk, figure.id, "Who stood together on 3 September. Source: the article.")
    _rest(window)
    _write(window.middle.grab().toImage(), folder / "figure.png")


def _named(window: MainWindow, name: str) -> str:
    entities = window.desk.session.corpus.entities.values()
    return next(one.id for one in entities if one.name == name)


def _rest(window: MainWindow) -> None:
    flags = QEventLoop.ProcessEventsFlag
    QApplication.processEvents(flags.ExcludeUserInputEvents)
    while window.following.arranging.running:
        QApplication.processEvents(flags.WaitForMoreEvents | flags.ExcludeUserInputEvents)
    window.desk.messages.dismiss()
    window.desk.canvas.settle()
    for _ in range(4):
        QApplication.processEvents(flags.ExcludeUserInputEvents)


def _write(image: QImage, file: Path) -> None:
    if image.width() > WIDEST:
        smooth = Qt.TransformationMode.SmoothTransformation
        image = image.scaledToWidth(WIDEST, smooth)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.convertToFormat(QImage.Format.Format_RGB888).save(buffer, "PNG", 0)
    atomic_bytes(file, bytes(buffer.data().data()))


if __name__ == "__main__":
    sys.exit(main())
