"""The relations of what is drawn, a row each: an item model that sorts and filters 100,000 of them.

Nothing is made for a row before it is shown: the model holds ids, and what a column says is looked
up. A column that is sorted by has its keys gathered once; so has the filter its words.
"""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from explorer.graph.weighing import FIRMEST_FIRST, Told, told_of
from explorer.guarded import guarded
from explorer.model.corpus import Corpus
from explorer.model.kinds import relation_label
from explorer.model.records import Relation
from explorer.panels.plain import counted, tip, visible, written
from explorer.panels.remarks import certainty

Index = QModelIndex | QPersistentModelIndex
COLUMNS = ("source", "words", "target", "sentences", "certainty", "verdict")
MOST_FIRST = ("sentences",)  # columns that begin with the largest
_VERDICTS = ("unreviewed", "disputed", "confirmed", "rejected")
_TOP = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RelationRows(QAbstractTableModel):
    """Rows in the order of strength, or of a column, those alone that hold the words of a filter.

    Rejected relations are in no line and so in no row.
    """

    def __init__(self) -> None:
        super().__init__()
        self._corpus: Corpus | None = None
        self._all: list[str] = []  # strongest first
        self._rows: list[str] = []
        self._places: dict[str, int] | None = None
        self._told: dict[str, Told] = {}
        self._names: dict[str, str] = {}  # of entities, as they are shown
        self._words: dict[str, str] = {}
        self._column, self._order = "", Qt.SortOrder.AscendingOrder
        self._filter: tuple[str, ...] = ()

    def show(self, corpus: Corpus | None, relations: Sequence[str]) -> None:
        """Show these relations of a corpus, strongest first, or say anew what they say."""
        relations = list(relations)
        same = corpus is self._corpus and relations == self._all
        self._corpus, self._all = corpus, relations
        self._told, self._names, self._words = {}, {}, {}
        rows = self._chosen()
        if same and rows == self._rows and rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(COLUMNS) - 1))
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
        """Order by a column; -1 is by strength."""
        self._column = COLUMNS[column] if 0 <= column < len(COLUMNS) else ""
        self._order = order
        self._put(self._chosen())

    @property
    def total(self) -> int:
        """How many there are without the filter."""
        return len(self._all)

    def relation(self, row: int) -> str:
        """The id of a row's relation; empty where there is no such row."""
        return self._rows[row] if 0 <= row < len(self._rows) else ""

    def row_of(self, relation: str) -> int:
        """The row of a relation, -1 where none shows it."""
        if self._places is None:
            self._places = {one: row for row, one in enumerate(self._rows)}
        return self._places.get(relation, -1)

    def beginning(self, letters: str, after: int) -> int:
        """The next row, round the end, whose source begins with letters; -1 for none."""
        wanted, number = letters.casefold(), len(self._rows)
        for step in range(number):
            row = (after + step) % number
            record = self._corpus.relations.get(self._rows[row])
            if record is not None and self._name(record.source).casefold().startswith(wanted):
                return row
        return -1

    def first_with(self, entity: str) -> int:
        """The first row of a relation that has this end, -1 where there is none."""
        if self._corpus is None:
            return -1
        found = [self.row_of(one.id) for one in self._corpus.relations_of(entity)]
        return min((row for row in found if row >= 0), default=-1)

    def spoken(self, row: int) -> str:
        """A row in words: "Xi Jinping, hosted, Kim Jong Un, 3 sentences, asserted, unreviewed"."""
        told = self._of(self.relation(row))
        if told is None:
            return ""
        sentences = counted(told.sentences, "sentence", "sentences")
        if not told.sentences:
            sentences = _tr("no source")
        said = (*self._said(told.relation), sentences, certainty(told.factuality))
        return ", ".join((*said, verdict_word(told.verdict)))

    @guarded(0)
    def rowCount(self, parent: Index = _TOP) -> int:
        """How many relations are shown."""
        return 0 if parent.isValid() else len(self._rows)

    @guarded(0)
    def columnCount(self, parent: Index = _TOP) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    @guarded
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell says; a screen reader hears the whole row at the first."""
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return self.spoken(index.row())
        if role == Qt.ItemDataRole.TextAlignmentRole and COLUMNS[index.column()] == "sentences":
            return int(_RIGHT)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        told = self._of(self.relation(index.row()))
        if told is None:
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self.spoken(index.row()))
        source, words, target = self._said(told.relation)
        return {
            "source": source,
            "words": f"{'→' if told.relation.directed else '—'} {words}",
            "target": target,
            "sentences": written(told.sentences),
            "certainty": certainty(told.factuality),
            "verdict": verdict_word(told.verdict),
        }[COLUMNS[index.column()]]

    @guarded
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """What a column is called."""
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if role not in spoken or orientation != Qt.Orientation.Horizontal:
            return None
        return titles()[section] if 0 <= section < len(COLUMNS) else None

    def _put(self, rows: list[str]) -> None:
        self.beginResetModel()
        self._rows, self._places = rows, None
        self.endResetModel()

    def _chosen(self) -> list[str]:
        rows = self._all
        if self._filter:
            rows = [one for one in rows if all(word in self._text(one) for word in self._filter)]
        if not self._column:
            return rows
        down = (self._order == Qt.SortOrder.DescendingOrder) != (self._column in MOST_FIRST)
        return sorted(rows, key=self._key, reverse=down)

    def _key(self, relation: str) -> object:
        record = self._corpus.relations.get(relation)
        if record is None:
            return ""
        match self._column:
            case "source" | "target":
                return self._name(getattr(record, self._column)).casefold()
            case "words":
                return _words(record).casefold()
            case "sentences":
                return self._of(relation).sentences
            case "certainty":
                return FIRMEST_FIRST.index(self._of(relation).factuality)
        return _VERDICTS.index(self._of(relation).verdict)

    def _text(self, relation: str) -> str:
        known = self._words.get(relation)
        if known is None:
            record = self._corpus.relations.get(relation)
            said = self._said(record) if record is not None else ()
            known = self._words[relation] = " ".join(said).casefold()
        return known

    def _of(self, relation: str) -> Told | None:
        known = self._told.get(relation)
        if known is None and self._corpus is not None and relation in self._corpus.relations:
            known = self._told[relation] = told_of(self._corpus, self._corpus.relations[relation])
        return known

    def _said(self, relation: Relation) -> tuple[str, str, str]:
        """Source, words and target."""
        return self._name(relation.source), _words(relation), self._name(relation.target)

    def _name(self, entity: str) -> str:
        known = self._names.get(entity)
        if known is None:
            record = self._corpus.entities.get(entity)
            known = visible(record.name, 120) if record is not None else ""
            self._names[entity] = known
        return known


def titles() -> tuple[str, ...]:
    """What the columns are called."""
    return (
        _tr("From"),
        _tr("Relation"),
        _tr("To"),
        _tr("Sentences"),
        _tr("Certainty"),
        _tr("Verdict"),
    )


def verdict_word(verdict: str) -> str:
    """A verdict as it is read: "unreviewed"."""
    return {
        "unreviewed": _tr("unreviewed"),
        "confirmed": _tr("confirmed"),
        "disputed": _tr("disputed"),
        "rejected": _tr("rejected"),
    }.get(verdict, verdict)


def _words(relation: Relation) -> str:
    return visible(relation.label or relation_label(relation.kind), 120)


def _tr(text: str) -> str:
    return QCoreApplication.translate("RelationRows", text)
