"""What a first start shows: open, try the example, go on, or drop something."""

import re
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from explorer.guarded import guarded
from explorer.panels.plain import label
from explorer.panels.rows import Row
from explorer.panels.style import Look
from explorer.panels.table import RowList

MOST = 6  # recent projects that are shown


class StartPage(QWidget):
    """``recent_picked`` tells the path of a project."""

    recent_picked = Signal(str)

    def __init__(self, look: Look, open_action: QAction, example_action: QAction) -> None:
        super().__init__()
        self.setProperty("role", "stage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(
            label(self.tr("Who is tied to whom, and which sentence says so"), "hero", wrap=True)
        )
        text = self.tr(
            "Open a news article. People, organizations, places and events become a graph; "
            "every line leads to its sentences. Nothing leaves this computer."
        )
        column.addWidget(label(text, "muted", wrap=True, shown=400))
        column.addSpacing(8)
        column.addWidget(self._make_drop(open_action, example_action))
        column.addSpacing(8)
        self._title = label(self.tr("RECENT PROJECTS"), "section")
        self._recent = RowList(look, self.tr("Recent projects"))
        self._recent.picked.connect(self._picked)
        column.addWidget(self._title)
        column.addWidget(self._recent)
        inner = QWidget()
        inner.setLayout(column)
        inner.setMaximumWidth(620)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(inner, 8)
        row.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 24, 24, 24)
        whole.addStretch(1)
        whole.addLayout(row)
        whole.addStretch(2)

    def show_recent(self, paths: tuple[str, ...]) -> None:
        """Show the projects that were open last; those that are gone are left out."""
        there = [path for path in map(Path, paths) if path.is_file()][:MOST]
        rows = [
            Row(str(path), _name(path), icon="project", under=str(path.parent), tip=str(path))
            for path in there
        ]
        self._recent.replace(rows)
        self._recent.mark([])
        self._recent.setFixedHeight(self._recent.natural_height(MOST))
        self._title.setVisible(bool(rows))
        self._recent.setVisible(bool(rows))

    def _make_drop(self, open_action: QAction, example_action: QAction) -> QWidget:
        place = QFrame()
        place.setProperty("role", "drop")
        column = QVBoxLayout(place)
        column.setContentsMargins(24, 22, 24, 22)
        column.setSpacing(12)
        hint = label(self.tr("Drop articles, a folder or a text here"), "muted")
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch(1)
        first = _button(open_action, self.tr("Open an article…"), "primary")
        self.setFocusProxy(first)
        buttons.addWidget(first)
        example = _button(example_action, self.tr("Open the example"), "")
        buttons.addWidget(example)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(hint)
        kinds = label(
            self.tr(
                "txt · md · html · pdf · docx · eml · csv · xlsx · "
                "Explorer JSON · GraphML · GEXF · FollowTheMoney"
            ),
            "small",
        )
        kinds.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(kinds)
        return place

    @guarded
    def _picked(self, names: list[str]) -> None:
        if names:
            self.recent_picked.emit(names[0])


def _name(path: Path) -> str:
    """What a project is called: its file name, without the digits that keep names apart."""
    return re.sub(r"-[0-9a-f]{8}$", "", path.stem).replace("-", " ")


def _button(action: QAction, text: str, role: str) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(text)
    if role:
        button.setProperty("role", role)
    button.clicked.connect(action.trigger)

    def follow() -> None:
        button.setEnabled(action.isEnabled())

    action.changed.connect(follow)
    follow()
    return button
