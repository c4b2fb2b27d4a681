"""Rows of a table of records: an item model that sorts and filters 100,000 of them.

Nothing is made for a row before it is shown: the model holds ids, and what a column says is looked
up. A column that is sorted by has its keys gathered once; so has the filter its words.
"""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from explorer.guarded import guarded
from explorer.panels.plain import tip

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RecordRows(QAbstractTableModel):
    """Rows in the order they are given, or of a column; of a filter those that hold its words.

    Who inherits says what a record says. ``widths`` are shares that columns of words have in what
    the others leave, ``figures`` are columns of numbers, which begin with the largest. ``lines``
    is how high a row is, ``room`` what columns of words have together at least (pixels).
    """

    columns: tuple[str, ...] = ()
    widths: ClassVar[Mapping[str, int]] = {}
    figures: tuple[str, ...] = ()
    lines, room = 1, 300

    def __init__(self) -> None:
        super().__init__()
        self._all: list[str] = []
        self._rows: list[str] = []
        self._places: dict[str, int] | None = None
        self._words: dict[str, str] = {}
        self._column, self._order = "", Qt.SortOrder.AscendingOrder
        self._filter: tuple[str, ...] = ()

    # what a record says ----------------------------------------------------------------------

    def titles(self) -> tuple[str, ...]:
        """What the columns are called."""
        raise NotImplementedError

    def cell(self, record: str, column: str) -> str:
        """What a column says of a record; empty of one that is gone."""
        raise NotImplementedError

    def key(self, record: str, column: str) -> object:
        """What a column is sorted by."""
        raise NotImplementedError

    def words(self, record: str) -> str:
        """What a filter finds a record by."""
        raise NotImplementedError

    def called(self, record: str) -> str:
        """What letters that are typed lead to a record by."""
        return self.cell(record, self.columns[0])

    def said(self, record: str) -> str:
        """A row in words, as it is heard."""
        return ", ".join(filter(None, (self.cell(record, column) for column in self.columns)))

    def hint(self, record: str, column: str) -> str:
        """What the pointer is told over a cell, escaped: the whole row."""
        return tip(self.said(record))

    def first_with(self, entity: str) -> int:
        """The first row that is about an entity, -1 where there is none."""
        raise NotImplementedError

    def counts(self) -> tuple[str, str]:
        """What all rows are together, and what is counted; empty: as many as there are rows."""
        return "", ""

    # rows ------------------------------------------------------------------------------------

    def put(self, records: Sequence[str], same: bool) -> None:
        """Show these records, or say anew what they say where they are the ``same`` as before."""
        records = list(records)
        same = same and records == self._all
        self._all, self._words = records, {}
        rows = self._chosen()
        if same and rows == self._rows and rows:
            last = self.index(len(rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        else:
            self._put(rows)

    def keep(self, words: str) -> None:
        """Show those alone that hold all of these words, in any column with words."""
        wanted = tuple(words.casefold().split())
        if wanted != self._filter:
            self._filter = wanted
            self._put(self._chosen())

    @guarded
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; -1 is the order in which they are given."""
        self._column = self.columns[column] if 0 <= column < len(self.columns) else ""
        self._order = order
        self._put(self._chosen())

    @property
    def total(self) -> int:
        """How many there are without the filter."""
        return len(self._all)

    def id_at(self, row: int) -> str:
        """The id of a row's record; empty where there is no such row."""
        return self._rows[row] if 0 <= row < len(self._rows) else ""

    def row_of(self, record: str) -> int:
        """The row of a record, -1 where none shows it."""
        if self._places is None:
            self._places = {one: row for row, one in enumerate(self._rows)}
        return self._places.get(record, -1)

    def beginning(self, letters: str, after: int) -> int:
        """The next row, round the end, that is called so; -1 for none."""
        wanted, number = letters.casefold(), len(self._rows)
        for step in range(number):
            row = (after + step) % number
            if self.called(self._rows[row]).casefold().startswith(wanted):
                return row
        return -1

    def spoken(self, row: int) -> str:
        """A row in words."""
        return self.said(self.id_at(row)) if self.id_at(row) else ""

    # Qt --------------------------------------------------------------------------------------

    @guarded(0)
    def rowCount(self, parent: Index = _TOP) -> int:
        """How many records are shown."""
        return 0 if parent.isValid() else len(self._rows)

    @guarded(0)
    def columnCount(self, parent: Index = _TOP) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    @guarded
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell says; a screen reader hears the whole row at the first."""
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return self.spoken(index.row())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_RIGHT) if self.columns[index.column()] in self.figures else None
        if role == Qt.ItemDataRole.ToolTipRole:
            record = self.id_at(index.row())
            return self.hint(record, self.columns[index.column()]) if record else None
        if role != Qt.ItemDataRole.DisplayRole or not self.id_at(index.row()):
            return None
        return self.cell(self.id_at(index.row()), self.columns[index.column()])

    @guarded
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """What a column is called."""
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self.explained(self.columns[section]))
        if role == Qt.ItemDataRole.TextAlignmentRole and self.columns[section] in self.figures:
            return int(_RIGHT)
        return self.titles()[section] if role in spoken else None

    def explained(self, column: str) -> str:
        """What a column means, where its title does not say it."""
        return self.titles()[self.columns.index(column)]

    def _put(self, rows: list[str]) -> None:
        self.beginResetModel()
        self._rows, self._places = rows, None
        self.endResetModel()

    def _chosen(self) -> list[str]:
        rows = self._all
        if self._filter:
            rows = [one for one in rows if all(word in self._text(one) for word in self._filter)]
        if not self._column:
            return list(rows)
        down = (self._order == Qt.SortOrder.DescendingOrder) != (self._column in self.figures)
        return sorted(rows, key=lambda one: self.key(one, self._column), reverse=down)

    def _text(self, record: str) -> str:
        known = self._words.get(record)
        if known is None:
            known = self._words[record] = self.words(record).casefold()
        return known
