"""Asks where a picture will be seen and what it is to hold; it writes nothing itself."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer.canvas.fonts import load_fonts, measure
from explorer.canvas.picture import MOST_PIXELS
from explorer.errors import ExplorerError
from explorer.graph.frame import Caption
from explorer.graph.picture import Picture, PictureOptions, Target, picture
from explorer.graph.scene import Scene
from explorer.graph.theme import ThemeName, theme
from explorer.guarded import guarded
from explorer.panels.plain import Elided, label
from explorer.panels.style import Look
from explorer.window.picture_names import beside, file_name
from explorer.window.picture_places import PicturePlaces
from explorer.window.picture_preview import PicturePreview

_USUAL = {
    "legend": True,
    "caption": True,
    "numbered": True,
    "transparent": False,
}  # what is ticked at first


@dataclass(frozen=True, slots=True)
class PictureStart:
    """What the dialog begins with.

    ``scenes`` maps "view", "selection" and "everything" to what each would draw, those that there
    are; ``remembered`` is ``PictureWish.remembered`` of the time before, or empty.
    """

    scenes: Mapping[str, Scene]
    title: str
    caption: Caption
    folder: Path
    theme: ThemeName
    remembered: Mapping[str, str | int | float | bool]


@dataclass(frozen=True, slots=True)
class PictureWish:
    """What is to be written, laid out already; ``path`` is None for the clipboard."""

    picture: Picture
    what: str
    target: Target
    options: PictureOptions
    theme: ThemeName
    quotes: bool
    path: Path | None
    remembered: Mapping[str, str | int | float | bool]


class PictureDialog(QDialog):
    """A dialog inside the window; :meth:`ask` returns a wish or None. Enter saves."""

    def __init__(self, look: Look, start: PictureStart, parent: QWidget) -> None:
        super().__init__(parent)
        load_fonts()
        self._start, self._look = start, look
        self._wish: PictureWish | None = None
        self._made = False
        self._folder = start.folder
        self.setWindowTitle(self.tr("Export picture"))
        self.setObjectName("picture")
        self.preview = PicturePreview(look)
        self.preview.ready.connect(self._tell)
        self.size_told = label("", "small")
        self.sentence = label("", "small", wrap=True)
        left = QVBoxLayout()
        left.addWidget(self.preview, 1)
        left.addWidget(self.size_told, 0, Qt.AlignmentFlag.AlignHCenter)
        left.addWidget(self.sentence)
        right = QVBoxLayout()
        right.setSpacing(7)
        right.addWidget(label(self.tr("Where will it be seen?"), "title"))
        right.addSpacing(2)
        self.places = PicturePlaces()
        self.places.changed.connect(self._changed)
        right.addWidget(self.places)
        right.addSpacing(8)
        right.addWidget(label(self.tr("WITH"), "section"))
        self._add_options(right)
        right.addStretch(1)
        self._add_file(right)
        self._add_buttons(right)
        sides = QHBoxLayout(self)
        sides.setContentsMargins(22, 20, 22, 18)
        sides.setSpacing(24)
        sides.addLayout(left, 3)
        sides.addLayout(right, 2)
        self._recall()
        self._made = True
        self._changed()

    def ask(self) -> PictureWish | None:
        """Show it and wait."""
        room = self.parentWidget().window().size()
        self.resize(min(980, room.width() - 60), min(720, room.height() - 60))
        try:
            self.exec()
        finally:
            self.preview.close_worker()
        return self._wish

    def options(self) -> PictureOptions:
        """What is printed beside the graph, as chosen now."""
        return PictureOptions(
            title=self.title.text().strip(),
            caption=self._start.caption if self.caption.isChecked() else None,
            legend=self.legend.isChecked(),
            numbered=self.numbered.isChecked(),
            transparent=self.transparent.isChecked(),
        )

    def path(self) -> Path:
        """The file as named now."""
        typed = Path(os.path.expanduser(self.name.text().strip()))
        folder = self._folder / typed.parent
        if typed.name and folder.is_dir():  # a name may say where: "~/pictures/graph.png"
            return folder / file_name(typed.name)
        return self._folder / file_name(self.name.text())

    # what it is made of ----------------------------------------------------------------------

    def _add_options(self, column: QVBoxLayout) -> None:
        self.title = QLineEdit(self._start.title)
        self.title.setPlaceholderText(self.tr("Title (none)"))
        self.title.setAccessibleName(self.tr("Title of the picture"))
        self.title.textChanged.connect(self._changed)
        column.addWidget(self.title)
        self.what, self.tone = QComboBox(), QComboBox()
        names = {
            "view": self.tr("What the graph shows now"),
            "selection": self.tr("The selection"),
            "everything": self.tr("Everything related"),
        }
        for key in self._start.scenes:
            self.what.addItem(names[key], key)
        self.what.setAccessibleName(self.tr("What is drawn"))
        for key, text in (("light", self.tr("Light")), ("dark", self.tr("Dark"))):
            self.tone.addItem(text, key)
        self.tone.setAccessibleName(self.tr("Colors"))
        row = QHBoxLayout()
        row.addWidget(self.what, 3)
        row.addWidget(self.tone, 2)
        column.addLayout(row)
        for box in (self.what, self.tone):
            box.currentIndexChanged.connect(self._changed)
        self.legend = self._check(self.tr("Legend of what can be seen"), column)
        self.caption = self._check(self.tr("Sources and date"), column)
        self.numbered = self._check(self.tr("Numbered lines, and their quotes in a file"), column)
        self.transparent = self._check(self.tr("Transparent background"), column)

    def _add_file(self, column: QVBoxLayout) -> None:
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Name of the file"))
        self.name.textChanged.connect(self._tell_file)
        self.folder = Elided("", "small")
        browse = QPushButton(self.tr("Folder…"))
        browse.setProperty("role", "quiet")
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.addWidget(self.name, 1)
        row.addWidget(browse)
        column.addLayout(row)
        column.addWidget(self.folder)

    def _add_buttons(self, column: QVBoxLayout) -> None:
        self.copy, cancel = QPushButton(self.tr("Copy")), QPushButton(self.tr("Cancel"))
        self.save = QPushButton(self.tr("Save"))
        self.save.setProperty("role", "primary")
        self.save.setDefault(True)
        for button, slot in (
            (self.copy, self._copy), (cancel, self.reject), (self.save, self._save),
        ):  # fmt: skip
            button.clicked.connect(slot)
            button.setAutoDefault(button is self.save)
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.save)
        column.addSpacing(6)
        column.addLayout(row)

    def _check(self, text: str, column: QVBoxLayout) -> QCheckBox:
        box = QCheckBox(text)
        box.toggled.connect(self._changed)
        column.addWidget(box)
        return box

    # what it remembers and does --------------------------------------------------------------

    def _recall(self) -> None:
        known = self._start.remembered
        self.places.recall(known)
        for name, usual in _USUAL.items():
            getattr(self, name).setChecked(bool(known.get(name, usual)))
        tone = str(known.get("theme", self._start.theme))
        self.tone.setCurrentIndex(max(self.tone.findData(tone), 0))
        self.name.setText(beside(self._folder / file_name(self._start.title)).name)

    def _remembered(self) -> dict[str, str | int | float | bool]:
        ticks = {name: getattr(self, name).isChecked() for name in _USUAL}
        more = {"theme": self.tone.currentData(), "folder": str(self._folder)}
        return {**self.places.remembered(), **ticks, **more}

    @guarded
    def _changed(self, *_: object) -> None:
        if not self._made:  # every field reports its first value too
            return
        target, options = self.places.target(), self.options()
        tone = theme(self.tone.currentData())
        scene = self._start.scenes[self.what.currentData()]
        self.preview.want(
            lambda: picture(scene, target, tone, measure, options), at_once=not self.isVisible()
        )

    @guarded
    def _tell(self, made: Picture | Exception) -> None:
        """Say how large the file will be, and whether all names are in it."""
        if isinstance(made, Exception):
            self.sentence.setText(_in_words(made))
            self.save.setEnabled(False)
            return
        target = self.places.target()
        width, height = (
            round(side * target.scale) for side in (made.drawing.width, made.drawing.height)
        )
        self.size_told.setText(f"{width} × {height} px · {round(target.dpi)} dpi")
        too_large = width * height > MOST_PIXELS
        large = self.tr("That is more than 100 million pixels: choose a smaller size.")
        self.sentence.setText(large if too_large else made.sentence or "")
        for button in (self.save, self.copy):
            button.setEnabled(not too_large)

    @guarded
    def _tell_file(self, *_: object) -> None:
        path = self.path()
        place = self.tr("in {folder}").replace("{folder}", str(path.parent))
        if path.exists():
            place = self.tr("replaces the file {place}").replace("{place}", place)
        self.folder.show_text(place)

    @guarded
    def _browse(self, *_: object) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Folder for the picture"), str(self._folder)
        )
        if chosen:
            self._folder = Path(chosen)
            self._tell_file()

    @guarded
    def _save(self, *_: object) -> None:
        self._finish(self.path())

    @guarded
    def _copy(self, *_: object) -> None:
        self._finish(None)

    def _finish(self, path: Path | None) -> None:
        self.setCursor(Qt.CursorShape.WaitCursor)
        try:
            made = self.preview.finished()
        except ExplorerError as error:
            self._tell(error)
            return
        finally:
            self.unsetCursor()
        quotes = self.numbered.isChecked() and path is not None
        self._wish = PictureWish(
            picture=made, what=self.what.currentData(), target=self.places.target(),
            options=self.options(), theme=self.tone.currentData(), quotes=quotes, path=path,
            remembered=self._remembered(),
        )  # fmt: skip
        self.accept()

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        """Lie inside the window, and take the keyboard also where no window manager gives it."""
        super().showEvent(event)
        window = self.parentWidget().window().frameGeometry()
        self.move(window.center() - self.rect().center())
        self.activateWindow()
        for field in (self.title, self.name):
            field.setCursorPosition(0)  # the beginning of a long name says more than its end
        self.places.focus()


def _in_words(error: Exception) -> str:
    if isinstance(error, ExplorerError):
        return str(error)
    return "This picture could not be laid out: choose another size."
