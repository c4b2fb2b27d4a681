"""Movement that explains a change: positions and views glide, unless motion is not wanted."""

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation
from PySide6.QtWidgets import QStyle, QWidget

from explorer.guarded import guarded


class Glide(QObject):
    """Runs a function with a fraction from 0 to 1; one glide at a time, a new one wins."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._step: Callable[[float], None] | None = None
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._advance)

    def start(self, step: Callable[[float], None], milliseconds: int) -> None:
        """Call ``step`` with 0, once a frame, at last with 1; with 0 milliseconds only with 1."""
        self.stop()
        if milliseconds <= 0:
            step(1.0)
            return
        self._step = step
        step(0.0)
        self._animation.setDuration(milliseconds)
        self._animation.start()

    def stop(self) -> None:
        """Leave everything where it is now."""
        self._step = None
        self._animation.stop()

    @guarded
    def _advance(self, fraction: float) -> None:
        if self._step is not None:
            self._step(fraction)


def motion_wanted(widget: QWidget) -> bool:
    """False where the desktop asks for reduced motion (its animations last 0 ms)."""
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return widget.style().styleHint(hint, None, widget) > 0
