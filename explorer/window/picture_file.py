"""Where a picture goes: its name, its format, and its folder."""

import os
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer.guarded import guarded
from explorer.panels.plain import Elided
from explorer.window.picture_files import FORMATS
from explorer.window.picture_names import beside, file_name


class PictureFile(QWidget):
    """A name whose ending and the chosen format follow each other; ``changed`` tells of both."""

    changed = Signal()

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Name of the file"))
        self.format = QComboBox()
        for suffix in FORMATS:
            self.format.addItem(suffix[1:].upper(), suffix)
        self.format.setAccessibleName(self.tr("Format of the file"))
        self.format.setToolTip(
            self.tr("PNG for screens and mail; SVG and PDF stay sharp at any size")
        )
        browse = QPushButton(self.tr("Folder…"))
        browse.setProperty("role", "quiet")
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        self.told = Elided("", "small")
        row = QHBoxLayout()
        row.addWidget(self.name, 1)
        row.addWidget(self.format)
        row.addWidget(browse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        column.addLayout(row)
        column.addWidget(self.told)
        self.name.textChanged.connect(self._named)
        self.format.currentIndexChanged.connect(self._formatted)

    @property
    def suffix(self) -> str:
        """The ending of the chosen format."""
        return self.format.currentData()

    @property
    def folder(self) -> Path:
        """The folder, as chosen last."""
        return self._folder

    def path(self) -> Path:
        """The file as named now."""
        typed = Path(os.path.expanduser(self.name.text().strip()))
        folder = self._folder / typed.parent
        if typed.name and folder.is_dir():  # a name may say where: "~/pictures/graph.png"
            return folder / file_name(typed.name, self.suffix)
        return self._folder / file_name(self.name.text(), self.suffix)

    def begin(self, title: str, suffix: str) -> None:
        """Name it after a title; nothing that is there gets lost."""
        self.format.setCurrentIndex(max(self.format.findData(suffix), 0))
        self.name.setText(beside(self._folder / file_name(title, self.suffix)).name)

    @guarded
    def _named(self, text: str) -> None:
        at = self.format.findData(Path(text.strip()).suffix.lower())
        if at >= 0:
            self.format.setCurrentIndex(at)
        self._tell()

    @guarded
    def _formatted(self, *_: object) -> None:
        text = self.name.text().strip()
        suffix = Path(text).suffix
        if suffix.lower() in FORMATS and suffix.lower() != self.suffix:
            self.name.setText(text[: -len(suffix)] + self.suffix)
        self._tell()

    def _tell(self) -> None:
        path = self.path()
        place = self.tr("in {folder}").replace("{folder}", str(path.parent))
        if path.exists():
            place = self.tr("replaces the file {place}").replace("{place}", place)
        self.told.show_text(place)
        self.changed.emit()

    @guarded
    def _browse(self, *_: object) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Folder for the picture"), str(self._folder)
        )
        if chosen:
            self._folder = Path(chosen)
            self._tell()
