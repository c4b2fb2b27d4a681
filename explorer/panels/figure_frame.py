"""What stands round a figure: title and corrections above it, the caption below."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer.guarded import guarded
from explorer.model.records import Figure
from explorer.panels.keys import is_ctrl_enter
from explorer.panels.plain import label, visible

_FEW = 3  # corrections that are listed without asking
_TALLEST = 5  # rows of a caption that are seen at once


class FigureHead(QWidget):
    """Title, how much is in it, and the bar of corrections. Enter or leaving takes the title."""

    retitled = Signal(str)
    seen = Signal()
    left = Signal()  # the keyboard is the graph's again

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = ""
        self._told: tuple[str, ...] = ()
        self.title = _Title()
        self.title.setProperty("role", "figure")
        self.title.setAccessibleName(self.tr("Title of the figure"))
        self.title.setMaxLength(200)
        self.title.editingFinished.connect(self._finish)
        self.title.given_up.connect(self._give_up)
        self.holds = label("", "small")
        self.bar = QFrame()
        self.bar.setProperty("role", "bar")
        self.says = label("", "", wrap=True, shown=4000)
        self.says.setSizePolicy(
            self.says.sizePolicy().horizontalPolicy().Expanding,
            self.says.sizePolicy().verticalPolicy(),
        )
        self.more = QPushButton("")
        self.more.setProperty("role", "quiet")
        self.more.setAccessibleName(self.tr("All corrections, or the first"))
        self.more.clicked.connect(self._open)
        self.done = QPushButton(self.tr("Seen"))
        self.done.setToolTip(self.tr("Mark them no more; they hold"))
        self.done.clicked.connect(self._see)
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(12, 6, 8, 6)
        row.addWidget(self.says, 1)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.done, 0, Qt.AlignmentFlag.AlignTop)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.title, 1)
        top.addWidget(self.holds)
        column = QVBoxLayout(self)
        column.setContentsMargins(11, 4, 16, 4)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.bar)
        self._opened = False

    @property
    def told(self) -> tuple[str, ...]:
        """The corrections that are listed, a sentence each."""
        return self._told

    def show_figure(self, figure: Figure, holds: str, told: Sequence[str], editable: bool) -> None:
        """Show what it is called, what is in it, and what corrections changed."""
        if self._title != figure.title or not self.title.hasFocus():
            self.title.setText(figure.title)
            self.title.setCursorPosition(0)
        self._title = figure.title
        self.title.setReadOnly(not editable)
        self.holds.setText(holds)
        if tuple(told) != self._told:
            self._told, self._opened = tuple(told), False
        self.done.setEnabled(editable)
        self._tell()

    def edit_title(self) -> None:
        """Let the title be typed over."""
        self.title.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.title.selectAll()

    def _tell(self) -> None:
        count = len(self._told)
        self.bar.setVisible(bool(count))
        shown = self._told if self._opened or count <= _FEW + 1 else self._told[:_FEW]
        head = (
            self.tr("One correction since you looked:")
            if count == 1
            else self.tr("{count} corrections since you looked:").format(count=count)
        )
        words = [visible(one, 300) for one in shown]
        text = (
            f"{head} {words[0]}"
            if count == 1
            else "\n".join((head, *(f"• {one}" for one in words)))
        )
        self.says.setText(text if words else "")
        self.more.setVisible(len(shown) < count or (self._opened and count > _FEW + 1))
        left = count - len(shown)
        self.more.setText(self.tr("{count} more").format(count=left) if left else self.tr("Fewer"))

    @guarded
    def _open(self) -> None:
        self._opened = not self._opened
        self._tell()

    @guarded
    def _see(self) -> None:
        self.seen.emit()

    @guarded
    def _finish(self) -> None:
        typed = " ".join(self.title.text().split())
        if typed and typed != self._title and not self.title.isReadOnly():
            self.retitled.emit(typed)
        self.title.setText(self._title)  # what holds by now: another title may be refused
        if self.title.hasFocus():
            self.left.emit()

    @guarded
    def _give_up(self) -> None:
        self.title.setText(self._title)
        self.left.emit()


class _Title(QLineEdit):
    given_up = Signal()

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the title as it was."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class FigureCaption(QPlainTextEdit):
    """The words below a figure, of as many rows as they need; leaving or Ctrl+Enter takes them."""

    described = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self.setProperty("role", "caption")
        self.setAccessibleName(self.tr("Caption of the figure"))
        self.setPlaceholderText(self.tr("Write a caption; it is printed below the figure"))
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.textChanged.connect(self._fit)
        self._fit()

    def show_figure(self, figure: Figure, editable: bool) -> None:
        """Show its caption."""
        if self._words != figure.caption or not self.hasFocus():
            self._words = figure.caption
            if self.toPlainText() != figure.caption:
                self.setPlainText(figure.caption)
        self.setReadOnly(not editable)

    def save(self) -> None:
        """Take what was typed."""
        words = self.toPlainText().strip()
        if words != self._words and not self.isReadOnly():
            self._words = words
            self.described.emit(words)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter takes it, Esc leaves it as it was."""
        if event.key() == Qt.Key.Key_Escape:
            self.setPlainText(self._words)
            self.left.emit()
        elif is_ctrl_enter(event):
            self.save()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @guarded
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving takes it."""
        super().focusOutEvent(event)
        self.save()

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        """Other widths and fonts want other heights."""
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange, QEvent.Type.Show):
            self._fit()
        return done

    @guarded
    def _fit(self) -> None:
        rows = int(self.document().size().height())  # a plain document counts in rows
        tall = self.fontMetrics().lineSpacing() * max(1, min(rows, _TALLEST))
        self.setFixedHeight(tall + 18)
