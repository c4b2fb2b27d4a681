"""One entity: its names and kind, its relations as links, all its mentions in context."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.graph.passing import article_passes
from explorer.graph.projection import Line
from explorer.graph.view import ViewState
from explorer.guarded import guarded
from explorer.model.kinds import entity_kind
from explorer.model.records import Entity, Mention
from explorer.panels.chips import Link
from explorer.panels.entity_tools import EntityTools
from explorer.panels.icons import icon
from explorer.panels.pair_header import End, NameButton
from explorer.panels.passages import Passages, why_one
from explorer.panels.plain import counted, label, tip, visible, written
from explorer.panels.rows import Made, Row
from explorer.panels.style import Look
from explorer.panels.table import RowList

if TYPE_CHECKING:  # it brings numpy, which the first paint need not wait for
    from explorer.graph.left import Left

_LONG = 60  # characters from which on a name is written out below its heading
_LEAST = 96  # pixels of the list of mentions
_OPEN = ViewState()
BEFORE, AFTER = 34, 60  # characters of context before and behind a mention


class EntityPage(QScrollArea):
    """What is known of one entity; in a low window it is scrolled."""

    line_picked = Signal(tuple, tuple)  # relations, (this entity, the other)
    mention_picked = Signal(object)  # Mention
    wished = Signal(str)  # id of an action on this entity
    noted = Signal(str, str)  # entity, text
    turned = Signal()  # all is to be shown, or again only what passes the filters

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._passages: Passages | None = None
        self._entity = ""
        self._editable = True
        self._lines: tuple[dict[str, int], Sequence[Line]] = {}, ()  # places by who is tied
        self._mentions: dict[str, Mention] = {}
        self._head = QHBoxLayout()
        self._head.addStretch(1)
        self._name: NameButton | None = None
        self._whole = label("", "", wrap=True, shown=2_000)
        self._also = label("", "muted", wrap=True)
        self._figures = label("", "muted")
        self._tools = EntityTools(look)
        self._tools.wished.connect(self.wished)
        self._tools.noted.connect(self.noted)
        self._tools.left.connect(self._leave_note)
        self._ties_title = label("", "section")
        self._ties = RowList(look, self.tr("Relations of the entity"))
        self._ties.picked.connect(self._tie_picked)
        self.every = False  # whether what filters leave out is shown too
        self._out = Link(look, self.tr("Show only what passes the filters"))
        self._out.hide()
        self._out.clicked.connect(self._turn)
        self._places_title = label("", "section")
        self._places = RowList(look, self.tr("Mentions in the articles"))
        self._places.picked.connect(self._mention_chosen)
        self._previous = self._step_button("previous", self.tr("Previous mention"), -1)
        self._next = self._step_button("next", self.tr("Next mention"), 1)
        row = QHBoxLayout()
        row.addWidget(self._places_title, 1)
        row.addWidget(self._previous)
        row.addWidget(self._next)
        self._places.setMinimumHeight(_LEAST)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        self.setWidget(body)
        column = QVBoxLayout(body)
        column.setContentsMargins(18, 14, 10, 8)
        column.setSpacing(6)
        column.addLayout(self._head)
        column.addWidget(self._whole)
        column.addWidget(self._figures)
        column.addWidget(self._also)
        column.addWidget(self._tools)
        column.addSpacing(8)
        column.addWidget(self._ties_title)
        column.addWidget(self._ties)
        column.addWidget(self._out)
        column.addSpacing(8)
        column.addLayout(row)
        column.addWidget(self._places, 1)

    def attach(self, passages: Passages | None, editable: bool = True) -> None:
        """Read from a project, or from none; ``editable`` where it takes edits."""
        self._passages = passages
        self._editable = editable
        self._entity = ""

    def shows_all_of(self, entity: str) -> bool:
        """Whether what filters leave out is shown too: only of whom that was asked."""
        if entity != self._entity:
            self.every = False
        return self.every

    def mention(self) -> Mention | None:
        """The mention that is chosen in the list."""
        row = self._places.rows.row(self._places.currentIndex())
        chosen = row is not None and bool(self._places.selectedIndexes())
        return self._mentions.get(row.id) if chosen else None

    def edit_note(self) -> None:
        """Write the note on the entity."""
        self._tools.edit_note()

    def save(self) -> None:
        """Store what is written in the note."""
        self._tools.save()

    def show_entity(
        self,
        entity: Entity,
        ties: Left,
        merged: tuple[str, ...] = (),
        view: ViewState = _OPEN,
    ) -> None:
        """Show an entity; ``ties`` are the lines at it that the filters of ``view`` leave.

        ``merged`` are the names of who was merged into it last.
        """
        if self._passages is None:
            return
        if entity.id != self._entity:
            self.verticalScrollBar().setValue(0)
            self._ties.mark([])
            self._places.mark([])
        self._entity = entity.id
        if self._name is not None:
            self._name.hide()
            self._name.deleteLater()
        self._name = NameButton(self._look, End("", entity.name, entity.kind))
        self._head.insertWidget(0, self._name)
        self._whole.setText(visible(entity.name, 2_000))
        self._whole.setVisible(len(entity.name) > _LONG)
        mentions = self._passages.corpus.store.mentions_of(entity.id)
        self._figures.setText(
            f"{entity_kind(entity.kind).label} · {counted(len(mentions), 'mention', 'mentions')}"
        )
        also = [name for name in entity.aliases if name != entity.name]
        self._also.setText(visible(self.tr("Also: {names}").format(names=", ".join(also)), 400))
        self._also.setVisible(bool(also))
        self._tools.show_entity(entity, merged, len(mentions), self._editable)
        passing = [
            one for one in mentions if article_passes(self._passages.corpus, one.document, view)
        ]
        self._show_ties(entity, ties)
        self._show_mentions(passing, len(mentions))
        self._show_out(ties.every - len(ties.lines), len(mentions) - len(passing))
        self._previous.setIcon(icon("previous", self._look.hex("muted")))
        self._next.setIcon(icon("next", self._look.hex("muted")))

    def _show_ties(self, entity: Entity, ties: Left) -> None:
        corpus = self._passages.corpus
        self._lines = dict(zip(ties.others, range(len(ties.others)), strict=True)), ties.lines

        def made(at: int) -> Row:
            line, other = ties.lines[at], corpus.entities[ties.others[at]]
            first = corpus.relations[line.relations[0]]
            arrow = "" if not first.directed else " → " if first.source == entity.id else " ← "
            text = f"{visible(line.label, 60)}{arrow or ' — '}{visible(other.name, 80)}"
            said = counted(line.sentences, "sentence", "sentences")
            right = said if line.sourced else self.tr("no source")
            strong = (len(text) - len(visible(other.name, 80)), len(text))
            return Row(other.id, text, right, other.kind, strong=strong)

        rows = Made(ties.others, made)
        self._ties_title.setText(_part(len(rows), ties.every, counted(ties.every, "LINE", "LINES")))
        self._ties.replace(rows)
        self._ties.setFixedHeight(self._ties.natural_height(7))
        self._ties.setVisible(bool(rows))

    def _show_out(self, lines: int, mentions: int) -> None:
        """Say what the filters leave out; or, where all is shown, how to leave it out again."""
        parts = [counted(lines, "line", "lines")] * bool(lines)
        parts += [counted(mentions, "mention", "mentions")] * bool(mentions)
        told = self.tr("{what} left out by the filters: show all")
        text = told.format(what=self.tr(" and ").join(parts))
        if self.every:
            text = self.tr("Show only what passes the filters")
        self._out.setText(text)
        self._out.setAccessibleName(text)
        self._out.setVisible(bool(parts) or self.every)

    def _show_mentions(self, mentions: Sequence[Mention], every: int) -> None:
        self._mentions = {mention.id: mention for mention in mentions}
        told = counted(every, "MENTION", "MENTIONS")
        self._places_title.setText(_part(len(mentions), every, told))
        rows = []
        for mention in mentions:
            text = self._passages.places(mention.document).text
            start = max(text.rfind("\n", 0, mention.start) + 1, mention.start - BEFORE)
            if start > 0 and text[start - 1] != "\n":
                space = text.find(" ", start, mention.start)
                start = space + 1 if space >= 0 else start
            end = text.find("\n", mention.end)
            end = min(len(text) if end < 0 else end, mention.end + AFTER)
            lead = "… " if start > 0 and text[start - 1] != "\n" else ""
            shown = lead + text[start:end]
            at = len(lead) + mention.start - start
            passage = self._passages.of_mention(mention)
            rows.append(
                Row(
                    mention.id,
                    shown,
                    f"¶{self._passages.paragraph_at(mention.document, mention.start)}",
                    strong=(at, at + mention.end - mention.start),
                    under=" · ".join(filter(None, (self._article(mention), why_one(mention)))),
                    tip=f"{passage.place}\n{passage.text}",
                )
            )
        self._places.replace(rows)

    def _article(self, mention: Mention) -> str:
        """The title of a mention's article, empty where there is only one."""
        documents = self._passages.corpus.documents
        known = len(documents) > 1 and mention.document in documents
        return visible(documents[mention.document].title, 80) if known else ""

    def _step_button(self, name: str, text: str, step: int) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(name, self._look.hex("muted")))
        button.setAccessibleName(text)
        button.setToolTip(tip(text))
        button.setProperty("step", step)
        button.clicked.connect(self._step)
        return button

    @guarded
    def _turn(self) -> None:
        self.every = not self.every
        self.turned.emit()

    @guarded
    def _leave_note(self) -> None:
        self._places.setFocus(Qt.FocusReason.OtherFocusReason)

    @guarded
    def _step(self) -> None:
        total = self._places.rows.rowCount()
        if total:
            step = int(self.sender().property("step"))
            current = self._places.currentIndex().row()
            at = (current + step) % total if current >= 0 else (0 if step > 0 else total - 1)
            self._places.setCurrentIndex(self._places.rows.index(at, 0))

    @guarded
    def _tie_picked(self, names: list[str]) -> None:
        if names:
            places, lines = self._lines
            line = lines[places[names[0]]]
            self.line_picked.emit(line.relations, (self._entity, names[0]))

    @guarded
    def _mention_chosen(self, names: list[str]) -> None:
        if names:
            self.mention_picked.emit(self._mentions[names[0]])


def _part(shown: int, every: int, told: str) -> str:
    """``12 LINES``, or ``3 OF 12 LINES`` where filters leave some out."""
    if shown == every:
        return told
    words = QCoreApplication.translate("EntityPage", "{shown} OF {every}")
    return words.format(shown=written(shown), every=told)
