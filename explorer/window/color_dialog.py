"""Asks for a color: a few that can be told apart on both themes, or any by its code."""

import re

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QDialog, QLineEdit, QWidget

from explorer.guarded import guarded
from explorer.panels.chips import Flow
from explorer.panels.plain import label
from explorer.panels.style import Look
from explorer.window.fields import Form
from explorer.window.waiting import accepted

COLORS = (
    "#D64545", "#D9822B", "#B8860B", "#5B8C2A", "#1E8A66", "#2A8FA8", "#2F6FB2", "#6A5ACD",
    "#A0459C", "#C2477A", "#7A5C3E", "#6B747D",
)  # fmt: skip
_CODE = re.compile(r"#[0-9A-Fa-f]{6}")


class Swatch(QAbstractButton):
    """A disc of a color."""

    taken = Signal(str)

    def __init__(self, look: Look, color: str) -> None:
        super().__init__()
        self._look, self._color = look, color
        self.setFixedSize(34, 34)
        self.setAccessibleName(color)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._take)

    @guarded(QSize(34, 34))
    def sizeHint(self) -> QSize:
        """As large as what it shows."""
        return QSize(34, 34)

    @guarded
    def _take(self) -> None:
        self.taken.emit(self._color)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect()).adjusted(3, 3, -3, -3)
            if self.hasFocus() or self.underMouse():
                painter.setPen(QPen(self._look.color("accent"), 2))
                painter.drawEllipse(box)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._color))
            painter.drawEllipse(box.adjusted(4, 4, -4, -4))


class ColorDialog(QDialog):
    """Swatches and a field for the code; a press on a swatch writes its code."""

    def __init__(self, look: Look, color: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Color"))
        self.setMinimumWidth(300)
        form = Form(self, look, self.tr("Color it"))
        self._form = form
        form.addWidget(label(self.tr("Color"), "headline"))
        swatches = QWidget()
        swatches.setFixedWidth(6 * 40)
        flow = Flow(swatches, 6)
        for one in COLORS:
            swatch = Swatch(look, one)
            swatch.taken.connect(self._write)
            flow.addWidget(swatch)
        form.addWidget(swatches)
        self.code = QLineEdit(color)
        self.code.setAccessibleName(self.tr("Code of the color"))
        self.code.setPlaceholderText("#RRGGBB")
        self.code.textChanged.connect(self._changed)
        form.addWidget(self.code)
        form.finish()
        self._changed()

    def ask(self) -> str | None:
        """Show it and wait."""
        return self.code.text().strip() if accepted(self) else None

    @guarded
    def _write(self, color: str) -> None:
        self.code.setText(color)

    @guarded
    def _changed(self) -> None:
        self._form.done.setEnabled(bool(_CODE.fullmatch(self.code.text().strip())))
