"""What sizes and colors of the drawing mean, under it: a row for each measure that they go by."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from explorer.graph.dress import MEANING, SAMPLED, Dress
from explorer.guarded import guarded
from explorer.panels.plain import label
from explorer.panels.style import Look

_SIZES = (7, 12, 18)  # pixels
_MOST = 8  # colors that are shown: those of communities, and the one of all others
_STEP = 15  # pixels from color to color


class Legend(QFrame):
    """Swatches and a sentence each; ``told`` is whether there is anything to say."""

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.setAccessibleName(self.tr("What sizes and colors mean"))
        self.told = False
        self._sizes, self._colors = _Swatch(look), _Swatch(look)
        self._size_says = label("", "small", wrap=True)
        self._color_says = label("", "small", wrap=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 12, 8)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        for row, (swatch, says) in enumerate(
            ((self._sizes, self._size_says), (self._colors, self._color_says))
        ):
            grid.addWidget(swatch, row, 0)
            grid.addWidget(says, row, 1)
        grid.setColumnStretch(1, 1)
        self.hide()

    def show_dress(self, dress: Dress, waits: bool = False) -> None:
        """Say what a drawing's sizes and colors mean; ``waits`` for measures to come."""
        size, color = MEANING.get(dress.size_by, ""), MEANING.get(dress.color_by, "")
        if size and dress.sampled and dress.size_by == "betweenness":
            size = f"{self.tr(size)} {self.tr(SAMPLED).format(count=dress.sampled)}"
        if waits:
            size = self.tr("The graph is being measured; sizes and colors follow.")
        self._size_says.setText(self.tr(size) if size else "")
        self._color_says.setText(self.tr(color) if color else "")
        numbers = () if dress.groups is None else tuple(sorted(set(dress.groups.tolist())))
        self._sizes.show_sizes(bool(size) and not waits)
        self._colors.show_colors(numbers if color else ())
        for widgets, there in (
            ((self._sizes, self._size_says), bool(size)),
            ((self._colors, self._color_says), bool(color)),
        ):
            for widget in widgets:
                widget.setVisible(there)
        self.told = bool(size or color)
        self.changed.emit()

    def text(self) -> str:
        """All that it says."""
        return " ".join(filter(None, (self._size_says.text(), self._color_says.text())))

    def needed(self, wide: int) -> int:
        """Its height at a width, in pixels."""
        return self.layout().totalHeightForWidth(wide)


class _Swatch(QWidget):
    """Discs from small to large, or in the colors of communities."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._numbers: tuple[int, ...] = ()
        self._discs = False

    def show_sizes(self, shown: bool) -> None:
        """Show three sizes, or nothing."""
        self._discs, self._numbers = shown, ()
        self.updateGeometry()
        self.update()

    def show_colors(self, numbers: tuple[int, ...]) -> None:
        """Show the colors of these communities, those without one of their own as one."""
        named = len(self._look.theme.communities)
        own = tuple(number for number in numbers if 0 <= number < named)
        rest = (-1,) if len(own) < len(numbers) else ()
        self._discs, self._numbers = False, (own + rest)[:_MOST]
        self.updateGeometry()
        self.update()

    @guarded(QSize(60, 20))
    def sizeHint(self) -> QSize:
        """As wide as what it shows; both rows begin their words at one place."""
        return QSize(max(60, _STEP * len(self._numbers)), 20)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the discs."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        theme, y, x = self._look.theme, self.height() / 2, 0.0
        sizes = [(size, theme.label) for size in _SIZES] if self._discs else []
        for size, color in sizes or [(11, theme.community(number)) for number in self._numbers]:
            painter.setBrush(QColor(color))
            painter.drawEllipse(QPointF(x + size / 2, y), size / 2, size / 2)
            x += size + (_STEP - 11 if not self._discs else 7)
