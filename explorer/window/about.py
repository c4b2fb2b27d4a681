"""What this program is: version, folders, and the licenses of all that it is made of."""

import platform

from PySide6.QtCore import QCoreApplication, qVersion
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

import explorer
from explorer.panels.plain import label, visible
from explorer.session.settings import projects_folder
from explorer.window.sheets import closing


class AboutSheet(QDialog):
    """Name, version, licenses, folders; all of it can be scrolled, selected and copied."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Article Explorer"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(label(f"Article Explorer {explorer.__version__}", "title"))
        for text in (
            self.tr(
                "News articles in, a graph of who is tied to whom out; a sentence behind each line."
            ),
            self.tr("Everything happens on this computer; nothing is sent anywhere."),
            self.tr(
                "License: Apache-2.0. It is made of the parts below, each under its own license; "
                "Qt and PySide6 are used under the LGPL-3."
            ),
        ):
            column.addWidget(label(text, "muted", wrap=True, shown=600))
        column.addSpacing(4)
        told = details()
        self.details = QPlainTextEdit(told)
        self.details.setProperty("role", "sheet")
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName(self.tr("Versions and licenses"))
        column.addWidget(self.details, 1)
        buttons = closing(self)
        copy = QPushButton(self.tr("Copy details"))
        copy.setAccessibleName(copy.text())
        copy.clicked.connect(lambda: QApplication.clipboard().setText(told))
        buttons.insertWidget(0, copy)
        column.addSpacing(4)
        column.addLayout(buttons)
        self.resize(min(640, parent.width() - 40), min(620, parent.height() - 40))


def diagnostics() -> str:
    """Versions and folders, without anything of the articles."""
    return "\n".join(
        (
            f"Article Explorer {explorer.__version__}",
            f"Python {platform.python_version()} · Qt {qVersion()}",
            platform.platform(terse=True),
            _tr("Projects: {folder}").format(folder=projects_folder()),
        )
    )


def details() -> str:
    """Versions and folders, then every part with its license, a line each."""
    from explorer.window.parts import DATA, parts  # they ask what is installed: when it is asked

    lines = [diagnostics(), "", _tr("DATA")]
    lines += [f"{name} · {license} · {where}" for name, license, where in DATA]
    lines += ["", _tr("PACKAGES")]
    for part in parts():
        told = part.license or _tr("license not named by the package")
        lines.append(f"{visible(part.name)} · {visible(part.version)} · {visible(told)}")
    return "\n".join(lines)


def _tr(text: str) -> str:
    return QCoreApplication.translate("AboutSheet", text)
