"""Lists the files that were not read, each with its reason, and what of others was left out."""

from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QPushButton, QWidget

from explorer.guarded import guarded
from explorer.panels.plain import label, visible
from explorer.panels.style import Look
from explorer.session.remarks import Remarks
from explorer.window.fields import Form
from explorer.window.messages import translated

_SHOWN = 600  # characters of one sentence


class UnreadSheet(QDialog):
    """Sentences to read and to copy; there is nothing to decide."""

    def __init__(self, look: Look, remarks: Remarks, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What was not read"))
        self.setMinimumSize(640, 380)
        form = Form(self, look, self.tr("Close"))
        self._form = form
        form.addWidget(label(translated(remarks.summary()), "headline", wrap=True))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("What was not read, and why"))
        self.text.setPlainText(self._written(remarks))
        form.addWidget(self.text, 1)
        self.copy = QPushButton(self.tr("Copy the list"))
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(self._copy)
        form.cancel.hide()
        form.add_button(self.copy)
        form.finish()

    def _written(self, remarks: Remarks) -> str:
        groups = (
            (self.tr("Not read"), remarks.failures),
            (
                self.tr("Read, with a remark"),
                [(name, translated(said)) for name, said in remarks.partly],
            ),
        )
        parts = []
        for head, rows in groups:
            if rows:
                lines = [f"{visible(name, 120)}\n    {visible(why, _SHOWN)}" for name, why in rows]
                parts.append("\n".join([f"{head} ({len(rows)})", "", *lines]))
        return "\n\n".join(parts)

    @guarded
    def _copy(self) -> None:
        QApplication.clipboard().setText(self.text.toPlainText())
