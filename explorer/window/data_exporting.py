"""From the project to other programs: asks for a format and a place, and writes beside the window.

The files are those of ``article-explorer extract PROJECT -o FILE``. They are made in a thread, of
one moment of the project file, so that one can go on working.
"""

import glob
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from explorer.files import atomic_together
from explorer.graph.figures import title_in
from explorer.guarded import guarded
from explorer.store.project import Project
from explorer.window.desk import Desk
from explorer.window.exporting import Exporting
from explorer.window.picture_names import beside, file_name
from explorer.window.waiting import accepted


class DataDialog(QFileDialog):
    """A file dialog whose types are the formats; :meth:`ask` returns the file or None."""

    def __init__(self, folder: Path, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export data"))
        self.setOption(QFileDialog.Option.DontUseNativeDialog)
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setFileMode(QFileDialog.FileMode.AnyFile)
        self.formats = {
            self.tr("Explorer JSON, all of it") + " (*.json)": ".json",
            self.tr("Excel workbook, a sheet of each") + " (*.xlsx)": ".xlsx",
            self.tr("CSV, three tables") + " (*.csv)": ".csv",
            self.tr("GraphML, for yEd and networkx") + " (*.graphml)": ".graphml",
            self.tr("GEXF, for Gephi") + " (*.gexf)": ".gexf",
            self.tr("Cytoscape JSON") + " (*.cyjs)": ".cyjs",
            self.tr("FollowTheMoney, for Aleph") + " (*.ftm.json)": ".ftm.json",
        }
        self.setNameFilters(list(self.formats))
        self.setDirectory(str(folder))
        self._title = title
        self.filterSelected.connect(guarded(self._follow))
        self._follow()

    @property
    def suffix(self) -> str:
        """The ending of the chosen format."""
        return self.formats[self.selectedNameFilter()]

    def ask(self) -> tuple[Path, str] | None:
        """The file and its ending."""
        if not accepted(self) or not self.selectedFiles():
            return None
        path = Path(self.selectedFiles()[0])
        return path.with_name(_stem(path.name, self.formats.values()) + self.suffix), self.suffix

    def _follow(self, *_: object) -> None:
        """The name ends as the chosen format does, and is free where nobody typed another."""
        chosen = [Path(one) for one in self.selectedFiles()]
        typed = [one.name for one in chosen if not one.is_dir()]  # the folder, where there is none
        stem = _stem(typed[0], self.formats.values()) if typed else file_name(self._title, "")
        self.setDefaultSuffix(self.suffix.removeprefix("."))
        self.selectFile(beside(Path(self.directory().path()) / f"{stem}{self.suffix}").name)


def export_data(desk: Desk, exporting: Exporting) -> None:
    """Ask for a format and a place, and write the project's data there."""
    desk.answers.save()  # what is being written goes along
    title = title_in(desk.session.corpus, desk.session.view)
    wish = DataDialog(_folder(), title, desk.window).ask()
    if wish is None:
        return
    path, suffix = wish
    if suffix == ".csv":
        path = _free(path)
        told = _tr("Saved “{name}”, its relations and its evidence, in {folder}")
        name = f"{path.stem}.entities.csv"
    else:
        told, name = _tr("Saved “{name}” in {folder}"), path.name
    exporting.start(
        path.name,
        partial(_steps, desk.session.path, path, suffix),
        told.format(name=name, folder=path.parent),
    )


def _steps(project: Path, path: Path, suffix: str) -> Iterator[tuple[int, int]]:
    """Read the project, make the files, and put them there together."""
    # networkx and openpyxl are not imported before somebody wants them
    from explorer.commands.extract import files_of
    from explorer.commands.loading import Loaded
    from explorer.formats.explorer_json import extraction_of
    from explorer.session.session import Session

    yield 0, 3
    with closing(Session(Project.reading(project))) as there:
        yield 1, 3
        extraction = extraction_of(there.corpus)
        files = files_of(Loaded(there.corpus, extraction, failed=False), path, suffix)
    yield 2, 3
    atomic_together(files)
    yield 3, 3


def _stem(name: str, suffixes: Iterable[str]) -> str:
    """A file's name without the ending of a format."""
    known = [one for one in suffixes if name.lower().endswith(one)]
    return name[: -len(max(known, key=len))] if known else name


def _free(path: Path) -> Path:
    """The path if its three tables are not there, else with a number: nobody was asked of them."""
    number, free = 2, path
    while any(free.parent.glob(f"{glob.escape(free.stem)}.*.csv")):
        free = path.with_name(f"{path.stem} {number}.csv")
        number += 1
    return free


def _folder() -> Path:
    usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(usual) if usual and Path(usual).is_dir() else Path.home()


def _tr(text: str) -> str:
    return QCoreApplication.translate("DataExporting", text)
