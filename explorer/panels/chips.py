"""Small things to press: chips with a shape and a count, buttons that show their key."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLayout, QLayoutItem, QSizePolicy, QWidget

from explorer.guarded import guarded
from explorer.panels.icons import paint_glyph
from explorer.panels.plain import tip, visible
from explorer.panels.style import Look


class Chip(QAbstractButton):
    """A pill that can be on or off; with ``kind`` it shows that shape, else "on" is dark."""

    def __init__(self, look: Look, text: str = "", kind: str = "", parent: QWidget | None = None):
        super().__init__(parent)
        self._look = look
        self._kind = kind
        self.setText(visible(text, 60))
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.text())
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def say(self, text: str) -> None:
        """Show another text."""
        self.setText(visible(text, 60))
        self.setAccessibleName(self.text())
        self.updateGeometry()

    @guarded(QSize(40, 24))
    def sizeHint(self) -> QSize:
        """As large as what it shows."""
        width = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(width + (34 if self._kind else 24), max(24, self.fontMetrics().height() + 8))

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        look, on = self._look, self.isChecked()
        dark = on and not self._kind
        fill = look.color("button" if dark else "hover" if self.underMouse() else "surface")
        ink = look.color("on_button" if dark else "text" if on else "muted")
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            border = (
                look.color("accent") if self.hasFocus() else fill if dark else look.color("border")
            )
            pen = QPen(border, 1.5 if self.hasFocus() else 1)
            if self._kind and not on:
                pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(fill)
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
            left = 12.0
            if self._kind:
                painter.setOpacity(1.0 if on else 0.35)
                paint_glyph(painter, self._kind, look.theme, QPointF(15, box.center().y()), 10)
                painter.setOpacity(1.0)
                left = 24.0
            painter.setPen(ink)
            text = painter.fontMetrics().elidedText(
                self.text(), Qt.TextElideMode.ElideMiddle, int(box.width() - left) - 8
            )
            painter.drawText(box.adjusted(left - 0.5, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)


class KeyButton(QAbstractButton):
    """A small button that shows the key which does the same, as ``Confirm [C]``."""

    def __init__(
        self, look: Look, text: str, key: str = "", tone: str = "", parent: QWidget | None = None
    ):
        super().__init__(parent)
        self._look = look
        self._key = key
        self._tone = tone
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def say(self, text: str, key: str = "", tone: str = "") -> None:
        """Show another text, key and tone (a color of the window: ``success``, ``warning``)."""
        self.setText(text)
        self.setAccessibleName(text)
        self._key, self._tone = key, tone
        self.updateGeometry()
        self.update()

    @guarded(QSize(40, 24))
    def sizeHint(self) -> QSize:
        """As large as what it shows."""
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.text()) + 20
        if self._tone:
            width += 5  # the text is bold then
        if self._key:
            width += metrics.horizontalAdvance(self._key) + 13
        return QSize(width, max(24, metrics.height() + 8))

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        look = self._look
        tone = look.color(self._tone) if self._tone else look.color("text")
        border = tone if self._tone else look.color("border")
        if self.hasFocus():
            border = look.color("accent")
        fill = look.color(
            "pressed" if self.isDown() else "hover" if self.underMouse() else "surface"
        )
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(border, 1))
            painter.setBrush(fill)
            painter.drawRoundedRect(box, 6, 6)
            font = self.font()
            if self._tone:
                font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
            painter.setPen(tone)
            painter.drawText(box.adjusted(10, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
            if self._key:
                self._paint_key(painter, box, look.color("border"), look.color("muted"))

    def _paint_key(self, painter: QPainter, box: QRectF, border: QColor, ink: QColor) -> None:
        font = self.font()
        font.setPixelSize(max(9, self.fontInfo().pixelSize() - 2))
        width = painter.fontMetrics().horizontalAdvance(self._key) + 8
        cap = QRectF(box.right() - 7 - width, box.center().y() - 8, width, 16)
        painter.setPen(QPen(border, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(cap, 4, 4)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)


class Link(QAbstractButton):
    """A line of text that leads somewhere; ends in "…" where it has no room."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__()
        self._look = look
        self.setText(visible(text))
        self.setToolTip(tip(text))
        self.setAccessibleName(self.text())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @guarded(QSize(40, 22))
    def sizeHint(self) -> QSize:
        """As large as what it shows."""
        return QSize(60, self.fontMetrics().height() + 6)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        with QPainter(self) as painter:
            font = self.font()
            font.setUnderline(self.underMouse() or self.hasFocus())
            painter.setFont(font)
            painter.setPen(self._look.color("link"))
            text = painter.fontMetrics().elidedText(
                self.text(), Qt.TextElideMode.ElideRight, self.width()
            )
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, text)


class Flow(QLayout):
    """Lays its widgets out in lines, as words in a paragraph; ``centered`` from top to bottom."""

    def __init__(self, parent: QWidget | None = None, gap: int = 6, centered: bool = False) -> None:
        super().__init__(parent)
        self._centered = centered
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item in."""
        self._items.append(item)

    def count(self) -> int:
        """How many items it holds."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """An item."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    @guarded(24)
    def heightForWidth(self, width: int) -> int:
        """Its height follows from its width."""
        return self._arrange(QRect(0, 0, width, 0), place=False)

    @guarded
    def setGeometry(self, rect: QRect) -> None:
        """Put the items in their places."""
        super().setGeometry(rect)
        spare = rect.height() - self._arrange(rect, place=False) if self._centered else 0
        self._arrange(rect.adjusted(0, max(0, spare) // 2, 0, 0), place=True)

    @guarded(QSize(40, 24))
    def sizeHint(self) -> QSize:
        """As large as what it shows."""
        return self.minimumSize()

    @guarded(QSize(40, 24))
    def minimumSize(self) -> QSize:
        """Room for the widest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, place: bool) -> int:
        x, y, tall = rect.x(), rect.y(), 0
        for item in self._items:
            if item.widget() is not None and item.widget().isHidden():
                continue
            size = item.sizeHint()
            size.setWidth(min(size.width(), max(rect.width(), 1)))
            if x > rect.x() and x + size.width() > rect.right() + 1:
                x, y, tall = rect.x(), y + tall + self._gap, 0
            if place:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self._gap
            tall = max(tall, size.height())
        return y + tall - rect.y()
