"""Asks where a picture will be seen and what it is to hold; it writes nothing itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from explorer.canvas.fonts import load_fonts, measure
from explorer.canvas.picture import MOST_COPIED, MOST_PIXELS
from explorer.errors import ExplorerError
from explorer.export.alt_text import alt_text
from explorer.graph.frame import Caption
from explorer.graph.picture import Picture, PictureOptions, Target, picture
from explorer.graph.scene import Scene
from explorer.graph.theme import ThemeName, theme
from explorer.guarded import guarded
from explorer.panels.plain import label
from explorer.panels.style import Look
from explorer.window.picture_choices import PictureChoices
from explorer.window.picture_file import PictureFile
from explorer.window.picture_places import PicturePlaces
from explorer.window.picture_preview import PicturePreview
from explorer.window.waiting import accepted


@dataclass(frozen=True, slots=True)
class PictureStart:
    """What the dialog begins with.

    ``scenes`` maps "view", "selection" and "everything" to what each would draw, those that there
    are, and ``filters`` to the phrases that say what each shows; ``remembered`` is
    ``PictureWish.remembered`` of the time before, or empty. ``name`` is what the file is called,
    where that is not the ``title``.
    """

    scenes: Mapping[str, Scene]
    title: str
    caption: Caption
    folder: Path
    theme: ThemeName
    remembered: Mapping[str, str | int | float | bool]
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    name: str = ""


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
        self._shown: Picture | None = None  # what the preview shows
        self.setWindowTitle(self.tr("Export picture"))
        self.setObjectName("picture")
        self.preview = PicturePreview(look)
        self.size_told = label("", "small")
        self.sentence = label("", "small", wrap=True)
        self.places = PicturePlaces()
        self.choices = PictureChoices(start.title, start.scenes)
        self.file = PictureFile(start.folder)
        left = QVBoxLayout()
        left.addWidget(self.preview, 1)
        left.addWidget(self.size_told, 0, Qt.AlignmentFlag.AlignHCenter)
        left.addWidget(self.sentence)
        right = QVBoxLayout()
        right.setSpacing(7)
        right.addWidget(label(self.tr("Where will it be seen?"), "title"))
        right.addSpacing(2)
        right.addWidget(self.places)
        right.addSpacing(8)
        right.addWidget(label(self.tr("WITH"), "section"))
        right.addWidget(self.choices)
        right.addStretch(1)
        right.addWidget(self.file)
        self._add_buttons(right)
        sides = QHBoxLayout(self)
        sides.setContentsMargins(22, 20, 22, 18)
        sides.setSpacing(24)
        sides.addLayout(left, 3)
        sides.addLayout(right, 2)
        self.places.recall(start.remembered)
        self.choices.recall(start.remembered, start.theme)
        self.file.begin(start.name or start.title, str(start.remembered.get("format", "")))
        # Only now: every field reports its first value too.
        self.preview.ready.connect(self._tell)
        self.places.changed.connect(self._changed)
        self.choices.changed.connect(self._changed)
        self.file.changed.connect(self._tell_size)
        self._changed()

    def ask(self) -> PictureWish | None:
        """Show it and wait."""
        room = self.parentWidget().window().size()
        self.resize(min(1040, room.width() - 60), min(760, room.height() - 60))
        try:
            accepted(self)
        finally:
            self.preview.close_worker()
        return self._wish

    def options(self) -> PictureOptions:
        """What is printed beside the graph, as chosen now."""
        filters = self._start.filters.get(self.choices.scene, ())
        return self.choices.options(replace(self._start.caption, filters=filters))

    def _add_buttons(self, column: QVBoxLayout) -> None:
        self.copy, cancel = QPushButton(self.tr("Copy")), QPushButton(self.tr("Cancel"))
        self.copy.setToolTip(self.tr("Put the picture on the clipboard"))
        self.copy_words = QPushButton(self.tr("Copy alt text"))
        self.copy_words.setProperty("role", "quiet")
        self.copy_words.setToolTip(
            self.tr("The picture in words, for who cannot see it; every file has it inside too")
        )
        self.save = QPushButton(self.tr("Save"))
        self.save.setProperty("role", "primary")
        self.save.setDefault(True)
        for button, slot in (
            (self.copy, self._copy), (self.copy_words, self._copy_words), (cancel, self.reject),
            (self.save, self._save),
        ):  # fmt: skip
            button.clicked.connect(slot)
            button.setAutoDefault(button is self.save)
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addWidget(self.copy_words)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.save)
        column.addSpacing(6)
        column.addLayout(row)

    @guarded
    def _changed(self, *_: object) -> None:
        target, options = self.places.target(), self.options()
        tone = theme(self.choices.theme)
        scene = self._start.scenes[self.choices.scene]
        if self._shown is not None:
            self.size_told.setText(self.tr("Laying out…"))
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
        self._shown = made
        self._tell_size()

    @guarded
    def _tell_size(self, *_: object) -> None:
        made, target = self._shown, self.places.target()
        if made is None or self.preview.stale:
            return
        drawing = made.drawing
        width, height = (round(side * target.scale) for side in (drawing.width, drawing.height))
        vectors = self.file.suffix != ".png"
        if vectors and (target.printed or self.file.suffix == ".pdf"):
            wide, high = (side * 25.4 / 96 for side in (drawing.width, drawing.height))
            text = self.tr("{size} mm · sharp at any size").replace(
                "{size}", f"{wide:.0f} × {high:.0f}"
            )
        elif vectors:
            size = f"{drawing.width:.0f} × {drawing.height:.0f}"
            text = self.tr("{size} px · sharp at any size").replace("{size}", size)
        else:
            text = f"{width} × {height} px · {round(target.dpi)} dpi"
        self.size_told.setText(text)
        too_large = not vectors and width * height > MOST_PIXELS
        large = self.tr("That is more than 400 million pixels: choose a smaller size.")
        self.sentence.setText(large if too_large else made.sentence or "")
        self.save.setEnabled(not too_large)
        self.copy.setEnabled(width * height <= MOST_COPIED)

    @guarded
    def _save(self, *_: object) -> None:
        self._finish(self.file.path())

    @guarded
    def _copy(self, *_: object) -> None:
        self._finish(None)

    @guarded
    def _copy_words(self, *_: object) -> None:
        if (made := self._finished()) is not None:
            words = alt_text(made.scene, self.options().title)
            QGuiApplication.clipboard().setText(words)
            self.sentence.setText(self.tr("The alt text is on the clipboard."))

    def _finished(self) -> Picture | None:
        """The picture that is wanted now; a failure is said."""
        self.setCursor(Qt.CursorShape.WaitCursor)
        try:
            return self.preview.finished()
        except ExplorerError as error:
            self._tell(error)
            return None
        finally:
            self.unsetCursor()

    def _finish(self, path: Path | None) -> None:
        made = self._finished()
        if made is None:
            return
        options = self.options()
        self._wish = PictureWish(
            picture=made, what=self.choices.scene, target=self.places.target(), options=options,
            theme=self.choices.theme, quotes=options.numbered and path is not None, path=path,
            remembered={
                **self.places.remembered(), **self.choices.remembered(),
                "format": self.file.suffix, "folder": str(self.file.folder),
            },
        )  # fmt: skip
        self.accept()

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        """Lie inside the window, and take the keyboard also where no window manager gives it."""
        super().showEvent(event)
        window = self.parentWidget().window().frameGeometry()
        self.move(window.center() - self.rect().center())
        self.activateWindow()
        for edited in (self.choices.title, self.file.name):
            edited.setCursorPosition(0)  # the beginning of a long name says more than its end
        self.places.focus()


def _in_words(error: Exception) -> str:
    if isinstance(error, ExplorerError):
        return str(error)
    return "This picture could not be laid out: choose another size."
