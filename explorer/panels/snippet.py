"""A sentence to read and to follow into the article; nothing to judge."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from explorer.guarded import guarded
from explorer.panels.passages import Passage
from explorer.panels.plain import visible
from explorer.panels.quote import Quote
from explorer.panels.style import Look

PAD = 12


class Snippet(QWidget):
    """A quiet card: the sentence and where it stands."""

    picked = Signal(str, int, int)  # document, start, end

    def __init__(self, look: Look, passage: Passage) -> None:
        super().__init__()
        self._look = look
        self._passage = passage
        self._quote = Quote(passage, self.font())
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(visible(passage.text))
        self.setAccessibleDescription(passage.place)

    @guarded(80)
    def heightForWidth(self, width: int) -> int:
        """Its height follows from its width."""
        return self._quote.fit(width - 2 * PAD) + 2 * PAD + 16

    @guarded(True)
    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    @guarded(QSize(200, 80))
    def sizeHint(self) -> QSize:
        """As large as what it shows."""
        return QSize(300, self.heightForWidth(max(200, self.width())))

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Never lower than its text, whatever width the layout around it thought of."""
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the keyboard and tell."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._pick()

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Its own keys; the rest goes on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._pick()
        else:
            event.ignore()

    def _pick(self) -> None:
        self.picked.emit(self._passage.document, self._passage.start, self._passage.end)

    @guarded
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that it has the keyboard."""
        self.update()

    @guarded
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """It has the keyboard no more."""
        self.update()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        look = self._look
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.color("accent" if self.hasFocus() else "border"), 1))
            painter.setBrush(look.color("raised"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
            self._quote.fit(self.width() - 2 * PAD)  # a layout may have asked for another width
            self._quote.paint(painter, QPointF(PAD, PAD - 4), look.theme, look.color("text"))
            font = QFont(self.font())
            font.setPixelSize(max(9, self.fontInfo().pixelSize() - 1))
            painter.setFont(font)
            painter.setPen(look.color("muted"))
            box = QRectF(PAD, self.height() - PAD - 14, self.width() - 2 * PAD, 18)
            place = painter.fontMetrics().elidedText(
                self._passage.place, Qt.TextElideMode.ElideRight, round(box.width())
            )
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, place)
