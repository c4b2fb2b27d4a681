"""The kinds of entities as toggles with counts: the legend on screen, and a filter."""

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from explorer.guarded import guarded
from explorer.model.corpus import Corpus
from explorer.model.kinds import entity_kind, entity_kinds
from explorer.panels.chips import Chip, Flow
from explorer.panels.plain import written
from explorer.panels.style import Look


class KindsPanel(QWidget):
    """A chip for each kind that occurs; one that is off takes its entities from the drawing."""

    toggled = Signal(object)  # frozenset of the kinds that are off

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._chips: dict[str, Chip] = {}
        self._flow_widget = QWidget()
        self._flow = Flow(self._flow_widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 2, 12, 4)
        column.setSpacing(8)
        column.addWidget(self._flow_widget)

    def show_corpus(self, corpus: Corpus | None, off: frozenset[str]) -> None:
        """Show how many entities of each kind there are, and which kinds are off."""
        entities = corpus.entities.values() if corpus is not None else ()
        counts = Counter(entity.kind for entity in entities if not entity.rejected)
        known = [kind for kind in entity_kinds() if counts[kind]]
        wanted = [*known, *sorted(set(counts) - set(known))]
        told = {kind: f"{entity_kind(kind).plural} {written(counts[kind])}" for kind in wanted}
        if wanted != list(self._chips):
            self._rebuild(told)
        for kind, chip in self._chips.items():
            if chip.text() != told[kind]:
                chip.say(told[kind])
            chip.setChecked(kind not in off)
        self._flow.activate()  # while articles come in, numbers outgrow their chips each moment

    def _rebuild(self, told: dict[str, str]) -> None:
        """Chips with their words at once: showing one lays out everything around it."""
        for chip in self._chips.values():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = {}
        for kind, words in told.items():
            chip = Chip(self._look, words, kind)
            chip.setToolTip(self.tr("Show or hide this kind"))
            chip.clicked.connect(self._clicked)
            self._chips[kind] = chip
            self._flow.addWidget(chip)
            chip.show()

    @guarded
    def _clicked(self) -> None:
        self.toggled.emit(
            frozenset(kind for kind, chip in self._chips.items() if not chip.isChecked())
        )
