"""The places where a picture may be seen, as a list to choose from, and a size of one's own."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from explorer.graph.picture import TARGETS, Target, own
from explorer.guarded import guarded
from explorer.panels.plain import label

OWN = "own"
_KEYS = (*TARGETS, OWN)


class PicturePlaces(QWidget):
    """Emits ``changed`` when another place or another size is chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        for number, key in enumerate(_KEYS):
            button = QRadioButton(TARGETS[key].label if key != OWN else self.tr("Own size"))
            self._places.addButton(button, number)
            column.addWidget(button)
        self._own = QWidget()
        row = QHBoxLayout(self._own)
        row.setContentsMargins(24, 0, 0, 0)
        row.setSpacing(5)
        self.sizes = {
            "width": self._number(1600, 40, 20_000, self.tr("Width in pixels")),
            "height": self._number(1000, 40, 20_000, self.tr("Height in pixels")),
            "dpi": self._number(96, 30, 1200, self.tr("Dots per inch")),
        }
        for field, unit in zip(self.sizes.values(), ("×", "px", "dpi"), strict=True):
            row.addWidget(field)
            row.addWidget(label(unit, "muted"))
        row.addStretch(1)
        column.addWidget(self._own)
        self._places.button(0).setChecked(True)
        self._own.hide()
        self._places.idToggled.connect(self._toggled)

    @property
    def key(self) -> str:
        """The chosen place: a key of ``TARGETS`` or "own"."""
        return _KEYS[self._places.checkedId()]

    def target(self) -> Target:
        """The chosen place, or one's own size."""
        if self.key != OWN:
            return TARGETS[self.key]
        width, height, dpi = (field.value() for field in self.sizes.values())
        return own(width, height, float(dpi))

    def choose(self, key: str) -> None:
        """Choose a place; an unknown one changes nothing."""
        if key in _KEYS:
            self._places.button(_KEYS.index(key)).setChecked(True)

    def focus(self) -> None:
        """Give the chosen place the keyboard: up and down choose another."""
        self._places.checkedButton().setFocus()

    def remembered(self) -> dict[str, str | int]:
        """What to give to :meth:`recall` next time."""
        return {"place": self.key, **{name: field.value() for name, field in self.sizes.items()}}

    def recall(self, known: Mapping[str, object]) -> None:
        """Choose what was chosen last time."""
        self.choose(str(known.get("place", "")))
        for name, field in self.sizes.items():
            if isinstance(value := known.get(name), int):
                field.setValue(value)

    def _number(self, value: int, least: int, most: int, name: str) -> QSpinBox:
        field = QSpinBox()
        field.setRange(least, most)
        field.setValue(value)
        field.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        field.setMinimumWidth(field.fontMetrics().horizontalAdvance("0" * len(str(most))) + 30)
        field.setAccessibleName(name)
        field.valueChanged.connect(self._sized)
        return field

    @guarded
    def _toggled(self, _: int, on: bool) -> None:
        if on:
            self._own.setVisible(self.key == OWN)
            self.changed.emit()

    @guarded
    def _sized(self, _: int) -> None:
        self.changed.emit()
