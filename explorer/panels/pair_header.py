"""The head of the evidence: who is at the two ends, how many sentences, how many are checked."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from explorer.guarded import guarded
from explorer.panels.chips import Flow
from explorer.panels.icons import paint_glyph
from explorer.panels.plain import Elided, label, tip, visible
from explorer.panels.style import Look, focus_frame


class End(NamedTuple):
    """One end as it is named; ``entity`` is empty for a group of entities."""

    entity: str
    name: str
    kind: str


class NameButton(QAbstractButton):
    """A name with the shape of its kind; a press leads to the entity."""

    def __init__(self, look: Look, end: End, size: int = 16) -> None:
        super().__init__()
        self._look = look
        self.end = end
        font = QFont(self.font())
        font.setPixelSize(size)
        font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)
        self.setText(visible(end.name, 60))
        self.setToolTip(tip(end.name))
        self.setAccessibleName(self.text())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setEnabled(bool(end.entity))

    @guarded(QSize(60, 24))
    def sizeHint(self) -> QSize:
        """As large as what it shows."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 28, metrics.height() + 4)

    @guarded(QSize(40, 24))
    def minimumSizeHint(self) -> QSize:
        """It may become this narrow."""
        return QSize(60, self.sizeHint().height())

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        with QPainter(self) as painter:
            paint_glyph(painter, self.end.kind, self._look.theme, QPointF(9, self.height() / 2), 11)
            painter.setFont(self.font())
            painter.setPen(self._look.color("text"))
            text = self.fontMetrics().elidedText(
                self.text(), Qt.TextElideMode.ElideRight, self.width() - 26
            )
            painter.drawText(self.rect().adjusted(22, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)
            if self.hasFocus():
                focus_frame(painter, self.rect(), self._look)


class Dash(QWidget):
    """The short amber line between two names."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFixedSize(18, 24)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        with QPainter(self) as painter:
            painter.setPen(QPen(self._look.color("accent"), 2))
            painter.drawLine(QPointF(1, self.height() / 2), QPointF(17, self.height() / 2))


class _Names(QWidget):
    """Names on as many lines as they need, of which none is given up in a low window."""

    def fit(self) -> None:
        """Ask for the height of all lines."""
        layout = self.layout()
        if layout is not None:
            self.setMinimumHeight(layout.heightForWidth(self.width()))

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may take more lines."""
        super().resizeEvent(event)
        self.fit()


class PairHeader(QWidget):
    """Two names, what is known of them in figures, and how much a person has checked."""

    linked = Signal(str)  # entity

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._names = _Names()
        self._flow = Flow(self._names, 8)
        self._figures = Elided("", "muted")
        self._chip = label("", "chip")
        row = QHBoxLayout()
        row.addWidget(self._figures, 1)
        row.addWidget(self._chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 16, 8)
        column.setSpacing(6)
        column.addWidget(self._names)
        column.addLayout(row)

    def show_ends(self, one: End, other: End | None, figures: str, checked: str) -> None:
        """Show two ends, or one by itself, a line of figures and a chip."""
        while self._flow.count():
            widget = self._flow.takeAt(0).widget()
            widget.hide()
            widget.deleteLater()
        parts: list[QWidget] = [NameButton(self._look, one)]
        if other is not None:
            parts += [Dash(self._look), NameButton(self._look, other)]
        for part in parts:
            if isinstance(part, NameButton):
                part.clicked.connect(self._follow)
            self._flow.addWidget(part)
            part.show()
        self.say(figures, checked)
        self._names.fit()

    def say(self, figures: str, checked: str) -> None:
        """Show other figures."""
        self._figures.show_text(figures)
        self._chip.setText(checked)
        self._chip.setVisible(bool(checked))

    @guarded
    def _follow(self) -> None:
        sender = self.sender()
        if isinstance(sender, NameButton):
            self.linked.emit(sender.end.entity)
