"""The table that shows rows of records: whole rows, columns that share the width, its keys."""

from PySide6.QtCore import QElapsedTimer, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView

from explorer.guarded import guarded
from explorer.panels.record_rows import RecordRows

_PADDING = 9  # pixels beside the words of a cell
_NARROW = 116  # pixels of a column of one word


class RecordTable(QTableView):
    """Whole rows; Tab leaves it, Enter opens."""

    opened = Signal(int)
    menu_wanted = Signal(QPoint)
    escaped = Signal()

    def __init__(self, rows: RecordRows) -> None:
        super().__init__()
        self.setModel(rows)
        self.setProperty("role", "relations")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(rows.lines > 1)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCornerButtonEnabled(False)
        side = self.verticalHeader()
        side.hide()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)  # measuring rows is what is slow
        side.setDefaultSectionSize(max(28, rows.lines * self.fontMetrics().height() + 12))
        head = self.horizontalHeader()
        head.setSectionsClickable(True)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setAccessibleName(self.tr("Columns"))
        self.doubleClicked.connect(self._double_clicked)
        self._tall = -1  # the row that is higher than the others
        rows.modelReset.connect(self._forget_tall)
        self.selectionModel().selectionChanged.connect(self._grow)
        self._typed, self._typed_at = "", 0  # the beginning of a name, and when it was typed

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns of words what those of one word leave."""
        super().resizeEvent(event)
        columns, shares = self.model().columns, self.model().widths
        whole, figures = self.viewport().width(), len(columns) - len(shares)
        words = self.model().room
        narrow = max(60, min(_NARROW, (whole - words) // max(1, figures)))
        room = max(words, whole - narrow * figures)
        for number, column in enumerate(columns):
            share = shares.get(column)
            wide = room * share // sum(shares.values()) if share else narrow
            self.setColumnWidth(number, wide)
        self._grow()

    @guarded
    def _forget_tall(self) -> None:
        self._tall = -1  # all rows are new

    @guarded
    def _grow(self, *_: object) -> None:
        """Give the one row that is selected the lines that its words take."""
        if self.model().lines < 2:
            return
        chosen, usual = self.selectionModel().selection(), self.verticalHeader()
        parts = [(part.top(), part.bottom()) for part in chosen]
        row = parts[0][0] if len(parts) == 1 and parts[0][0] == parts[0][1] else -1
        if 0 <= self._tall != row:
            self.setRowHeight(self._tall, usual.defaultSectionSize())
        self._tall = row
        if row >= 0:
            words = self.model().index(row, 0).data()
            box = QRect(0, 0, max(40, self.columnWidth(0) - 2 * _PADDING), 100_000)
            needed = self.fontMetrics().boundingRect(box, Qt.TextFlag.TextWordWrap, words).height()
            self.setRowHeight(row, max(usual.defaultSectionSize(), needed + 12))

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Its own keys; the rest is Qt's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    @guarded
    def keyboardSearch(self, search: str) -> None:
        """Letters go to the next record that is called so; Qt would ask every cell."""
        now = QElapsedTimer()
        now.start()
        pause = now.msecsSinceReference() - self._typed_at
        again = pause > QApplication.keyboardInputInterval()
        self._typed = search if again else self._typed + search
        self._typed_at = now.msecsSinceReference()
        here = max(0, self.currentIndex().row())
        row = self.model().beginning(self._typed, here + (len(self._typed) == 1))
        if row >= 0:
            self.setCurrentIndex(self.model().index(row, 0))

    @guarded
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the row, by mouse or by key."""
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            box = self.visualRect(self.currentIndex())
            at = self.viewport().mapToGlobal(box.center())
        if self.currentIndex().isValid():
            self.menu_wanted.emit(at)

    @guarded
    def _double_clicked(self, index: object) -> None:
        self.opened.emit(index.row())
