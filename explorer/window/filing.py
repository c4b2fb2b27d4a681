"""Opening, saving, pasting, closing: what concerns whole files."""

import tempfile
from dataclasses import asdict
from functools import cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog

import explorer
from explorer.edits import documents
from explorer.errors import ExplorerError
from explorer.model.text import guessed_title
from explorer.window.article_dialog import ArticleDialog
from explorer.window.desk import Desk
from explorer.window.save_dialog import SaveDialog
from explorer.window.unfit_sheet import UnfitSheet
from explorer.window.waiting import accepted

ENDINGS = (
    "*.txt *.md *.html *.htm *.pdf *.docx *.eml *.csv *.tsv *.xlsx *.json *.jsonl *.ijson *.ftm "
    "*.graphml *.gexf *.cyjs *.explorer"
)


def open_files(desk: Desk) -> None:
    """Ask for articles, or a project, and open them."""
    paths = _ask_for_files(desk, _tr("Open articles or a project"))
    if paths:
        desk.opening.open(paths)


def add_files(desk: Desk) -> None:
    """Ask for articles that come into the open project."""
    paths = _ask_for_files(desk, _tr("Add articles to this project"))
    if paths:
        desk.opening.add(paths)


def open_folder(desk: Desk) -> None:
    """Ask for a folder, and open the articles in it."""
    folder = _ask_for_folder(desk, _tr("Open the articles in a folder"))
    if folder:
        desk.opening.open([folder])


def add_folder(desk: Desk) -> None:
    """Ask for a folder whose articles come into the open project."""
    folder = _ask_for_folder(desk, _tr("Add the articles in a folder to this project"))
    if folder:
        desk.opening.add([folder])


@cache
def example() -> Path | None:
    """The sample article; None where the program was installed without it."""
    folder = Path(explorer.__file__).parent.parent / "seeds"
    return next(iter(sorted(folder.glob("*.txt"))), None)


def open_example(desk: Desk) -> None:
    """Open the sample article, and offer the tour on it."""
    path = example()
    if path is not None:
        desk.opening.open([path])
        desk.tour.offer()


def paste(desk: Desk) -> None:
    """Open what is on the clipboard: files, or a text."""
    data = QApplication.clipboard().mimeData()  # None where its owner has ended
    if data is None or not take(desk, data):
        desk.messages.warn(_tr("There is no text and no file on the clipboard to open."))


def take(desk: Desk, data: QMimeData) -> bool:
    """Open what was dropped or pasted; False if it holds no file and no text."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if paths:
        desk.opening.open(paths)
        return True
    text = data.text().strip() if data.hasText() else ""
    if not text:
        return False
    folder = Path(tempfile.mkdtemp(prefix="article-explorer-"))
    words = "".join(c if c.isalnum() else "-" for c in guessed_title(text)[:40]).strip("-")
    file = folder / f"{words or 'pasted'}.txt"
    file.write_text(text, encoding="utf-8")
    desk.opening.open([file], passing=folder)
    return True


def save_as(desk: Desk) -> None:
    """Copy the project to another place and go on there; in a copy without history nobody does."""
    wish = SaveDialog(Path.home() / desk.session.path.name, desk.window).ask()
    if wish is None:
        return
    path, history = wish
    desk.answers.save()  # what is being written goes along
    try:
        if history:
            desk.session.save_as(path)
        else:
            path = desk.session.give_away(path)
    except ExplorerError as error:
        desk.messages.warn(str(error))
        return
    if not history:
        folder = QUrl.fromLocalFile(str(path.parent))
        says = _tr("A copy without history is saved as “{name}”. You go on in “{own}”.")
        desk.messages.say(
            says.format(name=path.name, own=desk.session.path.name),
            _tr("Show"), lambda: QDesktopServices.openUrl(folder),
        )  # fmt: skip
        return
    desk.opening.remember(path)
    desk.opening.moved.emit(desk.session)
    desk.messages.say(_tr("The project is now “{name}”.").format(name=path.name))


def restore_earlier(desk: Desk) -> None:
    """Ask for an earlier state of the project, and open it."""
    from explorer.window.restoring import restore  # the first paint does not wait for it

    restore(desk, desk.session.path)


def retitle(desk: Desk, title: str) -> None:
    """Another headline for the article that is shown."""
    document = desk.article.document_id
    if desk.session is not None and document:
        corpus = desk.session.corpus
        desk.perform(lambda: documents.retitle(corpus, document, title))


def describe(desk: Desk) -> None:
    """Ask what the shown article is called, who wrote it, when and where it was published."""
    document = desk.article.document_id
    if desk.session is None or document not in desk.session.corpus.documents:
        return
    corpus = desk.session.corpus
    answer = ArticleDialog(desk.look, corpus.documents[document], desk.window).ask()
    if answer is not None:
        desk.perform(lambda: documents.describe(corpus, document, **asdict(answer)))


def read_again(desk: Desk) -> None:
    """Extract the article that is shown anew; what a person corrected in it stays."""
    desk.answers.save()
    try:
        desk.opening.read_again(desk.article.document_id)
    except ExplorerError as error:
        desk.messages.warn(str(error))


def tell_unfit(desk: Desk, told: tuple[str, ...]) -> None:
    """Say that corrections fit no more, and list them when asked."""
    if not told:
        return
    says = (
        _tr("{count} things you did no longer fit; they are kept.").format(count=len(told))
        if len(told) > 1
        else _tr("One thing you did no longer fits; it is kept.")
    )
    # It waits for an answer: nothing else in the window leads to this list.
    desk.messages.warn(
        says, _tr("Show"), lambda: accepted(UnfitSheet(desk.look, told, desk.window))
    )


def _ask_for_folder(desk: Desk, title: str) -> Path | None:
    name = QFileDialog.getExistingDirectory(desk.window, title, str(Path.home()))
    return Path(name) if name else None


def _ask_for_files(desk: Desk, title: str) -> list[Path]:
    names, _ = QFileDialog.getOpenFileNames(
        desk.window, title, str(Path.home()), _tr("Articles and projects") + f" ({ENDINGS})",
        options=QFileDialog.Option.DontUseNativeDialog,
    )  # fmt: skip
    return [Path(name) for name in names]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Filing", text)
