"""The sentences without a date, with their articles; one that is picked is shown in the window."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from explorer.guarded import guarded
from explorer.model.corpus import Corpus
from explorer.panels.plain import counted, label, visible
from explorer.panels.rows import Made, Row
from explorer.panels.style import Look
from explorer.panels.table import RowList

Place = tuple[str, int, int]


class UndatedSheet(QDialog):
    """Stays beside the window while its sentences are gone through."""

    picked = Signal(str)  # evidence

    def __init__(
        self, look: Look, corpus: Corpus, found: Sequence[tuple[Place, str]], by_article: bool,
        parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._corpus = corpus
        order = {name: number for number, name in enumerate(corpus.documents)}
        self._found = sorted(found, key=lambda one: (order.get(one[0][0], -1), one[0][1]))
        self._texts: dict[str, str] = {}  # of articles, as far as they were looked at
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Without a date"))
        says = (
            self.tr("{sentences} of articles without a date")
            if by_article
            else self.tr("{sentences} that do not say when")
        )
        count = counted(len(self._found), "sentence", "sentences")
        self.list = RowList(look, says.format(sentences=count))
        self.list.replace(Made([str(at) for at in range(len(self._found))], self._row))
        self.list.picked.connect(self._pick)
        self.list.opened.connect(self._open)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(label(says.format(sentences=count), "headline"))
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        self.resize(620, 420)
        self.list.setFocus()

    def _row(self, at: int) -> Row:
        (document, start, end), relation = self._found[at]
        if document not in self._texts:
            self._texts[document] = self._corpus.store.text_of(document)
        text = visible(self._texts[document][start:end], 400)
        header = self._corpus.documents.get(document)
        title = visible(header.title, 90) if header is not None else ""
        return Row(str(at), text, under=f"{title} · {self._pair(relation)}", tip=text)

    def _pair(self, name: str) -> str:
        relation = self._corpus.relations.get(name)
        ends = relation.ends if relation is not None else ()
        known = (self._corpus.entities.get(end) for end in ends)
        return " — ".join(visible(one.name, 40) for one in known if one is not None)

    @guarded
    def _pick(self, rows: list[str]) -> None:
        if rows:
            self._open(rows[-1])

    @guarded
    def _open(self, row: str) -> None:
        (document, start, _), relation = self._found[int(row)]
        for one in self._corpus.store.evidence_of([relation]):
            if (one.document, one.start) == (document, start):
                self.picked.emit(one.id)
                return
