"""The bottom: the file of the project, counts, what strokes mean, the running job, zoom."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStatusBar, QWidget

from explorer.model.corpus import Corpus
from explorer.panels.plain import Elided, counted, label, tip
from explorer.window.job_bar import JobBar


class StatusLine(QStatusBar):
    """One row that is never hidden by passing messages."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self.job = JobBar()
        self._project = Elided("", "small")
        self._project.setMaximumWidth(220)
        self._counts = Elided("", "small")  # a job needs its room in a narrow window
        self._key = Elided("", "small")
        self._key.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._key.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._zoom = label("", "small")
        self._zoom.setMinimumWidth(44)
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(14, 2, 14, 2)
        row.setSpacing(16)
        row.addWidget(self._project)
        row.addWidget(self._counts)
        row.addWidget(self._key, 1)
        row.addWidget(self.job)
        row.addWidget(self._zoom)
        # A job that comes and goes must not resize the graph above.
        whole.setMinimumHeight(self.job.sizeHint().height() + 4)
        self.addWidget(whole, 1)
        self.show_project(None)
        self.show_corpus(None)
        self.show_key()

    def show_project(self, path: Path | None) -> None:
        """Name the file of the open project; where it lies is the tooltip. None names none."""
        self._project.setVisible(path is not None)
        self._project.show_text(path.name if path is not None else "")
        self._project.setToolTip(tip(str(path)) if path is not None else "")
        self._project.setAccessibleName(self.tr("Project file") if path is not None else "")

    def show_corpus(self, corpus: Corpus | None, tied: bool = True) -> None:
        """Count entities, relations and sentences; nothing when no project is open.

        Entities alone while it is not known what ties them.
        """
        self._key.setVisible(corpus is not None)
        self._zoom.setVisible(corpus is not None)
        if corpus is None:
            self._counts.show_text("")
            return
        entities = sum(not entity.rejected for entity in corpus.entities.values())
        sentences = sum(
            count
            for claims in corpus.claims.values()
            for claim, count in claims.items()
            if claim.verdict != "rejected"
        )
        parts = (
            counted(entities, "entity", "entities"),
            counted(len(corpus.relations), "relation", "relations"),
            counted(sentences, "sentence", "sentences"),
        )
        self._counts.show_text("     ".join(parts if tied else parts[:1]))

    def show_key(self, rings: bool = False) -> None:
        """Say what strokes mean, and rings where there are any."""
        read = f" · {self.tr('ring = read')}" if rings else ""
        key = (
            self.tr(
                "solid = asserted · dashed = hedged, alleged, expected · crossed = negated · "
                "dark = confirmed"
            ),
            self.tr("solid = asserted · dashed = hedged · crossed = negated"),
            self.tr("dashed = hedged · crossed = negated"),
            self.tr("dashed = hedged"),
        )
        self._key.show_text(key[0] + read, *(f"{words}{read}" for words in key[1:-1]), *key[1:])

    def show_zoom(self, zoom: float) -> None:
        """Show the zoom in percent."""
        self._zoom.setText(f"{round(zoom * 100)} %")
