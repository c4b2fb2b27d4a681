"""Sentences in time as bars, with a span that is drawn, moved and pulled by mouse or by keys.

A full bar is surely of its time, a pale one perhaps: its sentences tell of a longer time, or of
one that is told less exactly. What is behind the selected line or entity is amber.
"""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from explorer.graph.time_bins import Bins, Unit, span_of, span_words
from explorer.graph.timeline import Times
from explorer.guarded import guarded
from explorer.panels.plain import counted, show_tip, written
from explorer.panels.style import Look
from explorer.panels.time_axis import SIDE, Span, TimeAxis
from explorer.panels.time_painting import paint_times

GRIP = 6  # pixels beside an end of the span in which it is caught
_NOTCH = 1.25  # zoom of a notch of the wheel
Grip = Literal["since", "until", "whole", "new"]


@dataclass(slots=True)
class _Drag:
    """What is being pulled: where it began, and the span as it began, both in ``unit``."""

    grip: Grip
    unit: Unit
    began: int
    numbers: tuple[int, int]
    x: float
    moved: bool = False


class TimePlot(QWidget):
    """Tells the span while it is pulled (``tried``), and when it is let go (``ranged``)."""

    tried = Signal(str, str)  # since, until
    ranged = Signal(str, str)  # since, until; both empty for any time

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.axis = TimeAxis()
        self._none = self._about = ""
        self._span: Span | None = None  # that is shown: the one that is pulled
        self._asked: Span | None = None  # the one that holds
        self._drag: _Drag | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(48)

    @guarded(QSize(300, 78))
    def sizeHint(self) -> QSize:
        """Slim."""
        return QSize(300, 78)

    @property
    def bins(self) -> Bins | None:
        """What is shown; None where nothing has a time."""
        return self.axis.bins

    @property
    def span(self) -> tuple[str, str] | None:
        """The span that is shown, also while it is pulled."""
        return self._span

    def show_times(self, times: Times | None, span: Span | None, about: str, none: str) -> None:
        """Show times and the span that is asked for; ``none`` is said where nothing has a time."""
        self._span = self._asked = span
        self._about, self._none, self._drag = about, none, None
        self.axis.show(times, span)
        self._say()
        self.update()

    def zoom(self, factor: float, day: float | None = None) -> None:
        """Show less time, or more, around a day, else around the middle of the span or of all."""
        if self.bins is not None:
            self.axis.zoom(factor, self.axis.middle_of(self._span) if day is None else day)
            self.update()

    def ends(self) -> tuple[float, float] | None:
        """Where the span begins and ends, in pixels; None without a span."""
        return self.axis.ends_of(self._span)

    def _grip_at(self, x: float) -> Grip:
        ends = self.ends()
        if ends is None:
            return "new"
        names: tuple[Grip, Grip] = ("since", "until")
        seen = zip(self.axis.seen_ends_of(self._span), names, strict=True)
        near = [(abs(x - end), name) for end, name in seen if end is not None]
        if near and min(near)[0] <= GRIP:
            return min(near)[1]
        return "whole" if ends[0] < x < ends[1] else "new"

    # mouse -----------------------------------------------------------------------------------

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a span, or take hold of one."""
        if self.bins is None or event.button() != Qt.MouseButton.LeftButton:
            return
        x, numbers = event.position().x(), self.axis.numbers_of(self._span)
        grip: Grip = self._grip_at(x)
        at = self.axis.number_at(x)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and numbers is not None:
            grip = "until" if at >= numbers[0] else "since"
        self._drag = _Drag(grip, self.axis.unit, at, numbers or (at, at), x)

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull; else show what would be caught."""
        x, drag = event.position().x(), self._drag
        if self.bins is None:
            return
        if drag is None:
            grip = self._grip_at(x)
            shapes = {"whole": Qt.CursorShape.OpenHandCursor, "new": Qt.CursorShape.CrossCursor}
            self.setCursor(shapes.get(grip, Qt.CursorShape.SizeHorCursor))
            return
        if not drag.moved and abs(x - drag.x) < 3:
            return
        drag.moved = True
        self._pull(drag, self.axis.number_at(x))

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The span holds from now on; a mere press on a bar is that bar."""
        drag, self._drag = self._drag, None
        if drag is None or self.bins is None:
            return
        if not drag.moved and drag.grip in ("new", "whole"):
            at = self.axis.bin_at(drag.x)
            self._try(self.bins.span(at, at))
        self._hold()

    @guarded
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Any time again."""
        self._drag = None
        self.clear()

    @guarded
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom where the pointer is; aside, or with Shift, look earlier or later."""
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or turned.x():
            self.axis.pan(-(turned.x() or turned.y()) / 1200)
            self.update()
        elif turned.y():
            self.zoom(_NOTCH ** (turned.y() / 120), self.axis.day_at(event.position().x()))
        event.accept()

    def _pull(self, drag: _Drag, at: int) -> None:
        unit, (one, other) = drag.unit, drag.numbers
        since, until = self._asked or ("", "")
        if unit != self.axis.unit:  # zoomed while it is pulled
            return
        if drag.grip == "new":
            self._try(span_of(unit, drag.began, at))
        elif drag.grip == "whole":
            first, last = self.axis.limits
            step = min(max(at - drag.began, min(0, first - one)), max(0, last - other))
            self._try(span_of(unit, one + step, other + step) if step else (since, until))
        elif drag.grip == "since":
            over = at > other
            self._try(span_of(unit, other, at) if over else (span_of(unit, at, at)[0], until))
        else:
            over = at < one
            self._try(span_of(unit, at, one) if over else (since, span_of(unit, at, at)[1]))

    def _try(self, span: tuple[str, str]) -> None:
        if span != self._span:
            self._span = span
            self.update()
            self.tried.emit(*span)

    def _hold(self) -> None:
        if self._span is not None and self._span != self._asked:
            self._asked = self._span
            self._say()
            self.ranged.emit(*self._span)

    def clear(self) -> None:
        """Any time again."""
        if self._span is not None or self._asked is not None:
            self._span = self._asked = None
            self.update()
            self._say()
            self.ranged.emit("", "")

    # keys ------------------------------------------------------------------------------------

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the span, with Shift its end and with Alt its beginning; Esc clears it."""
        key, keys = event.key(), Qt.Key
        if self.bins is None or not self._key(key, event.modifiers()):
            event.ignore()
            super().keyPressEvent(event)
            return
        if key not in (keys.Key_Plus, keys.Key_Minus, keys.Key_0):
            self._hold()

    def _key(self, key: int, held: Qt.KeyboardModifier) -> bool:
        """Do what a key says; False where it says nothing here."""
        keys, bins = Qt.Key, self.bins
        assert bins is not None
        if key in (keys.Key_Left, keys.Key_Right):
            self._step(1 if key == keys.Key_Right else -1, held)
        elif key in (keys.Key_Home, keys.Key_End):
            at = 0 if key == keys.Key_Home else len(bins) - 1
            self._try(bins.span(at, at))
        elif key == keys.Key_Escape and self._span is not None:
            self.clear()
        elif key in (keys.Key_Plus, keys.Key_Equal, keys.Key_Minus):
            self.zoom(1 / _NOTCH**2 if key == keys.Key_Minus else _NOTCH**2)
        elif key == keys.Key_0:
            self.axis.see_all()
            self.update()
        else:
            return False
        return True

    def _step(self, step: int, held: Qt.KeyboardModifier) -> None:
        bins, span = self.bins, self.axis.bins_of(self._span)
        assert bins is not None
        last = len(bins) - 1
        if span is None:  # the first or the last bar
            filled = (bins.sure + bins.possible).nonzero()[0]
            at = int(filled[0 if step > 0 else -1]) if len(filled) else 0
            self._try(bins.span(at, at))
            return
        one, other = span
        if held & Qt.KeyboardModifier.ShiftModifier:
            other = min(last, max(one, other + step))
        elif held & Qt.KeyboardModifier.AltModifier:
            one = max(0, min(other, one + step))
        else:
            step = min(max(step, -one), last - other)
            one, other = one + step, other + step
        self._try(bins.span(one, other))

    # looks -----------------------------------------------------------------------------------

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        """The tooltip tells of the bar under the pointer."""
        if event.type() == QEvent.Type.ToolTip:
            inside = self.bins is not None and SIDE <= event.pos().x() <= self.width() - SIDE
            told = self.told_at(self.axis.bin_at(event.pos().x())) if inside else ""
            show_tip(event, told, self)
            return True
        return super().event(event)

    def told_at(self, at: int) -> str:
        """What a bar says: "Sep 2025: 12 sentences, 3 more perhaps; 4 of the selected"."""
        bins = self.bins
        if bins is None:
            return ""
        sure, possible = int(bins.sure[at]), int(bins.possible[at])
        said = f"{bins.words(at)}: {counted(sure, 'sentence', 'sentences')}"
        if possible:
            said += self.tr(", {number} more perhaps").format(number=written(possible))
        if guessed := int(bins.guessed[at]):
            said += self.tr(", {number} by a guessed date").format(number=written(guessed))
        marked = int(bins.marked[at] + bins.marked_possible[at])
        if marked:
            said += self.tr("; {number} of what is selected").format(number=written(marked))
        return said

    def _say(self) -> None:
        self.setAccessibleName(self._about)
        if self.bins is None:
            self.setAccessibleDescription(self._none)
            return
        first, last = self.bins.span(0, len(self.bins) - 1)
        told = self.tr("From {since} to {until}.").format(
            since=span_words(first, first), until=span_words(last, last)
        )
        asked = self._span
        if asked is None:
            told += " " + self.tr("Any time is shown; arrows choose a span.")
        else:
            shown = [span_words(day, day) if day else self.tr("any") for day in asked]
            told += " " + self.tr("Chosen: {since} to {until}.").format(
                since=shown[0], until=shown[1]
            )
        self.setAccessibleDescription(told)

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other bins where there is other room."""
        super().resizeEvent(event)
        self.axis.resize(self.width())

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        with QPainter(self) as painter:
            if self.bins is None:
                painter.setPen(self._look.color("muted"))
                painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._none)
            else:
                size = self.width(), self.height()
                paint_times(painter, self._look, self.axis, self._span, size)
            if self.hasFocus():
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(self._look.color("accent"))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(2.5, 0.5, -2.5, -0.5), 5, 5)
