"""A relation above its sentences: words, kind, direction and verdict, edited in place."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer.guarded import guarded
from explorer.model.kinds import relation_kinds, relation_label
from explorer.model.records import Relation, Verdict
from explorer.panels.chips import Flow, KeyButton
from explorer.panels.keys import is_ctrl_enter, leaves_to_window
from explorer.panels.note_style import NoteStyle
from explorer.panels.plain import Elided, label, share, tip, visible
from explorer.panels.style import Look, focus_frame
from explorer.panels.suggesting import completing


class RelationHeading(QWidget):
    """The words of a relation; double-click or F2 edits them, the rest is behind "Edit"."""

    judged = Signal(str, str)  # relation, verdict
    relabeled = Signal(str, str)
    retyped = Signal(str, str)  # relation, kind
    flipped = Signal(str)
    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.relation: Relation | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._words = Elided("", "headline")
        self.setToolTip(tip(self.tr("Double-click or press F2 to edit")))
        self._meta = Elided("", "small")
        self._chip = label("", "chip")
        self._edit = QPushButton(self.tr("Edit"))
        self._edit.setProperty("role", "quiet")
        self._edit.setCheckable(True)
        self._edit.setAccessibleName(self.tr("Edit this relation"))
        self._edit.toggled.connect(self._toggle_tools)
        self._line = _Words()
        self._line.setAccessibleName(self.tr("Words of the relation"))
        self._line.editingFinished.connect(self._finish)
        self._line.hide()
        self._tools = self._make_tools()
        self._said = QWidget()  # on two rows where the words are long: they must not be cut
        said = Flow(self._said, 6, centered=True)
        said.addWidget(self._words)
        said.addWidget(self._meta)
        self._meta.setFixedHeight(self._words.sizeHint().height())
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self._said, 1)
        top.addWidget(self._line, 1)
        top.addWidget(self._chip)
        top.addWidget(self._edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 0, 2)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self._tools)
        self._tools.hide()

    def show_relation(
        self, relation: Relation, words: str, meta: str, verdict: Verdict, ends: str
    ) -> None:
        """Show a relation; ``ends`` says who stands at which end."""
        self.relation = relation
        self._words.show_text(words)
        said_of = " · ".join([meta, *(f"#{visible(tag, 40)}" for tag in relation.tags)])
        self._meta.show_text(said_of)
        told = self.tr("{share}: how often lines that were read in this way are right")
        sure = relation.verdict == "unreviewed" and relation.confidence < 1
        said = [said_of, ends, *([told.format(share=share(relation.confidence))] if sure else [])]
        self._meta.setToolTip("<br>".join(tip(part) for part in said))
        says = {
            "confirmed": "✓ " + self.tr("Confirmed"),
            "disputed": "? " + self.tr("Disputed"),
            "rejected": self.tr("Rejected"),
        }.get(verdict if relation.verdict != "unreviewed" else "unreviewed", "")
        self._chip.setText(says)
        self._chip.setVisible(bool(says))
        name = relation_label(relation.kind)
        self._kind.setText(self.tr("Kind: {kind}").format(kind=visible(name, 40)) + " ▾")
        turn = self.tr("Reverse") if relation.directed else self.tr("Give a direction")
        self._flip.say(turn, "R")
        judged = relation.verdict != "unreviewed"
        for button, shown in zip(self._verdicts, (*[not judged] * 3, judged), strict=True):
            button.setVisible(shown)
        self._verdicts[3].say(
            self.tr("Restore") if verdict == "rejected" else self.tr("Take back"), "U"
        )
        if not self._tools.isHidden():  # fewer buttons: nothing below may move under the mouse
            self._tools.setMinimumHeight(self._tools.height())
        self.setAccessibleName(f"{visible(words)}, {meta}")
        self.setAccessibleDescription(visible(ends))

    def suggest(self, labels: list[str]) -> None:
        """Offer words while the label is edited."""
        self._line.setCompleter(completing(labels, self._line, ends=True))

    def edit(self) -> None:
        """Edit the words in place."""
        if self.relation is None:
            return
        self._line.setText(self.relation.label)
        self._said.hide()
        self._line.show()
        self._line.selectAll()
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _make_tools(self) -> QWidget:
        tools = QWidget()
        row = Flow(tools, 6)
        self._kind = QPushButton()
        self._kind.setProperty("role", "quiet")
        self._kind.setAccessibleName(self.tr("Kind of the relation"))
        menu = QMenu(self._kind)
        for kind in relation_kinds().values():
            action = QAction(kind.label, menu)
            action.setData(kind.id)
            menu.addAction(action)
        menu.triggered.connect(self._retype)
        self._kind.setMenu(menu)
        self._flip = KeyButton(self._look, self.tr("Reverse"), "R")
        self._flip.clicked.connect(self._turn)
        self._verdicts = [
            KeyButton(self._look, self.tr("Confirm"), "C"),
            KeyButton(self._look, self.tr("Dispute"), "D"),
            KeyButton(self._look, self.tr("Reject"), "X"),
            KeyButton(self._look, self.tr("Take back"), "U"),
        ]
        wishes = (self._confirm, self._dispute, self._reject, self._take_back)
        for button, wish in zip(self._verdicts, wishes, strict=True):
            button.clicked.connect(wish)
        for widget in (self._kind, self._flip, *self._verdicts):
            row.addWidget(widget)
        return tools

    @guarded
    def _toggle_tools(self, shown: bool) -> None:
        self._tools.setMinimumHeight(0)
        self._tools.setVisible(shown)

    @guarded
    def _finish(self) -> None:
        if self._line.isHidden():
            return
        self._line.hide()
        self._said.show()
        words = self._line.text().strip()
        if self.relation is not None and words and words != self.relation.label:
            self.relabeled.emit(self.relation.id, words)

    @guarded
    def _retype(self, action: QAction) -> None:
        if self.relation is not None:
            self.retyped.emit(self.relation.id, action.data())

    @guarded
    def _turn(self) -> None:
        if self.relation is not None:
            self.flipped.emit(self.relation.id)

    @guarded
    def _confirm(self) -> None:
        self._judge("confirmed")

    @guarded
    def _dispute(self) -> None:
        self._judge("disputed")

    @guarded
    def _reject(self) -> None:
        self._judge("rejected")

    @guarded
    def _take_back(self) -> None:
        self._judge("unreviewed")

    def _judge(self, verdict: str) -> None:
        if self.relation is not None:
            self.judged.emit(self.relation.id, verdict)

    @guarded
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit in place."""
        self.edit()

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the keyboard and tell."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Its own keys; the rest goes on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._line.hasFocus():
            self._edit.toggle()
        elif event.key() == Qt.Key.Key_Escape and self._line.hasFocus():
            self._line.setText("")
            self.setFocus()
        else:
            event.ignore()

    @guarded
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that it has the keyboard."""
        self.update()
        if self.relation is not None:
            self.chosen.emit(self.relation.id)

    @guarded
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """It has the keyboard no more."""
        self.update()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        if not self.hasFocus():
            return
        with QPainter(self) as painter:
            focus_frame(painter, self.rect(), self._look)


class _Words(QLineEdit):
    """Keeps Enter to itself: the heading below it would open its tools."""

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ends the editing, and no more."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()


class NoteBox(QPlainTextEdit):
    """A note in Markdown that grows with its text; saved when left, Ctrl+Enter leaves it."""

    noted = Signal(str, str)  # relation or sentence, text
    left = Signal(str)  # the same: a key has ended the writing
    unfocused = Signal()
    grown = Signal()

    def __init__(
        self, relation: str, text: str, parent: QWidget | None = None, hint: str = ""
    ) -> None:
        super().__init__(parent)
        self._relation = relation
        self._saved = text
        self.setProperty("role", "note")
        hint = hint or self.tr("Note on this relation…")
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint.rstrip("…"))
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._style = NoteStyle(self.document())
        self.setPlainText(text)
        self.textChanged.connect(self._grow)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def show_note(self, text: str) -> None:
        """Show what is stored, unless something else is being written."""
        if text != self._saved and not self.hasFocus():
            self._saved = text
            self.setPlainText(text)

    def write(self) -> None:
        """Put the keyboard behind what is written already."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def save(self) -> None:
        """Store what is written."""
        text = self.toPlainText().strip()
        if text != self._saved:
            self._saved = text
            self.noted.emit(self._relation, text)

    @guarded
    def _grow(self, _: object = None) -> None:
        lines = max(1, min(12, int(self.document().size().height())))
        tall = lines * self.fontMetrics().lineSpacing() + 19
        if self.minimumHeight() != tall:
            self.setFixedHeight(tall)
            self.grown.emit()

    @guarded(QSize(200, 40))
    def sizeHint(self) -> QSize:
        """As large as what it shows."""
        return QSize(200, self.minimumHeight())

    @guarded
    def resizeEvent(self, event: object) -> None:
        """Put its parts in place."""
        super().resizeEvent(event)
        self._grow()

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        """Keys that the window needs are not for editing."""
        if leaves_to_window(event):
            event.ignore()
            return False
        if event.type() == QEvent.Type.ShortcutOverride and is_ctrl_enter(event):
            event.accept()  # else the window's Ctrl+Enter opens the note that is open already
            return True
        return super().event(event)

    @guarded
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """It has the keyboard no more."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.save()
            self.unfocused.emit()

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Its own keys; the rest goes on."""
        if is_ctrl_enter(event) or event.key() == Qt.Key.Key_Escape:
            self.save()
            self.left.emit(self._relation)
        else:
            super().keyPressEvent(event)
            event.accept()  # else an arrow at its end would go on to the next card
