"""The middle of the window: start page, waiting, or the graph with its levels and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from explorer.graph.view import Levels, ViewState
from explorer.guarded import guarded
from explorer.panels.legend import Legend
from explorer.panels.plain import label
from explorer.panels.style import Look
from explorer.window.filter_bar import FilterBar
from explorer.window.levels import LevelBar
from explorer.window.message_bar import MessageBar
from explorer.window.nothing_drawn import NothingDrawn
from explorer.window.start_page import StartPage

if TYPE_CHECKING:  # the canvas takes long to import; see furnishing.py
    from explorer.canvas.canvas import GraphCanvas

MARGIN, TOP = 16, 10  # pixels from the bars to the edges
NARROWEST = 340  # pixels that the docks leave to the graph
BESIDE, _CONTROL = 52, 116  # width and height of the zoom control, beside the legend


class Stage(QWidget):
    """Shows one page; level bar and message bar float over the upper edge of the graph."""

    def __init__(self, look: Look, start: StartPage) -> None:
        super().__init__()
        self.setProperty("role", "stage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.canvas: GraphCanvas | None = None
        self.table: QWidget | None = None
        self.as_table = False
        self._covered = (-1, -1)  # heights of level bar and legend that the canvas knows of
        self._start = start
        self._wait = QWidget()
        self._says = label("", "muted", wrap=True)
        self._says.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self._wait)
        column.addWidget(self._says)
        self._pages = QStackedWidget()
        self._pages.setMinimumSize(NARROWEST, 160)  # the start page may be clipped
        self._pages.addWidget(start)
        self._pages.addWidget(self._wait)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self.levels = LevelBar(look)
        self.levels.setParent(self)
        self.levels.hide()
        self.levels.changed.connect(self._show_levels)
        self.filters = FilterBar(look, self)
        self.filters.changed.connect(self._show_levels)
        self.nothing = NothingDrawn(self)
        self.nothing.everything_wanted.connect(lambda: self.levels.level_picked.emit("all"))
        self.nothing.filters_cleared.connect(self.levels.filters_cleared)
        self.legend = Legend(look, self)
        self.legend.changed.connect(self._float)
        self.messages = MessageBar(look, self)

    def hold(self, canvas: GraphCanvas) -> None:
        """Take the canvas in."""
        self.canvas = canvas
        self._pages.addWidget(canvas)
        self._float()

    def hold_table(self, table: QWidget) -> None:
        """Take the table in that can be shown in place of the canvas."""
        self.table = table
        self._pages.addWidget(table)

    def turn(self, to_table: bool) -> None:
        """Show the graph as a table, or drawn; at once, or as soon as there is a graph."""
        self.as_table = to_table and self.table is not None
        self.levels.show_table(self.as_table)
        if self._pages.currentWidget() in (self.canvas, self.table):
            self.show_graph()
            self._middle().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_start(self) -> None:
        """Show the start page."""
        self.levels.hide()
        self.filters.hide()
        self.nothing.hide()
        self._pages.setCurrentWidget(self._start)

    def show_waiting(self, text: str) -> None:
        """Say what is being done, in the middle."""
        self.levels.hide()
        self.filters.hide()
        self.nothing.hide()
        self._says.setText(text)
        self._pages.setCurrentWidget(self._wait)

    def show_graph(self) -> bool:
        """Show the canvas; True if something else was shown before."""
        fresh = self._pages.currentWidget() not in (self.canvas, self.table)
        self._pages.setCurrentWidget(self._middle())
        self.levels.show()
        self._show_levels()
        self.levels.raise_()
        self.filters.raise_()
        self.messages.raise_()
        return fresh

    def show_figure(self, view: ViewState, counts: Levels, empty: bool) -> None:
        """Show no level and no filter: in a figure they hide nothing."""
        self.filters.show_view(None, view, counts)
        self.levels.show_figure()
        self.nothing.show_figure(empty and not self.as_table)

    def _middle(self) -> QWidget:
        return self.table if self.as_table else self.canvas

    @property
    def waiting(self) -> bool:
        """Whether neither start page nor graph is shown."""
        return self._pages.currentWidget() is self._wait

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the bars in their places."""
        super().resizeEvent(event)
        self._float()

    @guarded
    def float_messages(self) -> None:
        """The message bar has another text: give it the room it needs."""
        self._float()

    @guarded
    def _show_levels(self) -> None:
        if self.levels.shown is not None and self._pages.currentWidget() is self.canvas:
            self.nothing.show_view(*self.levels.shown)
        elif self.as_table:
            self.nothing.hide()
        self._float()

    def _float(self) -> None:
        inner = max(120, self.width() - 2 * MARGIN)
        size = self.levels.fit(inner)
        self.levels.setGeometry(QRect(MARGIN, TOP, size.width(), size.height()))
        tall = size.height()
        if not self.levels.isHidden() and self.filters.asks:
            asked = self.filters.needed(inner)
            self.filters.setGeometry(QRect(MARGIN, TOP + tall + 6, asked.width(), asked.height()))
            tall += 6 + asked.height()
        self.filters.setVisible(not self.levels.isHidden() and self.filters.asks)
        low = self._place_legend()
        if self.canvas is not None and (tall, low) != self._covered:
            self._covered = (tall, low)  # each call fits the graph anew
            self.canvas.set_insets(QMargins(0, tall + 14, 0, low))
        if self.table is not None:
            self.table.setContentsMargins(0, TOP + tall + TOP, 0, 0)
        wide = min(inner, 420)
        height = self.nothing.layout().totalHeightForWidth(wide)
        self.nothing.setGeometry(
            (self.width() - wide) // 2, (self.height() - height) // 2, wide, height
        )
        self.nothing.raise_()
        if not self.messages.isHidden():
            self.messages.setGeometry(self._place_of_message(inner))
        self.messages.raise_()

    def _place_legend(self) -> int:
        """Put the legend under the graph; how much of its height is covered, in pixels."""
        drawn = self.canvas is not None and self._pages.currentWidget() is self.canvas
        self.legend.setVisible(drawn and self.legend.told)
        if not (drawn and self.legend.told):
            return 0
        wide = max(120, self.width() - 2 * MARGIN - BESIDE)
        tall = self.legend.needed(wide)
        self.legend.setGeometry(MARGIN, self.height() - tall - TOP, wide, tall)
        self.legend.raise_()
        return tall + TOP

    def _place_of_message(self, inner: int) -> QRect:
        """Where the message hides no name, or the fewest: at the bottom, else at the top.

        Where it would hide one as wide as it likes to be, it becomes narrower and higher.
        """
        places: list[QRect] = []
        drawn = self.canvas is not None and self._pages.currentWidget() is self.canvas
        for widest in (640, 420, 300) if drawn else (640,):
            places += self._places_for(self.messages.needed(min(inner, widest)), drawn)
        return self._freest(places) if drawn else places[0]

    def _places_for(self, size: QSize, drawn: bool) -> list[QRect]:
        """Places at the bottom, then beside the levels and under them: never over a chip."""
        wide, tall = size.width(), size.height()
        low = self._covered[1] if not self.legend.isHidden() else 0
        bottom, right = self.height() - low - tall - MARGIN, self.width() - wide - MARGIN
        middle, beside = (self.width() - wide) // 2, right - BESIDE  # the zoom control
        spots = [(middle, bottom), (MARGIN, bottom), (beside, bottom)]
        if drawn and not self.levels.isHidden():
            chips = [bar.geometry() for bar in (self.levels, self.filters) if not bar.isHidden()]
            over = QRect(right - MARGIN, TOP - 4, wide + MARGIN, tall)
            if right >= 0 and not any(over.intersects(one) for one in chips):
                spots.append((right, TOP - 4))
            spots += [(x, self._lower_edge() + TOP) for x in (middle, MARGIN, right)]
        inside = [(x, y) for x, y in spots if x >= 0]
        return [QRect(x, y, wide, tall) for x, y in inside or spots[:1]]

    def _control(self) -> tuple[int, int, int, int]:
        """Where the zoom control is."""
        return self.width() - BESIDE, self.height() - _CONTROL, self.width(), self.height()

    def _lower_edge(self) -> int:
        bar = self.levels if self.filters.isHidden() else self.filters
        return bar.geometry().bottom()

    def _freest(self, places: list[QRect]) -> QRect:
        """The place that hides the fewest names and entities, then controls, labels, lines."""
        import numpy as np  # the first paint does not wait for it

        from explorer.graph.geometry import grown, lengths_in_boxes, touching

        seen = self.canvas.near
        spots = np.array([(r.left(), r.top(), r.right(), r.bottom()) for r in places], dtype=float)
        hidden = np.zeros(len(places))
        weighed = ((seen.names, 100.0), (seen.glyphs, 100.0), (seen.labels, 30.0))
        for boxes, weight in weighed:
            rects = np.array([box.rect for box in boxes]).reshape(-1, 4)
            hidden += weight * touching(grown(spots, 4.0), rects).sum(axis=1)
        control = np.array([self._control()], dtype=float)
        hidden += 50.0 * touching(spots, control)[:, 0]
        if seen.strokes:
            starts, ends = (
                np.array([getattr(one, end) for one in seen.strokes]) for end in ("start", "end")
            )
            hidden += (lengths_in_boxes(starts, ends, spots) > 0).sum(axis=0)
        return places[int(hidden.argmin())]
