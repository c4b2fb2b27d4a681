"""Asks where a project goes, and whether what was done in it goes along."""

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFileDialog, QWidget

from explorer.panels.plain import tip
from explorer.window.waiting import accepted


class SaveDialog(QFileDialog):
    """A file dialog with one more answer; :meth:`ask` returns both or None."""

    def __init__(self, start: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Save project as"))
        self.setOption(QFileDialog.Option.DontUseNativeDialog)
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setFileMode(QFileDialog.FileMode.AnyFile)
        self.setNameFilter(self.tr("Project") + " (*.explorer)")
        self.setDefaultSuffix("explorer")
        self.setDirectory(str(start.parent))
        self.selectFile(start.name)
        self.bare = QCheckBox(self.tr("A copy without the history, to give away"))
        self.bare.setToolTip(
            tip(
                self.tr(
                    "For a copy that others get: nothing that was changed, undone or deleted "
                    "before can be found in it. You go on in this project, with its history."
                )
            )
        )
        grid = self.layout()
        grid.addWidget(self.bare, grid.rowCount(), 0, 1, grid.columnCount())

    def ask(self) -> tuple[Path, bool] | None:
        """The path, and whether the history goes along."""
        if not accepted(self) or not self.selectedFiles():
            return None
        path = Path(self.selectedFiles()[0])
        if path.suffix.lower() != ".explorer":
            path = path.with_name(path.name + ".explorer")
        return path, not self.bare.isChecked()
