"""What a menu cannot ask of a filter: a span of days, and words."""

import re

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from explorer.graph.filters import Clock
from explorer.guarded import guarded
from explorer.panels.plain import label
from explorer.panels.style import Look
from explorer.window.fields import Form
from explorer.window.waiting import accepted

_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


class SpanDialog(QDialog):
    """From which day to which: years, months or days of ISO 8601, each may be left out."""

    def __init__(
        self, look: Look, clock: Clock, span: tuple[str, str], known: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        by_article = clock == "published"
        told = self.tr("Filter by date of the article"), self.tr("Filter by what is told")
        self.setWindowTitle(told[not by_article])
        self.setMinimumWidth(380)
        self._form = Form(self, look, self.tr("Show"))
        told = self.tr("Published"), self.tr("Tells of a time")
        self._form.addWidget(label(told[not by_article], "headline"))
        self.since = self._field(self.tr("From"), span[0])
        self.until = self._field(self.tr("To"), span[1])
        hint = self.tr("A year, a month or a day: 2024, 2024-05, 2024-05-31. {known}")
        self._form.addWidget(label(hint.format(known=known).strip(), "small", wrap=True))
        self._form.finish()
        self._check()

    def ask(self) -> tuple[str, str] | None:
        """Show it and wait; None when it is cancelled."""
        self.since.setFocus()
        self.since.selectAll()
        if not accepted(self):
            return None
        return self.since.text().strip(), self.until.text().strip()

    def _field(self, name: str, text: str) -> QLineEdit:
        field = QLineEdit(text)
        field.setAccessibleName(name)
        field.setPlaceholderText(name)
        field.textChanged.connect(self._check)
        self._form.addWidget(field)
        return field

    @guarded
    def _check(self) -> None:
        texts = [self.since.text().strip(), self.until.text().strip()]
        known = all(not text or _DAY.fullmatch(text) for text in texts)
        short = min(map(len, texts))
        self._form.done.setEnabled(
            (known and texts[0][:short] <= texts[1][:short]) or not all(texts)
        )
        if not known:
            self._form.done.setEnabled(False)


class WordsFilterDialog(QDialog):
    """Words that must stand in a label, a name or a sentence."""

    def __init__(self, look: Look, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Filter by words"))
        self.setMinimumWidth(380)
        form = Form(self, look, self.tr("Show"))
        form.addWidget(label(self.tr("Lines with these words"), "headline"))
        self.words = QLineEdit(words)
        self.words.setAccessibleName(self.tr("Words"))
        form.addWidget(self.words)
        hint = self.tr("All of them in the label, in a name at an end, or in one sentence.")
        form.addWidget(label(hint, "small", wrap=True))
        form.finish()

    def ask(self) -> str | None:
        """Show it and wait; None when it is cancelled."""
        self.words.setFocus()
        self.words.selectAll()
        return self.words.text().strip() if accepted(self) else None
