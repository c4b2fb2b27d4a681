"""Asks whom selected words of an article name: an entity that is there, or a new one."""

from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QWidget

from explorer.guarded import guarded
from explorer.model.corpus import Corpus
from explorer.panels.plain import label, visible
from explorer.panels.style import Look
from explorer.window.fields import EntityField, Form, KindField
from explorer.window.waiting import accepted


@dataclass(frozen=True, slots=True)
class Named:
    """What the user answered; ``entity`` is empty for a new one of a name and kind."""

    entity: str
    name: str
    kind: str
    everywhere: bool


class NameDialog(QDialog):
    """Name, kind, and whether the equal strings mean the same; ``equal`` is how many there are.

    ``likely`` is the entity that is proposed, empty for a new one.
    """

    def __init__(
        self,
        look: Look,
        corpus: Corpus,
        words: str,
        likely: str,
        kind: str,
        equal: int,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._corpus = corpus
        self.setWindowTitle(self.tr("Name an entity"))
        self.setMinimumWidth(440)
        form = Form(self, look, self.tr("Name it"))
        self._form = form
        form.addWidget(label(f"“{visible(words, 80)}”", "headline", wrap=True))
        self.name = EntityField(corpus, self.tr("Whom or what do these words name?"))
        self.name.setText(visible(words, 120))
        if likely:
            self.name.show_entity(corpus, likely)
        self.kind = KindField(self.tr("Kind of the entity"), kind)
        row = QHBoxLayout()
        row.addWidget(self.name, 3)
        row.addWidget(self.kind, 2)
        form.addLayout(row)
        self.everywhere = QCheckBox(
            self.tr("Also the {count} equal strings").format(count=equal)
            if equal > 1
            else self.tr("Also the other place where these words stand")
        )
        self.everywhere.setVisible(equal > 0)
        form.addWidget(self.everywhere)
        self._hint = label("", "small", wrap=True)
        form.addWidget(self._hint)
        form.finish()
        self.name.textChanged.connect(self._changed)
        self._changed()

    def ask(self) -> Named | None:
        """Show it and wait."""
        self.name.setFocus()
        self.name.selectAll()
        return self.answer() if accepted(self) else None

    def answer(self) -> Named:
        """What is entered now."""
        checked = self.everywhere.isChecked()
        return Named(self.name.entity(), self.name.words(), self.kind.kind(), checked)

    @guarded
    def _changed(self) -> None:
        now = self.answer()
        known = self._corpus.entities.get(now.entity)
        self._form.done.setEnabled(bool(now.name))
        self.kind.setEnabled(known is None)
        if known is not None:
            self.kind.setCurrentIndex(self.kind.findData(known.kind))
            says = self.tr("They will mean “{name}”.").format(name=visible(known.name, 80))
        else:
            says = self.tr("A new entity. Choose one of the list to name one that is there.")
        self._hint.setText(says)
