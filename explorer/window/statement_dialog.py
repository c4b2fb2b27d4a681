"""Asks what selected text says of two entities: who, what ties them, and whom."""

from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QWidget

from explorer.edits.proposing import Proposal
from explorer.guarded import guarded
from explorer.model.corpus import Corpus
from explorer.model.kinds import relation_kinds
from explorer.panels.plain import label, visible
from explorer.panels.style import Look
from explorer.window.fields import EntityField, Form, KindField, NameField
from explorer.window.waiting import accepted


@dataclass(frozen=True, slots=True)
class Statement:
    """What the user answered; the two are ids."""

    source: str
    target: str
    label: str
    kind: str
    directed: bool


class StatementDialog(QDialog):
    """Two entities with type-ahead, the words between them, kind and direction."""

    def __init__(
        self,
        look: Look,
        corpus: Corpus,
        quote: str,
        said: Proposal,
        labels: list[str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Relation in the text"))
        self.setMinimumWidth(520)
        form = Form(self, look, self.tr("Draw"))
        self._form = form
        form.addWidget(label(f"“{visible(quote, 240)}”", "muted", wrap=True, shown=260))
        self.source = EntityField(corpus, self.tr("From"), self.tr("Who?"))
        self.target = EntityField(corpus, self.tr("To"), self.tr("Whom or what?"))
        for field, entity in zip((self.source, self.target), said.ends, strict=True):
            if entity:
                field.show_entity(corpus, entity)
        self.words = NameField(
            labels,
            self.tr("Words of the relation"),
            self.tr("What ties them? For example “advises”"),
        )
        self.words.setText(visible(said.words, 120))
        self.way = QComboBox()
        self.way.setAccessibleName(self.tr("Direction of the relation"))
        self.way.addItem(self.tr("→ from the first to the second"), True)
        self.way.addItem(self.tr("— no direction"), False)
        self.kind = KindField(self.tr("Kind of the relation"), "other", relations=True)
        self.kind.currentIndexChanged.connect(self._kind_changed)
        names = QHBoxLayout()
        names.addWidget(self.source, 1)
        names.addWidget(self.target, 1)
        form.addLayout(names)
        form.addWidget(self.words)
        row = QHBoxLayout()
        row.addWidget(self.way, 3)
        row.addWidget(self.kind, 2)
        form.addLayout(row)
        self._hint = label("", "small", wrap=True)
        form.addWidget(self._hint)
        form.finish()
        for field in (self.source, self.target, self.words):
            field.textChanged.connect(self._changed)
        self._changed()

    def ask(self) -> Statement | None:
        """Show it and wait, the keyboard where something is missing."""
        empty = [field for field in (self.source, self.target) if not field.text()]
        (empty or [self.words])[0].setFocus()
        self.words.selectAll()  # typing puts other words in the place of those proposed
        return self.answer() if accepted(self) else None

    def answer(self) -> Statement:
        """What is entered now."""
        return Statement(
            self.source.entity(),
            self.target.entity(),
            self.words.words(),
            self.kind.kind(),
            bool(self.way.currentData()),
        )

    @guarded
    def _changed(self) -> None:
        now = self.answer()
        said = now.source and now.target and now.source != now.target
        self._form.done.setEnabled(bool(said and now.label))
        unknown = [f.words() for f in (self.source, self.target) if f.words() and not f.entity()]
        if unknown:
            says = self.tr("No entity is called “{name}”; select its name in the text first.")
            self._hint.setText(says.format(name=visible(unknown[0], 80)))
        else:
            self._hint.setText(self.tr("The sentence that is selected becomes its evidence."))

    @guarded
    def _kind_changed(self) -> None:
        directed = relation_kinds()[self.kind.kind()].directed
        self.way.setCurrentIndex(0 if directed else 1)
