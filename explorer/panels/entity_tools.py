"""What a person can do to the entity that is shown, and what was put on it: tags, group, note."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from explorer.guarded import guarded
from explorer.model.records import Entity
from explorer.panels.chips import Flow, KeyButton
from explorer.panels.headings import NoteBox
from explorer.panels.plain import label, visible
from explorer.panels.style import Look


class EntityTools(QWidget):
    """Buttons that name actions of the window; the rarer ones are behind "More"."""

    wished = Signal(str)  # id of an action
    noted = Signal(str, str)  # entity, text
    left = Signal()  # the note was left by Ctrl+Enter

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._note: NoteBox | None = None
        self._marks = label("", "small", wrap=True, shown=400)
        self._buttons = QWidget()
        row = Flow(self._buttons, 6)
        self._split = self._button("split", self.tr("Split…"), "S")
        self._apart = self._button("take-apart", self.tr("Take merge apart"), "")
        for button in (
            self._button("rename", self.tr("Rename…"), "F2"),
            self._button("kind", self.tr("Kind…"), "K"),
            self._split,
            self._apart,
            self._button("delete", self.tr("Reject"), "Del"),
        ):
            row.addWidget(button)
        row.addWidget(self._more())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self._marks)
        self._column.addWidget(self._buttons)

    def show_entity(
        self, entity: Entity, merged: tuple[str, ...], mentions: int, editable: bool
    ) -> None:
        """``merged`` are the names of who was merged into it last."""
        told = [self.tr("Rejected")] if entity.rejected else []
        told += [self.tr("Hidden")] if entity.hidden else []
        if entity.group:
            told.append(self.tr("Group: {name}").format(name=entity.group))
        if entity.tags:
            told.append(self.tr("Tags: {tags}").format(tags=", ".join(entity.tags)))
        if merged:
            told.append(self.tr("Merged from: {names}").format(names=", ".join(merged)))
        self._marks.setText(visible(" · ".join(told), 400))
        self._marks.setVisible(bool(told))
        self._buttons.setVisible(editable)
        self._split.setEnabled(mentions > 1)
        self._apart.setVisible(bool(merged))
        self._show_note(entity, editable)

    def edit_note(self) -> None:
        """Write the note."""
        if self._note is not None and not self._note.isReadOnly():
            self._note.show()
            self._note.write()

    def save(self) -> None:
        """Store what is written."""
        if self._note is not None:
            self._note.save()

    def _show_note(self, entity: Entity, editable: bool) -> None:
        if self._note is None or self._note.property("entity") != entity.id:
            if self._note is not None:
                self._note.save()
                self._note.hide()
                self._note.deleteLater()
            hint = self.tr("Note on this entity…")
            self._note = NoteBox(entity.id, entity.note, hint=hint)
            self._note.setProperty("entity", entity.id)
            self._note.noted.connect(self.noted)
            self._note.left.connect(self._leave)
            self._column.addWidget(self._note)
        self._note.show_note(entity.note)
        self._note.setReadOnly(not editable)
        self._note.setVisible(editable or bool(entity.note))

    def _button(self, name: str, text: str, key: str) -> KeyButton:
        button = KeyButton(self._look, text, key)
        button.setObjectName(name)
        button.clicked.connect(self._wish)
        return button

    def _more(self) -> QPushButton:
        button = QPushButton(self.tr("More") + " ▾")
        button.setProperty("role", "quiet")
        button.setAccessibleName(self.tr("More to do with this entity"))
        menu = QMenu(button)
        for name, text in (
            ("aliases", self.tr("Other names…")),
            ("tags", self.tr("Tags…")),
            ("group", self.tr("Group…")),
            ("color", self.tr("Color…")),
            ("uncolor", self.tr("Color of its kind")),
            ("hide", self.tr("Hide")),
        ):
            action = QAction(text, menu)
            action.setData(name)
            menu.addAction(action)
        menu.triggered.connect(self._chosen)
        button.setMenu(menu)
        return button

    @guarded
    def _wish(self) -> None:
        self.wished.emit(self.sender().objectName())

    @guarded
    def _chosen(self, action: QAction) -> None:
        self.wished.emit(str(action.data()))

    @guarded
    def _leave(self, entity: str) -> None:
        self.left.emit()
