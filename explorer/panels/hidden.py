"""What is not drawn because a person said so: rejected and hidden, each to be brought back."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from explorer.guarded import guarded
from explorer.model.corpus import Corpus
from explorer.model.records import Relation
from explorer.panels.plain import label
from explorer.panels.rows import Row
from explorer.panels.style import Look
from explorer.panels.table import RowList


class HiddenPanel(QWidget):
    """Rejected relations and entities, hidden entities; there only when there are any."""

    picked = Signal(str)  # relation or entity
    restored = Signal(str)  # relation or entity

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._list = RowList(look, self.tr("Rejected and hidden"))
        self._list.picked.connect(self._picked)
        self._list.opened.connect(self.restored)
        self._restore = QPushButton(self.tr("Restore"))
        self._restore.clicked.connect(self._bring_back)
        self._chosen = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 6, 4)
        column.setSpacing(4)
        title = label(self.tr("REJECTED OR HIDDEN"), "section")
        title.setContentsMargins(4, 0, 0, 0)
        column.addWidget(title)
        column.addWidget(self._list)
        column.addWidget(self._restore)
        self.hide()

    def show_corpus(self, corpus: Corpus | None, rejected: Sequence[Relation] = ()) -> None:
        """Show the ``rejected`` relations, and what entities are rejected or hidden."""
        rows = self._entities(corpus) if corpus is not None else []
        for relation in rejected:
            one, other = corpus.entities[relation.source], corpus.entities[relation.target]
            arrow = "→" if relation.directed else "—"
            text = f"{one.name} {arrow} {other.name}: {relation.label}"
            rows.append(Row(relation.id, text, icon="reject", tip=self._why(relation, text)))
        self._list.replace(rows)
        self._list.setFixedHeight(self._list.natural_height(4))
        listed = [row.id for row in rows]
        if self._chosen not in listed:
            self._chosen = listed[0] if len(listed) == 1 else ""  # one alone needs no choosing
        self._restore.setEnabled(bool(self._chosen))
        self.setVisible(bool(rows))

    def _entities(self, corpus: Corpus) -> list[Row]:
        rejected, hidden = self.tr("rejected"), self.tr("hidden")
        return [
            Row(one.id, one.name, rejected if one.rejected else hidden, one.kind, off=True)
            for one in corpus.entities.values()
            if one.rejected or one.hidden
        ]

    def _why(self, relation: Relation, text: str) -> str:
        if relation.source != relation.target:
            return text
        told = self.tr("tied two that were merged; take the merge apart to bring it back")
        return f"{text} ({told})"

    @guarded
    def _picked(self, names: list[str]) -> None:
        if names:
            self._chosen = names[0]
            self._restore.setEnabled(True)
            self.picked.emit(names[0])

    @guarded
    def _bring_back(self) -> None:
        if self._chosen:
            self.restored.emit(self._chosen)
