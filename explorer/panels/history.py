"""What was done to the project, newest first; what was undone is gray."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale
from PySide6.QtWidgets import QVBoxLayout, QWidget

from explorer.model.message import Message
from explorer.panels.plain import label
from explorer.panels.style import Look
from explorer.panels.table import Row, RowList

if TYPE_CHECKING:  # it brings numpy, which the first paint need not wait for
    from explorer.session.session import Session

MOST = 200


class HistoryPanel(QWidget):
    """The journal of the open project; ``translated`` says a label in the user's language."""

    def __init__(self, look: Look, translated: Callable[[Message], str]) -> None:
        super().__init__()
        self._translated = translated
        self._empty = label(self.tr("Nothing done yet."), "muted", wrap=True)
        self._list = RowList(look, self.tr("History"))
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 8)
        column.addWidget(self._empty)
        column.addWidget(self._list, 1)

    def show_session(self, session: Session | None) -> None:
        """Show the journal of a project."""
        entries = session.history(MOST) if session is not None else ()
        rows = [
            Row(
                str(entry.number), self._translated(entry.label), _when(entry.time),
                icon="undo" if entry.undone else "confirm", off=entry.undone,
            )
            for entry in entries
        ]  # fmt: skip
        self._list.replace(rows)
        self._list.setVisible(bool(rows))
        self._empty.setVisible(not rows)


def _when(time: str | datetime) -> str:
    text = time.isoformat() if isinstance(time, datetime) else time
    moment = QDateTime.fromString(text[:19] + "Z", "yyyy-MM-ddTHH:mm:ssZ").toLocalTime()
    if not moment.isValid():
        moment = QDateTime.fromString(text)
    if QLocale().language() == QLocale.Language.C:  # its short format reads like nothing on earth
        return moment.toString("yyyy-MM-dd HH:mm")
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)
