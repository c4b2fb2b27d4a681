"""One sentence above the graph: what went wrong, or what was done and can be undone."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from explorer.guarded import guarded
from explorer.panels.icons import icon
from explorer.panels.plain import label, visible
from explorer.panels.style import Look

STAYS, WARNS = 7_000, 12_000  # milliseconds that a message stays that asks nothing


class MessageBar(QFrame):
    """Shows one message; never blocks, never hides what it cannot say."""

    said = Signal()  # the bar has another text

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._act: Callable[[], object] | None = None
        self._yields = False  # whether the act gives way to another one
        self.setProperty("role", "bar")
        self._sign = QToolButton()
        self._sign.setEnabled(False)
        self._sign.setAccessibleName(self.tr("Note"))
        self._sign.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._text = label("", "", wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setAccessibleName(self.tr("Message"))
        self._button = QPushButton()
        self._button.setAccessibleName(self.tr("Answer to the message"))
        self._button.clicked.connect(self._do)
        self._close = QToolButton()
        self._close.setAccessibleName(self.tr("Close the message"))
        self._close.clicked.connect(self.dismiss)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self.hide()

    def say(self, text: str, act: str = "", do: Callable[[], object] | None = None) -> None:
        """Say what was done, for a while; ``act`` names a button that calls ``do``."""
        self._show(text, "about" if not act else "confirm", act, do)
        self._stay(STAYS)

    def offer(self, text: str, act: str, do: Callable[[], object]) -> None:
        """Say what was done, with an ``act`` that can be had elsewhere too: it may give way."""
        self.say(text, act, do)
        self._yields = True

    def add(self, text: str, act: str, do: Callable[[], object]) -> None:
        """Say one thing more, behind what is said now; what waits for an answer stays alone."""
        if self.isHidden() or self._act is None or self._yields:
            self.say(f"{self.text} {text}".strip(), act, do)

    def warn(self, text: str, act: str = "", do: Callable[[], object] | None = None) -> None:
        """Say what went wrong; with an ``act`` it waits for an answer, else it goes in time."""
        self._show(text, "warning", act, do)
        self._stay(0 if act else WARNS)

    def needed(self, most: int) -> QSize:
        """The size that the message takes in at most ``most`` pixels of width."""
        self.ensurePolished()
        box = self.layout().contentsMargins()
        parts = [part for part in (self._sign, self._button, self._close) if not part.isHidden()]
        beside = sum(part.sizeHint().width() + self.layout().spacing() for part in parts)
        beside += box.left() + box.right() + 2 * self.frameWidth()
        line = self._text.fontMetrics().horizontalAdvance(self._text.text()) + 8
        wide = min(most, beside + line)
        lines = self._text.heightForWidth(wide - beside)
        tall = max([lines, *(part.sizeHint().height() for part in parts)])
        return QSize(wide, tall + box.top() + box.bottom() + 2 * self.frameWidth())

    @property
    def text(self) -> str:
        """What is said now; empty when nothing is."""
        return "" if self.isHidden() else self._text.text()

    @guarded
    def dismiss(self) -> None:
        """Say nothing any more."""
        self._timer.stop()
        self._act = None
        self.hide()

    def _stay(self, time: int) -> None:
        """Go after so many milliseconds; 0 is never."""
        self._timer.setInterval(time)
        if time:
            self._timer.start()
        else:
            self._timer.stop()

    @guarded
    def enterEvent(self, event: QEnterEvent) -> None:
        """Nothing goes while it is read."""
        self._timer.stop()
        super().enterEvent(event)

    @guarded
    def leaveEvent(self, event: QEvent) -> None:
        """Its time begins anew."""
        if not self.isHidden():
            self._stay(self._timer.interval())
        super().leaveEvent(event)

    def _show(self, text: str, sign: str, act: str, do: Callable[[], object] | None) -> None:
        self._text.setText(visible(text, 600))
        color = "warning" if sign == "warning" else "muted"
        self._sign.setAccessibleName(self.tr("Warning") if sign == "warning" else self.tr("Note"))
        self._sign.setIcon(icon(sign, self._look.hex(color)))
        self._close.setIcon(icon("close", self._look.hex("muted")))
        self._button.setText(act)
        self._button.setAccessibleName(act or self.tr("Answer to the message"))
        self._text.setAccessibleName(self.tr("Message: {text}").format(text=visible(text)))
        self._button.setVisible(bool(act))
        self._act, self._yields = do, False
        self.show()
        if QAccessible.isActive():  # it takes no keyboard, so nobody would hear of it
            told = f"{visible(text)}. {act}" if act else visible(text)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))
        self.said.emit()

    @guarded
    def _do(self) -> None:
        act = self._act
        self.dismiss()
        if act is not None:
            act()

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)
