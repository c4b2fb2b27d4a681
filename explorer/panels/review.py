"""The review queue: one thing to decide at a time, one key each, and how far one has come."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from explorer.graph.weighing import verdict_of
from explorer.guarded import guarded
from explorer.model.edit import Edit
from explorer.model.message import Message
from explorer.model.records import Placement
from explorer.panels.chips import Flow, KeyButton
from explorer.panels.passages import Passages
from explorer.panels.plain import label, tip, written
from explorer.panels.review_cards import MergeCard, RelationCard
from explorer.panels.style import Look

if TYPE_CHECKING:  # they bring numpy, which the first paint need not wait for
    from explorer.session.reviewing import Item, Review
    from explorer.session.session import Session

_BREATH = 0.012  # seconds of ranking between two moments in which the window breathes
_VERDICTS = {"c": "confirmed", "d": "disputed", "x": "rejected", "u": "unreviewed"}
_ARROWS = {Qt.Key.Key_Left: "left", Qt.Key.Key_Right: "right"}


class ReviewPanel(QWidget):
    """Shows a :class:`~explorer.session.reviewing.Review`; tells what a person decides."""

    judged = Signal(str, str)  # relation, verdict
    relabeled = Signal(str, str)  # relation, words
    merged = Signal(str, str)  # two entities
    kept_apart = Signal(str, str)  # two entities
    looked_at = Signal(object)  # Item that is shown now, or None after the last
    chosen = Signal(object)  # Evidence to show in the article
    picked = Signal(str, int, int)  # place to show in the article
    linked = Signal(str)  # entity
    outdated = Signal()  # articles came or went while somebody reviews

    def __init__(self, look: Look, translated: Callable[[Message], str]) -> None:
        super().__init__()
        self._look, self._translated = look, translated
        self._session: Session | None = None
        self._passages: Passages | None = None
        self.review: Review | None = None
        self._making: Iterator[object] | None = None
        self._queue: Callable[[], Iterator[object]] = lambda: iter(())
        self._shown: object = None  # item, and what it looked like
        self._card: RelationCard | MergeCard | None = None
        self._timer = QTimer(self, interval=0, singleShot=True)
        self._timer.timeout.connect(self._rank)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Review"))
        self._progress = label("", "headline")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(4)
        self._bar.setAccessibleName(self.tr("Progress of the review"))
        self._why = label("", "chip")
        self._empty = label("", "muted", wrap=True, shown=300)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._keys = QWidget()
        self._buttons = {name: self._button(name) for name in "cdxumkes"}
        self._buttons |= {name: self._button(name) for name in ("left", "right")}
        self._lay_out()

    # what is reviewed ------------------------------------------------------------------------

    def attach(self, session: Session | None, passages: Passages | None) -> None:
        """Review another project from now on; its queue is made when the panel is opened."""
        self._session, self._passages = session, passages
        self.review, self._making, self._shown = None, None, None
        self._timer.stop()
        self._show()

    def start(self, queue: Callable[[], Iterator[object]]) -> None:
        """Go on where one was; rank anew where articles have come since."""
        if self._session is None or self._making is not None:
            return
        if self.review is None or self.review.outdated:
            self._queue, self._making = queue, queue()
            self._rank()
        else:
            self._show()

    def follow(self, edit: Edit) -> None:
        """Stay true to an edit: the next card, or the one that was taken back."""
        if self._making is not None and any(
            not isinstance(change.record, Placement) for change in edit.changes
        ):
            self._making = self._queue()  # what was ranked is not what there is now
        if self.review is not None:
            self.review.follow(edit)
            if self.isVisible() and self.review.outdated:
                self.outdated.emit()
            elif self.isVisible():
                self._show()

    def shows(self, relations: tuple[str, ...], entities: tuple[str, ...]) -> bool:
        """Whether what is selected is what stands here to be decided."""
        item = self.review.current if self.review is not None else None
        if item is None or not self.isVisible():
            return False
        if item.suggestion is not None:
            return set(entities) == set(item.suggestion.pair)
        return relations == (item.relation,)

    @guarded
    def _rank(self) -> None:
        until = time.monotonic() + _BREATH
        while self._making is not None:
            step = next(self._making)
            if isinstance(step, list):
                from explorer.session.reviewing import Review

                self._making = None
                self.review = Review(self._session.corpus, step)
                self._show()
            elif time.monotonic() > until:
                self._empty.setText(
                    self.tr("Ranking what to review… {done} %").format(
                        done=100 * step.done // max(1, step.total)
                    )
                )
                self._timer.start()
                return

    # what is shown ---------------------------------------------------------------------------

    def _show(self) -> None:
        review = self.review
        item = review.current if review is not None and self._session is not None else None
        over = review is not None and (review.over or item is None)
        there = item is not None and not over
        for widget in (self._scroll, self._keys, self._why):
            widget.setVisible(there)
        arrows = (self._buttons["left"], self._buttons["right"])
        for widget in (self._progress, self._bar, *arrows):
            widget.setVisible(review is not None and bool(review.total))
        self._empty.setVisible(not there)
        if over:
            self._empty.setText(
                self.tr(
                    "Everything is reviewed. Undo brings the last card back; Missed lists pairs "
                    "that may want a line."
                )
                if review.total
                else self.tr("There is nothing to review yet: no line has been found.")
            )
        if review is not None:
            self._progress.setText(
                self.tr("{done} of {all} reviewed").format(
                    done=written(review.decided), all=written(review.total)
                )
            )
            self._bar.setRange(0, max(1, review.total))
            self._bar.setValue(review.decided)
        if there:
            self._show_item(review, item)
        elif self._shown is not None:
            self._shown = None
            self.looked_at.emit(None)

    def _show_item(self, review: Review, item: Item) -> None:
        verdict, look = "unreviewed", item.key
        corpus = self._session.corpus
        if item.suggestion is None:
            relation = corpus.relations[item.relation]
            verdict = verdict_of(corpus, relation)
            look = relation, corpus.claims_of(relation.id)
        asks = review.asks(item)
        if (item.key, look, asks) == self._shown:
            return
        moved = self._shown is None or self._shown[0] != item.key
        self._shown = item.key, look, asks
        self._why.setText(self._translated(item.why) if asks else _said(self, verdict))
        self._card = self._made(item)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(18, 4, 16, 12)
        column.addWidget(self._card)
        column.addStretch(1)
        self._scroll.setWidget(body)  # the old one goes with its card
        self._scroll.verticalScrollBar().setValue(0)
        merge = item.suggestion is not None
        writable = not self._session.read_only
        for name, button in self._buttons.items():
            own = name in ("s", "left", "right") or (name in "mk") == merge
            button.setVisible(own and (name != "u" or not asks) and (name != "s" or asks))
            button.setEnabled(writable or name in ("s", "left", "right"))
        self._keys.updateGeometry()
        if moved:
            self.looked_at.emit(item)
            if isinstance(self._card, RelationCard) and self._card.first is not None:
                self.chosen.emit(self._card.first)

    def _made(self, item: Item) -> RelationCard | MergeCard:
        if item.suggestion is None:
            card = RelationCard(self._look, self._passages, item.relation)
            card.relabeled.connect(self.relabeled)
            card.left.connect(self._take_keyboard)
            card.chosen.connect(self.chosen)
        else:
            one = item.suggestion
            says = [[self._translated(m) for m in part] for part in (one.speaks_for, one.against)]
            card = MergeCard(self._look, self._passages, (one.one, one.other), *says)
            card.picked.connect(self.picked)
        card.linked.connect(self.linked)
        return card

    def _lay_out(self) -> None:
        head, top = QVBoxLayout(), QHBoxLayout()
        head.setContentsMargins(18, 14, 16, 8)
        head.setSpacing(8)
        top.setSpacing(6)
        top.addWidget(self._progress, 1)
        for name in ("left", "right"):
            top.addWidget(self._buttons[name])
        why = QHBoxLayout()
        why.addWidget(self._why)
        why.addStretch(1)
        head.addLayout(top)
        head.addWidget(self._bar)
        head.addLayout(why)
        head.addWidget(self._empty)
        keys = Flow(self._keys, 8)
        for name in "cdxumkes":
            keys.addWidget(self._buttons[name])
        foot = QVBoxLayout()
        foot.setContentsMargins(18, 8, 16, 12)
        foot.addWidget(self._keys)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        column.addLayout(foot)
        column.addStretch(0)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _button(self, name: str) -> KeyButton:
        says = {
            "c": self.tr("Confirm"),
            "d": self.tr("Dispute"),
            "x": self.tr("Reject"),
            "u": self.tr("Take back"),
            "m": self.tr("Merge"),
            "k": self.tr("Keep apart"),
            "e": self.tr("Edit"),
            "s": self.tr("Skip"),
            "left": self.tr("The card before"),
            "right": self.tr("The next card"),
        }[name]
        arrow = {"left": "←", "right": "→"}.get(name)
        button = KeyButton(self._look, arrow or says, "" if arrow else name.upper())
        button.setAccessibleName(says)
        button.setToolTip(tip(f"{says} ({arrow})") if arrow else "")
        button.setObjectName(name)
        button.clicked.connect(self._press)
        return button

    # what is decided -------------------------------------------------------------------------

    @guarded
    def _press(self) -> None:
        self.decide(self.sender().objectName())
        self.setFocus()

    def decide(self, key: str) -> None:
        """Do what a key says with what is shown."""
        review = self.review
        item = review.current if review is not None else None
        if item is None or review.over or not self._buttons[key].isEnabled():
            return
        if key in ("left", "right"):
            review.step(-1 if key == "left" else 1)
        elif key == "s":
            review.skip() if review.asks(item) else review.advance()
        elif item.suggestion is not None and key in "mk" and review.asks(item):
            (self.merged if key == "m" else self.kept_apart).emit(*item.suggestion.pair)
            return
        elif item.suggestion is None and key in _VERDICTS:
            self.judged.emit(item.relation, _VERDICTS[key])
            return
        elif key == "e" and isinstance(self._card, RelationCard):
            self._scroll.verticalScrollBar().setValue(0)
            self._card.edit()
            return
        self._show()

    @guarded
    def _take_keyboard(self) -> None:
        self.setFocus()

    def _key_of(self, event: QKeyEvent) -> str:
        """The key of ours that an event presses, empty for others and while words are edited."""
        if isinstance(self._card, RelationCard) and self._card.line.hasFocus():
            return ""
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier):
            return ""
        name = _ARROWS.get(event.key(), event.text().casefold())
        return name if name in self._buttons else ""

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        """Its keys are its own: the window would judge what is selected with them."""
        if event.type() == QEvent.Type.ShortcutOverride and self._key_of(event):
            event.accept()
            return True
        return super().event(event)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Its own keys; up and down scroll; the rest goes on."""
        bar = self._scroll.verticalScrollBar()
        lines = {Qt.Key.Key_Down: 48, Qt.Key.Key_Up: -48}
        lines |= {Qt.Key.Key_PageDown: bar.pageStep(), Qt.Key.Key_PageUp: -bar.pageStep()}
        name = self._key_of(event)
        if event.key() == Qt.Key.Key_Escape and isinstance(self._card, RelationCard):
            self._card.cancel()
            event.ignore()
        elif name:
            self.decide(name)
        elif event.key() in lines:
            bar.setValue(bar.value() + lines[event.key()])
        else:
            event.ignore()


def _said(panel: QWidget, verdict: str) -> str:
    return {
        "confirmed": "✓ " + panel.tr("Confirmed"),
        "disputed": "? " + panel.tr("Disputed"),
        "rejected": panel.tr("Rejected"),
    }.get(verdict, panel.tr("Decided"))
