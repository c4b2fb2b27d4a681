"""Asks which figure something goes into, with type-ahead; a new one is offered first."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from explorer.guarded import guarded
from explorer.model.records import Figure
from explorer.panels.plain import counted, label
from explorer.panels.rows import Row
from explorer.panels.style import Look
from explorer.panels.table import RowList
from explorer.window.fields import Form
from explorer.window.waiting import accepted

_NEW = ""  # the id of the row for a new one
_MOST = 8  # rows that are shown without scrolling
_WALK = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True, slots=True)
class FigureChoice:
    """A figure that is there, or, where ``figure`` is empty, the title of a new one, if typed."""

    figure: str
    title: str = ""


class FigureDialog(QDialog):
    """Type to narrow the list, Enter takes the row that is marked."""

    def __init__(
        self, look: Look, what: str, figures: Sequence[Figure], last: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Add to figure"))
        self.setMinimumWidth(420)
        self._figures, self._last = list(figures), last
        self._form = form = Form(self, look, self.tr("Add"))
        form.addWidget(label(self.tr("Add {what} to").format(what=what), "headline", wrap=True))
        self.words = QLineEdit()
        self.words.setAccessibleName(self.tr("Figure"))
        self.words.setPlaceholderText(self.tr("Type a title"))
        self.words.textChanged.connect(self._narrow)
        self.words.installEventFilter(self)
        form.addWidget(self.words)
        self.list = RowList(look, self.tr("Figures"))
        self.list.opened.connect(self.accept)
        form.addWidget(self.list)
        form.finish()
        self._narrow("")
        self.list.setFixedHeight(self.list.natural_height(_MOST) + 8)

    def ask(self) -> FigureChoice | None:
        """Show it and wait; None when it is cancelled."""
        self.words.setFocus()
        return self.choice() if accepted(self) else None

    def choice(self) -> FigureChoice:
        """What is marked now."""
        row = self.list.rows.row(self.list.currentIndex())
        if row is None or row.id == _NEW:
            return FigureChoice("", self._typed())
        return FigureChoice(row.id)

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows walk the list while one types."""
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if pressed and event.key() in _WALK:
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _typed(self) -> str:
        return " ".join(self.words.text().split())

    @guarded
    def _narrow(self, _: str) -> None:
        typed = self._typed().casefold()
        found = [one for one in self._figures if typed in one.title.casefold()]
        new = (
            self.tr("New figure “{title}”").format(title=self._typed())
            if typed
            else self.tr("New figure…")
        )
        rows = [Row(_NEW, new, icon="plus")]
        for one in found:
            rows.append(
                Row(
                    one.id,
                    one.title,
                    counted(len(one.entities), "entity", "entities"),
                    icon="picture",
                )
            )
        self.list.replace(rows)
        same = [one.id for one in found if one.title.casefold() == typed]
        known = [one.id for one in found]
        wanted = same or ([self._last] if self._last in known else known[:1]) or [_NEW]
        at = next(place for place, row in enumerate(rows) if row.id == wanted[0])
        self.list.setCurrentIndex(self.list.rows.index(at, 0))
