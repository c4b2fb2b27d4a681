"""Asks what kind of report is wanted and what may go in; what stays out is counted at once."""

import os
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from explorer.export.gate import Gate, Gated, Standing, counted, gated, standings
from explorer.export.gathering import Choice
from explorer.graph.view import Visible
from explorer.guarded import guarded
from explorer.model.corpus import Corpus
from explorer.panels.plain import Elided, label, tip
from explorer.panels.style import Look
from explorer.window.fields import Form
from explorer.window.picture_names import beside, file_name
from explorer.window.waiting import accepted

KINDS = {"html": ".html", "word": ".docx", "markdown": ".md", "page": ".html"}
_SOURCES = (0, 2, 3, 4)  # of how many of them one may ask
_BESIDE = 20  # pixels at both sides of what is written
_AT_ONCE = 0.03  # seconds of counting between two looks at the keyboard

Remembered = Mapping[str, str | int | float | bool]


@dataclass(frozen=True, slots=True)
class ReportStart:
    """What the dialog begins with.

    ``shown`` maps "view", "selection" and "everything", those that there are, to what finds out
    what each holds.
    """

    corpus: Corpus
    shown: Mapping[str, Callable[[], Visible]]
    title: str
    folder: Path
    remembered: Remembered


@dataclass(frozen=True, slots=True)
class ReportWish:
    """What is to be written where; ``what`` is of what it tells, a key of ``shown``."""

    what: str
    found: Gated
    choice: Choice
    path: Path
    clickable: bool
    remembered: Remembered


