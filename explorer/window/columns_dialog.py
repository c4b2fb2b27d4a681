"""Asks which columns of a table hold text, title, date, source and author of its articles."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QGridLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from explorer.guarded import guarded
from explorer.model.files import ROLES, Columns, Table
from explorer.panels.plain import label, visible
from explorer.panels.style import Look
from explorer.window.fields import Form

_WIDE, _NARROW = 320, 120  # pixels of a column in the preview
_TALL = 230  # pixels of the preview: six rows
_CELL, _NAME = 120, 40  # characters that are shown


class ColumnsDialog(QDialog):
    """A field for each role over the first rows; Enter takes the guess."""

    def __init__(self, look: Look, table: Table, parent: QWidget) -> None:
        super().__init__(parent)
        self._table = table
        self.setWindowTitle(self.tr("Which column is what?"))
        self.setMinimumSize(720, 430)
        form = Form(self, look, self.tr("Read the articles"))
        self._form = form
        says = self.tr("Each row of “{name}” is an article.").format(name=visible(table.name, 80))
        form.addWidget(label(says, "headline", wrap=True))
        form.addWidget(label(f"{self.tr('Seen as:')} {visible(table.layout, 80)}", "small"))
        self.fields = {role: self._field(role) for role in ROLES}
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        for place, (role, field) in enumerate(self.fields.items()):
            row, column = 2 * (place // 3), place % 3
            grid.addWidget(label(_named(role), "section"), row, column)
            grid.addWidget(field, row + 1, column)
            grid.setColumnStretch(column, 1)
        form.addLayout(grid)
        self.preview = self._preview()
        form.addWidget(self.preview, 1)
        self._hint = label("", "small", wrap=True)
        form.addWidget(self._hint)
        form.finish()
        self._changed()

    def ask(self) -> Columns | None:
        """Show it and wait."""
        (self._form.done if self._table.guess.text else self.fields["text"]).setFocus()
        return self.answer() if self.exec() == QDialog.DialogCode.Accepted else None

    def answer(self) -> Columns:
        """What is chosen now."""
        chosen = {role: field.currentData() for role, field in self.fields.items()}
        return Columns(**{role: column for role, column in chosen.items() if column})

    def _field(self, role: str) -> QComboBox:
        field = QComboBox()
        field.setAccessibleName(self.tr("Column of the {what}").format(what=_named(role)))
        field.addItem(self.tr("(choose)") if role == "text" else self.tr("(none)"), "")
        for column in self._table.columns:
            field.addItem(visible(column, _NAME), column)
        guess = getattr(self._table.guess, role)
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
        now = self.answer()
        columns = [column for _, column in now.pairs()]
        self._form.done.setEnabled(bool(now.text))
        for at, name in enumerate(self._table.columns):
            roles = [_named(role) for role, column in now.pairs() if column == name]
            head = visible(name, _NAME)
            text = f"{head} → {', '.join(roles)}" if roles else head
            self.preview.horizontalHeaderItem(at).setText(text)
        if not now.text:
            says = self.tr("Choose the column that holds the text of the articles.")
        elif len(set(columns)) < len(columns):
            says = self.tr("One column is chosen twice; that is allowed.")
        else:
            says = self.tr("Tables with the same columns are read the same way.")
        self._hint.setText(says)


def _named(role: str) -> str:
    names = {
        "text": "Text",
        "title": "Title",
        "date": "Date",
        "source": "Source",
        "author": "Author",
    }
    return QCoreApplication.translate("ColumnsDialog", names[role])
