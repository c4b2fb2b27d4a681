"""Lists what an article adds to the others: contradicted, new and strengthened relations."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QWidget

from explorer.graph.contribution import Contribution
from explorer.guarded import guarded
from explorer.model.corpus import Corpus
from explorer.model.records import Document
from explorer.panels.plain import counted, label, visible, written
from explorer.panels.rows import Row
from explorer.panels.style import Look
from explorer.panels.table import RowList
from explorer.window.fields import Form
from explorer.window.waiting import accepted


class ContributionSheet(QDialog):
    """Rows to read; the ones that are chosen are selected on the graph."""

    def __init__(
        self, look: Look, corpus: Corpus, document: Document, added: Contribution, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._corpus = corpus
        self._said = _sentences(corpus, document.id, added)
        self.setWindowTitle(self.tr("What the article adds"))
        self.setMinimumSize(620, 460)
        form = Form(self, look, self.tr("Select on the graph"))
        self._form = form
        form.cancel.setText(self.tr("Close"))
        form.addWidget(label(visible(document.title, 90), "headline", wrap=True))
        form.addWidget(label(contribution_told(added), "muted", wrap=True))
        self.list = RowList(look, self.tr("What the article adds"), several=True)
        self.list.replace(list(self._rows(added)))
        self.list.picked.connect(self._changed)
        self.list.opened.connect(self._opened)
        form.addWidget(self.list, 1)
        form.finish()
        self._changed()

    def ask(self) -> tuple[str, ...]:
        """Show it and wait; the relations that were chosen, none when it is closed."""
        self.list.setFocus()
        rows = self.list.rows
        ids = (rows.row(rows.index(at, 0)).id for at in range(rows.rowCount()))
        first = next((at for at, id in enumerate(ids) if id in self._corpus.relations), None)
        if first is not None:
            self.list.setCurrentIndex(rows.index(first, 0))
        return self.chosen() if accepted(self) else ()

    def chosen(self) -> tuple[str, ...]:
        """The relations of the rows that are chosen now."""
        rows = sorted(index.row() for index in self.list.selectedIndexes())
        found = (self.list.rows.row(self.list.rows.index(row, 0)) for row in rows)
        return tuple(row.id for row in found if row.id in self._corpus.relations)

    def _rows(self, added: Contribution) -> Iterator[Row]:
        tying = set(added.tying)
        groups = (
            (self.tr("Contradicted"), added.contradicted, "warning"),
            (self.tr("New: nobody else ties these two"), added.tying, ""),
            (
                self.tr("New between two that others tie"),
                [one for one in added.new if one not in tying],
                "",
            ),
            (self.tr("Strengthened: others say so too"), added.strengthened, ""),
        )
        for head, relations, sign in groups:
            if relations:
                yield Row(f"head:{head}", head, str(len(relations)), head=True)
                yield from self._told(relations, sign)
        if added.entities:
            names = [self._corpus.entities[one] for one in added.entities]
            head = self.tr("Entities that no other article relates")
            yield Row(f"head:{head}", head, str(len(names)), head=True)
            for one in names:
                yield Row(one.id, one.name, kind=one.kind)

    def _told(self, relations: Iterable[str], sign: str) -> Iterator[Row]:
        for one in relations:
            relation = self._corpus.relations[one]
            ends = [self._corpus.entities[end].name for end in (relation.source, relation.target)]
            arrow = "→" if relation.directed else "—"
            text = f"{ends[0]} — {relation.label} {arrow} {ends[1]}"
            yield Row(one, text, icon=sign, under=self._said.get(one, ""), tip=text)

    @guarded
    def _changed(self, _: object = None) -> None:
        self._form.done.setEnabled(bool(self.chosen()))

    @guarded
    def _opened(self, _: str) -> None:
        if self.chosen():
            self.accept()


def _sentences(corpus: Corpus, document: str, added: Contribution) -> dict[str, str]:
    """What the article itself says of each relation: its first sentence, in one line."""
    text = corpus.store.text_of(document)
    relations = (*added.new, *added.strengthened, *added.contradicted)
    found: dict[str, str] = {}
    for one in corpus.store.evidence_of(relations):
        if one.document == document and one.verdict != "rejected":
            found.setdefault(one.relation, f"“{' '.join(text[one.start : one.end].split())}”")
    return found


def contribution_told(added: Contribution) -> str:
    """What an article adds, in numbers."""
    told = [
        counted(len(added.new), "new relation", "new relations"),
        _tr("{number} strengthened").format(number=written(len(added.strengthened))),
        _tr("{number} contradicted").format(number=written(len(added.contradicted))),
        counted(len(added.entities), "new entity", "new entities"),
    ]
    return " · ".join(told)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ContributionSheet", text)
