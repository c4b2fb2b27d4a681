"""Asks for a few words with suggestions: tags, other names, or a group."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from explorer.guarded import guarded
from explorer.panels.plain import label
from explorer.panels.style import Look
from explorer.panels.suggesting import completing
from explorer.window.fields import Form, NameField
from explorer.window.waiting import accepted


class WordsDialog(QDialog):
    """One line; with ``several`` it holds words between commas, the last one is completed.

    ``act`` is what the button does, if it changes nothing.
    """

    def __init__(
        self,
        look: Look,
        title: str,
        hint: str,
        words: str,
        known: Sequence[str],
        parent: QWidget,
        several: bool = False,
        act: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(400)
        form = self._form = Form(self, look, act or self.tr("Change"))
        form.addWidget(label(title, "headline", wrap=True))
        self.words = _List(known, title) if several else NameField(known, title)
        self.words.setText(words)
        form.addWidget(self.words)
        form.addWidget(label(hint, "small", wrap=True, shown=300))
        form.finish()

    def ask(self) -> str | None:
        """Show it and wait; None when it is cancelled."""
        self.words.setFocus()
        self.words.selectAll()
        return self.words.words() if accepted(self) else None


class _List(QLineEdit):
    """Completes what stands behind the last comma and keeps what stands before it."""

    def __init__(self, known: Sequence[str], name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._ending = completing(known, self)  # not the field's own, which takes the whole line
        self._ending.setWidget(self)
        self._ending.activated[str].connect(self._take)
        self.textEdited.connect(self._offer)

    def words(self) -> str:
        """What is written, without outer space."""
        return self.text().strip()

    @guarded
    def _offer(self, text: str) -> None:
        last = text.rpartition(",")[2].strip()
        self._ending.setCompletionPrefix(last)
        if last and self._ending.completionCount():
            self._ending.complete()
        else:
            self._ending.popup().hide()

    @guarded
    def _take(self, words: str) -> None:
        before, comma, _ = self.text().rpartition(",")
        self.setText(f"{before}{comma}{' ' if comma else ''}{words}, ")
        self.setFocus(Qt.FocusReason.PopupFocusReason)


def split_words(words: str) -> list[str]:
    """The words between commas, each once."""
    return list(dict.fromkeys(part.strip() for part in words.split(",") if part.strip()))
