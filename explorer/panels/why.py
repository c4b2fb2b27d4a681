"""What ties two entities beside their own relations: sentences that name both, and paths."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from explorer.guarded import guarded
from explorer.model.records import Candidate, Evidence, Relation
from explorer.panels.chips import Link
from explorer.panels.passages import Passage, Passages
from explorer.panels.plain import label, visible, written
from explorer.panels.remarks import remarks
from explorer.panels.snippet import Snippet
from explorer.panels.style import Look

MOST = 30  # sentences that are shown at once
Place = tuple[str, int, int]  # document, start, end


class Tie(Protocol):
    """A relation and its sentences: what ``session.why`` answers with.

    That module loads networkx, so it is not imported before it is asked.
    """

    relation: Relation
    evidence: Sequence[Evidence]


class Tied(Protocol):
    """What ``session.why`` answers."""

    ends: tuple[str, str]
    ties: Sequence[Tie]
    candidates: Sequence[Candidate]
    paths: Sequence[Sequence[Tie]]
    shortest: int


class WhyPanel(QWidget):
    """Behind the relations of a pair: what else the articles say of the two."""

    place_picked = Signal(str, int, int)  # document, start, end
    line_picked = Signal(tuple, tuple)  # relations, (one end, the other)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._passages: Passages | None = None
        self.filtered = False  # whether filters hide something of what there is
        self.hidden = False  # whether they hide relations of the two
        self._body = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._body)

    def attach(self, passages: Passages | None) -> None:
        """Read from a project, or from none."""
        self._passages = passages
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self._begin()

    def show_answer(self, answer: Tied) -> None:
        """Show what there is beside the pair's own relations, which are listed above."""
        column = self._begin()
        places = list(dict.fromkeys((c.document, c.start, c.end) for c in answer.candidates))
        if not answer.ties and not places and not answer.paths:
            nothing = self.tr("Nothing in these articles ties them.")
            detail = self.tr(
                "No sentence names both, and no chain of lines leads from one to the other."
            )
            if self.filtered:
                detail = self.tr("That is, of what the filters leave; without them there may be.")
            column.addWidget(label(nothing, "headline", wrap=True))
            column.addWidget(label(detail, "muted", wrap=True))
        if places:
            self._add_candidates(column, answer.ends, places, open_now=not answer.ties)
        if answer.paths:
            column.addWidget(label(self.tr("Ways from one to the other"), "headline"))
            if answer.shortest > len(answer.paths):
                told = self.tr("{number} ways have {lines} lines; the best founded are:")
                told = told.format(number=written(answer.shortest), lines=len(answer.paths[0]))
                column.addWidget(label(told, "muted", wrap=True))
        for path in answer.paths:
            self._add_path(column, answer.ends[0], path)
        self.updateGeometry()

    def _begin(self) -> QVBoxLayout:
        self._body.hide()
        self._body.deleteLater()
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(8)
        self._column.addWidget(self._body)
        return column

    def _add_candidates(
        self, column: QVBoxLayout, ends: tuple[str, str], places: list[Place], open_now: bool
    ) -> None:
        text = (
            self.tr("1 more sentence names both")
            if len(places) == 1
            else self.tr("{number} more sentences name both")
        ).format(number=len(places))
        if open_now:
            text = (
                self.tr("1 sentence names both, but was not read as a tie between them")
                if len(places) == 1
                else self.tr("{number} sentences name both, but none was read as a tie")
            ).format(number=len(places))
            if self.hidden:
                text = self.tr("The filters leave out what ties them; these sentences name both")
        inner = _Later(lambda: self._snippets(ends, places[:MOST]))
        if open_now:
            column.addWidget(label(text, "headline", wrap=True))
        else:
            more = Link(self._look, text)
            more.clicked.connect(lambda: inner.setVisible(inner.isHidden()))
            column.addWidget(more)
            inner.hide()
        column.addWidget(inner)

    def _snippets(self, ends: tuple[str, str], places: list[Place]) -> list[Snippet]:
        return [self._snippet(self._passages.of_span(*place, set(ends))) for place in places]

    def _add_path(self, column: QVBoxLayout, start: str, path: Sequence[Tie]) -> None:
        at, names, steps = start, [self._name(start)], []
        for tie in path:
            relation = tie.relation
            to = relation.target if relation.source == at else relation.source
            names.append(self._name(to))
            steps.append((tie, at, to))
            at = to
        column.addWidget(label(" – ".join(names), "muted", wrap=True, shown=600))
        for tie, one, other in steps:
            relation = tie.relation
            arrow = "—" if not relation.directed else "→" if relation.source == one else "←"
            words = visible(relation.label, 60)
            link = Link(self._look, f"{self._name(one)} {arrow} {self._name(other)}: {words}")
            link.setProperty("step", [relation.id, one, other])
            link.clicked.connect(self._follow)
            column.addWidget(link)
            for evidence in tie.evidence[:1]:
                column.addWidget(self._snippet(self._told(evidence)))

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


class _Later(QWidget):
    """Makes what is in it when it is first shown."""

    def __init__(self, make: Callable[[], Sequence[QWidget]]) -> None:
        super().__init__()
        self._make: Callable[[], Sequence[QWidget]] | None = make
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        """Make what is in it."""
        if self._make is not None:
            made, self._make = self._make(), None
            for widget in made:
                self.layout().addWidget(widget)
