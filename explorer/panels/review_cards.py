"""What the review queue shows: a relation with its sentences, or two entities that may be one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from explorer.guarded import guarded
from explorer.model.corpus import Corpus
from explorer.model.records import Entity, Evidence, Relation
from explorer.panels.cards import Card
from explorer.panels.ends import end_of
from explorer.panels.groups import groups
from explorer.panels.pair_header import PairHeader
from explorer.panels.passages import Passages
from explorer.panels.plain import counted, label, visible
from explorer.panels.snippet import Snippet
from explorer.panels.style import Look

MOST = 12  # sentences of one relation that are shown; the rest stands under Evidence


class RelationCard(QWidget):
    """Who is tied to whom, by which words, and every sentence that says so."""

    chosen = Signal(object)  # Evidence to show in the article
    relabeled = Signal(str, str)  # relation, words
    left = Signal()  # the words are edited, or not
    linked = Signal(str)  # entity

    def __init__(self, look: Look, passages: Passages, relation: str) -> None:
        super().__init__()
        (group,) = groups(passages.corpus, (relation,))
        self._relation = group.relation
        self._evidence = {one.id: one for one in group.evidence}
        header = PairHeader(look)
        header.linked.connect(self.linked)
        header.layout().setContentsMargins(0, 0, 0, 0)
        ends = [
            end_of(passages.corpus, one) for one in (group.relation.source, group.relation.target)
        ]
        among = self._among(passages.corpus, group.relation)
        header.show_ends(*ends, group.meta, among)
        self._words = label(visible(group.words), "title", wrap=True)
        self.line = QLineEdit(group.relation.label)
        self.line.setAccessibleName(self.tr("Words of the relation"))
        self.line.editingFinished.connect(self._finish)
        self.line.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (header, self._words, self.line):
            column.addWidget(widget)
        for evidence in group.evidence[:MOST]:
            card = Card(look, passages, evidence, only_read=True)
            card.chosen.connect(self._choose)
            column.addWidget(card)
        left = len(group.evidence) - MOST
        if left > 0:
            more = self.tr("… and {sentences} under Evidence").format(
                sentences=counted(left, "sentence", "sentences")
            )
            column.addWidget(label(more, "small"))
        if group.relation.note:
            column.addWidget(label(group.relation.note, "muted", wrap=True, shown=600))
        said = ", ".join(visible(one.name) for one in ends)
        self.setAccessibleName(f"{said}: {visible(group.words)}")
        self.setAccessibleDescription(" · ".join(filter(None, (group.meta, among))))

    def _among(self, corpus: Corpus, relation: Relation) -> str:
        """Where the line stands for several relations: that this is one of them.

        What is rejected, and what only says another of them again, is none.
        """
        between = [one.id for one in corpus.relations_between(*relation.ends)]
        standing = [
            one.relation.id
            for one in groups(corpus, between)
            if one.relation.id == relation.id or (one.verdict != "rejected" and not one.under)
        ]
        if len(standing) < 2:
            return ""
        return self.tr("one of {count} between them").format(count=len(standing))

    @property
    def first(self) -> Evidence | None:
        """The sentence that the article shows at first."""
        return next(iter(self._evidence.values()), None)

    def edit(self) -> None:
        """Edit the words in place."""
        self._words.hide()
        self.line.show()
        self.line.selectAll()
        self.line.setFocus()

    def cancel(self) -> None:
        """Leave the words as they are."""
        self.line.setText(self._relation.label)
        self._finish()

    @guarded
    def _finish(self) -> None:
        if self.line.isHidden():
            return
        self.line.hide()
        self._words.show()
        words = self.line.text().strip()
        self.left.emit()
        if words and words != self._relation.label:
            self.relabeled.emit(self._relation.id, words)

    @guarded
    def _choose(self, evidence: str) -> None:
        self.chosen.emit(self._evidence[evidence])


class MergeCard(QWidget):
    """Two entities whose names are alike: what speaks for one, what for two."""

    picked = Signal(str, int, int)  # document, start, end
    linked = Signal(str)  # entity

    def __init__(
        self,
        look: Look,
        passages: Passages,
        entities: tuple[str, str],
        speaks_for: list[str],
        against: list[str],
    ) -> None:
        super().__init__()
        corpus = passages.corpus
        header = PairHeader(look)
        header.linked.connect(self.linked)
        header.layout().setContentsMargins(0, 0, 0, 0)
        header.show_ends(*(end_of(corpus, one) for one in entities), self.tr("One, or two?"), "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(header)
        for sign, texts in (("+", speaks_for), ("−", against)):
            for text in texts:
                column.addLayout(_reason(sign, text))
        for one in entities:
            entity = corpus.entities[one]
            column.addSpacing(4)
            column.addWidget(label(visible(entity.name), "headline"))
            column.addWidget(label(self._figures(corpus, entity), "small", wrap=True))
            for mention in corpus.store.mentions_of(one)[:1]:
                snippet = Snippet(look, passages.of_mention(mention))
                snippet.picked.connect(self.picked)
                column.addWidget(snippet)
        self.setAccessibleName(" – ".join(visible(corpus.entities[one].name) for one in entities))
        self.setAccessibleDescription(". ".join((*speaks_for, *against)))

    def _figures(self, corpus: Corpus, entity: Entity) -> str:
        ends = {end for r in corpus.relations_of(entity.id) for end in r.ends} - {entity.id}
        parts = [
            counted(len(corpus.store.mentions_of(entity.id)), "mention", "mentions"),
            counted(len(ends), "link", "links"),
        ]
        if entity.aliases:
            names = ", ".join(visible(alias, 40) for alias in entity.aliases[:4])
            parts.append(self.tr("also {names}").format(names=names))
        return " · ".join(parts)


def _reason(sign: str, text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    mark: QLabel = label(sign, "headline")
    mark.setFixedWidth(12)
    row.addWidget(mark)
    row.addWidget(label(text, wrap=True, shown=300), 1)
    return row
