"""The bar on top: the headline, that all is saved, the search box, three buttons."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionFrame,
    QWidget,
)

from explorer.guarded import guarded
from explorer.panels.plain import Elided, tip, visible
from explorer.window.search_box import SearchBox


class TopBar(QWidget):
    """``retitled`` tells a new headline that the user wrote."""

    retitled = Signal(str)

    def __init__(self, search: SearchBox) -> None:
        super().__init__()
        self._shown = ""
        self._search = search
        self._headline = _Headline()
        self._headline.focused.connect(self._fit)
        self._headline.setProperty("role", "bare")
        self._headline.setAccessibleName(self.tr("Headline of the article"))
        self._headline.setPlaceholderText(self.tr("Article Explorer"))
        self._headline.editingFinished.connect(self._finish)
        self._headline.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(560)  # of all parts the headline gives way first
        self._saved = Elided("", "muted")
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(10)
        left = QHBoxLayout()
        left.setSpacing(8)
        left.addWidget(self._headline)
        left.addWidget(self._saved, 1)
        right = QHBoxLayout()
        right.addStretch(1)
        right.addLayout(self._buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 7, 16, 7)
        row.setSpacing(16)
        row.addLayout(left, 3)
        row.addWidget(search, 3)
        row.addLayout(right, 3)
        self.show_headline("", "", editable=False)

    def add_button(self, action: QAction, text: str, primary: bool = False) -> None:
        """A button for an action, with a short text."""
        button = QPushButton(text)
        button.setObjectName(action.objectName())
        button.setAccessibleName(text)
        if primary:
            button.setProperty("role", "primary")
        button.clicked.connect(action.trigger)

        def follow() -> None:
            button.setEnabled(action.isEnabled())
            button.setToolTip(action.toolTip())

        action.changed.connect(follow)
        follow()
        self._buttons.addWidget(button)

    def show_headline(self, headline: str, saved: str, editable: bool) -> None:
        """Show a headline and, behind it, what is open and that it is saved."""
        self._shown = headline
        text = visible(headline)
        if not (self._headline.hasFocus() and self._headline.isModified()):
            self._headline.setText(text)
            self._headline.setCursorPosition(0)
        self._headline.setReadOnly(not editable)
        self._headline.setToolTip(tip(headline))
        self._saved.show_text(saved)
        self._search.setEnabled(bool(headline or saved))  # without a project nothing can be found
        self._fit()

    @guarded
    def _fit(self) -> None:
        """Give the headline the room it needs, at most a fifth of the bar; edited, a third."""
        bold = QFont(self._headline.font())
        bold.setWeight(QFont.Weight.DemiBold)
        text = self._headline.text() or self._headline.placeholderText()
        wide = QFontMetrics(bold).horizontalAdvance(text) + 24
        most = self.width() // (3 if self._headline.hasFocus() else 5)
        self._headline.setFixedWidth(max(90, min(wide, most)))

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self._fit()

    @guarded
    def _finish(self) -> None:
        text = self._headline.text().strip()
        self._headline.setCursorPosition(0)
        if not self._headline.isReadOnly() and text and text != visible(self._shown):
            self.retitled.emit(text)
        elif not text:
            self._headline.setText(visible(self._shown))


class _Headline(QLineEdit):
    """A line that ends in "…" where it has no room, until it is edited."""

    focused = Signal()  # it has, or has lost, the keyboard

    @guarded
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the whole text."""
        super().focusInEvent(event)
        self.focused.emit()

    @guarded
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show its beginning."""
        super().focusOutEvent(event)
        self.focused.emit()

    @guarded
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the whole text."""
        self.selectAll()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        if self.hasFocus() or not self.text():
            super().paintEvent(event)
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        with QPainter(self) as painter:
            self.style().drawPrimitive(
                QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self
            )
            # 2 pixels: what a line keeps between its frame and its text
            room = (
                self.style()
                .subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
                .adjusted(2, 0, -2, 0)
            )
            text = painter.fontMetrics().elidedText(
                self.text(), Qt.TextElideMode.ElideRight, room.width()
            )
            painter.setPen(self.palette().text().color())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
