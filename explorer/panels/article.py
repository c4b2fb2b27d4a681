"""The article itself: mentions marked, the sentence of the evidence washed, text to select.

A name stands on the color of its kind; "the company" is underlined with dashes, "it" with dots:
what was concluded must not look like what is written.
"""

from bisect import bisect_left, bisect_right

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextEdit

from explorer.graph.theme import mixed
from explorer.guarded import guarded
from explorer.model.records import Form, Mention
from explorer.model.text import whole_words
from explorer.panels.highlight import Shown
from explorer.panels.passages import Passages
from explorer.panels.plain import show_tip
from explorer.panels.style import Look

_Style = QTextCharFormat.UnderlineStyle
_UNDERLINES: dict[Form, QTextCharFormat.UnderlineStyle] = {
    "name": _Style.SingleUnderline,
    "nominal": _Style.DashUnderline,
    "pronoun": _Style.DotLine,
}
AIRY = 300_000  # characters up to which lines are set apart; above, layout would take too long


class ArticleView(QTextEdit):
    """The text of one document, for reading; its offsets are those of the document."""

    mention_picked = Signal(str)  # entity
    selection_changed = Signal(bool)  # whether text is selected
    scrolled = Signal(int)  # number of the paragraph on top

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._passages: Passages | None = None
        self._shown = Shown("")
        self._mentions: list[Mention] = []
        self._starts: list[int] = []
        self._washed: tuple[int, int] | None = None
        self._entities: frozenset[str] = frozenset()
        self._clicked: Mention | None = None
        self.document_id = ""
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setProperty("role", "article")
        self.setAccessibleName(self.tr("Text of the article"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setLineWrapMode(QTextEdit.LineWrapMode.WidgetWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(16)
        self.setUndoRedoEnabled(False)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self._marking = QTimer(self, interval=15, singleShot=True)
        self._marking.timeout.connect(self._mark)
        self.verticalScrollBar().valueChanged.connect(self._scrolled_to)
        self.selectionChanged.connect(self._selection)

    def attach(self, passages: Passages | None) -> None:
        """Read from a project, or from none."""
        self._passages, self.document_id, self._washed = passages, "", None
        self._mentions, self._starts, self._shown = [], [], Shown("")
        self._clicked = None
        self.setPlainText("")

    def hand_over(self, passages: Passages, document: str) -> None:
        """The same text is read from another project now: it stays where it is."""
        if not self.document_id or passages.places(document).text != self._shown.source:
            self.attach(passages)
            self.show_document(document)
            return
        self._passages, self.document_id, self._entities = passages, document, frozenset()
        self.refresh()

    def show_document(self, document: str) -> None:
        """Show a document from its beginning; nothing happens when it is shown already.

        Where there is no such document, nothing is shown.
        """
        if self._passages is None or document == self.document_id:
            return
        if document not in self._passages.corpus.documents:
            self.attach(self._passages)
            return
        self.document_id, self._washed = document, None
        places = self._passages.places(document)
        self._mentions = places.mentions
        self._starts = [mention.start for mention in self._mentions]
        self._shown = Shown(places.text, spaced=True)
        self.setExtraSelections([])
        self.setPlainText(self._shown.text)
        if len(places.text) <= AIRY:
            cursor = QTextCursor(self.document())
            cursor.select(QTextCursor.SelectionType.Document)
            spaced = QTextBlockFormat()
            spaced.setLineHeight(142, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            cursor.mergeBlockFormat(spaced)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._mark()
        self._scrolled_to()  # also where nothing scrolls: another article is read

    def refresh(self) -> None:
        """Fetch the mentions again: they, or the kinds of their entities, have changed."""
        if self._passages is not None and self.document_id in self._passages.corpus.documents:
            self._mentions = self._passages.places(self.document_id).mentions
            self._starts = [mention.start for mention in self._mentions]
            self._mark()

    def show_span(self, document: str, start: int, end: int) -> None:
        """Bring a span into sight and wash it."""
        self.show_document(document)
        if self.document_id != document:
            return
        self._washed = (start, end)
        self._reveal(start, end)
        self._mark()
        self._scrolled_to()

    def unwash(self) -> None:
        """Wash no span: what was shown belongs to nothing that is selected now."""
        if self._washed is not None:
            self._washed = None
            self._mark()

    def mark_entities(self, entities: frozenset[str]) -> None:
        """Mark the mentions of these entities more strongly than the rest."""
        self._entities = entities
        self._mark()

    def names(self, entity: str) -> bool:
        """Whether the article that is shown names an entity."""
        return any(mention.entity == entity for mention in self._mentions)

    def selected_span(self) -> tuple[str, int, int] | None:
        """Document and span of the selected text, from and to the ends of words."""
        cursor = self.textCursor()
        if not self.document_id or not cursor.hasSelection():
            return None
        start = self._shown.offset(cursor.selectionStart())
        end = self._shown.offset(cursor.selectionEnd())
        return self.document_id, *whole_words(self._shown.source, start, end)

    def mention_here(self) -> Mention | None:
        """The mention that was clicked last, as it is now."""
        clicked = self._clicked
        return next((m for m in self._mentions if clicked and m.id == clicked.id), None)

    def place_of(self, offset: int) -> int:
        """Where a code point of the document stands in the widget's text."""
        return self._shown.place(offset)

    def _reveal(self, start: int, end: int) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._shown.place(start))
        self.setTextCursor(cursor)
        last = QTextCursor(self.document())
        last.setPosition(self._shown.span(start, end)[1])
        bar = self.verticalScrollBar()
        top, bottom = self.cursorRect(cursor).top(), self.cursorRect(last).bottom()
        room = self.viewport().height()
        if top < 8 or bottom > room - 8:
            bar.setValue(bar.value() + top - min(60, max(12, (room - (bottom - top)) // 3)))

    def _mention_at(self, offset: int) -> Mention | None:
        at = bisect_right(self._starts, offset)
        for mention in reversed(self._mentions[max(0, at - 8) : at]):
            if mention.start <= offset < mention.end and not self._is_out(mention):
                return mention
        return None

    def _is_out(self, mention: Mention) -> bool:
        """Whether a mention is of an entity that a person rejected, and that is not looked at."""
        entity = self._passages.corpus.entities.get(mention.entity)
        return entity is not None and entity.rejected and mention.entity not in self._entities

    def _sight(self) -> tuple[int, int]:
        first = self.cursorForPosition(self.viewport().rect().topLeft()).position()
        last = self.cursorForPosition(self.viewport().rect().bottomRight()).position()
        return self._shown.offset(first), self._shown.offset(last)

    @guarded
    def _mark(self) -> None:
        if self._passages is None or not self.document_id:
            return
        theme, found = self._look.theme, []
        if self._washed is not None:
            wash = QTextCharFormat()
            wash.setBackground(QColor(theme.wash))
            found.append(self._extra(*self._washed, wash))
        first, last = self._sight()
        lowest = bisect_left(self._starts, first - 200)
        for mention in self._mentions[lowest : bisect_right(self._starts, last)]:
            kind = self._passages.kind(mention.entity)
            if not kind or self._is_out(mention):
                continue
            look = self._look_of(mention, kind)
            found.append(self._extra(mention.start, mention.end, look))
        self.setExtraSelections(found)

    def _look_of(self, mention: Mention, kind: str) -> QTextCharFormat:
        theme, look = self._look.theme, QTextCharFormat()
        look.setUnderlineStyle(_UNDERLINES[mention.form])
        look.setUnderlineColor(QColor(theme.kind(kind)))
        if mention.entity in self._entities:
            strength = 0.28 if mention.form == "name" else 0.1
            look.setBackground(QColor(mixed(theme.mark(kind), theme.kind(kind), strength)))
        elif mention.form == "name":
            look.setBackground(QColor(theme.mark(kind)))
        return look

    def _extra(self, start: int, end: int, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        extra = QTextEdit.ExtraSelection()
        extra.cursor = QTextCursor(self.document())
        a, b = self._shown.span(start, end)
        extra.cursor.setPosition(a)
        extra.cursor.setPosition(b, QTextCursor.MoveMode.KeepAnchor)
        extra.format = look
        return extra

    @guarded
    def _scrolled_to(self) -> None:
        self._marking.start()
        if self._passages is not None and self.document_id:
            first, last = self._sight()
            washed = self._washed is not None and first <= self._washed[0] <= last
            at = self._washed[0] if washed else first
            self.scrolled.emit(self._passages.paragraph_at(self.document_id, at))

    @guarded
    def _selection(self) -> None:
        self.selection_changed.emit(self.textCursor().hasSelection())

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put its parts in place."""
        super().resizeEvent(event)
        self._marking.start()

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be pressed."""
        super().mouseMoveEvent(event)
        offset = self._shown.offset(self.cursorForPosition(event.position().toPoint()).position())
        over = self._mention_at(offset) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    @guarded(False)
    def viewportEvent(self, event: QEvent) -> bool:
        """A mention under the pointer says whom it means, and why."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self.cursorForPosition(event.pos()).position()
            mention = self._mention_at(self._shown.offset(at))
            told = self._passages.meaning(mention) if mention and self._passages else ""
            show_tip(event, told, self)
            return True
        return super().viewportEvent(event)

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a mention selects its entity."""
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton or self.textCursor().hasSelection():
            return
        offset = self._shown.offset(self.cursorForPosition(event.position().toPoint()).position())
        mention = self._mention_at(offset)
        if mention is not None:
            self._clicked = mention
            self.mention_picked.emit(mention.entity)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a mention selects its entity, as a click does; the rest is Qt's."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        cursor = self.textCursor()
        mention = self._mention_at(self._shown.offset(cursor.position())) if enter else None
        if mention is not None and not cursor.hasSelection():
            self._clicked = mention
            self.mention_picked.emit(mention.entity)
        else:
            super().keyPressEvent(event)

    @guarded
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; Qt would change the font with Ctrl."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:  # Qt would change the font
            super().wheelEvent(event)
