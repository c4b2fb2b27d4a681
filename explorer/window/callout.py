"""A small note that points at a part of the window, and a ring around that part."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from explorer.guarded import guarded
from explorer.panels.plain import label
from explorer.panels.style import Look

WIDE = 316  # pixels of the note without its tip
TIP = 9  # pixels that its tip stands out, and that are kept free on all sides
_NEAR = 4  # pixels between the tip and what it points at


class Callout(QWidget):
    """Says one thing at a time; it takes the keyboard only when it is given it.

    ``went_on`` and ``left`` tell which button was pressed. A click on either leaves the keyboard
    where it is, so that the keys that the note speaks of act at once.
    """

    went_on = Signal()
    left = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._spot = QPoint()  # what the tip points at, in pixels of this widget
        self._side = ""
        self._title = label("", "headline", wrap=True)
        self._text = label("", "", wrap=True)
        self._count = label("", "small")
        self.never = QCheckBox(self.tr("Never show again"))
        self.never.setAccessibleName(self.tr("Never show the tour with the example again"))
        self.skip = QPushButton(self.tr("Skip"))
        self.skip.setProperty("role", "quiet")
        self.skip.setAccessibleName(self.tr("Skip the tour"))
        self.next = QPushButton(self.tr("Next"))
        self.next.setProperty("role", "primary")
        for button in (self.never, self.skip, self.next):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for button in (self.skip, self.next):
            button.setAutoDefault(True)
        self.next.clicked.connect(self.went_on)
        self.skip.clicked.connect(self.left)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(self.never)
        foot.addStretch(1)
        foot.addWidget(self.skip)
        foot.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(TIP + 16, TIP + 12, TIP + 12, TIP + 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._text)
        column.addSpacing(2)
        column.addLayout(foot)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty while it is hidden."""
        return "" if self.isHidden() else f"{self._title.text()}. {self._text.text()}"

    def say(self, title: str, text: str, at: int, total: int) -> None:
        """Say one thing, number ``at`` of ``total``, to who sees it and to who hears it."""
        self._title.setText(title)
        self._text.setText(text)
        self._count.setText(self.tr("{at} of {total}").format(at=at, total=total))
        last = at == total
        self.next.setText(self.tr("Done") if last else self.tr("Next"))
        told = self.tr("Tour, step {at} of {total}: {title}. {text}").format(
            at=at, total=total, title=title, text=text
        )
        self.setAccessibleName(told)
        self.next.setAccessibleName(
            self.tr("End the tour") if last else self.tr("Next step of the tour")
        )
        self.next.setAccessibleDescription(told)
        self.skip.setVisible(not last)
        self.show()
        self.raise_()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))

    def point_at(self, there: QRect) -> None:
        """Stand beside a part of the parent, on the first side that has room for it."""
        self.ensurePolished()
        wide = WIDE + 2 * TIP
        size = QSize(wide, self.layout().totalHeightForWidth(wide))
        self._side, place = beside(there, size, self.parentWidget().rect())
        self._spot = there.center() - place.topLeft()
        if place != self.geometry():
            self.setGeometry(place)
        self.update()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the note and its tip."""
        body = QRectF(self.rect()).adjusted(TIP, TIP, -TIP, -TIP)
        shape = QPainterPath()
        shape.addRoundedRect(body, 8, 8)
        tip = QPainterPath()
        if self._side:
            tip.addPolygon(self._tip(body))
            tip.closeSubpath()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._look.color("accent"), 1.5))
            painter.setBrush(self._look.color("surface"))
            painter.drawPath(shape.united(tip))

    def _tip(self, body: QRectF) -> QPolygonF:
        """Triangle on the side of what is pointed at, as near to its middle as corners allow."""
        room = 10 + TIP
        y = min(max(self._spot.y(), body.top() + room), body.bottom() - room)
        x = min(max(self._spot.x(), body.left() + room), body.right() - room)
        low = body.bottom() - 1
        corners = {
            "right": ((body.left() + 1, y - TIP), (0, y), (body.left() + 1, y + TIP)),
            "left": ((body.right() - 1, y - TIP), (self.width(), y), (body.right() - 1, y + TIP)),
            "below": ((x - TIP, body.top() + 1), (x, 0), (x + TIP, body.top() + 1)),
            "above": ((x - TIP, low), (x, self.height()), (x + TIP, low)),
        }  # fmt: skip
        return QPolygonF([QPointF(*corner) for corner in corners[self._side]])


class Ring(QWidget):
    """Shows which part of the window is meant; lets every click through."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def surround(self, there: QRect) -> None:
        """Lie around a part of the parent."""
        around = there.adjusted(-4, -4, 4, 4).intersected(self.parentWidget().rect())
        if around != self.geometry():
            self.setGeometry(around)
        self.show()
        self.raise_()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._look.color("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 8, 8)


def beside(there: QRect, size: QSize, room: QRect) -> tuple[str, QRect]:
    """Side of ``there`` where a note of ``size`` has room, and its place; else in a low corner."""
    middle = there.center() - QPoint(size.width() // 2, size.height() // 2)
    spots = {
        "right": QPoint(there.right() + _NEAR, middle.y()),
        "left": QPoint(there.left() - _NEAR - size.width(), middle.y()),
        "below": QPoint(middle.x(), there.bottom() + _NEAR),
        "above": QPoint(middle.x(), there.top() - _NEAR - size.height()),
    }
    for side, spot in spots.items():
        place = _inside(QRect(spot, size), room)
        if room.contains(place) and not place.intersects(there):
            return side, place
    corner = QPoint(room.right() - size.width() - TIP, room.bottom() - size.height() - 3 * TIP)
    return "", _inside(QRect(corner, size), room)


def _inside(place: QRect, room: QRect) -> QRect:
    """The place moved into the room, as far as that goes."""
    x = max(room.left(), min(place.left(), room.right() - place.width() + 1))
    y = max(room.top(), min(place.top(), room.bottom() - place.height() + 1))
    return QRect(QPoint(x, y), place.size())
