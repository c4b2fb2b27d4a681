"""Asks which mentions of an entity mean somebody else, and who that is."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from explorer.guarded import guarded
from explorer.model.records import Entity
from explorer.panels.check_list import CheckList
from explorer.panels.pair_header import End, NameButton
from explorer.panels.plain import counted, label
from explorer.panels.rows import Row
from explorer.panels.style import Look
from explorer.window.fields import Form, KindField, NameField
from explorer.window.waiting import accepted


@dataclass(frozen=True, slots=True)
class Split:
    """What the user answered: mentions by id."""

    mentions: tuple[str, ...]
    name: str
    kind: str


class SplitDialog(QDialog):
    """The mentions with their sentences and reasons; those that are checked go."""

    def __init__(
        self,
        look: Look,
        entity: Entity,
        rows: Sequence[Row],
        names: list[str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._total = len(rows)
        self.setWindowTitle(self.tr("Split an entity"))
        self.setMinimumSize(620, 460)
        form = Form(self, look, self.tr("Split"))
        self._form = form
        form.addWidget(NameButton(look, End("", entity.name, entity.kind), 14))
        form.addWidget(
            label(self.tr("Check the mentions that mean somebody else."), "muted", wrap=True)
        )
        self.list = CheckList(look, self.tr("Mentions of the entity"))
        self.list.replace(rows)
        self.list.picked.connect(self._changed)
        form.addWidget(self.list, 1)
        self._count = label("", "small")
        form.addWidget(self._count)
        self.name = NameField(names, self.tr("Name of the other"), self.tr("Whom do they mean?"))
        self.name.textChanged.connect(self._changed)
        self.kind = KindField(self.tr("Kind of the other"), entity.kind)
        row = QHBoxLayout()
        row.addWidget(self.name, 3)
        row.addWidget(self.kind, 2)
        form.addLayout(row)
        form.addWidget(
            label(self.tr("Each relation goes with its own sentences."), "small", wrap=True)
        )
        form.finish()
        self._changed()

    def ask(self) -> Split | None:
        """Show it and wait."""
        self.list.setFocus()
        return self.answer() if accepted(self) else None

    def answer(self) -> Split:
        """What is chosen now."""
        return Split(tuple(self.list.checked()), self.name.words(), self.kind.kind())

    @guarded
    def _changed(self) -> None:
        now = self.answer()
        going = len(now.mentions)
        self._form.done.setEnabled(bool(now.name) and 0 < going < self._total)
        says = counted(self._total - going, "mention stays", "mentions stay")
        self._count.setText(f"{counted(going, 'mention goes', 'mentions go')} · {says}")
