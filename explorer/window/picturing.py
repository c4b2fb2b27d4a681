"""From the graph to a picture: asks for what it is, writes it with its quotes, or copies it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtGui import QGuiApplication

from explorer.canvas.picture import render, to_clipboard
from explorer.errors import ExplorerError
from explorer.export.captions import caption_in, filters_of
from explorer.export.quotes import quotes_markdown
from explorer.graph.figures import drawn_in, name_in, title_in
from explorer.graph.scene import Scene
from explorer.graph.story import visible
from explorer.graph.view import Levels, ViewState
from explorer.model.corpus import Corpus
from explorer.session.settings import read_settings, write_settings
from explorer.window.desk import Desk
from explorer.window.exporting import Exporting
from explorer.window.filter_words import exported
from explorer.window.picture_dialog import PictureDialog, PictureStart, PictureWish
from explorer.window.picture_files import save
from explorer.window.selected import selected_part


def picture(desk: Desk, exporting: Exporting) -> None:
    """Ask where a picture will be seen, and write or copy it beside the window."""
    scenes = _scenes(desk)
    corpus, settings = desk.session.corpus, read_settings()
    view, counts = desk.session.view, desk.session.visible().counts
    shown = _filters(corpus, view, counts)
    whole = _filters(corpus, replace(view, level="related", focus=None, figure=""), counts)
    start = PictureStart(
        scenes=scenes,
        title=title_in(corpus, view),
        name=name_in(corpus, view),
        caption=replace(caption_in(corpus, view, desk.session.visible()), filters=()),
        folder=_folder(str(settings.picture.get("folder", ""))),
        theme=desk.look.theme.name,
        remembered=settings.picture,
        filters={
            "view": shown,
            "selection": (_tr("a selection"), *shown),
            "everything": whole,
        },
    )
    wish = PictureDialog(desk.look, start, desk.window).ask()
    if wish is None:
        return
    try:
        write_settings(replace(read_settings(), picture=dict(wish.remembered)))
    except ExplorerError as error:
        desk.messages.warn(str(error))
    if wish.path is None:
        _copy(wish, exporting)
    else:
        asked = None if view.figure else view  # in a figure no filter holds
        _save(corpus, scenes[wish.what], wish, exporting, asked)


def _filters(corpus: Corpus, view: ViewState, counts: Levels) -> tuple[str, ...]:
    """What a view leaves out, a phrase each."""
    words = () if view.figure else exported(corpus, view)
    return (*filters_of(corpus, view, counts), *words)


def copy(desk: Desk) -> None:
    """What the canvas shows, on the clipboard."""
    try:
        to_clipboard(desk.canvas.drawing)
    except ExplorerError as error:
        desk.messages.warn(str(error))
        return
    desk.messages.say(_tr("The picture is on the clipboard."))


def _save(
    corpus: Corpus,
    scene: Scene,
    wish: PictureWish,
    exporting: Exporting,
    asked: ViewState | None,
) -> None:
    quotes = None
    if wish.quotes:
        numbers = {number: scene.lines[row] for row, number in wish.picture.numbers.items()}
        quotes = quotes_markdown(corpus, numbers, wish.options.title, asked)
    told = _tr("Saved “{name}” in {folder}").format(name=wish.path.name, folder=wish.path.parent)
    exporting.start(
        wish.path.name,
        lambda: save(wish.path, wish.picture, wish.target, wish.options, quotes),
        told,
    )


def _copy(wish: PictureWish, exporting: Exporting) -> None:
    images = []

    def steps() -> Iterator[tuple[int, int]]:
        yield 0, 1
        drawing, target = wish.picture.drawing, wish.target
        images.append(render(drawing, target.scale, wish.options.transparent))

    exporting.start(
        _tr("picture"),
        steps,
        _tr("The picture is on the clipboard."),
        lambda: QGuiApplication.clipboard().setImage(images[0]),
    )


def _scenes(desk: Desk) -> dict[str, Scene]:
    """What can be drawn: the view, the selection, everything that has a place."""
    session = desk.session
    scenes = {"view": replace(session.scene(), corrected=frozenset())}
    chosen = selected_part(session)
    if chosen is not None:
        scenes["selection"] = drawn_in(session.corpus, chosen, session.view)
    if session.view.figure:
        return scenes
    view = replace(session.view, level="related", focus=None)
    whole = drawn_in(session.corpus, visible(session.corpus, view), view)
    if len(whole.entities) > len(scenes["view"].entities) and np.isfinite(whole.positions).all():
        scenes["everything"] = whole
    return scenes


def _folder(known: str) -> Path:
    if known and Path(known).is_dir():
        return Path(known)
    pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    return Path(pictures) if pictures and Path(pictures).is_dir() else Path.home()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Picturing", text)
