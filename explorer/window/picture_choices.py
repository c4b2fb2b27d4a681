"""What a picture shows and what stands beside it: fields of the dialog."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from explorer.graph.frame import Caption
from explorer.graph.picture import PictureOptions
from explorer.graph.theme import ThemeName
from explorer.guarded import guarded

_USUAL = {
    "legend": True,
    "caption": True,
    "numbered": True,
    "transparent": False,
}  # what is ticked at first


class PictureChoices(QWidget):
    """Emits ``changed`` when the picture must be laid out anew."""

    changed = Signal()

    def __init__(self, title: str, scenes: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        self.title = QLineEdit(title)
        self.title.setPlaceholderText(self.tr("Title (none)"))
        self.title.setAccessibleName(self.tr("Title of the picture"))
        column.addWidget(self.title)
        self.what, self.tone = QComboBox(), QComboBox()
        names = {
            "view": self.tr("What is shown now"),
            "selection": self.tr("The selection"),
            "everything": self.tr("Everything related"),
        }
        for key in scenes:
            self.what.addItem(names[key], key)
        self.what.setAccessibleName(self.tr("What is drawn"))
        for key, text in (("light", self.tr("Light")), ("dark", self.tr("Dark"))):
            self.tone.addItem(text, key)
        self.tone.setAccessibleName(self.tr("Colors"))
        row = QHBoxLayout()
        row.addWidget(self.what, 3)
        row.addWidget(self.tone, 2)
        column.addLayout(row)
        texts = {
            "legend": self.tr("Legend of what can be seen"),
            "caption": self.tr("Sources, date, filters, and how much is checked"),
            "numbered": self.tr("Numbered lines, and their quotes in a file"),
            "transparent": self.tr("Transparent background"),
        }
        self.ticks = {key: QCheckBox(text) for key, text in texts.items()}
        for box in self.ticks.values():
            column.addWidget(box)
        self.title.textChanged.connect(self._tell)
        for choice in (self.what, self.tone):
            choice.currentIndexChanged.connect(self._tell)
        for box in self.ticks.values():
            box.toggled.connect(self._tell)

    @property
    def scene(self) -> str:
        """What is drawn: a key of the scenes."""
        return self.what.currentData()

    @property
    def theme(self) -> ThemeName:
        """The colors."""
        return self.tone.currentData()

    def options(self, caption: Caption) -> PictureOptions:
        """What is printed beside the graph, as chosen now."""
        return PictureOptions(
            title=self.title.text().strip(),
            caption=caption if self.ticks["caption"].isChecked() else None,
            legend=self.ticks["legend"].isChecked(),
            numbered=self.ticks["numbered"].isChecked(),
            transparent=self.ticks["transparent"].isChecked(),
        )

    def remembered(self) -> dict[str, str | bool]:
        """What to give to :meth:`recall` next time."""
        ticks = {key: box.isChecked() for key, box in self.ticks.items()}
        return {**ticks, "theme": self.theme}

    def recall(self, known: Mapping[str, object], theme: ThemeName) -> None:
        """Choose what was chosen last time, else the colors of the window."""
        for key, box in self.ticks.items():
            box.setChecked(bool(known.get(key, _USUAL[key])))
        tone = str(known.get("theme", theme))
        self.tone.setCurrentIndex(max(self.tone.findData(tone), 0))

    @guarded
    def _tell(self, *_: object) -> None:
        self.changed.emit()
