"""The filters that are on, each a chip above the graph; one press takes it off."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget

from explorer.graph.view import Levels, ViewState
from explorer.guarded import guarded
from explorer.model.corpus import Corpus
from explorer.panels.chips import Chip, Flow
from explorer.panels.plain import label, tip, visible, written
from explorer.panels.style import Look
from explorer.window.filter_words import Told, told

_BY_PROGRAM = Qt.FocusReason.OtherFocusReason
_OFF = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter)
GAP = 6  # pixels between two chips
LONGEST = 100  # letters of a chip


class FilterChip(Chip):
    """A filter that is on; Delete and Enter press it too, as Space does any button."""

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take it off by key."""
        if event.key() in _OFF:
            self.click()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """Chips in a row, or in more where there is no room; hidden where nothing is asked for."""

    wanted = Signal(object)  # ViewState
    cleared = Signal()
    emptied = Signal()  # the last chip went while it had the keyboard
    changed = Signal()  # it shows something else and wants other room

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._flow = Flow(self, GAP)
        self._told: list[Told] = []
        self._chips: list[Chip] = []
        self._count: QLabel = label("", "small")
        self._count.setFixedHeight(24)
        self._count.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._clear = Chip(look, self.tr("All off"))
        self._clear.setToolTip(tip(self.tr("Switch all filters off")))
        self._clear.setAccessibleName(self.tr("Switch all filters off"))
        self._clear.clicked.connect(self._clear_all)
        self.hide()

    @property
    def asks(self) -> bool:
        """Whether a filter is on."""
        return bool(self._told)

    @property
    def words(self) -> list[str]:
        """What its chips say, and how many lines are left."""
        return [chip.text() for chip in self._chips] + [self._count.text()]

    def show_view(self, corpus: Corpus | None, view: ViewState, counts: Levels) -> None:
        """Show the filters of a view and how many lines they leave."""
        here = next((at for at, chip in enumerate(self._chips) if chip.hasFocus()), None)
        before, self._told = self._told, list(told(corpus, view)) if corpus is not None else []
        if [one.words for one in before] != [one.words for one in self._told]:
            self._rebuild()
        shown = self.tr("{lines} of {every} lines").format(
            lines=written(counts.lines), every=written(counts.every)
        )
        self._count.setText(shown if view.filtered else "")
        self._count.setMinimumWidth(self._count.sizeHint().width())
        self._count.setVisible(view.filtered)
        self._clear.setVisible(view.filtered and len(self._told) > 1)
        self.setVisible(bool(self._told))
        self.changed.emit()
        if here is not None and self._chips:  # the keyboard stays where one took something off
            self._chips[min(here, len(self._chips) - 1)].setFocus(_BY_PROGRAM)
        elif here is not None:
            self.emptied.emit()

    def needed(self, room: int) -> QSize:
        """How much of the room it needs; what it does not, is the graph's to be clicked."""
        shown = [one for one in (*self._chips, self._count, self._clear) if not one.isHidden()]
        wide = sum(one.sizeHint().width() + GAP for one in shown)
        wide = min(room, wide)
        return QSize(wide, self._flow.heightForWidth(wide) if self._told else 0)

    def _rebuild(self) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for widget in (self._count, self._clear):
            self._flow.removeWidget(widget)
        self._chips = []
        for number, one in enumerate(self._told):
            chip = FilterChip(self._look, f"{one.words}  ✕", parent=self)
            chip.setText(visible(f"{one.words}  ✕", LONGEST))
            chip.setCheckable(False)
            chip.setProperty("filter", number)
            chip.setToolTip(
                tip(self.tr("{what}: take this filter off (Delete)").format(what=one.words))
            )
            chip.setAccessibleName(self.tr("Take off: {what}").format(what=one.words))
            chip.clicked.connect(self._take_off)
            self._flow.addWidget(chip)
            self._chips.append(chip)
            chip.show()
        for widget in (self._count, self._clear):
            self._flow.addWidget(widget)

    @guarded
    def _take_off(self) -> None:
        number = int(self.sender().property("filter"))
        if number < len(self._told):
            self.wanted.emit(self._told[number].without)

    @guarded
    def _clear_all(self) -> None:
        self._clear.setChecked(False)
        self.cleared.emit()
