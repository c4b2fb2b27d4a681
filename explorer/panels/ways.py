"""Sentences and ways that are read one below the other: what ties some entities."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from explorer.guarded import guarded
from explorer.model.records import Candidate, Evidence, Relation
from explorer.panels.chips import Link
from explorer.panels.passages import Passage, Passages
from explorer.panels.plain import label, visible, written
from explorer.panels.remarks import remarks
from explorer.panels.snippet import Snippet
from explorer.panels.style import Look

Place = tuple[str, int, int]  # document, start, end


class Tie(Protocol):
    """A relation and its sentences: what ``session.why`` answers with.

    That module loads numpy, so it is not imported before it is asked.
    """

    relation: Relation
    evidence: Sequence[Evidence]


class Step(Protocol):
    """A step of a chain: a tie, or without one sentences that only name both."""

    ends: tuple[str, str]
    tie: Tie | None
    candidates: Sequence[Candidate]


class Tied(Protocol):
    """What ``session.why`` answers."""

    ends: tuple[str, str]
    ties: Sequence[Tie]
    candidates: Sequence[Candidate]
    paths: Sequence[Sequence[Tie]]
    shortest: int
    chains: Sequence[Sequence[Step]]
    nearest: int


class WayList(QWidget):
    """A column that is filled once, from top to bottom."""

    place_picked = Signal(str, int, int)  # document, start, end
    line_picked = Signal(tuple, tuple)  # relations, (one end, the other)
    pair_picked = Signal(tuple)  # two entities that no line ties

    def __init__(self, look: Look, passages: Passages | None) -> None:
        super().__init__()
        self._look, self._passages = look, passages
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 6, 0, 0)
        self.column.setSpacing(8)

    def say(self, text: str, role: str = "muted") -> None:
        """Add a sentence of the program."""
        self.column.addWidget(label(text, role, wrap=True, shown=600))

    def snippets(self, entities: Iterable[str], places: Iterable[Place]) -> list[Snippet]:
        """Sentences with some entities marked, to be put somewhere."""
        marked = {*entities}
        return [self._snippet(self._passages.of_span(*place, marked)) for place in places]

    def add_places(self, entities: Iterable[str], places: Iterable[Place]) -> None:
        """Add sentences with some entities marked."""
        for snippet in self.snippets(entities, places):
            self.column.addWidget(snippet)

    def add_evidence(self, evidence: Iterable[Evidence]) -> None:
        """Add sentences behind relations."""
        for one in evidence:
            self.column.addWidget(self._snippet(self._told(one)))

    def add_ways(self, answer: Tied, most: int | None = None) -> None:
        """Add the ways from one to the other, or else the chains of what is named together."""
        for path in answer.paths[:most]:
            self._add_path(answer.ends[0], path)
        for chain in answer.chains[:most]:
            self._add_chain(chain)

    def say_of_ways(self, answer: Tied) -> None:
        """Say what the ways are, where there are any."""
        if answer.paths:
            self.say(self.tr("Ways from one to the other"), "headline")
            if answer.shortest > len(answer.paths):
                told = self.tr("{number} ways have {lines} lines; the best founded are:")
                lines = len(answer.paths[0])
                self.say(told.format(number=written(answer.shortest), lines=lines))
        elif answer.chains:
            self.say(
                self.tr("From one to the other, where sentences name two together"), "headline"
            )
            if answer.nearest > len(answer.chains):
                told = self.tr("{number} chains have {steps} steps; these have most lines in them:")
                steps = len(answer.chains[0])
                self.say(told.format(number=written(answer.nearest), steps=steps))

    def _add_path(self, start: str, path: Sequence[Tie]) -> None:
        at, steps = start, []
        for tie in path:
            to = tie.relation.target if tie.relation.source == at else tie.relation.source
            steps.append((tie, at, to))
            at = to
        self.say(" – ".join([self._name(start), *(self._name(to) for _, _, to in steps)]))
        for tie, one, other in steps:
            self._add_tie(tie, one, other)

    def _add_chain(self, chain: Sequence[Step]) -> None:
        names = [chain[0].ends[0], *(step.ends[1] for step in chain)]
        self.say(" – ".join(map(self._name, names)))
        for step in chain:
            one, other = step.ends
            if step.tie is not None:
                self._add_tie(step.tie, one, other)
                continue
            told = self.tr("{one} … {other}: named together, no line")
            link = Link(self._look, told.format(one=self._name(one), other=self._name(other)))
            link.setProperty("pair", [one, other])
            link.clicked.connect(self._ask)
            self.column.addWidget(link)
            self.add_places(step.ends, [(c.document, c.start, c.end) for c in step.candidates[:1]])

    def _add_tie(self, tie: Tie, one: str, other: str) -> None:
        relation = tie.relation
        arrow = "—" if not relation.directed else "→" if relation.source == one else "←"
        words = visible(relation.label, 60)
        link = Link(self._look, f"{self._name(one)} {arrow} {self._name(other)}: {words}")
        link.setProperty("step", [relation.id, one, other])
        link.clicked.connect(self._follow)
        self.column.addWidget(link)
        self.add_evidence(tie.evidence[:1])

    def _told(self, evidence: Evidence) -> Passage:
        """A sentence with who says so and how surely behind its place: no step is a bare fact."""
        passage = self._passages.of_evidence(evidence)
        chips = [chip.text for chip in remarks(self._passages.corpus, evidence)]
        return replace(passage, place=" · ".join([passage.place, *chips]))

    def _name(self, entity: str) -> str:
        return visible(self._passages.corpus.entities[entity].name, 60)

    def _snippet(self, passage: Passage) -> Snippet:
        snippet = Snippet(self._look, passage)
        snippet.picked.connect(self.place_picked)
        return snippet

    @guarded
    def _follow(self) -> None:
        name, one, other = self.sender().property("step")
        self.line_picked.emit((name,), (one, other))

    @guarded
    def _ask(self) -> None:
        self.pair_picked.emit(tuple(self.sender().property("pair")))
