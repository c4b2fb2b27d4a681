"""Movement that explains a change: positions and views glide, unless motion is not wanted."""

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation
from PySide6.QtWidgets import QStyle, QWidget

from explorer.canvas.guarded import guarded


class Glide(QObject):
    """Runs a function with a fraction from above 0 to 1; one glide at a time, a new one wins."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._step: Callable[[float], None] | None = None
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._advance)

    @property
    def running(self) -> bool:
        """Whether a glide is under way."""
        return self._animation.state() == QVariantAnimation.State.Running

    def start(self, step: Callable[[float], None], milliseconds: int) -> None:
        """Call ``step`` once a frame, at last with 1; with 0 milliseconds at once."""
        self.stop()
        if milliseconds <= 0:
            step(1.0)
            return
        self._step = step
        self._animation.setDuration(milliseconds)
        self._animation.start()

    def stop(self) -> None:
        """Leave everything where it is now."""
        self._step = None
        self._animation.stop()

    def finish(self) -> None:
        """Go to the end at once."""
        step = self._step
        self.stop()
        if step is not None:
            step(1.0)

    @guarded
    def _advance(self, fraction: float) -> None:
        # Starting reports the start value too: there is nothing to show at 0.
        if self._step is not None and fraction > 0:
            self._step(fraction)


def motion_wanted(widget: QWidget) -> bool:
    """False where the desktop asks for reduced motion (its animations last 0 ms)."""
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return widget.style().styleHint(hint, None, widget) > 0
