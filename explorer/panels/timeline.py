"""The strip under the graph: when the articles are from, or of when they tell, and a span of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from explorer.graph.filters import Clock
from explorer.graph.timeline import Inside, Times
from explorer.guarded import guarded
from explorer.panels.chips import Chip
from explorer.panels.icons import icon
from explorer.panels.plain import Elided, counted, tip, written
from explorer.panels.style import Look
from explorer.panels.time_axis import Span
from explorer.panels.time_plot import TimePlot


class TimelinePanel(QWidget):
    """Which clock, how many sentences, which of them say no time; and below it the bars."""

    clock_picked = Signal(str)  # Clock
    undated_asked = Signal()  # which they are
    undated_kept = Signal(bool)
    closed = Signal()
    escaped = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Timeline"))
        self.plot = TimePlot(look)
        self.plot.setAccessibleName(self.tr("Timeline"))
        self.clocks: dict[Clock, Chip] = {
            "published": Chip(look, self.tr("Article date")),
            "told": Chip(look, self.tr("What is told")),
        }
        told = (
            self.tr("When the articles were published"),
            self.tr("Of when the sentences tell"),
        )
        for (clock, chip), says in zip(self.clocks.items(), told, strict=True):
            chip.setProperty("clock", clock)
            chip.setToolTip(tip(says))
            chip.clicked.connect(self._pick)
        self.says = Elided("", "small")
        self.undated = Chip(look, self.tr("Undated"))
        self.undated.setCheckable(False)
        self.undated.clicked.connect(self.undated_asked)
        self.kept = QCheckBox(self.tr("keep them"))
        self.kept.setToolTip(tip(self.tr("Sentences without a date stay while a span is chosen")))
        self.kept.setAccessibleName(self.tr("Keep sentences without a date"))
        self.kept.clicked.connect(self.undated_kept)
        self._close = QToolButton()
        self._close.setAccessibleName(self.tr("Close the timeline"))
        self._close.setToolTip(tip(self.tr("Close the timeline (W)")))
        self._close.clicked.connect(self.closed)
        row = QHBoxLayout()
        row.setContentsMargins(14, 5, 8, 0)
        row.setSpacing(6)
        for chip in self.clocks.values():
            row.addWidget(chip)
        row.addWidget(self.says, 1)
        row.addWidget(self.undated)
        row.addWidget(self.kept)
        row.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.plot, 1)
        self.dress()

    def dress(self) -> None:
        """Take the theme's colors."""
        self._close.setIcon(icon("close", self._look.hex("muted")))

    def show_waiting(self) -> None:
        """Say that the times are being fetched."""
        self.plot.show_times(None, None, self.tr("Timeline"), self.tr("Looking up the times…"))
        self.says.show_text("")
        self.undated.hide()
        self.kept.hide()

    def show_times(self, clock: Clock, times: Times, span: Span | None, kept: bool) -> None:
        """Show when the sentences are on a clock, and the span that is asked for."""
        for one, chip in self.clocks.items():
            chip.setChecked(one == clock)
        undated = times.undated.shape[1]
        about, none = (
            (
                self.tr("Timeline by date of the article"),
                self.tr("No article has a date. File > About this article… gives it one."),
            )
            if clock == "published"
            else (self.tr("Timeline by what is told"), self.tr("No sentence says when."))
        )
        if not undated:
            none = self.tr("Nothing is drawn, so there is no sentence to show here.")
        self.plot.show_times(times, span, about, none)
        self.undated.say(self.tr("{number} undated").format(number=written(undated)))
        says = (
            self.tr("Sentences of articles without a date: list them")
            if clock == "published"
            else self.tr("Sentences that do not say when: list them")
        )
        self.undated.setToolTip(tip(says))
        self.undated.setAccessibleName(f"{self.undated.text()}: {says}")
        self.undated.setVisible(bool(undated))
        self.kept.setChecked(kept)
        self.kept.setVisible(bool(undated and span is not None))

    def show_count(
        self, inside: Inside | None, lines: int, every: int = 0, by_guess: int = 0
    ) -> None:
        """Say how many sentences a span has and how many lines it leaves; of all without one.

        ``by_guess`` of them stand where a guessed date puts them.
        """
        text = counted(every if inside is None else inside.sure, "sentence", "sentences")
        if inside is not None and inside.possible:
            text += self.tr(", {number} more perhaps").format(number=written(inside.possible))
        whole = self.tr("{sentences} behind {lines}").format(
            sentences=text, lines=counted(lines, "line", "lines")
        )
        if by_guess:
            told = self.tr(" · {number} by a guessed date")
            whole += told.format(number=written(by_guess))
        scale = self._scale() if inside is None else ""
        self.says.show_text(f"{whole}{scale}", whole, text, "")
        self.says.setToolTip(
            tip(
                self.tr(
                    "{told}\nAll lines that the filters leave, at any level; each sentence counts "
                    "once, rejected ones do not. The table of sentences lists those of the lines "
                    "that are drawn."
                ).format(told=f"{whole}{scale}")
            )
        )

    def _scale(self) -> str:
        """How long a bar is, and how many sentences the highest one has."""
        bins = self.plot.bins
        if bins is None:
            return ""
        by = {
            "day": self.tr("by day"),
            "month": self.tr("by month"),
            "year": self.tr("by year"),
            "decade": self.tr("by decade"),
            "century": self.tr("by century"),
        }[bins.unit]
        most = self.tr("up to {number}").format(number=written(bins.highest))
        return f" · {by}, {most}"

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The key that shows it hides it; Esc goes on where the plot has no span to clear."""
        if event.key() == Qt.Key.Key_W and not event.modifiers():
            self.closed.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    @guarded
    def _pick(self) -> None:
        clock = self.sender().property("clock")
        self.clocks[clock].setChecked(True)
        self.clock_picked.emit(clock)
