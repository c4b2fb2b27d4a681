"""The running job in the status bar: what it does, how far it is, and Cancel."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from explorer.guarded import guarded
from explorer.panels.plain import Elided
from explorer.session.jobs import Progress
from explorer.window.messages import translated


class JobBar(QWidget):
    """There only while a job runs."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._text = Elided("")
        self._text.setFixedWidth(320)
        self._text.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(110)
        self._progress.setAccessibleName(self.tr("Progress"))
        self._cancel = cancel = QPushButton(self.tr("Cancel"))
        cancel.setProperty("role", "quiet")
        cancel.setAccessibleName(self.tr("Cancel the running job"))
        cancel.clicked.connect(self._told)
        cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._text)
        row.addWidget(self._progress)
        row.addWidget(cancel)
        self.hide()

    def show_progress(self, progress: Progress, counted: bool = False) -> None:
        """Show how far the job is, ``counted`` in words too; with one item only that it runs."""
        self._cancel.setEnabled(True)
        busy = progress.total <= 1
        text = translated(progress.message)
        if counted and not busy and progress.done < progress.total:
            text = self.tr("{done} of {total} · {doing}").format(
                done=f"{progress.done:,}", total=f"{progress.total:,}", doing=text
            )
        self._text.show_text(text)
        self._progress.setRange(0, 0 if busy else progress.total)
        self._progress.setValue(progress.done)
        self.show()

    @guarded
    def _told(self) -> None:
        """A job ends after the step that it is in: say at once that it was told to."""
        self._cancel.setEnabled(False)
        self._text.show_text(self.tr("Canceling…"))
