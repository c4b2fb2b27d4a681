"""Asks for the password of a file."""

from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QWidget

from explorer.guarded import guarded
from explorer.panels.plain import label
from explorer.panels.style import Look
from explorer.window.fields import Form
from explorer.window.waiting import accepted


class PasswordDialog(QDialog):
    """One line; ``sentence`` says which file, and whether the last password was a wrong one."""

    def __init__(self, look: Look, sentence: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Password"))
        self.setMinimumWidth(420)
        form = Form(self, look, self.tr("Open"))
        self._form = form
        form.cancel.setText(self.tr("Skip this file"))
        form.addWidget(label(sentence, "headline", wrap=True, shown=300))
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName(self.tr("Password of the file"))
        self.password.textChanged.connect(self._changed)
        form.addWidget(self.password)
        self.shown = QCheckBox(self.tr("Show it"))
        self.shown.toggled.connect(self._show)
        form.addWidget(self.shown)
        form.addWidget(label(self.tr("It is not kept after the file is read."), "small"))
        form.finish()
        self._changed()

    def ask(self) -> str | None:
        """Show it and wait."""
        self.password.setFocus()
        return self.password.text() if accepted(self) else None

    @guarded
    def _changed(self) -> None:
        self._form.done.setEnabled(bool(self.password.text()))

    @guarded
    def _show(self) -> None:
        modes = QLineEdit.EchoMode
        self.password.setEchoMode(modes.Normal if self.shown.isChecked() else modes.Password)
