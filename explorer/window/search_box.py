"""The one box on top: type a name, two names, or what to do; Enter goes there."""

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPoint,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from explorer.guarded import guarded
from explorer.panels.icons import icon, paint_glyph
from explorer.panels.keys import is_ctrl_enter, leaves_to_window
from explorer.panels.plain import counted, label, visible
from explorer.panels.rows import Index
from explorer.panels.style import Look
from explorer.window.search import Found

ROW = 32
ICONS = {
    "command": "shortcuts", "note": "note", "sentence": "article", "tag": "tag",
    "figure": "picture",
}  # fmt: skip
_TOP = QModelIndex()


class SearchBox(QLineEdit):
    """A line with its list of finds under it; the list is a part of the window, not a popup."""

    picked = Signal(object)  # Found
    added = Signal(object)  # Found, beside what is selected
    left = Signal()

    def __init__(self, look: Look, find: Callable[[str], list[Found]]) -> None:
        super().__init__()
        self._look, self._find = look, find
        self.setProperty("role", "search")
        self.setPlaceholderText(self.tr("Find, or type two names: “kim xi”"))
        self.setAccessibleName(self.tr("Find an entity, two, a note, a sentence or a command"))
        self.setMinimumWidth(150)
        self.setMaximumWidth(400)
        self.setTextMargins(0, 0, 44, 0)
        self._finds = _Finds()
        self._popup: QFrame | None = None
        self._view = QListView()
        self._view.setProperty("role", "plain")
        self._view.setModel(self._finds)
        self._painter = _FindPainter(look)
        self._view.setItemDelegate(self._painter)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setMouseTracking(True)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setAccessibleName(self.tr("What was found"))
        self._view.clicked.connect(self._clicked)
        self._nothing = label(self.tr("Nothing by that name, and no text that says so."), "muted")
        self.textEdited.connect(self._search)

    def open(self) -> None:
        """Take the keyboard and show what could be found."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        self._search()

    @property
    def finds(self) -> list[Found]:
        """What the list shows now."""
        return list(self._finds.found)

    def close_list(self) -> None:
        """Hide the list."""
        if self._popup is not None:
            self._popup.hide()

    @guarded
    def _search(self) -> None:
        found = self._find(self.text())
        self._finds.replace(found)
        self._view.setCurrentIndex(self._finds.index(0, 0))
        popup = self._made_popup()
        self._nothing.setVisible(not found)
        self._view.setVisible(bool(found))
        tall = ROW * min(len(found), 12) + 14 if found else 48
        corner = self.mapTo(self.window(), QPoint(0, self.height() + 4))
        room = self.window().width() - corner.x() - 8
        wide = 680 if any(one.told for one in found) else 460
        popup.setGeometry(corner.x(), corner.y(), min(room, max(self.width(), wide)), tall)
        popup.show()
        popup.raise_()

    def _made_popup(self) -> QFrame:
        if self._popup is None:
            self._popup = QFrame(self.window())
            self._popup.setProperty("role", "popup")
            column = QVBoxLayout(self._popup)
            column.setContentsMargins(6, 6, 6, 6)
            column.addWidget(self._nothing)
            column.addWidget(self._view)
            self.window().installEventFilter(self)
        return self._popup

    @guarded
    def _clicked(self, index: QModelIndex) -> None:
        self._choose(index.row())

    def _choose(self, row: int, add: bool = False) -> None:
        if 0 <= row < len(self._finds.found):
            found = self._finds.found[row]
            self.close_list()
            self.clear()
            (self.added if add else self.picked).emit(found)

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        """Keys that the window needs are not for editing; Ctrl+Enter is its own."""
        if leaves_to_window(event):
            event.ignore()
            return False
        if event.type() == QEvent.Type.ShortcutOverride and is_ctrl_enter(event):
            event.accept()  # else the window opens a note
            return True
        return super().event(event)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk the list, Enter takes, Ctrl+Enter adds to what is selected, Esc leaves."""
        row, key = self._view.currentIndex().row(), event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._finds.found:
            if self._popup is None or self._popup.isHidden():
                self._search()
                return
            step = 1 if key == Qt.Key.Key_Down else -1
            self._view.setCurrentIndex(self._finds.index((row + step) % len(self._finds.found), 0))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(row, is_ctrl_enter(event))
        elif key == Qt.Key.Key_Escape:
            self.close_list()
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @guarded
    def focusInEvent(self, event: QFocusEvent) -> None:
        """A click opens the list too."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.MouseFocusReason:
            self._search()

    @guarded
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The list goes with the keyboard."""
        super().focusOutEvent(event)
        self.close_list()

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A window of another size closes the list, which would stand in a wrong place."""
        if event.type() == QEvent.Type.Resize:
            self.close_list()
        return False

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the key at the right end while the box is empty."""
        super().paintEvent(event)
        if self.text():
            return
        with QPainter(self) as painter:
            painter.setPen(self._look.color("muted"))
            font = QFont(self.font())
            font.setPixelSize(max(9, self.fontInfo().pixelSize() - 1))
            painter.setFont(font)
            painter.drawText(
                self.rect().adjusted(0, 0, -11, 0),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                self.tr("Ctrl K"),
            )


class _Finds(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Found] = []

    def replace(self, found: list[Found]) -> None:
        self.beginResetModel()
        self.found = found
        self.endResetModel()

    @guarded(0)
    def rowCount(self, parent: Index = _TOP) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.found)

    @guarded
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row says, as plain text."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            found = self.found[index.row()]
            return ", ".join(visible(one) for one in (found.text, found.told, _right(found)) if one)
        return None


class _FindPainter(QStyledItemDelegate):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    @guarded(QSize(200, ROW))
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As large as what it shows."""
        return QSize(200, ROW)

    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        found, look, box = index.model().found[index.row()], self._look, QRectF(option.rect)
        states = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & states:
            painter.setPen(Qt.PenStyle.NoPen)
            current = option.state & QStyle.StateFlag.State_Selected
            painter.setBrush(look.color("wash" if current else "hover"))
            painter.drawRoundedRect(box, 6, 6)
        x = box.x() + 10
        if found.what in ICONS:
            spot = QRectF(x, box.center().y() - 7, 14, 14).toRect()
            icon(ICONS[found.what], look.hex("muted"), 14).paint(painter, spot)
            x += 24
        for kind in found.kinds:
            paint_glyph(painter, kind, look.theme, QPointF(x + 6, box.center().y()), 10)
            x += 18
        right = _right(found)
        metrics = painter.fontMetrics()
        room = metrics.horizontalAdvance(right) + 20
        painter.setPen(look.color("text"))
        name = QRectF(x + 4, box.y(), box.right() - room - x - 4, box.height())
        text = metrics.elidedText(
            visible(found.text), Qt.TextElideMode.ElideRight, int(name.width())
        )
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, text)
        painter.setPen(look.color("muted"))
        told = name.adjusted(metrics.horizontalAdvance(text) + 12, 0, 0, 0)
        if found.told and told.width() > 40:
            text = metrics.elidedText(
                visible(found.told), Qt.TextElideMode.ElideRight, int(told.width())
            )
            painter.drawText(told, Qt.AlignmentFlag.AlignVCenter, text)
        painter.drawText(
            box.adjusted(0, 0, -10, 0),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            right,
        )
        painter.restore()


def _right(found: Found) -> str:
    if found.what == "pair":
        if not found.relations:
            return SearchBox.tr("no line between them")
        return counted(found.sentences, "sentence", "sentences")
    if found.what == "entity" and found.right:
        return counted(int(found.right), "link", "links")
    return found.right
