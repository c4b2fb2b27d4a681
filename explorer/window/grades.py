"""Grades of articles in the window: the dialog that sets them, the menu that asks for a least one.

The letters and digits are those of the Admiralty code, see :mod:`explorer.model.grades`.
"""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QComboBox, QDialog, QMenu, QWidget

from explorer.model.grades import INFORMATION, SOURCES
from explorer.model.records import Document
from explorer.panels.plain import label, visible
from explorer.panels.style import Look
from explorer.window.fields import Form
from explorer.window.waiting import accepted


class GradeDialog(QDialog):
    """Who says it, and how likely it is: two choices, judged apart."""

    def __init__(self, look: Look, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Grade the article"))
        self.setMinimumWidth(400)
        form = Form(self, look, self.tr("Grade"))
        form.addWidget(label(visible(document.title, 90), "headline", wrap=True))
        form.addWidget(label(self.tr("Source: how reliable is who publishes it?"), "small"))
        self.source = _choices(self.tr("Grade of the source"), SOURCES, document.source_grade)
        form.addWidget(self.source)
        form.addWidget(label(self.tr("Information: how likely is what it says?"), "small"))
        self.information = _choices(
            self.tr("Grade of the information"), INFORMATION, document.information_grade
        )
        form.addWidget(self.information)
        form.finish()

    def ask(self) -> tuple[str, str] | None:
        """Show it and wait; None when it is cancelled."""
        self.source.setFocus()
        if not accepted(self):
            return None
        return str(self.source.currentData()), str(self.information.currentData())


def grades_menu(parent: QWidget, least: str) -> QMenu:
    """Grades that articles may have to reach; the data of an entry is the grade."""
    menu = QMenu(parent)
    one = QActionGroup(menu)
    rows: list[tuple[str, str]] = [("", _tr("Any grade"))]
    for known, says in (
        (SOURCES, _tr("Source {grade} or better: {words}")),
        (INFORMATION, _tr("Information {grade} or better: {words}")),
    ):
        rows += [
            (grade, says.format(grade=grade, words=_tr(known[grade]))) for grade in list(known)[:4]
        ]
    rows += [(grade, _tr("{grade} or better in both").format(grade=grade)) for grade in _BOTH]
    for grade, text in rows:
        action = menu.addAction(text)
        action.setData(grade)
        action.setCheckable(True)
        action.setChecked(grade == least)
        one.addAction(action)
        if grade in ("", "D", "4"):
            menu.addSeparator()
    return menu


_BOTH = ("B2", "C3")  # what is usually asked for


def _choices(name: str, known: Mapping[str, str], chosen: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.addItem(_tr("Not graded"), "")
    for grade, words in known.items():
        box.addItem(f"{grade} · {_tr(words)}", grade)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    return box


def _tr(text: str) -> str:
    return QCoreApplication.translate("Grades", text)
