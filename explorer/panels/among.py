"""Why are several tied? The sentences that name them, each two of them, and who is tied to all."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from explorer.guarded import guarded
from explorer.panels.chips import Link
from explorer.panels.passages import Passages
from explorer.panels.plain import counted, label, visible
from explorer.panels.several import SeveralTools
from explorer.panels.style import Look
from explorer.panels.ways import Place, Tied, WayList

MOST = 8  # entities of which each two are told
_COMMON = 12  # common neighbors that are named
_SHARED, _OF_A_PAIR = 6, 2  # sentences that are read here; all of two stand on their own page


class Shared(Protocol):
    """A sentence, and which of the entities it names: what ``session.why`` answers with."""

    document: str
    start: int
    end: int
    entities: Sequence[str]


class AmongPanel(QScrollArea):
    """What ties several selected entities, with its sentences; a press on two selects these."""

    pair_picked = Signal(tuple)  # entities
    place_picked = Signal(str, int, int)  # document, start, end
    line_picked = Signal(tuple, tuple)  # relations, (one end, the other)
    linked = Signal(str)  # entity
    wished = Signal(str)  # id of an action on all of them

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._passages: Passages | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("What ties the selected entities"))

    def attach(self, passages: Passages | None) -> None:
        """Read from a project, or from none."""
        self._passages = passages

    def show_answers(
        self,
        answers: Sequence[Tied],
        sentences: Sequence[Shared],
        common: Sequence[str],
        filtered: bool,
        editable: bool,
    ) -> None:
        """Show what names three and more, each two, tied ones first, and who is tied to all."""
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
        told = self._add_shared(column, answers, sentences)
        for answer in answers:
            column.addSpacing(6)
            column.addWidget(self._pair(answer))
            column.addWidget(label(self._told(answer), "muted", wrap=True))
            told |= self._add_pair(column, answer, told)
        if common:
            column.addSpacing(12)
            column.addWidget(label(self.tr("Tied to each of them"), "headline", wrap=True))
        for name in common[:_COMMON]:
            link = Link(self._look, self._name(name))
            link.setProperty("entity", name)
            link.clicked.connect(self._link)
            column.addWidget(link)
        if len(common) > _COMMON:
            rest = counted(len(common) - _COMMON, "more entity", "more entities")
            column.addWidget(label(rest, "muted"))
        column.addStretch(1)
        self.setWidget(body)

    def _add_shared(
        self, column: QVBoxLayout, answers: Sequence[Tied], sentences: Sequence[Shared]
    ) -> set[Place]:
        """Add the sentences that name more than two; where they are."""
        every = {end for answer in answers for end in answer.ends}
        most = [one for one in sentences if len(one.entities) > 2]
        told: set[Place] = set()
        for text, found in (
            (
                self.tr("Sentences that name all of them"),
                [o for o in most if {*o.entities} == every],
            ),
            (self.tr("Sentences that name some"), [o for o in most if {*o.entities} != every]),
        ):
            if not found:
                continue
            ways = self._ways()
            ways.say(text, "headline")
            for one in found[:_SHARED]:
                ways.add_places(one.entities, [(one.document, one.start, one.end)])
                told.add((one.document, one.start, one.end))
            if len(found) > _SHARED:
                ways.say(counted(len(found) - _SHARED, "more sentence", "more sentences"))
            column.addWidget(ways)
        return told

    def _add_pair(self, column: QVBoxLayout, answer: Tied, told: set[Place]) -> set[Place]:
        """Add the first sentences of two that are not told yet, or the best way; where they are."""
        evidence = [
            one
            for tie in answer.ties
            for one in tie.evidence
            if one.verdict != "rejected" and (one.document, one.start, one.end) not in told
        ]
        evidence = list({(e.document, e.start): e for e in reversed(evidence)}.values())[::-1]
        named = dict.fromkeys((c.document, c.start, c.end) for c in answer.candidates)
        places = [place for place in named if place not in told]
        ways = self._ways()
        ways.add_evidence(evidence[:_OF_A_PAIR])
        left = max(0, _OF_A_PAIR - len(evidence))
        ways.add_places(answer.ends, places[:left])
        ways.add_ways(answer, 1)
        column.addWidget(ways)
        new = {(one.document, one.start, one.end) for one in evidence[:_OF_A_PAIR]}
        return new | {*places[:left]}

    def _ways(self) -> WayList:
        ways = WayList(self._look, self._passages)
        ways.place_picked.connect(self.place_picked)
        ways.line_picked.connect(self.line_picked)
        ways.pair_picked.connect(self.pair_picked)
        return ways

    def _name(self, entity: str) -> str:
        return visible(self._passages.corpus.entities[entity].name, 60)

    def _pair(self, answer: Tied) -> Link:
        link = Link(self._look, " — ".join(map(self._name, answer.ends)))
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
        if answer.paths:
            return self.tr("No line between them; over others:")
        if answer.chains:
            return self.tr("No line between them; over pairs that a sentence names together:")
        return self.tr("No line between them")

    @guarded
    def _pick(self) -> None:
        self.pair_picked.emit(tuple(self.sender().property("pair")))

    @guarded
    def _link(self) -> None:
        self.linked.emit(str(self.sender().property("entity")))
