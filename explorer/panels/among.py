"""Why are several tied? Each two of them in a line, and who is tied to all of them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from explorer.guarded import guarded
from explorer.model.corpus import Corpus
from explorer.panels.chips import Link
from explorer.panels.plain import counted, label, visible
from explorer.panels.several import SeveralTools
from explorer.panels.style import Look
from explorer.panels.why import Tied

MOST = 8  # entities of which each two are told
_COMMON = 12  # common neighbors that are named


class AmongPanel(QScrollArea):
    """What ties each two of several selected entities directly; a press on two selects these."""

    pair_picked = Signal(tuple)  # entities
    linked = Signal(str)  # entity
    wished = Signal(str)  # id of an action on all of them

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("What ties the selected entities"))

    def show_answers(
        self,
        corpus: Corpus,
        answers: Sequence[Tied],
        common: Sequence[str],
        filtered: bool,
        editable: bool,
    ) -> None:
        """Show each two, tied ones first, and who is tied to all."""
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(5)
        tied = sum(bool(answer.ties) for answer in answers)
        title = self.tr("{tied} of {all} pairs are tied by a line").format(
            tied=tied, all=len(answers)
        )
        column.addWidget(label(title, "title", wrap=True))
        tools = SeveralTools(self._look, editable)
        tools.wished.connect(self.wished)
        column.addWidget(tools)
        if filtered:
            column.addWidget(label(self.tr("Of what the filters leave"), "muted"))
        for answer in answers:
            column.addSpacing(6)
            column.addWidget(self._pair(corpus, answer))
            column.addWidget(label(self._told(answer), "muted", wrap=True))
        if common:
            column.addSpacing(12)
            column.addWidget(label(self.tr("Tied to each of them"), "headline", wrap=True))
        for name in common[:_COMMON]:
            link = Link(self._look, visible(corpus.entities[name].name, 60))
            link.setProperty("entity", name)
            link.clicked.connect(self._link)
            column.addWidget(link)
        if len(common) > _COMMON:
            rest = counted(len(common) - _COMMON, "more entity", "more entities")
            column.addWidget(label(rest, "muted"))
        column.addStretch(1)
        self.setWidget(body)

    def _pair(self, corpus: Corpus, answer: Tied) -> Link:
        names = " — ".join(visible(corpus.entities[end].name, 50) for end in answer.ends)
        link = Link(self._look, names)
        link.setProperty("pair", list(answer.ends))
        link.clicked.connect(self._pick)
        return link

    def _told(self, answer: Tied) -> str:
        if answer.ties:
            labels = dict.fromkeys(visible(tie.relation.label, 40) for tie in answer.ties)
            sentences = len({(e.document, e.start) for tie in answer.ties for e in tie.evidence})
            return f"{', '.join(labels)} · {counted(sentences, 'sentence', 'sentences')}"
        places = len({(one.document, one.start) for one in answer.candidates})
        if places:
            both = counted(places, "sentence names both", "sentences name both")
            return self.tr("No line; {both}").format(both=both)
        return self.tr("Nothing ties them directly")

    @guarded
    def _pick(self) -> None:
        self.pair_picked.emit(tuple(self.sender().property("pair")))

    @guarded
    def _link(self) -> None:
        self.linked.emit(str(self.sender().property("entity")))
