"""The picture as it will be, at its true proportions; laid out beside the window's own work."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from explorer.canvas.raster import paint
from explorer.graph.items import Drawing
from explorer.graph.picture import Picture
from explorer.guarded import guarded
from explorer.panels.style import Look

_PAUSE = 150  # milliseconds without a change before the picture is laid out again
_VEIL = 0.8  # over a picture that is not wanted any more
_CHECK = 9  # pixels of a square of the pattern that means "transparent"


class PicturePreview(QWidget):
    """Shows the last finished picture, faded once another is wanted.

    :meth:`finished` waits for the one that is wanted now.

    A layout takes up to a second, so it runs in a thread of its own, one at a time.
    """

    ready = Signal(object)
    _done = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._picture: Picture | None = None
        self._stale = False
        self._make: Callable[[], Picture] | None = None
        self._future: Future[Picture] | None = None
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="picture")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._begin)
        self._done.connect(self._take)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(260, 220)
        self.setAccessibleName(self.tr("Preview of the picture"))

    def want(self, make: Callable[[], Picture], at_once: bool = False) -> None:
        """Show what ``make`` returns; it runs in another thread and must not touch widgets."""
        self._make = make
        self._future = None
        self._stale = True
        self.update()
        if at_once:
            self._begin()
        else:
            self._pause.start()

    def finished(self) -> Picture:
        """Wait for the picture that is wanted now. Raises what ``make`` raised."""
        if self._future is None:
            self._begin()
        return self._future.result()

    def close_worker(self) -> None:
        """Wait for the thread to end."""
        self._pause.stop()
        self._make = None
        self._worker.shutdown(wait=True, cancel_futures=True)

    @property
    def stale(self) -> bool:
        """Whether what is shown is not what is wanted now."""
        return self._stale

    @guarded(QSize(560, 460))
    def sizeHint(self) -> QSize:
        """As large as a half of a usual window."""
        return QSize(560, 460)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture in the middle, with a thin frame."""
        with QPainter(self) as painter:
            if self._picture is None:
                painter.setPen(self._look.color("muted"))
                painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("Laying out…"))
                return
            drawing = self._picture.drawing
            page = placed(drawing, self.width(), self.height())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if drawing.background is None:
                _pattern(painter, page)
            painter.save()
            painter.translate(page.topLeft())
            painter.scale(page.width() / drawing.width, page.width() / drawing.width)
            paint(drawing, painter)
            painter.restore()
            if self._stale:
                self._fade(painter, page)
            painter.setPen(QPen(self._look.color("border"), 1))
            painter.drawRect(page)

    def _fade(self, painter: QPainter, page: QRectF) -> None:
        """The picture of before under a veil, and that another is on its way."""
        veil = QColor(self._look.color("window"))
        veil.setAlphaF(_VEIL)
        painter.fillRect(page, veil)
        painter.setPen(self._look.color("text"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("Laying out…"))

    @guarded
    def _begin(self) -> None:
        self._pause.stop()
        if self._make is None:
            return
        self._future = self._worker.submit(self._make)
        self._future.add_done_callback(self._done.emit)

    @guarded
    def _take(self, future: Future[Picture]) -> None:
        if future is not self._future or future.cancelled():
            return
        error = future.exception()
        self._picture = future.result() if error is None else self._picture
        self._stale = False
        self.update()
        self.ready.emit(error or self._picture)


def placed(drawing: Drawing, width: float, height: float) -> QRectF:
    """Where a drawing lies in an area: as large as it fits, never larger than it is."""
    by = min((width - 2) / drawing.width, (height - 2) / drawing.height, 1.0)
    wide, high = drawing.width * by, drawing.height * by
    return QRectF((width - wide) / 2, (height - high) / 2, wide, high)


def _pattern(painter: QPainter, page: QRectF) -> None:
    painter.fillRect(page, QColor("#FFFFFF"))
    painter.save()
    painter.setClipRect(page)
    for row in range(int(page.height() / _CHECK) + 1):
        for column in range(row % 2, int(page.width() / _CHECK) + 1, 2):
            square = QRectF(
                page.left() + column * _CHECK, page.top() + row * _CHECK, _CHECK, _CHECK
            )
            painter.fillRect(square, QColor("#E4E7EA"))
    painter.restore()
