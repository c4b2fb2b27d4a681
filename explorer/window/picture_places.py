"""The places where a picture may be seen, as a list to choose from, and a size of one's own."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from explorer.graph.picture import TARGETS, Target, own, own_print
from explorer.guarded import guarded
from explorer.panels.plain import label

OWN = "own"
_KEYS = (*TARGETS, OWN)
_UNITS = ("px", "mm")
_RANGES = {"px": (40, 20_000), "mm": (20, 2_000)}
_PX = 96 / 25.4  # px in a millimeter on a screen
_SCREEN, _PRINT = 96, 300  # usual dots per inch


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
            "width": self._number(1600, 40, 20_000, self.tr("Width")),
            "height": self._number(1000, 40, 20_000, self.tr("Height")),
            "dpi": self._number(96, 30, 1200, self.tr("Dots per inch")),
        }
        self.unit = QComboBox()
        self.unit.addItems(_UNITS)
        self.unit.setAccessibleName(self.tr("Unit of width and height"))
        self.unit.currentIndexChanged.connect(self._converted)
        self._before = _UNITS[0]
        for part in (
            self.sizes["width"], label("×", "muted"), self.sizes["height"], self.unit,
            self.sizes["dpi"], label("dpi", "muted"),
        ):  # fmt: skip
            row.addWidget(part)
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
        if self.unit.currentText() == "mm":
            return own_print(width, height, float(dpi))
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
        sizes = {name: field.value() for name, field in self.sizes.items()}
        return {"place": self.key, "unit": self.unit.currentText(), **sizes}

    def recall(self, known: Mapping[str, object]) -> None:
        """Choose what was chosen last time."""
        self.choose(str(known.get("place", "")))
        if known.get("unit") in _UNITS:
            self.unit.setCurrentText(str(known["unit"]))
        for name, field in self.sizes.items():
            if isinstance(value := known.get(name), int):
                field.setValue(value)

    def _number(self, value: int, least: int, most: int, name: str) -> QSpinBox:
        field = QSpinBox()
        field.setRange(least, most)
        field.setValue(value)
        field.lineEdit().setTextMargins(8, 0, 2, 0)  # the stylesheet's own are not heeded here
        field.setMinimumWidth(field.fontMetrics().horizontalAdvance("0" * len(str(most))) + 30)
        field.setAccessibleName(name)
        field.valueChanged.connect(self._sized)
        return field

    @guarded
    def _converted(self, _: int) -> None:
        """The same size in the other unit; on paper at a resolution that is fit for print."""
        unit, dpi = self.unit.currentText(), self.sizes["dpi"]
        if unit == self._before:
            return
        self._before = unit
        if unit == "mm":
            dpi.setValue(max(dpi.value(), _PRINT))
        for name in ("width", "height"):
            field = self.sizes[name]
            value = field.value()
            field.setRange(*_RANGES[unit])
            field.setValue(round(value / _PX if unit == "mm" else value * _PX))
        if unit == "px":
            dpi.setValue(_SCREEN)
        self.changed.emit()

    @guarded
    def _toggled(self, _: int, on: bool) -> None:
        if on:
            self._own.setVisible(self.key == OWN)
            self.changed.emit()

    @guarded
    def _sized(self, _: int) -> None:
        self.changed.emit()
