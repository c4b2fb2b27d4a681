"""The rows of a list: what each says, and one item model for all lists of the panels."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt

from explorer.guarded import guarded
from explorer.panels.plain import tip, visible

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """A row: what it is of, its text, and what stands at its right end.

    ``kind`` draws that shape, ``icon`` that icon; ``strong`` is the part of the text in bold;
    ``faint`` rows are there but not in the drawing; ``off`` rows are switched off.
    """

    id: str
    text: str
    right: str = ""
    kind: str = ""
    icon: str = ""
    strong: tuple[int, int] | None = None
    under: str = ""
    tip: str = ""
    faint: bool = False
    off: bool = False
    head: bool = False


class Made(Sequence[Row]):
    """Rows of one height, each made when it is looked at: a list shows some of 20,000."""

    def __init__(self, ids: Sequence[str], make: Callable[[int], Row]) -> None:
        """``make`` makes the row at a place, that of the id there."""
        self.ids = ids
        self._make, self._made = make, {}

    def __len__(self) -> int:
        return len(self.ids)

    def __getitem__(self, at: int) -> Row:
        """The row at a place."""
        if at not in self._made:
            self._made[at] = self._make(at)
        return self._made[at]


class Rows(QStringListModel):
    """Rows of a list; replaced as a whole.

    Qt holds their ids: a view asks twice for each of them how many there are.
    """

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Row] = []
        self._ids: Sequence[str] = []
        self._places: dict[str, int] | None = None  # made when somebody asks where a row is

    def replace(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        made = isinstance(rows, Made)
        rows, before = (rows if made else list(rows)), self._rows
        if rows == before:
            return
        ids = rows.ids if made else [row.id for row in rows]
        if made and isinstance(before, Made) and ids == self._ids:
            self._rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 0))
            return
        self._rows, self._ids, self._places = rows, ids, None
        self.setStringList(ids)

    def row(self, index: Index) -> Row | None:
        """The row at an index."""
        return self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None

    def index_of(self, name: str) -> QModelIndex:
        """Where the row of an id is; invalid where there is none."""
        if self._places is None:
            self._places = {one: at for at, one in enumerate(self._ids)}
        return self.index(self._places[name], 0) if name in self._places else QModelIndex()

    def id_at(self, index: Index) -> str:
        """The id of the row at an index; empty where there is none."""
        return self._ids[index.row()] if 0 <= index.row() < len(self._ids) else ""

    @guarded
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row says, as plain text."""
        row = self.row(index)
        if row is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(visible(part) for part in (row.text, row.under, row.right) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(row.tip or row.text)
        return None

    @guarded(Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be selected."""
        row = self.row(index)
        if row is None or row.head:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
