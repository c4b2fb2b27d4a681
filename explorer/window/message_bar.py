"""One sentence above the graph: what went wrong, or what was done and can be undone."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from explorer.guarded import guarded
from explorer.panels.icons import icon
from explorer.panels.plain import label, visible
from explorer.panels.style import Look

STAYS = 9_000  # milliseconds that a message without a problem stays


class MessageBar(QFrame):
    """Shows one message; never blocks, never hides what it cannot say."""

    said = Signal()  # the bar has another text

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._act: Callable[[], object] | None = None
        self.setProperty("role", "bar")
        self._sign = QToolButton()
        self._sign.setEnabled(False)
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
        self._timer = QTimer(self, singleShot=True, interval=STAYS)
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
        self._timer.start()

    def warn(self, text: str, act: str = "", do: Callable[[], object] | None = None) -> None:
        """Say what went wrong, until it is closed."""
        self._timer.stop()
        self._show(text, "warning", act, do)

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

    def _show(self, text: str, sign: str, act: str, do: Callable[[], object] | None) -> None:
        self._text.setText(visible(text, 600))
        color = "warning" if sign == "warning" else "muted"
        self._sign.setIcon(icon(sign, self._look.hex(color)))
        self._close.setIcon(icon("close", self._look.hex("muted")))
        self._button.setText(act)
        self._button.setAccessibleName(act or self.tr("Answer to the message"))
        self._text.setAccessibleName(self.tr("Message: {text}").format(text=visible(text)))
        self._button.setVisible(bool(act))
        self._act = do
        self.show()
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
