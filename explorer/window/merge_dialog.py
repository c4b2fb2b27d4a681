"""What a merge would make, and why it is right or wrong, before it is done."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from explorer.edits.merging import Preview
from explorer.edits.reasons import Reason
from explorer.guarded import guarded
from explorer.model.records import Entity
from explorer.panels.chips import Flow
from explorer.panels.pair_header import End, NameButton
from explorer.panels.plain import counted, label, visible
from explorer.panels.style import Look
from explorer.window.fields import Form, KindField
from explorer.window.messages import translated
from explorer.window.waiting import accepted


@dataclass(frozen=True, slots=True)
class Merged:
    """What the user answered."""

    name: str
    kind: str


class MergeDialog(QDialog):
    """Name and kind to choose, figures, other names, and the reason card."""

    def __init__(
        self,
        look: Look,
        entities: Sequence[Entity],
        preview: Preview,
        reasons: Sequence[Reason],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._preview = preview
        self.setWindowTitle(self.tr("Merge entities"))
        self.setMinimumWidth(500)
        form = Form(self, look, self.tr("Merge"))
        self._form = form
        merged = QWidget()
        flow = Flow(merged, 10)
        for entity in entities:
            flow.addWidget(NameButton(look, End("", entity.name, entity.kind), 14))
        form.addWidget(merged)
        self.name = QComboBox()
        self.name.setEditable(True)
        self.name.setAccessibleName(self.tr("Name of the merged entity"))
        self.name.addItems([visible(name, 120) for name in preview.names])
        self.kind = KindField(self.tr("Kind of the merged entity"), preview.kinds[0])
        row = QHBoxLayout()
        row.addWidget(self.name, 3)
        row.addWidget(self.kind, 2)
        form.addLayout(row)
        form.addWidget(label(self._figures(preview), "muted", wrap=True, shown=300))
        self._also = label("", "small", wrap=True, shown=400)
        form.addWidget(self._also)
        form.addLayout(self._card(reasons))
        told = self._told(preview, {entity.id: entity for entity in entities})
        if told:
            form.addWidget(label(told, "small", wrap=True, shown=400))
        form.addWidget(
            label(self.tr("The merge can be taken apart at any time."), "small", wrap=True)
        )
        form.finish()
        self.name.currentTextChanged.connect(self._changed)
        self._changed()

    def ask(self) -> Merged | None:
        """Show it and wait."""
        self._form.done.setFocus()
        return self.answer() if accepted(self) else None

    def answer(self) -> Merged:
        """What is chosen now; a name of the list as it is, not as it is shown."""
        words = self.name.currentText().strip()
        known = {visible(name, 120): name for name in self._preview.names}
        return Merged(known.get(words, words), self.kind.kind())

    def _figures(self, preview: Preview) -> str:
        parts = [
            counted(preview.mentions, "mention", "mentions"),
            counted(preview.relations, "relation", "relations"),
            counted(preview.sentences, "sentence", "sentences"),
        ]
        if preview.folded:
            parts.append(
                self.tr("{count} relations become equal").format(count=preview.folded)
                if preview.folded > 1
                else self.tr("1 relation becomes equal to another")
            )
        return " · ".join(parts)

    def _card(self, reasons: Sequence[Reason]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(3)
        for speaks_for, title in ((True, self.tr("FOR")), (False, self.tr("AGAINST"))):
            found = [one for one in reasons if one.speaks_for == speaks_for]
            column.addSpacing(4)
            column.addWidget(label(title, "section"))
            for one in found:
                sign = "+" if speaks_for else "−"
                column.addWidget(label(f"{sign}  {translated(one.text)}", wrap=True, shown=300))
            if not found:
                column.addWidget(label(self.tr("Nothing that is known."), "muted"))
        return column

    def _told(self, preview: Preview, names: dict[str, Entity]) -> str:
        if not preview.between:
            return ""
        says = ", ".join(
            f"{names[one.source].name} — {one.label} — {names[one.target].name}"
            for one in preview.between[:3]
        )
        return self.tr("Goes to the rejected relations, and back when taken apart: {says}").format(
            says=says
        )

    @guarded
    def _changed(self) -> None:
        now = self.answer().name
        self._form.done.setEnabled(bool(now))
        others = [name for name in self._preview.aliases if name != now]
        words = self.tr("Also called: {names}").format(names=", ".join(others))
        self._also.setText(visible(words, 400))
        self._also.setVisible(bool(others))
