"""A card: one sentence that states a relation, where it stands, who says so, and the verdict."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from explorer.guarded import guarded
from explorer.model.records import Evidence
from explorer.panels.chips import KeyButton
from explorer.panels.headings import NoteBox
from explorer.panels.passages import Passage, Passages
from explorer.panels.plain import show_tip, tip, visible
from explorer.panels.quote import Quote
from explorer.panels.remarks import remarks, wishes
from explorer.panels.style import Look

PAD = 12


class Card(QWidget):
    """One piece of evidence; painted whole, so that sixty of them are there at once."""

    judged = Signal(str, str)  # evidence, verdict
    chosen = Signal(str)  # evidence: it has the focus
    noted = Signal(str, str)  # evidence, text
    menu_wanted = Signal(str, QPoint)  # evidence, where on the screen

    def __init__(self, look: Look, passages: Passages, evidence: Evidence, only_read: bool = False):
        super().__init__()
        self._look = look
        self._passages = passages
        self._around: tuple[Quote, ...] = ()
        self._only_read = only_read  # no buttons, and the keyboard stays where it is
        self.current = False
        focus = Qt.FocusPolicy.NoFocus if only_read else Qt.FocusPolicy.StrongFocus
        self.setFocusPolicy(focus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._buttons = [KeyButton(look, "", parent=self) for _ in range(4)]
        slots = (self._first, self._second, self._third, self.edit_note)
        for button, slot in zip(self._buttons, slots, strict=True):
            button.clicked.connect(slot)
        hint = self.tr("Note on this sentence…")
        self.note = NoteBox(evidence.id, evidence.note, self, hint)
        self.note.noted.connect(self.noted)
        self.note.left.connect(self._leave_note)
        self.note.unfocused.connect(self._fit)
        self.note.grown.connect(self._fit)
        self.note.setReadOnly(only_read)
        self.note.setFocusPolicy(focus)
        self.show_evidence(evidence)

    def show_evidence(self, evidence: Evidence) -> None:
        """Show a piece of evidence, or the same one with another verdict."""
        self.evidence = evidence
        self.passage: Passage = self._passages.of_evidence(evidence)
        self._quote = Quote(self.passage, self.font())
        corpus = self._passages.corpus
        self._chips = remarks(corpus, evidence)
        self.shows = evidence, corpus.relations[evidence.relation].verdict, self._chips
        says = wishes(evidence, self._overruled())
        says = [] if self._only_read else says
        for index, button in enumerate(self._buttons[:3]):
            button.setVisible(index < len(says))
            if index < len(says):
                button.say(*says[index])
        self._buttons[3].say(self.tr("Note"))  # its key stands in the tip: four fit in a row
        self._buttons[3].setToolTip(tip(self.tr("Write a note on this sentence (Ctrl+Enter)")))
        self._buttons[3].setVisible(not self._only_read)
        self.note.show_note(evidence.note)
        if evidence.verdict in ("confirmed", "disputed"):
            self._buttons[0].setToolTip(tip(self.tr("Back to unreviewed (U)")))
        else:
            self._buttons[0].setToolTip("")
        self.setAccessibleName(visible(self.passage.text))
        self.setAccessibleDescription(", ".join(self._told()))
        self._fit()

    def toggle_around(self) -> None:
        """Show the sentence before and the one after, or hide them."""
        if self._around:
            self._around = ()
        else:
            place = self.evidence.document, self.evidence.start, self.evidence.end
            before, after = self._passages.around(*place)
            none = (
                self.tr("(nothing: the article begins here)"),
                self.tr("(nothing: the article ends here)"),
            )
            self._around = tuple(
                Quote(Passage("", 0, 0, text or nothing), self.font())
                for text, nothing in zip((before, after), none, strict=True)
            )
        self._fit()

    @guarded
    def edit_note(self) -> None:
        """Write a note on this sentence."""
        self.note.show()
        self._fit(True)
        self.note.write()

    @guarded
    def _leave_note(self) -> None:
        self.setFocus()

    @guarded
    def _fit(self, writing: bool = False) -> None:
        shown = writing or self.note.hasFocus() or bool(self.note.toPlainText().strip())
        self.note.setVisible(shown)
        self.updateGeometry()
        self._place(self.width())
        self.update()

    def _overruled(self) -> bool:
        """Whether the relation is in doubt or wrong by itself, whatever its sentence says."""
        return self.shows[1] in ("disputed", "rejected")

    @guarded
    def _first(self) -> None:
        verdict = "confirmed" if self.evidence.verdict == "unreviewed" else "unreviewed"
        self.judged.emit(self.evidence.id, verdict)

    @guarded
    def _second(self) -> None:
        self.judged.emit(self.evidence.id, "disputed")

    @guarded
    def _third(self) -> None:
        self.judged.emit(self.evidence.id, "rejected")

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(9, self.fontInfo().pixelSize() - 1))
        return font

    def _heights(self, width: int) -> tuple[int, int, int]:
        """Bottom of the text, of the meta line, and of the card."""
        inner = width - 2 * PAD
        text = PAD - 3 + self._quote.fit(inner)
        if self._around:
            text += sum(quote.fit(inner) + 6 for quote in self._around)
        meta = text + 6 + round(self._meta_rows(inner)[-1].y()) + 20
        note = 0 if self.note.isHidden() else 6 + self.note.height()
        rows = [] if self._only_read else self._button_rows(inner)
        buttons = 8 + round(rows[-1].bottom()) if rows else 0
        return text, meta, meta + note + buttons + PAD - 2

    def _button_rows(self, inner: int) -> list[QRectF]:
        """The buttons that are shown, from the top left below the note."""
        spots, x, y = [], 0, 0
        for button in self._buttons:
            if button.isHidden():
                continue
            size = button.sizeHint()
            if x and x + size.width() > inner:
                x, y = 0, y + size.height() + 6
            spots.append(QRectF(x, y, size.width(), size.height()))
            x += size.width() + 8
        return spots

    def _told(self) -> list[str]:
        """Place and chips for a screen reader, which has no tooltips to hover."""
        chips = [f"{text} ({told})" if told else text for text, _, told in self._chips]
        return [self.passage.place, *chips]

    def _meta_rows(self, inner: int) -> list[QRectF]:
        """The place and the chips behind it, from the top left of the meta line."""
        metrics = QFontMetricsF(self._small())
        place = metrics.horizontalAdvance(self.passage.place)
        spots, x, y = [QRectF(0, 0, place, 19)], place + 10, 0
        for text, _, _ in self._chips:
            width = min(metrics.horizontalAdvance(text) + 16, inner)
            if x + width > inner and x > 0:
                x, y = 0.0, y + 24
            spots.append(QRectF(x, y, width, 19))
            x += width + 6
        return spots

    def _place(self, width: int) -> None:
        inner = max(width, 120) - 2 * PAD
        if not self.note.isHidden() and self.note.width() != inner:
            self.note.resize(inner, self.note.height())  # which may make it higher
        _, top, _ = self._heights(max(width, 120))
        if not self.note.isHidden():
            self.note.move(PAD, top + 6)
            top += 6 + self.note.height()
        shown = [button for button in self._buttons if not button.isHidden()]
        for button, spot in zip(shown, self._button_rows(inner), strict=True):
            button.setGeometry(spot.translated(PAD, top + 8).toRect())

    @guarded(120)
    def heightForWidth(self, width: int) -> int:
        """Its height follows from its width."""
        return self._heights(width)[2]

    @guarded(True)
    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    @guarded(QSize(300, 120))
    def sizeHint(self) -> QSize:
        """As large as what it shows."""
        width = max(self.width(), 200)
        return QSize(300, self._heights(width)[2])

    @guarded(QSize(120, 60))
    def minimumSizeHint(self) -> QSize:
        """It may become this narrow."""
        return QSize(160, 60)

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put its parts in place."""
        self._place(self.width())

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the keyboard and tell."""
        if not self._only_read:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.chosen.emit(self.evidence.id)

    @guarded
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Its actions, by the right button or the menu key."""
        if not self._only_read:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.menu_wanted.emit(self.evidence.id, event.globalPos())

    @guarded
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that it has the keyboard."""
        self.update()
        self.chosen.emit(self.evidence.id)

    @guarded
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """It has the keyboard no more."""
        self.update()

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Its own keys; the rest goes on."""
        if event.key() == Qt.Key.Key_Space:
            self.toggle_around()
        else:
            event.ignore()

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        """A chip under the pointer says what it means."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            told = self._tip_at(QPointF(event.pos()))
            show_tip(event, told, self)
            return True
        return super().event(event)

    def _tip_at(self, at: QPointF) -> str:
        top = self._heights(self.width())[0] + 6
        spots = self._meta_rows(self.width() - 2 * PAD)[1:]
        for spot, chip in zip(spots, self._chips, strict=True):
            if spot.translated(PAD, top).contains(at):
                return chip.tip
        return ""

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        look, verdict = self._look, self.evidence.verdict
        border = {"confirmed": "success", "disputed": "warning"}.get(verdict, "border")
        if verdict == "confirmed" and self._overruled():
            border = "border"
        strong = self.hasFocus()
        if verdict in ("unreviewed", "rejected") and strong:  # amber only where the keys act
            border = "accent"
        faint = verdict == "rejected"
        box = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        text, _, _ = self._heights(self.width())
        ink = look.color("muted" if faint else "text")
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.color(border), 1.5 if strong else 1.0))
            painter.setBrush(look.color("surface"))
            painter.drawRoundedRect(box, 8, 8)
            if self.hasFocus() and border != "accent":
                painter.setPen(QPen(look.color("accent"), 1.5))
                painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 6.5, 6.5)
            if self.current:  # the article shows it: a bar, for a frame would promise keys
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.color("muted"))
                painter.drawRoundedRect(QRectF(4, 10, 3, box.height() - 19), 1.5, 1.5)
            y = PAD - 3.0
            for index, quote in enumerate(self._with_around()):
                main = quote is self._quote
                quote.paint(
                    painter, QPointF(PAD, y), look.theme, ink if main else look.color("muted")
                )
                y += quote.height + (6 if self._around and index < 2 else 0)
            self._paint_meta(painter, text + 6, look.color("muted"))

    def _with_around(self) -> tuple[Quote, ...]:
        if not self._around:
            return (self._quote,)
        before, after = self._around
        return before, self._quote, after

    def _paint_meta(self, painter: QPainter, top: int, muted: QColor) -> None:
        painter.setFont(self._small())
        spots = self._meta_rows(self.width() - 2 * PAD)
        painter.setPen(muted)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(PAD, top, self.width() - 2 * PAD, 20), middle, self.passage.place)
        metrics = QFontMetricsF(painter.font())
        for spot, (text, dashed, _) in zip(spots[1:], self._chips, strict=True):
            box = spot.translated(PAD, top)
            pen = QPen(muted, 1, Qt.PenStyle.DashLine) if dashed else QPen(Qt.PenStyle.NoPen)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush if dashed else self._look.color("chip"))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 9, 9)
            painter.setPen(self._look.color("text"))
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width() - 14)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)
