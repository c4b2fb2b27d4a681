"""Several entities that are selected: what can be done with them, and each of them in a list."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from explorer.guarded import guarded
from explorer.model.corpus import Corpus
from explorer.panels.chips import Flow, KeyButton
from explorer.panels.plain import counted, label
from explorer.panels.rows import Row
from explorer.panels.style import Look
from explorer.panels.table import RowList


class SeveralTools(QWidget):
    """Buttons that name actions of the window on all that is selected."""

    wished = Signal(str)  # id of an action

    def __init__(self, look: Look, editable: bool = True) -> None:
        super().__init__()
        row = Flow(self, 6)
        self._edits: list[KeyButton] = []
        for name, text, key in (
            ("merge", self.tr("Merge…"), "M"),
            ("hide", self.tr("Hide"), "H"),
            ("pin", self.tr("Pin"), "P"),
            ("group", self.tr("Group…"), ""),
            ("common", self.tr("Common neighbors"), "J"),
            ("copy-names", self.tr("Copy names"), ""),
        ):
            button = KeyButton(look, text, key)
            button.setObjectName(name)
            button.clicked.connect(self._wish)
            row.addWidget(button)
            if name not in ("common", "copy-names"):
                self._edits.append(button)
        self.allow(editable)

    def allow(self, editable: bool) -> None:
        """Offer edits, or only what changes nothing."""
        for button in self._edits:
            button.setVisible(editable)

    @guarded
    def _wish(self) -> None:
        self.wished.emit(self.sender().objectName())


class SeveralPage(QWidget):
    """More entities than can be told two by two."""

    linked = Signal(str)  # entity
    wished = Signal(str)  # id of an action

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._title = label("", "title", wrap=True)
        self._kept = label("", "muted", wrap=True)
        self._tools = SeveralTools(look)
        self._tools.wished.connect(self.wished)
        self._list = RowList(look, self.tr("Selected entities"))
        self._list.picked.connect(self._pick)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 10, 8)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._kept)
        column.addWidget(self._tools)
        column.addSpacing(8)
        column.addWidget(self._list, 1)

    def show_entities(
        self, corpus: Corpus, links: Mapping[str, int], among: int, editable: bool, filtered: bool
    ) -> None:
        """Show entities with their number of lines, those with most first.

        ``among`` lines join two of them; ``filtered`` where these are what filters leave.
        """
        number = len(links)
        self._title.setText(counted(number, "entity selected", "entities selected"))
        told = counted(among, "line between them", "lines between them")
        told = told if among else self.tr("No line between them")
        of = self.tr("{told}, of what the filters leave")
        self._kept.setText(of.format(told=told) if filtered else told)
        self._tools.allow(editable)
        self._list.mark([])
        self._list.replace(
            [
                Row(
                    one,
                    corpus.entities[one].name,
                    counted(links[one], "link", "links"),
                    corpus.entities[one].kind,
                )
                for one in sorted(links, key=lambda one: -links[one])
            ]
        )

    @guarded
    def _pick(self, names: list[str]) -> None:
        if names:
            self.linked.emit(names[0])
