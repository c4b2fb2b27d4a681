"""All notes that a person wrote; a press leads to what they are on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from explorer.guarded import guarded
from explorer.model.corpus import Corpus
from explorer.panels.plain import label
from explorer.panels.rows import Row
from explorer.panels.style import Look
from explorer.panels.table import RowList


class NotesPanel(QWidget):
    """Notes on entities, relations and single sentences."""

    picked = Signal(str)  # entity, relation or evidence

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._empty = label(
            self.tr(
                "No notes yet. Click a line, a card or an entity and press Ctrl+Enter to write one."
            ),
            "muted",
            wrap=True,
        )
        self._list = RowList(look, self.tr("Notes"))
        self._list.picked.connect(self._picked)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 8)
        column.addWidget(self._empty)
        column.addWidget(self._list, 1)

    def show_corpus(self, corpus: Corpus | None) -> None:
        """Show the notes of a project."""
        rows = [
            Row(
                entity.id, " ".join(entity.note.split()), icon="note", under=entity.name,
                tip=entity.note,
            )
            for entity in (corpus.entities.values() if corpus is not None else ())
            if entity.note
        ]  # fmt: skip
        for relation in corpus.relations.values() if corpus is not None else ():
            if relation.note:
                one, other = corpus.entities[relation.source], corpus.entities[relation.target]
                rows.append(
                    Row(
                        relation.id, " ".join(relation.note.split()), icon="note",
                        under=f"{one.name} — {other.name}: {relation.label}", tip=relation.note,
                    )
                )  # fmt: skip
        for told in corpus.store.noted() if corpus is not None else ():
            relation = corpus.relations[told.relation]
            one, other = corpus.entities[relation.source], corpus.entities[relation.target]
            rows.append(
                Row(
                    told.id, " ".join(told.note.split()), icon="note", tip=told.note,
                    under=self.tr("On a sentence of {one} — {other}: {label}").format(
                        one=one.name, other=other.name, label=relation.label
                    ),
                )
            )  # fmt: skip
        self._list.replace(rows)
        self._list.setVisible(bool(rows))
        self._empty.setVisible(not rows)

    @guarded
    def _picked(self, names: list[str]) -> None:
        if names:
            self.picked.emit(names[0])
