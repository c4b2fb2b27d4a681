"""The sheet of shortcuts."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from explorer.panels.plain import label
from explorer.window.actions import ACTIONS, MENUS, text_of

_WIDE = 1_400  # px of a window in which three columns have room
CANVAS_KEYS = (
    ("Tab, arrows", "Walk the graph"),
    ("Enter", "Select the entity, or the line looked at; Ctrl adds"),
    ("+  −  0", "Zoom in, out, show everything"),
    ("Space", "On a card: the sentence before and after"),
    ("↑ ↓", "From card to card"),
    ("Esc", "One step back"),
)
MOUSE = (
    ("Click", "Select; a line shows its sentences"),
    ("Ctrl+click", "Add to the selection"),
    ("Double-click", "On an entity: show its neighbors alone"),
    ("Drag", "Move an entity, or the whole graph"),
    ("Drag from the handle", "Draw a relation to another entity"),
    ("Shift+drag", "Select all within a frame"),
    ("Wheel", "Zoom at the pointer"),
    ("Right-click", "What can be done there"),
)


class ShortcutSheet(QDialog):
    """All keys, in two columns, or three where the window is wide."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Shortcuts"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(5)
        rows: list[tuple[str, str]] = [("", self.tr("GRAPH AND CARDS")), *CANVAS_KEYS]
        rows += [("", self.tr("MOUSE")), *MOUSE]
        for menu in MENUS:
            keyed = [action for action in ACTIONS if action.menu == menu and action.shortcut]
            if keyed:
                rows.append(("", text_of(menu).upper()))
            for action in keyed:
                key = QKeySequence(action.shortcut)
                written = key.toString(QKeySequence.SequenceFormat.NativeText)
                rows.append((written, text_of(action.text).rstrip("…")))
        starts = _columns(rows, 3 if parent.width() >= _WIDE else 2)
        for number, (key, text) in enumerate(rows):
            begun = max(start for start in starts if start <= number)
            row, column = number - begun, 2 * starts.index(begun)
            if not key:
                grid.addWidget(
                    label(text, "section"), row, column, 1, 2, Qt.AlignmentFlag.AlignBottom
                )
                continue
            grid.addWidget(label(key, "key"), row, column, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(label(self.tr(text)), row, column + 1)
        grid.setColumnStretch(2 * len(starts) - 1, 1)
        body = QWidget()
        body.setLayout(grid)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(body)
        scroll.setAccessibleName(self.tr("Shortcuts"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.addWidget(scroll, 1)
        column.addLayout(closing(self))
        size = body.sizeHint()
        room = parent.size()
        self.resize(
            min(size.width() + 70, room.width() - 40), min(size.height() + 100, room.height() - 40)
        )


def _columns(rows: list[tuple[str, str]], many: int) -> list[int]:
    """The headings that begin the columns, about as long each: no section is cut."""
    headings = [number for number, (key, _) in enumerate(rows) if not key]
    wanted = [len(rows) * column / many for column in range(many)]
    return sorted({min(headings, key=lambda n, at=at: abs(n - at)) for at in wanted})


def closing(dialog: QDialog) -> QHBoxLayout:
    """The row under a sheet: a button that closes it."""
    close = QPushButton(dialog.tr("Close"))
    close.setDefault(True)
    close.clicked.connect(dialog.accept)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(close)
    return row
