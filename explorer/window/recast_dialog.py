"""Asks for another name and kind of an entity, and for how much of it they hold."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QRadioButton, QWidget

from explorer.guarded import guarded
from explorer.model.records import Entity
from explorer.panels.pair_header import End, NameButton
from explorer.panels.plain import counted, label, visible
from explorer.panels.style import Look
from explorer.window.fields import Form, KindField, NameField
from explorer.window.waiting import accepted

Scope = Literal["mention", "article", "everywhere"]


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a scope goes: how many mentions, and the words that say which."""

    scope: Scope
    mentions: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class Recast:
    """What the user answered."""

    name: str
    kind: str
    scope: Scope


class RecastDialog(QDialog):
    """Name, kind and scope; ``reaches`` are the scopes that make sense here."""

    def __init__(
        self, look: Look, entity: Entity, reaches: list[Reach], names: list[str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._entity = entity
        self.setWindowTitle(self.tr("Name and kind"))
        self.setMinimumWidth(440)
        form = Form(self, look, self.tr("Change"))
        self._form = form
        form.addWidget(NameButton(look, End("", entity.name, entity.kind), 14))
        self.name = NameField(names, self.tr("Name"))
        self.name.setText(entity.name)
        self.kind = KindField(self.tr("Kind"), entity.kind)
        row = QHBoxLayout()
        row.addWidget(self.name, 3)
        row.addWidget(self.kind, 2)
        form.addLayout(row)
        self.scopes: dict[Scope, QRadioButton] = {}
        group = QButtonGroup(self)
        for reach in reaches:
            button = QRadioButton(self._says(reach))
            self.scopes[reach.scope] = button
            group.addButton(button)
            form.addWidget(button)
        self.scopes["everywhere"].setChecked(True)
        self._hint = label("", "small", wrap=True, shown=300)
        self._hint.setMinimumHeight(3 * self._hint.fontMetrics().lineSpacing() + 4)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        form.addWidget(self._hint)
        form.finish()
        group.buttonToggled.connect(self._changed)
        self.name.textChanged.connect(self._changed)
        self.kind.currentIndexChanged.connect(self._changed)
        self._changed()

    def ask(self, kind: bool = False) -> Recast | None:
        """Show it and wait; ``kind`` puts the keyboard on the kind."""
        field = self.kind if kind else self.name
        field.setFocus()
        self.name.selectAll()
        return self.answer() if accepted(self) else None

    def answer(self) -> Recast:
        """What is entered now."""
        scope = next(scope for scope, button in self.scopes.items() if button.isChecked())
        return Recast(self.name.words(), self.kind.kind(), scope)

    def _says(self, reach: Reach) -> str:
        says = {
            "mention": self.tr("This mention"),
            "article": self.tr("This article"),
            "everywhere": self.tr("Everywhere"),
        }[reach.scope]
        count = counted(reach.mentions, "mention", "mentions")
        told = f"“{visible(reach.words, 40)}”" if reach.words else count
        return f"{says} · {told}".replace("&", "&&")

    @guarded
    def _changed(self) -> None:
        now = self.answer()
        same = (now.name, now.kind) == (self._entity.name, self._entity.kind)
        self._form.done.setEnabled(bool(now.name) and not same)
        if now.scope == "everywhere":
            says = self.tr("The old name stays as another name, so that it is still found.")
        else:
            says = self.tr(
                "This makes another entity: these mentions leave “{name}” and go to the entity of "
                "that name and kind, or to a new one. Each relation goes with its own sentences."
            ).format(name=visible(self._entity.name, 60))
        self._hint.setText(says)


class KindDialog(QDialog):
    """The kind of several entities at once, everywhere."""

    def __init__(self, look: Look, count: int, kind: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Kind"))
        self.setMinimumWidth(320)
        form = Form(self, look, self.tr("Change"))
        told = self.tr("Kind of {entities}")
        words = told.format(entities=counted(count, "entity", "entities"))
        form.addWidget(label(words, "headline"))
        self.kind = KindField(self.tr("Kind"), kind)
        form.addWidget(self.kind)
        form.finish()

    def ask(self) -> str | None:
        """Show it and wait."""
        self.kind.setFocus()
        return self.kind.kind() if accepted(self) else None
