"""The sheet of shortcuts, and what this program is."""

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

import explorer
from explorer.panels.plain import label
from explorer.session.settings import projects_folder
from explorer.window.actions import ACTIONS, MENUS, text_of

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
    """All keys, in two columns."""

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
        half = (len(rows) + 1) // 2
        for number, (key, text) in enumerate(rows):
            row, column = number % half, 2 * (number // half)
            if not key:
                grid.addWidget(
                    label(text, "section"), row, column, 1, 2, Qt.AlignmentFlag.AlignBottom
                )
                continue
            grid.addWidget(label(key, "key"), row, column, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(label(self.tr(text)), row, column + 1)
        grid.setColumnStretch(3, 1)
        body = QWidget()
        body.setLayout(grid)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(body)
        scroll.setAccessibleName(self.tr("Shortcuts"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.addWidget(scroll, 1)
        column.addLayout(_closing(self))
        size = body.sizeHint()
        room = parent.size()
        self.resize(
            min(size.width() + 70, room.width() - 40), min(size.height() + 100, room.height() - 40)
        )


class AboutSheet(QDialog):
    """Name, version, licenses, folders; what a report of a problem needs can be copied."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Article Explorer"))
        self.setMinimumWidth(420)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(label("Article Explorer", "title"))
        for text in (
            self.tr(
                "News articles in, a graph of who is tied to whom out; a sentence behind each line."
            ),
            self.tr("Everything happens on this computer; nothing is sent anywhere."),
            self.tr(
                "License: Apache-2.0. Built with Qt and PySide6 (LGPL-3), spaCy (MIT), pyqtgraph "
                "(MIT), networkx (BSD), Lucide icons (ISC), Inter (OFL)."
            ),
            self.diagnostics(),
        ):
            column.addWidget(label(text, "muted", wrap=True, shown=600))
        buttons = _closing(self)
        copy = QPushButton(self.tr("Copy details"))
        copy.clicked.connect(lambda: QApplication.clipboard().setText(self.diagnostics()))
        buttons.insertWidget(0, copy)
        column.addSpacing(8)
        column.addLayout(buttons)

    @staticmethod
    def diagnostics() -> str:
        """Versions and folders, without anything of the articles."""
        return (
            f"Article Explorer {explorer.__version__} · Python {platform.python_version()} · "
            f"Qt {qVersion()} · {platform.platform(terse=True)} · {projects_folder()}"
        )


def _closing(dialog: QDialog) -> QHBoxLayout:
    close = QPushButton(dialog.tr("Close"))
    close.setDefault(True)
    close.clicked.connect(dialog.accept)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(close)
    return row
