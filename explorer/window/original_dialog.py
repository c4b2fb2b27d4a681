"""Asks which article another one is a copy of."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QWidget

from explorer.model.records import Document
from explorer.panels.plain import label, visible
from explorer.panels.style import Look
from explorer.window.article_choice import ArticleChoice
from explorer.window.fields import Form
from explorer.window.waiting import accepted


class OriginalDialog(QDialog):
    """The other articles of the project, in order of arrival."""

    def __init__(
        self, look: Look, document: Document, others: Sequence[Document], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("A copy of…"))
        self.setMinimumWidth(420)
        form = Form(self, look, self.tr("It is a copy"))
        told = self.tr("“{title}” is a copy of").format(title=visible(document.title, 90))
        form.addWidget(label(told, "headline", wrap=True))
        self.original = ArticleChoice(self.tr("Article that it is a copy of"))
        for one in others:
            self.original.addItem(visible(one.title, 90), one.id)
        form.addWidget(self.original)
        hint = self.tr("Copies of one article are one source: their sentences count once.")
        form.addWidget(label(hint, "small", wrap=True, shown=300))
        form.finish()

    def ask(self) -> str | None:
        """Show it and wait; None when it is cancelled."""
        self.original.setFocus()
        taken = accepted(self)
        return str(self.original.currentData()) if taken else None
