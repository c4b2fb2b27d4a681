"""Why two are tied: every sentence behind a line, under its relation, with verdict and note."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from explorer.graph.view import ViewState
from explorer.guarded import guarded
from explorer.model.records import Evidence
from explorer.panels.card_scroll import CardScroll
from explorer.panels.cards import Card
from explorer.panels.folded import add_left_out, add_read_again
from explorer.panels.groups import Group, groups, header_of, labels_of, parted, shape
from explorer.panels.headings import NoteBox, RelationHeading
from explorer.panels.pair_header import End, PairHeader
from explorer.panels.passages import Passages
from explorer.panels.plain import label
from explorer.panels.remarks import remarks
from explorer.panels.style import Look

AT_ONCE = 6  # cards made before the first paint; the rest follows in the same number a time


class EvidencePanel(QWidget):
    """The sentences behind some relations; cards are made as the eye gets there."""

    sentence_judged = Signal(str, str)  # evidence, verdict
    sentence_noted = Signal(str, str)  # evidence, text
    menu_wanted = Signal(str, QPoint)  # evidence, where on the screen
    relation_judged = Signal(str, str)  # relation, verdict
    relabeled = Signal(str, str)  # relation, words
    retyped = Signal(str, str)  # relation, kind
    flipped = Signal(str)  # relation
    noted = Signal(str, str)  # relation, text
    chosen = Signal(object)  # Evidence
    walked = Signal(int, int)  # which sentence, of how many
    linked = Signal(str)  # entity
    focused = Signal()  # another card or heading has the focus
    built = Signal()  # other cards are there

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._passages: Passages | None = None
        self.ends: tuple[str, str] = ("", "")  # as the header names them, left one first
        self.whole: dict[str, End] = {}  # what members of groups are drawn as
        self._relations: tuple[str, ...] = ()
        self._order: tuple[str, ...] = ()
        self._groups: list[Group] = []
        self._out: list[Group] = []  # of which filters leave nothing, while they leave others
        self._again: list[Group] = []  # that say what another says already, until unfolded
        self._unfolded = self._every = False
        self.asked = ViewState()  # whose filters hold, unless all are to be seen
        self.failing: frozenset[str] = frozenset()  # relations of which they leave nothing
        self._current = ""
        self._worked = ""  # the relation whose heading or card had the keyboard last
        self._cards: dict[str, Card] = {}
        self._headings: dict[str, RelationHeading] = {}
        self._notes: dict[str, NoteBox] = {}
        self._pending: list[tuple[QVBoxLayout, Evidence, str]] = []
        self._timer = QTimer(self, interval=0, singleShot=True)
        self._timer.timeout.connect(self._more)
        self.header = PairHeader(look)
        self.header.linked.connect(self.linked)
        self.scroll = CardScroll(self.tr("Sentences behind the line"))
        self._tail: QWidget | None = None
        self._body = QWidget()
        self.scroll.setWidget(self._body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.scroll, 1)
        QApplication.instance().focusChanged.connect(self._focus_moved)

    def set_tail(self, widget: QWidget) -> None:
        """A widget that stands behind the last group."""
        self._tail = widget

    def attach(self, passages: Passages | None) -> None:
        """Read from a project, or from none."""
        self.save()
        self._passages = passages
        self._relations, self._groups, self._out, self._current = (), [], [], ""
        self._build()
        self._mark_current()

    def show_relations(self, relations: tuple[str, ...], order: tuple[str, ...] = ()) -> None:
        """Show the sentences of a line's relations; ``order`` says which end stands left."""
        if relations != self._relations:
            self.save()  # before the list is another one
            self._current, self._worked, self._unfolded, self._every = "", "", False, False
        if (relations, order) != (self._relations, self._order):
            self.scroll.verticalScrollBar().setValue(0)  # where another line was read
        self._relations, self._order = relations, order
        self.refresh()
        if not self._current and self._cards:
            self.choose(next(iter(self._cards)))

    def refresh(self) -> None:
        """Show what the project holds now, keeping place and focus where the list is the same."""
        if self._passages is None:
            return
        corpus = self._passages.corpus
        view = ViewState() if self._every else self.asked
        everything = groups(corpus, self._relations, self._order, view, self.failing)
        found, self._again, out = parted(everything, self._unfolded)
        same = shape([*found, *out]) == shape([*self._groups, *self._out])
        self._groups, self._out = found, out
        if not same:
            self._build()
        for group in found:
            heading = self._headings[group.relation.id]
            heading.show_relation(
                group.relation, group.words, group.meta, group.verdict, group.ends
            )
            self._notes[group.relation.id].show_note(group.relation.note)
            for evidence in group.evidence:
                card = self._cards.get(evidence.id)
                now = evidence, group.relation.verdict, remarks(corpus, evidence)
                if card is not None and card.shows != now:
                    card.show_evidence(evidence)
        if found or self._order:
            one, other, *told = header_of(corpus, found, self._order, self.whole)
            self.ends = (one.entity, other.entity if other else "") if found else self.ends
            self.header.show_ends(one, other, *told)
        self._mark_current()

    def save(self) -> None:
        """Store notes that are being written."""
        for note in (*self._notes.values(), *(card.note for card in self._cards.values())):
            note.save()

    def target(self) -> tuple[str, str] | None:
        """``("evidence", id)`` or ``("relation", id)`` of the card or heading with the focus."""
        widget = QApplication.focusWidget()
        while widget is not None and widget is not self:
            if isinstance(widget, Card):
                return "evidence", widget.evidence.id
            if isinstance(widget, RelationHeading) and widget.relation is not None:
                return "relation", widget.relation.id
            widget = widget.parentWidget()
        return None

    def sentence(self) -> Evidence | None:
        """The sentence that the article shows."""
        return next((one for one in self._sentences() if one.id == self._current), None)

    def relation(self) -> str | None:
        """The relation that is worked on: that of the last focus, else of the sentence shown."""
        if self._worked in self._headings:
            return self._worked
        sentence = self.sentence()
        if sentence is not None:
            return sentence.relation
        return self._groups[0].relation.id if self._groups else None

    def choose(self, evidence: str) -> None:
        """Make a sentence the one that the article shows."""
        if evidence == self._current and self.sentence() is not None:
            return
        self._current = evidence
        self._mark_current()
        sentence = self.sentence()
        if sentence is not None:
            self.chosen.emit(sentence)

    def walk(self, step: int) -> None:
        """Go to the next or previous sentence, round and round."""
        ids = [one.id for one in self._sentences()]
        if not ids:
            return
        at = ids.index(self._current) if self._current in ids else -min(step, 0)
        self._make_all()
        self.choose(ids[(at + step) % len(ids)])
        card = self._cards[self._current]
        self.scroll.ensureWidgetVisible(card, 0, 24)
        if self.isAncestorOf(QApplication.focusWidget() or self._body):
            card.setFocus()

    def edit_label(self) -> None:
        """Edit the words of the relation that is worked on."""
        relation = self.relation()
        if relation in self._headings and self._passages is not None:
            heading = self._headings[relation]
            heading.suggest(labels_of(self._passages.corpus))
            self.scroll.ensureWidgetVisible(heading)
            heading.edit()

    def edit_note(self) -> None:
        """Write a note on the sentence with the keyboard, else on the relation worked on."""
        kind, name = self.target() or ("", "")
        if kind == "evidence":
            self._cards[name].edit_note()
            return
        relation = self.relation()
        if relation in self._notes:
            self._make_all()
            self._notes[relation].write()
            self.scroll.ensureWidgetVisible(self._notes[relation])

    def card(self, evidence: str) -> Card:
        """The card of a sentence that is shown."""
        return self._cards[evidence]

    @guarded
    def focus_relation(self, relation: str) -> None:
        """Put the keyboard on the words of a relation."""
        if relation in self._headings:
            self._worked = relation  # the focus itself comes only once the window is active
            self._headings[relation].setFocus(Qt.FocusReason.OtherFocusReason)
            self.scroll.ensureWidgetVisible(self._headings[relation])

    def focus_first(self) -> None:
        """Put the keyboard on the first card."""
        first = next(iter((*self._cards.values(), *self._headings.values())), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sentences(self) -> list[Evidence]:
        return [evidence for group in self._groups for evidence in group.evidence]

    def _build(self) -> None:
        self.save()
        bar, target = self.scroll.verticalScrollBar().value(), self.target()
        self._timer.stop()
        self._pending.clear()
        if self._tail is not None:
            self._tail.setParent(None)
        self._cards, self._headings, self._notes = {}, {}, {}
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(14, 0, 14, 14)
        self._column.setSpacing(8)
        for group in self._groups:
            self._add_group(group)
        link = (self._every, self._show_every)
        add_left_out(self._column, self._look, self._groups, self._out, *link)
        if self._tail is not None:
            self._column.addWidget(self._tail)
        self._column.addStretch(1)
        self.scroll.setWidget(self._body)  # the old body goes with all that is in it
        self._more()
        if target is not None:
            kind, name = target
            self._make_all()
            again = (self._cards if kind == "evidence" else self._headings).get(name)
            (again or self.scroll).setFocus()
        self.scroll.verticalScrollBar().setValue(bar)

    def _add_group(self, group: Group) -> None:
        relation = group.relation.id
        heading = RelationHeading(self._look)
        heading.chosen.connect(self._heading_chosen)
        heading.judged.connect(self.relation_judged)
        heading.relabeled.connect(self.relabeled)
        heading.retyped.connect(self.retyped)
        heading.flipped.connect(self.flipped)
        note = NoteBox(relation, group.relation.note)
        note.noted.connect(self.noted)
        note.left.connect(self.focus_relation)
        cards = QVBoxLayout()
        cards.setSpacing(8)
        self._headings[relation], self._notes[relation] = heading, note
        self._column.addWidget(heading)
        self._column.addLayout(cards)
        add_read_again(self._column, self._look, self._again, relation, self._unfold)
        self._column.addWidget(note)
        self._pending += [(cards, one, group.side(one)) for one in group.evidence]

    @guarded
    def _unfold(self) -> None:
        self._unfolded = True
        self.refresh()

    @guarded
    def _show_every(self) -> None:
        self._every, self._groups = not self._every, []
        self.refresh()

    @guarded
    def _more(self) -> None:
        self._make(AT_ONCE)
        if self._pending:
            self._timer.start()

    def _make_all(self) -> None:
        self._make(len(self._pending))

    def _make(self, number: int) -> None:
        if self._passages is None:
            return
        for cards, evidence, above in self._pending[:number]:
            if above:
                cards.addWidget(label(above, "section"))
            card = Card(self._look, self._passages, evidence)
            card.judged.connect(self.sentence_judged)
            card.chosen.connect(self._card_chosen)
            card.noted.connect(self.sentence_noted)
            card.menu_wanted.connect(self.menu_wanted)
            card.current = evidence.id == self._current
            self._cards[evidence.id] = card
            cards.addWidget(card)
            card.show()  # at once: Qt would do so some events later, and it is to take the focus
        del self._pending[:number]
        self.built.emit()

    def _mark_current(self) -> None:
        ids = [one.id for one in self._sentences()]
        for name, card in self._cards.items():
            if card.current != (name == self._current):
                card.current = name == self._current
                card.update()
        at = ids.index(self._current) + 1 if self._current in ids else 0
        self.walked.emit(at, len(ids))

    @guarded
    def _card_chosen(self, evidence: str) -> None:
        self._worked = self._cards[evidence].evidence.relation
        self.choose(evidence)

    @guarded
    def _heading_chosen(self, relation: str) -> None:
        self._worked = relation

    @guarded
    def _focus_moved(self, old: QObject | None, new: QObject | None) -> None:
        if isinstance(new, QWidget) and self.isAncestorOf(new):
            if isinstance(new, Card | RelationHeading):
                self.scroll.ensureWidgetVisible(new, 0, 16)
            self.focused.emit()

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        """Up and down go from card to card."""
        if event.type() == QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step_focus(1 if event.key() == Qt.Key.Key_Down else -1)
            return True
        return super().event(event)

    def _step_focus(self, step: int) -> None:
        self._make_all()
        stops: list[QWidget] = []
        for group in self._groups:
            stops.append(self._headings[group.relation.id])
            stops += [self._cards[evidence.id] for evidence in group.evidence]
        focus = QApplication.focusWidget() or self
        on = [at for at, one in enumerate(stops) if one is focus or one.isAncestorOf(focus)]
        at = on[0] + step if on else 0
        if stops:
            stops[max(0, min(len(stops) - 1, at))].setFocus(Qt.FocusReason.TabFocusReason)
