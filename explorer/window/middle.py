"""The middle of the window from top to bottom: tabs, a figure's head, the graph, its caption."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from explorer.panels.figure_frame import FigureCaption, FigureHead
from explorer.panels.figure_tabs import FigureTabs
from explorer.window.stage import Stage


class Middle(QWidget):
    """The stage with what stands round it where there are figures."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self.tabs, self.head, self.caption = FigureTabs(), FigureHead(), FigureCaption()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.tabs, self.head):
            column.addWidget(part)
        column.addWidget(stage, 1)
        column.addWidget(self.caption)
        self.head.hide()
        self.caption.hide()
