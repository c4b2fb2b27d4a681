"""The evidence dock's page for what is selected: a hint, an entity, or what ties two."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from explorer.edits.unmerging import merges_of
from explorer.graph.passing import article_passes
from explorer.graph.view import ViewState
from explorer.graph.weighing import verdict_of
from explorer.model.corpus import Corpus
from explorer.model.records import Candidate
from explorer.panels.among import MOST, AmongPanel
from explorer.panels.entity_page import EntityPage
from explorer.panels.evidence import EvidencePanel
from explorer.panels.pair_header import End
from explorer.panels.passages import Passages
from explorer.panels.plain import counted, label
from explorer.panels.several import SeveralPage
from explorer.panels.style import Look
from explorer.panels.ways import Step, Tie, Tied
from explorer.panels.why import WhyPanel

Why = Callable[[Corpus, str, str, ViewState], Tied]

if TYPE_CHECKING:  # it brings numpy, which the first paint need not wait for
    from explorer.session.session import Selection, Session


class Answers(QStackedWidget):
    """Follows the session's selection."""

    linked = Signal(str)  # entity
    line_picked = Signal(tuple)  # relations
    pair_picked = Signal(tuple)  # two entities
    place_picked = Signal(str, int, int)  # document, start, end
    wished = Signal(str)  # id of an action on what is selected

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._session: Session | None = None
        self._why: Why | None = None
        self._order: tuple[str, ...] = ()
        self.evidence = EvidencePanel(look)
        self.entity = EntityPage(look)
        self.why = WhyPanel(look)
        self.among, self.several = AmongPanel(look), SeveralPage(look)
        self.evidence.set_tail(self.why)
        for page in (self.among, self.several):
            page.linked.connect(self.linked)
            page.wished.connect(self.wished)
        self.entity.wished.connect(self.wished)
        self.evidence.linked.connect(self.linked)
        self.entity.line_picked.connect(self._follow)
        self.entity.turned.connect(self.refresh)
        for page in (self.why, self.among):
            page.line_picked.connect(self._follow)
            page.pair_picked.connect(self.pair_picked)
            page.place_picked.connect(self.place_picked)
        self.why.turned.connect(self.refresh)
        self._hint = self._make_hint()
        for page in (self._hint, self.evidence, self.entity, self.among, self.several):
            self.addWidget(page)

    def attach(self, session: Session | None, passages: Passages | None) -> None:
        """Show a project, or none."""
        self._session = session
        self.evidence.attach(passages)
        self.entity.attach(passages, session is not None and not session.read_only)
        self.why.attach(passages)
        self.among.attach(passages)
        self.setCurrentWidget(self._hint)

    def can_ask(self, why: Why) -> None:
        """From now on, two entities can be asked about."""
        self._why = why

    def show_selection(self, selection: Selection) -> None:
        """Show the page for a selection."""
        session = self._session
        within = session is None or bool(session.view.figure)  # in a figure no filter holds
        self.evidence.asked = ViewState() if within else session.view
        self.evidence.whole = {} if within else _drawn_as_one(session)
        if not selection.relations and len(selection.entities) != 2:
            self.evidence.show_relations(())  # what stands beside the article is of no line now
        if session is None:
            self.setCurrentWidget(self._hint)
        elif selection.relations:
            self._show_relations(selection.relations)
        elif len(selection.entities) == 2:
            self._show_two(*selection.entities)
        elif 2 < len(selection.entities) <= MOST:
            self._show_among(selection.entities)
        elif len(selection.entities) > MOST:
            self._show_several(selection.entities)
            self.setCurrentWidget(self.several)
        elif selection.entities:
            self._show_entity(selection.entities[-1])
        else:
            self.setCurrentWidget(self._hint)

    def save(self) -> None:
        """Store the notes that are being written."""
        self.evidence.save()
        self.entity.save()

    def refresh(self) -> None:
        """Show what the project holds now."""
        if self._session is not None:
            self.show_selection(self._session.selection)

    def _show_entity(self, name: str) -> None:
        from explorer.graph.left import lines_at  # it brings numpy

        session, asked = self._session, self.evidence.asked
        entity, merges = session.corpus.entities[name], merges_of(session.corpus, name)
        every = self.entity.shows_all_of(name) or not asked.filtered
        left = None if every else session.left()
        self.entity.show_entity(
            entity,
            lines_at(session.corpus, name, left),
            merges[0].quotes if merges else (),
            ViewState() if every else asked,
        )
        self.setCurrentWidget(self.entity)

    def _show_several(self, entities: tuple[str, ...]) -> None:
        from explorer.graph.left import links_among  # it brings numpy

        session = self._session
        links, among = links_among(session.corpus, entities, session.left())
        self.several.show_entities(
            session.corpus, links, among, not session.read_only, session.view.filtered
        )
        self.setCurrentWidget(self.several)

    def _show_relations(self, relations: tuple[str, ...]) -> None:
        from explorer.graph.left import left_out  # it brings numpy

        corpus = self._session.corpus
        self.evidence.failing = left_out(corpus, relations, self._session.left())
        pairs = {corpus.relations[name].ends for name in relations}
        if len(pairs) == 1:
            one, other = self._turned(*next(iter(pairs)))
            asked, named = self.evidence.asked, corpus.named_together(one, other)
            beside = [place for place in named if article_passes(corpus, place.document, asked)]
            self.why.left_out, self.why.every = "", False
            self.why.show_answer(_Beside((one, other), beside))
            self.evidence.show_relations(relations, self._order)
        else:
            self.why.clear()
            self.evidence.show_relations(relations)
        self.setCurrentWidget(self.evidence)

    def _show_two(self, one: str, other: str) -> None:
        if self._why is None:
            self.setCurrentWidget(self._hint)
            return
        corpus, view = self._session.corpus, self._session.view
        if {one, other} != {*self._order}:  # all is shown of whom that was asked
            self.why.every = False
        self._order = (one, other)
        answer = whole = self._why(corpus, one, other, view)
        if view.filtered:
            whole = self._why(corpus, one, other, view.unfiltered())
        self.why.left_out = _left_out(answer, whole)
        if self.why.every:
            answer, self.evidence.asked = whole, ViewState()
        between = corpus.relations_between(one, other)
        stands = any(verdict_of(corpus, tie) != "rejected" for tie in between)
        filtered = view.filtered and not self.why.every
        self.why.filtered, self.why.hidden = filtered, stands and filtered
        self.why.show_answer(answer)
        self.evidence.failing = frozenset()
        self.evidence.show_relations(tuple(tie.relation.id for tie in answer.ties), (one, other))
        self.setCurrentWidget(self.evidence)

    def _show_among(self, entities: tuple[str, ...]) -> None:
        from explorer.graph.expanding import common_neighbors  # they bring numpy
        from explorer.session.why import named_by, why_among

        session = self._session
        answers = why_among(session.corpus, entities, session.view)
        sentences = named_by(answers)
        common = common_neighbors(session.basis().tied, entities)
        self.among.show_answers(
            answers, sentences, common, session.view.filtered, not session.read_only
        )
        self.setCurrentWidget(self.among)

    def _turned(self, one: str, other: str) -> tuple[str, str]:
        if set(self._order) == {one, other}:
            return self._order[0], self._order[1]
        self._order = ()
        return one, other

    def _follow(self, relations: tuple[str, ...], order: tuple[str, ...]) -> None:
        self._order = order
        self.line_picked.emit(relations)

    def _make_hint(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(10)
        column.addWidget(label(self.tr("Click a line to read why"), "title", wrap=True))
        for text in (
            self.tr(
                "A line joins two that a sentence ties together. Click it: every sentence behind "
                "it stands here, with buttons to confirm, dispute or discard it."
            ),
            self.tr("Click an entity for its names, its lines and every place that names it."),
            self.tr(
                "Select two (Ctrl+click, or type both names after Ctrl+K) to ask why they are tied."
            ),
        ):
            column.addWidget(label(text, "muted", wrap=True, shown=400))
        column.addStretch(1)
        over = QScrollArea()  # in a low window its words are scrolled, not cut
        over.setWidgetResizable(True)
        over.setFrameShape(QScrollArea.Shape.NoFrame)
        over.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        over.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        over.setWidget(page)
        return over


def _left_out(answer: Tied, whole: Tied) -> str:
    """What of all that ties two is not in an answer, in words."""
    ties = len(whole.ties) - len(answer.ties)
    named = len(whole.candidates) - len(answer.candidates)
    known = {tuple(tie.relation.id for tie in path) for path in answer.paths}
    ways = [path for path in whole.paths if tuple(t.relation.id for t in path) not in known]
    told = (
        (ties, "relation", "relations"),
        (named, "sentence that names both", "sentences that name both"),
        (len(ways), "way", "ways"),
        (len(whole.chains) if not answer.chains else 0, "chain", "chains"),
    )
    return ", ".join(counted(number, *words) for number, *words in told if number > 0)


def _drawn_as_one(session: Session) -> dict[str, End]:
    """What the members of groups and communities are drawn as."""
    names = {one.id: one.name for one in session.view.collapsed}
    nodes = [one for one in session.visible().stacks if one.id in names] if names else []
    return {m: End("", names[one.id], one.kind) for one in nodes for m in one.members}


@dataclass(frozen=True, slots=True)
class _Beside:
    """What to say behind a line that was clicked: its own relations are listed already."""

    ends: tuple[str, str]
    candidates: Sequence[Candidate]
    ties: Sequence[Tie] = (None,)  # type: ignore[assignment]
    paths: Sequence[Sequence[Tie]] = ()
    shortest: int = 0
    chains: Sequence[Sequence[Step]] = ()
    nearest: int = 0
