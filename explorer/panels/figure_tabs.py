"""Tabs above the graph: the graph itself, a tab for each figure, and one press for a new one."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QToolButton, QWidget

from explorer.guarded import guarded
from explorer.model.records import Figure
from explorer.panels.plain import tip, visible

_LONGEST = 28  # characters of a title on its tab


class FigureTabs(QWidget):
    """Hidden while there is no figure; ``picked`` tells the id of a figure, empty for the graph."""

    picked = Signal(str)
    new_wanted = Signal(QPoint)
    menu_wanted = Signal(str, QPoint)
    renaming_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._ids: list[str] = [""]
        self.bar = QTabBar()
        self.bar.setProperty("role", "pages")
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(True)
        self.bar.setElideMode(Qt.TextElideMode.ElideRight)
        self.bar.setAccessibleName(self.tr("Graph and figures"))
        self.bar.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.bar.addTab(self.tr("Graph"))
        self.plus = QToolButton()
        self.plus.setText("+")
        self.plus.setToolTip(tip(self.tr("New figure of the selection, or of what is drawn")))
        self.plus.setAccessibleName(self.tr("New figure"))
        self.plus.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(4)
        row.addWidget(self.bar)
        row.addWidget(self.plus)
        row.addStretch(1)
        self.bar.currentChanged.connect(self._pick)
        self.bar.customContextMenuRequested.connect(self._ask_menu)
        self.bar.tabBarDoubleClicked.connect(self._rename)
        self.plus.clicked.connect(self._want_new)
        self.hide()

    @property
    def titles(self) -> list[str]:
        """What the tabs say."""
        return [self.bar.tabText(at) for at in range(self.bar.count())]

    def show_figures(self, figures: Iterable[Figure], chosen: str, news: Iterable[str]) -> None:
        """Show a tab a figure, in order of their making; those with ``news`` have a dot."""
        found, fresh = sorted(figures, key=lambda one: one.id), set(news)
        ids = ["", *(one.id for one in found)]
        self.bar.blockSignals(True)  # a tab that goes is not picked by anybody
        while self.bar.count() > len(ids):
            self.bar.removeTab(self.bar.count() - 1)
        while self.bar.count() < len(ids):
            self.bar.addTab("")
        self._ids = ids
        for at, one in enumerate(found, 1):
            dot = " •" if one.id in fresh else ""
            self.bar.setTabText(at, visible(one.title, _LONGEST).replace("&", "&&") + dot)
            told = self.tr("corrected since you looked") if dot else ""
            self.bar.setTabToolTip(
                at, "<br>".join(tip(words) for words in (one.title, told) if words)
            )
        self.bar.setCurrentIndex(ids.index(chosen) if chosen in ids else 0)
        self.bar.blockSignals(False)
        self.setVisible(bool(found))

    @guarded
    def _pick(self, at: int) -> None:
        if 0 <= at < len(self._ids):
            self.picked.emit(self._ids[at])

    @guarded
    def _ask_menu(self, where: QPoint) -> None:
        at = self.bar.tabAt(where)
        if at > 0:
            self.menu_wanted.emit(self._ids[at], self.bar.mapToGlobal(where))

    @guarded
    def _rename(self, at: int) -> None:
        if at > 0:
            self.renaming_wanted.emit(self._ids[at])

    @guarded
    def _want_new(self) -> None:
        self.new_wanted.emit(self.plus.mapToGlobal(self.plus.rect().bottomLeft()))