class ReportDialog(QDialog):
    """A dialog inside the window; :meth:`ask` returns a wish or None. Enter writes."""

    def __init__(self, look: Look, start: ReportStart, parent: QWidget) -> None:
        super().__init__(parent)
        self._start, self._folder = start, start.folder
        self._shown: dict[str, Visible] = {}
        self._known: dict[str, dict[str, Standing]] = {}
        self._steps: Iterator[tuple[str, Standing]] | None = None
        self._counting = QTimer(self, interval=0)
        self._counting.timeout.connect(self._count_on)
        self.setWindowTitle(self.tr("Write report"))
        self.setMinimumWidth(540)
        self._form = form = Form(self, look, self.tr("Write"))
        form.addWidget(label(self.tr("What is it for?"), "title"))
        self._add_kinds()
        form.addSpacing(4)
        form.addWidget(label(self.tr("WHAT GOES IN"), "section"))
        self._add_gate()
        form.addSpacing(4)
        form.addWidget(label(self.tr("WITH"), "section"))
        self.notes = self._check("notes", self.tr("Notes"), True)
        self.listed = self._check("listed", self.tr("A list of what is left out, and why"), True)
        form.addSpacing(4)
        self._add_file()
        form.finish()
        self._rename()

    def ask(self) -> ReportWish | None:
        """Show it and wait."""
        taken = accepted(self)
        self._counting.stop()
        return self._wish() if taken else None

    def gate(self) -> Gate:
        """What a statement must have, as chosen now."""
        return Gate(self.confirmed.isChecked(), int(self.sources.currentData()))

    def path(self) -> Path:
        """The file as named now."""
        suffix = KINDS[self.kind.currentData()]
        typed = Path(os.path.expanduser(self.name.text().strip()))
        folder, name = self._folder, self.name.text()
        if typed.name and (self._folder / typed.parent).is_dir():
            folder, name = self._folder / typed.parent, typed.name
        if name.lower().endswith((*KINDS.values(), ".htm")):
            name = name.rsplit(".", 1)[0]
        return folder / f"{file_name(name)[: -len('.png')]}{suffix}"

    # what it is made of ----------------------------------------------------------------------

    def _add_kinds(self) -> None:
        known = self._start.remembered
        kinds = {
            "html": self.tr("To read, print and check (.html)"),
            "word": self.tr("To work on in a word processor (.docx)"),
            "markdown": self.tr("As Markdown, with the picture beside it (.md)"),
            "page": self.tr("To click: the graph with its sentences on one page (.html)"),
        }
        self.kind = _choice(kinds, self.tr("Kind of report"), known.get("kind"))
        self.title = QLineEdit(self._start.title)
        self.title.setPlaceholderText(self.tr("Title"))
        self.title.setAccessibleName(self.tr("Title of the report"))
        self.title.setCursorPosition(0)
        names = {
            "view": self.tr("What is shown now"),
            "selection": self.tr("The selection"),
            "everything": self.tr("Everything related"),
        }
        held = {key: names[key] for key in self._start.shown}
        self.what = _choice(held, self.tr("What is told of"), None)
        for field in (self.kind, self.title, self.what):
            self._form.addWidget(field)
        self.kind.currentIndexChanged.connect(self._rename)
        self.what.currentIndexChanged.connect(self._count)

    def _add_gate(self) -> None:
        known = self._start.remembered
        self.confirmed = self._check("confirmed", self.tr("Only what a person confirmed"), False)
        self.sources = QComboBox()
        self.sources.setAccessibleName(self.tr("How many sources must say so"))
        for many in _SOURCES:
            says = self.tr("Only what at least {count} independent sources say")
            words = says.format(count=many) if many else self.tr("From any number of sources")
            self.sources.addItem(words, many)
        self.sources.setCurrentIndex(max(0, self.sources.findData(known.get("sources", 0))))
        hint = tip(
            self.tr("Each statement of a line is judged by itself, not the line as a whole.")
        )
        for field in (self.confirmed, self.sources):
            field.setToolTip(hint)
        self.told = label("", wrap=True, shown=600)
        self.told.setAccessibleName(self.tr("What goes in"))
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        # From the start, so that nothing moves under the pointer when the sentence grows.
        self._two_rows = 2 * self.told.fontMetrics().lineSpacing() + 2
        self._form.addWidget(self.sources)
        self._form.addWidget(self.told)
        self.confirmed.toggled.connect(self._count)
        self.sources.currentIndexChanged.connect(self._count)

    def _add_file(self) -> None:
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Name of the file"))
        self.name.textChanged.connect(self._tell_file)
        self.folder = Elided("", "small")
        browse = QPushButton(self.tr("Folder…"))
        browse.setProperty("role", "quiet")
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.addWidget(self.name, 1)
        row.addWidget(browse)
        self._form.addLayout(row)
        self._form.addWidget(self.folder)

    def _check(self, key: str, text: str, usual: bool) -> QCheckBox:
        box = QCheckBox(text)
        box.setChecked(bool(self._start.remembered.get(key, usual)))
        self._form.addWidget(box)
        return box

    # what it counts and does -----------------------------------------------------------------

    @guarded
    def _count(self, *_: object) -> None:
        """Say what goes in; of a large graph it is found out bit by bit."""
        key = self.what.currentData()
        if self.gate().open or key in self._known:
            self._counting.stop()
            self._tell()
        elif not self._counting.isActive():
            self._steps = standings(self._start.corpus, self._shown_now())
            self._found: dict[str, Standing] = {}
            self._counted_of = key
            self._counting.start()
            self._count_on()

    @guarded
    def _count_on(self) -> None:
        if self._counted_of != self.what.currentData():  # asked for something else meanwhile
            self._counting.stop()
            self._count()
            return
        until = time.monotonic() + _AT_ONCE
        for relation, standing in self._steps:
            self._found[relation] = standing
            if time.monotonic() > until:
                self.told.setText(self.tr("Counting…"))
                return
        self._counting.stop()
        self._known[self._counted_of] = self._found
        self._tell()

    def _tell(self) -> None:
        found = self._gated()
        self.told.setText(counted(found))
        room = max(self.width(), self.minimumWidth()) - 2 * _BESIDE
        self.told.setMinimumHeight(max(self._two_rows, self.told.heightForWidth(room)))
        self.resize(self.width(), max(self.height(), self.sizeHint().height()))
        empty = not found.passed.lines and self.kind.currentData() == "page"
        self._form.done.setEnabled(not empty)

    def _gated(self) -> Gated:
        known = self._known.get(self.what.currentData())
        return gated(self._start.corpus, self._shown_now(), self.gate(), known)

    def _shown_now(self) -> Visible:
        """What is chosen to be told of; found out when it is first chosen."""
        key = self.what.currentData()
        if key not in self._shown:
            QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
            try:
                self._shown[key] = self._start.shown[key]()
            finally:
                QApplication.restoreOverrideCursor()
        return self._shown[key]

    @guarded
    def _rename(self, *_: object) -> None:
        """The name that the kind of file wants; what was typed stays but for its ending."""
        typed = self.name.text().strip() if self.name.isModified() else ""
        self.name.setText(typed or self._start.title or self.tr("report"))
        self.name.setText(self.path().name if typed else beside(self.path()).name)
        self.name.setModified(bool(typed))
        self.name.setCursorPosition(0)
        self._count()

    @guarded
    def _tell_file(self, *_: object) -> None:
        path = self.path()
        place = self.tr("in {folder}").replace("{folder}", str(path.parent))
        picture = path.suffix == ".md" and path.with_suffix(".png").exists()
        if path.exists() or picture:
            place = self.tr("replaces the file {place}").replace("{place}", place)
        self.folder.show_text(place)

    @guarded
    def _browse(self, *_: object) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Folder for the report"), str(self._folder)
        )
        if chosen:
            self._folder = Path(chosen)
            self._tell_file()

    def _wish(self) -> ReportWish:
        choice = Choice(
            title=self.title.text().strip(),
            notes=self.notes.isChecked(),
            omissions=self.listed.isChecked(),
        )
        kind = self.kind.currentData()
        remembered = {
            "kind": kind,
            "confirmed": self.confirmed.isChecked(),
            "sources": int(self.sources.currentData()),
            "notes": choice.notes,
            "listed": choice.omissions,
            "folder": str(self._folder),
        }
        what = str(self.what.currentData())
        return ReportWish(what, self._gated(), choice, self.path(), kind == "page", remembered)

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        """Lie inside the window, and take the keyboard also where no window manager gives it."""
        super().showEvent(event)
        window = self.parentWidget().window().frameGeometry()
        self.move(window.center() - self.rect().center())
        self.activateWindow()
        self.kind.setFocus()


def _choice(names: Mapping[str, str], name: str, chosen: object) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for key, words in names.items():
        box.addItem(words, key)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    return box
