"""Lists the earlier states of a project; one of them becomes a project of its own."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from explorer.guarded import guarded
from explorer.panels.plain import label
from explorer.panels.rows import Row
from explorer.panels.style import Look
from explorer.panels.table import RowList
from explorer.session import earlier
from explorer.store.snapshots import State
from explorer.window.waiting import accepted

RESCUE = "rescue"
_MOST = 8  # rows that are shown without scrolling


class RestoreDialog(QDialog):
    """:meth:`ask` returns a state, ``RESCUE`` where a damaged project is to be rescued, or None."""

    def __init__(
        self, look: Look, project: Path, states: Sequence[State], damaged: bool, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._states = {str(state.path): state for state in states}
        self.setWindowTitle(self.tr("Restore an earlier state"))
        self.setMinimumWidth(560)
        now = None if damaged else earlier.counts(project)
        rows = [_row(state, now) for state in states]
        if damaged:
            rows.insert(0, self._rescue_row())
        if damaged:
            text = self.tr(
                "“{name}” is damaged. An earlier state, or what is intact in it, opens as a "
                "project of its own; the damaged file stays as it is."
            )
        elif states:
            text = self.tr(
                "A state of “{name}” opens as a project of its own; this one stays as it is."
            )
        else:
            text = self.tr(
                "No earlier state of “{name}” has been kept yet. One is kept for each hour in "
                "which you change something."
            )
        self.list = RowList(look, self.tr("Earlier states"))
        self.list.replace(rows)
        self.list.setFixedHeight(self.list.natural_height(_MOST) + 8)
        self.list.setVisible(bool(rows))
        self.list.picked.connect(self._picked)
        self.list.opened.connect(self.accept)
        self._open = QPushButton(self.tr("Open as a new project"))
        self._open.setProperty("role", "primary")
        self._open.setDefault(True)
        self._open.clicked.connect(self.accept)
        self._open.setVisible(bool(rows))
        cancel = QPushButton(self.tr("Cancel") if rows else self.tr("Close"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(label(text.format(name=project.stem), "", wrap=True, shown=400))
        column.addWidget(self.list)
        column.addLayout(buttons)
        if rows:
            self.list.setCurrentIndex(self.list.rows.index(0, 0))
            self.list.setFocus()
        self._picked([row.id for row in rows[:1]])

    def ask(self) -> State | str | None:
        """Show it and wait."""
        if not accepted(self) or self._chosen is None:
            return None
        return self._states.get(self._chosen, RESCUE)

    def _rescue_row(self) -> Row:
        return Row(
            RESCUE,
            self.tr("What is intact now"),
            icon="attach",
            under=self.tr("All rows whose checksums fit; what was lost is said"),
        )

    @guarded
    def _picked(self, names: list[str]) -> None:
        self._chosen = names[0] if names else None
        self._open.setEnabled(bool(names))


def _row(state: State, now: Mapping[str, int] | None) -> Row:
    held = earlier.counts(state.path)
    under = "cannot be read" if held is None else earlier.difference(held, now)
    if state.update:
        under = f"before the program was updated; {under}"
    size = QLocale().formattedDataSize(state.size, 0, QLocale.DataSizeFormat.DataSizeSIFormat)
    return Row(str(state.path), when(state.time, date.today()), size, icon="history", under=under)


def when(time: datetime, today: date) -> str:
    """The moment on this computer's clock; days that are near by their names."""
    moment = time.astimezone()
    near = {today: "Today", today - timedelta(days=1): "Yesterday"}
    day = near.get(moment.date(), f"{moment:%a} {moment.day} {moment:%b %Y}")
    return f"{day}, {moment:%H:%M}"
