"""Asks what an article is called, who wrote it, when it was published and where."""

from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QDialog, QGridLayout, QLineEdit, QWidget

from explorer.edits.documents import is_day
from explorer.guarded import guarded
from explorer.model.records import Document
from explorer.panels.plain import label
from explorer.panels.style import Look
from explorer.window.fields import Form
from explorer.window.waiting import accepted


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the user answered."""

    title: str
    author: str
    published: str
    source: str
    guessed: bool  # the date, still


class ArticleDialog(QDialog):
    """A line for each; a date that is none is said before anything can be accepted."""

    def __init__(self, look: Look, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self._guessed = document.published if document.published_guessed else ""
        self.setWindowTitle(self.tr("About this article"))
        self.setMinimumWidth(480)
        form = Form(self, look, self.tr("Save"))
        self._form = form
        self.title = _line(document.title, self.tr("Title"))
        self.author = _line(document.author, self.tr("Author"))
        self.published = _line(document.published, self.tr("Date"))
        self.published.setPlaceholderText(self.tr("2025-09-03, 2025-09 or 2025"))
        self.source = _line(document.source, self.tr("Source"))
        self.source.setPlaceholderText(self.tr("An outlet, an address or a file"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        for row, field in enumerate((self.title, self.author, self.published, self.source)):
            grid.addWidget(label(field.accessibleName(), "section"), row, 0)
            grid.addWidget(field, row, 1)
            field.textChanged.connect(self._changed)
        form.addLayout(grid)
        self.right = QCheckBox(self.tr("The date was guessed from the file, and is right"))
        self.right.toggled.connect(self._changed)
        form.addWidget(self.right)
        self._hint = label("", "small", wrap=True)
        form.addWidget(self._hint)
        form.finish()
        self._changed()

    def ask(self) -> About | None:
        """Show it and wait."""
        self.title.setFocus()
        self.title.selectAll()
        return self.answer() if accepted(self) else None

    def answer(self) -> About:
        """What is entered now."""
        return About(
            title=self.title.text().strip(),
            author=self.author.text().strip(),
            published=self.published.text().strip(),
            source=self.source.text().strip(),
            guessed=self._is_guess() and not self.right.isChecked(),
        )

    def _is_guess(self) -> bool:
        return bool(self._guessed) and self.published.text().strip() == self._guessed

    @guarded
    def _changed(self) -> None:
        now = self.answer()
        self.right.setVisible(self._is_guess())
        good = is_day(now.published)
        self._form.done.setEnabled(bool(now.title) and good)
        if not now.title:
            says = self.tr("A title needs at least one word.")
        elif not good:
            says = self.tr("Write the date as 2025-09-03, 2025-09 or 2025, or leave it empty.")
        else:
            says = self.tr(
                "“Last Tuesday” counts from the date the next time the article is read again."
            )
        self._hint.setText(says)


def _line(text: str, name: str) -> QLineEdit:
    field = QLineEdit(" ".join(text.split())[:1000])
    field.setCursorPosition(0)
    field.setAccessibleName(name)
    return field
