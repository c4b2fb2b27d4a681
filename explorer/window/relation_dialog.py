"""Asks what a relation that is drawn by hand says: words, kind, direction."""

from dataclasses import dataclass

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer.guarded import guarded
from explorer.model.kinds import relation_kinds
from explorer.model.records import Entity
from explorer.panels.pair_header import Dash, End, NameButton
from explorer.panels.plain import label, visible
from explorer.panels.style import Look
from explorer.window.fields import KindField, NameField
from explorer.window.waiting import accepted


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the user answered; ``turned`` swaps the two ends."""

    label: str
    kind: str
    directed: bool
    turned: bool


class RelationDialog(QDialog):
    """A small dialog over the window; :meth:`ask` returns the answer or None."""

    def __init__(
        self, look: Look, source: Entity, target: Entity, labels: list[str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New relation"))
        self.setMinimumWidth(420)
        names = QHBoxLayout()
        for part in (self._name(look, source), Dash(look), self._name(look, target)):
            names.addWidget(part)
        names.addStretch(1)
        self.words = NameField(
            labels,
            self.tr("Words of the relation"),
            self.tr("What ties them? For example “advises”"),
        )
        self.words.textChanged.connect(self._changed)
        self.kind = KindField(self.tr("Kind of the relation"), "other", relations=True)
        self.kind.currentIndexChanged.connect(self._kind_changed)
        self.way = QComboBox()
        self.way.setAccessibleName(self.tr("Direction of the relation"))
        one, other = visible(source.name, 40), visible(target.name, 40)
        self.way.addItem(f"{one} → {other}", (True, False))
        self.way.addItem(f"{one} ← {other}", (True, True))
        self.way.addItem(f"{one} — {other}  ({self.tr('no direction')})", (False, False))
        self._draw = QPushButton(self.tr("Draw"))
        self._draw.setProperty("role", "primary")
        self._draw.setDefault(True)
        self._draw.setEnabled(False)
        self._draw.clicked.connect(self.accept)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self._draw)
        hint = self.tr("It is marked “no source” until a sentence is attached.")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addLayout(names)
        column.addWidget(self.words)
        row = QHBoxLayout()
        row.addWidget(self.way, 3)
        row.addWidget(self.kind, 2)
        column.addLayout(row)
        column.addWidget(label(hint, "small", wrap=True))
        column.addSpacing(4)
        column.addLayout(buttons)

    def ask(self) -> Drawn | None:
        """Show it and wait."""
        self.words.setFocus()
        if not accepted(self):
            return None
        return self.answer()

    def answer(self) -> Drawn:
        """What is entered now."""
        directed, turned = self.way.currentData()
        return Drawn(self.words.text().strip(), self.kind.currentData(), directed, turned)

    def _name(self, look: Look, entity: Entity) -> NameButton:
        return NameButton(look, End("", entity.name, entity.kind), 14)

    @guarded
    def _changed(self, text: str) -> None:
        self._draw.setEnabled(bool(text.strip()))

    @guarded
    def _kind_changed(self) -> None:
        kind = relation_kinds()[self.kind.currentData()]
        directed, _ = self.way.currentData()
        if not kind.directed and directed:
            self.way.setCurrentIndex(2)
        elif kind.directed and not directed:
            self.way.setCurrentIndex(0)
