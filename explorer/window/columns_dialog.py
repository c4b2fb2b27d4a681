"""Asks what the rows of a table are, articles, relations or entities, and which column is what."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from explorer.guarded import guarded
from explorer.model.files import NEEDED, ROLES, Columns, Rows, Table
from explorer.panels.plain import label, visible
from explorer.panels.style import Look
from explorer.reading.column_guess import guess_of
from explorer.window.fields import Form
from explorer.window.waiting import accepted

_WIDE, _NARROW = 320, 120  # pixels of a column in the preview
_TALL = 230  # pixels of the preview: six rows
_CELL, _NAME = 120, 40  # characters that are shown


_WORDS: dict[Rows, tuple[str, str, str]] = {
    "articles": (
        "an article",
        "Read the articles",
        "Choose the column that holds the text of the articles.",
    ),
    "relations": (
        "a relation",
        "Read the relations",
        "Choose the two columns that hold the names of who is related.",
    ),
    "entities": (
        "an entity",
        "Read the entities",
        "Choose the column that holds the names of the entities.",
    ),
}
"""What each row is, what the button does, and what is said while a column is missing."""


class ColumnsDialog(QDialog):
    """A field for each role over the first rows; Enter takes the guess."""

    def __init__(self, look: Look, table: Table, parent: QWidget) -> None:
        super().__init__(parent)
        self._table = table
        self.setWindowTitle(self.tr("Which column is what?"))
        self.setMinimumSize(720, 550)
        form = Form(self, look, self.tr("Read the articles"))
        self._form = form
        form.cancel.setText(self.tr("Skip this file"))  # the others of its folder are read
        says = self.tr("What is in “{name}”?").format(name=visible(table.name, 80))
        form.addWidget(label(says, "headline", wrap=True))
        form.addWidget(label(f"{self.tr('Seen as:')} {visible(table.layout, 80)}", "small"))
        self.rows = QComboBox()
        self.rows.setAccessibleName(self.tr("What each row is"))
        self._pages = QStackedWidget()
        self._fields: dict[Rows, dict[str, QComboBox]] = {}
        for kind in ROLES:
            self.rows.addItem(_tr(_WORDS[kind][0]), kind)
            self._fields[kind] = self._page(kind)
        line = QHBoxLayout()
        line.addWidget(label(self.tr("Each row is"), "section"))
        line.addWidget(self.rows)
        line.addStretch(1)
        form.addLayout(line)
        form.addWidget(self._pages)
        self.preview = self._preview()
        form.addWidget(self.preview, 1)
        self._hint = label("", "small", wrap=True)
        form.addWidget(self._hint)
        form.finish()
        self.rows.setCurrentIndex(self.rows.findData(table.guess.rows))
        self.rows.currentIndexChanged.connect(self._changed)
        self._changed()

    @property
    def fields(self) -> dict[str, QComboBox]:
        """The field of each role that such rows can have."""
        return self._fields[self._kind]

    def ask(self) -> Columns | None:
        """Show it and wait."""
        first = self.fields[NEEDED[self._kind][0]]
        (self._form.done if self._table.guess.enough else first).setFocus()
        return self.answer() if accepted(self) else None

    def answer(self) -> Columns:
        """What is chosen now."""
        chosen = {role: field.currentData() for role, field in self.fields.items()}
        return Columns(**{role: column for role, column in chosen.items() if column})

    @property
    def _kind(self) -> Rows:
        kind: Rows = self.rows.currentData()
        return kind

    def _page(self, kind: Rows) -> dict[str, QComboBox]:
        table = self._table
        guess = table.guess
        if guess.rows != kind:
            guess = guess_of(kind, table.columns, table.rows)
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        fields = {}
        for place, role in enumerate(ROLES[kind]):
            field = self._field(role, role in NEEDED[kind], getattr(guess, role))
            row, column = 2 * (place // 3), place % 3
            grid.addWidget(label(_named(role), "section"), row, column)
            grid.addWidget(field, row + 1, column)
            grid.setColumnStretch(column, 1)
            field.setAccessibleName(
                self.tr("Column of the {what}").format(what=_named(role).lower())
            )
            fields[role] = field
        self._pages.addWidget(page)
        return fields

    def _field(self, role: str, needed: bool, guess: str) -> QComboBox:
        field = QComboBox()
        field.addItem(self.tr("(choose)") if needed else self.tr("(none)"), "")
        for column in self._table.columns:
            field.addItem(visible(column, _NAME), column)
        field.setCurrentIndex(max(0, field.findData(guess)))
        field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        field.setMinimumContentsLength(14)
        field.currentIndexChanged.connect(self._changed)
        return field

    def _preview(self) -> QTableWidget:
        rows, columns = self._table.rows, self._table.columns
        shown = QTableWidget(len(rows), len(columns))
        shown.setAccessibleName(self.tr("The first rows"))
        shown.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        shown.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        shown.setTabKeyNavigation(False)
        shown.setWordWrap(False)
        shown.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        shown.setMinimumHeight(_TALL)
        shown.verticalHeader().hide()
        shown.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        shown.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for at, name in enumerate(columns):
            shown.setHorizontalHeaderItem(at, QTableWidgetItem(visible(name, _NAME)))
            long = max((len(row[at]) for row in rows), default=0) > 40
            shown.setColumnWidth(at, _WIDE if long else _NARROW)
        for number, row in enumerate(rows):
            for at, cell in enumerate(row):
                shown.setItem(number, at, QTableWidgetItem(visible(cell, _CELL)))
        return shown

    @guarded
    def _changed(self, _: int = 0) -> None:
        kind, now = self._kind, self.answer()
        self._pages.setCurrentIndex(list(ROLES).index(kind))
        enough = all(self.fields[role].currentData() for role in NEEDED[kind])
        self._form.done.setEnabled(enough)
        self._form.done.setText(_tr(_WORDS[kind][1]))
        for at, name in enumerate(self._table.columns):
            roles = [_named(role) for role, column in now.pairs() if column == name]
            head = visible(name, _NAME)
            text = f"{head} → {', '.join(roles)}" if roles else head
            self.preview.horizontalHeaderItem(at).setText(text)
            heads = self.preview.horizontalHeader()
            heads.resizeSection(at, max(heads.sectionSize(at), heads.sectionSizeHint(at)))
        columns = [column for _, column in now.pairs()]
        if not enough:
            self._hint.setText(_tr(_WORDS[kind][2]))
        elif len(set(columns)) < len(columns):
            self._hint.setText(self.tr("One column is chosen twice; that is allowed."))
        else:
            self._hint.setText(self.tr("Tables with the same columns are read the same way."))


def _tr(text: str) -> str:
    return QCoreApplication.translate("ColumnsDialog", text)


def _named(role: str) -> str:
    names = {
        "text": "Text", "title": "Title", "date": "Date", "source": "Source", "author": "Author",
        "subject": "From", "object": "To", "label": "Label", "kind": "Kind", "quote": "Quote",
        "name": "Name", "aliases": "Other names", "id": "Id",
    }  # fmt: skip
    return _tr(names[role])
