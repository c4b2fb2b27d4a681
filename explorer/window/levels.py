"""The levels at the top of the canvas, with true counts, and what narrows them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from explorer.graph.story import Levels, ViewState
from explorer.guarded import guarded
from explorer.panels.chips import Chip, Flow
from explorer.panels.plain import tip
from explorer.panels.style import Look

ORDER = ("story", "related", "all")


class LevelBar(QWidget):
    """Story, all that is related, all that is named; and a chip for each filter that is on."""

    level_picked = Signal(str)
    unfocused = Signal()
    filters_cleared = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        flow = Flow(self, 8)
        flow.setContentsMargins(0, 0, 0, 0)
        self._levels = {level: Chip(look, level.capitalize()) for level in ORDER}
        hints = {
            "story": self.tr("What the articles are about (1)"),
            "related": self.tr("Everybody with a line (2)"),
            "all": self.tr("Everybody, also those without a line (3)"),
        }
        for level, chip in self._levels.items():
            chip.setProperty("level", level)
            chip.setToolTip(tip(hints[level]))
            chip.clicked.connect(self._pick)
            flow.addWidget(chip)
        self._focus = Chip(look, self.tr("Around one entity"))
        self._filters = Chip(look, self.tr("Switched off"))
        self._focus.clicked.connect(self._unfocus)
        self._filters.clicked.connect(self._clear)
        flow.addWidget(self._focus)
        flow.addWidget(self._filters)

    def show_view(self, view: ViewState, counts: Levels, focus: str) -> None:
        """Show the counts; ``focus`` is the name of the entity that is looked at, or empty."""
        texts = {
            "story": self.tr("Story · {shown} of {total}").format(
                shown=counts.story, total=counts.total
            ),
            "related": self.tr("All related · {number}").format(number=counts.related),
            "all": self.tr("Without lines · {number}").format(
                number=max(0, counts.all - counts.related)
            ),
        }
        for level, chip in self._levels.items():
            chip.say(texts[level])
            chip.setChecked(level == view.level)
        self._focus.setVisible(bool(focus))
        self._focus.say(self.tr("Around {name}  ✕").format(name=focus))
        self._focus.setChecked(False)
        off = len(view.kinds_off) + len(view.sources_off)
        self._filters.setVisible(bool(off))
        self._filters.say(self.tr("{number} switched off  ✕").format(number=off))
        self._filters.setChecked(False)
        self.updateGeometry()

    @guarded
    def _pick(self) -> None:
        self.level_picked.emit(self.sender().property("level"))

    @guarded
    def _unfocus(self) -> None:
        self.unfocused.emit()

    @guarded
    def _clear(self) -> None:
        self.filters_cleared.emit()
