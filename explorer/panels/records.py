"""A table of records with its filter and its order: what is drawn, for reading and for the ear."""

from collections.abc import Callable, Sequence
from itertools import islice

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from explorer.guarded import guarded
from explorer.panels.clearing import clearable
from explorer.panels.plain import counted, label, tip, visible
from explorer.panels.record_rows import RecordRows
from explorer.panels.record_table import RecordTable

MOST_PICKED = 100  # records that are selected at once: all their sentences are read
LARGE = 10_000  # records from which on the filter waits for the hand to rest
PAUSE = 150  # milliseconds


class RecordsPanel(QWidget):
    """Filter, order and table; tells what is picked, and what is opened by Enter."""

    picked = Signal(tuple)  # ids of records
    opened = Signal(str)  # id of a record
    menu_wanted = Signal(QPoint)
    escaped = Signal()

    def __init__(self, rows: RecordRows) -> None:
        super().__init__()
        self.rows = rows
        self._noun = ("", "")
        self._quiet = False
        self.filter = _Filter()
        self.filter.setPlaceholderText(self.tr("Filter…"))
        clearable(self.filter)
        self._keeping = QTimer(self, interval=PAUSE, singleShot=True)
        self._keeping.timeout.connect(self._keep)
        self.filter.textChanged.connect(self._typed)
        self.filter.entered.connect(self._enter_table)
        self.order = QComboBox()
        self.order.addItem("", (-1, Qt.SortOrder.AscendingOrder))
        for column, title in enumerate(rows.titles()):
            for way, sign in (
                (Qt.SortOrder.AscendingOrder, "↓"),
                (Qt.SortOrder.DescendingOrder, "↑"),
            ):
                by = self.tr("by {column}").format(column=title.lower())
                self.order.addItem(f"{by} {sign}", (column, way))
        self.order.activated.connect(self._order_chosen)
        self._count = label("", "small")
        self.table = RecordTable(self.rows)
        self.table.opened.connect(self._open)
        self.table.escaped.connect(self.escaped)
        self.table.menu_wanted.connect(self.menu_wanted)
        self.table.selectionModel().selectionChanged.connect(self._picked)
        self.table.horizontalHeader().sectionClicked.connect(self._header_clicked)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.filter, 1)
        top.addWidget(self.order)
        top.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 12)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        self.setFocusProxy(self.table)
        self.nothing = label("", "muted", wrap=True, shown=300)  # why no row is there
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        over = QVBoxLayout(self.table.viewport())
        over.setContentsMargins(24, 24, 24, 24)
        over.addWidget(self.nothing)

    def name(self, title: str, order: str, noun: tuple[str, str]) -> None:
        """Say what is listed, in which order as long as no other is wanted, one and several."""
        self._noun = noun
        self.table.setAccessibleName(title)
        self.filter.setAccessibleName(self.tr("Filter: {what}").format(what=title))
        self.order.setAccessibleName(self.tr("Order: {what}").format(what=title))
        self.order.setItemText(0, order)

    def show_all(self) -> None:
        """Take the words of the filter away."""
        if self.filter.text():
            self.filter.clear()
            self._keep()

    def renew(self, show: Callable[[], None]) -> None:
        """Let other records be shown; the row that one stands on stays, the top where on none."""
        top = self._at_top
        here = self.rows.id_at(self.table.currentIndex().row())
        chosen = self._chosen()
        self._quiet = True
        show()
        self._quiet = False
        self.mark(chosen)
        if top:
            self.to_top()
        else:
            self._stand_on(here)
        self._tell()

    @property
    def _at_top(self) -> bool:
        """Whether nobody has gone anywhere in the table."""
        moved = self.table.currentIndex().row() > 0 or self.table.verticalScrollBar().value()
        return not moved and not self._selected(1)

    def to_top(self) -> None:
        """Begin with the first row, unless one is selected."""
        if not self._selected(1):
            self._stand_on("")
            self.table.scrollToTop()

    def mark(self, records: Sequence[str], entities: Sequence[str] = ()) -> None:
        """Show these as selected, without telling; where there are none, bring an entity's up."""
        rows = sorted(row for row in map(self.rows.row_of, records) if row >= 0)
        model = self.table.selectionModel()
        if rows != sorted(self._selected(MOST_PICKED + len(rows))):
            wanted = QItemSelection()
            for row in rows:
                wanted.select(
                    self.rows.index(row, 0), self.rows.index(row, len(self.rows.columns) - 1)
                )
            self._quiet = True
            model.select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self._quiet = False
        first = rows[0] if rows else -1
        if first < 0 and entities:
            first = self.rows.first_with(entities[-1])
        if first >= 0 and self.table.currentIndex().row() not in rows:
            self._stand_on(self.rows.id_at(first))

    def _stand_on(self, record: str) -> None:
        """Put the keyboard's place on a record's row, or the first, and show it."""
        row = max(0, self.rows.row_of(record))
        if self.rows.rowCount():
            index = self.rows.index(row, max(0, self.table.currentIndex().column()))
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            self.table.selectionModel().setCurrentIndex(index, flag)
            self.table.scrollTo(index)

    @property
    def chosen(self) -> list[str]:
        """Ids of the selected records."""
        return self._chosen()

    def _chosen(self) -> list[str]:
        return [self.rows.id_at(row) for row in self._selected(MOST_PICKED)]

    def _selected(self, most: int) -> list[int]:
        """The first of the selected rows: of all 100,000 Qt would make an index each."""
        rows: dict[int, None] = {}
        for part in self.table.selectionModel().selection():
            room = max(0, most - len(rows))
            rows.update(dict.fromkeys(islice(range(part.top(), part.bottom() + 1), room)))
        return list(rows)

    def _tell(self) -> None:
        shown, total = self.rows.rowCount(), self.rows.total
        number, what = self.rows.counts()
        number = number or counted(total, *self._noun)
        self._count.setToolTip(tip(what))
        if shown != total:
            number = self.tr("{shown} of {total}").format(shown=shown, total=number)
        self._count.setText(number)
        self.nothing.setVisible(not shown)
        if total:
            told = self.tr("No row holds “{words}”. Clear the filter above to see all {number}.")
            self.nothing.setText(
                told.format(
                    words=visible(self.filter.text(), 40), number=counted(total, *self._noun)
                )
            )
        else:
            self.nothing.setText(
                self.tr(
                    "Nothing is drawn that could be listed here. Close a chip above, switch a kind "
                    "or source on at the left, or press 3 for everybody who is named."
                )
            )

    @guarded
    def _picked(self) -> None:
        if not self._quiet:
            self.picked.emit(tuple(self._chosen()))

    @guarded
    def _open(self, row: int) -> None:
        if record := self.rows.id_at(row):
            self.opened.emit(record)

    @guarded
    def _typed(self) -> None:
        if self.rows.total > LARGE:
            self._keeping.start()  # no letter waits for the one before
        else:
            self._keep()

    @guarded
    def _keep(self) -> None:
        self._keeping.stop()
        chosen = self._chosen()
        self._quiet = True
        self.rows.keep(self.filter.text())
        self._quiet = False
        self.mark(chosen)
        self.to_top()
        self._tell()

    @guarded
    def _enter_table(self) -> None:
        self._keep()
        self.table.setFocus(Qt.FocusReason.TabFocusReason)
        if self.rows.rowCount():
            self.table.selectRow(max(0, self.table.currentIndex().row()))

    @guarded
    def _order_chosen(self, row: int) -> None:
        column, way = self.order.itemData(row)
        self._sort(column, way)

    @guarded
    def _header_clicked(self, column: int) -> None:
        now = self.order.currentData()
        ascending, descending = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        way = descending if tuple(now) == (column, ascending) else ascending
        self.order.setCurrentIndex(1 + 2 * column + (way == descending))
        self._sort(column, way)

    def _sort(self, column: int, way: Qt.SortOrder) -> None:
        chosen, here = self._chosen(), self.rows.id_at(self.table.currentIndex().row())
        self._quiet = True
        self.rows.sort(column, way)
        self._quiet = False
        self.mark(chosen)
        self._stand_on(here)
        self.to_top()


class _Filter(QLineEdit):
    """Down and Enter go on to the table; Esc takes the words away."""

    entered = Signal()

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Its own keys; the rest is written."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
